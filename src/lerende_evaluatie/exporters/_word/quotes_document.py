"""The document around the table of quotes: eighteen fields in five columns, on pages that lie on their side."""

from pathlib import Path

from lerende_evaluatie.domain.report import Report
from lerende_evaluatie.exporters import texts
from lerende_evaluatie.exporters._tables.quotes import Row, rows
from lerende_evaluatie.exporters._word.package import open_document, save, set_properties, set_running_title
from lerende_evaluatie.exporters._word.story import Cell, Line, Run, Story, heads

SHARES = (3.8, 2.4, 9.4, 4.2, 4.9)
_LABELS = dict(zip(Row._fields, texts.QUOTE_COLUMNS, strict=True))


def render(report: Report, template: Path | None) -> bytes:
    """Return the table of quotes as the bytes of a docx."""
    document, ids = open_document(template)
    title = report.title.strip() or texts.NO_TITLE
    if template is None:
        set_running_title(document, ids, title, from_first_page=True)
    set_properties(document, report, f"{title} – {texts.QUOTES_TITLE}")
    story = Story(document.element.body.sectPr, ids, landscape=True)
    story.heading(texts.QUOTES_TITLE, 1)
    proposals = sum(quote.suggestion for quote in report.quotes)
    if not report.quotes:
        story.text(texts.NO_QUOTES)
        return save(document, story.finish())
    story.text(f"{texts.quotes_basis(len(report.quotes) - proposals, proposals)} {texts.long_date(report.date)}.")
    if proposals:
        story.text(texts.CONTAINS_SUGGESTIONS, "Mededeling")
    story.caption(texts.QUOTES_CAPTION)
    story.table(SHARES, heads(texts.QUOTES_DOCUMENT_COLUMNS), map(_row, rows(report)))
    return save(document, story.finish())


def _row(row: Row) -> list[Cell]:
    mark = "Voorstel" if row.state == texts.SUGGESTED else None
    proposal = [Run(f"{texts.PENDING} ", mark)] if mark else []
    quote = [Line((*proposal, Run(f"“{row.quote}”", mark)))]
    if row.attribution:
        quote.append(_small(row.attribution))
    return [
        _cell(Line((Run(row.code, "Strong"),)), *_below(row, "theme", "code_id")),
        _cell(Line((Run(row.valence),)), Line((Run(row.state),)), *_below(row, "score", "reason")),
        Cell((*quote, *_below(row, "memo"))),
        _cell(*_below(row, "case", "group", "function", "round")),
        _cell(Line((Run(row.place),))),
    ]


def _below(row: Row, *fields: str) -> list[Line]:
    lines = []
    for name in fields:
        value = getattr(row, name)
        text = texts.decimal(value) if name == "score" else "" if value is None else str(value)
        if text:
            lines.append(_small(texts.labelled(_LABELS[name], text)))
    return lines


def _small(text: str) -> Line:
    return Line((Run(text, "Bijschrift"),))


def _cell(*lines: Line) -> Cell:
    return Cell(lines or (Line((Run(""),)),))
