"""What is wrong with the values of a codebook, wherever they come from."""

import json
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from lerende_evaluatie.codebooks import texts
from lerende_evaluatie.codebooks._positions import Path, Positioned
from lerende_evaluatie.domain.patterns import PatternError, parse_pattern
from lerende_evaluatie.errors import CodebookError

SCHEMA_FILE = "codebook.schema.json"


@cache
def schema() -> dict[str, Any]:
    """Return the JSON Schema of a codebook."""
    loaded: dict[str, Any] = json.loads(schema_text())
    return loaded


def schema_text() -> str:
    """Return the JSON Schema as the file that goes beside a codebook, for editors."""
    return files("lerende_evaluatie.codebooks").joinpath(SCHEMA_FILE).read_text(encoding="utf-8")


def check(document: Positioned) -> None:
    """Add everything that is wrong with a codebook to `document.faults`."""
    _check_schema(document)
    _check_names(document)
    _check_patterns(document)


def raise_faults(document: Positioned) -> None:
    """Raise a CodebookError when there are faults, in the order of the file."""
    if document.faults:
        faults = sorted(dict.fromkeys(document.faults), key=lambda fault: (fault.line, fault.column))
        message = texts.FAULTS_ONE if len(faults) == 1 else texts.FAULTS_MANY
        raise CodebookError(message.format(file=document.file, count=len(faults)), faults)


def faults_in(file: str, value: Any) -> list[tuple[Path, str]]:
    """Return what is wrong with the values of a codebook that stand in no file yet: the path and a sentence."""
    document = _Loose(file)
    document.value = value
    check(document)
    return list(dict.fromkeys(document.found))


class _Loose(Positioned):
    """Values without a place in a file."""

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self.found: list[tuple[Path, str]] = []

    def fault(self, path: Path, message: str) -> None:
        self.found.append((path, message))


def _check_schema(document: Positioned) -> None:
    from jsonschema import Draft202012Validator

    for error in Draft202012Validator(schema()).iter_errors(document.value):
        path: Path = tuple(error.absolute_path)
        if error.validator == "additionalProperties":
            known = error.schema["properties"]
            for field in (name for name in error.instance if name not in known):
                document.fault((*path, field), texts.UNKNOWN_FIELD.format(field=field, choices=", ".join(known)))
        elif error.validator == "required":
            for field in (name for name in error.validator_value if name not in error.instance):
                document.fault(path, texts.MISSING_FIELD.format(field=field))
        else:
            document.fault(path, _dutch(error, path, document.comment(path)))


def _dutch(error: Any, path: Path, comment: str) -> str:
    rule, value = error.validator, error.instance
    if value == "" and comment:
        return texts.COMMENT.format(value=comment)
    if rule == "type":
        return _dutch_type(error.validator_value, value, path)
    if rule == "enum":
        return texts.NOT_A_CHOICE.format(value=value, choices=", ".join(error.validator_value))
    if rule == "pattern":
        wanted = texts.FORMS[str(path[-1])]
        return texts.BAD_FORM.format(value=value, wanted=wanted) if value else texts.TOO_SHORT
    if rule in ("minLength", "minItems"):
        return texts.TOO_SHORT
    if rule in ("maximum", "exclusiveMinimum"):
        return texts.OUT_OF_RANGE.format(value=f"{value:g}".replace(".", ","))
    return texts.OTHER


def _dutch_type(wanted: str | list[str], value: Any, path: Path) -> str:
    names = [wanted] if isinstance(wanted, str) else wanted
    dutch = " of ".join(texts.TYPES[name] for name in names)
    if value == "" and path and isinstance(path[-1], str):
        return texts.NOTHING_THERE.format(field=path[-1], wanted=dutch)
    return texts.WRONG_TYPE.format(wanted=dutch)


def _check_names(document: Positioned) -> None:
    """Ids and names are unique over the whole tree: other programs keep only one code of a name."""
    _check_blank(document, document.value, ("codeboek",))
    for field, message in (("id", texts.DOUBLE_ID), ("naam", texts.DOUBLE_NAME)):
        first: dict[str, Path] = {}
        for path, code in codes_in(document.value, ()):
            _check_blank(document, code, (*path, field))
            key = comparable(code.get(field))
            if key in first:
                line, _ = document.place(first[key])
                document.fault((*path, field), message.format(id=code[field], name=code[field], line=line))
            elif key:
                first[key] = (*path, field)


def _check_blank(document: Positioned, values: Any, path: Path) -> None:
    value = values.get(path[-1]) if isinstance(values, dict) else None
    if isinstance(value, str) and value and not value.strip():
        document.fault(path, texts.TOO_SHORT)


def comparable(name: Any) -> str:
    """Return a name as it is compared with others: two that people take for the same are the same."""
    return unicodedata.normalize("NFC", " ".join(name.split())).casefold() if isinstance(name, str) else ""


def codes_in(value: Any, path: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield every code below `value` with the path to it; what is no code is passed over."""
    codes = value.get("codes") if isinstance(value, dict) else None
    for index, code in enumerate(codes if isinstance(codes, list) else ()):
        if isinstance(code, dict):
            yield (*path, "codes", index), code
            yield from codes_in(code, (*path, "codes", index))


def _check_patterns(document: Positioned) -> None:
    for path, pattern in _patterns_of(document.value):
        try:
            parse_pattern(pattern)
        except PatternError as error:
            if pattern.strip():
                document.fault(path, texts.BAD_PATTERN.format(pattern=pattern, problem=error))
            elif pattern:
                document.fault(path, texts.TOO_SHORT)


def _patterns_of(value: Any) -> Iterator[tuple[Path, str]]:
    if isinstance(value, dict):
        yield from _patterns_in(value.get("richting"), ("richting",))
    for path, code in codes_in(value, ()):
        for field in ("signalen", "uitsluiten"):
            yield from _patterns_in(code.get(field), (*path, field))


def _patterns_in(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Yield every text below `value` that is a pattern."""
    if isinstance(value, str) and path[-1] not in ("ontkend", "gewicht"):
        yield path, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _patterns_in(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _patterns_in(item, (*path, index))
