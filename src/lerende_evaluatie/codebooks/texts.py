"""Every Dutch sentence of the codebooks' room."""

MISSING = "Het codeboek {file} bestaat niet; maak het aan of zet het juiste pad in evaluatie.toml bij [codeboek]."
UNREADABLE = "Het codeboek {file} kan niet gelezen worden ({why}); controleer of het bestand niet beschadigd is."
NOT_UTF8 = "Het codeboek {file} is geen UTF-8; sla het opnieuw op als UTF-8."
FAULTS_ONE = "In het codeboek {file} staat 1 fout; verbeter die en probeer het opnieuw."
FAULTS_MANY = "In het codeboek {file} staan {count} fouten; verbeter ze en probeer het opnieuw."
CANNOT_WRITE = "{file} kan niet geschreven worden ({why}); sluit het bestand als het open staat en controleer de map."
UNKNOWN_FORMAT = "Een codeboek met de uitgang ‘{suffix}’ wordt niet ondersteund; kies uit: {choices}."
NO_COLUMNS = "In {file} ontbreken de kolommen {columns}; de eerste regel hoort de kolomnamen te bevatten."
EXISTS = "{file} bestaat al; kies een andere naam of gebruik --force om het te vervangen."

TAB = "hier staat een tab; gebruik spaties om in te springen"
SYNTAX = "dit is geen geldige YAML: {problem}"
EMPTY = "het codeboek is leeg"
ALIAS = "verwijzingen met & en * kunnen hier niet; zet een patroon met * tussen aanhalingstekens"
DOUBLE_KEY = "het veld ‘{key}’ staat hier dubbel"
WRONG_TYPE = "hier hoort {wanted} te staan"
MISSING_FIELD = "het veld ‘{field}’ ontbreekt"
UNKNOWN_FIELD = "het veld ‘{field}’ bestaat niet; kies uit: {choices}"
NOT_A_CHOICE = "‘{value}’ kan hier niet; kies uit: {choices}"
BAD_FORM = "‘{value}’ heeft hier niet de juiste vorm: {wanted}"
TOO_SHORT = "dit veld mag niet leeg zijn"
OUT_OF_RANGE = "{value} kan hier niet; kies een getal tussen 0 en 1"
OTHER = "dit past niet bij de vorm van een codeboek"
DOUBLE_ID = "de code ‘{id}’ bestaat al op regel {line}; elke code heeft een eigen id"
DOUBLE_NAME = "de naam ‘{name}’ wordt al gebruikt op regel {line}; andere programma's verwarren codes met dezelfde naam"
BAD_PATTERN = "het signaal ‘{pattern}’ kan niet gelezen worden: {problem}"
UNKNOWN_PARENT = "de bovenliggende code ‘{parent}’ bestaat niet"
CIRCLE = "de code ‘{id}’ hangt (via andere codes) onder zichzelf"

TYPES = {
    "object": "een groep velden (sleutel: waarde)",
    "array": "een lijst (regels die met - beginnen)",
    "string": "tekst",
    "number": "een getal",
    "boolean": "true of false",
}
FORMS = {
    "id": "kleine letters, cijfers en _, te beginnen met een letter",
    "kleur": "een kleur zoals \"#1b7837\"",
}
