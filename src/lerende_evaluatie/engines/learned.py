"""Suggestions from a linear model that learned from the codebook's examples and from what people decided.

It looks at the words of a passage; what the codebook's own signals say of it comes on top. It weighs the suggestions of
other engines with that: its score is the probability that a person says yes. What was learned rests on passages alone,
so that it can be kept, and a codebook whose signals change needs no learning anew.
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
from lerende_evaluatie.domain.passages import Passage, passages_in, sentences_in
from lerende_evaluatie.engines import codebook as signals
from lerende_evaluatie.engines import texts
from lerende_evaluatie.engines._features import Tokens, features, of_lemma, seen_in, tokens_in
from lerende_evaluatie.engines._fields import Fields
from lerende_evaluatie.engines._making import Maker
from lerende_evaluatie.ports import Pipeline, Shelf

if TYPE_CHECKING:
    from lerende_evaluatie.engines._linear import Question
    from lerende_evaluatie.engines._model import Model

NAME = "learned"
VERSION = "2"
LEARNS = True

CUES = 3
"""How many words a reason shows."""
SIGNAL = 1.5
"""How many log-odds it adds that a signal is entirely sure."""
DIRECTION = 1.0
"""How much it adds to the score of a direction that a signal gives it."""
FEWEST = 15
"""With fewer passages for or against a code, nothing worth having is learned about it."""
KEPT = 0.2
"""A suggestion of another engine with a smaller probability than this is left out."""
AWAY, HOME = 0.45, 0.4
"""What no other engine proposed must be at least so probable, whatever its threshold: as long as calibration rests on
examples from elsewhere, and when it rests on decisions in the project. In interviews less is said that matters than in
examples, and there the model is too bold."""
REVIEWED = 3.0
"""How much more a decision in this project weighs than an example from elsewhere."""

_NAMESPACE = uuid.UUID("2c0e0f5e-6a53-5d7e-8f0b-5a1f6e0d3b77")


def fingerprint(codebook: CodeBook, code_id: str, examples: Sequence[Labelled] = ()) -> str:
    """Return a hash over what is known of a code and its family: their signals, and every passage that speaks of them.

    A family that too few passages are evidence of is not learned, and its signals do not count either. What passages
    about other codes do to the weight of a word is left out of account.
    """
    root = codebook.root_of(code_id)
    family = frozenset((root, *(code.id for code in codebook.walk(root))))
    told = _told(family, tuple(examples))
    basis = (VERSION, code_id, codebook[code_id].name, signals.fingerprint(codebook, root), told)
    return _hash(basis if told else (VERSION, code_id))


@lru_cache(maxsize=64)
def _told(family: frozenset[str], examples: tuple[Labelled, ...]) -> str:
    """Return a hash over what the examples say of a family; nothing when none of its codes can be learned from them."""
    speaking = [one for one in examples if not one.codes.isdisjoint(family)]
    if len(speaking) < FEWEST:
        return ""
    denying = [one for one in examples if one.denied is not None and not one.denied.isdisjoint(family)]
    answers = [(one.text, sorted(one.codes & family), one.valence, one.is_reviewed) for one in speaking]
    denials = [(one.text, sorted((one.denied or set()) & family), one.valence, one.is_reviewed) for one in denying]
    return _hash((_told_of_all(examples), answers, denials))


@lru_cache(maxsize=4)
def _told_of_all(examples: tuple[Labelled, ...]) -> str:
    """Return a hash over the passages that say something of every family: yes or no."""
    return _hash([(one.text, one.valence, one.is_reviewed) for one in examples if one.denied is None])


def _hash(basis: object) -> str:
    return hashlib.sha256(repr(basis).encode("utf-8", "backslashreplace")).hexdigest()


def build(
    codebook: CodeBook,
    code_ids: Collection[str],
    pipeline: Pipeline,
    examples: Sequence[Labelled] = (),
    shelf: Shelf | None = None,
) -> "Engine":
    """Return an engine that proposes `code_ids`, as far as there are examples to learn them from.

    Learning takes seconds; with a shelf, what was learned from the same passages before is used again.
    """
    told = [one for one in examples if one.text.strip()]
    # From the bottom up: a passage that is proposed for a code is not proposed for those above it.
    codable = [code.id for code in reversed(codebook.codes) if code.is_codable]
    answers = {code_id: _answers(code_id, codebook, told) for code_id in codable}
    enough = {code: given for code, given in answers.items() if min(given.count(True), given.count(False)) >= FEWEST}
    model = _model(enough, told, pipeline, shelf) if enough else None
    return Engine(codebook, code_ids, pipeline, model)


def _model(
    answers: Mapping[str, Sequence[bool | None]], examples: Sequence[Labelled], pipeline: Pipeline, shelf: Shelf | None
) -> "Model":
    from lerende_evaluatie.engines._model import from_bytes, to_bytes

    valences = [one.valence for one in examples]
    reviewed = [one.is_reviewed for one in examples]
    basis = (VERSION, pipeline.name, pipeline.version, [one.text for one in examples], answers, valences, reviewed)
    key = _hash(basis)
    if shelf is not None and (kept := shelf.get(NAME, key)) is not None:
        return from_bytes(kept)
    from lerende_evaluatie.engines._fitting import learn

    source = as_source(examples)
    analysis = next(iter(pipeline.analyse([source])))
    fields = Fields(pipeline)
    passages = [
        seen_in(tokens_in(source.text, analysis, *Passage(turn.start, turn.stop).tokens(analysis)), fields)
        for turn in sentences_in(source.turns, analysis)
    ]
    model = learn(passages, answers, valences, [REVIEWED if here else 1.0 for here in reviewed], reviewed)
    if shelf is not None:
        shelf.put(NAME, key, to_bytes(model))
    return model


@dataclass(frozen=True, slots=True)
class _Judged:
    """A passage with the probability of each code, and the numbers that these come from."""

    passage: Passage
    span: tuple[int, int]
    tokens: Tokens
    probability: Mapping[str, float]
    valence: Valence
    row: Any


@dataclass(slots=True)
class _Hints:
    """What the codebook's signals say of a passage: how sure they are of a code or one below it, and of a direction."""

    scores: dict[str, float] = field(default_factory=dict)
    directions: Counter[Valence] = field(default_factory=Counter)


class Engine:
    """A model at work with one codebook; without a model it is silent."""

    def __init__(
        self, codebook: CodeBook, code_ids: Collection[str], pipeline: Pipeline, model: "Model | None"
    ) -> None:
        """Propose those of `code_ids` that the model has a question for."""
        self._codebook = codebook
        self._asked = frozenset(code_ids)
        self._maker = Maker(NAME, VERSION, _NAMESPACE, pipeline, codebook)
        self.model = model
        if model is not None:
            codable = [code.id for code in codebook.codes if code.is_codable]
            self._all_are_asked = self._asked.issuperset(codable)
            self._signals = signals.build(codebook, codable, pipeline)
            self._fields = Fields(pipeline)

    @property
    def questions(self) -> Mapping[str, "Question"]:
        """What was learned, per code."""
        return {} if self.model is None else self.model.questions

    @property
    def tells_directions(self) -> bool:
        """Whether anything was learned about directions. What was, weighs what the signals say of them as well."""
        return self.model is not None and bool(self.model.directions.valences)

    def suggest(self, source: Source, analysis: Analysis) -> list[Suggestion]:
        """Return what the model proposes by itself, in the order of the text."""
        return [item for item in self.weigh(source, analysis, ()) if item.engine == NAME]

    def weigh(self, source: Source, analysis: Analysis, proposed: Sequence[Suggestion]) -> list[Suggestion]:
        """Return what stands of `proposed`, with the probability that it is right, and what the model adds to it.

        A code of which nothing was learned, and no code above it either, is left as it was proposed.
        """
        if self.model is None:
            return list(proposed)
        judged = self._judge(self.model, source, analysis, proposed)
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
                valence = best.valence if self.tells_directions else item.valence
                item = replace(item, score=round(best.probability[known], 3), valence=valence)
            kept.append(item)
            for index in here:
                kept_codes[index].add(item.code_id)
        own = [
            item
            for one, codes in zip(judged, kept_codes, strict=True)
            for item in self._own(one, codes, source, analysis)
        ]
        return sorted([*kept, *own], key=lambda item: (item.selection.start, item.selection.end, item.code_id))

    def _judge(
        self, model: "Model", source: Source, analysis: Analysis, proposed: Sequence[Suggestion]
    ) -> list[_Judged]:
        from lerende_evaluatie.engines._linear import probability

        passages = list(passages_in(source, analysis))
        if not passages:
            return []
        hints = self._hints(passages, analysis, self._signalled(source, analysis, proposed))
        tokens = [tokens_in(source.text, analysis, *one.tokens(analysis)) for one in passages]
        rows = model.vocabulary.rows([seen_in(one, self._fields) for one in tokens])
        by_code = {
            code_id: probability(question.log_odds(rows) + [SIGNAL * here.scores.get(code_id, 0.0) for here in hints])
            for code_id, question in model.questions.items()
        }
        valences = model.directions.of(rows, _direction_hints(hints))
        return [
            _Judged(
                passage,
                passage.span(analysis),
                tokens[number],
                {code_id: float(values[number]) for code_id, values in by_code.items()},
                valences[number],
                rows[number],
            )
            for number, passage in enumerate(passages)
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
        if self.model is None:
            return {}
        first, _ = judged.passage.tokens(analysis)
        shares = self.model.vocabulary.shares(judged.row, self.model.questions[code_id].weights)
        found = [
            (shares[name], name, places) for name, places in features(judged.tokens, self._fields) if name in shares
        ]
        times = Counter(name for _, name, _ in found)
        weights: dict[int, float] = {}
        for share, name, places in found:
            for place in places:
                weights[first + place] = weights.get(first + place, 0.0) + share / times[name] / len(places)
        return weights

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


def _direction_hints(hints: Sequence[_Hints]) -> Any:
    import numpy as np

    return np.array([[DIRECTION * min(2, here.directions[valence]) for valence in Valence] for here in hints])


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
    """Return the words with a meaning that weigh most, each word once, in the order of the text."""
    by_lemma: dict[str, tuple[float, int]] = {}
    for token, weight in weights.items():
        lemma = analysis.lemmas[token]
        if weight > 0 and of_lemma(lemma) and start <= analysis.starts[token] and analysis.ends[token] <= end:
            by_lemma[lemma] = max((weight, token), by_lemma.get(lemma, (0.0, token)))
    return sorted(token for _, token in sorted(by_lemma.values(), reverse=True)[:CUES])


def _word(token: int, source: Source, analysis: Analysis) -> str:
    return source.text[analysis.starts[token] : analysis.ends[token]]
