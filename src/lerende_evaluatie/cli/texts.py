"""Every Dutch sentence of the command line, click's own included."""

from lerende_evaluatie.domain.tracing import Standing

FOLDER = "MAP"
FILE = "BESTAND"
PARTS = "DELEN"
OPTIONAL_FILE = "[BESTAND]"
OPTIONAL_CODE = "[CODE]"
NAME = "NAAM"
NUMBER = "NUMMER"
OPTIONS = "[OPTIES]"
SUBCOMMAND = "OPDRACHT …"

HELP = """Van interviewtranscripten naar lessen in Word: inlezen, voorstellen maken, beoordelen, rapporteren.

Alles blijft op deze computer. Begin met: lerende-evaluatie init mijn-evaluatie
"""
INIT = "Begin een nieuwe evaluatie in MAP."
INGEST = "Lees de transcripten in en toon wat opvalt."
TAG = "Laat het codeboek voorstellen doen voor coderingen."
REVIEW = "Beoordeel voorstellen in een rekenblad."
REVIEW_EXPORT = "Schrijf de open voorstellen naar een csv-bestand; vul daarin de kolom ‘besluit’ in (ja of nee)."
REVIEW_IMPORT = "Verwerk de besluiten uit een csv-bestand op naam van een codeur."
APP = "Open het programma in de browser: alles van inlezen tot Word."
EXPORT = "Maak het rapport of een tabel met citaten."
EXPORT_HTML = "Maak het rapport als één pagina voor de browser, ook zonder internet te lezen."
EXPORT_XLSX = "Maak een rekenblad met coderingen, balans, vergelijking, lessen, portretten, interviews en codes."
EXPORT_WORD = "Maak het Word-rapport met wat besloten is."
EXPORT_QUOTES = "Maak een tabel met de gecodeerde citaten."
STATUS = "Toon wat er in het project zit en wat nog te beoordelen is."
CODEBOOK = "Controleer, toon, importeer of exporteer een codeboek."
CODEBOOK_CHECK = "Controleer een codeboek en noem elke fout met regel en kolom."
CODEBOOK_SHOW = "Toon alle codes, of alles over één code."
CODEBOOK_IMPORT = "Maak van een tabel (csv of xlsx) een codeboek."
CODEBOOK_EXPORT = "Schrijf het codeboek als csv, xlsx, docx of yaml."

OPTION_PROJECT = "De map van de evaluatie; anders de map waar u nu bent."
OPTION_REMOVE = (
    "Haal interviews uit het project waarvan het bestand niet meer in transcripts staat; "
    "hun coderingen worden bewaard en komen terug als het bestand terugkomt."
)
OPTION_JSON = "Geef het resultaat als één JSON-document."
OPTION_DEBUG = "Toon bij een fout ook waar in het programma die ontstond."
OPTION_FORCE = "Vervang een bestand dat er al is."
OPTION_CODER_OPEN = "Schrijf wat deze codeur nog niet besloten heeft, ook als een ander dat wel deed."
OPTION_CODER = "Op wiens naam de besluiten komen te staan."
OPTION_PORT = "Poort van het scherm; anders de eerste vrije vanaf 8501."
OPTION_NO_BROWSER = "Open niet vanzelf een browser."
OPTION_OUTPUT = "Waar het bestand komt; anders een vrije naam in de map van de evaluatie."
OPTION_COMMENTS = (
    "Zet bij elk citaat een opmerking in de kantlijn: uit welk interview het komt, en hoe het gecodeerd is."
)
OPTION_PARTS = (
    "Alleen deze delen van het rapport, met komma's ertussen: introduction (inleiding), pilots (portretten), framework (analysekader), "
    "balance (balans), comparison (vergelijking), lessons (lessen), quotes (citaten per thema), appendices (bijlagen)."
)
UNKNOWN_PART = "Het rapport heeft geen deel ‘{name}’; kies bij --parts uit: {choices}."
OPTION_TEMPLATE = "Word-bestand (.docx) met uw huisstijl."
OPTION_SUGGESTIONS = "Neem ook voorstellen op die nog niemand beoordeelde, zichtbaar gemarkeerd."
OPTION_FORMAT = "Soort bestand; anders wat de naam bij --output zegt, of xlsx."
OPTION_CODEBOOK = "Een ander codeboek dan dat van de evaluatie."

INTERRUPTED = "Gestopt. Wat al klaar was, is bewaard; geef de opdracht opnieuw om verder te gaan."
MEMORY = "Het geheugen van deze computer is vol; sluit andere programma's en probeer het opnieuw."
UNFORESEEN = (
    "Er ging iets mis in het programma zelf ({kind} in {place}); uw gegevens zijn niet veranderd. "
    "Meld dit bij de makers, met de uitvoer van dezelfde opdracht met --debug."
)
EXISTS = "{file} bestaat al; kies een andere naam of vervang het bestand met --force."
WRONG_SUFFIX = "{file} krijgt de inhoud van een {suffix}-bestand; geef het een naam die eindigt op {suffix}."
NO_FOLDER = "De map {folder} kan niet gemaakt worden ({why}); kies een andere plek."
CANNOT_WRITE = "{file} kan niet geschreven worden ({why}); sluit het als het open staat, of kies een andere plek."
NO_CODE = "De code ‘{code}’ staat niet in het codeboek; kies uit: {choices}."

INIT_DONE = "De evaluatie staat klaar in {folder}:"
INIT_NEXT = "Zet uw transcripten in {folder}/transcripts, vul interviews.csv in, en geef daarna in die map: lerende-evaluatie ingest"
INGEST_NEXT = "Klopt het? Ga verder met: lerende-evaluatie tag"
MOVED = "bestaande coderingen zijn teruggevonden in de nieuwe tekst: {count}."
TAG_PIPELINE = "Taal: {pipeline}. Codeboek: {codebook}."
TAG_LEARNED = (
    "Geleerd van {examples} voorbeelden bij het codeboek en {decisions} passages die u of een ander beoordeelde."
)
TAG_DONE = "Bekeken interviews: {tagged}; ongewijzigd: {unchanged}. Open voorstellen: {open}; al besloten: {decided}."
TAG_NEXT = "Beoordeel ze met: lerende-evaluatie app"
TAG_NOTHING = "Er zijn geen open voorstellen."
REVIEW_EXPORTED = "{file} is geschreven; open voorstellen: {count}."
REVIEW_IMPORTED = (
    "Besluiten van {coder}: {accepted} aanvaard, {changed} gewijzigd, {rejected} afgewezen, {by_hand} met de hand gecodeerd, "
    "{already} al gedaan, {nothing_to_reject} keer nee zonder open voorstel."
)
EXPORTED = "{file} is geschreven, met {quotes}."
EXPORTED_PARTS = "{file} is geschreven, met alleen de delen die u koos; de hele evaluatie telt {quotes}."
EXPORTED_SUGGESTIONS = "Ook opgenomen en gemarkeerd: voorstellen die nog niemand beoordeelde ({count})."
EXPORTED_LOST = "Let op: coderingen die na een wijziging van het transcript zijn kwijtgeraakt, staan er niet in ({count}); bekijk ze met: lerende-evaluatie status"
EXPORTED_KEPT = "In het bestand dat er stond, heeft iemand gewerkt; het is bewaard als {file}."
EXPORTED_SINCE = "Sinds het vorige rapport ({file}, {at:%d-%m-%Y %H:%M}) is er veranderd:"
EXPORTED_CHANGES = "Wat er precies veranderd is, staat in {file}."
EXPORTED_TRACE = (
    "Werkte u verder in {file}? Kijk dan welke citaten daarin nog kloppen met: lerende-evaluatie trace {file}"
)
EXPORTED_CONTENTS = (
    "De paginanummers in de inhoudsopgave zijn geschat: klik er in Word met rechts op en kies ‘Veld bijwerken’."
)
EXPORTED_NOTHING = "Er is nog niets gecodeerd; beoordeel eerst voorstellen met: lerende-evaluatie app"
NAMES_IN_QUOTES = (
    "Let op: in citaten valt de naam van een spreker ({count} keer); kijk daarnaar voordat u het deelt ({places})."
)
STATUS_TITLE = "Evaluatie: {name}"
STATUS_COUNTS = "Interviews: {interviews}. Voorstellen open: {open}, besloten: {decided}. Coderingen: {codings}."
STATUS_CODEBOOK = "Codeboek: {codebook}"
STATUS_PIPELINE = "Taal: {pipelines}"
STATUS_CODERS = "Codeurs: {coders}"
STATUS_SCHEMA = "Versie van de database: {version}"
STATUS_LOST = "Niet teruggevonden na een wijziging van het transcript ({count}); codeer deze opnieuw. De beurt is die van de oude tekst:"
STATUS_EMPTY = "Er zijn nog geen interviews; zet transcripten in transcripts en geef: lerende-evaluatie ingest"
NONE_YET = "nog geen"
CODEBOOK_VALID = "{file} is in orde (codes: {codes}, signalen: {signals})."
CODEBOOK_IMPORTED = (
    "{file} is geschreven (codes: {codes}); kies het in evaluatie.toml bij [codeboek] om het te gebruiken."
)
CODEBOOK_EXPORTED = "{file} is geschreven."
CODEBOOK_FORMAT = "De uitgang ‘{suffix}’ kan niet; kies uit: {choices}."
USE_WHEN = "Wel"
AVOID_WHEN = "Niet"
EXAMPLES = "Voorbeelden:"
NEAR_MISSES = "Net niet:"
SIGNALS = "Signalen:"

EVALUATE = """Meet hoe goed de voorstellen zijn.

Zonder --gold: op wat in dit project al besloten is.

Met --gold: op passages uit een bestand, waarvan mensen zeiden waar ze over gaan. Elke passage telt als een beurt van
een respondent, en staat op een eigen regel:

\b
{"id": "p1", "text": "…", "codes": ["…"], "valence": "positief"}
"""
OPTION_GOLD = "Bestand (.jsonl) met passages en hun codes."
OPTION_ENGINE = "Meet alleen deze engine; anders die van de instellingen samen, zoals bij tag."
EVALUATE_ON = "Gemeten passages: {passages}. Engines: {engines}. Taal: {pipeline}. Codeboek: {codebook}."
EVALUATE_MAIN = "Hoofdcodes: macro-F1 {macro} (95 %: {macro_interval}), micro-F1 {micro} (95 %: {micro_interval})."
EVALUATE_ALL = "Alle codes: macro-F1 {macro} (95 %: {macro_interval}), micro-F1 {micro} (95 %: {micro_interval})."
EVALUATE_LEGEND = (
    "Precisie: welk deel van wat voorgesteld is, klopt. Recall: welk deel van wat er is, is voorgesteld. F1: die twee "
    "samen. Macro: het gemiddelde over de codes die in het bestand voorkomen; in micro telt elk antwoord even zwaar, "
    "ook een vals alarm bij een code die niet voorkomt. Een subcode telt ook mee bij de code erboven. "
    "95 %: binnen deze grenzen lag 95 % van de uitkomsten bij het steeds opnieuw loten van passages."
)
EVALUATE_VALENCE = "Valentie: {accuracy} klopt (95 %: {interval}), op {passages} passages. Verwarring:"
EVALUATE_CONFUSION = "is ↓ / voorgesteld →"
EVALUATE_RELIABILITY = "Wat een score waard is: van de voorstellen met score 0,8 hoort ongeveer 0,8 te kloppen."
EVALUATE_BAND = "{low}–{high}"
EVALUATE_NOTHING = "–"
EVALUATE_MISSES = "Gemist: {count}. De ergste ({shown}):"
EVALUATE_FALSE_ALARMS = "Vals alarm: {count}. De stelligste ({shown}):"
EVALUATE_NO_CODE = "geen code"
EVALUATE_WHY = "    {reason}. Volgens het bestand: {right}."
EVALUATE_REVIEWS = "Codeurs: {coders}. Alle engines samen; met de hand gecodeerd zonder voorstel: {added}."
EVALUATE_ENGINE = "Engine en versie: {engine}"
EVALUATE_TOTAL = "Samen"
EVALUATE_REVIEWS_LEGEND = (
    "Precisie: welk deel van de besluiten het voorstel goed vond (aanvaard, of gewijzigd met behoud van de code). "
    "Gemist: met de hand gecodeerd waar niemand iets voorstelde; dat is bij elke engine hetzelfde getal. "
    "Recall: welk deel van al het bewijs uit deze voorstellen kwam. Een subcode telt ook mee bij de code erboven; "
    "bij meer codeurs telt elk besluit."
)


NUMBERS = "NUMMER …"
OPTIONAL_NUMBER = "[NUMMER]"
CODE = "CODE"
EMBEDDING = "SOORT"
AUTO_OR_NUMBER = "auto|NUMMER"
TOPICS = "Zoek onderwerpen die het codeboek misschien niet noemt (BERTopic)."
TOPICS_FIT = """Zoek onderwerpen in wat respondenten zeggen, zonder codeboek.

Er wordt een paar keer gezocht, steeds vanaf een ander begin, zodat te zien is welke onderwerpen terugkomen. Alles komt
in een map: tabellen (csv en xlsx), een pagina om te lezen (onderwerpen.html), het model, en een manifest waarmee u
precies hetzelfde nog eens kunt doen.
"""
TOPICS_SHOW = "Toon de onderwerpen, of één onderwerp met typische passages."
TOPICS_COMPARE = "Leg de onderwerpen naast het codeboek: wat is al gedekt, en wat heeft nog geen code?"
TOPICS_LABEL = 'Geef een onderwerp een NAAM die blijft als het terugkomt; een lege naam ("") haalt hem weg.'
TOPICS_TO_CODES = "Maak van onderwerpen concept-codes, met de passages als voorstellen om te beoordelen."
OPTION_TOPICS = "Map met onderwerpen; anders export/topics."
OPTION_TOPICS_OUTPUT = "Map waar alles komt; anders export/topics."
OPTION_PASSAGES = "Wat een passage is: een beurt, een zin, of een stuk van een beurt."
OPTION_EMBEDDING = (
    "Waarop passages vergeleken worden: tfidf (hun woorden), spacy (woordvectoren), sentence-transformers:MAP (een model "
    "dat al op deze computer staat), of auto."
)
OPTION_CLUSTERS = "Hoeveel onderwerpen; bij auto bepalen de passages dat."
OPTION_SEEDS = "Hoe vaak er gezocht wordt, steeds vanaf een ander begin."
OPTION_ROLE = "Wiens woorden: van respondenten, of van iedereen."
OPTION_REDUCTION = "Hoe de passages in weinig dimensies komen; pca is sneller en grover."
OPTION_MANIFEST = "Doe precies wat in dit manifest (manifest.json) staat."
OPTION_PARENT = "Id van de code waar de nieuwe codes onder komen; anders bovenaan."
OPTION_TOPICS_CODER = "Wie de concept-codes maakt."
WRONG_EMBEDDING = "--embedding {value} bestaat niet; kies uit: {choices}, of sentence-transformers:MAP."
WRONG_CLUSTERS = "Bij --clusters hoort auto of een getal van 2 of meer, en geen ‘{value}’."
TOPICS_CHOSEN_TWICE = "Met --manifest liggen alle keuzes vast; laat {options} weg."
TOPICS_LEFT_OUT = "Gebruikte passages: {used}; te kort of zonder woorden die iets zeggen: {left_out}."
TOPICS_WRITTEN = "Alles staat in {folder}; open daar onderwerpen.html om te lezen."
TOPICS_SAME = "De uitkomst is precies dezelfde als in het manifest."
TOPICS_NOT_SAME = "De uitkomst is niet precies dezelfde als in het manifest."
TOPICS_VERSIONS = "Andere versies dan in het manifest: {versions}."
TOPICS_FEW = (
    "Let op: dit zijn weinig passages ({count}); gebruik alleen onderwerpen die terugkomen, en lees de passages erbij."
)
TOPICS_LOW = (
    "Let op: de keren komen weinig overeen ({agreement}; 0 is toeval, 1 is gelijk); kijk vooral naar wat terugkomt."
)
TOPICS_PCA = "Let op: met pca en zonder vast aantal komt er elke keer hetzelfde uit; dat een onderwerp terugkomt, zegt dan niets."
TOPICS_DROPPED = "Let op: van de {offered} passages zijn er {dropped} niet gebruikt, omdat er te weinig woorden in staan die ook elders vallen."
TOPICS_CHANCE = "Let op: met geschudde woorden zijn overeenstemming en samenhang bijna even goed; neem de onderwerpen alleen als leeswijzer."
TOPICS_WAITING = "Namen waarvan het onderwerp nu niet terugkwam; ze zijn bewaard: {names}."
TOPICS_COMPARED = "Geteld in de {interviews} van de {of} interviews waarin iets gecodeerd is."
TOPICS_CHANGED = (
    "Let op: interviews die sindsdien gewijzigd of weg zijn, doen niet mee ({names}); zoek de onderwerpen opnieuw."
)
TOPICS_NEXT = "Het zijn concepten: beoordeel de passages en pas de codes aan in het scherm, met: lerende-evaluatie app"
UNSTEADY = " (wisselvallig)"
TOPIC_WORDS = "Woorden: {words}."
TOPIC_SIZE = "Passages: {size}. Komt terug: {back} van {seeds} keer. Typische passages:"
TOPIC_NAMED = "Onderwerp {number} heet nu: {name}."
TOPIC_CODE = "{code} ({name}): {count} passages als voorstel."


REPORT = "RAPPORT.docx"
TRACE = "Loop in een Word-rapport elk citaat na: staat het nog letterlijk in het interview?"
OPTION_TRACE_ALL = "Toon ook de citaten die in orde zijn."
TRACE_DONE = "{file}: {count} citaten. {counts}."
TRACE_NONE = "Er zijn geen citaten in gevonden"
TRACE_COUNTS = {
    Standing.VERBATIM: "Letterlijk: {count}",
    Standing.SHORTENED: "ingekort met […]: {count}",
    Standing.EDITED: "gewijzigd: {count}",
    Standing.CHANGED: "interview gewijzigd of weg: {count}",
    Standing.WITHDRAWN: "codering ingetrokken: {count}",
    Standing.LOOSE: "zonder merkteken, wel letterlijk: {count}",
    Standing.UNKNOWN: "niet gevonden: {count}",
}
TRACE_QUOTE = "{name}, onder “{under}” ({place})"
TRACE_NOWHERE = "in geen enkel interview"
TRACE_MEANING = {
    Standing.VERBATIM: "Staat er letterlijk zo.",
    Standing.SHORTENED: "Staat er letterlijk zo, op weggelaten woorden na.",
    Standing.EDITED: "Dit is niet wat er gezegd is; zet de woorden terug, of laat alleen weg met […].",
    Standing.CHANGED: "Het interview heeft nu een andere tekst of zit niet meer in het project; zoek het citaat opnieuw.",
    Standing.WITHDRAWN: "De woorden kloppen, maar de codering is ingetrokken; laat het citaat weg of codeer het opnieuw.",
    Standing.LOOSE: "Er is geen merkteken dat naar een codering leidt (overgetypt, of uit een ander project?), maar de woorden staan letterlijk in het interview.",
    Standing.UNKNOWN: "Deze woorden horen bij geen codering in dit project; controleer waar het citaat vandaan komt.",
}
TRACE_PRINTED = "In het rapport:"
TRACE_SAID = "Gezegd:        "


def quotes(passages: int, codings: int) -> str:
    """Return "1 citaat", "2 citaten" or, when some have several codes, "2 citaten (3 coderingen)"."""
    found = f"{passages} citaat" if passages == 1 else f"{passages} citaten"
    return found if codings == passages else f"{found} ({codings} coderingen)"


CLICK = {
    "Usage:": "Gebruik:",
    "Options": "Opties",
    "Commands": "Opdrachten",
    "Positional arguments": "Gegevens",
    "Show this message and exit.": "Toon deze uitleg.",
    "Show the version and exit.": "Toon de versie.",
    "%(prog)s, version %(version)s": "%(prog)s, versie %(version)s",
    "default: {default}": "standaard: {default}",
    "required": "verplicht",
    "Error: {message}": "Fout: {message}",
    "Try '{command} {option}' for help.": "Uitleg: {command} {option}",
    "Missing command.": "Er ontbreekt een opdracht.",
    "Missing argument": "Er ontbreekt",
    "Missing option": "Er ontbreekt de optie",
    "Missing parameter": "Er ontbreekt",
    "Missing {param_type}": "Er ontbreekt {param_type}",
    "No such option {name!r}.": "De optie {name} bestaat niet.",
    "No such command {name!r}.": "De opdracht {name} bestaat niet.",
    "Did you mean {possibility}?": "Bedoelde u {possibility}?",
    "(Did you mean one of: {possibilities}?)": "Bedoelde u een van: {possibilities}?",
    "Got unexpected extra argument ({args})": "Te veel gegevens: {args}",
    "Got unexpected extra arguments ({args})": "Te veel gegevens: {args}",
    "Option {name!r} requires an argument.": "Bij de optie {name} hoort een waarde.",
    "Option {name!r} does not take a value.": "Bij de optie {name} hoort geen waarde.",
    "Invalid value: {message}": "Dat kan niet: {message}",
    "Invalid value for {param_hint}: {message}": "Dat kan niet bij {param_hint}: {message}",
    "{value!r} is not {choice}.": "{value} is niet {choice}.",
    "{value!r} is not one of {choices}.": "{value} is niet een van {choices}.",
    "{value!r} is not a valid {number_type}.": "{value} is geen getal.",
    "{value} is not in the range {range}.": "{value} ligt niet tussen {range}.",
    "Aborted!": "Gestopt.",
}


# Lessons

LESSONS = "Lessen: voorstellen uit de coderingen, en wat er van de lessen gehoord is."
LESSONS_DRAFT = """Stel lessen voor uit het patroon van de coderingen.

Per thema waarover in twee of meer pilots genoeg gezegd is, komt er een concept: waar het goed gaat en waar niet, welke
groepen anders denken en wat er tussen rondes veranderde. Elke zin noemt aantallen en citaten. Wat iemand schreef of
weghaalde, blijft zoals het is."""
LESSONS_LIST = "Toon de lessen: waar ze gehoord zijn, en wat nog openstaat."
LESSONS_SHOW = "Toon één les, zin voor zin met de citaten eronder."
OPTION_AGAIN = "Maak ook voorstellen opnieuw die eerder zijn weggehaald."
LESSON = "LES"
LESSONS_MADE = "Nieuw voorstel: {title}"
LESSONS_RENEWED = "Bijgewerkt voorstel: {title}"
LESSONS_UNCHANGED = "Er zijn geen nieuwe voorstellen: alles wat de coderingen nu laten zien, staat er al."
LESSONS_TOO_FEW = (
    "Er is nog te weinig gecodeerd voor een voorstel: een thema telt mee met drie passages van twee respondenten, "
    "uit twee pilots."
)
LESSONS_NEXT = "Het zijn concepten, tot iemand ze bewerkt: lees ze na op het scherm Lessen, met: lerende-evaluatie app"
NO_LESSONS = "Er zijn nog geen lessen; laat ze voorstellen met: lerende-evaluatie lessons draft"
LESSON_UNKNOWN = "De les ‘{which}’ bestaat niet; kijk welke er zijn met: lerende-evaluatie lessons list"
LESSON_HEADS = (">nr.", "les", "status", "door", "steunt", "spreekt tegen", "let op")
LESSON_PROPOSAL = "voorstel"
LESSON_SINGLE_CASE = "één pilot"
LESSON_OPEN = "{count} open"
LESSON_STATE = "Status: {status}. Door: {author}. Codes: {codes}."
LESSON_SUPPORTED = "Steunt: {voices}."
LESSON_CONTRADICTED = "Spreekt tegen: {voices}."
LESSON_SILENT = "Hierover zwijgen: {names}."
LESSON_WARNING = "Let op: {marks}."
LESSON_NO_CODES = "geen"
LESSON_QUOTE = "    [{number}] {stance}: “{words}”, {attribution} ({place})"
LESSON_QUOTE_ABOVE = "    [{number}] zie hierboven"
LESSON_QUOTE_GONE = "    [{number}] {stance}: de codering van dit citaat telt niet meer mee"
LESSON_ANSWER = "        Hoe de les hiermee omgaat: {answer}"
LESSON_NO_QUOTES = "    (nog zonder citaat)"
LESSON_REST = "Citaten die de tekst niet noemt:"


def voices(pilots: int, groups: int, respondents: int) -> str:
    """Return "2 pilots, 1 groep, 3 respondenten", or "–" when nobody was heard."""
    if not respondents:
        return "–"
    counted = ((pilots, "pilot", "pilots"), (groups, "groep", "groepen"), (respondents, "respondent", "respondenten"))
    return ", ".join(f"{count} {one if count == 1 else more}" for count, one, more in counted)


# Lessons to a file and back

LESSONS_EXPORT = """Schrijf lessen, oordelen en teksten naar een bestand dat u kunt lezen, aanvullen en meenemen.

Zonder BESTAND komt het in export/lessen.yaml. Citaten staan er met hun eigen woorden in. Voorstellen van het programma
die nog niemand bewerkte, gaan niet mee."""
LESSONS_IMPORT = """Neem lessen, oordelen en teksten uit een bestand over op naam van een codeur.

Elk citaat wordt op zijn woorden gezocht in wat gecodeerd is. Een les met een citaat dat niet te vinden is, komt er niet
in; de rest wel. Wat er al staat, blijft zo."""
OPTION_WRITER = "Op wiens naam het overgenomen wordt."
OPTION_REPLACE = "Vervang oordelen en teksten die er al anders staan; wat er stond, blijft als vorige versie bewaard."
LESSONS_EXPORTED = "{file} is geschreven; lessen: {lessons}, oordelen: {rulings}, teksten: {texts}."
LESSONS_IMPORTED = (
    "Overgenomen op naam van {coder}; lessen: {lessons}, oordelen: {rulings}, teksten: {texts}. "
    "Stond er al zo: {already}."
)
