"""Tables on disk: rows of texts from csv and xlsx, with the number that a spreadsheet gives each row."""

import csv
import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from lerende_evaluatie.codebooks import texts
from lerende_evaluatie.codebooks._files import MAX_MEGABYTES, MEGABYTE, read_bytes
from lerende_evaluatie.errors import CodebookError, Fault
from lerende_evaluatie.files import bare_newlines, decode, xml_safe

MAX_ROWS = 5_000
MAX_COLUMNS = 100
_UNPACKED = 10 * MAX_MEGABYTES * MEGABYTE
"""What a workbook may hold when it is unpacked: a zip bomb is refused unopened."""
MAX_CELL = 32_767
"""Excel's own limit; openpyxl cuts off what is longer."""

_GUARDED = re.compile(r"'*[=+\-@\t\r]")
"""Opens a formula in a spreadsheet that reads csv, when there is no apostrophe before it."""


@dataclass
class Sheet:
    """The rows of a table by row number, and what the workbook says of the codebook as a whole."""

    rows: list[tuple[int, list[str]]]
    book: dict[str, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def csv_bytes(rows: Sequence[Sequence[str]]) -> bytes:
    """Return rows as Dutch Excel reads them: semicolons, a byte order mark, no cell that is a formula."""
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=";").writerows([_guard(cell) for cell in row] for row in rows)
    return buffer.getvalue().encode("utf-8-sig", errors="replace")


def read_csv(path: Path) -> Sheet:
    """Read a csv with semicolons, commas or tabs, in UTF-8, UTF-16 or Windows-1252."""
    text = _decode(path, read_bytes(path))
    first, _, rest = text.partition("\n")
    declared = re.fullmatch(r"\"?sep=(.)\"?\r?", first)
    delimiter = declared[1] if declared else max(";,\t", key=first.count)
    sheet = Sheet([])
    number = 1 if declared else 0
    reader = csv.reader(io.StringIO(rest if declared else text, newline=""), delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            number += 1
            sheet.rows.append((number, [_unguard(bare_newlines(cell)) for cell in cells]))
    except csv.Error:
        sheet.faults.append(Fault(path.name, number + 1, 1, texts.BAD_QUOTES))
    return _limited(sheet, path)


def xlsx_bytes(rows: Sequence[Sequence[str]], book: Mapping[str, str]) -> bytes:
    """Return a workbook with the codes on the first sheet and the codebook's own fields on the second."""
    from openpyxl import Workbook

    workbook = Workbook()
    codes = workbook.active
    assert codes is not None
    codes.title = texts.SHEET_CODES
    _fill(codes, rows, {"definitie": 50, "wel": 40, "niet": 40, "voorbeelden": 60, "net_niet": 60})
    _fill_colors(codes, rows)
    about = workbook.create_sheet(texts.SHEET_BOOK)
    _fill(about, [(texts.FIELD, texts.VALUE), *book.items()], {texts.VALUE: 80})
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def read_xlsx(path: Path) -> Sheet:
    """Read a workbook; CodebookError when it is none."""
    from openpyxl import load_workbook

    data = io.BytesIO(read_bytes(path))
    try:
        with zipfile.ZipFile(data) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _UNPACKED:
                raise CodebookError(texts.TOO_BIG.format(file=path, limit=_UNPACKED // MEGABYTE))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            workbook = load_workbook(data, read_only=True)
            return _limited(_sheet(workbook, path.name), path)
    except CodebookError:
        raise
    except Exception as error:  # openpyxl raises whatever its parsers raise
        raise CodebookError(texts.UNREADABLE.format(file=path, why=texts.NO_WORKBOOK)) from error


def _decode(path: Path, data: bytes) -> str:
    try:
        return decode(data, strict=True)
    except UnicodeDecodeError as error:
        raise CodebookError(texts.NOT_TEXT.format(file=path)) from error


def _guard(cell: str) -> str:
    return "'" + cell if _GUARDED.match(cell) else cell


def _unguard(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _GUARDED.match(cell) else cell


def _limited(sheet: Sheet, path: Path) -> Sheet:
    rows = [(number, cells) for number, cells in sheet.rows if any(cell.strip() for cell in cells)]
    sheet.rows = rows[:MAX_ROWS]
    if len(rows) > MAX_ROWS:
        sheet.faults.append(Fault(path.name, rows[MAX_ROWS][0], 1, texts.TOO_MANY_ROWS.format(limit=MAX_ROWS)))
    return sheet


def _sheet(workbook: Any, file: str) -> Sheet:
    by_name = {name.strip().casefold(): workbook[name] for name in workbook.sheetnames}
    about = by_name.pop(texts.SHEET_BOOK, None)
    codes = by_name.get(texts.SHEET_CODES) or next(iter(by_name.values()), None)
    sheet = Sheet([])
    if codes is not None:
        sheet.rows = list(_rows(codes, file, sheet.faults))
    if about is not None:
        cells = [row for _, row in _rows(about, file, sheet.faults)]
        sheet.book = {row[0].strip().casefold(): row[1].strip() for row in cells if len(row) > 1 and row[0].strip()}
    return sheet


def _rows(worksheet: Any, file: str, faults: list[Fault]) -> Iterator[tuple[int, list[str]]]:
    rows = worksheet.iter_rows(max_row=MAX_ROWS + 2, max_col=MAX_COLUMNS, values_only=True)
    for number, row in enumerate(rows, 1):
        cells = []
        for column, value in enumerate(row, 1):
            cell = _text_of(value)
            if cell is None:
                faults.append(Fault(file, number, column, texts.NOT_A_CELL))
            cells.append(cell or "")
        yield number, cells


def _text_of(value: Any) -> str | None:
    """Return a cell as text; None when it holds something that has no text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return texts.YES if value else texts.NO
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    return bare_newlines(str(value)) if isinstance(value, str | int | float) else None


def _fill(worksheet: Any, rows: Sequence[Sequence[str]], widths: Mapping[str, int]) -> None:
    from openpyxl.styles import Alignment, Font

    for number, row in enumerate(rows, 1):
        for column, text in enumerate(row, 1):
            if not text:
                continue
            cell = worksheet.cell(number, column)
            cell.value = xml_safe(text)
            cell.data_type = "s"
            cell.quotePrefix = bool(_GUARDED.match(text))
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=number == 1)
    for column, name in enumerate(rows[0], 1):
        worksheet.column_dimensions[worksheet.cell(1, column).column_letter].width = widths.get(name, 24)
    worksheet.freeze_panes = "C2" if len(rows[0]) > 2 else "A2"


def _fill_colors(worksheet: Any, rows: Sequence[Sequence[str]]) -> None:
    from openpyxl.styles import PatternFill

    column = rows[0].index("kleur")
    for number, row in enumerate(rows[1:], 2):
        if re.fullmatch("#[0-9a-f]{6}", row[column]):
            worksheet.cell(number, column + 1).fill = PatternFill("solid", fgColor=row[column].removeprefix("#"))
