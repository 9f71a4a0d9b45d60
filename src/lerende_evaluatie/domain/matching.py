"""Finding codebook patterns in an analysed text: lemmas, compounds, separable verbs, gaps, negation.

Words are looked up, not searched: each distinct word of the text is compared once with all words of
all patterns, and only sentences in which something stands are looked at closer.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from lerende_evaluatie.domain.analysis import Analysis
from lerende_evaluatie.domain.patterns import Form, Pattern, Slot, Word

PARTICLES = (
    "achteruit achterna aaneen aan achter af bij bijeen binnen buiten dicht door heen in klaar kwijt langs los mee mis na "
    "neer om onder op open over rond samen stil stuk tegemoet tegen teleur terecht terug thuis toe uiteen uit vast voor voorbij "
    "vooruit weer weg"
).split()
PARTICLE_REACH = 12
"""How far behind its verb a particle is looked for, in words."""

CLAUSE_BORDERS = frozenset(
    ", ; : ( ) – — maar want omdat doordat zodat terwijl hoewel toen als wanneer dus tenzij".split()
)
ANYWHERE_NEGATORS = frozenset("niemand nooit nergens niets niks nauwelijks amper".split())
NEGATORS = ANYWHERE_NEGATORS | {"niet", "nie", "geen", "gin", "zonder", "noch", "evenmin"}
BEFORE_REACH = 6
AFTER_REACH = 5
NOUN_REACH = 4


@dataclass(frozen=True, slots=True)
class Hit:
    """A pattern found in a sentence: `tokens` are the indices of the words that made it, in order."""

    pattern: int
    tokens: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as the matcher sees it: token indices ``[first, last)`` and the words, lower case."""

    first: int
    last: int
    words: Sequence[str]

    def word(self, token: int) -> str:
        """Return the word at a token index of the source."""
        return self.words[token - self.first]


Split = tuple[str, int]
"""The particle of a separable verb, and the number of the pattern word it belongs to."""


class Matcher:
    """Compiled patterns. `lemma` gives the lemma of a word, as the analysis was made with."""

    def __init__(self, patterns: Sequence[Pattern], lemma: Callable[[str], str]) -> None:
        """Number the words of all patterns and index them by how they are compared."""
        self._numbers: dict[Word, int] = {}
        self._patterns = [
            tuple(tuple(self._compile_slot(slot) for slot in sequence) for sequence in pattern.sequences)
            for pattern in patterns
        ]
        self._index = _WordIndex(self._numbers, lemma)
        self._triggers = self._index_triggers(patterns)
        self._known: dict[tuple[str, str], tuple[int, ...]] = {}

    def sentences(self, text: str, analysis: Analysis, chosen: Iterable[int]) -> Iterator[tuple[Sentence, list[Hit]]]:
        """Yield those of the sentences numbered `chosen` in which a pattern stands, with the hits."""
        starts, ends, lemmas = analysis.starts, analysis.ends, analysis.lemmas
        known, verbs = self._known, analysis.verbs
        for number in chosen:
            first, last = analysis.sentences[number]
            found: dict[int, list[tuple[int, ...]]] = {}
            words = [text[starts[token] : ends[token]] for token in range(first, last)]
            for offset, word in enumerate(words):
                key = (word, lemmas[first + offset])
                numbers = known.get(key)
                if numbers is None:
                    numbers = known[key] = self._index.numbers_of(word, key[1])
                for found_number in numbers:
                    found.setdefault(found_number, []).append((first + offset,))
            sentence = Sentence(first, last, [word.casefold() for word in words])
            self._add_separated_verbs(sentence, lemmas, verbs, found)
            if found and (hits := list(self._hits(found))):
                yield sentence, hits

    def _compile_slot(self, slot: Slot) -> tuple[tuple[int, ...], int | None]:
        numbers = tuple(self._numbers.setdefault(word, len(self._numbers)) for word in slot.words)
        return numbers, slot.reach

    def _index_triggers(self, patterns: Sequence[Pattern]) -> dict[int, list[int]]:
        """Let each pattern wait for the slot with the longest words: it is met least often."""
        triggers: dict[int, list[int]] = {}
        for number, pattern in enumerate(patterns):
            slots = [slot for sequence in pattern.sequences for slot in sequence]
            rarest = max(slots, key=lambda slot: min(len(word.text) for word in slot.words))
            for word in set(rarest.words):
                triggers.setdefault(self._numbers[word], []).append(number)
        return triggers

    def _add_separated_verbs(
        self, sentence: Sentence, lemmas: list[str], verbs: dict[int, str], found: dict[int, list[tuple[int, ...]]]
    ) -> None:
        splits = self._index.splits
        for token in range(sentence.first, sentence.last):
            for particle, number in splits.get(lemmas[token], ()):
                place = _particle_place(sentence, token, particle)
                if place is not None:
                    found.setdefault(number, []).append(tuple(sorted((token, place))))
            if token in verbs and (known := self._index.lemma_number(verbs[token])) is not None:
                found.setdefault(known, []).append((token,))

    def _hits(self, found: dict[int, list[tuple[int, ...]]]) -> Iterator[Hit]:
        candidates = {pattern for number in found for pattern in self._triggers.get(number, ())}
        for pattern in sorted(candidates):
            parts = [_match_sequence(sequence, found) for sequence in self._patterns[pattern]]
            if all(parts):
                yield Hit(pattern, tuple(sorted({token for part in parts if part for token in part})))


class _WordIndex:
    """Which pattern words a word of the text answers to."""

    def __init__(self, numbers: dict[Word, int], lemma: Callable[[str], str]) -> None:
        self._lemmas: dict[str, list[int]] = {}
        self._exact: dict[str, int] = {}
        self._affixes: dict[Form, dict[str, int]] = {Form.PREFIX: {}, Form.SUFFIX: {}, Form.INFIX: {}}
        self.splits: dict[str, list[Split]] = {}
        for word, number in numbers.items():
            if word.form is Form.EXACT:
                self._exact[word.text] = number
            elif word.form is Form.LEMMA:
                self._add_lemma(word.text, number, lemma)
            else:
                self._affixes[word.form][word.text] = number
        self._prefix_lengths = sorted({len(text) for text in self._affixes[Form.PREFIX]})
        self._suffix_lengths = sorted({len(text) for text in self._affixes[Form.SUFFIX]})
        infixes = self._affixes[Form.INFIX]
        self._infix = re.compile("|".join(map(re.escape, infixes))) if infixes else None

    def _add_lemma(self, text: str, number: int, lemma: Callable[[str], str]) -> None:
        for form in {text, lemma(text)}:
            self._lemmas.setdefault(form, []).append(number)
        for particle in PARTICLES:
            verb = text.removeprefix(particle)
            if verb != text and len(verb) > 2 and verb.endswith("n"):
                self.splits.setdefault(lemma(verb), []).append((particle, number))

    def lemma_number(self, lemma: str) -> int | None:
        """Return the number of the pattern word with this lemma, if there is one."""
        return next(iter(self._lemmas.get(lemma, ())), None)

    def numbers_of(self, word: str, lemma: str) -> tuple[int, ...]:
        """Return the numbers of all pattern words that `word` with this `lemma` answers to."""
        folded = word.casefold()
        numbers = {*self._lemmas.get(lemma, ()), *self._lemmas.get(folded, ())}
        if word in self._exact:
            numbers.add(self._exact[word])
        for form in {folded, lemma}:
            numbers.update(self._affix_numbers(form))
        return tuple(sorted(numbers))

    def _affix_numbers(self, form: str) -> Iterator[int]:
        prefixes, suffixes = self._affixes[Form.PREFIX], self._affixes[Form.SUFFIX]
        for length in self._prefix_lengths:
            if (number := prefixes.get(form[:length])) is not None:
                yield number
        for length in self._suffix_lengths:
            if len(form) >= length and (number := suffixes.get(form[-length:])) is not None:
                yield number
        if self._infix and self._infix.search(form):
            yield from (number for text, number in self._affixes[Form.INFIX].items() if text in form)


def _particle_place(sentence: Sentence, verb: int, particle: str) -> int | None:
    """Return where the particle of a separated verb stands: behind it in its clause, or as "af te haken"."""
    if verb - 2 >= sentence.first and sentence.word(verb - 1) == "te" and sentence.word(verb - 2) == particle:
        return verb - 2
    for token in range(verb + 1, min(sentence.last, verb + 1 + PARTICLE_REACH)):
        word = sentence.word(token)
        if word == particle and _closes_clause(sentence, token):
            return token
        if word in CLAUSE_BORDERS:
            return None
    return None


def _closes_clause(sentence: Sentence, token: int) -> bool:
    """Tell whether a word ends its clause: a particle does, a preposition does not."""
    following = sentence.words[token + 1 - sentence.first : token + 2 - sentence.first]
    return not following or following[0] in CLAUSE_BORDERS or not following[0][0].isalpha() or following[0] in _AFTER_PARTICLE


_AFTER_PARTICLE = frozenset("en of dat die bij door met naar omdat op over tegen tot uit van voor wat als in aan hoor hè ook".split())


def _match_sequence(
    sequence: tuple[tuple[tuple[int, ...], int | None], ...], found: dict[int, list[tuple[int, ...]]]
) -> tuple[int, ...] | None:
    """Return the tokens of the first place where all slots stand in order, or None."""
    first_slot, *rest = sequence
    for place in _places(first_slot[0], found):
        tokens = _follow(place, rest, found)
        if tokens is not None:
            return tokens
    return None


def _follow(
    place: tuple[int, ...],
    rest: Sequence[tuple[tuple[int, ...], int | None]],
    found: dict[int, list[tuple[int, ...]]],
) -> tuple[int, ...] | None:
    if not rest:
        return place
    (numbers, reach), *further = rest
    behind = place[0] if reach is not None and len(place) > 1 else place[-1]
    for candidate in _places(numbers, found):
        gap = candidate[0] - behind - 1
        if gap < 0 or candidate[0] in place or (reach is not None and gap > reach):
            continue
        tokens = _follow(candidate, further, found)
        if tokens is not None:
            return place + tokens
    return None


def _places(numbers: tuple[int, ...], found: dict[int, list[tuple[int, ...]]]) -> list[tuple[int, ...]]:
    return sorted({place for number in numbers for place in found.get(number, ())})


def is_negated(sentence: Sentence, hit: Hit) -> bool:
    """Tell whether a negator that is not itself part of the hit governs it.

    The scope is the clause of the hit: "niet" up to 6 words before or 5 behind, "geen" and "zonder" up to
    4 before, "nooit", "niemand", "niks" anywhere in it; "niet alleen" denies nothing.
    """
    borders = [token for token in range(sentence.first, sentence.last) if sentence.word(token) in CLAUSE_BORDERS]
    head, tail = hit.tokens[0], hit.tokens[-1]
    here = bisect_right(borders, head)
    clause_first = borders[here - 1] if here else sentence.first
    later = bisect_right(borders, tail)
    clause_last = borders[later] if later < len(borders) else sentence.last
    return any(
        _governs(sentence, token, head, tail)
        for token in range(clause_first, clause_last)
        if sentence.word(token) in NEGATORS and token not in hit.tokens
    )


def _governs(sentence: Sentence, negator: int, head: int, tail: int) -> bool:
    word = sentence.word(negator)
    if word in ANYWHERE_NEGATORS:
        return True
    if word in ("niet", "nie"):
        if negator + 1 < sentence.last and sentence.word(negator + 1) in ("alleen", "zozeer"):
            return False
        return 0 < head - negator <= BEFORE_REACH or 0 < negator - tail <= AFTER_REACH or head < negator < tail
    return 0 < head - negator <= NOUN_REACH or head < negator < tail
