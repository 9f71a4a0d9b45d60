"""The coded quotes as a csv file that a Dutch Excel opens as it is."""

from pathlib import Path

from lerende_evaluatie.domain.report import Report
from lerende_evaluatie.exporters import texts
from lerende_evaluatie.exporters._files import refuse_template, write_whole
from lerende_evaluatie.exporters._tables.csv import csv_bytes
from lerende_evaluatie.exporters._tables.quotes import rows

SUFFIXES = (".csv",)


def export(report: Report, target: Path, *, template: Path | None = None) -> None:
    """Write a line per quote."""
    refuse_template(target, template)
    write_whole(target, csv_bytes(texts.QUOTE_COLUMNS, rows(report)))
