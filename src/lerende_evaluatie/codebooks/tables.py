"""A codebook as a table, for people who would rather work in a spreadsheet: one row per code.

The columns are those of `COLUMNS`; `onder` holds the id of the code above. What stands in a cell is
described in `lerende_evaluatie.codebooks._cells`. Row numbers are those that the spreadsheet shows.

A workbook carries the whole codebook: its name, version, description and polarity stand on a second
sheet, ``codeboek``. A csv carries the codes only: its name is the name of the file; version,
description and polarity are not in it.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from lerende_evaluatie.codebooks import texts
from lerende_evaluatie.codebooks._building import build, own_version, stamped
from lerende_evaluatie.codebooks._cells import (
    COLUMNS,
    SIGNAL_COLUMNS,
    CellError,
    fields_of,
    row_of,
    signal_cell,
    signals_in,
)
from lerende_evaluatie.codebooks._checks import check, raise_faults
from lerende_evaluatie.codebooks._files import write_whole
from lerende_evaluatie.codebooks._positions import Path as ValuePath
from lerende_evaluatie.codebooks._positions import Positioned
from lerende_evaluatie.codebooks._sheets import MAX_CELL, Sheet, csv_bytes, read_csv, read_xlsx, xlsx_bytes
from lerende_evaluatie.codebooks._syntax import MAX_LEVELS
from lerende_evaluatie.codebooks.yaml_writer import write_yaml
from lerende_evaluatie.domain.codebook import CodeBook
from lerende_evaluatie.errors import CodebookError

__all__ = ["COLUMNS", "read_table", "write_csv", "write_xlsx"]

_READERS = {".csv": read_csv, ".xlsx": read_xlsx}
_BOOK_FIELDS = {"naam": "codeboek", "versie": "versie", "omschrijving": "omschrijving"}
_POLARITY = "richting_"


def write_csv(codebook: CodeBook, path: Path) -> None:
    """Write the codes as csv for Dutch Excel: semicolons, UTF-8 with a byte order mark."""
    write_whole(path, csv_bytes(_table(codebook)))


def write_xlsx(codebook: CodeBook, path: Path) -> None:
    """Write the codebook as a workbook; CodebookError when a text is too long for a cell."""
    rows = _table(codebook)
    for row in rows:
        for column, cell in zip(COLUMNS, row, strict=True):
            if len(cell) > MAX_CELL:
                raise CodebookError(texts.CELL_TOO_LONG.format(file=path, column=column, id=row[0], limit=MAX_CELL))
    write_whole(path, xlsx_bytes(rows, _book(codebook)))


def read_table(path: Path) -> CodeBook:
    """Read a codebook from csv or xlsx; CodebookError carries every fault with row and column."""
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise CodebookError(texts.UNKNOWN_FORMAT.format(suffix=path.suffix, choices=", ".join(_READERS)))
    return _Reading(path, reader(path)).codebook()


def _table(codebook: CodeBook) -> list[list[str]]:
    return [list(COLUMNS), *(list(row_of(code).values()) for code in codebook.codes)]


def _book(codebook: CodeBook) -> dict[str, str]:
    fields = {
        "naam": codebook.name,
        "versie": own_version(codebook.version),
        "omschrijving": codebook.description,
    }
    directions = [direction for strength, direction in SIGNAL_COLUMNS.values() if strength == "sterk"]
    cells = {_POLARITY + name: signal_cell(codebook.polarity, "sterk", name) for name in directions}
    return {**fields, **cells}


def _place_of(column: str) -> tuple[str, ...]:
    """Return where a column's values stand among the values of a code."""
    return ("signalen", *SIGNAL_COLUMNS[column]) if column in SIGNAL_COLUMNS else (column,)


def _column_of(path: ValuePath) -> str:
    """Return the column, or the field on the second sheet, of a value."""
    names = [part for part in path if isinstance(part, str)]
    if names[:1] == ["richting"]:
        return _POLARITY + "".join(names[1:2])
    if names[:1] != ["codes"]:
        return next((field for field, name in _BOOK_FIELDS.items() if names[:1] == [name]), "")
    return "_".join(names[2:4]) if names[1:2] == ["signalen"] else "".join(names[1:2])


class _Reading(Positioned):
    """One table on its way to a codebook: first as flat rows that are checked, then as a tree."""

    def __init__(self, path: Path, sheet: Sheet) -> None:
        super().__init__(path.name)
        self.faults = list(sheet.faults)
        self._columns = self._header(path, sheet)
        self._parents: dict[str, str] = {}
        codes = [self._code(index, *row) for index, row in enumerate(sheet.rows[1:])]
        if not codes and not self.faults:
            raise CodebookError(texts.NO_CODES.format(file=path))
        self.value = {"codeboek": path.stem, **self._book(sheet.book), "codes": codes}

    def codebook(self) -> CodeBook:
        """Return the codebook; CodebookError with every fault when there is any."""
        check(self)
        self._check_parents()
        raise_faults(self)
        codebook = build({**self.value, "codes": self._tree()}, "")
        version = stamped(own_version(codebook.version), write_yaml(codebook))
        return replace(codebook, version=version)

    def fault(self, path: ValuePath, message: str) -> None:
        """Add a fault that names its column."""
        column = _column_of(path)
        super().fault(path, texts.IN_COLUMN.format(column=column, message=message) if column else message)

    def _header(self, path: Path, sheet: Sheet) -> list[str]:
        header = sheet.rows[0][1] if sheet.rows else []
        columns = ["_".join(name.strip().casefold().split()) for name in header]
        missing = [name for name in ("id", "naam") if name not in columns]
        if missing:
            raise CodebookError(texts.NO_COLUMNS.format(file=path, columns=", ".join(missing)), self.faults)
        for index, name in enumerate(columns):
            self.mark(("kop", index), sheet.rows[0][0], index + 1)
            if name and name not in COLUMNS:
                message = texts.UNKNOWN_COLUMN.format(column=header[index], choices=", ".join(COLUMNS))
                super().fault(("kop", index), message)
            elif name and name in columns[:index]:
                super().fault(("kop", index), texts.DOUBLE_COLUMN.format(column=name))
        return columns

    def _code(self, index: int, number: int, cells: list[str]) -> dict[str, Any]:
        path: ValuePath = ("codes", index)
        self.mark(path, number, 1)
        for column, name in enumerate(self._columns, 1):
            self.mark((*path, *_place_of(name)), number, column)
        if any(cell.strip() for cell in cells[len(self._columns) :]):
            super().fault(path, texts.TOO_MANY_CELLS)
        by_column = dict(reversed(list(zip(self._columns, cells, strict=False))))  # of a double column the first
        named = {name: by_column[name] for name in COLUMNS if name in by_column}
        values = fields_of(named, lambda column, message: self._complain(path, column, message))
        if named.get("onder", "").strip() and "id" in values:
            self._parents[values["id"]] = named["onder"].strip()
        return values

    def _complain(self, path: ValuePath, column: str, message: str) -> None:
        self.fault((*path, *_place_of(column)), message)

    def _book(self, fields: Mapping[str, str]) -> dict[str, Any]:
        values: dict[str, Any] = {}
        polarity: dict[str, Any] = {}
        for name, cell in fields.items():
            if name in _BOOK_FIELDS and cell:
                values[_BOOK_FIELDS[name]] = cell
            elif name.startswith(_POLARITY) and cell:
                try:
                    polarity[name.removeprefix(_POLARITY)] = signals_in(cell)
                except CellError as error:
                    super().fault((), texts.IN_COLUMN.format(column=name, message=error))
        return {**values, "richting": polarity} if polarity else values

    def _check_parents(self) -> None:
        ids = [code.get("id") for code in self.value["codes"]]
        for index, code_id in enumerate(ids):
            path: ValuePath = ("codes", index, "onder")
            parent = self._parents.get(code_id or "")
            if parent is not None and parent not in ids:
                self.fault(path, texts.UNKNOWN_PARENT.format(parent=parent))
            elif parent is not None:
                self._check_line(path, str(code_id))

    def _check_line(self, path: ValuePath, code_id: str) -> None:
        """Follow the parents upwards: the line must end, and soon enough."""
        above, levels = self._parents.get(code_id), 1
        while above is not None and above != code_id and levels <= MAX_LEVELS // 2:
            above, levels = self._parents.get(above), levels + 1
        if above == code_id:
            self.fault(path, texts.CIRCLE.format(id=code_id))
        elif above is not None:
            self.fault(path, texts.TOO_DEEP.format(levels=MAX_LEVELS // 2))

    def _tree(self) -> list[dict[str, Any]]:
        codes: list[dict[str, Any]] = self.value["codes"]
        by_id: dict[str, dict[str, Any]] = {code["id"]: code for code in codes}
        roots = []
        for code in codes:
            parent = self._parents.get(code["id"])
            if parent is None:
                roots.append(code)
            else:
                by_id[parent].setdefault("codes", []).append(code)
        return roots
