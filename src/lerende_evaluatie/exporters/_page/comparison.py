"""The chapter that compares pilots, groups and rounds, with what each number is a part of."""

from collections.abc import Iterator

from lerende_evaluatie.domain.report import FrameworkCell, FrameworkRow
from lerende_evaluatie.domain.tables import Matrix
from lerende_evaluatie.exporters import texts
from lerende_evaluatie.exporters._page import html
from lerende_evaluatie.exporters._page.elements import KINDS, paragraphs, quiet, row_head, sign, table
from lerende_evaluatie.exporters._page.html import E, Element
from lerende_evaluatie.exporters._page.setting import Setting
from lerende_evaluatie.exporters._parts import comparison
from lerende_evaluatie.exporters._parts.comparison import Share


def chapter(setting: Setting) -> Iterator[Element]:
    """Yield the pilots per theme, then the groups and the rounds, and what changed between rounds."""
    report = setting.report
    yield E.h3(texts.BETWEEN_PILOTS)
    rows = comparison.compared(report)
    yield E.p(texts.PILOTS_COMPARED if rows else texts.NOTHING_TO_COMPARE)
    yield from (_theme(setting, row) for row in rows)
    if rows:
        yield from quiet(comparison.not_compared(report))
    yield E.h3(texts.BETWEEN_GROUPS)
    yield from _shares(setting, report.by_group, texts.GROUPS_COMPARED, texts.GROUPS_CAPTION, texts.ONE_GROUP)
    yield E.h3(texts.BETWEEN_ROUNDS)
    yield from _shares(setting, report.by_round, texts.ROUNDS_COMPARED, texts.ROUNDS_CAPTION, texts.ONE_ROUND)
    for found in comparison.rounds_compared(report):
        yield E.h4(found.heading)
        if found.changed:
            yield E.ul(*map(E.li, found.changed))
        yield from map(E.p, found.notes)


def _theme(setting: Setting, row: FrameworkRow) -> Element:
    """Return a table that fits a telephone: the numbers of the quotes stand behind the summary that rests on them."""
    cells = [[row_head(cell.case), _judged(cell), _summary(setting, cell)] for cell in row.cells]
    caption = texts.COMPARED_CAPTION.format(theme=row.code.name)
    return table(caption, html.heads(texts.COMPARED_COLUMNS[:-1]), cells, "compared")


def _judged(found: FrameworkCell) -> Element:
    cell = found.cell
    counts = [E.span({"class": "unseen"}, ":"), f" {texts.cell_counts(cell)}"] if cell.passages else []
    overruled = [E.div({"class": "computed"}, texts.COMPUTED, *sign(cell.judgement))] if cell.ruling else []
    return E.td({"class": f"judged {KINDS[cell.sign]}"}, *sign(cell.sign), *counts, *overruled)


def _summary(setting: Setting, cell: FrameworkCell) -> Element:
    missing = texts.NO_SUMMARY if cell.cell.passages else texts.NOTHING_HEARD
    written = paragraphs(cell.text) or quiet(missing)
    if numbers := setting.references(cell.quotes):
        written[-1].append(E.span({"class": "references"}, " ", *numbers))
    return E.td(*written)


def _shares(setting: Setting, matrix: Matrix | None, intro: str, caption: str, alone: str) -> Iterator[Element]:
    """Yield what each group or round said, or the remark that there is only one."""
    if matrix is None:
        yield E.p(alone)
        return
    yield E.p(intro)
    found = comparison.shares(setting.report, matrix)
    heads = [E.th({"scope": "col"}, name, *quiet(size)) for name, size in (("", ""), *found.heads)]
    heads[0].text = texts.THEME
    rows = [[row_head(row.theme), *map(_share, row.shares)] for row in found.rows]
    yield table(caption, heads, rows, "shares")
    yield from quiet(found.silent)


def _share(share: Share) -> Element:
    return E.td(
        {"class": KINDS[share.sign]},
        E.p(*sign(share.sign), E.span({"class": "unseen"}, ":"), f" {share.passages}"),
        *(E.p({"class": "quiet"}, words) for words in share.among),
    )
