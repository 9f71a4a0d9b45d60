"""Every Dutch sentence of the projects' room."""

NO_PROJECT = (
    "In {folder} staat geen evaluatie.toml; ga naar de map van uw evaluatie, noem die met --project, "
    "of begin een nieuwe met: lerende-evaluatie init NAAM."
)
BAD_TOML = (
    "In {file}, regel {line}, staat iets dat geen geldige TOML is; "
    "vergelijk de regel met de voorbeelden in de handleiding."
)
NOT_UTF8 = "{file} is geen UTF-8; sla het bestand opnieuw op als UTF-8."
UNREADABLE = "{file} kan niet gelezen worden ({why}); controleer of u bij het bestand mag."
NOT_QUOTED = (
    "In {file}, regel {line}, hoort de bestandsnaam tussen aanhalingstekens te staan, zoals "
    '[sprekers."01_gesprek.docx"].'
)
UNKNOWN_SECTION = "In {file}, regel {line}, bestaat het onderdeel [{section}] niet; kies uit: {choices}."
UNKNOWN_KEY = "In {file}, regel {line}, bestaat ‘{key}’ niet in [{section}]; kies uit: {choices}."
WRONG_TYPE = "In {file}, regel {line}, hoort bij ‘{key}’ {wanted} te staan."
EMPTY_GROUPS = "In {file}, regel {line}, staat geen groep onder [groepen]; vul er één in of haal het kopje weg."
OUTSIDE = "In {file}, regel {line}, wijst ‘{key}’ naar een plek buiten de projectmap; gebruik een pad binnen de map."
ALREADY = "In {folder} staat al een evaluatie (evaluatie.toml); kies een andere map, dan blijft die ongemoeid."
CANNOT_WRITE = (
    "{file} kan niet geschreven worden ({why}); controleer of het bestand niet in een ander programma open staat."
)
CANNOT_CHANGE = (
    "De sprekers kunnen niet in {file} gezet worden zonder iets anders te veranderen; "
    'zet ze er zelf in, onder [sprekers."naam van het bestand"].'
)
CANNOT_MAKE = "De map {folder} kan niet gemaakt worden ({why}); kies een andere plek."

TEXT = "een tekst tussen aanhalingstekens"
LIST = 'een lijst met teksten, zoals ["Interviewer", "Anna"],'
TABLE = "een groep regels"
YES_OR_NO = "true of false, zonder aanhalingstekens,"

NO_ADDRESS = "In {file}, regel {line}, is ‘{key}’ geen bruikbaar webadres; schrijf het zoals http://127.0.0.1:11434/v1."
LEAVES_COMPUTER = (
    "In {file}, regel {line}, wijst ‘{key}’ naar iets buiten deze computer: daar gaan dan woorden uit uw interviews heen; "
    "neem een model op deze computer, of zet er adres_buiten_deze_computer = true bij als uw organisatie dat goedvindt."
)

CSV_UNREADABLE = "{file} kan niet gelezen worden ({why}); de interviews zijn zonder deze gegevens ingelezen."
CSV_NO_COLUMN = "{file}, regel {line}: de kolom ‘bestand’ ontbreekt; de eerste regel hoort te zijn: {columns}."
CSV_UNKNOWN_COLUMN = "{file}, regel {line}: de kolom ‘{column}’ is niet bekend en overgeslagen; bekend zijn: {columns}."
CSV_DOUBLE_COLUMN = "{file}, regel {line}: de kolom ‘{column}’ staat er dubbel; de eerste is gebruikt."
CSV_QUOTES = (
    "{file}, regel {line}: een aanhalingsteken wordt niet gesloten of staat op een verkeerde plek; "
    "de regels vanaf hier zijn niet gelezen."
)
CSV_NO_FILE = "{file}, regel {line}: er staat geen bestandsnaam; de regel is overgeslagen."
CSV_DOUBLE = "{file}, regel {line}: ‘{name}’ staat ook op regel {other}; de eerste regel is gebruikt."
CSV_ABSENT = "{file}, regel {line}: het bestand ‘{name}’ staat niet in transcripts; controleer de naam."
CSV_GROUP = "{file}, regel {line}: de groep ‘{value}’ is niet bekend; kies uit: {choices}."
CSV_DATE = "{file}, regel {line}: de datum ‘{value}’ is niet te lezen; schrijf jjjj-mm-dd, zoals 2023-05-31."
CSV_ROUND = "{file}, regel {line}: de ronde ‘{value}’ is geen getal; schrijf 1, 2, 3 …"
CSV_TOO_MANY = "{file}, regel {line}: er staan te veel velden; zet een tekst met een puntkomma tussen aanhalingstekens."
CSV_CANNOT_EDIT_QUOTES = (
    "{file}, regel {line}: een aanhalingsteken wordt niet gesloten of staat op een verkeerde plek; "
    "verbeter dat eerst in een rekenblad, er is nog niets bewaard."
)

CELL_LONG = "Dit is te lang; gebruik hoogstens {count} tekens."
CELL_GROUP = "Deze groep is niet bekend; kies uit: {choices}."
CELL_DATE = "Deze datum is niet te lezen; schrijf dag-maand-jaar, zoals 31-05-2023."
CELL_ROUND = "De ronde is een heel getal: 1, 2, 3 …"

NAME_LONG = "De naam van het bestand ‘{name}…’ is te lang; geef het een naam van hoogstens {count} tekens."
NAME_UNFIT = "Het bestand ‘{name}’ heeft een naam die niet overal bewaard kan worden; geef het een naam met gewone letters en cijfers."
NAME_NO_TRANSCRIPT = "‘{name}’ is naar zijn naam geen transcript; geef het bestand een andere naam als het dat wel is."

TEMPLATE = """# Instellingen van deze evaluatie. Alles achter een # is uitleg.

[project]
naam = {name}

[opslag]
# Alles wat u doet staat in dit bestand. Een PostgreSQL-adres kan hier ook.
url = "sqlite:///project.db"

[codeboek]
bestand = {codebook}

[taal]
# "auto" neemt het beste dat geïnstalleerd is; "ingebouwd" werkt altijd.
pipeline = "auto"

[sprekers]
# Wie stelt de vragen? Vul labels in zoals ze in de transcripten staan; leeg = zelf herkennen.
interviewer = []
respondent = []

# Voor één bestand apart:
# [sprekers."01_gesprek.docx"]
# interviewer = ["Marja"]

[rapport]
titel = {name}
ondertitel = ""
# Een eigen Word-sjabloon, bijvoorbeeld "huisstijl.docx".
sjabloon = ""

# Andere respondentgroepen dan de gewone vijf? Haal de # weg en pas aan.
# [groepen]
# deelnemer = "Deelnemers"
# begeleider = "Begeleiders"
"""
CSV_HEADER = "bestand;pilot;groep;functie;datum;ronde"
