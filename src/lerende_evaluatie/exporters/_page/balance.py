"""The chapter with the balance: the signs, where a person judges otherwise, and what others say beside it."""

from collections.abc import Iterator

from lerende_evaluatie.domain.balance import MatrixCell
from lerende_evaluatie.domain.quotes import Judgement
from lerende_evaluatie.domain.report import Part
from lerende_evaluatie.exporters import texts
from lerende_evaluatie.exporters._page import html
from lerende_evaluatie.exporters._page.elements import KINDS, link, quiet, row_head, sign, table
from lerende_evaluatie.exporters._page.html import E, Element
from lerende_evaluatie.exporters._page.setting import Setting
from lerende_evaluatie.exporters._parts import balance, front
from lerende_evaluatie.exporters._parts.balance import RulingNote


def chapter(setting: Setting) -> Iterator[Element]:
    """Yield the balance, how to read it, the notes on it, and the figures of others."""
    report = setting.report
    if not report.matrix:
        yield E.p(texts.NO_BALANCE)
        return
    notes = balance.ruling_notes(report)
    links = [" ", E.span({"class": "on-screen"}, texts.BALANCE_LINKS)] if setting.has(Part.QUOTES) else []
    yield E.p(texts.BALANCE_INTRO, *([f" {texts.OTHERWISE}"] if notes else []), *links)
    yield _table(setting, notes)
    yield from _notes(notes)
    yield E.h3(texts.LEGEND_HEAD)
    signs = (E.li(E.span({"class": f"sign {KINDS[sign]}"}, sign.value), E.span(words)) for sign, words in texts.LEGEND)
    yield E.ul({"class": "legend"}, *signs)
    yield from quiet(texts.LEGEND_RULE)
    if front.counts_suggestions(report):
        yield from quiet(texts.SUGGESTIONS_COUNT)
    if report.beside:
        yield from _beside(setting)


def _table(setting: Setting, notes: dict[tuple[str, str | None], RulingNote]) -> Element:
    rows = []
    for row in setting.report.matrix:
        anchor = setting.theme_anchor(row.code.id)
        cells = zip((*setting.report.cases, None), (*row.cells, row.overall), strict=True)
        judged = (_judged(cell, anchor, notes.get((row.code.id, case))) for case, cell in cells)
        rows.append([row_head(row.code.name), *judged])
    names = (texts.THEME, *setting.report.cases, texts.ALL_PILOTS)
    return table(texts.BALANCE_CAPTION, html.heads(names, figures_from=1), rows, "balance")


def _judged(cell: MatrixCell, anchor: str | None, note: RulingNote | None) -> Element:
    """Return a cell; each sign is also there in words, for who does not see it."""
    groups = texts.cell_groups(cell)
    content = [
        *sign(cell.sign),
        E.span({"class": "unseen"}, ":"),
        f" {texts.cell_counts(cell)}",
        *([E.span({"class": "unseen"}, ", "), E.span({"class": "groups"}, groups)] if groups else []),
    ]
    return E.td(
        {"class": f"number {KINDS[cell.sign]}"},
        link(*content, anchor=anchor),
        *([_computed(cell.judgement, note)] if note else []),
    )


def _computed(judgement: Judgement, note: RulingNote) -> Element:
    """Return the sign that was computed, and the way to why somebody judges otherwise."""
    label = {"href": f"#noot-{note.number}", "aria-label": texts.RULING_NOTE.format(number=note.number)}
    return E.div({"class": "computed"}, texts.COMPUTED, *sign(judgement), " ", E.a(label, f"({note.number})"))


def _notes(notes: dict[tuple[str, str | None], RulingNote]) -> Iterator[Element]:
    if notes:
        yield E.h3(texts.RULINGS_HEAD)
        yield E.ul({"class": "notes"}, *(E.li({"id": f"noot-{one.number}"}, one.text) for one in notes.values()))


# What others say


def _beside(setting: Setting) -> Iterator[Element]:
    yield E.h3(texts.BESIDE)
    yield E.p(texts.BESIDE_INTRO)
    rows = [
        [
            row_head(line.case),
            E.td(line.theme),
            E.td(*sign(line.coded)),
            _others_say(*line.self_evaluation),
            _others_say(*line.balance),
            E.td(*([E.strong(texts.capital(line.differs))] if line.differs else [])),
        ]
        for line in balance.beside(setting.report)
    ]
    yield table(texts.BESIDE_CAPTION, html.heads(texts.BESIDE_COLUMNS), rows, "beside")
    yield from quiet(texts.BESIDE_RULE)
    yield from quiet(balance.beside_sources(setting.report))


def _others_say(judgement: Judgement | None, figures: str) -> Element:
    return E.td(*(sign(judgement) if judgement else []), f" {figures}" if figures else "")
