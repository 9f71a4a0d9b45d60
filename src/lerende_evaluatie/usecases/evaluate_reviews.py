"""How good the suggestions in a project were, measured on what its coders decided."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lerende_evaluatie.domain.codebook import CodeBook
from lerende_evaluatie.domain.model import Coding, Decision, Review, Suggestion
from lerende_evaluatie.domain.review import decisions_in_force
from lerende_evaluatie.errors import EvaluationError, UsageError
from lerende_evaluatie.usecases import texts
from lerende_evaluatie.usecases.measuring import Band, reliability
from lerende_evaluatie.usecases.project import Project

TOTAL = ""
"""Stands among the ids of codes for all of them together; no code has an empty id."""


@dataclass(slots=True)
class Tally:
    """Suggestions and what was decided about them. With several coders, each decision counts.

    `right` are the accepted ones and the changed ones that kept their code or got one below it. `added` are codings
    that nobody proposed: what the engines together missed. `evidence` is all that is right of any engine, with `added`.
    """

    proposed: int = 0
    accepted: int = 0
    changed: int = 0
    rejected: int = 0
    right: int = 0
    added: int = 0
    evidence: int = 0

    @property
    def precision(self) -> float | None:
        """The share of the decided suggestions that is right; None before anything was decided."""
        decided = self.accepted + self.changed + self.rejected
        return self.right / decided if decided else None

    @property
    def recall(self) -> float | None:
        """The share of all evidence that came from these suggestions; None without evidence."""
        return self.right / self.evidence if self.evidence else None


@dataclass(frozen=True, slots=True)
class EngineTally:
    """One version of one engine: in total, per code (with those below it), and per band of score."""

    total: Tally
    codes: Mapping[str, Tally]
    reliability: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class ReviewEvaluation:
    """All engines together, and each version of each engine under its name and version."""

    together: EngineTally
    engines: Mapping[str, EngineTally]
    coders: int


@dataclass(frozen=True, slots=True)
class _Decided:
    """A suggestion, what one coder decided about it, and whether its code was right."""

    suggestion: Suggestion
    decision: Decision
    coding: Coding | None

    def is_right(self, code_id: str, codebook: CodeBook) -> bool:
        """Tell whether the decision says that the words are about `code_id`, the code proposed or one above it."""
        if self.decision is Decision.REJECTED:
            return False
        return self.coding is None or codebook.within(self.coding.code_id, code_id)


def evaluate_reviews(project: Project, engine: str | None = None) -> ReviewEvaluation:
    """Measure the suggestions in the project, or those of `engine`, against the coders' own decisions.

    EvaluationError as long as nobody decided anything; UsageError for an engine that does not exist.
    """
    store = project.store
    reviews = store.reviews()
    suggestions = store.suggestions()
    if engine is not None and engine not in project.engines and engine not in {item.engine for item in suggestions}:
        raise UsageError(texts.NO_SUCH_ENGINE.format(name=engine, choices=", ".join(sorted(project.engines))))
    decided = list(_decided(project, reviews, suggestions))
    codings = store.codings()
    if not decided and not codings:
        raise EvaluationError(texts.NO_REVIEWS)
    codebook = project.codebook
    added = list(_added(codebook, codings, suggestions))
    chosen = [item for item in suggestions if engine in (None, item.engine)]
    labels = sorted({_label(item) for item in chosen})
    everything = _Counting(codebook, decided, added)
    return ReviewEvaluation(
        together=everything.tally(chosen, [one for one in decided if engine in (None, one.suggestion.engine)]),
        engines={
            label: everything.tally(
                [item for item in chosen if _label(item) == label],
                [one for one in decided if _label(one.suggestion) == label],
            )
            for label in labels
        },
        coders=len({review.user_guid for review in reviews} | {coding.user_guid for coding in codings}),
    )


class _Counting:
    """Counts suggestions against all the evidence that the coders found."""

    def __init__(self, codebook: CodeBook, decided: Sequence[_Decided], added: Iterable[str]) -> None:
        """Count the evidence; `added` has, per coding that nobody proposed, the keys under which it counts."""
        self._codebook = codebook
        self._added = Counter(added)
        self._evidence = Counter(self._added)
        for one in decided:
            for key in self._right(one):
                self._evidence[key] += 1

    def tally(self, suggestions: Iterable[Suggestion], decided: Sequence[_Decided]) -> EngineTally:
        """Return the counts of some suggestions and the decisions about them."""
        tallies: defaultdict[str, Tally] = defaultdict(Tally)
        for item in suggestions:
            for key in self._keys(item.code_id):
                tallies[key].proposed += 1
        for one in decided:
            for key in self._keys(one.suggestion.code_id):
                tally = tallies[key]
                tally.accepted += one.decision is Decision.ACCEPTED
                tally.changed += one.decision is Decision.CHANGED
                tally.rejected += one.decision is Decision.REJECTED
            for key in self._right(one):
                tallies[key].right += 1
        for key in (TOTAL, *self._evidence):
            tallies[key].added, tallies[key].evidence = self._added[key], self._evidence[key]
        total = tallies.pop(TOTAL)
        whole = self._codebook.with_unknown(sorted(tallies))
        scores = [(one.suggestion.score, one.is_right(one.suggestion.code_id, self._codebook)) for one in decided]
        return EngineTally(
            total, {code.id: tallies[code.id] for code in whole.walk() if code.id in tallies}, reliability(scores)
        )

    def _keys(self, code_id: str) -> tuple[str, ...]:
        """Return where a suggestion counts: the code, those above it, and under no code at all the total."""
        return (TOTAL, *self._codebook.lineage(code_id))

    def _right(self, one: _Decided) -> Iterator[str]:
        code_id = one.suggestion.code_id
        yield from (code for code in self._codebook.lineage(code_id) if one.is_right(code, self._codebook))
        if one.is_right(code_id, self._codebook):
            yield TOTAL


def _decided(project: Project, reviews: Sequence[Review], suggestions: Iterable[Suggestion]) -> Iterator[_Decided]:
    """Yield the decision in force of each coder on each suggestion."""
    by_guid = {item.guid: item for item in suggestions}
    in_force = [
        review
        for user in sorted({review.user_guid for review in reviews})
        for review in decisions_in_force(reviews, user).values()
        if review.suggestion_guid in by_guid
    ]
    given = project.store.codings_by_guid({review.coding_guid for review in in_force if review.coding_guid})
    codings = {coding.guid: coding for coding in given}
    for review in in_force:
        yield _Decided(by_guid[review.suggestion_guid], review.decision, codings.get(review.coding_guid or ""))


def _added(codebook: CodeBook, codings: Iterable[Coding], suggestions: Iterable[Suggestion]) -> Iterator[str]:
    """Yield, per coding, the codes from its own upwards for which no suggestion stands on the same words.

    When no suggestion there has its code, one above or one below it, the total is yielded as well.
    """
    places: defaultdict[tuple[str, str], list[Suggestion]] = defaultdict(list)
    exact: defaultdict[tuple[str, str], list[Suggestion]] = defaultdict(list)
    for item in suggestions:
        exact[item.source_guid, item.code_id].append(item)
        for above in codebook.lineage(item.code_id):
            places[item.source_guid, above].append(item)
    for coding in codings:
        line = codebook.lineage(coding.code_id)
        missed = [code_id for code_id in line if not _is_touched(coding, places[coding.source_guid, code_id])]
        yield from missed
        if coding.code_id in missed and not any(
            _is_touched(coding, exact[coding.source_guid, code_id]) for code_id in line
        ):
            yield TOTAL


def _is_touched(coding: Coding, suggestions: Iterable[Suggestion]) -> bool:
    return any(item.selection.overlaps(coding.selection) for item in suggestions)


def _label(suggestion: Suggestion) -> str:
    return f"{suggestion.engine} {suggestion.engine_version}"
