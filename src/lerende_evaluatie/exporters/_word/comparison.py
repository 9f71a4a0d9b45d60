"""The chapter that compares: pilots, groups and rounds, always with what a count is a part of."""

from collections.abc import Sequence

from lerende_evaluatie.domain.report import FrameworkCell, Report
from lerende_evaluatie.domain.tables import Matrix
from lerende_evaluatie.exporters import texts
from lerende_evaluatie.exporters._parts import balance, comparison, quoting
from lerende_evaluatie.exporters._word.balance import judged
from lerende_evaluatie.exporters._word.story import Cell, Line, Run, Story, chunks, heads, words

MOST_UPRIGHT = 3
MOST_LYING = 5
"""How many columns stand beside the theme on a page that stands, and on one that lies."""


def chapter(story: Story, report: Report) -> None:
    """Set what was heard per pilot, then per group and per round."""
    story.heading(texts.COMPARISON, 1)
    _pilots(story, report)
    _columns(story, report, report.by_group, (texts.BETWEEN_GROUPS, texts.GROUPS_COMPARED, texts.GROUPS_CAPTION))
    if report.by_group is None:
        story.text(texts.ONE_GROUP)
    _columns(story, report, report.by_round, (texts.BETWEEN_ROUNDS, texts.ROUNDS_COMPARED, texts.ROUNDS_CAPTION))
    if report.by_round is None:
        story.text(texts.ONE_ROUND)
    _changes(story, report)


def _pilots(story: Story, report: Report) -> None:
    story.heading(texts.BETWEEN_PILOTS, 2)
    rows = comparison.compared(report)
    story.text(texts.PILOTS_COMPARED if rows else texts.NOTHING_TO_COMPARE)
    for row in rows:
        story.caption(texts.COMPARED_CAPTION.format(theme=row.code.name))
        cells = [_pilot(story, cell) for cell in row.cells]
        story.table((2.6, 2.4, 8.8, 2.2), heads(texts.COMPARED_COLUMNS), cells, whole=True)
    if rows and (left_out := comparison.not_compared(report)):
        story.text(left_out, "Tabelnoot")


def _pilot(story: Story, cell: FrameworkCell) -> list[Cell]:
    written = [Line((Run(paragraph),)) for paragraph in quoting.paragraphs(cell.text)]
    if not written:
        nothing = texts.NO_SUMMARY if cell.cell.passages else texts.NOTHING_HEARD
        written = [Line((Run(nothing, "Bijschrift"),))]
    numbers: list[Run] = []
    for reference in filter(None, map(story.reference, quoting.by_number(cell.quotes, story.numbers))):
        numbers += [Run(" "), reference] if numbers else [reference]
    links = Cell((Line(tuple(numbers) or (Run(""),)),))
    return [words(cell.case, mark="Strong"), judged(cell.cell), Cell(tuple(written)), links]


def _columns(story: Story, report: Report, matrix: Matrix | None, told: tuple[str, str, str]) -> None:
    """Set themes × groups or rounds; on its side when there are many columns."""
    heading, intro, caption = told
    wide = matrix is not None and len(matrix.columns) > MOST_UPRIGHT
    if wide:
        story.turn(landscape=True)
    story.heading(heading, 2)
    if matrix is not None:
        found = comparison.shares(report, matrix)
        story.text(intro)
        tables = chunks(range(len(found.heads)), MOST_LYING if wide else MOST_UPRIGHT)
        for index, columns in enumerate(tables, 1):
            story.caption(texts.part(caption, index, len(tables)))
            _table(story, found, columns)
        if found.silent:
            story.text(found.silent, "Tabelnoot")
    if wide:
        story.turn(landscape=False)


def _table(story: Story, found: comparison.Shares, columns: Sequence[int]) -> None:
    names = [_head(*found.heads[index]) for index in columns]
    rows = [[words(row.theme, mark="Strong"), *(_share(row.shares[index]) for index in columns)] for row in found.rows]
    story.table([4.2, *([4.0] * len(columns))], [*heads([texts.THEME]), *names], rows)


def _head(name: str, size: str) -> Cell:
    return Cell((Line((Run(name),), "Tabelkop"), Line((Run(size, "Bijschrift"),), "Tabelkop")))


def _share(share: comparison.Share) -> Cell:
    first = Line((Run(share.sign.value, "Symbool"), Run(f" {share.passages}")))
    whole = [part.replace(" ", "\u00a0") for part in share.among]  # a line ends between two counts, not within one
    among = (Line((Run(", ".join(whole), "Bijschrift"),)),) if whole else ()
    return Cell((first, *among), balance.TINTS[share.sign])


def _changes(story: Story, report: Report) -> None:
    for pair in comparison.rounds_compared(report):
        story.subheading(pair.heading)
        for sentence in pair.changed:
            story.text(sentence, "ListBullet")
        for note in pair.notes:
            story.text(note)
