"""The things of an evaluation, in the words of the REFI-QDA standard.

All offsets are ``[start, end)`` in Unicode code points of ``Source.text``, Python's own unit.
"""

import hashlib
import uuid
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date as Date
from datetime import datetime
from enum import StrEnum
from operator import attrgetter


def new_guid() -> str:
    """Return a fresh random UUID in its 36-character lower-case form."""
    return str(uuid.uuid4())


def text_hash(text: str) -> str:
    """Return the SHA-256 of `text` in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


class Role(StrEnum):
    """Who speaks in a turn."""

    INTERVIEWER = "interviewer"
    RESPONDENT = "respondent"
    UNKNOWN = "onbekend"


class Valence(StrEnum):
    """The direction of a coding, seen from the success of the work."""

    POSITIVE = "positief"
    NEGATIVE = "negatief"
    MIXED = "gemengd"
    NEUTRAL = "neutraal"


def direction_of(valences: Iterable["Valence | None"]) -> Valence:
    """Return the direction of what hangs together: mixed when its parts differ, neutral when none of them gives one."""
    directions = {valence for valence in valences if valence is not None} - {Valence.NEUTRAL}
    if len(directions) > 1:
        return Valence.MIXED
    return directions.pop() if directions else Valence.NEUTRAL


@dataclass(frozen=True, slots=True)
class User:
    """A coder."""

    guid: str
    name: str


@dataclass(frozen=True, slots=True)
class Variables:
    """What is known about an interview beside its words: one row of interviews.csv.

    `case` is the pilot; `group` a key from the project's groups; `respondent` an optional code
    that joins interviews with one person over several rounds.
    """

    case: str | None = None
    group: str | None = None
    function: str | None = None
    date: Date | None = None
    round: int | None = None
    respondent: str | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says in one go: ``source.text[start:end]`` is exactly the spoken words.

    `begin` is the time in seconds from the start of the recording, when the transcript has it.
    """

    index: int
    start: int
    end: int
    speaker: str | None
    role: Role
    begin: float | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A transcript as it was read. Its text never changes once it is stored.

    `name` is the path below transcripts/ with forward slashes; `file_hash` the SHA-256 of the
    file's bytes; `reader` the name and version of the reader; `warnings` Dutch sentences.
    """

    guid: str
    name: str
    text: str
    turns: tuple[Turn, ...]
    file_hash: str
    reader: str
    variables: Variables = field(default_factory=Variables)
    warnings: tuple[str, ...] = ()

    def words_of(self, turn: Turn) -> str:
        """Return the spoken words of `turn`."""
        return self.text[turn.start : turn.end]

    def turn_at(self, offset: int) -> Turn | None:
        """Return the turn that holds the code point at `offset`, or None between turns."""
        index = bisect_right(self.turns, offset, key=attrgetter("end"))
        if index < len(self.turns) and self.turns[index].start <= offset:
            return self.turns[index]
        return None

    def evidence_turns(self) -> tuple[Turn, ...]:
        """Return the turns that can carry evidence.

        These are the respondents' turns; in a text without any recognised speaker, all turns.
        """
        respondents = tuple(turn for turn in self.turns if turn.role is Role.RESPONDENT)
        if respondents or any(turn.speaker for turn in self.turns):
            return respondents
        return self.turns

    def turns_in(self, selection: "Selection") -> tuple[Turn, ...]:
        """Return the turns of which the selection holds at least one code point."""
        return tuple(turn for turn in self.turns if turn.start < selection.end and selection.start < turn.end)


@dataclass(frozen=True, slots=True)
class Selection:
    """A piece of a source's text; `quote` is kept beside the offsets so that a shift shows."""

    start: int
    end: int
    quote: str

    def overlaps(self, other: "Selection") -> bool:
        """Tell whether both selections share at least one code point."""
        return self.start < other.end and other.start < self.end

    def stands_in(self, text: str) -> bool:
        """Tell whether the quote is verbatim at its offsets in `text`."""
        return 0 <= self.start < self.end and text[self.start : self.end] == self.quote


def select(text: str, start: int, end: int) -> Selection:
    """Return the selection of ``text[start:end]``; ValueError when it is empty or outside the text."""
    if not 0 <= start < end <= len(text):
        raise ValueError(f"no text at [{start}, {end})")
    return Selection(start, end, text[start:end])


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that led to a suggestion: where they stand, and how they were read."""

    start: int
    end: int
    term: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A machine's proposal: never evidence. `score` lies in 0..1; `reason` is a Dutch sentence.

    Engine with its version, pipeline and codebook version say what made it.
    """

    guid: str
    source_guid: str
    selection: Selection
    code_id: str
    score: float
    valence: Valence
    reason: str
    cues: tuple[Cue, ...]
    engine: str
    engine_version: str
    pipeline: str
    codebook: str


class Decision(StrEnum):
    """What a person decided about a suggestion."""

    ACCEPTED = "aanvaard"
    CHANGED = "gewijzigd"
    REJECTED = "afgewezen"
    REOPENED = "heropend"


@dataclass(frozen=True, slots=True)
class Review:
    """A person's decision on a suggestion; kept for rejections too, and never changed afterwards."""

    guid: str
    suggestion_guid: str
    decision: Decision
    user_guid: str
    at: datetime
    coding_guid: str | None = None


@dataclass(frozen=True, slots=True)
class Coding:
    """A person's statement that a selection is about a code. No Coding exists without a User."""

    guid: str
    source_guid: str
    selection: Selection
    code_id: str
    valence: Valence
    user_guid: str
    at: datetime
    suggestion_guid: str | None = None


class NoteTarget(StrEnum):
    """What a note is about."""

    CODING = "codering"
    CODE = "code"
    SOURCE = "interview"
    PROJECT = "project"
    LESSON = "les"


@dataclass(frozen=True, slots=True)
class Note:
    """A memo. `target` is the guid (for a code: the id) of what it is about; empty for the project."""

    guid: str
    target_kind: NoteTarget
    target: str
    text: str
    user_guid: str
    at: datetime
