"""What machines made: analyses, and suggestions that give way until a person decides."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Table, bindparam, delete, exists, insert, or_, select, update

from lerende_evaluatie.domain.analysis import Analysis
from lerende_evaluatie.domain.model import Suggestion
from lerende_evaluatie.domain.review import decided_by_anyone
from lerende_evaluatie.store import rows
from lerende_evaluatie.store.history import Verb, log
from lerende_evaluatie.store.packing import pack, unpack
from lerende_evaluatie.store.schema import analyses, codings, reviews, sources, suggestion_fingerprints, suggestions

T = TypeVar("T")

CURRENT = select(sources.c.guid).where(sources.c.replaced_by.is_(None), sources.c.removed_at.is_(None))
"""The guids of the current sources; as a subquery, since a join would leaf through a whole text for each row."""

_CHUNK = 5000


def analysis(connection: Connection, source_guid: str, pipeline: str) -> Analysis | None:
    """Return the kept analysis, or None."""
    statement = select(analyses.c.data).where(analyses.c.source_guid == source_guid, analyses.c.pipeline == pipeline)
    data = connection.scalar(statement)
    return None if data is None else unpack(data)


def keep_analysis(connection: Connection, source_guid: str, pipeline: str, data: Analysis) -> None:
    """Keep an analysis in the place of an earlier one."""
    forget(connection, analyses, source_guid, analyses.c.pipeline == pipeline)
    row = {"source_guid": source_guid, "pipeline": pipeline, "data": pack(data)}
    connection.execute(insert(analyses), [row])


def fingerprints(connection: Connection, source_guid: str, engine: str) -> dict[str, str]:
    """Return, per code id, what the engine's suggestions rest on."""
    table = suggestion_fingerprints.c
    statement = select(table.code_id, table.fingerprint).where(table.source_guid == source_guid, table.engine == engine)
    return {row.code_id: row.fingerprint for row in connection.execute(statement.order_by(table.code_id))}


def on_current_sources(connection: Connection, source_guid: str | None) -> list[Suggestion]:
    """Return suggestions in the order of the text."""
    table = suggestions.c
    statement = select(suggestions).join(sources).where(table.source_guid.in_(CURRENT))
    if source_guid is not None:
        statement = statement.where(table.source_guid == source_guid)
    order = (sources.c.name, table.start, table.end, table.code_id, table.guid)
    return [rows.suggestion_of(row) for row in connection.execute(statement.order_by(*order))]


def by_guid(connection: Connection, guids: Collection[str]) -> list[Suggestion]:
    """Return those of `guids` that are on current sources."""
    on_current = select(suggestions).where(suggestions.c.source_guid.in_(CURRENT))
    return [
        rows.suggestion_of(row)
        for some in chunks(guids)
        for row in connection.execute(on_current.where(suggestions.c.guid.in_(some)))
    ]


def one_suggestion(connection: Connection, guid: str) -> Suggestion | None:
    """Return one suggestion, on a current, a replaced or a removed source, or None."""
    row = connection.execute(select(suggestions).where(suggestions.c.guid == guid)).one_or_none()
    return None if row is None else rows.suggestion_of(row)


def replace_suggestions(
    connection: Connection,
    source_guid: str,
    engine: str,
    prints: Mapping[str, str | None],
    new: Sequence[Suggestion],
) -> None:
    """Put `new` in the place of the engine's untouched suggestions for the codes in `prints`."""
    removed = _remove_untouched(connection, source_guid, engine, prints)
    added, renewed = _put(connection, new)
    _keep_fingerprints(connection, source_guid, engine, prints)
    detail = {"engine": engine, "codes": len(prints), "removed": removed, "added": added, "renewed": renewed}
    log(connection, Verb.SUGGEST, source_guid, detail)


def untouched() -> ColumnElement[bool]:
    """Tell that no person ever decided on a suggestion."""
    reviewed = exists().where(reviews.c.suggestion_guid == suggestions.c.guid)
    coded = exists().where(codings.c.suggestion_guid == suggestions.c.guid)
    return ~or_(reviewed, coded)


def forget(connection: Connection, table: Table, source_guid: str, *where: ColumnElement[bool]) -> None:
    """Delete what `table` holds about a source."""
    connection.execute(delete(table).where(table.c.source_guid == source_guid, *where))


def chunks(items: Collection[T]) -> Iterator[list[T]]:
    """Cut `items` in lists that fit in one statement."""
    found = list(items)
    for start in range(0, len(found), _CHUNK):
        yield found[start : start + _CHUNK]


def _remove_untouched(connection: Connection, source_guid: str, engine: str, codes: Iterable[str]) -> int:
    table = suggestions.c
    mine = (table.source_guid == source_guid, table.engine == engine, table.code_id.in_(list(codes)))
    return connection.execute(delete(suggestions).where(*mine, untouched())).rowcount


def _put(connection: Connection, new: Sequence[Suggestion]) -> tuple[int, int]:
    """Store suggestions that no decision rests on; return how many are new, and how many took the place of another."""
    values = {suggestion.guid: rows.suggestion_values(suggestion) for suggestion in new}
    present, decided = _standing(connection, values)
    renewed = [{**row, "key": guid} for guid, row in values.items() if guid in present - decided]
    added = [row for guid, row in values.items() if guid not in present]
    if renewed:
        connection.execute(update(suggestions).where(suggestions.c.guid == bindparam("key")), renewed)
    if added:
        connection.execute(insert(suggestions), added)
    return len(added), len(renewed)


def _standing(connection: Connection, guids: Collection[str]) -> tuple[set[str], set[str]]:
    """Return which of `guids` are still there, and on which of these a decision is in force."""
    present: set[str] = set()
    decided: set[str] = set()
    for some in chunks(guids):
        found = list(connection.scalars(select(suggestions.c.guid).where(suggestions.c.guid.in_(some))))
        present.update(found)
        if found:
            decided.update(_decided(connection, found))
    return present, decided


def _decided(connection: Connection, guids: list[str]) -> set[str]:
    coded = select(codings.c.suggestion_guid).where(
        codings.c.suggestion_guid.in_(guids), codings.c.withdrawn_at.is_(None)
    )
    decided: set[Any] = set(connection.scalars(coded))
    found = select(reviews).where(reviews.c.suggestion_guid.in_(guids)).order_by(reviews.c.number)
    return decided | decided_by_anyone(map(rows.review_of, connection.execute(found))).keys()


def _keep_fingerprints(connection: Connection, source_guid: str, engine: str, prints: Mapping[str, str | None]) -> None:
    table = suggestion_fingerprints.c
    forget(connection, suggestion_fingerprints, source_guid, table.engine == engine, table.code_id.in_(list(prints)))
    kept = [
        {"source_guid": source_guid, "engine": engine, "code_id": code, "fingerprint": fingerprint}
        for code, fingerprint in prints.items()
        if fingerprint is not None
    ]
    if kept:
        connection.execute(insert(suggestion_fingerprints), kept)
