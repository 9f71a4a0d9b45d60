"""The chapter with the balance, and the figures of others beside it."""

from collections.abc import Sequence

from lerende_evaluatie.domain.balance import MatrixCell, MatrixRow
from lerende_evaluatie.domain.quotes import Judgement
from lerende_evaluatie.domain.report import Report
from lerende_evaluatie.exporters import texts
from lerende_evaluatie.exporters._parts import balance, front
from lerende_evaluatie.exporters._word.story import Cell, Line, Run, Story, chunks, heads, with_signs, words

WIDE = 4
"""With more pilots than this the balance lies on its side."""
MOST_LYING = 8

Notes = dict[tuple[str, str | None], balance.RulingNote]


def chapter(story: Story, report: Report) -> None:
    """Set themes × pilots with the legend; on its side when there are many pilots."""
    wide = len(report.cases) > WIDE
    if wide:
        story.turn(landscape=True)
    story.heading(texts.BALANCE, 1)
    if report.matrix:
        _signs(story, report, MOST_LYING if wide else WIDE)
    else:
        story.text(texts.NO_BALANCE)
    if report.beside:
        _beside(story, report)
    if wide:
        story.turn(landscape=False)


def judged(cell: MatrixCell, note: balance.RulingNote | None = None) -> Cell:
    """Return a cell with the sign that holds, what is under it, and the computed sign when a person overruled that."""
    lines = [Line((Run(cell.sign.value, "Symbool"), Run(f" {texts.cell_counts(cell)}")), "Tabelgetal")]
    if groups := texts.cell_groups(cell):
        lines.append(Line((Run(groups, "Bijschrift"),), "Tabelgetal"))
    if cell.sign is not cell.judgement or note:
        computed = [Run(texts.COMPUTED, "Bijschrift"), Run(cell.judgement.value, "Symbool")]
        place = [Run(f" · {texts.RULING_NOTE.format(number=note.number)}", "Bijschrift")] if note else []
        lines.append(Line((*computed, *place), "Tabelgetal"))
    return Cell(tuple(lines), balance.TINTS[cell.sign])


def _signs(story: Story, report: Report, most: int) -> None:
    notes = balance.ruling_notes(report)
    story.text(f"{texts.BALANCE_INTRO} {texts.OTHERWISE}" if notes else texts.BALANCE_INTRO)
    tables = chunks(range(len(report.cases)), most)
    for index, columns in enumerate(tables, 1):
        story.caption(texts.part(texts.BALANCE_CAPTION, index, len(tables)))
        _table(story, report, columns, notes, with_total=index == len(tables))
    if notes:
        story.text([Run(texts.RULINGS_HEAD, "Strong")], "Tabelnoot", keep_next=True)
    for note in notes.values():
        story.text(with_signs(note.text), "Tabelnoot")
    _legend(story)
    if front.counts_suggestions(report):
        story.text(texts.SUGGESTIONS_COUNT, "Tabelnoot")


def _table(story: Story, report: Report, columns: Sequence[int], notes: Notes, *, with_total: bool) -> None:
    def row(line: MatrixRow) -> list[Cell]:
        cells = [judged(line.cells[index], notes.get((line.code.id, report.cases[index]))) for index in columns]
        total = [judged(line.overall, notes.get((line.code.id, None)))] if with_total else []
        return [words(line.code.name, mark="Strong"), *cells, *total]

    names = [texts.THEME, *(report.cases[index] for index in columns), *([texts.ALL_PILOTS] if with_total else [])]
    figures = len(columns) + with_total
    story.table([4.4, *([2.6] * figures)], heads(names, figures_from=1), [row(line) for line in report.matrix])


def _legend(story: Story) -> None:
    story.text([Run(texts.LEGEND_HEAD, "Strong")], "Tabelnoot", keep_next=True)
    for sign, meaning in texts.LEGEND:
        story.text([Run(sign.value, "Symbool"), Run(f"  {meaning}")], "Tabelnoot", keep_next=True)
    story.text(texts.LEGEND_RULE, "Tabelnoot")


def _beside(story: Story, report: Report) -> None:
    story.heading(texts.BESIDE, 2)
    story.text(texts.BESIDE_INTRO, keep_next=True)
    story.caption(texts.BESIDE_CAPTION)
    rows = [
        [
            words(line.case),
            words(line.theme, mark="Strong"),
            _sign(line.coded),
            _sign(*line.self_evaluation),
            _sign(*line.balance),
            words(line.differs, mark="Strong"),
        ]
        for line in balance.beside(report)
    ]
    story.table((2.6, 3.8, 1.7, 2.9, 3.4, 2.4), heads(texts.BESIDE_COLUMNS), rows)
    story.text(with_signs(texts.BESIDE_RULE), "Tabelnoot")
    if sources := balance.beside_sources(report):
        story.text(sources, "Tabelnoot")


def _sign(sign: Judgement | None, figures: str = "") -> Cell:
    """Return a cell with a sign and what it rests on; empty when there is neither."""
    if sign is None:
        return words(figures)
    rest = (Run(f" {figures}"),) if figures else ()
    return Cell((Line((Run(sign.value, "Symbool"), *rest)),), balance.TINTS[sign])
