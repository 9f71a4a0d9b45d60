"""The report as an Excel workbook: codings, balance, lessons and what was written, to count further with."""

from pathlib import Path

from lerende_evaluatie.domain.report import Report
from lerende_evaluatie.exporters._files import refuse_template, write_whole
from lerende_evaluatie.exporters._tables.sheets import sheets
from lerende_evaluatie.exporters._tables.workbook import workbook

SUFFIXES = (".xlsx",)


def export(report: Report, target: Path, *, template: Path | None = None) -> None:
    """Write the whole report to `target`, also the parts that it leaves out on paper; a house style is refused."""
    refuse_template(target, template)
    write_whole(target, workbook(sheets(report), report.date))
