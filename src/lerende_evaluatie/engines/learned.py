"""Suggestions from a linear model that learned from the codebook's examples and from what people decided.

It looks at the words of a passage and at what the codebook's own signals say of it, and weighs the suggestions of other
engines with that: its score is the probability that a person says yes.
"""

import hashlib
import uuid
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from lerende_evaluatie.domain.analysis import Analysis
from lerende_evaluatie.domain.codebook import CodeBook
from lerende_evaluatie.domain.labelled import Labelled, as_source
from lerende_evaluatie.domain.model import Cue, Source, Suggestion, Valence
from lerende_evaluatie.engines import codebook as signals
from lerende_evaluatie.engines import texts
from lerende_evaluatie.engines._features import features, words_in
from lerende_evaluatie.engines._making import Maker
from lerende_evaluatie.engines._passages import Passage, passages_in, sentences_in
from lerende_evaluatie.ports import Pipeline

if TYPE_CHECKING:
    from lerende_evaluatie.engines._linear import Question

NAME = "learned"
VERSION = "1"

CUES = 3
"""How many words a reason shows."""
SIGNAL = 0.7
"""How heavy it weighs that the signals are sure, beside the words, the pairs and the pieces, each of length 1."""
DIRECTION = 0.6
"""The same for the direction that the signals give."""
FEWEST = 15
"""With fewer passages for or against a code, nothing worth having is learned about it."""
KEPT = 0.1
"""A suggestion of another engine with a smaller probability than this is left out."""
AWAY, HOME = 0.5, 0.4
"""What no other engine proposed must be at least so probable, whatever its threshold: as long as calibration rests on
examples from elsewhere, and when it rests on decisions in the project. In interviews less is said that matters than in
examples, and there the model is too bold."""
REVIEWED = 3.0
"""How much more a decision in this project weighs than an example from elsewhere."""

_NAMESPACE = uuid.UUID("2c0e0f5e-6a53-5d7e-8f0b-5a1f6e0d3b77")
_VALENCES = tuple(Valence)


def fingerprint(codebook: CodeBook, code_id: str, examples: Sequence[Labelled] = ()) -> str:
    """Return a hash over what is known of a code and its family: their signals, and every passage that speaks of them.

    A family that too few passages are evidence of is not learned, and its signals do not count either. What passages
    about other codes do to the weight of a word is left out of account.
    """
    root = codebook.root_of(code_id)
    family = frozenset((root, *(code.id for code in codebook.walk(root))))
    told = _told(family, tuple(examples))
    basis = (VERSION, code_id, codebook[code_id].name, signals.fingerprint(codebook, root), told)
    return hashlib.sha256(repr(basis if told else (VERSION, code_id)).encode()).hexdigest()


@lru_cache(maxsize=64)
def _told(family: Collection[str], examples: tuple[Labelled, ...]) -> str:
    """Return a hash over what the examples say of a family; nothing when none of its codes can be learned from them."""
    if sum(not one.codes.isdisjoint(family) for one in examples) < FEWEST:
        return ""
    answers = [
        (
            one.text,
            sorted(one.codes.intersection(family)),
            one.denied if one.denied is None else sorted(one.denied.intersection(family)),
            one.valence,
            one.is_reviewed,
        )
        for one in examples
        if one.denied is None or not (one.codes | one.denied).isdisjoint(family)
    ]
    return hashlib.sha256(repr(answers).encode()).hexdigest()


def build(
    codebook: CodeBook, code_ids: Collection[str], pipeline: Pipeline, examples: Sequence[Labelled] = ()
) -> "Engine":
    """Return an engine that proposes `code_ids`, as far as there are examples to learn them from."""
    return Engine(codebook, code_ids, pipeline, examples)


@dataclass(frozen=True, slots=True)
class _Judged:
    """A passage with the probability of each code, and its row among those of the source."""

    passage: Passage
    span: tuple[int, int]
    probability: Mapping[str, float]
    valence: Valence
    rows: Any
    row: int


@dataclass(slots=True)
class _Hints:
    """What the codebook's signals say of a passage: how sure they are of a code or one below it, and of a direction."""

    scores: dict[str, float] = field(default_factory=dict)
    directions: Counter[Valence] = field(default_factory=Counter)


class Engine:
    """The model, fitted when it is made; that takes seconds."""

    def __init__(
        self, codebook: CodeBook, code_ids: Collection[str], pipeline: Pipeline, examples: Sequence[Labelled]
    ) -> None:
        """Learn each of `code_ids` that has examples enough, and the rest of their families, which they give way to."""
        self._codebook = codebook
        self._asked = frozenset(code_ids)
        self._maker = Maker(NAME, VERSION, _NAMESPACE, pipeline, codebook)
        self.questions: dict[str, Question] = {}
        told = [one for one in examples if one.text.strip()]
        roots = {codebook.root_of(code_id) for code_id in code_ids}
        # From the bottom up: a passage that is proposed for a code is not proposed for those above it.
        near = [code.id for code in reversed(codebook.codes) if code.is_codable and codebook.root_of(code.id) in roots]
        answers = {code_id: _answers(code_id, codebook, told) for code_id in near}
        enough = {
            code_id: given for code_id, given in answers.items() if min(given.count(True), given.count(False)) >= FEWEST
        }
        if enough:
            codable = [code.id for code in codebook.codes if code.is_codable]
            self._all_are_asked = self._asked.issuperset(codable)
            self._signals = signals.build(codebook, codable, pipeline)
            self._learn(enough, pipeline, told)

    def _learn(
        self, answers: Mapping[str, Sequence[bool | None]], pipeline: Pipeline, examples: Sequence[Labelled]
    ) -> None:
        from lerende_evaluatie.engines._linear import Directions, Words, fit

        source = as_source(examples)
        analysis = next(iter(pipeline.analyse([source])))
        passages = [Passage(turn.start, turn.stop) for turn in sentences_in(source.turns, analysis)]
        hints = self._hints(passages, analysis, self._signals.suggest(source, analysis))
        reviewed = [one.is_reviewed for one in examples]
        weights = [REVIEWED if here else 1.0 for here in reviewed]
        self._words = Words([_lemmas(one, analysis) for one in passages])
        for code_id, given in answers.items():
            question = fit(self._words.matrix, self._columns(code_id, hints), given, weights, reviewed)
            if question is not None:
                self.questions[code_id] = question
        valences = [one.valence for one in examples]
        self._directions = Directions(self._words.matrix, _direction_columns(hints), valences, weights)

    def suggest(self, source: Source, analysis: Analysis) -> list[Suggestion]:
        """Return what the model proposes by itself, in the order of the text."""
        return [item for item in self.weigh(source, analysis, ()) if item.engine == NAME]

    def weigh(self, source: Source, analysis: Analysis, proposed: Sequence[Suggestion]) -> list[Suggestion]:
        """Return what stands of `proposed`, with the probability that it is right, and what the model adds to it.

        A code of which nothing was learned, and no code above it either, is left as it was proposed.
        """
        if not self.questions:
            return list(proposed)
        judged = self._judge(source, analysis, proposed)
        spans = [one.span for one in judged]
        kept: list[Suggestion] = []
        kept_codes: list[set[str]] = [set() for _ in judged]
        for item in proposed:
            known = self._known(item.code_id)
            here = _touching(spans, item.selection.start, item.selection.end)
            if known is not None and here:
                best = max((judged[index] for index in here), key=lambda one: one.probability[known])
                if best.probability[known] < KEPT:
                    continue
                item = _reweighed(item, best, known)
            kept.append(item)
            for index in here:
                kept_codes[index].add(item.code_id)
        own = [
            item
            for one, codes in zip(judged, kept_codes, strict=True)
            for item in self._own(one, codes, source, analysis)
        ]
        return sorted([*kept, *own], key=lambda item: (item.selection.start, item.selection.end, item.code_id))

    def _judge(self, source: Source, analysis: Analysis, proposed: Sequence[Suggestion]) -> list[_Judged]:
        passages = list(passages_in(source, analysis))
        if not passages:
            return []
        hints = self._hints(passages, analysis, self._signalled(source, analysis, proposed))
        rows = self._words.rows([_lemmas(one, analysis) for one in passages])
        by_code = {
            code_id: question.probabilities(rows, self._columns(code_id, hints))
            for code_id, question in self.questions.items()
        }
        valences = self._directions.of(rows, _direction_columns(hints))
        return [
            _Judged(
                passage,
                passage.span(analysis),
                {code_id: float(values[row]) for code_id, values in by_code.items()},
                valences[row],
                rows,
                row,
            )
            for row, passage in enumerate(passages)
        ]

    def _signalled(self, source: Source, analysis: Analysis, proposed: Sequence[Suggestion]) -> Sequence[Suggestion]:
        """Return what the codebook's signals say of a source; they need not be sought again when they were proposed."""
        given = [item for item in proposed if item.engine == signals.NAME]
        return given if given and self._all_are_asked else self._signals.suggest(source, analysis)

    def _own(self, judged: _Judged, kept: set[str], source: Source, analysis: Analysis) -> Iterable[Suggestion]:
        """Yield what the model proposes beside the codes that others proposed in the passage and were `kept`."""
        here = set(kept)
        for code_id, question in self.questions.items():
            probability = judged.probability[code_id]
            least = max(question.threshold, HOME if question.is_at_home else AWAY)
            if probability < least or any(self._codebook.within(other, code_id) for other in here):
                continue
            here.add(code_id)
            if code_id in self._asked:
                yield self._suggestion(code_id, probability, judged, source, analysis)

    def _suggestion(
        self, code_id: str, probability: float, judged: _Judged, source: Source, analysis: Analysis
    ) -> Suggestion:
        weights = self._weight_by_token(code_id, judged, analysis)
        start, end = _narrowed(judged.passage, weights, analysis).span(analysis)
        tokens = _heaviest(weights, analysis, start, end)
        words = texts.JOIN.join(texts.CUE.format(words=_word(token, source, analysis)) for token in tokens)
        template = texts.LEARNED if words else texts.LEARNED_PLAIN
        return self._maker.suggestion(
            source,
            code_id,
            (start, end),
            score=probability,
            valence=judged.valence,
            reason=template.format(code=self._codebook[code_id].name, cues=words),
            cues=tuple(Cue(analysis.starts[token], analysis.ends[token], analysis.lemmas[token]) for token in tokens),
        )

    def _known(self, code_id: str) -> str | None:
        """Return the code itself or the nearest above it of which something was learned."""
        return next((one for one in reversed(self._codebook.lineage(code_id)) if one in self.questions), None)

    def _weight_by_token(self, code_id: str, judged: _Judged, analysis: Analysis) -> dict[int, float]:
        """Return how much each word of the passage speaks for the code."""
        weight_of = self._words.weights(judged.rows[judged.row], self.questions[code_id].weights)
        tokens = words_in(analysis, *judged.passage.tokens(analysis))
        found = list(features([analysis.lemmas[token] for token in tokens]))
        times = Counter(name for name, _ in found)
        weights: dict[int, float] = {}
        for name, places in found:
            for token in (tokens[place] for place in places):
                weights[token] = weights.get(token, 0.0) + weight_of.get(name, 0.0) / times[name] / len(places)
        return weights

    def _columns(self, code_id: str, hints: Sequence[_Hints]) -> list[list[float]]:
        """Return per passage how sure the signals are of each code in the family of `code_id`."""
        root = self._codebook.root_of(code_id)
        family = [root, *(code.id for code in self._codebook.walk(root))]
        return [[SIGNAL * here.scores.get(one, 0.0) for one in family] for here in hints]

    def _hints(
        self, passages: Sequence[Passage], analysis: Analysis, suggestions: Iterable[Suggestion]
    ) -> list[_Hints]:
        """Return per passage what the codebook's signals say of it."""
        spans = [passage.span(analysis) for passage in passages]
        hints = [_Hints() for _ in passages]
        for item in suggestions:
            for index in _touching(spans, item.selection.start, item.selection.end):
                here = hints[index]
                here.directions[item.valence] += 1
                for code_id in self._codebook.lineage(item.code_id):
                    here.scores[code_id] = max(item.score, here.scores.get(code_id, 0.0))
        return hints


def _answers(code_id: str, codebook: CodeBook, examples: Sequence[Labelled]) -> list[bool | None]:
    """Return whether each example speaks for a code; those with the same labels are looked at once."""
    known: dict[tuple[object, object], bool | None] = {}
    for one in examples:
        if (one.codes, one.denied) not in known:
            known[one.codes, one.denied] = one.speaks_for(code_id, codebook)
    return [known[one.codes, one.denied] for one in examples]


def _reweighed(item: Suggestion, judged: _Judged, known: str) -> Suggestion:
    valence = judged.valence if item.valence is Valence.NEUTRAL else item.valence
    return replace(item, score=round(judged.probability[known], 3), valence=valence)


def _direction_columns(hints: Sequence[_Hints]) -> list[list[float]]:
    return [[DIRECTION * min(2, here.directions[valence]) for valence in _VALENCES] for here in hints]


def _lemmas(passage: Passage, analysis: Analysis) -> list[str]:
    return [analysis.lemmas[token] for token in words_in(analysis, *passage.tokens(analysis))]


def _touching(spans: Sequence[tuple[int, int]], start: int, end: int) -> range:
    """Return the indices of the spans, sorted and apart, that share a code point with ``[start, end)``."""
    return range(bisect_right(spans, start, key=itemgetter(1)), bisect_left(spans, end, key=itemgetter(0)))


def _narrowed(passage: Passage, weights: Mapping[int, float], analysis: Analysis) -> Passage:
    """Return the sentences from the first to the last that speaks for the code; all when none does by itself."""
    sums = {
        number: sum(weights.get(token, 0.0) for token in range(*analysis.sentences[number]))
        for number in range(passage.first, passage.last)
    }
    speaking = [number for number, total in sums.items() if total > 0]
    return Passage(speaking[0], speaking[-1] + 1) if speaking else passage


def _heaviest(weights: Mapping[int, float], analysis: Analysis, start: int, end: int) -> list[int]:
    """Return the words that weigh most, each word once, in the order of the text."""
    by_lemma: dict[str, tuple[float, int]] = {}
    for token, weight in weights.items():
        if weight > 0 and start <= analysis.starts[token] and analysis.ends[token] <= end:
            by_lemma[analysis.lemmas[token]] = max((weight, token), by_lemma.get(analysis.lemmas[token], (0.0, token)))
    return sorted(token for _, token in sorted(by_lemma.values(), reverse=True)[:CUES])


def _word(token: int, source: Source, analysis: Analysis) -> str:
    return source.text[analysis.starts[token] : analysis.ends[token]]
