"""Passages of which people said what they are about: what an engine learns from and is measured on."""

from collections.abc import Sequence
from dataclasses import dataclass

from lerende_evaluatie.domain.codebook import CodeBook
from lerende_evaluatie.domain.model import Role, Source, Turn, Valence

_GAP = "\n\n"


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


def as_source(passages: Sequence[Labelled]) -> Source:
    """Return passages as one text, each the turn of a respondent: one long text takes less time than many."""
    turns: list[Turn] = []
    start = 0
    for index, one in enumerate(passages):
        turns.append(Turn(index, start, start + len(one.text), None, Role.RESPONDENT))
        start += len(one.text) + len(_GAP)
    return Source("", "", _GAP.join(one.text for one in passages), tuple(turns), "", "")
