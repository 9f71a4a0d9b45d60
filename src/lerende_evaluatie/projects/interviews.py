"""transcripts/interviews.csv: what is known about each interview beside its words."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from lerende_evaluatie.domain.model import Variables
from lerende_evaluatie.files import decode, reason
from lerende_evaluatie.projects import texts

FILE = "interviews.csv"
COLUMNS = ("bestand", "pilot", "groep", "functie", "datum", "ronde")
OPTIONAL = ("respondent",)
DATE_FORMS = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y")


@dataclass(slots=True)
class InterviewTable:
    """The rows by file name, and what is wrong with the table, as Dutch sentences with line numbers.

    `cells` holds the rows as somebody typed them, by column.
    """

    rows: dict[str, Variables] = field(default_factory=dict)
    cells: dict[str, dict[str, str]] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def variables_of(self, name: str) -> Variables | None:
        """Return the row of a transcript, or None."""
        return self.rows.get(file_key(name))

    def report_absent(self, names: Iterable[str]) -> None:
        """Add a problem for each row whose file is not among `names`."""
        present = {file_key(name) for name in names}
        for key, line in self.lines.items():
            if key not in present:
                self.problems.append(texts.CSV_ABSENT.format(file=FILE, line=line, name=self.names[key]))


def file_key(name: str) -> str:
    """Return a file name in the form in which names are compared: macOS and Windows write é and A differently."""
    return unicodedata.normalize("NFC", name.strip().replace("\\", "/")).removeprefix("./").casefold()


def read_interviews(folder: Path, groups: Mapping[str, str]) -> InterviewTable:
    """Read the table in a transcripts folder; a table that is not there is empty."""
    path = folder / FILE
    table = InterviewTable()
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return table
    except OSError as error:
        table.problems.append(texts.CSV_UNREADABLE.format(file=FILE, why=reason(error)))
        return table
    _parse(decode(data), groups, table)
    return table


def _parse(text: str, groups: Mapping[str, str], table: InterviewTable) -> None:
    columns: list[str] | None = None
    for line, fields in _records(text, table):
        if columns is None:
            columns = column_names(fields)
            if not _columns_fit(columns, line, table):
                return
        else:
            _add_row(columns, fields, line, groups, table)


def _records(text: str, table: InterviewTable) -> Iterator[tuple[int, list[str]]]:
    """Yield what is filled in on each row, with the number of the line on which the row begins."""
    line = 1
    try:
        for record in records(text):
            line = record.line + record.raw_lines
            if any(value.strip() for value in record.fields):
                yield record.line, record.fields
    except csv.Error:
        table.problems.append(texts.CSV_QUOTES.format(file=FILE, line=line))


@dataclass(frozen=True, slots=True)
class Record:
    """One row of the table: the line it begins on, its text with the line end, and what stands in its fields."""

    line: int
    raw: str
    raw_lines: int
    fields: list[str]


def records(text: str) -> Iterator[Record]:
    """Yield all rows, empty ones too; csv.Error where the quotes make no sense."""
    lines = list(io.StringIO(text, newline=""))
    reader = csv.reader(lines, delimiter=delimiter_of(text), strict=True)
    before = 0
    for fields in reader:
        yield Record(before + 1, "".join(lines[before : reader.line_num]), reader.line_num - before, fields)
        before = reader.line_num


def delimiter_of(text: str) -> str:
    """Return the sign between the fields: spreadsheets write semicolons, commas or tabs."""
    first_line = next((line for line in text.splitlines() if line.strip()), "")
    return max(";,\t", key=first_line.count)


def column_names(fields: Iterable[str]) -> list[str]:
    """Return the names on the first row in the form in which columns are compared."""
    return [column.strip().casefold() for column in fields]


def _columns_fit(columns: list[str], line: int, table: InterviewTable) -> bool:
    known = COLUMNS + OPTIONAL
    for index, column in enumerate(columns):
        if column and column not in known:
            values = {"line": line, "column": column, "columns": ", ".join(known)}
            table.problems.append(texts.CSV_UNKNOWN_COLUMN.format(file=FILE, **values))
        elif column and column in columns[:index]:
            table.problems.append(texts.CSV_DOUBLE_COLUMN.format(file=FILE, line=line, column=column))
    if "bestand" not in columns:
        table.problems.append(texts.CSV_NO_COLUMN.format(file=FILE, line=line, columns=";".join(COLUMNS)))
    return "bestand" in columns


def _add_row(
    columns: list[str], fields: list[str], line: int, groups: Mapping[str, str], table: InterviewTable
) -> None:
    if any(value.strip() for value in fields[len(columns) :]):
        table.problems.append(texts.CSV_TOO_MANY.format(file=FILE, line=line))
    row: dict[str, str] = {}
    for column, value in zip(columns, fields, strict=False):
        row.setdefault(column, value.strip())
    name = row.get("bestand", "")
    if not name:
        table.problems.append(texts.CSV_NO_FILE.format(file=FILE, line=line))
        return
    key = file_key(name)
    if key in table.rows:
        table.problems.append(texts.CSV_DOUBLE.format(file=FILE, line=line, name=name, other=table.lines[key]))
        return
    table.lines[key], table.names[key], table.cells[key] = line, name, row
    table.rows[key] = Variables(
        case=row.get("pilot") or None,
        group=_group(row.get("groep", ""), line, groups, table),
        function=row.get("functie") or None,
        date=_date(row.get("datum", ""), line, table),
        round=_round(row.get("ronde", ""), line, table),
        respondent=row.get("respondent") or None,
    )


def _group(value: str, line: int, groups: Mapping[str, str], table: InterviewTable) -> str | None:
    found = group_of(value, groups)
    if value and found is None:
        table.problems.append(texts.CSV_GROUP.format(file=FILE, line=line, value=value, choices=", ".join(groups)))
    return found


def _date(value: str, line: int, table: InterviewTable) -> date | None:
    found = date_of(value)
    if value and found is None:
        table.problems.append(texts.CSV_DATE.format(file=FILE, line=line, value=value))
    return found


def _round(value: str, line: int, table: InterviewTable) -> int | None:
    found = round_of(value)
    if value and found is None:
        table.problems.append(texts.CSV_ROUND.format(file=FILE, line=line, value=value))
    return found


def group_of(value: str, groups: Mapping[str, str]) -> str | None:
    """Return the key of a group that is given by its key or by its label."""
    for key, label in groups.items():
        if value.casefold() in (key.casefold(), label.casefold(), key.casefold().replace("_", " ")):
            return key
    return None


def date_of(value: str) -> date | None:
    """Return the day that is meant, or None."""
    for form in DATE_FORMS:
        try:
            return datetime.strptime(value, form).date()
        except ValueError:
            continue
    return None


def round_of(value: str) -> int | None:
    """Return the number of a round, or None."""
    return int(value) if re.fullmatch("0*[1-9][0-9]{0,2}", value) else None
