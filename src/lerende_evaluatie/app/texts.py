"""Every Dutch sentence of the app room; what people typed is never put in markdown."""

# Starting and stopping

NO_STREAMLIT = (
    'Voor het scherm in de browser is Streamlit nodig; installeer het met: pip install "lerende-evaluatie[app]".'
)
PORT_TAKEN = "Poort {port} is al in gebruik; kies een andere poort of laat de poort weg."
NO_FREE_PORT = "Er is geen vrije poort tussen {first} en {last}; sluit een ander programma of kies zelf een poort."
NOT_STARTED = "Het scherm kon niet gestart worden; probeer het opnieuw of kies een andere poort."
SERVING = "Het scherm staat klaar op {url} en is alleen op deze computer te zien. Stoppen: Ctrl+C."
STOPPED = "Het scherm is gestopt; alles is bewaard."

# Everywhere

APP = "Lerende evaluatie"
UNEXPECTED = (
    "Er ging iets mis dat wij niet hadden voorzien. Wat als opgeslagen getoond werd, is bewaard. "
    "Laad de pagina opnieuw; blijft het misgaan, start het programma dan opnieuw."
)
BUSY = "Er is al iemand bezig met inlezen of met voorstellen maken; wacht tot dat klaar is en probeer het dan opnieuw."

# Pages

START = "Begin"
REVIEW = "Beoordelen"
INGEST = "Inlezen"
TAG = "Voorstellen maken"
REPORT = "Naar Word"

CODER_LABEL = "Wie codeert er?"
CODER_LEAD = "Uw naam komt bij uw besluiten te staan. Kies uw naam of typ een nieuwe en druk op Enter."
CODER_PLACEHOLDER = "Kies of typ uw naam"
CODER_HINT = "bijvoorbeeld: Anna"
CODER_FIRST = "Kies eerst wie u bent; daarna ziet u de interviews."
CODER_NOW = "U werkt als {name}."
CODER_OTHER = "Iemand anders codeert"

START_LEAD = "Zo ver is de evaluatie:"
FIGURES = (
    ("interview", "interviews"),
    ("voorstel open", "voorstellen open"),
    ("besluit", "besluiten"),
    ("codering", "coderingen"),
    ("memo", "memo’s"),
)
"""What stands below a figure: for one, and for any other number."""
SOURCES_HEAD = ("Interview", "Pilot", "Groep", "Voorstellen open", "Coderingen")
NO_CASE = "–"
LOST_TITLE = "Coderingen die een plek zoeken"
LOST_LEAD = (
    "Deze transcripten zijn gewijzigd. De gecodeerde woorden stonden niet meer letterlijk in de nieuwe tekst. "
    "Zoek de passage op en codeer die opnieuw."
)
LOST_HEAD = ("Waar het stond", "Code")
NEXT_INGEST = "Er zijn nog geen interviews. Zet uw transcripten in de map hieronder en ga naar Inlezen."
NEXT_TAG = "De interviews zijn ingelezen. Laat nu voorstellen maken, of ga meteen zelf coderen."
NEXT_REVIEW = "Er liggen voorstellen klaar. Beoordeel ze, één voor één."
NEXT_REPORT = "Alle voorstellen zijn beoordeeld. U kunt het Word-rapport maken."
CODEBOOK_LINE = "Codeboek: {codebook}"

INGEST_LEAD = "Hier leest u de transcripten in. Zet ze in deze map; ze worden niet gewijzigd en gaan nergens naartoe:"
INGEST_FORMATS = (
    "Deze bestanden worden gelezen: {formats}. Pilot, groep en functie staan in interviews.csv in dezelfde map."
)
INGEST_BUTTON = "Transcripten inlezen"
INGEST_HEAD = (
    "Interview",
    "Wat er gebeurde",
    "Pilot",
    "Interviewer",
    "Respondent(en)",
    "Beurten",
    "Woorden",
    "Let op",
)
INGEST_REMARKS = "Let op"
INGEST_REMARK = "• {names}: {remark}"
INGEST_ERROR = "✗ {error}"
NOBODY = "–"
INGEST_DONE = "Er zijn {count} interviews ingelezen."
INGEST_DONE_ONE = "Er is 1 interview ingelezen."
INGEST_INCOMPLETE = "Niet alles kon gelezen worden; bij elk bestand staat hieronder waarom, en wat u kunt doen."
INGEST_PROBLEMS = "In interviews.csv klopt iets niet"

TAG_LEAD = (
    "Het programma zoekt in de antwoorden naar passages die bij een code passen. Het doet alleen voorstellen: "
    "een passage telt pas mee als u die aanvaardt. Wat u al besloten hebt, blijft staan."
)
TAG_BUTTON = "Voorstellen maken"
TAG_OPEN = ("Er staat 1 voorstel open.", "Er staan {count} voorstellen open.")
TAG_DONE = ("Er is 1 interview bekeken", "Er zijn {count} interviews bekeken")
TAG_UNCHANGED = ("1 was niet veranderd", "{count} waren niet veranderd")
TAG_HEAD_CODE = ("Code", "Open")
TAG_HEAD_SOURCE = ("Interview", "Open")
TAG_HOW = "Taalmodel: {pipeline}. Codeboek: {codebook}."

REPORT_LEAD = (
    "Het rapport bevat de coderingen, het overzicht per pilot en de verantwoording. U schrijft er in Word aan verder."
)
REPORT_SUGGESTIONS = "Ook voorstellen opnemen waarover nog niet besloten is (herkenbaar gemerkt)"
REPORT_BUTTON = "Rapport maken"
REPORT_DOWNLOAD = "Word-bestand opslaan"
REPORT_READY = "Het rapport is klaar."
REPORT_EMPTY = "Er zijn nog geen coderingen, dus het rapport zou leeg zijn. Beoordeel eerst een paar voorstellen."
REPORT_NAMES = (
    "Let op: in 1 citaat valt de naam van een spreker; kijk daarnaar voordat u het deelt ({places}).",
    "Let op: in {count} citaten valt de naam van een spreker; kijk daarnaar voordat u het deelt ({places}).",
)
REPORT_FILE = "rapport.docx"

ALREADY_CODED = "U gaf deze woorden deze code al; uw memo staat nu bij die codering."
UNDO = {
    "accept": "aanvaarden van “{code}”",
    "reject": "afwijzen van “{code}”",
    "reopen": "weer openen van “{code}”",
    "code": "coderen als “{code}”",
    "change": "wijzigen naar “{code}”",
    "withdraw": "weghalen van “{code}”",
}
STRENGTHS = ((0.7, "voldoende aanwijzing"), (0.9, "sterke aanwijzing"), (1.01, "zeer sterke aanwijzing"))
"""How strong the reasons for a suggestion are: below which score it is called what."""
VALENCES = {"positief": "Positief", "negatief": "Negatief", "gemengd": "Gemengd", "neutraal": "Neutraal"}
ROLES = {"interviewer": "interviewer", "respondent": "respondent", "onbekend": "spreker onbekend"}
META = {
    "case": "Pilot",
    "group": "Groep",
    "function": "Functie",
    "date": "Datum",
    "round": "Ronde",
    "respondent": "Respondent",
}

# The review page, drawn by the browser

ROOM = {
    "title": "Transcript beoordelen",
    "interview": "Interview",
    "interview_option": "{name} ({open} open)",
    "progress_source": "{decided} van {total} in dit interview",
    "progress_all": "{decided} van {total} in totaal",
    "no_suggestions_yet": "geen voorstellen",
    "saved": "Opgeslagen",
    "saving": "Bezig met opslaan…",
    "undo": "Ongedaan maken",
    "undo_what": "Ongedaan maken: {what}",
    "undo_none": "Er is niets om ongedaan te maken",
    "larger": "Tekst groter",
    "smaller": "Tekst kleiner",
    "open_only": "Alleen open voorstellen",
    "codes": "Codes",
    "find_code": "Zoek een code",
    "no_codes": "Geen code gevonden.",
    "all_codes": "Alle codes tonen",
    "code_counts": "{name} (voorstellen open: {open}, coderingen: {codings})",
    "tree_apply": "Klik op een code om de gekozen woorden te coderen.",
    "transcript": "Transcript",
    "suggestions": "Voorstellen",
    "codings": "Coderingen",
    "about": "Interview",
    "suggestion": "voorstel",
    "coding": "codering",
    "no_speaker": "–",
    "no_open": "In dit interview staan geen voorstellen open. Kies een ander interview, of codeer zelf een passage: "
    "selecteer woorden in de tekst.",
    "no_open_filter": "Voor deze code staan hier geen voorstellen open. Kies een andere code of toon alle codes.",
    "no_codings": "Er is hier nog niets gecodeerd. Aanvaard een voorstel, of selecteer woorden in de tekst.",
    "reason": "Waarom",
    "score": "{score} op een schaal van 0 tot 1",
    "code": "Code",
    "choose_code": "Kies een code",
    "other_code": "Code (kies een andere als dat beter past)",
    "valence": "Richting",
    "memo": "Memo",
    "memo_hint": "Wat wilt u hierbij onthouden?",
    "accept": "Aanvaarden",
    "accept_changed": "Aanvaarden zoals gewijzigd",
    "reject": "Afwijzen",
    "place": "Voorstel {at} van {total}",
    "next": "Volgende",
    "previous": "Vorige",
    "definition": "Wat de code betekent",
    "use_when": "Wel",
    "avoid_when": "Niet",
    "to_text": "Toon in de tekst",
    "pick_title": "Zelf coderen",
    "pick_borders": "Met ← en → verplaatst u het einde, met Shift erbij het begin.",
    "pick_do": "Coderen",
    "cancel": "Annuleren",
    "already_coded": "U gaf deze woorden deze code al. Kies een andere code, of zet uw memo bij die codering.",
    "to_coding": "Naar die codering",
    "coding_title": "Codering",
    "coded_by": "Gecodeerd door {by} op {at}",
    "from_suggestion": "uit een voorstel",
    "by_hand": "met de hand",
    "change": "Wijziging bewaren",
    "withdraw": "Codering weghalen",
    "withdraw_suggestion": "Codering weghalen (het voorstel gaat weer open)",
    "memo_save": "Memo bewaren",
    "memo_by": "{by}, {at}",
    "memos": "Memo’s",
    "back": "Terug naar de lijst",
    "rejected": "Afgewezen voorstellen",
    "reopen": "Weer openen",
    "memo_source": "Memo bij dit interview",
    "no_memos": "Nog geen memo.",
    "coder": "Codeur: {name}",
    "keys": "Sneltoetsen",
    "dismiss": "Melding sluiten",
}
KEYS = (
    ("a", "aanvaarden"),
    ("r", "afwijzen"),
    ("j / k", "volgende / vorige"),
    ("1 2 3 4", "richting"),
    ("c", "code kiezen"),
    ("m", "memo"),
    ("f", "code zoeken"),
    ("s", "zelf coderen"),
    ("u", "ongedaan maken"),
    ("Esc", "sluiten"),
)

# What Streamlit itself says in English, put into Dutch in the browser

ENGLISH = {
    "Skip to main content": "Naar de inhoud",
    "App pages": "Pagina’s",
    "Main menu": "Menu",
    "Open": "Lijst openen",
    "Clear value": "Leegmaken",
    "Dismiss": "Sluiten",
    "Close": "Sluiten",
    "Cancel": "Annuleren",
    "Stop": "Stoppen",
    "Rerun": "Opnieuw",
    "Running...": "Bezig…",
    "No results": "Niets gevonden",
    "Connecting": "Verbinden…",
    "Connecting to Streamlit server": "Er wordt verbinding gemaakt met het programma",
    "Unable to connect to Streamlit server": "Er is geen verbinding met het programma",
    "Error": "Fout",
    "Connection error": "Geen verbinding met het programma",
    "Streamlit server is not responding. Are you connected to the internet?": "Het programma op deze computer antwoordt niet. Is het gestopt? Start het dan opnieuw; wat als opgeslagen getoond werd, is bewaard.",
    "Page not found": "Deze pagina bestaat niet",
    "The page that you have requested does not seem to exist. Running the app's main page.": "Dit adres bestaat niet; u ziet nu het begin.",
}
ENGLISH_PATTERNS = (
    (r"^Add: (.*)$", "Nieuw: $1"),
    (r"^(\d+) more$", "Nog $1"),
    (r"^1 option available\.$", "1 mogelijkheid."),
    (r"^(\d+) options available\.$", "$1 mogelijkheden."),
)


def amount(count: int, words: tuple[str, str], **values: object) -> str:
    """Return the wording for one or for several, filled in."""
    return words[count != 1].format(count=count, **values)
