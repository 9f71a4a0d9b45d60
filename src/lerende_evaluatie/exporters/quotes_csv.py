"""The coded quotes as a csv file that a Dutch Excel opens as it is: semicolons, decimal commas, UTF-8 with BOM."""

import csv
import io
from pathlib import Path

from lerende_evaluatie.domain.report import Report
from lerende_evaluatie.exporters import texts
from lerende_evaluatie.exporters._files import write_whole
from lerende_evaluatie.exporters._quotes import FORMULA_STARTS, refuse_template, rows

SUFFIXES = (".csv",)


def export(report: Report, target: Path, *, template: Path | None = None) -> None:
    """Write a line per quote; an apostrophe goes before text that Excel would take for a formula."""
    refuse_template(target, template)
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow(texts.QUOTE_COLUMNS)
    writer.writerows([_as_text(value) for value in row] for row in rows(report))
    write_whole(target, buffer.getvalue().encode("utf-8-sig"))


def _as_text(value: str | int | float | None) -> str:
    if isinstance(value, str):
        return f"'{value}" if value.startswith(FORMULA_STARTS) else value
    return texts.decimal(value) if isinstance(value, float) else "" if value is None else str(value)
