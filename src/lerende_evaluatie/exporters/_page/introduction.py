"""The first chapter: what the writer says, who was interviewed, and how the interviews were read."""

from collections.abc import Iterator

from lerende_evaluatie.exporters import texts
from lerende_evaluatie.exporters._page import html
from lerende_evaluatie.exporters._page.elements import figure, figures, paragraphs, quiet, row_head, table
from lerende_evaluatie.exporters._page.html import E, Element
from lerende_evaluatie.exporters._page.setting import Setting
from lerende_evaluatie.exporters._parts import front


def chapter(setting: Setting) -> Iterator[Element]:
    """Yield the own text of the report, the interviews by group and pilot, and the way of working."""
    report = setting.report
    yield from paragraphs(report.introduction)
    yield E.h3(texts.OVERVIEW)
    if report.interviews:
        found = front.overview(report)
        yield E.p(found.intro)
        rows = [[row_head(line.name), *figures(line.figures), figure(line.total, "total")] for line in found.lines]
        names = [texts.GROUP_HEAD, *found.cases, texts.TOTAL]
        yield table(texts.OVERVIEW_CAPTION, html.heads(names, figures_from=1), rows, "summed")
        yield from quiet(found.gaps)
    else:
        yield E.p(texts.NO_INTERVIEWS)
    yield E.h3(texts.WAY_OF_WORKING)
    yield from map(E.p, front.way_of_working(report))
