"""From checked values to a codebook."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import Any

from lerende_evaluatie.domain.codebook import UNKNOWN_COLOR, Code, CodeBook, Example, Term
from lerende_evaluatie.domain.model import Valence

STRONG, WEAK = 0.6, 0.35
"""Weights of `sterk` and `zwak`: one strong or two weak terms pass a threshold of one half."""
DRAFT = "concept"
_DIGEST = re.compile(r" *\([0-9a-f]{8}\)$")


def build(value: Mapping[str, Any], text: str) -> CodeBook:
    """Return the codebook that `value` holds; `text` is what its version is told by."""
    return CodeBook(
        name=value["codeboek"].strip(),
        version=stamped(value.get("versie", ""), text),
        codes=tuple(_codes(value["codes"], None)),
        description=value.get("omschrijving", "").strip(),
        polarity=tuple(_terms(value.get("richting", {}), STRONG)),
    )


def stamped(version: str, text: str) -> str:
    """Return a version with the first digits of the hash of the text."""
    digest = hashlib.sha256(text.encode("utf-8", errors="replace")).hexdigest()[:8]
    return f"{version.strip()} ({digest})".strip()


def own_version(version: str) -> str:
    """Return what a codebook says of itself: the version without the digits of the hash."""
    return _DIGEST.sub("", version)


def _codes(values: list[dict[str, Any]], parent: Code | None) -> Iterator[Code]:
    for value in values:
        signals = value.get("signalen", {})
        code = Code(
            id=value["id"],
            name=value["naam"].strip(),
            color=value.get("kleur", parent.color if parent else UNKNOWN_COLOR).lower(),
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
            is_draft=value.get("status") == DRAFT,
            made_by=value.get("door", "").strip(),
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
