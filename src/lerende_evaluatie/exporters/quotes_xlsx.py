"""The coded quotes as an Excel workbook: a header that stays, filters, and text that stays text."""

import io
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from lerende_evaluatie.domain.report import Report
from lerende_evaluatie.exporters import texts
from lerende_evaluatie.exporters._files import write_whole, zipped
from lerende_evaluatie.exporters._quotes import FORMULA_STARTS, Row, refuse_template, rows

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

SUFFIXES = (".xlsx",)
WIDTHS = (18, 24, 24, 11, 70, 36, 18, 28, 18, 8, 28, 34, 9, 9, 14, 11, 8, 40, 40)
LONGEST = 32_767
"""As many characters as Excel allows in a cell; a longer quote is cut and ends in […]."""
HEADER_FILL = "E4EBF0"
INK = "1F3A4D"
_MOMENTS = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")


def export(report: Report, target: Path, *, template: Path | None = None) -> None:
    """Write a row per quote."""
    import pandas as pd

    refuse_template(target, template)
    lines = [[_fitting(value) for value in row] for row in rows(report)]
    frame = pd.DataFrame(lines, columns=list(texts.QUOTE_COLUMNS), dtype=object)
    buffer = io.BytesIO()
    with pd.ExcelWriter(buffer, engine="openpyxl") as writer:
        frame.to_excel(writer, sheet_name=texts.SHEET, index=False)
        _style(writer.sheets[texts.SHEET])
    write_whole(target, _same_every_time(buffer.getvalue(), report.date.isoformat()))


def _fitting(value: str | int | float | None) -> str | int | float | None:
    """Return a value that fits a cell; Excel knows one kind of line end."""
    if not isinstance(value, str):
        return value
    value = value.replace("\r\n", "\n").replace("\r", "\n")
    return value if len(value) <= LONGEST else value[: LONGEST - len(texts.CUT)] + texts.CUT


def _style(sheet: "Worksheet") -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    wrapped = Alignment(vertical="top", wrap_text=True)
    bold, fill = Font(bold=True, color=INK), PatternFill("solid", fgColor=HEADER_FILL)
    for index, width in enumerate(WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(index)].width = width
    for number, cells in enumerate(sheet.iter_rows()):
        for cell in cells:
            cell.alignment = wrapped
            if number == 0:
                cell.font, cell.fill = bold, fill
            elif isinstance(cell.value, str):
                cell.data_type = "s"
                cell.quotePrefix = cell.value.startswith(FORMULA_STARTS)
        if number:
            cells[Row._fields.index("score")].number_format = "0.00"
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def _same_every_time(data: bytes, day: str) -> bytes:
    """Return the workbook without the moment at which it was made."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    core = "docProps/core.xml"
    files[core] = _MOMENTS.sub(rb"\g<1>" + f"{day}T00:00:00Z".encode(), files[core])
    return zipped(files.items())
