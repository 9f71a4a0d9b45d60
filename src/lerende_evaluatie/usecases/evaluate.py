"""How good the suggestions are, measured on passages of which people said what they are about."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lerende_evaluatie.codebooks.labelled import read_labelled
from lerende_evaluatie.domain.codebook import CodeBook
from lerende_evaluatie.domain.labelled import Labelled, as_source
from lerende_evaluatie.domain.model import Source, Suggestion, Valence, direction_of
from lerende_evaluatie.errors import UsageError
from lerende_evaluatie.usecases import texts
from lerende_evaluatie.usecases.analysing import pipeline_id
from lerende_evaluatie.usecases.measuring import (
    Band,
    CodeScore,
    Interval,
    Measured,
    Overall,
    between,
    ratio,
    reliability,
)
from lerende_evaluatie.usecases.project import Project
from lerende_evaluatie.usecases.suggesting import Engines

WORST = 10
"""How many misses and how many false alarms are shown."""


@dataclass(frozen=True, slots=True)
class ValenceScore:
    """How often the direction of a passage is right; `confusion` counts per true direction what was said instead.

    Only passages with a direction in the file count. None when there are none.
    """

    accuracy: float | None
    accuracy_interval: Interval | None
    passages: int
    confusion: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Miss:
    """A passage with codes that nobody proposed; `reason` is a Dutch sentence on what was proposed instead."""

    id: str
    text: str
    codes: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class FalseAlarm:
    """A suggestion that is wrong; `text` are its words, `gold` the codes that the passage does have."""

    id: str
    text: str
    code: str
    score: float
    reason: str
    gold: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What came out. `codes` has an entry for each code of the codebook; `main` are top codes that are not secondary.

    A passage is evidence of a code when it has that code or one below it, and so are suggestions counted. `overall` is
    over the codes at the top and those below them that occur in the passages.
    """

    engines: tuple[str, ...]
    pipeline: str
    codebook: str
    passages: int
    warnings: tuple[str, ...]
    codes: Mapping[str, CodeScore]
    overall: Overall
    main_codes: tuple[str, ...]
    main: Overall
    valence: ValenceScore
    reliability: tuple[Band, ...]
    missed: int
    false_alarms: int
    worst_misses: tuple[Miss, ...]
    worst_false_alarms: tuple[FalseAlarm, ...]


def read_gold(project: Project, path: Path) -> tuple[Labelled, ...]:
    """Return the passages in a file; UsageError when there is nothing in it that this project could be measured on."""
    gold = read_labelled(path)
    if not gold:
        raise UsageError(texts.GOLD_EMPTY.format(file=path.name))
    if not any(code in project.codebook for one in gold for code in one.codes):
        raise UsageError(texts.GOLD_NO_CODE.format(file=path.name, codebook=project.codebook.name))
    return gold


def evaluate(project: Project, gold: Sequence[Labelled], engine: str | None = None) -> Evaluation:
    """Measure the engines of the settings, together as `tag` uses them, or `engine` alone, on at least one passage.

    Each passage is a respondent's turn; UsageError for an engine that does not exist. Nothing is stored.
    """
    if engine is not None and engine not in project.engines:
        raise UsageError(texts.NO_SUCH_ENGINE.format(name=engine, choices=", ".join(sorted(project.engines))))
    codebook = project.codebook
    engines = Engines(project, project.settings.engines if engine is None else [engine])
    source = as_source(gold)
    analysis = next(iter(project.pipeline.analyse([source])))
    suggestions = engines.suggest(frozenset(code.id for code in codebook.codes), source, analysis)
    outcome = _Outcome(codebook, gold, _by_turn(source, suggestions))
    return Evaluation(
        engines=engines.labels,
        pipeline=pipeline_id(project),
        codebook=f"{codebook.name} {codebook.version}",
        passages=len(gold),
        warnings=tuple(_warnings(codebook, gold, engines.examples)),
        codes=outcome.codes(),
        overall=outcome.overall(outcome.counted),
        main_codes=outcome.main,
        main=outcome.overall(outcome.main),
        valence=outcome.valence(),
        reliability=reliability((item.score, outcome.is_right(item, row)) for row, item in outcome.rows()),
        missed=sum(len(outcome.missed(row)) for row in range(len(gold))),
        false_alarms=sum(not outcome.is_right(item, row) for row, item in outcome.rows()),
        worst_misses=outcome.worst_misses(),
        worst_false_alarms=outcome.worst_false_alarms(),
    )


class _Outcome:
    """The passages with what was proposed in each."""

    def __init__(self, codebook: CodeBook, gold: Sequence[Labelled], suggested: Sequence[Sequence[Suggestion]]) -> None:
        self._codebook = codebook
        self._gold = gold
        self._suggested = suggested
        self._true = [_with_above(codebook, one.codes) for one in gold]
        self._said = [_with_above(codebook, {item.code_id for item in items}) for items in suggested]
        self._columns = {code.id: column for column, code in enumerate(codebook.codes)}
        self._directions = [direction_of(item.valence for item in items) for items in suggested]
        known = [one.valence is not None for one in gold]
        right = [one.valence is said for one, said in zip(gold, self._directions, strict=True)]
        self._measured = Measured(self._table(self._true), self._table(self._said), [known, right])
        occurring = frozenset().union(*self._true)
        self.counted = tuple(code.id for code in codebook.walk() if code.parent is None or code.id in occurring)
        self.main = tuple(code.id for code in codebook.roots() if not code.is_secondary)

    def codes(self) -> dict[str, CodeScore]:
        """Return the figures of each code, in the order of the codebook's tree."""
        return {code.id: self._measured.code(self._columns[code.id]) for code in self._codebook.walk()}

    def overall(self, codes: Iterable[str]) -> Overall:
        """Return the figures of some codes together."""
        return self._measured.overall([self._columns[code] for code in codes])

    def valence(self) -> ValenceScore:
        """Return how often the direction is right."""
        pairs = [(one.valence, said) for one, said in zip(self._gold, self._directions, strict=True) if one.valence]
        confusion = {true.value: {said.value: pairs.count((true, said)) for said in Valence} for true in Valence}
        known, right = self._measured.others.T
        return ValenceScore(
            accuracy=sum(true is said for true, said in pairs) / len(pairs) if pairs else None,
            accuracy_interval=between(ratio(right, known)),
            passages=len(pairs),
            confusion=confusion,
        )

    def rows(self) -> Iterable[tuple[int, Suggestion]]:
        """Return each suggestion with the number of the passage it lies in."""
        return [(row, item) for row, items in enumerate(self._suggested) for item in items]

    def is_right(self, item: Suggestion, row: int) -> bool:
        """Tell whether the passage is evidence of the code, or where the file does not go so deep of the one above."""
        judged = next((code for code in reversed(self._codebook.lineage(item.code_id)) if code in self.counted), None)
        return judged in self._true[row]

    def missed(self, row: int) -> tuple[str, ...]:
        """Return the codes of a passage that were not proposed in it, in the order of the codebook."""
        codes = self._gold[row].codes - self._said[row]
        return tuple(code for code in self._columns if code in codes)

    def worst_misses(self) -> tuple[Miss, ...]:
        """Return passages with missed codes: first those in which nothing was proposed, that nobody may read again."""
        rows = [row for row in range(len(self._gold)) if self.missed(row)]
        rows.sort(key=lambda row: (bool(self._suggested[row]), -len(self.missed(row))))
        return tuple(
            Miss(self._gold[row].id, self._gold[row].text, self.missed(row), self._instead(row)) for row in rows[:WORST]
        )

    def worst_false_alarms(self) -> tuple[FalseAlarm, ...]:
        """Return the wrong suggestions that were surest."""
        wrong = [(row, item) for row, item in self.rows() if not self.is_right(item, row)]
        wrong.sort(key=lambda pair: -pair[1].score)
        return tuple(
            FalseAlarm(
                id=self._gold[row].id,
                text=item.selection.quote,
                code=item.code_id,
                score=item.score,
                reason=item.reason,
                gold=tuple(sorted(self._gold[row].codes)),
            )
            for row, item in wrong[:WORST]
        )

    def _instead(self, row: int) -> str:
        reasons = dict.fromkeys(item.reason for item in self._suggested[row])
        return texts.INSTEAD.format(reasons="; ".join(reasons)) if reasons else texts.NOTHING_PROPOSED

    def _table(self, codes: Sequence[Collection[str]]) -> list[list[bool]]:
        return [[code in present for code in self._columns] for present in codes]


def _by_turn(source: Source, suggestions: Iterable[Suggestion]) -> list[list[Suggestion]]:
    found: list[list[Suggestion]] = [[] for _ in source.turns]
    for item in suggestions:
        turn = source.turn_at(item.selection.start)
        if turn is not None:
            found[turn.index].append(item)
    return found


def _with_above(codebook: CodeBook, codes: Iterable[str]) -> frozenset[str]:
    return frozenset(above for code in codes for above in codebook.lineage(code))


def _warnings(codebook: CodeBook, gold: Sequence[Labelled], examples: Iterable[Labelled]) -> Iterable[str]:
    unknown = {code for one in gold for code in one.codes if code not in codebook}
    if unknown:
        yield texts.GOLD_UNKNOWN_CODES.format(codes=", ".join(sorted(unknown)))
    learned = {one.text for one in examples}
    known = sum(one.text in learned for one in gold)
    if known:
        yield texts.GOLD_KNOWN.format(count=known)
