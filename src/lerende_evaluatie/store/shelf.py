"""Sources as they are read: text and turns once, since these never change; what is known about them each time."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace
from threading import Lock
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, select

from lerende_evaluatie.domain.model import Source, Turn
from lerende_evaluatie.store import rows
from lerende_evaluatie.store.machine import chunks
from lerende_evaluatie.store.schema import cases, sources, turns

_KEPT = 64
"""How many sources are at hand: an hour of interview takes about a megabyte."""

_CASE = cases.c.name.label("case_name")
_VARIABLES: tuple[ColumnElement[Any], ...] = (
    sources.c.guid,
    sources.c.group_key,
    sources.c.function,
    sources.c.date,
    sources.c.round,
    sources.c.respondent,
    _CASE,
)


class Shelf:
    """The sources that were read before."""

    def __init__(self) -> None:
        """Begin with nothing at hand."""
        self._lock = Lock()
        self._at_hand: dict[str, Source] = {}

    def find(self, connection: Connection, *where: ColumnElement[bool]) -> list[Source]:
        """Return the sources that fit `where`, by name."""
        statement = select(*_VARIABLES).join_from(sources, cases, isouter=True).where(*where).order_by(sources.c.name)
        known = connection.execute(statement).all()
        with self._lock:
            found = dict(self._at_hand)
        fresh = _read(connection, [row.guid for row in known if row.guid not in found])
        self._keep(fresh)
        found |= fresh
        return [replace(found[row.guid], variables=rows.variables_of(row)) for row in known]

    def _keep(self, fresh: dict[str, Source]) -> None:
        with self._lock:
            self._at_hand |= fresh
            for guid in list(self._at_hand)[:-_KEPT]:
                del self._at_hand[guid]


def with_case() -> Select[Any]:
    """Select sources with the name of their case."""
    return select(sources, _CASE).join_from(sources, cases, isouter=True)


def _read(connection: Connection, guids: Collection[str]) -> dict[str, Source]:
    found: dict[str, Source] = {}
    for some in chunks(guids):
        spoken: defaultdict[str, list[Turn]] = defaultdict(list)
        statement = select(turns).where(turns.c.source_guid.in_(some)).order_by(turns.c.source_guid, turns.c.index)
        for row in connection.execute(statement):
            spoken[row.source_guid].append(rows.turn_of(row))
        for row in connection.execute(with_case().where(sources.c.guid.in_(some))):
            found[row.guid] = rows.source_of(row, spoken[row.guid])
    return found
