"""Every Dutch sentence of the tables and the page about topics."""

TOPIC = "Onderwerp"
NO_TOPIC = "geen onderwerp"
LABEL = "Etiket"
NAME = "Naam (door mensen)"
WORDS = "Woorden"
PASSAGES = "Passages"
SHARE = "Aandeel van de passages"
BACK = "Keer teruggevonden"
SEEDS = "Aantal keer gezocht"
STEADY = "Komt terug"
TYPICAL = "Typische passage"
YES, NO = "ja", "nee"
PROBABILITY = "Zekerheid"
QUOTE = "Passage"
WHO = "Wie"
PLACE = "Plek"
SOURCE = "Interview"
CASE, GROUP, ROUND = "Pilot", "Groep", "Ronde"
START, END = "Begin", "Einde"
PASSAGE_COLUMNS = (TOPIC, LABEL, PROBABILITY, QUOTE, WHO, PLACE, SOURCE, CASE, GROUP, ROUND, START, END)
PASSAGE_WIDTHS = (11, 30, 11, 70, 36, 34, 28, 18, 26, 8, 9, 9)
TOPIC_WIDTHS = (11, 30, 24, 50, 10, 12, 12, 12, 10, 60, 14)
SHEET_TOPICS = "Onderwerpen"
SHEET_PASSAGES = "Passages"
SHEET_MODELS = "Modellen"
SHEET_COVERAGE = "Onderwerpen en codes"
SHEET_CODES = "Codes over onderwerpen"
OF = "{count} van {of}"
IN_COLUMN = "{what} {label}: passages"
OF_COLUMN = "{what} {label}: van"
NOT_FILLED_IN = "niet ingevuld"
BY = {"case": CASE, "group": GROUP, "round": ROUND}
ROUND_LABEL = "ronde {round}"

MODEL = "Model"
TOPICS = "Onderwerpen"
COVERAGE = "Passages met een onderwerp"
COHERENCE = "Samenhang van de woorden (NPMI)"
AGREEMENT = "Overeenstemming tussen de keren"
MODEL_COLUMNS = (MODEL, TOPICS, COVERAGE, COHERENCE, AGREEMENT)

CODED = "Daarvan gecodeerd"
IN_CODED = "Passages in gecodeerde interviews"
COVERED = "Gedekt door het codeboek"
CODES = "Codes"
COVERAGES = {
    "covered": "ja",
    "partly": "deels",
    "none": "nee: misschien een nieuwe code",
    "unknown": "nog niet te zeggen",
}
COVERAGE_COLUMNS = (TOPIC, LABEL, IN_CODED, CODED, COVERED, CODES)
COVERAGE_WIDTHS = (11, 40, 18, 18, 30, 70)
CODE = "Code"
IN_TOPIC = "Daarvan in een onderwerp"
SPREAD = "Verspreid over (onderwerpen)"
CODE_COLUMNS = (CODE, "Naam van de code", PASSAGES, IN_TOPIC, SPREAD)
CODE_WIDTHS = (26, 40, 12, 24, 26)

# The page

TITLE = "Onderwerpen in de interviews"
LEAD = (
    "Een computer zocht zonder codeboek naar passages waarin dezelfde woorden vallen. Zo’n groep heet hier een onderwerp. "
    "Het is een wegwijzer om te lezen, geen uitkomst: wat een onderwerp betekent, zegt iemand die de passages las."
)
FEW = (
    "Er zijn weinig passages ({count}). Bij zo weinig tekst hangt veel van het toeval af: gebruik alleen onderwerpen die "
    "terugkomen, en lees altijd de passages erbij."
)
LIKE_CHANCE = "Met geschudde woorden zijn overeenstemming en samenhang bijna even goed. Neem deze onderwerpen alleen als leeswijzer: lees de passages, en gebruik geen aantallen."
ALWAYS_THE_SAME = (
    "Met PCA en zonder vast aantal komt er elke keer hetzelfde uit. Dat een onderwerp terugkomt, zegt dan niets."
)
UNSTEADY = (
    "De keren dat er gezocht is, komen weinig overeen ({agreement} op een schaal waarop 0 toeval is en 1 gelijk). "
    "Let vooral op de onderwerpen die wel terugkomen."
)
CHANGED = "De tekst van deze interviews is sindsdien veranderd, of ze zitten niet meer in het project: {names}. Zoek de onderwerpen opnieuw."
FIGURES = ("interviews", "passages", "onderwerpen", "die terugkomen")
H_TOPICS = "De onderwerpen"
H_MAP = "Kaart"
MAP_LEAD = "Elke stip is een passage; dicht bij elkaar betekent: ongeveer dezelfde woorden. Grijs hoort bij geen onderwerp. Het nummer staat in het midden van een onderwerp."
MAP_TITLE = "Kaart van {passages} passages in {topics} onderwerpen"
H_BY = {"group": "Onderwerpen per groep", "case": "Onderwerpen per pilot", "round": "Onderwerpen per ronde"}
BY_LEAD = "In elk vak: hoeveel van de passages in die kolom bij het onderwerp horen."
ROUND_NOTE = "Een verschil tussen rondes zegt alleen iets als in beide rondes naar hetzelfde gevraagd is en dezelfde soort mensen sprak."
ONE_ROUND = "Alle passages komen uit dezelfde ronde, dus een verandering is niet te zien."
H_CODES = "Onderwerpen naast het codeboek"
CODES_LEAD = (
    "Alleen besloten coderingen tellen, in de {interviews} van de {of} interviews waarin iets gecodeerd is. Een passage telt "
    "bij een code als een codering ermee overlapt, al is het één teken; een code telt ook de codes eronder mee."
)
CODES_NONE = "Er is nog niets gecodeerd, dus hier valt nog niets te vergelijken."
CODES_LEGEND = "Gedekt: minstens de helft van de passages is gecodeerd; deels: minstens een vijfde; anders: nee."
HEAT_TITLE = "Hoeveel passages van elk onderwerp elke hoofdcode hebben"
SPREAD_LEGEND = (
    "Verspreid over: over hoeveel onderwerpen de passages van een code gelijk verdeeld lijken (1: alles in één onderwerp). "
    "Een code met veel passages komt vanzelf in meer onderwerpen; vergelijk alleen codes die ongeveer even vaak voorkomen."
)
H_MODELS = "Verdient het zware model zijn plaats?"
MODELS_LEAD = (
    "NMF is een eenvoudiger model op dezelfde passages, met evenveel onderwerpen. Samenhang (NPMI) zegt of de woorden van een "
    "onderwerp in dezelfde passages staan: van −1 (nooit) tot 1 (altijd). Overeenstemming is de adjusted Rand index tussen de "
    "keren: 0 is toeval, 1 is gelijk. NMF deelt elke passage in; BERTopic laat weg wat nergens op lijkt. "
    "Geschudde woorden: wat BERTopic vindt als alle woorden opnieuw over de passages verdeeld zijn, dus wat het toeval geeft. Liggen "
    "de getallen daar dichtbij, dan zeggen de onderwerpen weinig."
)
H_METHOD = "Verantwoording"
METHOD = {
    "day": "Gezocht op",
    "unit": "Een passage is",
    "role": "Van wie",
    "used": "Gebruikte passages",
    "embedding": "Vergeleken op",
    "clusters": "Aantal onderwerpen",
    "reduction": "Teruggebracht met",
    "seeds": "Keren gezocht",
    "pipeline": "Taal",
    "left_out": "Niet gebruikt",
    "settings": "Instellingen",
    "versions": "Versies",
}
UNITS = {
    "turn": "een beurt (heel lange in delen)",
    "sentence": "een zin",
    "window": "een stuk van een beurt, zoals een codeur het kiest",
}
ROLES = {"respondent": "respondenten", "all": "alle sprekers"}
EMBEDDINGS = {"tfidf": "de woorden (TF-IDF, daarna SVD)", "spacy": "woordvectoren van de taal-pipeline"}
SENTENCE_MODEL = "een taalmodel voor zinnen dat al op de computer stond"
AUTO_CLUSTERS = "dat bepaalden de passages"
LEFT_OUT = {
    "short": "{count} passages van minder dan vijf woorden",
    "too_short": "{count} passages met te weinig woorden die iets zeggen",
}
NOTHING = "niets"
REPEAT = "Precies herhalen kan met: lerende-evaluatie topics fit --manifest, en daarachter het bestand manifest.json uit deze map (met dezelfde interviews en versies)."
SETTINGS = {
    "dimensions": "dimensies",
    "vocabulary": "verschillende woorden",
    "neighbors": "buren",
    "components": "dimensies na het terugbrengen",
    "smallest_topic": "kleinste onderwerp",
    "min_samples": "min_samples",
    "seed": "getoonde keer",
}
MOST_DROPPED = "Let op: van de {offered} passages zijn er {dropped} niet gebruikt, omdat er te weinig woorden in staan die ook elders vallen."
HOW_STABLE = (
    "Er is {seeds} keer gezocht, elke keer vanaf een ander begin. Getoond wordt de keer die het meest met de andere "
    "overeenkomt. Een onderwerp komt terug in een andere keer als daar een groep is waarvan minstens de helft gemeenschappelijk is. "
    "Ook toevallige groepen komen vaak terug: kijk onder Verdient het zware model zijn plaats? wat het toeval geeft."
)
LINK_NOTE = "“Lees in het interview” opent het scherm op deze computer; start het eerst met: lerende-evaluatie app."
READ = "Lees in het interview"
STEADY_MARK = "komt terug in {back} van de {seeds}"
UNSTEADY_MARK = "wisselvallig: {back} van de {seeds}"
ONCE = "één keer gezocht"
SIZE = "{count} passages ({share} van alle)"
MACHINE = "Gemaakt door een computer; de namen van onderwerpen zijn alleen door mensen gegeven waar dat erbij staat."
NAMED = "naam gegeven door een mens"
QUOTES = "Typische passages"
ALL_PASSAGES = "Alle {count} passages"


def percent(share: float) -> str:
    """Return a share as a whole percentage."""
    return f"{round(100 * share)}%"
