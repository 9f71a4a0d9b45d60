"""What an overview shows: counts of coded passages per code and column, and codes that meet on the same words.

Every number rests on `domain.evidence`, as those of the report do: the same words under one code by several coders
are one passage, and only decided codings come in here.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from heapq import heappop, heappush
from operator import attrgetter

from lerende_evaluatie.domain import evidence
from lerende_evaluatie.domain.codebook import Code, CodeBook
from lerende_evaluatie.domain.model import Source
from lerende_evaluatie.domain.quotes import Counts, Judgement, Quote

Value = str | int | None
RowsOf = Callable[[str], Iterable[str]]
"""In which rows a code counts, by id."""


class Level(StrEnum):
    """Which codes get a row."""

    MAIN = "main"
    ALL = "all"


class By(StrEnum):
    """What the columns are: the name of a variable of an interview."""

    CASE = "case"
    GROUP = "group"
    ROUND = "round"


@dataclass(frozen=True, slots=True)
class Column:
    """The interviews with one value (None: not filled in), and how many people are heard in them: the denominators."""

    value: Value
    interviews: int
    respondents: int


@dataclass(frozen=True, slots=True)
class Cell:
    """What was heard about a code in the interviews of a column."""

    counts: Counts
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Row:
    """One code, with a cell per column and one over all interviews; all cells count the codes below it too."""

    code: Code
    depth: int
    cells: tuple[Cell, ...]
    overall: Cell


@dataclass(frozen=True, slots=True)
class Matrix:
    """Codes × columns; `total` counts each passage once, whatever its codes."""

    columns: tuple[Column, ...]
    everyone: Column
    rows: tuple[Row, ...]
    total: tuple[Cell, ...]
    overall: Cell


@dataclass(frozen=True, slots=True)
class Together:
    """Codes × codes: how many pairs of passages overlap; on the diagonal how many passages a code has."""

    codes: tuple[Code, ...]
    counts: tuple[tuple[int, ...], ...]


def codes_at(codebook: CodeBook, level: Level) -> tuple[Code, ...]:
    """Return the codes that get a row, each parent before its children."""
    return codebook.roots() if level is Level.MAIN else tuple(codebook.walk())


def counting_below(codebook: CodeBook, level: Level) -> RowsOf:
    """Return in which rows a code counts when each row takes in the codes below it."""
    return _remembering(lambda code: (codebook.root_of(code),) if level is Level.MAIN else codebook.lineage(code))


def standing_apart(codebook: CodeBook, level: Level) -> RowsOf:
    """Return in which row a code counts when it has one of its own, or (main codes only) that of its main code."""
    return _remembering(lambda code: (codebook.root_of(code) if level is Level.MAIN else code,))


def respondents(source: Source) -> frozenset[str]:
    """Return who can be heard in an interview, by the names under which `domain.evidence` counts them."""
    return frozenset(evidence.respondent_of(source, turn) for turn in source.evidence_turns())


def value_of(item: Quote | Source, by: By) -> Value:
    """Return to which column a quote or an interview belongs."""
    value: Value = getattr(item.variables if isinstance(item, Source) else item, by)
    return value


def matrix(
    quotes: Iterable[Quote], sources: Sequence[Source], codebook: CodeBook, by: By, level: Level, order: Sequence[str]
) -> Matrix:
    """Count the quotes per code and column; columns stand in `order`, then as the interviews do, rounds by number."""
    rows_of = counting_below(codebook, level)
    cells: dict[tuple[str | None, Value], list[Quote]] = defaultdict(list)
    for quote in quotes:
        value = value_of(quote, by)
        for row in (*rows_of(quote.code_id), None):
            cells[row, value].append(quote)
    heard = {value: {quote.respondent for quote in found} for (row, value), found in cells.items() if row is None}
    columns = _columns(sources, by, order, heard)
    everyone = _column(None, sources, frozenset().union(*heard.values()))

    def line(row: str | None) -> tuple[tuple[Cell, ...], Cell]:
        parts = [cells.get((row, column.value), []) for column in columns]
        line = tuple(map(_cell, parts))
        people = {quote.respondent for part in parts for quote in part}
        counts = evidence.joined([cell.counts for cell in line], len(people))  # an interview is in one column only
        return line, Cell(counts, evidence.judge(counts))

    rows = tuple(Row(code, codebook.depth(code.id), *line(code.id)) for code in codes_at(codebook, level))
    return Matrix(columns, everyone, rows, *line(None))


def together(quotes: Iterable[Quote], codebook: CodeBook, level: Level) -> Together:
    """Count the pairs of passages of two codes that share at least one sign of a text.

    Whose the codings are makes no difference, and a passage counts once under a code. Codes without a passage
    are left out.
    """
    rows_of = standing_apart(codebook, level)
    passages: dict[str, set[tuple[int, int, str]]] = defaultdict(set)
    for quote in quotes:
        for row in rows_of(quote.code_id):
            passages[quote.source_name].add((quote.selection.start, quote.selection.end, row))
    pairs: Counter[tuple[str, str]] = Counter()
    for in_text in passages.values():
        pairs.update((code, code) for _, _, code in in_text)
        _count_overlaps(in_text, pairs)
    codes = tuple(code for code in codes_at(codebook, level) if pairs[code.id, code.id])
    return Together(codes, tuple(tuple(pairs[one.id, two.id] for two in codes) for one in codes))


def passages(quotes: Iterable[Quote]) -> list[list[Quote]]:
    """Return the quotes that are one passage together, in the order in which they come."""
    found: dict[tuple[str, int, int], list[Quote]] = {}
    for quote in quotes:
        found.setdefault(quote.passage, []).append(quote)
    return list(found.values())


def overlapping(quotes: Sequence[Quote], others: Sequence[Quote]) -> list[Quote]:
    """Return those of `quotes` and `others` that overlap one of the other side, in the order of the texts."""
    found = [*_touching(quotes, others), *_touching(others, quotes)]
    return sorted(found, key=attrgetter("passage"))


def _remembering(rows_of: Callable[[str], tuple[str, ...]]) -> RowsOf:
    known: dict[str, tuple[str, ...]] = {}

    def remembered(code_id: str) -> tuple[str, ...]:
        if code_id not in known:
            known[code_id] = rows_of(code_id)
        return known[code_id]

    return remembered


def _columns(
    sources: Sequence[Source], by: By, order: Sequence[str], heard: Mapping[Value, Set[str]]
) -> tuple[Column, ...]:
    grouped: dict[Value, list[Source]] = {value: [] for value in order}
    for source in sources:
        grouped.setdefault(value_of(source, by), []).append(source)
    values: list[Value] = [value for value in grouped if value is not None and grouped[value]]
    if by is By.ROUND:
        values.sort(key=lambda value: int(value or 0))
    if None in grouped:
        values.append(None)
    return tuple(_column(value, grouped[value], heard.get(value, frozenset())) for value in values)


def _column(value: Value, sources: Sequence[Source], heard: Set[str]) -> Column:
    """Return a column; whoever was heard counts, also when a transcript does not call them a respondent any more."""
    people = frozenset(heard).union(*map(respondents, sources))
    return Column(value, len(sources), len(people))


def _cell(quotes: Sequence[Quote]) -> Cell:
    if not quotes:
        return _NOTHING
    counts = evidence.count(quotes)
    return Cell(counts, evidence.judge(counts))


_NOTHING = Cell(Counts(0, 0, 0, (), (), {}), Judgement.UNKNOWN)


def _count_overlaps(passages: Iterable[tuple[int, int, str]], pairs: Counter[tuple[str, str]]) -> None:
    """Go through a text once; at each begin, count what is still open, per code: not per passage."""
    ends: list[tuple[int, str]] = []
    still_open: Counter[str] = Counter()
    for start, end, code in sorted(passages):
        while ends and ends[0][0] <= start:
            _, ended = heappop(ends)
            still_open[ended] -= 1
            if not still_open[ended]:
                del still_open[ended]
        for other, number in still_open.items():
            if other != code:
                pairs[code, other] += number
                pairs[other, code] += number
        heappush(ends, (end, code))
        still_open[code] += 1


def _touching(quotes: Iterable[Quote], others: Iterable[Quote]) -> list[Quote]:
    """Return those of `quotes` that overlap one of `others`."""
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for other in sorted(others, key=attrgetter("passage")):
        in_text = spans[other.source_name]
        start, end = other.selection.start, other.selection.end
        if in_text and start < in_text[-1][1]:
            in_text[-1] = in_text[-1][0], max(end, in_text[-1][1])
        else:
            in_text.append((start, end))
    return [quote for quote in quotes if _meets(quote, spans.get(quote.source_name, []))]


def _meets(quote: Quote, spans: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a quote overlaps one of the spans, which do not overlap each other."""
    index = bisect_right(spans, quote.selection.start, key=lambda span: span[1])
    return index < len(spans) and spans[index][0] < quote.selection.end
