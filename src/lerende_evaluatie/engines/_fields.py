"""Fields of meaning: words that say much the same, so that what is learned of one holds for the others."""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources

from lerende_evaluatie.ports import Pipeline

FILE = "woordvelden.txt"
REACH = 3
"""How far a word of an expression may stand from the one before it."""
_HEAD, _REST = 6, 3
"""A word of so many letters at least is sought in compounds, when at least so many letters are left."""

Rests = tuple[tuple[tuple[str, ...], str], ...]


class Fields:
    """The fields, made ready for the words and the lemmas of one pipeline."""

    def __init__(self, pipeline: Pipeline) -> None:
        """Look up the lemma of every word in the fields."""
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._in_compounds: dict[str, set[str]] = {}
        for field, expression in read():
            said = tuple(expression.lower().split("_"))
            for sequence in (said, tuple(map(pipeline.lemma, said))):
                self._by_first.setdefault(sequence[0], []).append((sequence[1:], field))
            if len(said) == 1 and len(expression) >= _HEAD:
                self._in_compounds.setdefault(pipeline.lemma(expression), set()).add(field)
        self._beginning_with = cache(self._find)

    def of(self, lemmas: Sequence[str], words: Sequence[str]) -> Iterator[tuple[str, tuple[int, ...]]]:
        """Yield each field with the places of the words that it was seen in."""
        present = {*lemmas, *words}
        for place, (lemma, word) in enumerate(zip(lemmas, words, strict=True)):
            seen: set[str] = set()
            for rest, field in self._beginning_with(lemma, word):
                if field in seen or not present.issuperset(rest):
                    continue
                places = _found(rest, lemmas, words, place)
                if places:
                    seen.add(field)
                    yield field, places

    def _find(self, lemma: str, word: str) -> Rests:
        """Return what can begin with a word: the words that must follow, and the field."""
        known = tuple(dict.fromkeys((*self._by_first.get(lemma, ()), *self._by_first.get(word, ()))))
        return known or tuple(((), field) for field in _parts(self._in_compounds, lemma))


@cache
def read() -> tuple[tuple[str, str], ...]:
    """Return the pairs of field and expression in the file; the words of an expression are joined by underscores."""
    lines = resources.files(__package__).joinpath(FILE).read_text(encoding="utf-8").splitlines()
    named = (line.split(":", 1) for line in lines if line and not line.startswith("#"))
    return tuple((name, expression) for name, expressions in named for expression in expressions.split())


def _found(rest: tuple[str, ...], lemmas: Sequence[str], words: Sequence[str], place: int) -> tuple[int, ...]:
    """Return the places of an expression that begins at `place`; nothing when the rest of it does not follow."""
    places = [place]
    for wanted in rest:
        near = range(places[-1] + 1, min(places[-1] + 1 + REACH, len(words)))
        following = next((at for at in near if wanted in (lemmas[at], words[at])), None)
        if following is None:
            return ()
        places.append(following)
    return tuple(places)


def _parts(known: dict[str, set[str]], lemma: str) -> tuple[str, ...]:
    """Return the fields of the words that a compound begins or ends with."""
    if len(lemma) < _HEAD + _REST:
        return ()
    ends = (lemma[at:] for at in range(_REST, len(lemma) - _HEAD + 1))
    begins = (lemma[:at] for at in range(_HEAD, len(lemma) - _REST + 1))
    fields: set[str] = set().union(*(known.get(part, ()) for part in (*ends, *begins)))
    return tuple(sorted(fields))
