"""The cells of a codebook table: lists with one item per line, in a form that people can type.

    positief: Ik kom weer onder de mensen.                     an example with its direction
    De wijk is opgeknapt. (waarom: dat is maatschappij)        a near-miss with its reason
    werk*                                                      a signal
    {"term": "trots", "niet_bij": ["wethouder"]}               a signal with extras

An item that would be read otherwise than it is meant (a text with a line break, a text that opens
with a brace or a direction) is written as such a group too.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from lerende_evaluatie.codebooks import texts
from lerende_evaluatie.codebooks._building import DRAFT
from lerende_evaluatie.codebooks._positions import SWITCH_WORDS
from lerende_evaluatie.codebooks._values import DIRECTIONS, WEIGHTS, example_fields, grouped, term_fields
from lerende_evaluatie.domain.codebook import Code, Example, Term

SIGNAL_COLUMNS = {
    f"{strength}_{direction}": (strength, direction)
    for strength in WEIGHTS
    for direction in dict.fromkeys(DIRECTIONS.values())
}
TEXT_COLUMNS = ("id", "naam", "onder", "kleur", "definitie", "wel", "niet")
EXAMPLE_COLUMNS = ("voorbeelden", "net_niet")
SWITCH_COLUMNS = ("secundair", "codeerbaar")
MAKING_COLUMNS = ("status", "door")
COLUMNS = (*TEXT_COLUMNS, *EXAMPLE_COLUMNS, *SIGNAL_COLUMNS, "uitsluiten", *SWITCH_COLUMNS, *MAKING_COLUMNS)

_EXAMPLE = re.compile(
    rf"(?:(?P<valentie>{'|'.join(dict.fromkeys(DIRECTIONS.values()))}): *)?"
    r"(?P<tekst>.*?)(?: \(waarom: (?P<waarom>.*)\))?"
)
_MANY = 50
"""Brackets in one item: nobody means so many, and they would nest too deep for the checks."""


class CellError(ValueError):
    """A cell that cannot be read; the message is a Dutch sentence."""


def row_of(code: Code) -> dict[str, str]:
    """Return the cells of a code, by column."""
    signals = grouped(code.terms)
    cells = {
        "id": code.id,
        "naam": code.name,
        "onder": code.parent or "",
        "kleur": code.color,
        "definitie": code.definition,
        "wel": code.use_when,
        "niet": code.avoid_when,
        "voorbeelden": _lines(map(_example_line, code.examples)),
        "net_niet": _lines(map(_example_line, code.near_misses)),
        "uitsluiten": _lines(map(_pattern_line, code.exclusions)),
        "secundair": _switch(code.is_secondary),
        "codeerbaar": _switch(code.is_codable),
        "status": DRAFT if code.is_draft else "",
        "door": code.made_by,
    }
    for column, (strength, direction) in SIGNAL_COLUMNS.items():
        cells[column] = signal_cell(signals[strength], strength, direction)
    return {column: cells[column] for column in COLUMNS}


def signal_cell(terms: Iterable[Term], strength: str, direction: str) -> str:
    """Return the terms of one direction, one per line."""
    return _lines(_term_line(term, strength) for term in terms if DIRECTIONS[term.valence] == direction)


def fields_of(cells: Mapping[str, str], complain: Callable[[str, str], None]) -> dict[str, Any]:
    """Return the values of a code as its YAML would hold them; `complain` takes a column and what is wrong there."""
    values: dict[str, Any] = {}
    signals: dict[str, dict[str, Any]] = {}
    for column, cell in cells.items():
        if not cell.strip() or column == "onder":
            continue
        try:
            value = _value(column, cell)
        except CellError as error:
            complain(column, str(error))
            continue
        if column in SIGNAL_COLUMNS:
            strength, direction = SIGNAL_COLUMNS[column]
            signals.setdefault(strength, {})[direction] = value
        else:
            values[column] = value
    return {**values, "signalen": signals} if signals else values


def signals_in(cell: str) -> list[Any]:
    """Return the signals of a cell as their YAML would hold them."""
    return [_group(line) if line.startswith("{") else line for line in _items(cell)]


def _value(column: str, cell: str) -> Any:
    if column in EXAMPLE_COLUMNS:
        return [_example(line) for line in _items(cell)]
    if column in SIGNAL_COLUMNS:
        return signals_in(cell)
    if column == "uitsluiten":
        return [_pattern(line) for line in _items(cell)]
    if column in SWITCH_COLUMNS:
        return _switch_value(cell.strip())
    return cell.strip()


def _items(cell: str) -> list[str]:
    return [line.strip() for line in cell.split("\n") if line.strip()]


def _lines(items: Iterable[str]) -> str:
    return "\n".join(items)


def _example_line(example: Example) -> str:
    fields = example_fields(example)
    line = f"{example.valence}: {example.text}" if example.valence else example.text
    line += f" (waarom: {example.why})" if example.why else ""
    is_safe = "\n" not in line and line == line.strip() and not line.startswith("{")
    return line if is_safe and _example(line) == fields else _json(fields)


def _example(line: str) -> dict[str, Any]:
    if line.startswith("{"):
        return _group(line)
    found = _EXAMPLE.fullmatch(line)
    fields = found.groupdict() if found else {"tekst": line}
    return {key: text for key in ("tekst", "valentie", "waarom") if (text := fields.get(key))}


def _term_line(term: Term, strength: str) -> str:
    fields = term_fields(term, strength)
    return _json(fields) if len(fields) > 1 else _pattern_line(term.pattern)


def _pattern_line(pattern: str) -> str:
    is_safe = "\n" not in pattern and pattern == pattern.strip() and not pattern.startswith("{")
    return pattern if is_safe else _json({"term": pattern})


def _pattern(line: str) -> Any:
    if not line.startswith("{"):
        return line
    group = _group(line)
    return group["term"] if set(group) == {"term"} else group


def _json(fields: Mapping[str, Any]) -> str:
    return json.dumps(fields, ensure_ascii=False)


def _group(line: str) -> dict[str, Any]:
    try:
        group = json.loads(line, parse_constant=_refuse) if line.count("[") + line.count("{") < _MANY else None
    except (ValueError, RecursionError) as error:
        raise CellError(texts.BAD_JSON.format(line=line)) from error
    if not isinstance(group, dict):
        raise CellError(texts.BAD_JSON.format(line=line))
    return group


def _refuse(name: str) -> float:
    raise ValueError(name)


def _switch(value: bool) -> str:
    return texts.YES if value else texts.NO


def _switch_value(text: str) -> bool:
    value = SWITCH_WORDS.get(text.casefold())
    if value is None:
        raise CellError(texts.BAD_SWITCH.format(value=text))
    return value
