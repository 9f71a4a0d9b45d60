"""A codebook in YAML: read, checked against its JSON Schema, every fault with line and column."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from lerende_evaluatie.codebooks import texts
from lerende_evaluatie.codebooks._positions import Path as ValuePath
from lerende_evaluatie.codebooks._positions import Positioned
from lerende_evaluatie.domain.codebook import Code, CodeBook, Example, Term
from lerende_evaluatie.domain.model import Valence
from lerende_evaluatie.domain.patterns import PatternError, parse_pattern
from lerende_evaluatie.errors import CodebookError

STRONG, WEAK = 0.6, 0.35
"""Weights of `sterk` and `zwak`: one strong or two weak terms pass a threshold of one half."""
GREY = "#666666"
SCHEMA_FILE = "codebook.schema.json"


def read_codebook(path: Path) -> CodeBook:
    """Read and check a codebook; CodebookError carries every fault."""
    return parse_codebook(read_text(path), path.name)


def read_text(path: Path) -> str:
    """Return the text of a codebook file."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise CodebookError(texts.MISSING.format(file=path)) from error
    except UnicodeDecodeError as error:
        raise CodebookError(texts.NOT_UTF8.format(file=path)) from error
    except OSError as error:
        raise CodebookError(texts.UNREADABLE.format(file=path, why=error.strerror)) from error


def parse_codebook(text: str, file: str) -> CodeBook:
    """Parse and check the text of a codebook; `file` is the name that faults carry."""
    document = Positioned(file)
    document.read(text)
    if not document.faults:
        _check_schema(document)
    if not document.faults:
        _check_names(document)
        _check_patterns(document)
    if document.faults:
        faults = sorted(document.faults, key=lambda fault: (fault.line, fault.column))
        message = texts.FAULTS_ONE if len(faults) == 1 else texts.FAULTS_MANY
        raise CodebookError(message.format(file=file, count=len(faults)), faults)
    return _codebook(document.value, text)


@cache
def schema() -> dict[str, Any]:
    """Return the JSON Schema of a codebook."""
    loaded: dict[str, Any] = json.loads(schema_text())
    return loaded


def schema_text() -> str:
    """Return the JSON Schema as the file that goes beside a codebook, for editors."""
    return files("lerende_evaluatie.codebooks").joinpath(SCHEMA_FILE).read_text(encoding="utf-8")


def _check_schema(document: Positioned) -> None:
    from jsonschema import Draft202012Validator

    for error in Draft202012Validator(schema()).iter_errors(document.value):
        path: ValuePath = tuple(error.absolute_path)
        if error.validator == "additionalProperties":
            known = error.schema["properties"]
            for field in (name for name in error.instance if name not in known):
                document.fault((*path, field), texts.UNKNOWN_FIELD.format(field=field, choices=", ".join(known)))
        else:
            document.fault(path, _dutch(error, path))


def _dutch(error: Any, path: ValuePath) -> str:
    rule, value = error.validator, error.instance
    if rule == "required":
        return texts.MISSING_FIELD.format(field=next(name for name in error.validator_value if name not in value))
    if rule == "type":
        wanted = [error.validator_value] if isinstance(error.validator_value, str) else error.validator_value
        return texts.WRONG_TYPE.format(wanted=" of ".join(texts.TYPES[name] for name in wanted))
    if rule == "enum":
        return texts.NOT_A_CHOICE.format(value=value, choices=", ".join(error.validator_value))
    if rule == "pattern":
        return texts.BAD_FORM.format(value=value, wanted=texts.FORMS[str(path[-1])])
    if rule in ("minLength", "minItems"):
        return texts.TOO_SHORT
    if rule in ("maximum", "exclusiveMinimum"):
        return texts.OUT_OF_RANGE.format(value=value)
    return texts.OTHER


def _check_names(document: Positioned) -> None:
    """Ids and names are unique over the whole tree: other programs keep only one code of a name."""
    for field, message in (("id", texts.DOUBLE_ID), ("naam", texts.DOUBLE_NAME)):
        first: dict[str, ValuePath] = {}
        for path, code in _codes_in(document.value["codes"], ("codes",)):
            key = code[field].casefold()
            if key in first:
                line, _ = document.place(first[key])
                document.fault((*path, field), message.format(id=code[field], name=code[field], line=line))
            first.setdefault(key, (*path, field))


def _check_patterns(document: Positioned) -> None:
    for path, pattern in _patterns_in(document.value, ()):
        try:
            parse_pattern(pattern)
        except PatternError as error:
            document.fault(path, texts.BAD_PATTERN.format(pattern=pattern, problem=error))


def _codes_in(codes: list[dict[str, Any]], path: ValuePath) -> Iterator[tuple[ValuePath, dict[str, Any]]]:
    for index, code in enumerate(codes):
        yield (*path, index), code
        yield from _codes_in(code.get("codes", []), (*path, index, "codes"))


def _patterns_in(value: Any, path: ValuePath) -> Iterator[tuple[ValuePath, str]]:
    """Yield everything that is a pattern: what stands under `richting`, `signalen`, `uitsluiten`."""
    inside = any(name in path for name in ("richting", "signalen", "uitsluiten"))
    if isinstance(value, str) and inside and path[-1] != "ontkend":
        yield path, value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _patterns_in(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _patterns_in(item, (*path, index))


def _codebook(value: dict[str, Any], text: str) -> CodeBook:
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    return CodeBook(
        name=value["codeboek"],
        version=f"{value.get('versie', '').strip()} ({digest})".strip(),
        codes=tuple(_codes(value["codes"], None)),
        description=value.get("omschrijving", "").strip(),
        polarity=tuple(_terms(value.get("richting", {}), STRONG)),
    )


def _codes(values: list[dict[str, Any]], parent: Code | None) -> Iterator[Code]:
    for value in values:
        signals = value.get("signalen", {})
        code = Code(
            id=value["id"],
            name=value["naam"].strip(),
            color=value.get("kleur", parent.color if parent else GREY).lower(),
            definition=value.get("definitie", "").strip(),
            parent=parent.id if parent else None,
            use_when=value.get("wel", "").strip(),
            avoid_when=value.get("niet", "").strip(),
            examples=tuple(map(_example, value.get("voorbeelden", []))),
            near_misses=tuple(map(_example, value.get("net_niet", []))),
            terms=(*_terms(signals.get("sterk", {}), STRONG), *_terms(signals.get("zwak", {}), WEAK)),
            exclusions=tuple(value.get("uitsluiten", [])),
            is_codable=value.get("codeerbaar", True),
            is_secondary=value.get("secundair", parent.is_secondary if parent else False),
        )
        yield code
        yield from _codes(value.get("codes", []), code)


def _example(value: dict[str, Any]) -> Example:
    valence = Valence(value["valentie"]) if "valentie" in value else None
    return Example(value["tekst"].strip(), valence, value.get("waarom", "").strip())


def _terms(by_valence: Mapping[str, list[Any]], weight: float) -> Iterator[Term]:
    for name, signals in by_valence.items():
        valence = None if name == Valence.NEUTRAL else Valence(name)
        for signal in signals:
            yield _term({"term": signal} if isinstance(signal, str) else signal, weight, valence)


def _term(value: dict[str, Any], weight: float, valence: Valence | None) -> Term:
    return Term(
        pattern=value["term"],
        weight=value.get("gewicht", weight),
        valence=valence,
        unless=tuple(value.get("niet_bij", [])),
        only_with=tuple(value.get("alleen_bij", [])),
        flips=value.get("ontkend", "draait_om") == "draait_om",
    )
