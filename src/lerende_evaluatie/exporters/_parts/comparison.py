"""The comparison of pilots, groups and rounds."""

from collections.abc import Sequence
from typing import NamedTuple

from lerende_evaluatie.domain.comparison import Change, sign_changed
from lerende_evaluatie.domain.quotes import Judgement
from lerende_evaluatie.domain.report import FrameworkRow, Report
from lerende_evaluatie.domain.tables import Cell, Column, Matrix, Value
from lerende_evaluatie.exporters import texts
from lerende_evaluatie.exporters._parts import naming


def compared(report: Report) -> list[FrameworkRow]:
    """Return the themes on which somebody wrote something in some pilot; of the others the balance says it all."""
    return [row for row in report.framework if any(each.text or each.quotes for each in row.cells)]


def not_compared(report: Report) -> str:
    """Return on which themes nobody wrote anything yet; empty when there are none."""
    shown = {row.code.id for row in compared(report)}
    left_out = [row.code.name for row in report.framework if row.code.id not in shown]
    return texts.no_summary_of(left_out) if left_out else ""


class Share(NamedTuple):
    """What a group or round said of a theme: the sign, the passages out of all, and out of how many it was heard."""

    sign: Judgement
    passages: str
    among: tuple[str, ...]


class ShareRow(NamedTuple):
    """One theme with a share per column."""

    theme: str
    shares: tuple[Share, ...]


class Shares(NamedTuple):
    """Themes × groups or rounds: the heads with their denominators, the rows, and which themes have nothing."""

    heads: tuple[tuple[str, str], ...]
    rows: tuple[ShareRow, ...]
    silent: str


def shares(report: Report, matrix: Matrix) -> Shares:
    """Return what each group or round said, with denominators."""
    heard = [row for row in matrix.rows if row.overall.counts.passages]
    silent = [row.code.name for row in matrix.rows if not row.overall.counts.passages]
    rows = []
    for row in heard:
        pairs = zip(row.cells, matrix.columns, strict=True)
        found = tuple(_share(cell, column, row.overall.counts.passages) for cell, column in pairs)
        rows.append(ShareRow(row.code.name, found))
    heads = tuple((column_name(report, column.value), texts.column_size(column)) for column in matrix.columns)
    return Shares(heads, tuple(rows), texts.nothing_about(silent) if silent else "")


def _share(cell: Cell, column: Column, passages: int) -> Share:
    among = texts.column_shares(cell, column) if cell.counts.passages else ()
    return Share(cell.judgement, texts.cell_share(cell, passages), among)


def column_name(report: Report, value: Value) -> str:
    """Return what stands above the column of a group or round."""
    if isinstance(value, int):
        return texts.ROUND_HEAD.format(number=value)
    return naming.group_or_gap(report, value)


class RoundsCompared(NamedTuple):
    """Two rounds: the themes of which the sign changed, a sentence each, and what else is to be said."""

    heading: str
    changed: tuple[str, ...]
    notes: tuple[str, ...]


def rounds_compared(report: Report) -> list[RoundsCompared]:
    """Return, for each two rounds that follow each other, what changed and what cannot be compared."""
    pairs: dict[tuple[Value, ...], list[Change]] = {}
    for change in report.changes:
        if change.earlier.counts.passages or change.later.counts.passages:
            pairs.setdefault(tuple(column.value for column in change.rounds), []).append(change)
    return [_compared(found) for found in pairs.values()]


def _compared(changes: Sequence[Change]) -> RoundsCompared:
    comparable = [change for change in changes if change.is_comparable]
    known = [one for one in comparable if Judgement.UNKNOWN not in (one.earlier.judgement, one.later.judgement)]
    moved = [one for one in known if sign_changed(one)]
    rounds = changes[0].rounds
    sorted_out = (
        (texts.unchanged, [one for one in known if one not in moved]),
        (texts.too_little, [one for one in comparable if one not in known]),
        (texts.not_comparable, [one for one in changes if not one.is_comparable]),
    )
    return RoundsCompared(
        texts.WHAT_CHANGED.format(earlier=rounds[0].value, later=rounds[1].value),
        tuple(texts.changed(one.code.name, one.earlier, one.later, one.rounds) for one in moved),
        (
            *([] if moved else [texts.NO_CHANGE]),
            *(told([one.code.name for one in found]) for told, found in sorted_out if found),
            texts.in_both_rounds(changes[0].in_both),
        ),
    )
