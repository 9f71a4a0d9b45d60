"""Keeping a decision: all that belongs to it in one transaction, once, and only when it still fits what is stored."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection, Row, Table, insert, select, update

from lerende_evaluatie.domain.model import Coding, Note, NoteTarget, Review
from lerende_evaluatie.domain.review import now, verdict_of
from lerende_evaluatie.domain.steps import Step, Verdict
from lerende_evaluatie.errors import ReviewError
from lerende_evaluatie.store import rows, taken, texts, writing
from lerende_evaluatie.store.history import Verb, log
from lerende_evaluatie.store.machine import chunks
from lerende_evaluatie.store.schema import codings, notes, reviews


class _Decided(Protocol):
    @property
    def guid(self) -> str: ...


T = TypeVar("T", bound=_Decided)


@dataclass(frozen=True, slots=True)
class Entry:
    """What coder `by` did; see `lerende_evaluatie.ports.Store.record`."""

    by: str
    reviews: Sequence[Review] = ()
    codings: Sequence[Coding] = ()
    withdrawn: Sequence[str] = ()
    restored: Sequence[str] = ()
    notes: Sequence[Note] = ()
    withdrawn_notes: Sequence[str] = ()
    restored_notes: Sequence[str] = ()
    moved_notes: Mapping[str, str] = field(default_factory=dict)
    expects: Mapping[str, Verdict] = field(default_factory=dict)
    step: Step | None = None
    undoes: str | None = None
    redoes: str | None = None
    operation: str | None = None


def record(connection: Connection, entry: Entry) -> bool:
    """Store what belongs to one decision, and tell whether that had still to be done."""
    if taken.was_taken(connection, entry.step, entry.operation, entry.undoes or entry.redoes):
        return False
    _check_verdicts(connection, entry)
    made: list[Review | Coding | Note] = [*entry.reviews, *entry.codings, *entry.notes]
    at = entry.step.at if entry.step else made[0].at if made else now()
    coded = _add(connection, codings, entry.codings, rows.coding_values, rows.coding_of)
    reviewed = _add(connection, reviews, entry.reviews, rows.review_values, rows.review_of)
    noted = _add(connection, notes, entry.notes, rows.note_values, rows.note_of)
    for table, gone, back in (
        (codings, entry.withdrawn, entry.restored),
        (notes, entry.withdrawn_notes, entry.restored_notes),
    ):
        _withdraw(connection, table, gone, entry.by, at)
        _restore(connection, table, back)
    _move_notes(connection, entry.moved_notes)
    writing.move_quotes(connection, entry.moved_notes)
    _take_step(connection, entry, at)
    _log(connection, entry, reviewed, coded, noted)
    return True


def _check_verdicts(connection: Connection, entry: Entry) -> None:
    """Refuse a decision that was taken with another state of affairs on the screen."""
    for guid, expected in entry.expects.items():
        mine = select(reviews).where(reviews.c.suggestion_guid == guid, reviews.c.user_guid == entry.by)
        last = connection.execute(mine.order_by(reviews.c.number.desc()).limit(1)).one_or_none()
        if verdict_of(rows.review_of(last) if last else None) != expected:
            raise ReviewError(texts.CHANGED_ELSEWHERE)


def _add(
    connection: Connection,
    table: Table,
    items: Sequence[T],
    values: Callable[[T], rows.Values],
    read: Callable[[Row[Any]], T],
) -> list[T]:
    """Insert the items that are not there yet, and return these."""
    there: dict[str, T] = {}
    for guids in chunks([item.guid for item in items]):
        found = connection.execute(select(table).where(table.c.guid.in_(guids)))
        there.update((row.guid, read(row)) for row in found)
    fresh = _fresh(items, there)
    if fresh:
        connection.execute(insert(table), [values(item) for item in fresh])
    return fresh


def _fresh(items: Iterable[T], there: dict[str, T]) -> list[T]:
    fresh: dict[str, T] = {}
    for item in items:
        known = there.get(item.guid) or fresh.setdefault(item.guid, item)
        if known != item:
            raise ReviewError(texts.OTHER_CONTENT)
    return list(fresh.values())


def _withdraw(connection: Connection, table: Table, guids: Sequence[str], by: str, at: datetime) -> None:
    for some in chunks(guids):
        counting = update(table).where(table.c.guid.in_(some), table.c.withdrawn_at.is_(None))
        _all_or_refuse(connection.execute(counting.values(withdrawn_by=by, withdrawn_at=at)).rowcount, some)


def _restore(connection: Connection, table: Table, guids: Sequence[str]) -> None:
    for some in chunks(guids):
        withdrawn = update(table).where(table.c.guid.in_(some), table.c.withdrawn_at.is_not(None))
        _all_or_refuse(connection.execute(withdrawn.values(withdrawn_by=None, withdrawn_at=None)).rowcount, some)


def _all_or_refuse(changed: int, guids: Sequence[str]) -> None:
    if changed != len(set(guids)):
        raise ReviewError(texts.CHANGED_ELSEWHERE)


def _move_notes(connection: Connection, moved: Mapping[str, str]) -> None:
    """Let the memos on a coding go along to the one in its place: also the withdrawn ones, which may come back."""
    for old, new in moved.items():
        on_coding = update(notes).where(notes.c.target_kind == NoteTarget.CODING.value, notes.c.target == old)
        connection.execute(on_coding.values(target=new))


def _take_step(connection: Connection, entry: Entry, at: datetime) -> None:
    if entry.step:
        taken.take(connection, entry.step)
    if entry.undoes:
        taken.undo(connection, entry.undoes, entry.by, entry.operation, at)
    if entry.redoes:
        taken.redo(connection, entry.redoes, entry.by, entry.operation, at)


def _log(connection: Connection, entry: Entry, reviewed: list[Review], coded: list[Coding], noted: list[Note]) -> None:
    detail = {
        "reviews": [_review_detail(review) for review in reviewed],
        "codings": [_coding_detail(coding) for coding in coded],
        "withdrawn": list(entry.withdrawn),
        "restored": list(entry.restored),
        "notes": [note.guid for note in noted],
        "withdrawn_notes": list(entry.withdrawn_notes),
        "restored_notes": list(entry.restored_notes),
        "moved_notes": dict(entry.moved_notes),
        "step": entry.step and entry.step.guid,
        "undoes": entry.undoes,
        "redoes": entry.redoes,
    }
    made: list[Review | Coding | Note] = [*reviewed, *coded, *noted]
    touched = [
        *(item.guid for item in made),
        *entry.withdrawn,
        *entry.restored,
        *entry.withdrawn_notes,
        *entry.restored_notes,
    ]
    if touched:
        log(connection, Verb.RECORD, touched[0], {key: value for key, value in detail.items() if value}, entry.by)


def _review_detail(review: Review) -> dict[str, Any]:
    return {
        "guid": review.guid,
        "suggestion": review.suggestion_guid,
        "decision": review.decision.value,
        "coding": review.coding_guid,
    }


def _coding_detail(coding: Coding) -> dict[str, Any]:
    return {
        "guid": coding.guid,
        "source": coding.source_guid,
        "start": coding.selection.start,
        "end": coding.selection.end,
        "code": coding.code_id,
        "valence": coding.valence.value,
        "suggestion": coding.suggestion_guid,
    }
