"""Finding codebook patterns in an analysed text: lemmas, compounds, separable verbs, gaps, negation.

Words are looked up, not searched: each distinct word of the text is compared once with all slots of all
patterns. A pattern waits for its rarest slot, and only sentences in which that stands are looked at closer.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from operator import attrgetter

from lerende_evaluatie.domain import clauses
from lerende_evaluatie.domain.analysis import Analysis
from lerende_evaluatie.domain.patterns import Form, Pattern, Word, fold, normal

Place = tuple[int, ...]
"""The tokens that fill one slot: one word, or a verb and its particle."""


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


def negator_of(sentence: Sentence, hit: Hit) -> int | None:
    """Return the token of the negator, not itself part of the hit, that denies it; or None."""
    if clauses.NEGATORS.isdisjoint(sentence.words):
        return None
    place = clauses.negator_of(sentence.words, [token - sentence.first for token in hit.tokens])
    return None if place is None else sentence.first + place


@dataclass(frozen=True, slots=True)
class _Step:
    """A slot in a sequence: its number, and how many words may stand before it (None: any number)."""

    slot: int
    reach: int | None


_Sequence = tuple[_Step, ...]


@dataclass(slots=True)
class _Entry:
    """What a word of the text can be: the slots it fills, also as bits, and the separable verbs it may be part of.

    `waiting` are the patterns to look for where the word stands; `is_live` tells whether there is any reason to look.
    """

    word: str
    slots: frozenset[int]
    bits: int
    splits: Mapping[str, tuple[int, ...]]
    waiting: tuple[int, ...] = ()
    is_live: bool = False


class _Entries(dict[tuple[str, str], _Entry]):
    """The entries of words with their lemma, each made once."""

    def __init__(self, make: Callable[[str, str], _Entry]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: tuple[str, str]) -> _Entry:
        entry = self[key] = self._make(*key)
        return entry


class Matcher:
    """Compiled patterns. `lemma` gives the lemma of a word, as the analysis was made with.

    `beside` gives per pattern others that matter only next to it; they are not looked for by themselves, unless they
    have an entry of their own. Sentences of which `worth` says that the hits are not worth it are passed over.
    """

    def __init__(
        self,
        patterns: Sequence[Pattern],
        lemma: Callable[[str], str],
        beside: Mapping[int, Collection[int]] | None = None,
        worth: Callable[[Sequence[Hit]], bool] = bool,
    ) -> None:
        """Set up the numbers of all slots and the index of their words."""
        self._beside = beside or {}
        self._dependent = {pattern for others in self._beside.values() for pattern in others} - self._beside.keys()
        self._worth = worth
        slots: dict[tuple[Word, ...], int] = {}
        self._patterns: list[tuple[_Sequence, ...]] = [
            tuple(
                tuple(_Step(slots.setdefault(slot.words, len(slots)), slot.reach) for slot in sequence)
                for sequence in pattern.sequences
            )
            for pattern in patterns
        ]
        self._slots = [{step.slot for sequence in sequences for step in sequence} for sequences in self._patterns]
        self._needs = [sum(1 << slot for slot in wanted) for wanted in self._slots]
        self._plainness = {number: min(len(word.text) for word in words) for words, number in slots.items()}
        self._index = _WordIndex(slots, lemma)
        self._entries = _Entries(self._entry)
        self._waiting: dict[int, list[int]] = {}
        self._weighed = -1

    def sentences(self, text: str, analysis: Analysis, chosen: Iterable[int]) -> Iterator[tuple[Sentence, list[Hit]]]:
        """Yield those of the sentences numbered `chosen` in which a pattern stands, with the hits."""
        entries = self._entries_of(text, analysis)
        verbs = analysis.verbs
        live = list(compress(range(len(entries)), map(attrgetter("is_live"), entries)))
        if verbs:
            live = sorted({*live, *verbs})
        for number in chosen:
            first, last = analysis.sentences[number]
            begin = bisect_left(live, first)
            if begin == len(live) or live[begin] >= last:
                continue
            tokens = live[begin : bisect_left(live, last, begin)]
            found = _Found(first, entries[first:last])
            self._add_separated_verbs(found, tokens, verbs)
            candidates = {pattern for token in tokens for pattern in entries[token].waiting}
            if found.separated:
                candidates.update(self._patterns_waiting_for(found.separated))
            if (hits := self._hits(found, candidates)) and self._worth(hits):
                others = {other for hit in hits for other in self._beside.get(hit.pattern, ())} - candidates
                yield Sentence(first, last, found.words), hits + self._hits(found, others)

    def slots_of(self, word: str, lemma: str) -> frozenset[int]:
        """Return the numbers of the slots that a word fills; different slots are numbered in order, from 0."""
        return self._entries[word, lemma].slots

    def _entries_of(self, text: str, analysis: Analysis) -> list[_Entry]:
        """Return the entry of each token; a longer text than any before decides anew what is rare."""
        words = [text[start:end] for start, end in zip(analysis.starts, analysis.ends, strict=True)]
        entries = list(map(self._entries.__getitem__, zip(words, analysis.lemmas, strict=True)))
        if len(entries) > self._weighed:
            self._weigh(Counter(zip(words, analysis.lemmas, strict=True)))
            self._weighed = len(entries)
        return entries

    def _entry(self, word: str, lemma: str) -> _Entry:
        slots = self._index.slots_of(word, lemma)
        bits = sum(1 << slot for slot in slots)
        entry = _Entry(fold(word), slots, bits, self._index.splits_of(word, lemma))
        self._wake(entry)
        return entry

    def _wake(self, entry: _Entry) -> None:
        """Tell an entry which patterns wait for it."""
        entry.waiting = self._patterns_waiting_for(entry.slots)
        entry.is_live = bool(entry.waiting or entry.splits)

    def _patterns_waiting_for(self, slots: Iterable[int]) -> tuple[int, ...]:
        return tuple(pattern for slot in slots for pattern in self._waiting.get(slot, ()))

    def _weigh(self, words: Mapping[tuple[str, str], int]) -> None:
        """Let each pattern wait for the slot that is met least often; this decides speed, never what is found."""
        met: Counter[int] = Counter()
        for key, times in words.items():
            for slot in self._entries[key].slots:
                met[slot] += times
        self._waiting = {}
        for pattern, slots in enumerate(self._slots):
            if pattern in self._dependent:
                continue
            rarest = min(slots, key=lambda slot: (met[slot], -self._plainness[slot], slot))
            self._waiting.setdefault(rarest, []).append(pattern)
        for entry in self._entries.values():
            self._wake(entry)

    def _add_separated_verbs(self, found: "_Found", tokens: Iterable[int], verbs: Mapping[int, str]) -> None:
        """Add the slots that verbs fill together with a particle elsewhere in the sentence."""
        for token in tokens:
            splits = found.entries[token - found.first].splits
            for particle in splits:
                if particle not in found.words:
                    continue
                place = clauses.particle_place(found.words, token - found.first, particle)
                if place is not None:
                    found.add(splits[particle], tuple(sorted((token, found.first + place))))
            if token in verbs:
                found.add(self._index.slots_of(verbs[token], verbs[token]), found.whole_verb(token, verbs[token]))

    def _hits(self, found: "_Found", candidates: Collection[int]) -> list[Hit]:
        if not candidates:
            return []
        missing, needs = ~found.present(), self._needs
        complete = [pattern for pattern in candidates if not needs[pattern] & missing]
        if not complete:
            return []
        complete.sort()
        return [Hit(pattern, place) for pattern in complete for place in _matches(self._patterns[pattern], found)]


class _Found:
    """What stands in one sentence."""

    def __init__(self, first: int, entries: list[_Entry]) -> None:
        self.first = first
        self.entries = entries
        self.words = [entry.word for entry in entries]
        self.separated: dict[int, list[Place]] = {}

    def add(self, slots: Iterable[int], place: Place) -> None:
        """Add a place for slots beside those that single words fill."""
        for slot in slots:
            self.separated.setdefault(slot, []).append(place)

    def present(self) -> int:
        """Return the bits of all slots that something in the sentence fills."""
        bits = 0
        for entry in self.entries:
            bits |= entry.bits
        for slot in self.separated:
            bits |= 1 << slot
        return bits

    def places(self, slot: int) -> list[Place]:
        """Return where a slot is filled, in the order of the text; a verb with its particle before the verb alone."""
        places: list[Place] = [(token,) for token, entry in enumerate(self.entries, self.first) if slot in entry.slots]
        if slot not in self.separated:
            return places
        return sorted({*places, *self.separated[slot]}, key=lambda place: (place[0], -len(place)))

    def whole_verb(self, token: int, verb: str) -> Place:
        """Return a verb that the pipeline knows to be separated, with its particle where that can be seen."""
        apart = [
            self.first + place
            for place, word in enumerate(self.words)
            if self.first + place != token and word in clauses.PARTICLES and verb.startswith(word)
        ]
        return tuple(sorted((token, apart[-1]))) if apart else (token,)

    def gap(self, behind: int, ahead: int) -> int:
        """Return how many words stand between two tokens; hesitations and punctuation are none."""
        between = self.words[behind + 1 - self.first : ahead - self.first]
        return sum(word not in clauses.HESITATIONS and any(map(str.isalnum, word)) for word in between)


def _matches(sequences: tuple[_Sequence, ...], found: _Found) -> Iterator[Place]:
    """Yield the tokens of each place where a pattern stands; with ``&`` there is one at most per sentence."""
    if len(sequences) == 1:
        yield from _sequence_matches(sequences[0], found)
        return
    used: Place = ()
    for sequence in sequences:
        match = next((match for match in _sequence_matches(sequence, found) if not set(match) & set(used)), None)
        if match is None:
            return
        used += match
    yield tuple(sorted(used))


def _sequence_matches(sequence: _Sequence, found: _Found) -> Iterator[Place]:
    """Yield matches that have no word in common, from left to right."""
    if len(sequence) == 1 and sequence[0].slot not in found.separated:
        yield from found.places(sequence[0].slot)
        return
    taken: set[int] = set()
    for place in found.places(sequence[0].slot):
        tokens = _follow(place, place, sequence[1:], found)
        if tokens is not None and taken.isdisjoint(tokens):
            taken.update(tokens)
            yield tuple(sorted(tokens))


def _follow(tokens: Place, last: Place, rest: _Sequence, found: _Found) -> Place | None:
    """Return `tokens` with those of the rest of the sequence, each step behind the place of the one before it."""
    if not rest:
        return tokens
    for place in found.places(rest[0].slot):
        if place[0] <= last[0] or not set(place).isdisjoint(tokens) or _is_too_far(last, place, rest[0].reach, found):
            continue
        matched = _follow(tokens + place, place, rest[1:], found)
        if matched is not None:
            return matched
    return None


def _is_too_far(last: Place, place: Place, reach: int | None, found: _Found) -> bool:
    """Tell whether more than `reach` words stand before `place`, from the nearest word of the slot before it."""
    if reach is None:
        return False
    nearest = max(token for token in last if token < place[0])
    return place[0] - nearest - 1 > reach and found.gap(nearest, place[0]) > reach


class _WordIndex:
    """Which slots a word of the text fills."""

    def __init__(self, slots: Mapping[tuple[Word, ...], int], lemma: Callable[[str], str]) -> None:
        self._lemma = lemma
        self._tables: dict[Form, dict[str, set[int]]] = {form: {} for form in Form}
        self._splits: dict[str, dict[str, set[int]]] = {}
        for words, slot in slots.items():
            for word in words:
                self._add(word, slot)
        self._prefix_lengths = sorted({len(text) for text in self._tables[Form.PREFIX]})
        self._suffix_lengths = sorted({len(text) for text in self._tables[Form.SUFFIX]})
        infixes = self._tables[Form.INFIX]
        self._infix = re.compile("|".join(map(re.escape, infixes))) if infixes else None

    def _add(self, word: Word, slot: int) -> None:
        forms = self._forms(word.text) if word.form is Form.LEMMA else {word.text}
        for form in forms:
            self._tables[word.form].setdefault(form, set()).add(slot)
        if word.form is Form.LEMMA and (parts := clauses.separable_parts(word.text)):
            particle, verb = parts
            for form in (verb, self._lemma(verb)):
                self._splits.setdefault(form, {}).setdefault(particle, set()).add(slot)

    def _forms(self, text: str) -> set[str]:
        """Return what the lemma of a word of the text must be; "beter" is not answered by "goed"."""
        lemma = fold(self._lemma(text))
        if text in _COMPARATIVES or (text.endswith("er") and len(lemma) < len(text)):
            return {text, text + "e"}
        return {text, lemma}

    def slots_of(self, word: str, lemma: str) -> frozenset[int]:
        """Return the slots that `word` with this `lemma` fills."""
        tables = self._tables
        forms = {fold(word), fold(lemma)}
        slots = set(tables[Form.EXACT].get(normal(word), ()))
        for form in forms:
            slots.update(tables[Form.LEMMA].get(form, ()), *self._affix_slots(form))
        return frozenset(slots)

    def splits_of(self, word: str, lemma: str) -> dict[str, tuple[int, ...]]:
        """Return the slots of separable verbs of which this may be the verb, per particle."""
        particles: dict[str, set[int]] = {}
        for form in {fold(word), fold(lemma)}:
            for particle, slots in self._splits.get(form, {}).items():
                particles.setdefault(particle, set()).update(slots)
        return {particle: tuple(sorted(slots)) for particle, slots in particles.items()}

    def _affix_slots(self, form: str) -> Iterator[set[int]]:
        prefixes, suffixes = self._tables[Form.PREFIX], self._tables[Form.SUFFIX]
        for length in self._prefix_lengths:
            if length <= len(form):
                yield prefixes.get(form[:length], set())
        for length in self._suffix_lengths:
            if length <= len(form):
                yield suffixes.get(form[-length:], set())
        if self._infix and self._infix.search(form):
            yield from (slots for text, slots in self._tables[Form.INFIX].items() if text in form)


_COMPARATIVES = frozenset("beter best meer meest minder minst".split())
