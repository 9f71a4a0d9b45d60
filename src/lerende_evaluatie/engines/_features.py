"""What a linear model sees of a passage: its lemmas, pairs of lemmas near one another, and pieces of words."""

from collections.abc import Iterator, Sequence
from functools import cache

from lerende_evaluatie.domain.analysis import Analysis

REACH = 3
"""How many content words a pair may lie apart."""
KINDS = 3
_PIECE = "~"
PIECES = (4, 5, 6)
"""Lengths of the pieces of words: they find compounds and words that were not seen before."""

_EMPTY = frozenset(
    "de het een en van in te dat die op voor met aan om er als bij dan ook naar door uit of over tot wat nog wel "
    "maar dit daar hier zo want toch".split()
)
"""Words without a meaning of their own. Negators, modal verbs and persons are not among them: they carry evidence."""


def words_in(analysis: Analysis, first: int, last: int) -> list[int]:
    """Return the tokens ``[first, last)`` that are words with a meaning."""
    return [token for token in range(first, last) if _has_meaning(analysis.lemmas[token])]


def features(lemmas: Sequence[str]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield each feature with the places in `lemmas` that it stands for, once per occurrence."""
    for place, lemma in enumerate(lemmas):
        for name in of_word(lemma):
            yield name, (place,)
        for other in range(place + 1, min(place + 1 + REACH, len(lemmas))):
            yield pair(lemma, lemmas[other]), (place, other)


def kind(feature: str) -> int:
    """Return what a feature is: 0 a word, 1 a pair, 2 a piece of a word."""
    return 2 if feature.startswith(_PIECE) else int(" " in feature)


def pair(lemma: str, second: str) -> str:
    """Return the feature of two words near one another."""
    return f"{lemma} {second}"


@cache
def of_word(lemma: str) -> tuple[str, ...]:
    """Return the features of a word by itself: its lemma and the pieces of it."""
    word = f"<{lemma}>" if len(lemma) > 3 else ""
    return (lemma, *(f"{_PIECE}{word[at : at + size]}" for size in PIECES for at in range(len(word) - size + 1)))


@cache
def _has_meaning(lemma: str) -> bool:
    return lemma not in _EMPTY and any(map(str.isalnum, lemma))
