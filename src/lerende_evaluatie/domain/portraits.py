"""Where in a text the codes lie: the portrait of an interview."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lerende_evaluatie.domain.codebook import Code, CodeBook
from lerende_evaluatie.domain.model import Source
from lerende_evaluatie.domain.quotes import Quote
from lerende_evaluatie.domain.tables import Level, codes_at, standing_apart


class Unit(StrEnum):
    """In what the place of a passage is measured."""

    TEXT = "text"
    TURNS = "turns"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text under a code: from `begin` until `until` as shares of the whole, at `start`..`end`."""

    begin: float
    until: float
    start: int
    end: int
    passages: int


@dataclass(frozen=True, slots=True)
class Strip:
    """What lies where in one interview: per code id the marks, in the order of the text."""

    source: Source
    passages: int
    marks: Mapping[str, tuple[Mark, ...]]


@dataclass(frozen=True, slots=True)
class Portrait:
    """The codes that lie anywhere in these interviews, and a strip per interview."""

    codes: tuple[Code, ...]
    strips: tuple[Strip, ...]


def portrait(
    quotes: Iterable[Quote], sources: Sequence[Source], codebook: CodeBook, level: Level, unit: Unit, joined: bool
) -> Portrait:
    """Return where the codes lie in each interview; `joined` makes one mark of those that touch."""
    rows_of = standing_apart(codebook, level)
    spans: dict[str, dict[str, set[tuple[int, int]]]] = defaultdict(lambda: defaultdict(set))
    for quote in quotes:
        for row in rows_of(quote.code_id):
            spans[quote.source_name][row].add((quote.selection.start, quote.selection.end))
    strips = tuple(_strip(source, spans.get(source.name, {}), unit, joined) for source in sources)
    used = {code for strip in strips for code in strip.marks}
    return Portrait(tuple(code for code in codes_at(codebook, level) if code.id in used), strips)


def _strip(source: Source, spans: Mapping[str, set[tuple[int, int]]], unit: Unit, joined: bool) -> Strip:
    place = _in_turns(source) if unit is Unit.TURNS else _in_text(source)
    marks = {}
    for code, in_code in spans.items():
        found = [Mark(*place(start, end), start, end, 1) for start, end in sorted(in_code)]
        marks[code] = tuple(_joined(found) if joined else found)
    return Strip(source, len(set().union(*spans.values())), marks)


def _in_text(source: Source) -> Callable[[int, int], tuple[float, float]]:
    return lambda start, end: (start / len(source.text), end / len(source.text))


def _in_turns(source: Source) -> Callable[[int, int], tuple[float, float]]:
    """Return which turns a passage takes, from the begin of the first until the end of the last."""
    ends, count = [turn.end for turn in source.turns], len(source.turns)

    def place(start: int, end: int) -> tuple[float, float]:
        first, last = (min(bisect_right(ends, offset), count - 1) for offset in (start, end - 1))
        return first / count, (last + 1) / count

    return place


def _joined(marks: Iterable[Mark]) -> list[Mark]:
    result: list[Mark] = []
    for mark in marks:
        last = result[-1] if result else None
        if last and mark.begin <= last.until:
            result[-1] = Mark(
                last.begin, max(last.until, mark.until), last.start, max(last.end, mark.end), last.passages + 1
            )
        else:
            result.append(mark)
    return result
