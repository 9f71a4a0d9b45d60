"""The balance: a judgement per theme and pilot, with what is under it."""

from dataclasses import dataclass

from lerende_evaluatie.domain.codebook import Code
from lerende_evaluatie.domain.quotes import Judgement
from lerende_evaluatie.domain.writing import Ruling


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """Theme × pilot: a judgement by the rule in `domain.evidence.judge`, and what is under it.

    `ruling` is the judgement of a person who sees it otherwise; both are shown.
    """

    judgement: Judgement
    passages: int
    respondents: int
    groups: int
    ruling: Ruling | None = None

    @property
    def sign(self) -> Judgement:
        """The judgement that holds: that of a person, or else the computed one."""
        ruled = self.ruling and self.ruling.judgement
        return ruled or self.judgement


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One theme: a cell per pilot, in the order of `Report.cases`, and one over all pilots."""

    code: Code
    cells: tuple[MatrixCell, ...]
    overall: MatrixCell
