"""Labelled passages in a file: one JSON object on each line, with text, codes and valence."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lerende_evaluatie.codebooks import texts
from lerende_evaluatie.domain.labelled import Labelled
from lerende_evaluatie.domain.model import Valence
from lerende_evaluatie.errors import CodebookError, Fault
from lerende_evaluatie.files import decode, join_surrogates, reason

SUFFIX = ".voorbeelden.jsonl"
LARGEST = 100_000_000
"""Bytes; a larger file is no list of passages that people labelled."""
FAULTS = 20
"""So many faults are told; more would hide them."""


def beside(codebook: Path) -> Path:
    """Return where the labelled passages of a codebook stand: beside it, under the same name."""
    return codebook.with_name(codebook.stem + SUFFIX)


def read_labelled(path: Path) -> tuple[Labelled, ...]:
    """Return the passages in the file; CodebookError with every fault, by line, when it cannot be used.

    Each line is ``{"text": str, "codes": [str, …]}``, with, if wanted, ``"id"`` and ``"valence"``. Empty lines count
    for nothing.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise CodebookError(texts.LABELLED_TOO_LARGE.format(file=path.name))
        lines = decode(path.read_bytes()).split("\n")  # JSON may hold the other ends of lines as they are
    except FileNotFoundError as error:
        raise CodebookError(texts.LABELLED_MISSING.format(file=path)) from error
    except OSError as error:
        raise CodebookError(texts.LABELLED_UNREADABLE.format(file=path, why=reason(error))) from error
    faults: list[Fault] = []
    passages = tuple(_passages(lines, path.name, faults))
    if faults:
        raise CodebookError(texts.LABELLED_FAULTS.format(file=path.name, count=len(faults)), faults[:FAULTS])
    return passages


def _passages(lines: list[str], file: str, faults: list[Fault]) -> Iterator[Labelled]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield _passage(json.loads(line), number)
        except (ValueError, RecursionError):
            faults.append(Fault(file, number, 1, texts.LABELLED_LINE))


def _passage(value: Any, number: int) -> Labelled:
    if not isinstance(value, dict):
        raise ValueError("not an object")
    text, codes, valence = value.get("text"), value.get("codes"), value.get("valence")
    if not isinstance(text, str) or not text.strip():
        raise ValueError("no text")
    if not isinstance(codes, list) or not all(isinstance(code, str) and code for code in codes):
        raise ValueError("no codes")
    return Labelled(
        text=join_surrogates(text).strip(),
        codes=frozenset(codes),
        valence=None if valence is None else Valence(valence),
        id=str(value.get("id", number)),
    )
