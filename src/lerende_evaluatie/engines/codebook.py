"""Suggestions from the codebook alone: its terms, negation and exclusions, sentence by sentence."""

import hashlib
import math
import uuid
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from lerende_evaluatie.domain.analysis import Analysis
from lerende_evaluatie.domain.codebook import Code, CodeBook, Term
from lerende_evaluatie.domain.labelled import Labelled
from lerende_evaluatie.domain.matching import Hit, Matcher, Sentence, negator_of
from lerende_evaluatie.domain.model import Cue, Source, Suggestion, Valence, direction_of
from lerende_evaluatie.domain.passages import sentences_in
from lerende_evaluatie.domain.patterns import parse_pattern
from lerende_evaluatie.engines import texts
from lerende_evaluatie.engines._making import Maker
from lerende_evaluatie.ports import Pipeline, Shelf

NAME = "codebook"
VERSION = "1"
LEARNS = False

THRESHOLD = 0.5
"""The score from which a sentence is proposed: one strong term, or two weak ones."""
LONGEST = 3
"""How many sentences next to one another are taken together as one passage."""
SHORT = 5
"""A passage of fewer words gets the sentence before it along, so that it can be understood."""

_NAMESPACE = uuid.UUID("7f1f7c3e-2a53-5b0e-9a57-3d1a3a7a5a11")
_OPPOSITE = {Valence.POSITIVE: Valence.NEGATIVE, Valence.NEGATIVE: Valence.POSITIVE}


@dataclass(frozen=True, slots=True)
class _Evidence:
    """A counted hit of a term, with the word that denies it: what a reader of the suggestion gets to see."""

    term: Term
    hit: tuple[int, ...]
    negator: int | None

    @property
    def tokens(self) -> tuple[int, ...]:
        """The words to show, the negator among them."""
        return self.hit if self.negator is None else tuple(sorted((*self.hit, self.negator)))

    @property
    def valence(self) -> Valence | None:
        """The direction that the hit gives; a term without one says that something is there, or that it is not."""
        if self.negator is None:
            return self.term.valence
        return _OPPOSITE.get(self.term.valence or Valence.POSITIVE, self.term.valence)


@dataclass(slots=True)
class _Passage:
    """Sentences next to one another in one turn that speak for one code."""

    code: Code
    turn: range
    first: int
    last: int
    evidence: list[_Evidence] = field(default_factory=list)
    polarity: list[_Evidence] = field(default_factory=list)

    def joins(self, number: int) -> bool:
        """Tell whether a sentence goes on where the passage ends."""
        return number == self.last + 1 and number in self.turn and number - self.first < LONGEST


@dataclass(frozen=True, slots=True)
class _Signal:
    """A term of a code as numbers of patterns."""

    code_id: str
    term: Term
    pattern: int
    unless: frozenset[int]
    only_with: frozenset[int]

    @property
    def patterns(self) -> frozenset[int]:
        """All its patterns."""
        return self.unless | self.only_with | {self.pattern}

    def counts(self, present: Collection[int]) -> bool:
        """Tell whether a hit counts beside the other patterns that stand in the sentence."""
        return self.unless.isdisjoint(present) and not (self.only_with and self.only_with.isdisjoint(present))


def fingerprint(codebook: CodeBook, code_id: str, examples: Sequence[Labelled] = ()) -> str:
    """Return a hash over what the suggestions for this code depend on: its name and signals, and the polarity words.

    Examples do not count: this engine reads signals only.
    """
    basis = (VERSION, codebook[code_id].name, _signals_in(codebook, codebook[code_id]), codebook.polarity)
    return hashlib.sha256(repr(basis).encode()).hexdigest()


def _signals_in(codebook: CodeBook, code: Code) -> tuple[object, ...]:
    below = tuple(_signals_in(codebook, child) for child in codebook.children(code.id))
    return (code.is_codable, code.exclusions, code.terms, below)


def build(
    codebook: CodeBook,
    code_ids: Collection[str],
    pipeline: Pipeline,
    examples: Sequence[Labelled] = (),
    shelf: Shelf | None = None,
) -> "Engine":
    """Return an engine that proposes `code_ids`."""
    return Engine(codebook, code_ids, pipeline)


class Engine:
    """The codebook's patterns, compiled once for a run."""

    def __init__(self, codebook: CodeBook, code_ids: Collection[str], pipeline: Pipeline) -> None:
        """Compile the patterns of `code_ids` and of the codes below them, before which they give way."""
        self._codebook = codebook
        self._proposed = frozenset(code_ids)
        self._maker = Maker(NAME, VERSION, _NAMESPACE, pipeline, codebook)
        self._patterns: dict[str, int] = {}
        self._above = {
            code.id: codebook.lineage(code.id)[:-1]
            for code in codebook.codes
            if code.is_codable and not self._proposed.isdisjoint(codebook.lineage(code.id))
        }
        self._exclusions = {
            code_id: frozenset(map(self._number, codebook[code_id].exclusions)) for code_id in self._above
        }
        self._signals: dict[int, list[_Signal]] = {}
        for code_id in self._above:
            self._add(self._signals, codebook[code_id].terms, code_id)
        self._polarity: dict[int, list[_Signal]] = {}
        self._add(self._polarity, codebook.polarity, "")
        self._strongest = {
            pattern: [(code_id, signal.term.weight) for signal in signals for code_id in self._line(signal.code_id)]
            for pattern, signals in self._signals.items()
        }
        patterns = [parse_pattern(text) for text in self._patterns]
        self._matcher = Matcher(patterns, pipeline.lemma, self._beside(), self._may_reach_threshold)

    def suggest(self, source: Source, analysis: Analysis) -> list[Suggestion]:
        """Return the suggestions in the source's evidence turns, in the order of the text."""
        passages = sorted(self._passages(source, analysis), key=lambda passage: passage.first)
        return [self._suggestion(passage, source, analysis) for passage in passages]

    def _passages(self, source: Source, analysis: Analysis) -> list[_Passage]:
        """Return the passages, neighbouring sentences of one code and turn taken together."""
        turns = {number: turn for turn in sentences_in(source.evidence_turns(), analysis) for number in turn}
        numbers = {analysis.sentences[number][0]: number for number in turns}
        passages: list[_Passage] = []
        latest: dict[str, _Passage] = {}
        for sentence, hits in self._matcher.sentences(source.text, analysis, turns):
            evidence = self._evidence(sentence, hits)
            if not evidence:
                continue
            number, polarity = numbers[sentence.first], self._polarity_of(sentence, hits)
            for code_id, items in evidence.items():
                passage = latest.get(code_id)
                if passage is None or not passage.joins(number):
                    start = self._start(passage, number, turns[number], sentence)
                    passage = latest[code_id] = _Passage(self._codebook[code_id], turns[number], start, number)
                    passages.append(passage)
                passage.last = number
                passage.evidence += items
                passage.polarity += polarity
        return passages

    def _start(self, before: _Passage | None, number: int, turn: range, sentence: Sentence) -> int:
        """Return where a passage begins: one sentence earlier when it is too short to be understood by itself."""
        is_short = sum(any(map(str.isalnum, word)) for word in sentence.words) < SHORT
        is_free = number - 1 in turn and (before is None or before.last < number - 1)
        return number - 1 if is_short and is_free else number

    def _evidence(self, sentence: Sentence, hits: Sequence[Hit]) -> dict[str, list[_Evidence]]:
        """Return, per proposed code that reaches the threshold, the hits that count; a code below it goes before it."""
        present = {hit.pattern for hit in hits}
        reached: dict[str, list[_Evidence]] = {}
        for code_id, items in self._counted(sentence, hits, present).items():
            evidence = _each_word_once(items)
            if _score(evidence) >= THRESHOLD:
                reached[code_id] = evidence
        outranked = {above for code_id in reached for above in self._above[code_id]}
        return {code: items for code, items in reached.items() if code in self._proposed and code not in outranked}

    def _may_reach_threshold(self, hits: Iterable[Hit]) -> bool:
        """Tell whether the hits could be enough for any code; most sentences end here."""
        doubt: dict[str, float] = {}
        for hit in hits:
            for code_id, weight in self._strongest.get(hit.pattern, ()):
                doubt[code_id] = doubt.get(code_id, 1.0) * (1 - weight)
        return bool(doubt) and 1 - min(doubt.values()) >= THRESHOLD

    def _counted(self, sentence: Sentence, hits: Iterable[Hit], present: Collection[int]) -> dict[str, list[_Evidence]]:
        per_code: dict[str, list[_Evidence]] = {}
        for hit in hits:
            for signal in self._signals.get(hit.pattern, ()):
                if signal.counts(present) and self._exclusions[signal.code_id].isdisjoint(present):
                    negator = negator_of(sentence, hit)
                    if signal.term.flips or negator is None:
                        for code_id in self._line(signal.code_id):
                            per_code.setdefault(code_id, []).append(_Evidence(signal.term, hit.tokens, negator))
        return {code: items for code, items in per_code.items() if self._exclusions[code].isdisjoint(present)}

    def _polarity_of(self, sentence: Sentence, hits: Iterable[Hit]) -> list[_Evidence]:
        present = {hit.pattern for hit in hits}
        return [
            _Evidence(signal.term, hit.tokens, negator)
            for hit in hits
            for signal in self._polarity.get(hit.pattern, ())
            if signal.counts(present)
            for negator in [negator_of(sentence, hit)]
            if signal.term.flips or negator is None
        ]

    def _suggestion(self, passage: _Passage, source: Source, analysis: Analysis) -> Suggestion:
        start = analysis.starts[analysis.sentences[passage.first][0]]
        end = analysis.ends[analysis.sentences[passage.last][1] - 1]
        return self._maker.suggestion(
            source,
            passage.code.id,
            (start, end),
            score=_score(passage.evidence),
            valence=_valence(passage.evidence, passage.polarity),
            reason=_reason(passage, source.text, analysis),
            cues=tuple(cue for item in passage.evidence for cue in _cues(item, analysis)),
        )

    def _line(self, code_id: str) -> tuple[str, ...]:
        """Return a code and those above it that it is evidence for too."""
        return (code_id, *(above for above in self._above[code_id] if above in self._above))

    def _number(self, pattern: str) -> int:
        return self._patterns.setdefault(pattern, len(self._patterns))

    def _add(self, signals: dict[int, list[_Signal]], terms: Iterable[Term], code_id: str) -> None:
        for term in terms:
            unless, only_with = (frozenset(map(self._number, texts)) for texts in (term.unless, term.only_with))
            signal = _Signal(code_id, term, self._number(term.pattern), unless, only_with)
            signals.setdefault(signal.pattern, []).append(signal)

    def _beside(self) -> dict[int, set[int]]:
        """Return per pattern of a term the patterns that decide whether it counts, and the words of polarity."""
        polarity = {number for signals in self._polarity.values() for signal in signals for number in signal.patterns}
        beside: dict[int, set[int]] = {}
        for pattern, signals in self._signals.items():
            exclusions = (self._exclusions[code_id] for signal in signals for code_id in self._line(signal.code_id))
            beside[pattern] = polarity.union(*(signal.patterns for signal in signals), *exclusions)
        return beside


def _each_word_once(evidence: Iterable[_Evidence]) -> list[_Evidence]:
    """Leave out hits that lie within a longer one (of equals, the weaker), in the order of the text."""
    kept: list[_Evidence] = []
    for item in sorted(evidence, key=lambda item: (-len(item.hit), -item.term.weight)):
        if not any(set(item.hit) <= set(other.hit) for other in kept):
            kept.append(item)
    return sorted(kept, key=lambda item: item.hit)


def _score(evidence: Iterable[_Evidence]) -> float:
    """Return 1 − Π(1 − weight) over different terms, as if each were independent evidence."""
    weights: dict[str, float] = {}
    for item in evidence:
        weights[item.term.pattern] = max(item.term.weight, weights.get(item.term.pattern, 0))
    return 1 - math.prod(1 - weight for weight in weights.values())


def _valence(evidence: Iterable[_Evidence], polarity: Iterable[_Evidence]) -> Valence:
    """Return the direction of the terms; only when they give none, that of the polarity words around them."""
    said = direction_of(item.valence for item in evidence)
    return said if said is not Valence.NEUTRAL else direction_of(item.valence for item in polarity)


def _reason(passage: _Passage, text: str, analysis: Analysis) -> str:
    cues = []
    for item in passage.evidence:
        words = texts.GAP.join(" ".join(text[start:end].split()) for start, end in _runs(item.tokens, analysis))
        cues.append((texts.CUE if item.negator is None else texts.NEGATED_CUE).format(words=words))
    return texts.REASON.format(code=passage.code.name, cues=texts.JOIN.join(dict.fromkeys(cues)))


def _cues(item: _Evidence, analysis: Analysis) -> Iterator[Cue]:
    for start, end in _runs(item.tokens, analysis):
        yield Cue(start, end, item.term.pattern, item.negator is not None)


def _runs(tokens: Sequence[int], analysis: Analysis) -> list[tuple[int, int]]:
    """Return the spans of tokens, neighbours taken together."""
    runs: list[tuple[int, int]] = []
    previous = None
    for token in tokens:
        if previous is not None and token == previous + 1:
            runs[-1] = (runs[-1][0], analysis.ends[token])
        else:
            runs.append((analysis.starts[token], analysis.ends[token]))
        previous = token
    return runs
