"""The Dutch words of the page on which people write beside the evidence."""

from typing import Any

from lerende_evaluatie.app import texts
from lerende_evaluatie.app.texts import overview
from lerende_evaluatie.domain.context import Figure, FigureKind
from lerende_evaluatie.exporters.texts import HEADINGS, plain_number, short_date

TITLE = "Schrijven"
EMPTY = "Er zijn nog geen interviews. Lees eerst uw transcripten in."
LEAD = (
    "Hier schrijft u wat in het rapport naast de citaten komt. Alles rust op de coderingen van iedereen, net als het "
    "rapport. Uw tekst wordt vanzelf bewaard, en elke eerdere versie blijft bestaan."
)

KINDS = {
    FigureKind.SELF_EVALUATION: "Zelfevaluatie",
    FigureKind.COSTS: "Kosten",
    FigureKind.BENEFITS: "Baten",
    FigureKind.WORKERS: "Werknemers",
    FigureKind.PARTNER: "Partij",
}
ALL_CASES = overview.EVERYONE["case"]
NO_GROUP = overview.NOT_FILLED_IN
SCALE = "op een schaal van {} tot {}"
SOURCE = "bron: {source}"


def figure(one: Figure) -> str:
    """Return a figure from context.csv in words, with its date and source."""
    scale = SCALE.format(*map(plain_number, one.scale)) if one.scale else ""
    value = f"{KINDS[one.kind]}: {one.value} {scale}".rstrip()
    source = SOURCE.format(source=one.source) if one.source else ""
    parts = (value, short_date(one.date) if one.date else "", source, one.remark)
    return ", ".join(filter(None, parts))


# context.csv

CONTEXT = "Cijfers van anderen (context.csv)"
CONTEXT_LEAD = (
    "Wat een pilot over zichzelf zegt, kosten en baten, aantallen werknemers en partijen: zet ze in een bestand en voeg "
    "dat hier toe. De cijfers staan daarna naast de balans en bij de portretten. Eén cijfer per regel; bij soort staat "
    "zelfevaluatie, kosten, baten, werknemers of partij."
)
CONTEXT_UPLOAD = "Bestand met cijfers (csv)"
CONTEXT_REPLACE = "Er is al een context.csv. Die blijft bewaard als context.vorige.csv."
CONTEXT_SAVE = "Bewaren als context.csv"
CONTEXT_SAVED = ("Bewaard. {count} regel telt mee.", "Bewaard. {count} regels tellen mee.")
CONTEXT_FAULTS = (
    "{count} regel telt niet mee; waarom staat op het tabblad Balans.",
    "{count} regels tellen niet mee; waarom staat op het tabblad Balans.",
)
CONTEXT_EMPTY = "Leeg bestand om in te vullen"
CONTEXT_NOW = "Bestand zoals het nu is"
CONTEXT_NOT_WRITTEN = "Het bestand context.csv kan niet bewaard worden: {why}."

PAGE: dict[str, Any] = {
    "title": TITLE,
    "views": {
        "balance": "Balans",
        "comparison": "Vergelijking",
        "portraits": "Portretten",
        "introduction": "Inleiding",
    },
    "loading": "Bezig…",
    "offline": texts.OFFLINE,
    "valences": texts.VALENCES,
    "open": texts.TO_TEXT,
    "theme": "Thema",
    "all_cases": ALL_CASES,
    "signs_words": overview.PAGE["signs_words"],
    # The balance
    "balance_lead": "Het teken in een vak volgt uit de coderingen. Ziet u het anders? Kies het vak en zeg waarom: beide "
    "tekens blijven dan staan, ook in het rapport. Met de pijltjes gaat u van vak naar vak, met Enter opent u het.",
    "balance_title": "Balans: thema’s en pilots",
    "no_themes": overview.PAGE["no_codes"],
    "no_cases": "Bij geen enkel interview staat een pilot. Vul die in op de pagina Interviews; dan is er een vak per pilot.",
    "computed": "berekend",
    "passage_count": overview.PAGE["passage_count"],
    "base": "{respondents} resp. · {groups} gr.",
    "nothing": "niets",
    "cell": "{code}, {case}: {sign}; passages: {passages}, respondenten: {respondents}, groepen: {groups}",
    "cell_ruled": "Geoordeeld door {by}, berekend: {sign}",
    "cell_self": "zelfevaluatie: {sign}",
    "cell_costs": "kosten en baten: {sign}",
    "cell_differs": "verschilt van de interviews",
    "self": "zelf",
    "costs": "k/b",
    "differs": "≠",
    "beside_legend": "zelf: de zelfevaluatie van de pilot; k/b: kosten en baten; ≠: verschilt van wat in de interviews gehoord is.",
    "differ": "Vakken met cijfers van anderen: {of}; daarvan anders dan de interviews (≠): {count}.",
    "faults": ["Deze regel van context.csv telt niet mee:", "Deze {count} regels van context.csv tellen niet mee:"],
    "signs": overview.SIGNS_RULE,
    "signs_title": overview.PAGE["signs_title"],
    "reading": {**overview.PAGE, "pick": "Kies een vak. Dan staan hier de aantallen, de passages en uw eigen oordeel."},
    "group": texts.META["group"],
    "counts_title": "Passages per groep en richting",
    "total": "Samen",
    "beside_title": "Cijfers van anderen",
    "beside_differs": "Dit verschilt van wat in de interviews gehoord is ({signs}).",
    "rule_title": "Oordeelt u anders?",
    "rule_sign": "Uw oordeel",
    "rule_reason": "Waarom? Dit komt bij de balans in het rapport.",
    "rule_save": "Bewaar oordeel",
    "rule_back": "Neem terug",
    "rule_saved": "Uw oordeel is bewaard.",
    "rule_taken": "Het berekende teken geldt weer.",
    "rule_choose": "Kies eerst een teken.",
    "rule_now": "{by} oordeelt {sign} in plaats van {computed}: {reason}",
    "rulings_title": "Eerdere oordelen ({count})",
    "ruling_back": "teruggenomen",
    "by_at": "{by}, {at}",
    # The comparison
    "comparison_lead": "Vat per thema en pilot samen wat u las. In het rapport staan deze teksten naast elkaar, zodat pilots "
    "te vergelijken zijn.",
    "comparison_title": "Vergelijking: thema’s en pilots",
    "not_yet": "nog niets",
    "compared": "{code}, {case}: {sign}. {text}",
    "comparison_pick": "Kies een vak. Dan schrijft u hier de samenvatting en kiest u citaten.",
    "place_title": "{code}, {case}",
    "close": "Sluiten",
    "place_base": "{words} · passages: {passages} · respondenten: {respondents}",
    "summary": "Samenvatting",
    # Portraits
    "case": texts.META["case"],
    "portraits_lead": "Per pilot schrijft u een portret onder zeven vaste kopjes. Laat u een kopje leeg, dan staan daar in het "
    "rapport een paar voorgestelde citaten, met de zin dat er nog geen tekst is.",
    "interviews": ["{count} interview: {groups}", "{count} interviews: {groups}"],
    "headings": {heading.value: name for heading, name in HEADINGS.items()},
    "portrait_piece": "{heading}, pilot {case}",
    # The introduction
    "introduction_lead": "Deze tekst staat voorin het rapport. Daarna zet het programma zelf hoeveel interviews er zijn en "
    "hoe er gecodeerd is.",
    "introduction": "Inleiding van het rapport",
    # A text with its quotes
    "state": {
        "unsaved": "Nog niet bewaard…",
        "saving": "Bewaren…",
        "late": "Niet bewaard",
        "offline": "Nog niet bewaard. Het programma antwoordt niet; uw tekst blijft hier staan en wordt bewaard zodra het kan.",
    },
    "saved": "Bewaard ({by}, {at})",
    "never": "Nog niets geschreven",
    "versions": "Eerdere versies",
    "versions_none": "Er zijn nog geen eerdere versies.",
    "version_empty": "(leeg)",
    "version_quotes": ["met 1 citaat", "met {count} citaten"],
    "put_back": "Terugzetten",
    "put_back_of": "Terugzetten: versie van {by}, {at}",
    "conflict": "{by} bewaarde hier intussen een andere tekst ({at}). Wat u typte staat nog in het veld, maar is niet bewaard.",
    "conflict_theirs": "De andere tekst",
    "conflict_keep": "Bewaar mijn tekst",
    "conflict_take": "Neem de andere tekst over",
    "typed": "Wat u had getypt (niet bewaard)",
    "typed_close": "Weg ermee",
    "quotes": "Citaten bij deze tekst ({count})",
    "quotes_none": "Er zijn nog geen citaten bij deze tekst gekozen.",
    "gone": "De codering onder dit citaat telt niet meer mee, dus het citaat komt niet in het rapport.",
    "remove": "Weghalen",
    "remove_of": "Weghalen: {words}",
    "choose": "Passages om te kiezen",
    "choose_hint": "Passages die goed op zichzelf te lezen zijn, staan eerst. Met ↑ en ↓ gaat u langs de passages, met de spatiebalk kiest u.",
    "choose_none": "Er zijn hier nog geen gecodeerde passages.",
    "proposed": texts.PROPOSED,
    "use": "Gebruik",
    "use_of": "Gebruik: {words}",
    "more": texts.MORE,
}
