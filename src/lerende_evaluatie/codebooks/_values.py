"""From a codebook back to the fields of its file: shared by all that write."""

from collections.abc import Iterable
from typing import Any

from lerende_evaluatie.codebooks._building import DRAFT, STRONG, WEAK, own_version
from lerende_evaluatie.domain.codebook import Code, CodeBook, Example, Term
from lerende_evaluatie.domain.model import Valence

Fields = dict[str, Any]

FIELDS = (
    *("codeboek", "versie", "omschrijving", "richting"),
    *("id", "naam", "kleur", "secundair", "codeerbaar", "status", "door", "definitie", "wel", "niet"),
    *("voorbeelden", "net_niet", "signalen", "uitsluiten", "codes"),
    *("sterk", "zwak", "positief", "negatief", "gemengd", "neutraal"),
    *("tekst", "valentie", "waarom", "term", "niet_bij", "alleen_bij", "gewicht", "ontkend"),
)
"""All fields, in the order in which they are written."""

WEIGHTS = {"sterk": STRONG, "zwak": WEAK}
DIRECTIONS: dict[Valence | None, str] = {
    Valence.POSITIVE: "positief",
    Valence.NEGATIVE: "negatief",
    Valence.MIXED: "gemengd",
    Valence.NEUTRAL: "neutraal",
    None: "neutraal",
}
"""The list in which a term stands, by the valence it gives."""


def book_fields(codebook: CodeBook) -> Fields:
    """Return a codebook as its file holds it, with the fields that are filled."""
    return _filled(
        codeboek=codebook.name,
        versie=own_version(codebook.version).strip(),
        omschrijving=codebook.description.strip(),
        richting=_by_direction(codebook.polarity, "sterk"),
        codes=[_code_fields(codebook, code, False) for code in codebook.roots()],
    )


def _code_fields(codebook: CodeBook, code: Code, inherits_secondary: bool) -> Fields:
    by_strength = {strength: _by_direction(terms, strength) for strength, terms in grouped(code.terms).items()}
    is_secondary = code.is_secondary
    return _filled(
        id=code.id,
        naam=code.name,
        kleur=code.color,
        secundair=None if is_secondary == inherits_secondary else is_secondary,
        codeerbaar=None if code.is_codable else False,
        status=DRAFT if code.is_draft else "",
        door=code.made_by.strip(),
        definitie=code.definition.strip(),
        wel=code.use_when.strip(),
        niet=code.avoid_when.strip(),
        voorbeelden=[*map(example_fields, code.examples)],
        net_niet=[*map(example_fields, code.near_misses)],
        signalen=_filled(**by_strength),
        uitsluiten=list(code.exclusions),
        codes=[_code_fields(codebook, child, is_secondary) for child in codebook.children(code.id)],
    )


def _by_direction(terms: Iterable[Term], strength: str) -> Fields:
    lists: dict[str, list[str | Fields]] = {name: [] for name in DIRECTIONS.values()}
    for term in terms:
        fields = term_fields(term, strength)
        lists[DIRECTIONS[term.valence]].append(fields if len(fields) > 1 else term.pattern)
    return _filled(**lists)


def _filled(**fields: Any) -> Fields:
    return {name: value for name, value in fields.items() if value is False or value}


def grouped(terms: Iterable[Term]) -> dict[str, list[Term]]:
    """Return the terms by strength; a weight of its own goes with the nearest."""
    groups: dict[str, list[Term]] = {strength: [] for strength in WEIGHTS}
    for term in terms:
        groups["sterk" if term.weight > (STRONG + WEAK) / 2 else "zwak"].append(term)
    return groups


def term_fields(term: Term, strength: str) -> Fields:
    """Return the fields of a term that stands in a list of this strength; only `term` when it has no extras."""
    fields: Fields = {"term": term.pattern}
    if term.unless:
        fields["niet_bij"] = list(term.unless)
    if term.only_with:
        fields["alleen_bij"] = list(term.only_with)
    if term.weight != WEIGHTS[strength]:
        fields["gewicht"] = term.weight
    if not term.flips:
        fields["ontkend"] = "vervalt"
    return fields


def example_fields(example: Example) -> dict[str, str]:
    """Return the fields of an example that are filled."""
    fields = {"tekst": example.text, "valentie": str(example.valence or ""), "waarom": example.why}
    return {key: text for key, text in fields.items() if text or key == "tekst"}
