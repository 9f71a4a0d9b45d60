"""Every Dutch sentence of the use cases."""

READING = "Transcripten lezen"
TAGGING = "Voorstellen maken"

NO_TRANSCRIPTS = "In {folder} staan geen transcripten; zet daar uw bestanden ({formats}) en probeer het opnieuw."
UNKNOWN_FORMAT = "{name}: bestanden met de uitgang ‘.{suffix}’ worden niet gelezen; sla het op als {formats}."
OLD_WORD = "{name}: dit is een Word-bestand van voor 2007; open het in Word en sla het op als .docx."
UNREADABLE = "{name} kan niet gelezen worden ({why}); controleer of u bij het bestand mag en of het niet open staat."
READER_FAILED = "{name} kan niet gelezen worden door een fout in het programma; sla het op als .docx of .txt en probeer het opnieuw."
DISAPPEARED = (
    "Staat niet meer in transcripts, maar blijft met de coderingen in het project; "
    "haal het eruit met: lerende-evaluatie ingest --remove-missing."
)
REMOVED = "Is uit het project gehaald; de coderingen zijn bewaard en komen terug als het bestand terugkomt."
SAME_CONTENT = "Heeft precies dezelfde inhoud als {other}; haal er één weg als dat een vergissing is."
SHORT = "Het interview is erg kort (aantal woorden: {words}); is het hele gesprek erin terechtgekomen?"
NO_RESPONDENT = "Er is geen respondent herkend, dus er komen geen voorstellen; zet in evaluatie.toml bij [sprekers] wie respondent is."
ALIKE = "De namen ‘{one}’ en ‘{other}’ lijken op elkaar; is dat dezelfde spreker?"
NO_ROW = "Er is geen regel voor dit interview in interviews.csv; pilot en groep zijn nog niet bekend."
MISTYPED = "In beurt {turn} begint een regel met ‘{label}:’; dat lijkt op de spreker ‘{name}’ maar is niet herkend: verbeter het in het transcript."
LOST = "{count} van uw coderingen konden niet teruggevonden worden in de nieuwe tekst; bekijk ze met: lerende-evaluatie status."
LOST_ONE = (
    "1 van uw coderingen kon niet teruggevonden worden in de nieuwe tekst; bekijk die met: lerende-evaluatie status."
)

NO_SOURCES = "Er zijn nog geen interviews ingelezen; doe eerst: lerende-evaluatie ingest."
UNKNOWN_ENGINE = "In evaluatie.toml staat bij [suggesties] een onbekende engine ‘{name}’; kies uit: {choices}."

UNKNOWN_SUGGESTION = "Dit voorstel bestaat niet meer; laad de pagina opnieuw."
ALREADY_DECIDED = "Over dit voorstel is al besloten; laad de pagina opnieuw."
UNKNOWN_CODING = "Deze codering bestaat niet meer; laad de pagina opnieuw."
UNKNOWN_SOURCE = "Dit interview bestaat niet meer; laad de pagina opnieuw."

REVIEW_WORKBOOK = "{file} is een rekenblad; kies daarin “Opslaan als” → “CSV UTF-8” en verwerk dat bestand."
REVIEW_NO_FILE = "Het bestand met besluiten {file} bestaat niet; controleer de naam."
REVIEW_COLUMNS = "{file}, regel 1: de kolommen {columns} ontbreken; de eerste regel hoort te zijn: {wanted}."
REVIEW_UNREADABLE = "{file} kan niet gelezen worden ({why}); sla het op als csv (UTF-8)."
REVIEW_QUOTES = (
    "{file}, regel {line}: een aanhalingsteken wordt niet gesloten of staat op een verkeerde plek; "
    "verbeter dat en probeer het opnieuw, er is nog niets verwerkt."
)
REVIEW_PROBLEM = "{file}, regel {line}: {problem}"
REVIEW_SOURCE = "Het interview ‘{name}’ is niet ingelezen; controleer de naam of doe eerst: lerende-evaluatie ingest."
REVIEW_QUOTE = "Dit citaat staat niet woordelijk in {name}; kopieer het precies uit het transcript."
REVIEW_NO_CODE = "Er staat geen code op deze regel; vul de kolom ‘code’ in."
# Without what stands in the cell: where a semicolon too many shifts the cells, that is a piece of the quote.
REVIEW_DECISION = "Dit besluit is niet bekend; schrijf ja of nee."
REVIEW_VALENCE = "Deze valentie is niet bekend; schrijf positief, negatief, gemengd of neutraal."

REPORT_TITLE = "Lerende evaluatie {name}"
SOFTWARE = "lerende-evaluatie {version}"
DECIDING = "Besluiten verwerken"
