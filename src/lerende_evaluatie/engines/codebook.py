"""Suggestions from the codebook alone: its terms, negation and exclusions, sentence by sentence."""

import hashlib
import json
import math
import uuid
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import asdict, dataclass, field

from lerende_evaluatie.domain.analysis import Analysis
from lerende_evaluatie.domain.codebook import Code, CodeBook, Term
from lerende_evaluatie.domain.matching import Hit, Matcher, Sentence, is_negated
from lerende_evaluatie.domain.model import Cue, Source, Suggestion, Valence, select
from lerende_evaluatie.domain.patterns import parse_pattern
from lerende_evaluatie.engines import texts
from lerende_evaluatie.ports import Pipeline

NAME = "codebook"
VERSION = "1"

THRESHOLD = 0.5
"""The score from which a sentence is proposed: one strong term, or two weak ones."""
LONGEST = 3
"""How many sentences next to one another are taken together as one passage."""
SHORT = 6
"""A passage of fewer words gets the sentence before it along, so that it can be understood."""

_NAMESPACE = uuid.UUID("7f1f7c3e-2a53-5b0e-9a57-3d1a3a7a5a11")
_OPPOSITE = {Valence.POSITIVE: Valence.NEGATIVE, Valence.NEGATIVE: Valence.POSITIVE}


@dataclass(frozen=True, slots=True)
class _Evidence:
    """A counted hit of a term: what a reader of the suggestion gets to see."""

    term: Term
    tokens: tuple[int, ...]
    negated: bool

    @property
    def valence(self) -> Valence | None:
        if not self.negated:
            return self.term.valence
        return _OPPOSITE.get(self.term.valence or Valence.POSITIVE, self.term.valence)


@dataclass(slots=True)
class _Passage:
    """Sentences next to one another that speak for one code."""

    code: Code
    first: int
    last: int
    evidence: list[_Evidence] = field(default_factory=list)
    polarity: list[_Evidence] = field(default_factory=list)


def fingerprint(codebook: CodeBook, code_id: str) -> str:
    """Return a hash over what the suggestions for this code depend on: its signals, its place, the polarity words."""
    code = codebook[code_id]
    basis = [
        VERSION,
        code.name,
        code.exclusions,
        [asdict(term) for term in code.terms],
        [asdict(term) for term in codebook.polarity],
        codebook.lineage(code_id),
        [fingerprint(codebook, child.id) for child in codebook.children(code_id)],
    ]
    return hashlib.sha256(json.dumps(basis, ensure_ascii=False).encode()).hexdigest()


def build(codebook: CodeBook, code_ids: Collection[str], pipeline: Pipeline) -> "Engine":
    """Return an engine that proposes `code_ids`."""
    return Engine(codebook, code_ids, pipeline.lemma, f"{pipeline.name} {pipeline.version}")


class Engine:
    """The codebook's patterns, compiled once for a run."""

    def __init__(
        self, codebook: CodeBook, code_ids: Collection[str], lemma: Callable[[str], str], pipeline: str
    ) -> None:
        """Compile the patterns of `code_ids` and of the codes below them, before which they give way."""
        self._codebook = codebook
        self._proposed = frozenset(code_ids)
        self._pipeline = pipeline
        self._patterns: dict[str, int] = {}
        wanted = [
            code
            for code in codebook.codes
            if code.is_codable and not self._proposed.isdisjoint(codebook.lineage(code.id))
        ]
        self._codes = [(code, [self._compile(term) for term in code.terms]) for code in wanted]
        self._exclusions = {code.id: {self._number(text) for text in code.exclusions} for code in wanted}
        self._polarity = [self._compile(term) for term in codebook.polarity]
        self._matcher = Matcher([parse_pattern(text) for text in self._patterns], lemma)
        self._codes_by_pattern: dict[int, list[tuple[Code, "_CompiledTerm"]]] = {}
        for code, terms in self._codes:
            for term in terms:
                self._codes_by_pattern.setdefault(term.number, []).append((code, term))
        self._polarity_by_pattern = {term.number: term for term in self._polarity}

    def suggest(self, source: Source, analysis: Analysis) -> list[Suggestion]:
        """Return the suggestions in the source's evidence turns, in the order of the text."""
        passages: list[_Passage] = []
        sentence_starts = [analysis.starts[first] for first, _ in analysis.sentences]
        for turn in source.evidence_turns():
            numbers = range(bisect_left(sentence_starts, turn.start), bisect_left(sentence_starts, turn.end))
            passages += self._passages(source.text, analysis, numbers)
        return [
            self._suggestion(passage, source, analysis)
            for passage in self._most_specific(passages)
            if passage.code.id in self._proposed
        ]

    def _passages(self, text: str, analysis: Analysis, numbers: range) -> list[_Passage]:
        """Return the passages of one turn, neighbouring sentences of one code taken together."""
        firsts = {analysis.sentences[number][0]: number for number in numbers}
        done: list[_Passage] = []
        open_: dict[str, _Passage] = {}
        for sentence, hits in self._matcher.sentences(text, analysis, numbers):
            number = firsts[sentence.first]
            polarity = self._polarity_of(sentence, hits)
            for code, evidence in self._evidence(sentence, hits).items():
                last = open_.get(code)
                if last and last.last == number - 1 and last.last - last.first + 1 < LONGEST:
                    last.last = number
                else:
                    last = open_[code] = _Passage(self._codebook[code], number, number)
                    done.append(last)
                last.evidence += evidence
                last.polarity += polarity
        for passage in done:
            self._lengthen(passage, analysis, numbers)
        return done

    def _evidence(self, sentence: Sentence, hits: Sequence[Hit]) -> dict[str, list[_Evidence]]:
        """Return per code id the hits that count, for codes whose score reaches the threshold."""
        present = {hit.pattern for hit in hits}
        per_code: dict[str, list[_Evidence]] = {}
        for hit in hits:
            for code, term in self._codes_by_pattern.get(hit.pattern, ()):
                if not term.counts(present) or present & self._exclusions[code.id]:
                    continue
                negated = is_negated(sentence, hit)
                if term.term.flips or not negated:
                    per_code.setdefault(code.id, []).append(_Evidence(term.term, hit.tokens, negated))
        return {code: evidence for code, evidence in per_code.items() if _score(evidence) >= THRESHOLD}

    def _polarity_of(self, sentence: Sentence, hits: Sequence[Hit]) -> list[_Evidence]:
        return [
            _Evidence(term.term, hit.tokens, is_negated(sentence, hit))
            for hit in hits
            if (term := self._polarity_by_pattern.get(hit.pattern))
        ]

    def _lengthen(self, passage: _Passage, analysis: Analysis, numbers: range) -> None:
        first, last = analysis.sentences[passage.first][0], analysis.sentences[passage.last][1]
        if last - first < SHORT and passage.first - 1 in numbers:
            passage.first -= 1

    def _most_specific(self, passages: Iterable[_Passage]) -> list[_Passage]:
        """Leave out a code where a code below it is proposed for the same sentence."""
        passages = list(passages)
        by_sentence: dict[int, set[str]] = {}
        for passage in passages:
            for number in range(passage.first, passage.last + 1):
                by_sentence.setdefault(number, set()).add(passage.code.id)
        above = {code.id: set(self._codebook.lineage(code.id)[:-1]) for code, _ in self._codes}
        return [
            passage
            for passage in passages
            if not any(
                passage.code.id in above[other]
                for number in range(passage.first, passage.last + 1)
                for other in by_sentence[number]
            )
        ]

    def _suggestion(self, passage: _Passage, source: Source, analysis: Analysis) -> Suggestion:
        start = analysis.starts[analysis.sentences[passage.first][0]]
        end = analysis.ends[analysis.sentences[passage.last][1] - 1]
        evidence = _each_term_once(passage.evidence)
        key = f"{source.guid} {NAME} {passage.code.id} {start} {end}"
        return Suggestion(
            guid=str(uuid.uuid5(_NAMESPACE, key)),
            source_guid=source.guid,
            selection=select(source.text, start, end),
            code_id=passage.code.id,
            score=round(_score(evidence), 3),
            valence=_valence(evidence, passage.polarity),
            reason=_reason(passage.code, evidence, source.text, analysis),
            cues=tuple(cue for item in evidence for cue in _cues(item, analysis)),
            engine=NAME,
            engine_version=VERSION,
            pipeline=self._pipeline,
            codebook=self._codebook.version,
        )

    def _number(self, pattern: str) -> int:
        return self._patterns.setdefault(pattern, len(self._patterns))

    def _compile(self, term: Term) -> "_CompiledTerm":
        return _CompiledTerm(
            term,
            self._number(term.pattern),
            frozenset(map(self._number, term.unless)),
            frozenset(map(self._number, term.only_with)),
        )


@dataclass(frozen=True, slots=True)
class _CompiledTerm:
    term: Term
    number: int
    unless: frozenset[int]
    only_with: frozenset[int]

    def counts(self, present: set[int]) -> bool:
        """Tell whether a hit counts beside the other patterns that stand in the sentence."""
        return not (self.unless & present) and (not self.only_with or bool(self.only_with & present))


def _score(evidence: Iterable[_Evidence]) -> float:
    """Return 1 − Π(1 − weight) over different terms, as if each were independent evidence."""
    weights = {item.term.pattern: item.term.weight for item in evidence}
    return 1 - math.prod(1 - weight for weight in weights.values())


def _valence(evidence: Iterable[_Evidence], polarity: Iterable[_Evidence]) -> Valence:
    """Return the direction of the terms; only when they give none, that of the polarity words around them."""
    for items in (evidence, polarity):
        directions = {item.valence for item in items} - {None, Valence.NEUTRAL}
        if len(directions) > 1:
            return Valence.MIXED
        if directions:
            return directions.pop() or Valence.NEUTRAL
    return Valence.NEUTRAL


def _each_term_once(evidence: Iterable[_Evidence]) -> list[_Evidence]:
    """Keep one hit of each term, in the order of the text; of terms on the same words, the strongest."""
    kept: dict[tuple[int, ...], _Evidence] = {}
    for item in evidence:
        if item.tokens not in kept or kept[item.tokens].term.weight < item.term.weight:
            kept[item.tokens] = item
    return [kept[tokens] for tokens in sorted(kept)]


def _reason(code: Code, evidence: Sequence[_Evidence], text: str, analysis: Analysis) -> str:
    cues = []
    for item in evidence:
        words = texts.GAP.join(text[start:end] for start, end in _runs(item.tokens, analysis))
        cues.append((texts.NEGATED_CUE if item.negated else texts.CUE).format(words=words))
    return texts.REASON.format(code=code.name, cues=texts.JOIN.join(dict.fromkeys(cues)))


def _cues(item: _Evidence, analysis: Analysis) -> list[Cue]:
    return [Cue(start, end, item.term.pattern, item.negated) for start, end in _runs(item.tokens, analysis)]


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
