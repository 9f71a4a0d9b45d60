"""The first chapters: who was interviewed, how it was looked at, and the balance."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeVar

from lerende_evaluatie.domain.codebook import Code
from lerende_evaluatie.domain.report import MatrixCell, MatrixRow, Report
from lerende_evaluatie.exporters import _parts, texts
from lerende_evaluatie.exporters._docx import colour
from lerende_evaluatie.exporters._pages import WIDE_LETTER
from lerende_evaluatie.exporters._story import Cell, Line, Run, Story, figure, heads, words
from lerende_evaluatie.exporters._styles import BY_KEY

T = TypeVar("T")

WIDE = 4
"""With more pilots than this the balance lies on its side."""
NARROWEST_LABEL = 1900
WIDEST_FIGURES = 2200
MOST_LYING = 8


def overview(story: Story, report: Report) -> None:
    """Set the table of groups × pilots, with totals."""
    story.heading(texts.OVERVIEW, 1)
    if not report.interviews:
        story.text(texts.NO_INTERVIEWS)
        return
    found = _parts.overview(report)
    story.text(found.intro)
    chunks = _fitting(found.cases, story.width)
    for index, chunk in enumerate(chunks, 1):
        story.caption(texts.part(texts.OVERVIEW_CAPTION, index, len(chunks)))
        _overview_table(story, found, chunk, with_total=index == len(chunks))
    if found.gaps:
        story.text(found.gaps, "Tabelnoot")


def framework(story: Story, report: Report) -> None:
    """Set the codes with what they mean; the codes below them by name."""
    story.heading(texts.FRAMEWORK, 1)
    if not report.codebook.codes:
        story.text(texts.NO_CODES)
        return
    if report.codebook.description.strip():
        story.text(report.codebook.description.strip())
    story.text(texts.FRAMEWORK_INTRO)
    for caption, codes in _parts.kinds_of_themes(report.codebook):
        story.caption(caption)
        rows = [_theme_row(report, code) for code in codes]
        story.table((0.5, 4.5, 11), heads(("", texts.THEME, texts.MEANING)), rows)


def balance(story: Story, report: Report) -> None:
    """Set themes × pilots with the legend; on its side when there are many pilots."""
    wide = len(report.cases) > WIDE
    if wide:
        story.turn(landscape=True)
    story.heading(texts.BALANCE, 1)
    if report.matrix:
        story.text(texts.BALANCE_INTRO)
        chunks = _chunks(range(len(report.cases)), MOST_LYING if wide else WIDE)
        for index, chunk in enumerate(chunks, 1):
            story.caption(texts.part(texts.BALANCE_CAPTION, index, len(chunks)))
            _balance_table(story, report, chunk, with_total=index == len(chunks))
        _legend(story)
        if _parts.counts_suggestions(report):
            story.text(texts.SUGGESTIONS_COUNT, "Tabelnoot")
    else:
        story.text(texts.NO_BALANCE)
    if wide:
        story.turn(landscape=False)


def _overview_table(story: Story, found: _parts.Overview, columns: Sequence[int], *, with_total: bool) -> None:
    names = [*(found.cases[index] for index in columns), *([texts.TOTAL] if with_total else [])]
    rows = []
    for line in found.lines:
        mark = "Strong" if line is found.lines[-1] else None
        cells = [words(line.name, mark=mark), *(figure(line.figures[index], mark) for index in columns)]
        rows.append([*cells, *([figure(line.total, "Strong")] if with_total else [])])
    widths = [_needed(name) for name in names]
    shares = [max(NARROWEST_LABEL, story.width - sum(widths)), *widths]
    story.table(shares, heads([texts.GROUP_HEAD, *names], figures_from=1), rows)


def _needed(name: str) -> int:
    """Return the width in twips at which the longest word of a column's head stays whole."""
    longest = max((len(word) for word in name.split()), default=0)
    return min(WIDEST_FIGURES, 190 + round(longest * BY_KEY["Tabelkop"].size * WIDE_LETTER * 20))


def _fitting(names: Sequence[str], width: int) -> list[Sequence[int]]:
    """Divide the pilots over as few tables as the width of the page allows."""
    widths = [_needed(name) for name in names]
    columns = range(len(names))
    room = width - NARROWEST_LABEL - _needed(texts.TOTAL)
    for most in range(max(1, len(names)), 0, -1):
        chunks = _chunks(columns, most)
        if all(sum(widths[index] for index in chunk) <= room for chunk in chunks):
            return chunks
    return _chunks(columns, 1)


def _chunks(items: Sequence[T], most: int) -> list[Sequence[T]]:
    """Divide columns evenly over tables of at most `most`; one empty table when there are none."""
    tables = max(1, -(-len(items) // most))
    size, rest = divmod(len(items), tables)
    edges = [index * size + min(index, rest) for index in range(tables + 1)]
    return [items[start:end] for start, end in pairwise(edges)]


def _theme_row(report: Report, code: Code) -> list[Cell]:
    lines = [Line((Run(code.definition or texts.NO_DEFINITION),))]
    if below := _parts.names_below(report.codebook, code):
        lines.append(Line((Run(below, "Bijschrift"),)))
    return [Cell((Line((Run(""),)),), colour(code.color)), words(code.name, mark="Strong"), Cell(tuple(lines))]


def _balance_table(story: Story, report: Report, columns: Sequence[int], *, with_total: bool) -> None:
    def row(line: MatrixRow) -> list[Cell]:
        cells = [line.cells[index] for index in columns] + ([line.overall] if with_total else [])
        return [words(line.code.name, mark="Strong"), *(_judged(cell) for cell in cells)]

    names = [texts.THEME, *(report.cases[index] for index in columns), *([texts.ALL_PILOTS] if with_total else [])]
    figures = len(columns) + with_total
    story.table([4.4, *([2.6] * figures)], heads(names, figures_from=1), [row(line) for line in report.matrix])


def _judged(cell: MatrixCell) -> Cell:
    first = Line((Run(cell.judgement.value, "Symbool"), Run(f" {texts.cell_counts(cell)}")), "Tabelgetal")
    groups = texts.cell_groups(cell)
    lines = (first, Line((Run(groups, "Bijschrift"),), "Tabelgetal")) if groups else (first,)
    return Cell(lines, _parts.TINTS[cell.judgement])


def _legend(story: Story) -> None:
    story.text([Run(texts.LEGEND_HEAD, "Strong")], "Tabelnoot", keep_next=True)
    for sign, meaning in texts.LEGEND:
        story.text([Run(sign.value, "Symbool"), Run(f"  {meaning}")], "Tabelnoot", keep_next=True)
    story.text(texts.LEGEND_RULE, "Tabelnoot")
