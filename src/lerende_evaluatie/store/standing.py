"""Where the work stands, counted by the database; and what changed, read from the history."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, case, func, select

from lerende_evaluatie.domain.model import Decision, NoteTarget
from lerende_evaluatie.domain.standing import Changes, CodingCount, OpenCount
from lerende_evaluatie.store.history import Verb
from lerende_evaluatie.store.machine import CURRENT, chunks
from lerende_evaluatie.store.schema import codings, history, notes, reviews, suggestions

_FAR_BEHIND = 1000
"""Who missed more changes than this had better look at everything anew."""

_ELSEWHERE = {
    Verb.ADD_USER,
    Verb.KEEP_CODEBOOK,
    Verb.SAVE_LESSON,
    Verb.SAVE_SUMMARY,
    Verb.SAVE_RULING,
    Verb.KEEP_EXPORT,
}
"""What leaves sources, suggestions, codings, memos and variables as they were."""


def open_counts(connection: Connection, user_guid: str | None) -> list[OpenCount]:
    """Count open and decided suggestions on current sources: for one coder, or decided by nobody."""
    decided = _decided(user_guid).subquery()
    is_open = case((decided.c.suggestion_guid.is_(None), 1), else_=0)
    columns = (suggestions.c.source_guid, suggestions.c.code_id, suggestions.c.engine)
    statement = (
        select(*columns, func.sum(is_open).label("open"), func.count().label("total"))
        .join(decided, decided.c.suggestion_guid == suggestions.c.guid, isouter=True)
        .where(suggestions.c.source_guid.in_(CURRENT))
        .group_by(*columns)
        .order_by(*columns)
    )
    return [
        OpenCount(row.source_guid, row.code_id, row.engine, row.open, row.total - row.open)
        for row in connection.execute(statement)
    ]


def coding_counts(connection: Connection, user_guid: str | None) -> list[CodingCount]:
    """Count the codings that count on current sources: those of one coder, or of all."""
    columns = (codings.c.source_guid, codings.c.code_id)
    mine: tuple[ColumnElement[bool], ...] = () if user_guid is None else (codings.c.user_guid == user_guid,)
    statement = (
        select(*columns, func.count().label("codings"))
        .where(codings.c.withdrawn_at.is_(None), codings.c.source_guid.in_(CURRENT), *mine)
        .group_by(*columns)
        .order_by(*columns)
    )
    return [CodingCount(row.source_guid, row.code_id, row.codings) for row in connection.execute(statement)]


def revision(connection: Connection) -> int:
    """Return the number of the last row of the history."""
    last: int | None = connection.scalar(select(func.max(history.c.number)))
    return last or 0


def changes_since(connection: Connection, number: int) -> Changes:
    """Return what was touched after row `number` of the history."""
    later = select(history).where(history.c.number > number).order_by(history.c.number).limit(_FAR_BEHIND + 1)
    found = connection.execute(later).all()
    if not found:
        last = revision(connection)
        return Changes(last, everything=last < number)  # a back-up was put back
    if len(found) > _FAR_BEHIND:
        return Changes(revision(connection), everything=True)
    return _changes(connection, found[-1].number, [(Verb(row.verb), row.what, row.detail) for row in found])


def _decided(user_guid: str | None) -> Select[Any]:
    """Select the suggestions on which a last decision is in force: of one coder, or of any."""
    last = select(func.max(reviews.c.number)).group_by(reviews.c.suggestion_guid, reviews.c.user_guid)
    if user_guid is not None:
        last = last.where(reviews.c.user_guid == user_guid)
    in_force = (reviews.c.number.in_(last), reviews.c.decision != Decision.REOPENED.value)
    return select(reviews.c.suggestion_guid).where(*in_force).distinct()


def _changes(connection: Connection, last: int, done: Iterable[tuple[Verb, str, dict[str, Any]]]) -> Changes:
    decided, coded, noted, taught = set[str](), set[str](), set[str](), set[str]()
    everything = False
    for verb, what, detail in done:
        if verb is Verb.RECORD:
            decided.update(review["suggestion"] for review in detail.get("reviews", ()))
            coded.update(coding["guid"] for coding in detail.get("codings", ()))
            coded.update(detail.get("withdrawn", ()), detail.get("restored", ()))
            noted.update(*(detail.get(key, ()) for key in ("notes", "withdrawn_notes", "restored_notes")))
        elif verb is Verb.SUGGEST:
            everything |= any(detail.get(key) for key in ("added", "removed", "renewed"))
        elif verb in (Verb.REMOVE_LESSON, Verb.RESTORE_LESSON):
            taught.add(what)
        else:
            everything |= verb not in _ELSEWHERE
    noted.update(_notes_on(connection, NoteTarget.CODING, coded), _notes_on(connection, NoteTarget.LESSON, taught))
    return Changes(last, frozenset(decided), frozenset(coded), frozenset(noted), everything)


def _notes_on(connection: Connection, kind: NoteTarget, targets: set[str]) -> Iterable[str]:
    """Return the memos on codings or lessons: they come and go with them."""
    for guids in chunks(targets):
        on_them = select(notes.c.guid).where(notes.c.target_kind == kind.value, notes.c.target.in_(guids))
        yield from connection.scalars(on_them)
