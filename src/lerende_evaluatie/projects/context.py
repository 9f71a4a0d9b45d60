"""context.csv: what others say of the pilots, beside the interviews. One figure a row."""

import csv
import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date as Date
from pathlib import Path

from lerende_evaluatie.domain.codebook import CodeBook
from lerende_evaluatie.domain.context import Figure, FigureKind, sign_in_words
from lerende_evaluatie.files import decode, reason
from lerende_evaluatie.projects import texts
from lerende_evaluatie.projects.interviews import column_names, date_of, records

FILE = "context.csv"
NEEDED = ("pilot", "soort", "waarde")
COLUMNS = ("pilot", "thema", "soort", "waarde", "schaal", "datum", "bron", "toelichting")
USUAL_SCALE = (1.0, 5.0)
"""The scale of a score that names none."""
_Scale = tuple[float, float]
_NEVER_BELOW_ZERO = (FigureKind.COSTS, FigureKind.WORKERS)
_MOST_DIGITS = 15
"""As many digits as a float keeps exactly."""
_EURO = r"(?:(?:€|euro?)\ ?)?"
_NUMBER = re.compile(
    rf"""{_EURO} (?P<minus>-?) \ ? {_EURO}
    (?: (?P<thousands> [0-9]{{1,3}} (?: (?:\.[0-9]{{3}})+ | (?:\ [0-9]{{3}})+ )) (?: ,(?P<cents>[0-9]+) )?
      | (?P<whole> [0-9]+) (?: [.,](?P<part>[0-9]+) )? )
    (?: ,--? )? \ ? {_EURO}""",
    re.VERBOSE | re.IGNORECASE,
)
_END = r"-?[0-9]{1,9}(?:[.,][0-9]{1,6})?"
_SCALE = re.compile(rf"(?:van )?({_END}) ?(?:-|–|tot(?: en met)?|t/m|\.\.\.?|…) ?({_END})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Context:
    """The figures that can be used, and a Dutch sentence for each row that cannot, with its line."""

    figures: tuple[Figure, ...]
    faults: tuple[str, ...]


class _RowFaultError(Exception):
    """A row that cannot be used: the sentence that says why, and what it names."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message)
        self.message, self.values = message, values


def read_context(folder: Path, codebook: CodeBook, cases: Collection[str]) -> Context:
    """Read context.csv in a project's folder; without that file there is nothing.

    `cases` are the pilots that the interviews name. A row with a fault is left out and named; the others count.
    """
    try:
        data = (folder / FILE).read_bytes()
    except FileNotFoundError:
        return Context((), ())
    except OSError as error:
        return Context((), (texts.CONTEXT_UNREADABLE.format(file=FILE, why=reason(error)),))
    reading = _Reading(_Names(codebook, cases))
    reading.read(decode(data))
    return Context(tuple(reading.figures), tuple(reading.faults))


def number_of(value: str) -> float | None:
    """Return a number in Dutch notation (€ 1.250.000,50) or plain (1250000.5), or None.

    A point before three digits stands between thousands, as it does in Dutch: 1.250 is 1250, and 1.25 is 1,25.
    """
    found = _NUMBER.fullmatch(_plain(value))
    if found is None:
        return None
    whole = re.sub("[. ]", "", found["thousands"] or found["whole"])
    part = found["cents"] or found["part"] or ""
    fits = len(whole + part) <= _MOST_DIGITS
    return float(f"{found['minus']}{whole}.{part}") if fits else None


def scale_of(value: str) -> _Scale | None:
    """Return the lowest and the highest score of a scale such as "1 tot 10", "1-5" or "-2..2", or None."""
    found = _SCALE.fullmatch(_plain(value))
    if found is None:
        return None
    lowest, highest = (float(end.replace(",", ".")) for end in found.groups())
    return (lowest, highest) if lowest < highest else None


def _plain(value: str) -> str:
    """Return a cell with one kind of space and one kind of minus."""
    return " ".join(value.split()).replace("\N{MINUS SIGN}", "-")


def _folded(name: str) -> str:
    """Return a name in the form in which names are compared."""
    return " ".join(unicodedata.normalize("NFC", name).split()).casefold()


class _Names:
    """The pilots and themes that a row may name, and how they are called here."""

    def __init__(self, codebook: CodeBook, cases: Collection[str]) -> None:
        self.cases = {_folded(case): case for case in cases}
        self.main_codes = [code.name for code in codebook.roots()]
        names = [(code.name, code.id) for code in codebook.codes] + [(code.id, code.id) for code in codebook.codes]
        self._themes = {_folded(name): codebook.root_of(code_id) for name, code_id in names}

    def case(self, value: str) -> str:
        """Return a pilot as the interviews write it."""
        if not value:
            raise _RowFaultError(texts.CONTEXT_NO_PILOT, choices=", ".join(self.cases.values()))
        try:
            return self.cases[_folded(value)]
        except KeyError:
            choices = ", ".join(self.cases.values())
            raise _RowFaultError(texts.CONTEXT_PILOT, value=value, choices=choices) from None

    def theme(self, value: str) -> str | None:
        """Return the id of the main code above the code that is named; None for the pilot as a whole."""
        if not value:
            return None
        try:
            return self._themes[_folded(value)]
        except KeyError:
            choices = ", ".join(self.main_codes)
            raise _RowFaultError(texts.CONTEXT_THEME, value=value, choices=choices) from None


class _Reading:
    """One walk through the file, which gathers what is good and what is not."""

    def __init__(self, names: _Names) -> None:
        self._names = names
        self.figures: list[Figure] = []
        self.faults: list[str] = []

    def read(self, text: str) -> None:
        columns: list[str] | None = None
        line = 1
        try:
            for record in records(text):
                line = record.line + record.raw_lines
                if not any(value.strip() for value in record.fields):
                    continue
                if columns is not None:
                    self._add(columns, record.fields, record.line)
                    continue
                columns = column_names(record.fields)
                if not self._columns_fit(columns, record.line):
                    return
        except csv.Error:
            self._fault(texts.CSV_QUOTES, line)

    def _columns_fit(self, columns: list[str], line: int) -> bool:
        missing = [column for column in NEEDED if column not in columns]
        if missing:
            names = " en ".join(f"‘{column}’" for column in missing)
            self._fault(texts.CONTEXT_NO_COLUMN, line, names=names, columns=";".join(COLUMNS))
        elif not self._names.cases:
            self._fault(texts.CONTEXT_NO_PILOTS, line)
        for index, column in enumerate(columns):
            if column and column not in COLUMNS:
                self._fault(texts.CSV_UNKNOWN_COLUMN, line, column=column, columns=", ".join(COLUMNS))
            elif column and column in columns[:index]:
                self._fault(texts.CSV_DOUBLE_COLUMN, line, column=column)
        return not missing and bool(self._names.cases)

    def _add(self, columns: list[str], fields: list[str], line: int) -> None:
        row = dict.fromkeys(COLUMNS, "")
        for column, value in reversed(list(zip(columns, fields, strict=False))):  # of a double column the first counts
            row[column] = value.strip()
        try:
            if any(value.strip() for value in fields[len(columns) :]):
                raise _RowFaultError(texts.CONTEXT_TOO_MANY)
            self.figures.append(_figure(row, line, self._names))
        except _RowFaultError as fault:
            self._fault(fault.message, line, **fault.values)

    def _fault(self, message: str, line: int, **values: object) -> None:
        self.faults.append(message.format(file=FILE, line=line, **values))


def _figure(row: Mapping[str, str], line: int, names: _Names) -> Figure:
    kind = _kind(row["soort"])
    number, scale = _number(kind, row["waarde"], row["schaal"])
    return Figure(
        case=names.case(row["pilot"]),
        code_id=names.theme(row["thema"]),
        kind=kind,
        value=row["waarde"],
        number=number,
        scale=scale,
        date=_date(row["datum"]),
        source=row["bron"],
        remark=row["toelichting"],
        line=line,
    )


def _kind(value: str) -> FigureKind:
    try:
        return FigureKind(value.casefold())
    except ValueError:
        raise _RowFaultError(texts.CONTEXT_KIND, value=value, choices=", ".join(FigureKind)) from None


def _number(kind: FigureKind, value: str, scale: str) -> tuple[float | None, _Scale | None]:
    """Return what a cell says as a number, and between which ends a score lies; neither for a word or a name."""
    if not value:
        raise _RowFaultError(texts.CONTEXT_NO_VALUE)
    if kind is FigureKind.PARTNER or (kind is FigureKind.SELF_EVALUATION and sign_in_words(value)):
        return None, None
    number = number_of(value)
    if kind is FigureKind.SELF_EVALUATION:
        return _score(value, number, scale)
    if number is None:
        raise _RowFaultError(texts.CONTEXT_NUMBER, value=value)
    if number < 0 and kind in _NEVER_BELOW_ZERO:  # else costs that are written as a loss would count as a gain
        raise _RowFaultError(texts.CONTEXT_BELOW_ZERO, value=value, kind=kind)
    return number, None


def _score(value: str, number: float | None, scale: str) -> tuple[float, _Scale]:
    if number is None:
        raise _RowFaultError(texts.CONTEXT_SCORE, value=value)
    ends = scale_of(scale) if scale else USUAL_SCALE
    if ends is None:
        raise _RowFaultError(texts.CONTEXT_SCALE, value=scale)
    if not ends[0] <= number <= ends[1]:
        lowest, highest = (f"{end:g}".replace(".", ",") for end in ends)
        raise _RowFaultError(texts.CONTEXT_OUTSIDE_SCALE, value=value, lowest=lowest, highest=highest)
    return number, ends


def _date(value: str) -> Date | None:
    found = date_of(value)
    if value and found is None:
        raise _RowFaultError(texts.CSV_DATE, value=value)
    return found
