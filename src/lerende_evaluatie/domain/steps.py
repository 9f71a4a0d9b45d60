"""The steps of a coder: what each one did, so that it can be undone and done again."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from lerende_evaluatie.domain.model import Decision


class StepKind(StrEnum):
    """What a coder did in one step."""

    ACCEPT = "accept"
    REJECT = "reject"
    REOPEN = "reopen"
    CODE = "code"
    CHANGE = "change"
    WITHDRAW = "withdraw"
    MEMO = "memo"
    MEMO_CHANGE = "memo_change"
    MEMO_WITHDRAW = "memo_withdraw"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the last decision of one coder on one suggestion says."""

    decision: Decision = Decision.REOPENED
    coding_guid: str | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether the coder has still to decide."""
        return self.decision is Decision.REOPENED


OPEN = Verdict()
"""The verdict of a coder who did not decide yet, or took it back."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What a step did, in guids: what came to count, what no longer counts, and the verdict before and after."""

    codings: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    withdrawn_notes: tuple[str, ...] = ()
    suggestion_guid: str | None = None
    before: Verdict = OPEN
    after: Verdict = OPEN

    @property
    def moved_notes(self) -> dict[str, str]:
        """From a coding to the one that took its place: the memos on it go along."""
        return dict(zip(self.withdrawn, self.codings, strict=False))

    def reversed(self) -> "Effect":
        """Return what puts everything back."""
        return replace(
            self,
            codings=self.withdrawn,
            withdrawn=self.codings,
            notes=self.withdrawn_notes,
            withdrawn_notes=self.notes,
            before=self.after,
            after=self.before,
        )


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that a coder did; `guid` is made where it was done, so that it counts once however often it is sent.

    `coding_guid` is the coding that it made, or else the one that it is about.
    """

    guid: str
    user_guid: str
    source_guid: str | None
    at: datetime
    kind: StepKind
    code_id: str | None = None
    coding_guid: str | None = None
    effect: Effect = field(default_factory=Effect)
    is_undone: bool = False

    @property
    def suggestion_guid(self) -> str | None:
        """The suggestion that it decided on."""
        return self.effect.suggestion_guid


@dataclass(frozen=True, slots=True)
class Steps:
    """What a coder can undo, the newest first, and do again, the next one first."""

    undo: tuple[Step, ...]
    redo: tuple[Step, ...]
