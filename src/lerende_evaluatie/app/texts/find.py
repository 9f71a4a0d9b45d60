"""The Dutch words of finding back: a pane of the review room, and a page of its own."""

from typing import Any

from lerende_evaluatie.app import texts

TITLE = "Terugvinden"
EMPTY = "Er zijn nog geen interviews om in te zoeken. Lees eerst uw transcripten in."

FIND: dict[str, Any] = {
    "title": TITLE,
    "tabs": {"search": "Zoeken in de tekst", "passages": "Gecodeerde passages"},
    "words": "Zoek in alle interviews",
    "words_hint": "bijvoorbeeld: begeleiding",
    "search": "Zoeken",
    "how": "Hoe zoeken",
    "hows": {"vormen": "Alle vormen", "delen": "Woorddelen", "letterlijk": "Letterlijk"},
    "hows_what": {
        "vormen": "Vindt elke vorm van een woord: “begeleiden” vindt ook “begeleidt” en “begeleid”. Tussen meer woorden "
        "mogen er hooguit drie andere staan; tussen aanhalingstekens geen. Een * staat voor de rest van een woord.",
        "delen": "Vindt het woord ook als deel van een samenstelling: “begeleiding” vindt ook “werkbegeleiding” en "
        "“begeleidingsplan”.",
        "letterlijk": "Vindt de letters zoals u ze typt, ook midden in een woord. Hoofdletters maken niet uit.",
    },
    "respondents_only": "Alleen wat respondenten zeggen",
    "narrow": "Alleen in een deel van de interviews",
    "searching": "Bezig met zoeken…",
    "search_start": "Typ een woord of een paar woorden en druk op Enter. U zoekt in alle interviews tegelijk.",
    "search_none": {
        "vormen": "Niets gevonden. Probeer “Woorddelen”, of een korter woord met een * erachter.",
        "delen": "Niets gevonden. Probeer een korter woord, of kies “Letterlijk” om op letters te zoeken.",
        "letterlijk": "Niets gevonden. Typ minder letters, of kies “Alle vormen”.",
    },
    "none_narrowed": "U zoekt nu niet in alle interviews; toon eerst alles en zoek dan nog eens.",
    "hits": ["1 keer gevonden, in {sources}", "{count} keer gevonden, in {sources}"],
    "interviews": ["1 interview", "{count} interviews"],
    "spellings": "Gevonden als",
    "spelling": "{spelling} ({count})",
    "source_hits": "{name} ({count})",
    "speakers": texts.ROLES,
    "more": texts.MORE,
    "passages": ["1 passage, uit {sources}", "{count} passages, uit {sources}"],
    "passages_none": "U hebt nog niets gecodeerd dat hier kan staan. Codeer eerst een passage op de pagina Beoordelen.",
    "passages_none_all": "Er is nog niets gecodeerd. Codeer eerst een passage op de pagina Beoordelen.",
    "passages_none_filter": "Geen passages met deze keuze. Kies iets ruimer, of toon alles.",
    "filters": "Verder kiezen",
    "all": "Alle",
    "reset": "Alles tonen",
    "code": "Code",
    "case": texts.META["case"],
    "group": texts.META["group"],
    "round": texts.META["round"],
    "coder": "Codeur",
    "valence": "Richting",
    "source": "Interview",
    "valences": texts.VALENCES,
    "others": "Ook coderingen van anderen tonen",
    "open": texts.TO_TEXT,
    "copy": texts.COPY,
    "copied": texts.COPIED,
    "not_copied": texts.NOT_COPIED,
    "memos": ["1 memo", "{count} memo’s"],
    "memo_by": texts.MEMO_BY,
    "results": "Resultaten",
    "keys": "Met ↑ en ↓ gaat u langs de resultaten, met Enter naar de tekst.",
    "offline": texts.OFFLINE,
}
