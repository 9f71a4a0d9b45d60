"""Every Dutch sentence of the pages that set a project up and bring it to Word."""

from lerende_evaluatie.app import texts

# Begin

START_LEAD = "Zo ver is de evaluatie"
START_MINE = "En u zelf:"
FIGURES = (
    ("interview", "interviews"),
    ("voorstel waarover niemand besloot", "voorstellen waarover niemand besloot"),
    ("voorstel met een besluit", "voorstellen met een besluit"),
    ("codering", "coderingen"),
    ("memo", "memo’s"),
)
"""What stands below a figure: for one, and for any other number."""
MY_FIGURES = (
    ("voorstel ligt nog voor u open", "voorstellen liggen nog voor u open"),
    ("voorstel hebt u beoordeeld", "voorstellen hebt u beoordeeld"),
)
SOURCES_HEAD = ("Interview", "Pilot", "Groep", "Voorstellen open", "Coderingen")
SOURCES_HEAD_MINE = ("Interview", "Pilot", "Groep", "Voor u open", "Coderingen")
NO_CASE = "–"
CODER_TITLE = "Wie codeert"
CODER_NOW = "U werkt als {name}."
CODER_OTHER = "Iemand anders codeert"
NEXT_TAG = "De interviews zijn ingelezen. Laat nu voorstellen maken, of ga meteen zelf coderen."
NEXT_REVIEW = "Er liggen voorstellen klaar. Beoordeel ze, één voor één."
NEXT_REPORT = "Alle voorstellen zijn beoordeeld. U kunt het Word-rapport maken."
NEXT_REPORT_MINE = "U hebt alle voorstellen beoordeeld. U kunt het Word-rapport maken."
LOST_TITLE = "Coderingen die een plek zoeken"
LOST_LEAD = (
    "Deze transcripten zijn gewijzigd. De gecodeerde woorden stonden niet meer letterlijk in de nieuwe tekst. "
    "Zoek de passage op en codeer die opnieuw."
)
LOST_HEAD = ("Waar het stond", "Code", "Naar de tekst")
LOST_LINK = "Zoek de plek op"
MEMO_TITLE = "Memo’s bij het project"
MEMO_EMPTY = "Er is nog geen memo. Schrijf op wat u over het hele project wilt onthouden."
MEMO_LABEL = "Nieuwe memo"
MEMO_CHANGE_LABEL = "Uw memo van {at}"
MEMO_CANCEL = "Niet wijzigen"
MEMO_WHO = "Kies eerst wie u bent; daarna kunt u een memo schrijven."
PROJECT_TITLE_HERE = "Dit project"
CODEBOOK_LINE = "Codeboek: {codebook}"
FOLDER_LINE = "Map: {folder}"
PROJECT_OTHER = "Ander project"

# Choosing a project

PROJECT = "Project kiezen"
PROJECT_LEAD = "Een project is een map op deze computer, met uw interviews, uw codeboek en alles wat u codeert."
PROJECT_GONE = (
    "Het project in dit adres is hier niet bekend; misschien is het programma opnieuw gestart. "
    "Open het hieronder nog een keer: alles wat bewaard was, is er nog."
)
OPEN_TITLE = "Bestaand project openen"
OPEN_NONE = (
    "In de map waarin het programma is gestart, staat nog geen project. Typ of plak hieronder waar uw project staat."
)
OPEN_LABEL = "Project"
OPEN_OPTION = "{name} – {folder}"
OPEN_BUTTON = "Openen"
OPEN_PATH_LABEL = "Of de map waarin een ander project staat"
OPEN_PATH_HINT = "bijvoorbeeld: {folder}"
OPEN_PATH_BUTTON = "Deze map openen"
NEW_TITLE = "Nieuw project"
NEW_NAME_LABEL = "Naam van het project"
NEW_NAME_HINT = "bijvoorbeeld: Werken in de wijk"
NEW_FOLDER_LABEL = "Waar komt het te staan?"
NEW_FOLDER_NOTE = "In deze map komt een eigen map voor het project."
NEW_CODEBOOK_LABEL = "Codeboek om mee te beginnen"
NEW_BUTTON = "Project maken"
NEW_DONE = "Het project staat klaar. Voeg nu uw transcripten toe."

# Interviews

INGEST_LEAD = "Sleep hier uw transcripten naartoe, of kies ze op uw computer. Ze blijven op deze computer staan."
INGEST_FORMATS = "Deze bestanden worden gelezen: {formats}."
INGEST_UPLOAD = "Transcripten toevoegen"
INGEST_REPLACE = (
    "Vervang het bestand dat er al staat; het oude blijft ernaast bewaard als reservekopie (.bak)",
    "Vervang de {count} bestanden die er al staan; de oude blijven ernaast bewaard als reservekopie (.bak)",
)
INGEST_PRESENT = (
    "Dit bestand staat al in het project: {names}. Wilt u het vervangen, zet dan het vinkje hieronder.",
    "Deze bestanden staan al in het project: {names}. Wilt u ze vervangen, zet dan het vinkje hieronder.",
)
INGEST_ADD = ("1 transcript toevoegen en inlezen", "{count} transcripten toevoegen en inlezen")
INGEST_FOLDER = "Liever met de hand? Zet de bestanden in deze map en lees ze daarna in:"
INGEST_FOLDER_TITLE = "Bestanden die al in de map staan"
INGEST_BUTTON = "Transcripten inlezen"
INGEST_REMOVE = (
    "Het verdwenen interview uit het project halen",
    "De {count} verdwenen interviews uit het project halen",
)
INGEST_TABLE = "Wat er gelezen is"
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
INGEST_DONE = ("Er is 1 interview ingelezen.", "Er zijn {count} interviews ingelezen.")
INGEST_INCOMPLETE = "Niet alles kon gelezen worden; bij elk bestand staat hieronder waarom, en wat u kunt doen."
INGEST_PROBLEMS = "In interviews.csv klopt iets niet"
INGEST_NEXT = "Kloppen de gegevens en de sprekers hieronder? Laat dan voorstellen maken."

GRID: dict[str, object] = {
    "title": "Gegevens en sprekers",
    "lead": "Vul aan wat er over elk gesprek bekend is. Plakken uit een rekenblad kan ook: zet de cursor in een cel en plak.",
    "keys": "Tab en Enter gaan een cel verder of omlaag; met de pijltjes komt u in elke cel (in een keuzelijst met Ctrl erbij).",
    "table": "Gegevens per interview",
    "interview": "Interview",
    "columns": {
        "pilot": texts.META["case"],
        "groep": texts.META["group"],
        "functie": texts.META["function"],
        "datum": texts.META["date"],
        "ronde": texts.META["round"],
        "respondent": texts.META["respondent"],
    },
    "date_hint": "dd-mm-jjjj",
    "cell": "{column} van {name}",
    "no_group": "–",
    "meanwhile": "Intussen staat er: {value}. Bewaart u, dan komt uw tekst ervoor in de plaats.",
    "other_group": "{value} (onbekend)",
    "speakers": "Sprekers",
    "speakers_lead": "Wie stelt de vragen, en wie geeft antwoord? Alleen wat respondenten zeggen, telt mee in het rapport.",
    "speaker": "Spreker",
    "turns": "Beurten",
    "words": "Woorden",
    "opening": "Begint met",
    "role": "Rol",
    "role_of": "Rol van {label} in {name}",
    "roles": {"interviewer": "Interviewer", "respondent": "Respondent", "onbekend": "Onbekend (telt niet mee)"},
    "no_speakers": "In dit interview zijn geen sprekers herkend; alles telt mee als antwoord.",
    "save": "Bewaren",
    "saving": "Bezig met bewaren en opnieuw inlezen…",
    "saved": "Bewaard.",
    "saved_part": "Bewaard, behalve wat rood is: {count} vak(ken) kloppen nog niet.",
    "unsaved": "{count} wijziging(en) nog niet bewaard",
    "nothing": "Er is niets gewijzigd.",
    "undo": "Wijzigingen vergeten",
    "reload": "Gegevens opnieuw laden",
    "pasted": "{count} vakken geplakt.",
    "paste_rest": "{count} vakken geplakt; {left} vielen buiten de tabel.",
    "lost_connection": "Het programma antwoordt niet. Uw wijzigingen staan nog hier; probeer het zo nog eens.",
}

# Making suggestions

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
TAG_LEARNED = (
    "De computer leerde van {examples} voorbeelden bij het codeboek en van {decisions} passages die u of een ander "
    "beoordeelde. Maak na een tijd beoordelen opnieuw voorstellen: dan weegt mee wat u besloot. Wat al besloten is, verandert niet."
)
STEP = "{what}: {number} van {total}"
STARTING = "{what}: bezig met de voorbereiding…"

# To Word

REPORT_LEAD = (
    "Het rapport bevat de portretten van de pilots, de balans, de vergelijking, de lessen, de citaten per thema en de "
    "verantwoording. U schrijft er in Word aan verder."
)
REPORT_SUGGESTIONS = "Ook voorstellen opnemen waarover nog niet besloten is (herkenbaar gemerkt)"
REPORT_COMMENTS = "Bij elk citaat een opmerking in de kantlijn: uit welk interview het komt"
REPORT_STYLE = "Huisstijl (een Word-bestand of -sjabloon)"
REPORT_STYLE_NONE = "Zonder huisstijl krijgt het rapport een rustige eigen opmaak."
REPORT_STYLE_SETTINGS = "Zonder keuze hier geldt de huisstijl van het project: {file}."
REPORT_PARTS = "Welke delen"
REPORT_PART = {
    "introduction": "Inleiding en werkwijze",
    "pilots": "Portretten van de pilots",
    "framework": "Analysekader",
    "balance": "Balans",
    "comparison": "Vergelijking",
    "lessons": "Lessen",
    "quotes": "Citaten per thema",
    "appendices": "Bijlagen",
}
REPORT_BESIDE = "Maak er ook bij:"
REPORT_BESIDE_FORMS = {
    "html": ("Pagina voor de browser", "rapport.html"),
    "xlsx": ("Rekenblad met alles", "rapport.xlsx"),
    "quotes_xlsx": ("Citaten als Excel", "citaten.xlsx"),
    "quotes_csv": ("Citaten als CSV", "citaten.csv"),
    "quotes_docx": ("Citaten als Word-tabel", "citaten.docx"),
}
REPORT_BUTTON = "Rapport maken"
REPORT_DOWNLOADS = {
    "rapport.docx": "Word-bestand opslaan",
    "rapport.html": "Pagina opslaan",
    "rapport.xlsx": "Rekenblad opslaan",
    "citaten.xlsx": "Citaten opslaan als Excel",
    "citaten.csv": "Citaten opslaan als CSV",
    "citaten.docx": "Citaten opslaan als Word-tabel",
}
REPORT_DOWNLOAD_CHANGES = "Lijst met wijzigingen opslaan"
REPORT_SAME = "niets aan citaten, oordelen en lessen"
REPORT_SINCE = "Sinds het vorige rapport ({moment}) is er veranderd: {changes}."
REPORT_READY = "Het rapport is klaar."
REPORT_EMPTY = "Er zijn nog geen coderingen, dus het rapport zou leeg zijn. Beoordeel eerst een paar voorstellen."
REPORT_NO_SOURCES = "Er zijn nog geen interviews, dus er valt nog niets te rapporteren."
REPORT_NAMES = (
    "Let op: in 1 citaat valt de naam van een spreker; kijk daarnaar voordat u het deelt ({places}).",
    "Let op: in {count} citaten valt de naam van een spreker; kijk daarnaar voordat u het deelt ({places}).",
)
REPORT_FILE = "rapport.docx"
