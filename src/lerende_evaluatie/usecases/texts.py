"""Every Dutch sentence of the use cases."""

READING = "Transcripten lezen"
LEARNING = "Leren van voorbeelden en beoordelingen"
TAGGING = "Voorstellen maken"
READING_WORDS = "Passages voorbereiden"

NO_TRANSCRIPTS = "In {folder} staan geen transcripten; zet daar uw bestanden ({formats}) en probeer het opnieuw."
UNKNOWN_FORMAT = "{name}: bestanden met de uitgang ‘.{suffix}’ worden niet gelezen; sla het op als {formats}."
OLD_WORD = "{name}: dit is een Word-bestand van voor 2007; open het in Word en sla het op als .docx."
UNREADABLE = "{name} kan niet gelezen worden ({why}); controleer of u bij het bestand mag en of het niet open staat."
READER_FAILED = "{name} kan niet gelezen worden door een fout in het programma; sla het op als .docx of .txt en probeer het opnieuw."
NO_FOLDER = "Typ of plak eerst een map."
NOT_A_FOLDER = "Zo kan een map niet heten; plak het adres van de map zoals de Verkenner of Finder het toont."
NOT_A_WHOLE_PATH = "Geef het hele adres van de map, vanaf het begin, zoals de Verkenner of Finder het toont."
NO_NAME = "Geef het project eerst een naam."
NAME_TOO_LONG = "Deze naam is te lang; gebruik hoogstens {count} tekens."

TOO_LARGE = "{name} is groter dan {size} MB; is dit misschien een opname? Kies het uitgeschreven gesprek."
EMPTY = "{name} is leeg; kijk of het gesprek er in uw tekstverwerker nog in staat en sla het opnieuw op."
HANDED_TWICE = "{name} zit er twee keer bij; alleen het eerste bestand is genomen."
INTERVIEWS_CHANGED = (
    "Deze gegevens zijn intussen ergens anders gewijzigd, dus er is niets overschreven; "
    "laad de gegevens opnieuw: wat u invulde blijft staan, en daarna kunt u het bewaren."
)
UNKNOWN_COLUMN = "Deze kolom bestaat niet; laad de pagina opnieuw."
DISAPPEARED = (
    "Staat niet meer in transcripts, maar blijft met de coderingen in het project; "
    "haal het eruit op het scherm Interviews, of met: lerende-evaluatie ingest --remove-missing."
)
REMOVED = "Is uit het project gehaald; de coderingen zijn bewaard en komen terug als het bestand terugkomt."
SAME_CONTENT = "Heeft precies dezelfde inhoud als {other}; haal er één weg als dat een vergissing is."
SHORT = "Het interview is erg kort (aantal woorden: {words}); is het hele gesprek erin terechtgekomen?"
NO_RESPONDENT = "Er is geen respondent herkend, dus er komen geen voorstellen; geef op het scherm Interviews aan wie respondent is, of zet het in evaluatie.toml bij [sprekers]."
ALIKE = "De namen ‘{one}’ en ‘{other}’ lijken op elkaar; is dat dezelfde spreker?"
NO_ROW = "Er is geen regel voor dit interview in interviews.csv; vul pilot en groep in op het scherm Interviews."
MISTYPED = "In beurt {turn} begint een regel met ‘{label}:’; dat lijkt op de spreker ‘{name}’ maar is niet herkend: verbeter het in het transcript."
LOST = "{count} van uw coderingen konden niet teruggevonden worden in de nieuwe tekst; bekijk ze op het scherm Begin, of met: lerende-evaluatie status."
LOST_ONE = "1 van uw coderingen kon niet teruggevonden worden in de nieuwe tekst; bekijk die op het scherm Begin, of met: lerende-evaluatie status."

NO_SOURCES = "Er zijn nog geen interviews ingelezen; doe eerst: lerende-evaluatie ingest."
UNKNOWN_ENGINE = "In evaluatie.toml staat bij [suggesties] een onbekende engine ‘{name}’; kies uit: {choices}."

UNKNOWN_SUGGESTION = "Dit voorstel bestaat niet meer; laad de pagina opnieuw."
ALREADY_DECIDED = "Over dit voorstel hebt u al besloten; laad de pagina opnieuw."
UNKNOWN_CODING = "Deze codering bestaat niet meer; laad de pagina opnieuw."
NOT_YOUR_CODING = "Deze codering is van een andere codeur; codeer de passage zelf, of schrijf er een memo bij."
ALREADY_CODED = "U hebt deze woorden al met deze code gecodeerd; kies een andere code of pas die codering aan."
UNKNOWN_NOTE = "Deze memo bestaat niet meer; laad de pagina opnieuw."
NOT_YOUR_MEMO = "Deze memo is van een andere codeur; schrijf er zelf een memo bij."
UNKNOWN_STEP = "Deze stap is niet meer te vinden; laad de pagina opnieuw."
OTHER_STEP = "Onder hetzelfde kenmerk is al iets anders gedaan, dus er is niets bewaard; laad de pagina opnieuw."
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

READ_AS = {
    "vormen": "Alle vormen van: {words}",
    "delen": "Als woord, en als deel van een langer woord: {words}",
    "letterlijk": "Precies deze letters: {words}",
}
QUOTE_TO_COPY = "“{words}” ({attribution}, {place})"

CODEBOOK_CHANGED = "Iemand heeft het codeboek intussen gewijzigd, dus uw wijziging is niet bewaard; laad de pagina opnieuw en breng haar dan weer aan."
CODE_CHANGED = "Iemand heeft deze code intussen gewijzigd, dus uw wijziging is niet bewaard; laad de pagina opnieuw en breng haar dan weer aan."
CODE_NO_NAME = "Geef de code een naam."
CODE_NAME_TAKEN = "Er is al een code met de naam ‘{name}’; kies een andere naam of gebruik die code."
CODE_NO_PARENT = "De code waar deze onder moet hangen, bestaat niet meer; laad de pagina opnieuw."
CODE_ID_STAYS = "Het id van een code blijft altijd hetzelfde; maak zo nodig een nieuwe code."
CODE_IN_USE = (
    "De code ‘{id}’ verdwijnt uit het codeboek, maar er rust 1 codering op; die blijft bewaard en houdt deze code.",
    "De code ‘{id}’ verdwijnt uit het codeboek, maar er rusten {count} coderingen op; die blijven bewaard en houden deze code.",
)
NO_CODEBOOK_VERSION = "Deze versie van het codeboek is niet bewaard; laad de pagina opnieuw."
SIGNAL_UNREADABLE = "Het signaal ‘{pattern}’ kan niet gelezen worden: {problem}."

NO_SUCH_ENGINE = "De engine ‘{name}’ bestaat niet; kies uit: {choices}."
GOLD_EMPTY = (
    '{file} is leeg; zet op elke regel een passage, zo: {{"text": "…", "codes": ["…"], "valence": "positief"}}.'
)
GOLD_NO_CODE = (
    "{file} heeft geen enkele code uit het codeboek ‘{codebook}’; "
    "gebruik de ids die u ziet met: lerende-evaluatie codebook show."
)
GOLD_UNKNOWN_CODES = "Deze codes staan niet in het codeboek en tellen niet mee: {codes}."
GOLD_KNOWN = (
    "Een deel van de passages staat ook tussen de voorbeelden ({count}); een engine die leert, scoort daarop te hoog."
)
NOTHING_PROPOSED = "In deze passage is niets voorgesteld."
INSTEAD = "Wel voorgesteld: {reasons}."
NO_REVIEWS = (
    "Er is in dit project nog niets besloten; beoordeel eerst voorstellen met: lerende-evaluatie app, "
    "of meet op uw eigen passages met: lerende-evaluatie evaluate --gold BESTAND."
)

NO_TOPIC = "Er is geen onderwerp {number}; kies een nummer van 1 tot en met {count}."
OTHER_PROJECT = "{file} hoort bij een ander project: geen van de interviews daarin zit in dit project; kies een manifest van dit project."
OTHER_INTERVIEWS = (
    "{file} gaat over andere teksten dan er nu in het project zitten ({names}), dus precies herhalen kan niet; "
    "zoek de onderwerpen opnieuw zonder --manifest."
)
NO_PARENT = "De code ‘{code}’ staat niet in het codeboek; kies bij --parent uit: {choices}."
TOPIC_DEFINITION = "Concept uit onderwerp {number}, door een computer gevonden op {day}. Woorden: {words}."
TOPIC_REASON = "Hoort bij onderwerp {number} ({name}), door: {words}."
TOPIC_REASON_NO_WORDS = "Hoort bij onderwerp {number} ({name})."
TOPICS_NAMED_ALIKE = (
    "Twee van deze onderwerpen heten ‘{name}’; geef er een een andere naam met: lerende-evaluatie topics label."
)
TOPIC_NAME_TAKEN = "Een ander onderwerp heet al ‘{name}’; kies een andere naam."

UNKNOWN_LESSON = "Deze les bestaat niet meer; laad de pagina opnieuw."
LESSON_WRITTEN = "Over ‘{theme}’ staat er al een les (‘{title}’), dus daar komt geen voorstel bij."
LESSON_REFUSED = (
    "Het voorstel over ‘{theme}’ is eerder weggehaald en komt niet terug; "
    "haal het op het scherm Lessen terug, of maak het opnieuw met: lerende-evaluatie lessons draft --again."
)
LESSON_OUTDATED = (
    "Het voorstel ‘{title}’ klopt niet meer, want er is nu te weinig over gecodeerd; "
    "haal het weg op het scherm Lessen, of codeer meer en geef de opdracht opnieuw."
)
UNKNOWN_VERSION = "Deze versie is niet bewaard; laad de pagina opnieuw."
NOT_A_THEME = "Dit thema staat niet (meer) als hoofdcode in het codeboek; laad de pagina opnieuw."
NO_SUCH_PLACE = "Deze plek kent het rapport niet; laad de pagina opnieuw."
UNKNOWN_CASE = "Deze pilot heeft geen interviews (meer); laad de pagina opnieuw."

CHANGES_SUFFIX = "-wijzigingen"
EDITED_SUFFIX = "-bewerkt"
CANNOT_MAKE_WAY = "{file} kan niet gelezen of hernoemd worden ({why}); sluit het in Word, of kies een andere naam."

CHANGED = {
    "added": ("1 citaat erbij", "{count} citaten erbij"),
    "gone": ("1 citaat vervallen", "{count} citaten vervallen"),
    "recoded": ("1 citaat anders gecodeerd", "{count} citaten anders gecodeerd"),
    "signs": ("1 oordeel in de balans anders", "{count} oordelen in de balans anders"),
    "lessons_added": ("1 les erbij", "{count} lessen erbij"),
    "lessons_changed": ("1 les gewijzigd", "{count} lessen gewijzigd"),
    "lessons_gone": ("1 les weg", "{count} lessen weg"),
}

# Lessons, judgements and texts in a file
TAKING_IN = "Lessen en teksten overnemen"
QUOTE_LEFT_OUT = "Bij ‘{name}’ is een citaat weggelaten: de codering daarvan telt niet meer mee."
LESSON_THERE = (
    "Er staat al een andere les met deze titel, en die is zo gelaten; geef deze les een andere titel, "
    "of haal de les in het project eerst weg."
)
RULING_THERE = (
    "Over dit vak van de balans staat er al een ander oordeel, en dat is zo gelaten; neem het toch over met --replace."
)
TEXT_THERE = "Op deze plek staat al een andere tekst, en die is zo gelaten; neem deze toch over met --replace."
NO_CASE_HERE = "Een tekst voor het hele rapport hoort niet bij één pilot; haal ‘pilot’ hier weg."
CHOOSE_PLACE = "Deze plek is er niet bij ‘{kind}’; kies uit: {choices}."
CHOOSE_CASE = "Deze pilot komt bij geen interview voor; kies uit: {choices}."
CHOOSE_THEME = "Dit thema is geen hoofdcode van het codeboek; kies uit: {choices}."
NOT_CODED = "Dit citaat staat wel in {name}, maar is niet gecodeerd; codeer het eerst met: lerende-evaluatie app."
OTHER_CODE = "Dit citaat is in {name} niet met deze code gecodeerd; zet bij ‘code’: {choices}."
CHOOSE_CODE = "Bij dit citaat zijn er in {name} meer codes; zet er met ‘code’ bij welke u bedoelt: {choices}."
CHOOSE_OCCURRENCE = (
    "Bij dit citaat zijn er in {name} {count} gecodeerde passages; neem alle woorden van de passage over, "
    "of zet erbij de hoeveelste u bedoelt, zoals keer: 1."
)
NO_OCCURRENCE = (
    "Bij dit citaat zijn er in {name} niet zo veel gecodeerde passages; kies bij ‘keer’ een getal tot en met {count}."
)
