"""Small things to put in a store."""

from lerende_evaluatie.domain.lessons import Evidence, Lesson, Stance, Status
from lerende_evaluatie.domain.model import (
    Coding,
    Cue,
    Role,
    Source,
    Suggestion,
    Turn,
    User,
    Valence,
    new_guid,
    select,
)
from lerende_evaluatie.domain.review import code_by_hand, now

SPOKEN = "Het geheime woord is kersenboom, zei ze."


def a_source(name: str = "anna.txt", text: str = SPOKEN) -> Source:
    return Source(new_guid(), name, text, (Turn(0, 0, len(text), "R", Role.RESPONDENT),), "f" * 64, "txt 1")


def a_suggestion(source: Source, code: str = "code", reason: str = "Daarom.") -> Suggestion:
    selection = select(source.text, 0, len(source.text))
    cue = Cue(0, 3, "het")
    return Suggestion(
        new_guid(), source.guid, selection, code, 0.5, Valence.POSITIVE, reason, (cue,), "lex", "1", "nl 1", "cb1"
    )


def a_coding(source: Source, user: User) -> Coding:
    return code_by_hand(source, select(source.text, 0, len(source.text)), "code", Valence.POSITIVE, user)


def a_lesson(coding: Coding, user: User) -> Lesson:
    evidence = (Evidence(1, coding.guid, Stance.CONTRADICTS, SPOKEN),)
    return Lesson(new_guid(), SPOKEN, SPOKEN, Status.DRAFT, ("code",), evidence, user.guid, now())
