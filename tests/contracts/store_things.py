"""A database for each test of the Store port, and small things to put in it."""

import os
import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from lerende_evaluatie.domain import review
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
    Variables,
    new_guid,
    select,
)
from lerende_evaluatie.domain.quotes import Judgement
from lerende_evaluatie.domain.steps import Effect, Step, StepKind
from lerende_evaluatie.domain.writing import Place, Ruling, Summary, SummaryKind
from lerende_evaluatie.ports import Store

POSTGRES = os.environ.get("LERENDE_EVALUATIE_TEST_POSTGRES", "")
TEXT = "Hoe ging het?\n\nHet werk gaf plezier 👩🏽‍🔧, maar het loon was laag.\n\nEn nu?"
OPENER = Callable[[], Store]


def fresh_postgres() -> tuple[str, Callable[[], None]]:
    import sqlalchemy

    admin = sqlalchemy.create_engine(POSTGRES, isolation_level="AUTOCOMMIT", poolclass=sqlalchemy.NullPool)
    name = f"le_test_{uuid.uuid4().hex}"

    def run(statement: str) -> None:
        with admin.connect() as connection:
            connection.exec_driver_sql(statement)

    run(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")
    url = admin.url.set(database=name).render_as_string(hide_password=False)
    return url, lambda: run(f"DROP DATABASE {name} WITH (FORCE)")


def a_source(name: str = "anna.txt", text: str = TEXT, variables: Variables | None = None) -> Source:
    turns = (
        Turn(0, 0, 13, "I", Role.INTERVIEWER, 0.0),
        Turn(1, 15, len(text) - 8, "R", Role.RESPONDENT, 2.5),
        Turn(2, len(text) - 6, len(text), None, Role.UNKNOWN),
    )
    return Source(new_guid(), name, text, turns, "f" * 64, "txt 1", variables or Variables(), ("Let op.",))


def a_suggestion(source: Source, quote: str = "plezier", code: str = "werk.plezier", engine: str = "lex") -> Suggestion:
    start = source.text.index(quote)
    selection = select(source.text, start, start + len(quote))
    cues = (Cue(start, start + 3, quote[:3], True), Cue(0, 3, "hoe"))
    guid = new_guid()
    return Suggestion(
        guid, source.guid, selection, code, 0.75, Valence.MIXED, "Er staat ‘plezier’.", cues, engine, "1", "nl 1", "cb1"
    )


def tag(store: Store, source: Source, *suggestions: Suggestion, engine: str = "lex") -> None:
    prints = {suggestion.code_id: "v1" for suggestion in suggestions}
    store.replace_suggestions(source.guid, engine, prints, suggestions)


def accept(store: Store, suggestion: Suggestion, user: User, at: datetime | None = None) -> review.Outcome:
    outcome = review.accept(suggestion, user)
    if at:
        outcome = review.Outcome(replace(outcome.review, at=at), replace(outcome.coding, at=at))
    store.record(by=user.guid, reviews=[outcome.review], codings=[outcome.coding])
    return outcome


def a_step(user: User, kind: StepKind = StepKind.ACCEPT, **effect: Any) -> Step:
    return Step(new_guid(), user.guid, None, review.now(), kind, "code", None, Effect(**effect))


def take(store: Store, user: User, **recorded: Any) -> Step:
    """Take a step that records what is given."""
    step = a_step(user)
    assert store.record(by=user.guid, step=step, **recorded)
    return step


def by_hand(source: Source, user: User, start: int = 15, code: str = "code") -> Coding:
    return review.code_by_hand(source, select(TEXT, start, start + 3), code, Valence.NEUTRAL, user)


def a_lesson(user: User | None = None, *codings: Coding, title: str = "Houd aandacht voor rust.") -> Lesson:
    """Return a lesson that was never kept, with these codings under it."""
    evidence = [Evidence(number, coding.guid, Stance.SUPPORTS) for number, coding in enumerate(codings, 1)]
    author = user and user.guid
    return Lesson(new_guid(), title, "Rust helpt [1].", Status.DRAFT, ("a", "b"), tuple(evidence), author, review.now())


def a_summary(user: User, *codings: Coding, place: Place | None = None) -> Summary:
    """Return a summary that was never kept, with these codings under it."""
    place = place or Place(SummaryKind.CELL, "Pilot ‘Zuid’", "trots")
    return Summary(place, "Men is trots.", tuple(coding.guid for coding in codings), user.guid, review.now())


def a_ruling(user: User, case: str | None = "Noord", code: str = "trots") -> Ruling:
    """Return a ruling that was never kept."""
    return Ruling(case, code, Judgement.MIXED, "Te weinig gehoord.", user.guid, review.now())
