"""Changing transcripts/interviews.csv: only the rows that change are written anew, the rest stays letter for letter."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence

from lerende_evaluatie.errors import ConfigError
from lerende_evaluatie.projects import texts
from lerende_evaluatie.projects.interviews import (
    COLUMNS,
    FILE,
    OPTIONAL,
    Record,
    column_names,
    date_of,
    delimiter_of,
    file_key,
    group_of,
    records,
    round_of,
)

CELLS = (*COLUMNS[1:], *OPTIONAL)
"""What can be filled in for an interview."""
LONGEST = 200
_BLANKS = re.compile(r"[\s\x00-\x1f\x7f\ufffe\uffff\ud800-\udfff]+")


def clean_cell(value: str) -> str:
    """Return what somebody typed or pasted as one line."""
    return _BLANKS.sub(" ", value).strip()


def check_cell(column: str, value: str, groups: Mapping[str, str]) -> tuple[str, str]:
    """Return the value as it goes into the table, and what is wrong with it: a Dutch sentence, or nothing."""
    value = clean_cell(value)
    if len(value) > LONGEST:
        return value, texts.CELL_LONG.format(count=LONGEST)
    if not value or column not in ("groep", "datum", "ronde"):
        return value, ""
    if column == "groep":
        group = group_of(value, groups)
        return (group, "") if group else (value, texts.CELL_GROUP.format(choices=", ".join(groups.values())))
    if column == "datum":
        day = date_of(value)
        return (day.isoformat(), "") if day else (value, texts.CELL_DATE)
    number = round_of(value)
    return (str(number), "") if number else (value, texts.CELL_ROUND)


def edited(text: str, changes: Mapping[str, Mapping[str, str]]) -> str:
    """Return the table with `changes` (file name → column → value) made; new names get a row at the end.

    ConfigError when the table has a fault because of which something could get lost.
    """
    changes = {name: cells for name, cells in changes.items() if cells}
    if not changes:
        return text
    rows = _rows(text)
    header = next((index for index, row in enumerate(rows) if _is_filled(row)), None)
    if header is None:
        return edited(";".join(COLUMNS) + "\r\n", changes)
    return _Table(text, rows, header).edited(changes)


def _rows(text: str) -> list[Record]:
    found: list[Record] = []
    try:
        found.extend(records(text))
    except csv.Error as error:
        line = found[-1].line + found[-1].raw_lines if found else 1
        raise ConfigError(texts.CSV_CANNOT_EDIT_QUOTES.format(file=FILE, line=line)) from error
    return found


def _is_filled(row: Record) -> bool:
    return any(value.strip() for value in row.fields)


class _Table:
    """A table that is being changed."""

    def __init__(self, text: str, rows: Sequence[Record], header: int) -> None:
        self._rows, self._header = rows, header
        self._delimiter = delimiter_of(text)
        self._line_end = "\r\n" if "\r\n" in rows[header].raw else "\n"
        self._columns = column_names(rows[header].fields)
        if "bestand" not in self._columns:
            columns = ";".join(COLUMNS)
            raise ConfigError(texts.CSV_NO_COLUMN.format(file=FILE, line=rows[header].line, columns=columns))

    def edited(self, changes: Mapping[str, Mapping[str, str]]) -> str:
        left = {file_key(name): (name, cells) for name, cells in changes.items()}
        added = self._add_columns(column for cells in changes.values() for column in cells)
        lines = [row.raw for row in self._rows[: self._header]]
        lines.append(self._line([*self._rows[self._header].fields, *added]) if added else self._rows[self._header].raw)
        for row in self._rows[self._header + 1 :]:
            name = self._name(row.fields)
            _, cells = left.pop(file_key(name), (name, {})) if name else (name, {})
            lines.append(self._line(self._filled(row.fields, cells, added)) if cells else self._shifted(row, added))
        lines[-1] = lines[-1] if lines[-1].endswith(("\n", "\r")) else lines[-1] + self._line_end
        for name, cells in left.values():
            lines.append(self._line(self._filled([], {**cells, "bestand": name}, [])))
        return "".join(lines)

    def _add_columns(self, wanted: Iterable[str]) -> list[str]:
        added = [column for column in dict.fromkeys(wanted) if column not in self._columns]
        self._columns += added
        return added

    def _name(self, fields: Sequence[str]) -> str:
        place = self._columns.index("bestand")
        return fields[place].strip() if place < len(fields) else ""

    def _filled(self, fields: Sequence[str], cells: Mapping[str, str], added: Sequence[str]) -> list[str]:
        """Return the fields of a row with `cells` in their columns; what stood past the last column stays past it."""
        known = len(self._columns) - len(added)
        row = [*fields[:known], *[""] * (known - len(fields[:known])), *[""] * len(added)]
        for column, value in cells.items():
            row[self._columns.index(column)] = value
        return [*row, *fields[known:]]

    def _shifted(self, row: Record, added: Sequence[str]) -> str:
        """Return a row that does not change; when it has too many fields, they must not end up in a new column."""
        too_many = bool(added) and len(row.fields) > len(self._columns) - len(added)
        return self._line(self._filled(row.fields, {}, added)) if too_many else row.raw

    def _line(self, fields: Sequence[str]) -> str:
        buffer = io.StringIO(newline="")
        csv.writer(buffer, delimiter=self._delimiter, lineterminator=self._line_end).writerow(fields)
        return buffer.getvalue()
