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
COUNT = "een heel getal, 0 of meer, zonder aanhalingstekens,"

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

CONTEXT_UNREADABLE = (
    "{file} kan niet gelezen worden ({why}); zonder dat bestand staan er geen cijfers van anderen naast de balans."
)
CONTEXT_NO_COLUMN = "{file}, regel {line}: hier ontbreekt {names}; de eerste regel hoort te zijn: {columns}."
CONTEXT_NO_PILOTS = (
    "{file} is nog niet gelezen, want bij geen enkel interview is een pilot ingevuld; doe dat eerst op Interviews."
)
CONTEXT_TOO_MANY = (
    "{file}, regel {line}: er staan te veel velden; zet een waarde met een puntkomma of komma tussen aanhalingstekens."
)
CONTEXT_NO_PILOT = "{file}, regel {line}: er staat geen pilot; kies uit: {choices}."
CONTEXT_PILOT = "{file}, regel {line}: de pilot ‘{value}’ komt bij geen interview voor; kies uit: {choices}."
CONTEXT_THEME = (
    "{file}, regel {line}: het thema ‘{value}’ staat niet in het codeboek; neem de naam van een code, zoals {choices}, "
    "of laat het vak leeg als het over de hele pilot gaat."
)
CONTEXT_KIND = "{file}, regel {line}: de soort ‘{value}’ is niet bekend; kies uit: {choices}."
CONTEXT_NO_VALUE = "{file}, regel {line}: er staat geen waarde; vul die in of haal de regel weg."
CONTEXT_NUMBER = "{file}, regel {line}: de waarde ‘{value}’ is geen getal; schrijf het zoals 1.250.000 of 3,5."
CONTEXT_BELOW_ZERO = "{file}, regel {line}: de waarde ‘{value}’ ligt onder nul; schrijf {kind} zonder minteken."
CONTEXT_SCORE = (
    "{file}, regel {line}: de score ‘{value}’ is niet te lezen; schrijf een getal, of positief, gemengd of negatief."
)
CONTEXT_SCALE = "{file}, regel {line}: de schaal ‘{value}’ is niet te lezen; schrijf die zoals 1 tot 10."
CONTEXT_OUTSIDE_SCALE = (
    "{file}, regel {line}: de score ‘{value}’ valt buiten de schaal {lowest} tot {highest}; verbeter de score, "
    "of vul bij ‘schaal’ de goede in, zoals 1 tot 10."
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
# Hoeveel citaten komen er per code in het rapport? 0 = allemaal.
citaten_per_code = 6
# Komt er […] in de plaats van "eh" en andere haperingen?
haperingen_weglaten = false

# Bij welke codes zoekt het programma citaten voor een pilotportret? Haal de # weg en pas aan.
# [portretten]
# aanleiding = ["gedeelde_visie", "eigen_belang"]
# doelstelling = ["doelen_uitgesproken", "weging_doelen", "doelovereenstemming"]
# partijen = ["rol_gemeente", "strategische_fit"]
# werk = ["passend_werk", "dienstverlening", "productiviteit"]
# aantal = ["toeleiding"]
# ervaringen = ["begeleiding", "draagvlak", "regelgeving"]
# plannen = ["leerruimte", "financiering"]

# Andere respondentgroepen dan de gewone vijf? Haal de # weg en pas aan.
# [groepen]
# deelnemer = "Deelnemers"
# begeleider = "Begeleiders"
"""
CSV_HEADER = "bestand;pilot;groep;functie;datum;ronde"

# A file with lessons, judgements and texts

WRITING_NO_FILE = "{file} bestaat niet; controleer de naam, of maak er een met: lerende-evaluatie lessons export."
WRITING_FAULT = "{file}, regel {line}: {problem} Er is nog niets overgenomen."
WRITING_NO_FIELDS = "Hier horen velden te staan, elk met een dubbele punt erachter; kies uit: {choices}."
WRITING_UNKNOWN_FIELD = "Dit veld is niet bekend; kies uit: {choices}."
WRITING_MISSING = "Het veld ‘{field}’ ontbreekt of is leeg; vul het in."
WRITING_CHOICE = "Bij ‘{field}’ staat iets dat niet bekend is; kies uit: {choices}."
WRITING_NUMBER = "Bij ‘{field}’ hoort een heel getal: 1, 2, 3 …"
WRITING_NO_LIST = "Bij ‘{field}’ hoort een lijst: regels die met een streepje beginnen, of [een, twee]."
WRITING_NO_TEXT = "Bij ‘{field}’ hoort een tekst; zet die zo nodig tussen aanhalingstekens."
WRITING_HEAD = """# Lessen, oordelen bij de balans en teksten voor het rapport, met citaten in de woorden van het interview.
# Overnemen in een project: lerende-evaluatie lessons import BESTAND --coder NAAM
"""

YAML_QUESTION_MARK = (
    "Een los vraagteken leest YAML niet als tekst; schrijf onbekend, of zet het tussen aanhalingstekens."
)
YAML_COLON = (
    "Er staat een dubbele punt in een tekst, of het inspringen klopt niet; zet zo’n tekst tussen aanhalingstekens."
)
YAML_OPEN = "Een lijst of groep die hier begint wordt niet gesloten, of er ontbreekt een komma; zet elke tekst daarin tussen aanhalingstekens."
YAML_OPEN_QUOTE = "Een aanhalingsteken dat hier begint wordt niet gesloten; zet er aan het eind ook een."
YAML_START_SIGN = "Een tekst die met dit teken begint hoort tussen aanhalingstekens; zet die erom."
YAML_STRANGE_SIGN = "Hier staat een onzichtbaar teken dat niet kan; haal het weg."
YAML_TAB = "Hier staat een tab; gebruik spaties om in te springen."
YAML_TOO_DEEP = "Hier liggen te veel lijsten in elkaar; vergelijk het met een bestand dat u exporteerde."
YAML_NO_KEY = "Hier hoort de naam van een veld te staan; zet er een dubbele punt en een spatie achter."
YAML_DOUBLE_KEY = "Dit veld staat hier dubbel; haal er een weg."
YAML_DOCUMENTS = "Hier staat ---; haal die regel weg, want alles hoort in één geheel."
YAML_OTHER = "Dit is geen geldige YAML; kijk of alles recht onder elkaar staat en of teksten met : of # tussen aanhalingstekens staan."
