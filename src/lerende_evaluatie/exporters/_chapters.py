"""The first chapters: who was interviewed, how it was looked at, and the balance."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import TypeVar

from lerende_evaluatie.domain.codebook import Code
from lerende_evaluatie.domain.evidence import count
from lerende_evaluatie.domain.report import Judgement, MatrixCell, MatrixRow, Report
from lerende_evaluatie.exporters import texts
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
TINTS = {
    Judgement.POSITIVE: "E4F1E4",
    Judgement.MIXED: "FFF4D6",
    Judgement.NEGATIVE: "FAE3DF",
    Judgement.UNKNOWN: "F2F2F2",
}


def overview(story: Story, report: Report) -> None:
    """Set the table of groups × pilots, with totals."""
    story.heading(texts.OVERVIEW, 1)
    if not report.interviews:
        story.text(texts.NO_INTERVIEWS)
        return
    cases = _in_order(report.cases, [row.case for row in report.interviews])
    groups = _in_order(report.groups, [row.group for row in report.interviews])
    heard_cases = {row.case for row in report.interviews} - {None}
    heard_groups = {row.group for row in report.interviews} - {None}
    story.text(texts.overview_intro(len(report.interviews), len(heard_cases), len(heard_groups)))
    cells = Counter((row.group, row.case) for row in report.interviews)
    chunks = _fitting(cases, story.width)
    for index, chunk in enumerate(chunks, 1):
        story.caption(texts.part(texts.OVERVIEW_CAPTION, index, len(chunks)))
        _overview_table(story, report, cells, groups, chunk, with_total=index == len(chunks))
    gaps = [sum(getattr(row, name) is None for row in report.interviews) for name in ("case", "group")]
    if note := texts.overview_gaps(*gaps):
        story.text(note, "Tabelnoot")


def framework(story: Story, report: Report) -> None:
    """Set the codes with what they mean; the codes below them by name."""
    story.heading(texts.FRAMEWORK, 1)
    if not report.codebook.codes:
        story.text(texts.NO_CODES)
        return
    if report.codebook.description.strip():
        story.text(report.codebook.description.strip())
    story.text(texts.FRAMEWORK_INTRO)
    roots = report.codebook.roots()
    for caption, secondary in ((texts.MAIN_THEMES_CAPTION, False), (texts.CROSS_THEMES_CAPTION, True)):
        chosen = [code for code in roots if code.is_secondary == secondary]
        if chosen:
            story.caption(caption)
            rows = [_theme_row(report, code) for code in chosen]
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
        if counts_suggestions(report):
            story.text(texts.SUGGESTIONS_COUNT, "Tabelnoot")
    else:
        story.text(texts.NO_BALANCE)
    if wide:
        story.turn(landscape=False)


def counts_suggestions(report: Report) -> bool:
    """Tell whether the counts of some code are higher than what people decided on."""
    codebook = report.codebook
    decided = [quote for quote in report.quotes if not quote.suggestion]
    if len(decided) == len(report.quotes):
        return False
    return any(
        section.counts.passages
        > count(quote for quote in decided if codebook.within(quote.code_id, section.code.id)).passages
        for section in report.sections
        if section.depth == 0
    )


def _overview_table(
    story: Story,
    report: Report,
    cells: Counter[tuple[str | None, str | None]],
    groups: Sequence[str | None],
    cases: Sequence[str | None],
    *,
    with_total: bool,
) -> None:
    def row(label: str, members: Sequence[str | None], mark: str | None = None) -> list[Cell]:
        figures = [sum(cells[group, case] for group in members) for case in cases]
        total = sum(value for (group, _), value in cells.items() if group in members)
        line = [words(label, mark=mark), *(figure(value, mark) for value in figures)]
        return [*line, figure(total, "Strong")] if with_total else line

    names = [texts.NOT_FILLED_IN if case is None else case for case in cases]
    names += [texts.TOTAL] if with_total else []
    rows = [row(_group_name(report, group), [group]) for group in groups]
    rows.append(row(texts.TOTAL, groups, "Strong"))
    columns = [_needed(name) for name in names]
    shares = [max(NARROWEST_LABEL, story.width - sum(columns)), *columns]
    story.table(shares, heads([texts.GROUP_HEAD, *names], figures_from=1), rows)


def _needed(name: str) -> int:
    """Return the width in twips at which the longest word of a column's head stays whole."""
    longest = max((len(word) for word in name.split()), default=0)
    return min(WIDEST_FIGURES, 190 + round(longest * BY_KEY["Tabelkop"].size * WIDE_LETTER * 20))


def _fitting(cases: Sequence[str | None], width: int) -> list[Sequence[str | None]]:
    """Divide the pilots over as few tables as the width of the page allows."""
    widths = {case: _needed(case or texts.NOT_FILLED_IN) for case in cases}
    for most in range(max(1, len(cases)), 0, -1):
        chunks = _chunks(cases, most)
        room = width - NARROWEST_LABEL - _needed(texts.TOTAL)
        if all(sum(widths[case] for case in chunk) <= room for chunk in chunks):
            return chunks
    return _chunks(cases, 1)


def _group_name(report: Report, group: str | None) -> str:
    return texts.NOT_FILLED_IN if group is None else report.group_labels.get(group, group)


def _in_order(known: Sequence[str], found: Sequence[str | None]) -> list[str | None]:
    """Return the known values, then those that only the interviews have, and None last when it occurs."""
    values: list[str | None] = list(dict.fromkeys([*known, *(value for value in found if value is not None)]))
    return [*values, None] if None in found else values


def _chunks(items: Sequence[T], most: int) -> list[Sequence[T]]:
    """Divide columns evenly over tables of at most `most`; one empty table when there are none."""
    tables = max(1, -(-len(items) // most))
    size, rest = divmod(len(items), tables)
    edges = [index * size + min(index, rest) for index in range(tables + 1)]
    return [items[start:end] for start, end in pairwise(edges)]


def _theme_row(report: Report, code: Code) -> list[Cell]:
    lines = [Line((Run(code.definition or texts.NO_DEFINITION),))]
    below = [child.name for child in report.codebook.walk(code.id)]
    if below:
        lines.append(Line((Run(texts.parts_of(below), "Bijschrift"),)))
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
    return Cell(lines, TINTS[cell.judgement])


def _legend(story: Story) -> None:
    story.text([Run(texts.LEGEND_HEAD, "Strong")], "Tabelnoot", keep_next=True)
    for sign, meaning in texts.LEGEND:
        story.text([Run(sign.value, "Symbool"), Run(f"  {meaning}")], "Tabelnoot", keep_next=True)
    story.text(texts.LEGEND_RULE, "Tabelnoot")
