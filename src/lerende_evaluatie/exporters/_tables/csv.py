"""Tables as csv files that a Dutch Excel opens as they are: semicolons, decimal commas, UTF-8 with BOM."""

import csv
import io
from collections.abc import Iterable, Sequence

from lerende_evaluatie.exporters import texts
from lerende_evaluatie.exporters._tables.quotes import FORMULA_STARTS

Value = str | int | float | None


def csv_bytes(head: Sequence[str], rows: Iterable[Iterable[Value]]) -> bytes:
    """Return a table as a file; an apostrophe goes before text that Excel would take for a formula."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow(map(_as_text, head))
    writer.writerows([_as_text(value) for value in row] for row in rows)
    return buffer.getvalue().encode("utf-8-sig")


def _as_text(value: Value) -> str:
    if isinstance(value, str):
        return f"'{value}" if value.startswith(FORMULA_STARTS) else value
    return texts.decimal(value) if isinstance(value, float) else "" if value is None else str(value)
