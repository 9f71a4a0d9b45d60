"""Finding words in transcripts: every form of a word, parts of compounds, or the letters as typed.

A text is turned into `Words` once. A question is made ready for a set of these, and then gives the places in each.
One word is looked up; for several words, and for verbs that may stand apart ("haakt … af"), the sentences in which
all of it stands are handed to the codebook's own `Matcher`.
"""

import re
import unicodedata
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce
from operator import and_

from lerende_evaluatie.domain import clauses
from lerende_evaluatie.domain.analysis import Analysis
from lerende_evaluatie.domain.kwic import is_border
from lerende_evaluatie.domain.matching import Matcher
from lerende_evaluatie.domain.model import Source
from lerende_evaluatie.domain.patterns import NEAR_WORDS, Form, Pattern, Slot, Word, fold, normal

Span = tuple[int, int]
"""``[start, end)`` in code points."""


class How(StrEnum):
    """How what somebody typed is compared with the text."""

    FORMS = "vormen"
    PARTS = "delen"
    EXACT = "letterlijk"


@dataclass(frozen=True, slots=True)
class Language:
    """What a question needs to know of Dutch: words of a text, the lemma of a word, what a compound is made of."""

    words: Callable[[str], Sequence[str]]
    lemma: Callable[[str], str]
    is_compound_part: Callable[[str], bool]


class Words:
    """The words of one source: which there are, and where each of them stands."""

    def __init__(self, source: Source, analysis: Analysis) -> None:
        """Turn the analysis round."""
        self.source = source
        self.starts, self.ends = array("i", analysis.starts), array("i", analysis.ends)
        self.sentences = array("i", (first for first, _ in analysis.sentences))
        self.verbs = analysis.verbs
        text, numbers = source.text, dict[tuple[str, str], int]()
        spelled = (text[start:end] for start, end in zip(analysis.starts, analysis.ends, strict=True))
        pairs = zip(spelled, analysis.lemmas, strict=True)
        self._tokens = array("i", (numbers.setdefault(pair, len(numbers)) for pair in pairs))
        self.entries = list(numbers)
        """Each different word with its lemma."""
        self._places = [array("i") for _ in self.entries]
        for token, number in enumerate(self._tokens):
            self._places[number].append(token)
        self._sentence_of = array("i")
        for number, (first, last) in enumerate(analysis.sentences):
            self._sentence_of.extend([number] * (last - first))
        self.by_word: dict[str, list[int]] = {}
        self.by_lemma: dict[str, list[int]] = {}
        for number, (word, lemma) in enumerate(self.entries):
            self.by_word.setdefault(fold(word), []).append(number)
            self.by_lemma.setdefault(fold(lemma), []).append(number)

    def with_form(self, form: str) -> set[int]:
        """Return the numbers of the entries that are spelled so or have this lemma."""
        return {*self.by_word.get(form, ()), *self.by_lemma.get(form, ())}

    def tokens(self, entries: Iterable[int]) -> Iterator[int]:
        """Yield where these entries stand."""
        for entry in entries:
            yield from self._places[entry]

    def sentences_with(self, tokens: Iterable[int]) -> set[int]:
        """Return the numbers of the sentences in which these tokens stand."""
        return set(map(self._sentence_of.__getitem__, tokens))

    def sentence_of(self, token: int) -> int:
        """Return the number of the sentence in which a token stands."""
        return self._sentence_of[token]

    def cut(self, sentences: Iterable[int]) -> tuple[Analysis, list[int]]:
        """Return an analysis of these sentences alone, and which token each of its tokens is."""
        tokens: list[int] = []
        borders: list[tuple[int, int]] = []
        for number in sentences:
            last = self.sentences[number + 1] if number + 1 < len(self.sentences) else len(self.starts)
            begin = len(tokens)
            tokens.extend(range(self.sentences[number], last))
            borders.append((begin, len(tokens)))
        lemmas = [self.entries[self._tokens[token]][1] for token in tokens]
        starts, ends = [self.starts[token] for token in tokens], [self.ends[token] for token in tokens]
        verbs = {here: self.verbs[token] for here, token in enumerate(tokens) if token in self.verbs}
        return Analysis(starts, ends, lemmas, borders, verbs), tokens


class WordQuestion:
    """Words in their order: at most a few others between two, none within quotation marks.

    A word that ends with ``*`` stands for all that begin so; one within quotation marks only for itself.
    """

    def __init__(self, typed: str, how: How, texts: Sequence[Words], language: Language) -> None:
        """Look up what each word can be in these texts."""
        self._language = language
        self._slots = [Slot(self._alternatives(one, texts), one.reach) for one in _read(typed, how, language)]
        self._numbers = {words: number for number, words in enumerate(dict.fromkeys(s.words for s in self._slots))}
        self.can_be_found = bool(self._slots) and all(slot.words for slot in self._slots)
        if self.can_be_found:
            self._matcher = Matcher([Pattern(typed, (tuple(self._slots),))], language.lemma)

    def spans(self, words: Words) -> list[Span]:
        """Return where it stands in one of the texts, in order."""
        if not self.can_be_found:
            return []
        if len(self._slots) > 1:
            chosen = reduce(and_, (self._sentences(slot, words) for slot in self._slots))
            return sorted(self._matches(chosen, words))
        entries, apart = self._entries(self._slots[0], words), self._apart(self._slots[0], words)
        tokens = (token for token in words.tokens(entries) if not apart or words.sentence_of(token) not in apart)
        spans = [(words.starts[token], words.ends[token]) for token in tokens]
        return sorted([*spans, *self._matches(apart, words)])

    def _matches(self, sentences: set[int], words: Words) -> Iterator[Span]:
        """Yield where the matcher finds it in these sentences."""
        if not sentences:
            return
        analysis, tokens = words.cut(sorted(sentences))
        for _, hits in self._matcher.sentences(words.source.text, analysis, range(len(analysis.sentences))):
            for hit in hits:
                yield words.starts[tokens[hit.tokens[0]]], words.ends[tokens[hit.tokens[-1]]]

    def _sentences(self, slot: Slot, words: Words) -> set[int]:
        return words.sentences_with(words.tokens(self._entries(slot, words))) | self._apart(slot, words)

    def _entries(self, slot: Slot, words: Words) -> list[int]:
        """Return the entries that fill a slot; the matcher decides which of the likely ones do."""
        likely: set[int] = set()
        for word in slot.words:
            forms = self._forms(word.text) if word.form is Form.LEMMA else {fold(word.text)}
            likely.update(*map(words.with_form, forms))
        number = self._numbers[slot.words]
        return sorted(entry for entry in likely if number in self._matcher.slots_of(*words.entries[entry]))

    def _apart(self, slot: Slot, words: Words) -> set[int]:
        """Return the sentences in which a verb of the slot may stand apart from its particle."""
        found: set[int] = set()
        for word in slot.words:
            parts = clauses.separable_parts(word.text) if word.form is Form.LEMMA else None
            if parts:
                particle, verb = parts
                with_verb = words.tokens(set().union(*map(words.with_form, {verb, fold(self._language.lemma(verb))})))
                with_particle = words.tokens(words.by_word.get(particle, ()))
                found |= words.sentences_with(with_verb) & words.sentences_with(with_particle)
                found |= words.sentences_with(token for token, verb in words.verbs.items() if verb == word.text)
        return found

    def _forms(self, text: str) -> set[str]:
        return {text, text + "e", fold(self._language.lemma(text))}

    def _alternatives(self, one: "_Typed", texts: Sequence[Words]) -> tuple[Word, ...]:
        """Return what can stand in the place of a typed word."""
        if one.kind is _Kind.AS_IS:
            return _spellings(texts, lambda form: form == one.text)
        if one.kind is _Kind.START:
            return _spellings(texts, lambda form: form.startswith(one.text))
        lemma = fold(self._language.lemma(one.text))
        forms = [Word(one.text, Form.LEMMA)]
        if lemma != one.text and clauses.separable_parts(lemma):
            forms.append(Word(lemma, Form.LEMMA))
        if one.kind is _Kind.PART:
            forms.extend(_spellings(texts, lambda form: self._is_compound(form, {one.text, lemma}), by_lemma_too=True))
        return tuple(forms)

    def _is_compound(self, form: str, parts: Iterable[str]) -> bool:
        """Tell whether one of `parts` is the head or a modifier of the compound `form`."""
        return any(
            self._can_lead(form[:at]) and self._can_follow(form[at + len(part) :])
            for part in parts
            for at in _places_in(form, part)
        )

    def _can_lead(self, rest: str) -> bool:
        return not rest or self._is_part(rest.removesuffix("-"), _PREFIXES)

    def _can_follow(self, rest: str) -> bool:
        """Tell whether a compound goes on so, with letters that join or without."""
        if not rest or self._is_part(rest.removeprefix("-"), _SUFFIXES):
            return True
        joined = (rest.removeprefix(link) for link in _LINKS if rest.startswith(link))
        return rest not in _SUFFIXES and any(
            len(tail) > _SHORTEST_PART and self._is_part(tail, _SUFFIXES) for tail in joined
        )

    def _is_part(self, rest: str, affixes: frozenset[str]) -> bool:
        return len(rest) >= _SHORTEST_PART and rest not in affixes and self._language.is_compound_part(rest)


class LetterQuestion:
    """The letters as typed, small or capital; a letter with an accent is another letter."""

    def __init__(self, typed: str) -> None:
        """Make the expression; both ways to write an accent are one letter."""
        ways = dict.fromkeys(unicodedata.normalize(form, typed.strip()) for form in ("NFC", "NFD"))
        self._expression = re.compile("|".join(map(_expression, ways)), re.IGNORECASE)
        self.can_be_found = bool(typed.strip())

    def spans(self, words: Words) -> list[Span]:
        """Return where it stands in a text, within turns and never in a part of a letter."""
        if not self.can_be_found:
            return []
        text = words.source.text
        found = (self._expression.finditer(text, turn.start, turn.end) for turn in words.source.turns)
        spans = (match.span() for matches in found for match in matches)
        return [(start, end) for start, end in spans if is_border(text, start) and is_border(text, end)]


Question = WordQuestion | LetterQuestion


def question(typed: str, how: How, texts: Sequence[Words], language: Language) -> Question:
    """Return what somebody typed as a question to these texts."""
    return LetterQuestion(typed) if how is How.EXACT else WordQuestion(typed, how, texts, language)


class _Kind(StrEnum):
    FORM = "form"
    PART = "part"
    START = "start"
    AS_IS = "as is"


@dataclass(frozen=True, slots=True)
class _Typed:
    text: str
    kind: _Kind
    reach: int


_PIECE = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]?|([^\s"“”„«»]+)')
_SHORTEST_PART = 3
_PREFIXES = frozenset({"ver", "her", "ont", "mis"})
_SUFFIXES = frozenset(
    {"lijk", "baar", "loos", "achtig", "schap", "ster", "nis", "heid", "ing", "ers", "end", "ten", "den"}
)
"""What makes another word or form of a word, and no compound."""
_LINKS = ("s", "en", "e")
"""What stands between the parts of a compound."""


def _read(typed: str, how: How, language: Language) -> Iterator[_Typed]:
    for quoted, bare in _PIECE.findall(typed):
        has_star = bare.endswith("*")
        words = [fold(word) for word in language.words(quoted or bare.strip("*"))]
        words = _without_signs_around(words) if bare else words
        single = _Kind.PART if how is How.PARTS else _Kind.FORM
        for place, word in enumerate(words):
            is_last = place + 1 == len(words)
            kind = _Kind.START if has_star and is_last else single if bare and len(words) == 1 else _Kind.AS_IS
            yield _Typed(word, kind, 0 if place else NEAR_WORDS)


def _without_signs_around(words: list[str]) -> list[str]:
    """Leave out punctuation before and after what was typed, unless there is nothing else."""
    known = [place for place, word in enumerate(words) if any(map(str.isalnum, word))]
    return words[known[0] : known[-1] + 1] if known else words


def _spellings(texts: Iterable[Words], fits: Callable[[str], bool], *, by_lemma_too: bool = False) -> tuple[Word, ...]:
    """Return how the words that fit are spelled in the texts."""
    found: dict[str, None] = {}
    known: dict[str, bool] = {}
    for words in texts:
        for table in (words.by_word, words.by_lemma) if by_lemma_too else (words.by_word,):
            for form, entries in table.items():
                if form not in known:
                    known[form] = fits(form)
                if known[form]:
                    found.update(dict.fromkeys(normal(words.entries[entry][0]) for entry in entries))
    return tuple(Word(spelling, Form.EXACT) for spelling in found)


def _places_in(form: str, part: str) -> Iterator[int]:
    at = form.find(part)
    while at >= 0:
        yield at
        at = form.find(part, at + 1)


def _expression(typed: str) -> str:
    words = (re.sub("['’]", "['’]", re.escape(word)) for word in typed.split())
    return r"\s+".join(words)
