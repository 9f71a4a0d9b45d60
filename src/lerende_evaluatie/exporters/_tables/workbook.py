"""Tables as an Excel workbook: a header that stays, filters, and text that stays text."""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from lerende_evaluatie.exporters import texts
from lerende_evaluatie.exporters._files import zipped
from lerende_evaluatie.exporters._tables.quotes import FORMULA_STARTS
from lerende_evaluatie.files import bare_newlines, xml_safe

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

Value = str | int | float | date | None

LONGEST = 32_767
"""As many characters as Excel allows in a cell; a longer text is cut and ends in […]."""
HEADER_FILL = "E4EBF0"
INK = "1F3A4D"
_MOMENTS = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table; the last of `widths` is that of all columns after it too. The first `still` columns stay in sight."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[Value]]
    widths: Sequence[int] = (24,)
    still: int = 0


def workbook(sheets: Iterable[Sheet], day: date) -> bytes:
    """Return a workbook that depends on nothing but the tables and `day`, the date that it bears."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        _fill(book.create_sheet(sheet.title), sheet)
    buffer = io.BytesIO()
    book.save(buffer)
    return _same_every_time(buffer.getvalue(), day)


def _fill(page: "Worksheet", sheet: Sheet) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    wrapped = Alignment(vertical="top", wrap_text=True)
    bold, fill = Font(bold=True, color=INK), PatternFill("solid", fgColor=HEADER_FILL)
    for line, values in enumerate((sheet.head, *sheet.rows), 1):
        for column, value in enumerate(values, 1):
            cell = page.cell(line, column)
            _put(cell, value)
            cell.alignment = wrapped
            if line == 1:
                cell.font, cell.fill = bold, fill
    for column in range(1, len(sheet.head) + 1):
        width = sheet.widths[min(column, len(sheet.widths)) - 1]
        page.column_dimensions[get_column_letter(column)].width = width
    page.freeze_panes = f"{get_column_letter(sheet.still + 1)}2"
    page.auto_filter.ref = page.dimensions


def _put(cell: "Cell | MergedCell", value: Value) -> None:
    """Fill a cell; text never becomes a formula, a number or an error, also not when somebody edits it."""
    if isinstance(value, str):
        cell.value = _fitting(value)
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(FORMULA_STARTS)
    else:
        cell.value = value
        if isinstance(value, float):
            cell.number_format = "0.00"
        elif isinstance(value, date):
            cell.number_format = "d-m-yyyy"


def _fitting(value: str) -> str:
    """Return a text that fits a cell; Excel knows one kind of line end."""
    value = bare_newlines(xml_safe(value))
    return value if len(value) <= LONGEST else value[: LONGEST - len(texts.CUT)] + texts.CUT


def _same_every_time(data: bytes, day: date) -> bytes:
    """Return the workbook without the moment at which it was made."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    core = "docProps/core.xml"
    files[core] = _MOMENTS.sub(rb"\g<1>" + f"{day.isoformat()}T00:00:00Z".encode(), files[core])
    return zipped(files.items())
