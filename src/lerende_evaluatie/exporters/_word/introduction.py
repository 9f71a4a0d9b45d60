"""The first chapter: what the writer says, who was interviewed, and how the interviews were read."""

from collections.abc import Sequence

from lerende_evaluatie.domain.report import Report
from lerende_evaluatie.exporters import texts
from lerende_evaluatie.exporters._parts import front, quoting
from lerende_evaluatie.exporters._word.pages import BOLD_LETTER, WIDE_LETTER
from lerende_evaluatie.exporters._word.story import Story, chunks, figure, heads, words
from lerende_evaluatie.exporters._word.styles import BY_KEY

NARROWEST_LABEL = 1900
WIDEST_FIGURES = 2200


def chapter(story: Story, report: Report) -> None:
    """Set what the user wrote first, then who was interviewed and how the interviews were read."""
    story.heading(texts.INTRODUCTION, 1)
    for paragraph in quoting.paragraphs(report.introduction):
        story.text(paragraph)
    story.heading(texts.OVERVIEW, 2)
    _overview(story, report)
    story.heading(texts.WAY_OF_WORKING, 2)
    for paragraph in front.way_of_working(report):
        story.text(paragraph)


def _overview(story: Story, report: Report) -> None:
    if not report.interviews:
        story.text(texts.NO_INTERVIEWS)
        return
    found = front.overview(report)
    story.text(found.intro)
    tables = _fitting(found.cases, story.width)
    for index, columns in enumerate(tables, 1):
        story.caption(texts.part(texts.OVERVIEW_CAPTION, index, len(tables)))
        _overview_table(story, found, columns, with_total=index == len(tables))
    if found.gaps:
        story.text(found.gaps, "Tabelnoot")


def _overview_table(story: Story, found: front.Overview, columns: Sequence[int], *, with_total: bool) -> None:
    names = [*(found.cases[index] for index in columns), *([texts.TOTAL] if with_total else [])]
    rows = []
    for line in found.lines:
        mark = "Strong" if line is found.lines[-1] else None
        cells = [words(line.name, mark=mark), *(figure(line.figures[index], mark) for index in columns)]
        rows.append([*cells, *([figure(line.total, "Strong")] if with_total else [])])
    widths = [_needed(name) for name in names]
    room = max(NARROWEST_LABEL, story.width - sum(widths))
    label = min(room, max(NARROWEST_LABEL, *(_as_long_as(line.name) for line in found.lines)))
    more = (room - label) // len(widths) if widths else 0
    story.table(
        [label, *(width + more for width in widths)],
        heads([texts.GROUP_HEAD, *names], figures_from=1),
        rows,
        whole=True,
    )


def _as_long_as(name: str) -> int:
    """Return the width in twips at which the name of a row, perhaps in bold, stays on one line."""
    return 190 + round(len(name) * BY_KEY["Tabeltekst"].size * BOLD_LETTER * 20)


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
        divided = chunks(columns, most)
        if all(sum(widths[index] for index in chunk) <= room for chunk in divided):
            return divided
    return chunks(columns, 1)
