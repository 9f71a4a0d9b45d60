"""Sources in the database: kept, replaced, taken out and put back, never changed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, delete, insert, select, update

from lerende_evaluatie.domain.model import Cue, NoteTarget, Selection, Source, Variables, new_guid
from lerende_evaluatie.domain.review import now
from lerende_evaluatie.errors import StoreError
from lerende_evaluatie.store import rows, taken, texts
from lerende_evaluatie.store.history import Verb, log
from lerende_evaluatie.store.machine import forget, untouched
from lerende_evaluatie.store.schema import analyses, cases, codings, notes, sources, suggestion_fingerprints, turns
from lerende_evaluatie.store.schema import suggestions as suggestion_table
from lerende_evaluatie.store.shelf import Shelf, with_case

_NEWEST = sources.c.replaced_by.is_(None)
_PRESENT = sources.c.removed_at.is_(None)


def current(connection: Connection, shelf: Shelf) -> list[Source]:
    """Return the current sources, by name."""
    return shelf.find(connection, _NEWEST, _PRESENT)


def removed(connection: Connection, shelf: Shelf) -> list[Source]:
    """Return the sources that were taken out, by name."""
    return shelf.find(connection, _NEWEST, ~_PRESENT)


def one(connection: Connection, shelf: Shelf, guid: str) -> Source | None:
    """Return one source: current, replaced or removed."""
    return next(iter(shelf.find(connection, sources.c.guid == guid)), None)


def add(connection: Connection, source: Source) -> None:
    """Store a new source."""
    _insert(connection, source)
    log(connection, Verb.ADD_SOURCE, source.guid, {"turns": len(source.turns), "reader": source.reader})


def set_variables(connection: Connection, guid: str, variables: Variables) -> None:
    """Replace the variables of a source."""
    row = _row(connection, guid)
    if row is None:
        raise StoreError(texts.NO_SUCH_SOURCE)
    if rows.variables_of(row) == variables:
        return
    case_guid = _case_guid(connection, variables.case)
    connection.execute(
        update(sources).where(sources.c.guid == guid).values(rows.variables_values(variables, case_guid))
    )
    log(connection, Verb.SET_VARIABLES, guid, {"round": variables.round, "group": variables.group})


def replace(connection: Connection, old_guid: str, new: Source, moved: Mapping[str, Selection]) -> None:
    """Put `new` in the place of a source, with what was found again in it."""
    _make_room(connection, old_guid, new.guid)
    _insert(connection, new)
    connection.execute(delete(suggestion_table).where(suggestion_table.c.source_guid == old_guid, untouched()))
    forget(connection, analyses, old_guid)
    forget(connection, suggestion_fingerprints, old_guid)
    places = _move_codings(connection, new.guid, moved) + _move_suggestions(connection, new.guid, moved)
    connection.execute(
        update(notes)
        .where(notes.c.target_kind == NoteTarget.SOURCE.value, notes.c.target == old_guid)
        .values(target=new.guid)
    )
    taken.move(connection, old_guid, new.guid, now())
    detail = {"by": new.guid, "moved": places, "lost": _left_behind(connection, old_guid)}
    log(connection, Verb.REPLACE_SOURCE, old_guid, detail)


def remove(connection: Connection, guid: str) -> None:
    """Take a current source out, with those it replaced."""
    if not _mark(connection, guid, _PRESENT, now()):
        raise StoreError(texts.ALREADY_REPLACED)
    log(connection, Verb.REMOVE_SOURCE, guid, {})


def restore(connection: Connection, guid: str) -> None:
    """Put a removed source back, with those it replaced."""
    if not _mark(connection, guid, ~_PRESENT, None):
        raise StoreError(texts.NOT_REMOVED)
    log(connection, Verb.RESTORE_SOURCE, guid, {})


def _mark(connection: Connection, guid: str, state: ColumnElement[bool], removed_at: datetime | None) -> bool:
    """Set `removed_at` on the newest version of an interview and all earlier ones, if it is in this state."""
    versions = select(sources.c.guid).where(sources.c.guid == guid, _NEWEST, state).cte(recursive=True)
    versions = versions.union(select(sources.c.guid).where(sources.c.replaced_by == versions.c.guid))
    guids = list(connection.scalars(select(versions.c.guid)))
    connection.execute(update(sources).where(sources.c.guid.in_(guids)).values(removed_at=removed_at))
    return bool(guids)


def _row(connection: Connection, guid: str) -> Row[Any] | None:
    return connection.execute(with_case().where(sources.c.guid == guid)).one_or_none()


def _insert(connection: Connection, source: Source) -> None:
    case_guid = _case_guid(connection, source.variables.case)
    values = rows.source_values(source) | rows.variables_values(source.variables, case_guid)
    connection.execute(insert(sources), [{**values, "added_at": now()}])
    if source.turns:
        connection.execute(insert(turns), rows.turn_values(source))


def _case_guid(connection: Connection, name: str | None) -> str | None:
    if name is None:
        return None
    known: str | None = connection.scalar(select(cases.c.guid).where(cases.c.name == name))
    if known is None:
        known = new_guid()
        connection.execute(insert(cases), [{"guid": known, "name": name}])
    return known


def _make_room(connection: Connection, old_guid: str, new_guid: str) -> None:
    statement = update(sources).where(sources.c.guid == old_guid, _NEWEST, _PRESENT).values(replaced_by=new_guid)
    if connection.execute(statement).rowcount != 1:
        raise StoreError(texts.ALREADY_REPLACED)


def _move_codings(connection: Connection, new_guid: str, moved: Mapping[str, Selection]) -> list[list[Any]]:
    places = []
    for row in _on_replaced(connection, select(codings), codings, moved):
        values = {"source_guid": new_guid, **rows.selection_values(moved[row.guid])}
        connection.execute(update(codings).where(codings.c.guid == row.guid).values(values))
        places.append(_place(row, moved[row.guid]))
    return places


def _move_suggestions(connection: Connection, new_guid: str, moved: Mapping[str, Selection]) -> list[list[Any]]:
    places = []
    for row in _on_replaced(connection, select(suggestion_table), suggestion_table, moved):
        there = moved[row.guid]
        cues = rows.cue_values(_moved_cues(rows.suggestion_of(row).cues, row.start, there))
        values = {"source_guid": new_guid, "cues": cues, **rows.selection_values(there)}
        connection.execute(update(suggestion_table).where(suggestion_table.c.guid == row.guid).values(values))
        places.append(_place(row, there))
    return places


def _on_replaced(
    connection: Connection, statement: Select[Any], table: Any, moved: Mapping[str, Selection]
) -> list[Row[Any]]:
    """Return the rows to move: on the source just replaced, or lost in an earlier round and now found again."""
    replaced = statement.join(sources, sources.c.guid == table.c.source_guid).where(~_NEWEST)
    return [row for row in connection.execute(replaced.order_by(table.c.guid)) if row.guid in moved]


def _moved_cues(cues: tuple[Cue, ...], old_start: int, there: Selection) -> list[Cue]:
    """Return the cues at their new place; what stood outside the quote may have changed, so it goes."""
    shift = there.start - old_start
    shifted = [Cue(cue.start + shift, cue.end + shift, cue.term, cue.negated) for cue in cues]
    return [cue for cue in shifted if there.start <= cue.start and cue.end <= there.end]


def _place(row: Row[Any], there: Selection) -> list[Any]:
    return [row.guid, row.source_guid, row.start, row.end, there.start, there.end]


def _left_behind(connection: Connection, old_guid: str) -> list[str]:
    statement = select(codings.c.guid).where(codings.c.source_guid == old_guid, codings.c.withdrawn_at.is_(None))
    return list(connection.scalars(statement.order_by(codings.c.guid)))
