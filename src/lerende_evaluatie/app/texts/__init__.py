"""Every Dutch sentence of the app room; what people typed is never put in markdown."""

from datetime import datetime

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
BUSY = "Er is al iemand bezig met inlezen, met voorstellen maken of met onderwerpen zoeken; wacht tot dat klaar is en probeer het dan opnieuw."

OFFLINE = "Het programma antwoordt niet. Is het gestopt? Start het dan opnieuw en probeer het nog een keer."
NO_PROJECT = "Er is nog geen project gekozen; kies er een op het scherm Begin."
NOT_OURS = "Dit verzoek komt niet van een pagina van dit programma en is geweigerd."
STALE_PAGE = "Deze pagina is verlopen; laad haar opnieuw."
TOO_MUCH = "Dit is te groot om in één keer te verwerken; neem een kleiner stuk."

# Pages

START = "Begin"
REVIEW = "Beoordelen"
INGEST = "Interviews"
TAG = "Voorstellen maken"
REPORT = "Naar Word"

CODER_LABEL = "Wie codeert er?"
CODER_LEAD = "Uw naam komt bij uw besluiten te staan. Kies uw naam of typ een nieuwe en druk op Enter."
CODER_PLACEHOLDER = "Kies of typ uw naam"
CODER_HINT = "bijvoorbeeld: Anna"
CODER_FIRST = "Kies eerst wie u bent; daarna ziet u de interviews."

NEXT_INGEST = "Er zijn nog geen interviews. Voeg uw transcripten toe op het scherm Interviews."

# What several pages call the same

TO_TEXT = "Toon in de tekst"
MORE = "Toon meer (nog {count})"
COPY = "Kopieer citaat"
COPIED = "Gekopieerd"
NOT_COPIED = "Kopiëren lukte niet; selecteer de woorden en druk op Ctrl+C."
FIND_CODE = "Zoek een code"
MEMO_SAVE = "Memo bewaren"
MEMO_CHANGE = "Wijzigen"
MEMO_WITHDRAW = "Weghalen"
MEMO_BY = "{by}, {at}"
DRAFT = "concept"
PROPOSED = "voorgesteld"

STRENGTHS = (
    (0.4, "zwakke aanwijzing"),
    (0.7, "voldoende aanwijzing"),
    (0.9, "sterke aanwijzing"),
    (1.01, "zeer sterke aanwijzing"),
)
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

# What Streamlit itself says in English, put into Dutch in the browser

_WRONG_KIND = "Dit soort bestand kan hier niet gebruikt worden."
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
    "Choose an option": "Maak een keuze",
    "Upload": "Bestanden kiezen",
    "Add files": "Meer bestanden kiezen",
    "file upload": "bestanden",
    "Drag and drop files here": "Sleep bestanden hierheen",
    "Drag and drop a file here": "Sleep een bestand hierheen",
    "Upload failed": "Dat lukte niet; probeer het nog eens",
    "File type not allowed.": _WRONG_KIND,
    "Press Enter to apply": "Druk op Enter om dit over te nemen",
    "Press Enter to submit form": "Druk op Enter om te versturen",
    "Page not found": "Deze pagina bestaat niet",
    "The page that you have requested does not seem to exist. Running the app's main page.": "Dit adres bestaat niet; u ziet nu het begin.",
}
ENGLISH_PATTERNS = (
    (r"^Add: (.*)$", "Nieuw: $1"),
    (r"^(\d+) more$", "Nog $1"),
    (r"^(\d+)\s?MB per file$", "tot $1 MB per bestand"),
    (r"^Remove (.*)$", "$1 weglaten"),
    (r"^Cancel upload of (.*)$", "$1 niet versturen"),
    (
        r"^File must be (\d+)(\.\d+)?\s?MB or smaller\.$",
        "Dit bestand is groter dan $1 MB; is het misschien een opname?",
    ),
    (r"^\S+ files are not allowed\.$", _WRONG_KIND),
    (r"^Press (⌘|Ctrl)\+Enter to \w.*$", "$1+Enter neemt dit over"),
    (r"^1 option available\.$", "1 mogelijkheid."),
    (r"^(\d+) options available\.$", "$1 mogelijkheden."),
)


def moment(at: datetime) -> str:
    """Return when something was done, by the clock of this computer."""
    return at.astimezone().strftime("%d-%m-%Y %H:%M")


def amount(count: int, words: tuple[str, str], **values: object) -> str:
    """Return the wording for one or for several, filled in."""
    return words[count != 1].format(count=count, **values)
