"""A coded passage as a report prints it, how often something was heard, and the sign that follows from it."""

from dataclasses import dataclass, field
from enum import StrEnum

from lerende_evaluatie.domain.model import Selection, Valence


class Judgement(StrEnum):
    """A cell of the balance, by the signs that such reports use."""

    POSITIVE = "☺"
    MIXED = "😐"
    NEGATIVE = "☹"
    UNKNOWN = "?"


@dataclass(frozen=True, slots=True)
class Quote:
    """A coded passage as a report prints it.

    `attribution` is role and pilot, never a name ("aldus de projectleider van pilot X"); `place` leads back to the
    transcript ("01_interview.docx, beurt 12, 0:04:10"). `suggestion` marks a machine's proposal that nobody decided on.
    """

    guid: str
    code_id: str
    selection: Selection
    valence: Valence
    attribution: str
    source_name: str
    place: str
    case: str | None
    group: str | None
    function: str | None
    round: int | None
    respondent: str
    coder: str | None
    suggestion: bool = False
    score: float | None = None
    reason: str = ""
    memo: str = ""

    @property
    def text(self) -> str:
        """The spoken words, verbatim."""
        return self.selection.quote

    @property
    def passage(self) -> tuple[str, int, int]:
        """What makes it one passage with another quote: the same words of the same interview."""
        return self.source_name, self.selection.start, self.selection.end


@dataclass(frozen=True, slots=True)
class Counts:
    """How often something was heard. `valences` counts passages per valence, `by_group` the same in each group."""

    passages: int
    respondents: int
    interviews: int
    groups: tuple[str, ...]
    cases: tuple[str, ...]
    valences: dict[Valence, int]
    by_group: dict[str, dict[Valence, int]] = field(default_factory=dict)
