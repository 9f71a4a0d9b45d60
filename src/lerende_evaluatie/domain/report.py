"""What a report says, worked out before any document is made: plain values, ready to be set."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as Date
from enum import StrEnum

from lerende_evaluatie.domain.balance import MatrixCell, MatrixRow
from lerende_evaluatie.domain.codebook import Code, CodeBook
from lerende_evaluatie.domain.comparison import Change
from lerende_evaluatie.domain.context import Beside, Figure
from lerende_evaluatie.domain.lessons import Evidence, Hearing, Lesson
from lerende_evaluatie.domain.quotes import Counts, Quote
from lerende_evaluatie.domain.tables import Matrix
from lerende_evaluatie.domain.writing import Heading


class Part(StrEnum):
    """A part of the report that can be left out, in printing order."""

    INTRODUCTION = "introduction"
    PILOTS = "pilots"
    FRAMEWORK = "framework"
    BALANCE = "balance"
    COMPARISON = "comparison"
    LESSONS = "lessons"
    QUOTES = "quotes"
    APPENDICES = "appendices"


@dataclass(frozen=True, slots=True)
class CodeSection:
    """One code in the report. `counts` includes the codes below it; `quotes` are its own only.

    `chosen` are those of `quotes` that the chapter on its theme prints; the others stand in an appendix.
    """

    code: Code
    depth: int
    counts: Counts
    quotes: tuple[Quote, ...]
    chosen: tuple[Quote, ...]


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
class PortraitPart:
    """One heading of a pilot portrait.

    `quotes` are those that a person chose, or else the ones proposed from the codes that feed the heading;
    `is_written` tells which. `figures` are what the user put in context.csv.
    """

    heading: Heading
    text: str
    quotes: tuple[Quote, ...]
    is_written: bool
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class PilotPortrait:
    """One pilot: who was interviewed there, and a text per heading."""

    case: str
    interviews: tuple[InterviewRow, ...]
    parts: tuple[PortraitPart, ...]


@dataclass(frozen=True, slots=True)
class FrameworkCell:
    """One theme in one pilot: the judgement, what a person wrote about it, and the quotes that rests on."""

    case: str
    cell: MatrixCell
    text: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class FrameworkRow:
    """One theme, with a cell per pilot in the order of `Report.cases`."""

    code: Code
    cells: tuple[FrameworkCell, ...]


@dataclass(frozen=True, slots=True)
class LessonSection:
    """One lesson with the quotes under it that count, and where it was heard. `theme` is None without a code.

    `author` is who wrote it last, empty for a proposal of the machine.
    """

    lesson: Lesson
    theme: Code | None
    quotes: tuple[tuple[Evidence, Quote], ...]
    hearing: Hearing
    author: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything the report prints. `cases` and `groups` are in printing order; labels by group key.

    `by_group` and `by_round` count themes per group and round (None with fewer than two of them), `changes` are what
    may be said about two rounds, `beside` are the figures of others that stand beside the balance.
    `with_comments` puts in the margin of the Word report where each quote comes from, beside its bookmark.
    `without_hesitations` prints […] in the place of "eh" and the like. `names` is what each user is called, by guid.
    """

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
    parts: tuple[Part, ...] = tuple(Part)
    introduction: str = ""
    portraits: tuple[PilotPortrait, ...] = ()
    framework: tuple[FrameworkRow, ...] = ()
    by_group: Matrix | None = None
    by_round: Matrix | None = None
    changes: tuple[Change, ...] = ()
    beside: tuple[Beside, ...] = ()
    lessons: tuple[LessonSection, ...] = ()
    without_hesitations: bool = False
    with_comments: bool = False
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """All quotes, in the order of the codebook."""
        return tuple(quote for section in self.sections for quote in section.quotes)
