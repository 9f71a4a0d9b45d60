"""What people write beside the evidence: summaries of what was heard, and judgements of their own on the balance."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from lerende_evaluatie.domain import texts
from lerende_evaluatie.domain.quotes import Judgement
from lerende_evaluatie.errors import WritingError

LONGEST_TEXT = 20_000
LONGEST_REASON = 2_000


class SummaryKind(StrEnum):
    """What a summary is about."""

    CELL = "vergelijking"
    """One theme in one pilot: `case` and the id of a main code."""
    PORTRAIT = "portret"
    """One heading of the portrait of a pilot: `case` and a `Heading`."""
    REPORT = "rapport"
    """A text of the report as a whole: no case, and a `ReportText`."""


class Heading(StrEnum):
    """The fixed headings of a pilot portrait, in printing order."""

    OCCASION = "aanleiding"
    GOAL = "doelstelling"
    PARTNERS = "partijen"
    WORK = "werk"
    WORKERS = "aantal"
    EXPERIENCES = "ervaringen"
    PLANS = "plannen"


class ReportText(StrEnum):
    """The texts of the report as a whole."""

    INTRODUCTION = "inleiding"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the report a summary stands; `case` is empty for the report as a whole."""

    kind: SummaryKind
    case: str
    subject: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What a person wrote at one place, and the codings (guids) it rests on; `version` as in a lesson."""

    place: Place
    text: str
    quotes: tuple[str, ...]
    user_guid: str
    at: datetime
    version: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether it was cleared."""
        return not (self.text or self.quotes)


@dataclass(frozen=True, slots=True)
class Ruling:
    """A person's own judgement on a cell of the balance, with the reason; `case` None is the line over all pilots.

    `judgement` None takes an earlier one back: the computed sign holds again.
    """

    case: str | None
    code_id: str
    judgement: Judgement | None
    reason: str
    user_guid: str
    at: datetime
    version: int = 0


def check_length(text: str, most: int = LONGEST_TEXT) -> None:
    """Refuse a text that no report would print; WritingError."""
    if len(text) > most:
        raise WritingError(texts.TEXT_TOO_LONG.format(most=most))


def check_summary(summary: Summary) -> Summary:
    """Return a summary trimmed and each quote once; WritingError when it cannot be kept like this."""
    text = summary.text.strip()
    check_length(text)
    return replace(summary, text=text, quotes=tuple(dict.fromkeys(summary.quotes)))


def check_ruling(ruling: Ruling) -> Ruling:
    """Return a ruling with its reason trimmed; WritingError when a judgement has none."""
    reason = ruling.reason.strip()
    if ruling.judgement is not None and not reason:
        raise WritingError(texts.RULING_WITHOUT_REASON)
    check_length(reason, LONGEST_REASON)
    return replace(ruling, reason=reason)
