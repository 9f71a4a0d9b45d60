"""What a linear model sees of a passage: lemmas, pieces of words, fields of meaning, and the words as they stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from lerende_evaluatie.domain.analysis import Analysis
from lerende_evaluatie.engines._fields import Fields

PIECES = (4, 5, 6)
"""Lengths of the pieces of words: they find compounds and words that were not seen before."""

_PIECE, _FIELD, _SAID = "~", "§", "="
_KINDS = {_PIECE: 1, _FIELD: 2, _SAID: 3}
KINDS = 1 + len(_KINDS)

_EMPTY = frozenset(
    "de het een en van in te dat die op voor met aan om er als bij dan ook naar door uit of over tot wat nog wel "
    "maar dit daar hier zo want toch".split()
)
"""Words whose lemma has no meaning of its own. Negators, modal verbs and persons are not among them."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """A stretch of text, token by token: lemmas, and the words as they were said, both in lower case."""

    lemmas: Sequence[str]
    words: Sequence[str]


def tokens_in(text: str, analysis: Analysis, first: int, last: int) -> Tokens:
    """Return the tokens ``[first, last)`` of a text."""
    spans = zip(analysis.starts[first:last], analysis.ends[first:last], strict=True)
    return Tokens(analysis.lemmas[first:last], [text[start:end].lower() for start, end in spans])


def features(tokens: Tokens, fields: Fields) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield each feature with the places in `tokens` that it stands for, once per occurrence."""
    words = tokens.words
    for place, lemma in enumerate(tokens.lemmas):
        for name in of_lemma(lemma):
            yield name, (place,)
        yield _SAID + words[place], (place,)
        if place + 1 < len(words):
            yield f"{_SAID}{words[place]} {words[place + 1]}", (place, place + 1)
    for name, places in fields.of(tokens.lemmas, words):
        yield _FIELD + name, places


@dataclass(frozen=True, slots=True)
class Seen:
    """All features of a stretch of text: those of each lemma go by its name, the others are there as they are."""

    lemmas: Sequence[str]
    others: Sequence[str]

    def names(self) -> Iterator[str]:
        """Yield each feature, once per occurrence."""
        for lemma in self.lemmas:
            yield from of_lemma(lemma)
        yield from self.others


def seen_in(tokens: Tokens, fields: Fields) -> Seen:
    """Return the features of a stretch of text, the same as `features` but in less time."""
    words = tokens.words
    others = [_SAID + word for word in words]
    others += [f"{_SAID}{first} {second}" for first, second in pairwise(words)]
    others += [_FIELD + name for name, _ in fields.of(tokens.lemmas, words)]
    return Seen(tokens.lemmas, others)


def kind(feature: str) -> int:
    """Return the number of the block that a feature belongs to."""
    return _KINDS.get(feature[0], 0)


@cache
def of_lemma(lemma: str) -> tuple[str, ...]:
    """Return the features of a lemma by itself: the lemma and the pieces of it."""
    if lemma in _EMPTY or not any(map(str.isalnum, lemma)):
        return ()
    word = f"<{lemma}>" if len(lemma) > 3 else ""
    return (lemma, *(f"{_PIECE}{word[at : at + size]}" for size in PIECES for at in range(len(word) - size + 1)))
