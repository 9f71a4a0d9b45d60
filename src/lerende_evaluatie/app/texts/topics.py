"""The Dutch words of the page about topics."""

from typing import Any

from lerende_evaluatie.app import texts
from lerende_evaluatie.exporters._topics.texts import COVERAGES, LIKE_CHANCE, MODELS_LEAD, SPREAD_LEGEND

TITLE = "Onderwerpen"
EMPTY = "Er zijn nog geen interviews. Lees eerst uw transcripten in."
LEAD = (
    "Hier zoekt de computer zonder codeboek naar passages waarin dezelfde woorden vallen. Zo’n groep heet een onderwerp. "
    "Het is een wegwijzer om te lezen, geen uitkomst: wat een onderwerp betekent, zegt u."
)
NONE_YET = "Er is nog niet naar onderwerpen gezocht. Dat duurt bij de eerste keer een halve minuut of langer."
SEARCH = "Onderwerpen zoeken"
SEARCH_AGAIN = "Opnieuw zoeken"
SEARCH_NOTE = "Namen die u gaf, blijven bij onderwerpen die terugkomen. Meer keuzes heeft de opdracht: lerende-evaluatie topics fit."
UNIT = "Een passage is"
UNITS = {"turn": "een beurt", "window": "een stuk van een beurt, zoals een codeur het kiest", "sentence": "een zin"}
CLUSTERS = "Aantal onderwerpen"
CLUSTERS_HINT = "Leeg: dat bepalen de passages."
FOUND = ("Er is {count} onderwerp gevonden.", "Er zijn {count} onderwerpen gevonden.")
DOWNLOADS = {
    "onderwerpen.html": ("Pagina om te lezen", "text/html"),
    "topics.xlsx": (
        "Onderwerpen (Excel)",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    "passages.xlsx": (
        "Passages (Excel)",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
}

PAGE: dict[str, Any] = {
    "title": TITLE,
    "views": {
        "list": "Onderwerpen",
        "map": "Kaart",
        "group": "Per groep",
        "case": "Per pilot",
        "round": "Per ronde",
        "codes": "Naast het codeboek",
        "models": "Verantwoording",
    },
    "topic": "Onderwerp",
    "size": "{count} passages ({share}%)",
    "back": "komt terug in {back} van de {seeds} keer",
    "unsteady": "wisselvallig: {back} van de {seeds} keer",
    "once": "één keer gezocht",
    "read": "Lees de passages",
    "name": "Naam",
    "name_of": "Naam van onderwerp {number}",
    "name_hint": "Geef een naam",
    "save": "Bewaren",
    "saved": "Bewaard",
    "of": "{count} van {of}",
    "not_filled_in": "Niet ingevuld",
    "round": "Ronde {value}",
    "by_lead": "In elk vak: hoeveel van de passages in die kolom bij het onderwerp horen. Klik op een onderwerp om te lezen.",
    "coded": "Gecodeerd",
    "covered": "Gedekt",
    "codes": "Codes",
    "code": "Code",
    "in_topic": "In een onderwerp",
    "spread": "Verspreid over",
    "spread_legend": SPREAD_LEGEND,
    "coverages": COVERAGES,
    "codes_lead": "Geteld in de {interviews} van de {of} interviews waarin iets gecodeerd is. Gedekt: minstens de helft van de "
    "passages is gecodeerd; deels: minstens een vijfde. Klik op een onderwerp "
    "om de passages te lezen, of er een concept-code van te maken.",
    "codes_none": "Er is nog niets gecodeerd, dus hier valt nog niets te vergelijken.",
    "map_lead": "Elke stip is een passage; dicht bij elkaar betekent: ongeveer dezelfde woorden. Grijs hoort bij geen onderwerp. "
    "Klik op een nummer om de passages te lezen.",
    "map_title": "Kaart van de passages",
    "model_head": [
        "Model",
        "Onderwerpen",
        "Passages met een onderwerp",
        "Samenhang (NPMI)",
        "Overeenstemming",
    ],
    "models_lead": MODELS_LEAD,
    "few": "Er zijn weinig passages ({count}). Gebruik alleen onderwerpen die terugkomen, en lees altijd de passages erbij.",
    "low": "De keren dat er gezocht is, komen weinig overeen ({agreement}; 0 is toeval, 1 is gelijk). Let vooral op de "
    "onderwerpen die terugkomen.",
    "chance": LIKE_CHANCE,
    "same": "Met PCA en zonder vast aantal komt er elke keer hetzelfde uit. Dat een onderwerp terugkomt, zegt dan niets.",
    "changed": "De tekst van deze interviews is sindsdien veranderd, of ze zijn weg: {names}. Zoek opnieuw.",
    "waiting": "Namen waarvan het onderwerp nu niet terugkwam; ze zijn bewaard: {names}.",
    "passages": "Passages",
    "passage_count": ["1 passage", "{count} passages"],
    "probability": "zekerheid {value}",
    "to_code": "Concept-code maken",
    "to_code_title": "De woorden worden signalen, de typische passages voorbeelden, en alle passages komen als voorstel bij Beoordelen.",
    "to_code_done": "De concept-code ‘{name}’ staat in het codeboek; passages die klaarstaan bij Beoordelen: {count}.",
    "pick": "Klik op een onderwerp. De passages staan dan hier, de meest typische eerst.",
    "close": "Passages sluiten",
    "more": texts.MORE,
    "open": texts.TO_TEXT,
    "loading": "Bezig…",
    "offline": texts.OFFLINE,
}
