"""The coded quotes as an Excel workbook."""

from pathlib import Path

from lerende_evaluatie.domain.report import Report
from lerende_evaluatie.exporters import texts
from lerende_evaluatie.exporters._files import refuse_template, write_whole
from lerende_evaluatie.exporters._tables.quotes import WIDTHS, rows
from lerende_evaluatie.exporters._tables.workbook import Sheet, workbook

SUFFIXES = (".xlsx",)


def export(report: Report, target: Path, *, template: Path | None = None) -> None:
    """Write a row per quote."""
    refuse_template(target, template)
    sheet = Sheet(texts.SHEET, texts.QUOTE_COLUMNS, tuple(rows(report)), WIDTHS)
    write_whole(target, workbook([sheet], report.date))
