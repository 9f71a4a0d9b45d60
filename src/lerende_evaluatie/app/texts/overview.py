"""The Dutch words of the overviews."""

from typing import Any

from lerende_evaluatie.app import texts
from lerende_evaluatie.domain.evidence import ENOUGH_IN_GROUP, ENOUGH_PASSAGES, ENOUGH_RESPONDENTS

TITLE = "Overzicht"
EMPTY = "Er zijn nog geen interviews. Lees eerst uw transcripten in."

VIEWS = {
    "case": "Per pilot",
    "group": "Per groep",
    "round": "Per ronde",
    "together": "Codes samen",
    "portrait": "Portret",
    "valence": "Richting",
}
PICTURES = {
    "case": "Codes per pilot",
    "group": "Codes per groep",
    "round": "Codes per ronde",
    "together": "Codes die samen voorkomen",
    "portrait": "Waar de codes liggen",
    "valence": "Richting per code en pilot",
}
EVERYONE = {"case": "Alle pilots", "group": "Alle groepen", "round": "Alle rondes"}
ROUND = "Ronde {value}"
COUNTS = {"passages": "Passages", "respondents": "Respondenten", "interviews": "Interviews"}
NOT_FILLED_IN = "Niet ingevuld"
CODE = "Code"
ALL_CODES = "Alle codes samen"

COUNTS_BELOW = (
    "Een rij telt ook de codes eronder mee. Dezelfde woorden tellen bij een code één keer, hoeveel codeurs ze ook "
    "codeerden. Voorstellen tellen niet mee."
)
SIGNS_RULE = (
    "☺ minstens twee derde van de passages met een richting is positief; ☹ minstens twee derde is negatief; "
    f"😐 geen van beide, of een groep met minstens {ENOUGH_IN_GROUP} passages met een richting wijst voor twee derde de "
    f"andere kant op; ? minder dan {ENOUGH_PASSAGES} passages, minder dan {ENOUGH_RESPONDENTS} respondenten of "
    "geen richting. Een gemengde passage telt half voor elke kant. Zo staat het ook in het rapport."
)
TOGETHER_RULE = (
    "Een vak telt hoe vaak een passage van de ene code en een passage van de andere elkaar overlappen, al is het maar "
    "één teken. Wie ze codeerde, maakt niet uit. Op de diagonaal staat hoeveel passages een code heeft."
)
APART = "Bij ‘Alle codes’ telt elke code alleen haar eigen passages, zonder die van de codes eronder."
VALENCE_RULE = (
    "Elke passage telt één keer. Gaven codeurs of codes dezelfde woorden een andere richting, dan telt de passage als "
    "gemengd. Een rij telt ook de codes eronder mee."
)

PAGE: dict[str, Any] = {
    "title": TITLE,
    "views": VIEWS,
    "pictures": PICTURES,
    "level": "Codes",
    "levels": {"main": "Alleen hoofdcodes", "all": "Alle codes"},
    "whose": "Wiens coderingen",
    "mine": "Alleen die van mij",
    "everybody": "Van alle codeurs samen",
    "count": "Getal in een vak",
    "counts": COUNTS,
    "source": "Interview",
    "all_sources": "Alle interviews",
    "unit": "Plek gemeten in",
    "units": {"text": "Procenten van de tekst", "turns": "Beurten"},
    "length": "Lengte van een balk",
    "lengths": {"count": "Aantal passages", "share": "Procenten"},
    "code": CODE,
    "all_codes": ALL_CODES,
    "leads": {
        "case": f"Hoeveel er per code in elke pilot is gezegd. {COUNTS_BELOW}",
        "group": f"Hoeveel elke groep over een code heeft gezegd. {COUNTS_BELOW}",
        "round": f"Hoeveel er per code in elke ronde is gezegd. {COUNTS_BELOW}",
        "together": TOGETHER_RULE,
        "portrait": "Waar in het gesprek de codes liggen: links is het begin, rechts het einde. Klik op een streep om de "
        "passage te lezen.",
        "valence": VALENCE_RULE,
    },
    "apart": APART,
    "signs": SIGNS_RULE,
    "signs_title": "Wat de tekens betekenen",
    "keys": "Klik op een vak om de passages te lezen. Met de pijltjes gaat u van vak naar vak, met Enter opent u het.",
    "base": "{interviews} int. · {respondents} resp.",
    "base_title": "{column}: {interviews} interviews, {respondents} respondenten",
    "cell": "{code}, {column}: {passages} passages, {respondents} van de {of_respondents} respondenten, "
    "{interviews} van de {of_interviews} interviews; {sign}",
    "cell_none": "{code}, {column}: niets",
    "signs_words": {
        "☺": "overwegend positief",
        "😐": "gemengd",
        "☹": "overwegend negatief",
        "?": "te weinig om iets over de richting te zeggen",
    },
    "pair": "{code} en {other}: {count} keer samen",
    "self": "{code}: {count} passages",
    "legend": "Kleur: van 1 tot {most}",
    "valences": texts.VALENCES,
    "valence_part": "{code}, {column}, {valence}: {count} van de {total} passages",
    "theme": "{code} ({count} passages)",
    "where": "Waar in de tekst",
    "where_text": "{begin}–{until}%",
    "where_turns": "beurt {begin}–{until}",
    "where_turn": "beurt {begin}",
    "begin": "begin",
    "middle": "midden",
    "end": "einde",
    "turn": "beurt {number}",
    "strip": "{name} ({count} passages)",
    "mark": "{code}: {where}",
    "passages": "Passages",
    "passage_count": ["1 passage", "{count} passages"],
    "pair_count": ["1 keer samen, in deze passages", "{count} keer samen, in deze passages"],
    "more": texts.MORE,
    "open": texts.TO_TEXT,
    "copy": texts.COPY,
    "copied": texts.COPIED,
    "not_copied": texts.NOT_COPIED,
    "close": "Passages sluiten",
    "to_lesson": "Maak hier een les van",
    "to_lesson_with": "Maak hier een les van (gekozen: {count})",
    "choose": "Kies",
    "choose_what": "Neem dit citaat mee naar de les, als citaat dat haar steunt",
    "pick": "Klik op een vak of een streep. De passages staan dan hier.",
    "as_table": "Toon als tabel",
    "as_picture": "Toon als beeld",
    "save": "Opslaan als",
    "loading": "Bezig…",
    "no_codings": "U hebt nog niets gecodeerd. Aanvaard eerst een paar voorstellen of codeer zelf een passage op de "
    "pagina Beoordelen, of kies hierboven “Van alle codeurs samen”.",
    "no_codings_all": "Er is nog niets gecodeerd. Aanvaard eerst een paar voorstellen of codeer zelf een passage op de "
    "pagina Beoordelen.",
    "no_codings_source": "In dit interview is nog niets gecodeerd. Kies een ander interview, of codeer eerst een passage.",
    "no_codes": "Het codeboek heeft nog geen codes. Voeg er eerst een toe op de pagina Codeboek.",
    "to_review": "Naar Beoordelen",
    "offline": "Het programma antwoordt niet. Is het gestopt? Start het dan opnieuw en laad deze pagina nog eens.",
}

# The workbook

FILES = {
    "case": "overzicht-pilots.xlsx",
    "group": "overzicht-groepen.xlsx",
    "round": "overzicht-rondes.xlsx",
    "together": "overzicht-codes-samen.xlsx",
    "portrait": "overzicht-portret.xlsx",
    "valence": "overzicht-richting.xlsx",
}
SIGNS_SHEET = "Balans"
NOTES_SHEET = "Toelichting"
TOTAL_INTERVIEWS = "Aantal interviews"
TOTAL_RESPONDENTS = "Aantal respondenten"
VALENCE_HEAD = (CODE, texts.META["case"], COUNTS["passages"])
PORTRAIT_HEAD = (
    "Interview", texts.META["case"], texts.META["group"], CODE, COUNTS["passages"], "Begin (%)", "Einde (%)", "Beurt van", "Beurt tot en met",
)  # fmt: skip
NOTES_HEAD = ("Wat", "Hoe")
NOTES = {
    "picture": "Overzicht",
    "project": "Evaluatie",
    "date": "Gemaakt op",
    "whose": "Coderingen",
    "level": "Codes",
    "rule": "Zo is geteld",
    "signs": "Tekens van de balans",
}
ONE_CODER = "Alleen die van {name}"
