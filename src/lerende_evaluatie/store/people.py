"""What people decided: each decision is kept whole, and kept once."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import chain
from typing import Any, Protocol, TypeVar

from sqlalchemy import ColumnElement, Connection, Row, Table, insert, select, update

from lerende_evaluatie.domain.model import Coding, Note, Review, User, new_guid
from lerende_evaluatie.domain.review import now
from lerende_evaluatie.errors import StoreError
from lerende_evaluatie.store import rows, texts
from lerende_evaluatie.store.history import Verb, log
from lerende_evaluatie.store.machine import chunks
from lerende_evaluatie.store.schema import codebooks, codings, notes, reviews, sources, suggestions, users


class _Decided(Protocol):
    @property
    def guid(self) -> str: ...


T = TypeVar("T", bound=_Decided)


def user(connection: Connection, name: str) -> User:
    """Return the coder with this name, made when there is none yet."""
    row = connection.execute(select(users).where(users.c.name == name)).one_or_none()
    if row is not None:
        return rows.user_of(row)
    made = User(new_guid(), name)
    connection.execute(insert(users), [{"guid": made.guid, "name": name}])
    log(connection, Verb.ADD_USER, made.guid, {}, made.guid)
    return made


def all_users(connection: Connection) -> list[User]:
    """Return all coders, by name."""
    return [rows.user_of(row) for row in connection.execute(select(users).order_by(users.c.name))]


def record(
    connection: Connection,
    by: str,
    new_reviews: Sequence[Review],
    new_codings: Sequence[Coding],
    withdrawn: Sequence[str],
    new_notes: Sequence[Note],
) -> None:
    """Store what belongs to one decision of coder `by`; what is there already stays as it is."""
    at = next((item.at for item in _all(new_reviews, new_codings, new_notes)), None) or now()
    coded = _add(connection, codings, new_codings, rows.coding_values, rows.coding_of)
    reviewed = _add(connection, reviews, new_reviews, rows.review_values, rows.review_of)
    noted = _add(connection, notes, new_notes, rows.note_values, rows.note_of)
    gone = [guid for guid in dict.fromkeys(withdrawn) if _withdraw(connection, guid, by, at)]
    detail = {
        "reviews": [_review_detail(review) for review in reviewed],
        "codings": [_coding_detail(coding) for coding in coded],
        "withdrawn": gone,
        "notes": [note.guid for note in noted],
    }
    what = [item.guid for item in _all(reviewed, coded, noted)] + gone
    if what:
        log(connection, Verb.RECORD, what[0], detail, by)


def all_reviews(connection: Connection, source_guid: str | None) -> list[Review]:
    """Return the reviews on all sources but removed ones, or those on one source; oldest first."""
    placed = reviews.join(suggestions).join(sources, sources.c.guid == suggestions.c.source_guid)
    wanted = sources.c.removed_at.is_(None) if source_guid is None else sources.c.guid == source_guid
    statement = select(reviews).select_from(placed).where(wanted).order_by(reviews.c.at, reviews.c.number)
    return [rows.review_of(row) for row in connection.execute(statement)]


def codings_in_force(connection: Connection, *where: ColumnElement[bool]) -> list[Coding]:
    """Return the codings that count and fit `where`, in the order of the text."""
    table = codings.c
    counts = (table.withdrawn_at.is_(None), sources.c.removed_at.is_(None))
    statement = select(codings).join(sources).where(*counts, *where)
    order = (sources.c.name, table.start, table.end, table.code_id, table.at, table.guid)
    return [rows.coding_of(row) for row in connection.execute(statement.order_by(*order))]


def coding_in_force(connection: Connection, guid: str) -> Coding | None:
    """Return one coding that counts, on a current or a replaced source, or None."""
    return next(iter(codings_in_force(connection, codings.c.guid == guid)), None)


def all_notes(connection: Connection) -> list[Note]:
    """Return all notes, oldest first."""
    statement = select(notes).order_by(notes.c.at, notes.c.number)
    return [rows.note_of(row) for row in connection.execute(statement)]


def keep_codebook(connection: Connection, version: str, text: str) -> None:
    """Keep the text of a codebook version, once."""
    if connection.scalar(select(codebooks.c.version).where(codebooks.c.version == version)) is None:
        connection.execute(insert(codebooks), [{"version": version, "text": text, "kept_at": now()}])
        log(connection, Verb.KEEP_CODEBOOK, version, {})


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
            raise StoreError(texts.OTHER_CONTENT)
    return list(fresh.values())


def _all(*groups: Sequence[Review | Coding | Note]) -> Iterator[Review | Coding | Note]:
    return chain.from_iterable(groups)


def _withdraw(connection: Connection, guid: str, by: str, at: datetime) -> bool:
    row = connection.execute(select(codings).where(codings.c.guid == guid)).one_or_none()
    if row is None:
        raise StoreError(texts.NO_SUCH_CODING)
    if row.withdrawn_at is not None:
        return False
    statement = update(codings).where(codings.c.guid == guid)
    connection.execute(statement.values(withdrawn_by=by, withdrawn_at=at))
    return True


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
