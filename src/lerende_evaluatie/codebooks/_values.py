"""From a codebook back to the fields of its file: shared by all that write."""

from collections.abc import Iterable

from lerende_evaluatie.codebooks._building import STRONG, WEAK
from lerende_evaluatie.domain.codebook import Example, Term
from lerende_evaluatie.domain.model import Valence

WEIGHTS = {"sterk": STRONG, "zwak": WEAK}
DIRECTIONS: dict[Valence | None, str] = {
    Valence.POSITIVE: "positief",
    Valence.NEGATIVE: "negatief",
    Valence.MIXED: "gemengd",
    Valence.NEUTRAL: "neutraal",
    None: "neutraal",
}
"""The list in which a term stands, by the valence it gives."""


def grouped(terms: Iterable[Term]) -> dict[str, list[Term]]:
    """Return the terms by strength; a weight of its own goes with the nearest."""
    groups: dict[str, list[Term]] = {strength: [] for strength in WEIGHTS}
    for term in terms:
        groups["sterk" if term.weight > (STRONG + WEAK) / 2 else "zwak"].append(term)
    return groups


def term_fields(term: Term, strength: str) -> dict[str, str | float | list[str]]:
    """Return the fields of a term that stands in a list of this strength; only `term` when it has no extras."""
    fields: dict[str, str | float | list[str]] = {"term": term.pattern}
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
