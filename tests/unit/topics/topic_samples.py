"""Invented passages on four themes, few, and so clear that a plain reduction finds the themes."""

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from lerende_evaluatie.domain.model import Selection
from lerende_evaluatie.domain.topics import Choices, Found, Heard, Reduction
from lerende_evaluatie.topics.fitting import find_topics
from tests.interview_samples import EMBEDDED

THEMES = {
    "vervoer": "bus halte fiets trein station chauffeur fietspad reis",
    "groen": "tuin heg schoffel kruiwagen gras onkruid plantsoen struik",
    "geld": "subsidie salaris loon budget uitkering toeslag belasting schuld",
    "begeleiding": "coach gesprek begeleider afspraak vertrouwen training cursus plan",
}
FRAMES = [
    "Het is hier {} en dan ook {}. Of {}, en daarna weer {}.",
    "Wij hebben {} en {}. Bij ons is het ook {} en {}.",
    "Eerst was er {} en nog geen {}. Toen kwam er {}, en ook {}.",
    "Zonder {} en zonder {} kan het niet. En dan is er nog {}, of {}.",
]
INTERVIEWS = tuple(f"interview {letter}.txt" for letter in "abcdef")
PER_THEME = 30
WORD = re.compile(r"[\w’-]+")
PLAIN = Choices(reduction=Reduction.PCA, seeds=3)


def heard(text: str, source_name: str = "a.txt", start: int = 0) -> Heard:
    """Return a passage with its words; what follows a full stop opens a sentence."""
    words = tuple(
        (EMBEDDED.lemma(found.group()), found.group(), text[: found.start()].rstrip()[-1:] in ("", "."))
        for found in WORD.finditer(text)
    )
    return Heard(source_name, Selection(start, start + len(text), text), words)


def corpus(seed: int = 0) -> tuple[list[Heard], list[str]]:
    """Return passages in the order of the interviews, all themes in each, and the theme of each passage."""
    chance = random.Random(seed)
    passages: list[Heard] = []
    themes: list[str] = []
    for source_name in INTERVIEWS:
        start = 0
        for theme in chance.sample(sorted(THEMES) * (PER_THEME // len(INTERVIEWS)), len(THEMES) * 5):
            text = chance.choice(FRAMES).format(*chance.sample(THEMES[theme].split(), 4))
            passages.append(heard(text, source_name, start))
            themes.append(theme)
            start += len(text) + 2
    return passages, themes


def no_progress(items: Iterable[Any], what: str, total: int) -> Iterator[Any]:
    """Show nothing."""
    return iter(items)


def found_in(passages: Sequence[Heard], choices: Choices = PLAIN, **more: Any) -> Found:
    """Return the topics in passages, without word vectors unless they are given."""
    return find_topics(passages, choices, EMBEDDED.lemma, more.get("word_vectors"), no_progress)
