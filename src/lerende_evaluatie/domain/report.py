"""What a report says, worked out before any document is made: plain values, ready to be set."""

from dataclasses import dataclass
from datetime import date as Date
from enum import StrEnum

from lerende_evaluatie.domain.codebook import Code, CodeBook
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
    """How often something was heard. `valences` counts passages per valence."""

    passages: int
    respondents: int
    interviews: int
    groups: tuple[str, ...]
    cases: tuple[str, ...]
    valences: dict[Valence, int]


@dataclass(frozen=True, slots=True)
class CodeSection:
    """One code in the report. `counts` includes the codes below it; `quotes` are its own only."""

    code: Code
    depth: int
    counts: Counts
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """Theme × pilot: a judgement by the rule in `domain.evidence.judge`, and what is under it."""

    judgement: Judgement
    passages: int
    respondents: int
    groups: int


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One theme: a cell per pilot, in the order of `Report.cases`, and one over all pilots."""

    code: Code
    cells: tuple[MatrixCell, ...]
    overall: MatrixCell


@dataclass(frozen=True, slots=True)
class InterviewRow:
    """One interview in the overview. `words` counts the respondent's words."""

    name: str
    case: str | None
    group: str | None
    function: str | None
    date: Date | None
    round: int | None
    words: int
    passages: int


@dataclass(frozen=True, slots=True)
class CoderRow:
    """What one coder did."""

    name: str
    accepted: int
    changed: int
    rejected: int
    by_hand: int


@dataclass(frozen=True, slots=True)
class Method:
    """How the evidence came about: software, codebook, language, coders, machine and person."""

    software: str
    codebook: str
    codebook_version: str
    pipelines: tuple[str, ...]
    engines: tuple[str, ...]
    coders: tuple[CoderRow, ...]
    suggestions: int
    undecided: int
    codings: int
    lost: int


@dataclass(frozen=True, slots=True)
class Report:
    """Everything the report prints. `cases` and `groups` are in printing order; labels by group key."""

    title: str
    subtitle: str
    date: Date
    interviews: tuple[InterviewRow, ...]
    cases: tuple[str, ...]
    groups: tuple[str, ...]
    group_labels: dict[str, str]
    codebook: CodeBook
    sections: tuple[CodeSection, ...]
    matrix: tuple[MatrixRow, ...]
    method: Method
    includes_suggestions: bool = False

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """All quotes, in the order of the codebook."""
        return tuple(quote for section in self.sections for quote in section.quotes)
