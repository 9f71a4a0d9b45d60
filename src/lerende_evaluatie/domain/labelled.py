"""Passages of which people said what they are about: what an engine learns from and is measured on."""

from dataclasses import dataclass

from lerende_evaluatie.domain.codebook import CodeBook
from lerende_evaluatie.domain.model import Valence


@dataclass(frozen=True, slots=True)
class Labelled:
    """A passage with the codes it is evidence of.

    `denied` are codes that it is certainly no evidence of; None means all that are not in `codes`. About other codes
    nothing is known. `is_reviewed` tells that it comes from the project itself, not from the codebook's examples.
    """

    text: str
    codes: frozenset[str]
    denied: frozenset[str] | None = None
    valence: Valence | None = None
    id: str = ""
    is_reviewed: bool = False

    def speaks_for(self, code_id: str, codebook: CodeBook) -> bool | None:
        """Tell whether it is evidence of a code or one below it; None when nobody said."""
        if any(codebook.within(code, code_id) for code in self.codes):
            return True
        if self.denied is None or any(above in self.denied for above in codebook.lineage(code_id)):
            return False
        return None


def examples_in(codebook: CodeBook) -> tuple[Labelled, ...]:
    """Return the examples and near-misses that stand with the codes themselves."""
    return tuple(
        labelled
        for code in codebook.codes
        for labelled in (
            *(Labelled(one.text, frozenset({code.id}), frozenset(), one.valence) for one in code.examples),
            *(Labelled(one.text, frozenset(), frozenset({code.id})) for one in code.near_misses),
        )
    )
