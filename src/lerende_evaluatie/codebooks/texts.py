"""Every Dutch sentence of the codebooks' room."""

MISSING = "Het codeboek {file} bestaat niet; maak het aan of zet het juiste pad in evaluatie.toml bij [codeboek]."
UNREADABLE = "Het codeboek {file} kan niet gelezen worden ({why}); controleer of het bestand niet beschadigd is."
NOT_UTF8 = "Het codeboek {file} is geen UTF-8; sla het opnieuw op als UTF-8."
TOO_BIG = "Het codeboek {file} is groter dan {limit} MB; controleer of dit het goede bestand is."
FAULTS_ONE = "In het codeboek {file} staat 1 fout; verbeter die en probeer het opnieuw."
FAULTS_MANY = "In het codeboek {file} staan {count} fouten; verbeter ze en probeer het opnieuw."
CANNOT_WRITE = "{file} kan niet geschreven worden ({why}); sluit het bestand als het open staat en controleer de map."
UNKNOWN_FORMAT = "Een codeboek met de uitgang ‘{suffix}’ wordt niet ondersteund; kies uit: {choices}."
CELL_TOO_LONG = (
    "{file} kan niet geschreven worden: ‘{column}’ van de code ‘{id}’ is langer dan de {limit} tekens die Excel "
    "aankan; schrijf het codeboek als csv."
)
CANNOT_EDIT = "Deze wijziging past niet veilig in de manier waarop {file} geschreven is; breng haar zelf aan in de tekst van het codeboek."
NO_SUCH_CODE = "De code ‘{id}’ staat niet (meer) in het codeboek {file}; laad de pagina opnieuw."
HAS_CODES = "Onder de code ‘{name}’ hangen andere codes; verplaats of verwijder die eerst."
LAST_CODE = "Dit is de enige code; een codeboek heeft er minstens één."
UNDER_ITSELF = "Een code kan niet onder zichzelf hangen; kies een andere plek."

NO_WORKBOOK = "dit is geen werkboek van Excel, of het is met een wachtwoord beveiligd"

BAD_BYTE = "dit teken is geen UTF-8; sla het bestand opnieuw op als UTF-8"
TAB = "hier staat een tab; gebruik spaties om in te springen"
SYNTAX = "dit is geen geldige YAML: {problem}"
EMPTY = "het codeboek is leeg"
ALIAS = "verwijzingen met & en * kunnen hier niet; zet een patroon met * of & tussen aanhalingstekens"
TAG = "een uitroepteken vooraan kan hier niet; zet de tekst tussen aanhalingstekens"
BAD_KEY = "hier hoort de naam van een veld te staan, gevolgd door een dubbele punt en een spatie"
TOO_DEEP = "dit is te diep genest; een codeboek heeft hooguit {levels} lagen"
DOUBLE_KEY = "het veld ‘{key}’ staat hier dubbel"
WRONG_TYPE = "hier hoort {wanted} te staan"
NOTHING_THERE = "het veld ‘{field}’ is leeg; vul {wanted} in of haal het veld weg"
COMMENT = 'achter een # leest YAML niet verder, dus dit is nu leeg; zet de waarde tussen aanhalingstekens: "{value}"'
MISSING_FIELD = "het veld ‘{field}’ ontbreekt"
UNKNOWN_FIELD = "het veld ‘{field}’ bestaat niet; kies uit: {choices}"
NOT_A_CHOICE = "‘{value}’ kan hier niet; kies uit: {choices}"
BAD_FORM = "‘{value}’ heeft hier niet de juiste vorm: {wanted}"
TOO_SHORT = "dit veld mag niet leeg zijn"
OUT_OF_RANGE = "{value} kan hier niet; kies een getal tussen 0 en 1"
OTHER = "dit past niet bij de vorm van een codeboek"
DOUBLE_ID = "de code ‘{id}’ bestaat al op regel {line}; elke code heeft een eigen id"
DOUBLE_NAME = "de naam ‘{name}’ wordt al gebruikt op regel {line}; andere programma's verwarren codes met dezelfde naam"
NAME_TAKEN = "er is al een code met de naam ‘{name}’; kies een andere naam"
BAD_PATTERN = "het signaal ‘{pattern}’ kan niet gelezen worden: {problem}"

TYPES = {
    "object": "een groep velden (sleutel: waarde)",
    "array": "een lijst (regels die met - beginnen)",
    "string": "tekst",
    "number": "een getal",
    "boolean": "ja of nee (true of false)",
}
FORMS = {
    "id": "kleine letters, cijfers en _, te beginnen met een letter",
    "kleur": 'een kleur zoals "#1b7837"',
}

# What libyaml says, in words of a person.
COLON = "er staat een dubbele punt in een tekst; zet de tekst tussen aanhalingstekens"
DEEPER = "deze regel springt verder in dan het veld erboven; zet ze recht onder elkaar"
NO_COLON = "achter een veld hoort een dubbele punt met een spatie erachter"
INDENT = "het inspringen klopt niet"
INDENT_OR_DASH = "het inspringen klopt niet, of er ontbreekt een streepje"
AFTER_QUOTE = "achter het aanhalingsteken sluiten staat nog tekst; gebruik binnen een tekst ‘ en ’"
OPEN_QUOTE = "dit aanhalingsteken wordt niet gesloten"
OPEN_LIST = "de lijst die hier met [ begint wordt niet gesloten, of er ontbreekt een komma"
OPEN_GROUP = "de groep die hier met { begint wordt niet gesloten, of er ontbreekt een komma"
START_SIGN = "een tekst die met dit teken begint hoort tussen aanhalingstekens"
PERCENT = "een regel kan niet met % beginnen"
DASH = "een lijst begint op een nieuwe regel onder het veld"
BLOCK = "achter | of > hoort op dezelfde regel niets meer te staan"
ESCAPE = "een \\ kan niet zomaar tussen dubbele aanhalingstekens; schrijf \\\\ of gebruik enkele aanhalingstekens"
DOCUMENTS = "hier staat ---; een codeboek is één geheel, haal die regel weg"
STRANGE_SIGN = "hier staat een onzichtbaar teken dat niet kan; haal het weg"
ANY_SYNTAX = "hier klopt iets niet met inspringen, dubbele punten of aanhalingstekens"

# Tables
IN_COLUMN = "kolom ‘{column}’: {message}"
NO_COLUMNS = "In {file} ontbreken de kolommen {columns}; de eerste regel hoort de kolomnamen te bevatten."
NO_CODES = "In {file} staan geen codes; onder de regel met kolomnamen hoort elke code een eigen regel te hebben."
NOT_TEXT = "Het codeboek {file} is geen UTF-8 en ook geen Windows-tekst; sla het opnieuw op als CSV UTF-8."
UNKNOWN_COLUMN = "de kolom ‘{column}’ bestaat niet; kies uit: {choices}"
DOUBLE_COLUMN = "de kolom ‘{column}’ staat er dubbel"
TOO_MANY_CELLS = "er staan meer cellen dan kolommen; zet een tekst met een scheidingsteken tussen aanhalingstekens"
BAD_QUOTES = "een aanhalingsteken wordt niet gesloten, of staat midden in een cel"
TOO_MANY_ROWS = "een codeboek heeft hooguit {limit} regels; de rest is niet gelezen"
BAD_JSON = '‘{line}’ begint met een accolade maar is geen geldige groep; vergelijk het met {{"term": "werk*"}}'
BAD_SWITCH = "‘{value}’ kan hier niet; vul ja of nee in, of niets"
NOT_A_CELL = "deze cel bevat geen tekst maar een berekening; vul de tekst zelf in"
UNKNOWN_PARENT = "de bovenliggende code ‘{parent}’ bestaat niet; vul het id van een andere code in"
CIRCLE = "de code ‘{id}’ hangt (via andere codes) onder zichzelf"
SHEET_CODES = "codes"
SHEET_BOOK = "codeboek"
FIELD = "veld"
VALUE = "waarde"
YES = "ja"
NO = "nee"

# The codebook in YAML
SCHEMA_COMMENT = "# yaml-language-server: $schema={file}"

# The codebook in Word
PRINT_LANGUAGE = "nl-NL"
PRINT_VERSION = "Codeboek · versie {version} · {codes} codes"
PRINT_KEY = "De streep voor een kop heeft de kleur van de code. Voor elk voorbeeld staat de richting: {signs}."
PRINT_USE = "Wel"
PRINT_AVOID = "Niet"
PRINT_EXAMPLES = "Voorbeelden"
PRINT_NEAR_MISSES = "Net niet"
PRINT_SIGNALS = "Signalen"
PRINT_EXCLUSIONS = "Nooit bij"
PRINT_UNDER = "onder {name}"
PRINT_SECONDARY = "secundaire code"
PRINT_DRAFT = "concept"
PRINT_DRAFT_BY = "concept van {name}"
PRINT_NOT_CODABLE = "kopje, geen code"
PRINT_POLARITY = "Woorden die een richting geven"
PRINT_UNLESS = "niet bij"
PRINT_ONLY_WITH = "alleen bij"
PRINT_VOID = "vervalt bij ontkenning"
PRINT_WEIGHT = "gewicht {weight}"
PRINT_PAGE = "Pagina "
PRINT_OF = " van "

LABELLED_MISSING = "Het bestand {file} bestaat niet; controleer de naam."
LABELLED_UNREADABLE = "{file} kan niet gelezen worden ({why}); controleer of u bij het bestand mag."
LABELLED_TOO_LARGE = "{file} is groter dan 100 MB; knip het in stukken."
LABELLED_FAULTS = "{file} kan niet gebruikt worden: er zijn regels die niet kloppen ({count})."
LABELLED_LINE = (
    'hier hoort {"text": "…", "codes": ["…"], "valence": "positief"} te staan, op één regel; de valentie mag weg.'
)
