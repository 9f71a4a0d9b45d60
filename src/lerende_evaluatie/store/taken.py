"""The steps that coders took: kept once, undone and done again, never deleted."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, insert, or_, select, update

from lerende_evaluatie.domain.model import new_guid
from lerende_evaluatie.domain.steps import Step, Steps
from lerende_evaluatie.errors import ReviewError
from lerende_evaluatie.store import rows, texts
from lerende_evaluatie.store.schema import operations, sources, steps


def one(connection: Connection, guid: str) -> Step | None:
    """Return one step, or None."""
    row = connection.execute(select(steps).where(steps.c.guid == guid)).one_or_none()
    return None if row is None else rows.step_of(row)


def of_coder(connection: Connection, user_guid: str, limit: int) -> Steps:
    """Return the newest steps to undo and the next ones to do again; those on removed sources wait."""
    mine = (
        select(steps)
        .join(sources, isouter=True)
        .where(steps.c.user_guid == user_guid, or_(steps.c.source_guid.is_(None), sources.c.removed_at.is_(None)))
        .limit(limit)
    )
    done = mine.where(steps.c.undone_at.is_(None)).order_by(steps.c.number.desc())
    undone = mine.where(steps.c.undone_at.is_not(None), steps.c.dropped_at.is_(None))
    # In the same tick of the clock the oldest step was undone last.
    return Steps(_read(connection, done), _read(connection, undone.order_by(steps.c.undone_at.desc(), steps.c.number)))


def was_taken(connection: Connection, step: Step | None, operation: str | None, turned: str | None) -> bool:
    """Tell whether this step, or this operation on the step `turned`, came in before."""
    if step and connection.scalar(select(steps.c.number).where(steps.c.guid == step.guid)) is not None:
        return True
    if operation is None:
        return False
    known = turned_by(connection, operation)
    if known not in (None, turned):
        raise ReviewError(texts.OTHER_CONTENT)
    return known is not None


def turned_by(connection: Connection, operation: str) -> str | None:
    """Return the guid of the step that this operation was about, or None when it never came in."""
    known: str | None = connection.scalar(select(operations.c.step_guid).where(operations.c.guid == operation))
    return known


def take(connection: Connection, step: Step) -> None:
    """Keep a new step; what the coder had undone can no longer be done again."""
    undone = (steps.c.user_guid == step.user_guid, steps.c.undone_at.is_not(None), steps.c.dropped_at.is_(None))
    connection.execute(update(steps).where(*undone).values(dropped_at=step.at))
    connection.execute(insert(steps), [rows.step_values(step)])


def undo(connection: Connection, guid: str, by: str, operation: str | None, at: datetime) -> None:
    """Mark a step of coder `by` as undone."""
    step = _own(connection, guid, by)
    if step.undone_at is not None:
        raise ReviewError(texts.ALREADY_UNDONE)
    _mark(connection, guid, operation, at, is_undo=True)


def redo(connection: Connection, guid: str, by: str, operation: str | None, at: datetime) -> None:
    """Mark an undone step of coder `by` as done again."""
    step = _own(connection, guid, by)
    if step.undone_at is None or step.dropped_at is not None:
        raise ReviewError(texts.NOT_TO_REDO)
    _mark(connection, guid, operation, at, is_undo=False)


def move(connection: Connection, old_source: str, new_source: str, at: datetime) -> None:
    """Let the steps on a source go along to the one in its place; what was undone in the old text stays undone."""
    mine = update(steps).where(steps.c.source_guid == old_source)
    undone = (steps.c.undone_at.is_not(None), steps.c.dropped_at.is_(None))
    connection.execute(mine.where(*undone).values(dropped_at=at))
    connection.execute(mine.values(source_guid=new_source))


def _own(connection: Connection, guid: str, by: str) -> Any:
    row = connection.execute(select(steps).where(steps.c.guid == guid, steps.c.user_guid == by)).one_or_none()
    if row is None:
        raise ReviewError(texts.NO_SUCH_STEP)
    return row


def _mark(connection: Connection, guid: str, operation: str | None, at: datetime, *, is_undo: bool) -> None:
    connection.execute(update(steps).where(steps.c.guid == guid).values(undone_at=at if is_undo else None))
    row = {"guid": operation or new_guid(), "step_guid": guid, "is_undo": is_undo, "at": at}
    connection.execute(insert(operations), [row])


def _read(connection: Connection, statement: Select[Any]) -> tuple[Step, ...]:
    return tuple(rows.step_of(row) for row in connection.execute(statement))
