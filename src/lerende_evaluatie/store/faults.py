"""The one place where what a database raises becomes a StoreError: a sentence, without words of a transcript."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import exc

from lerende_evaluatie.errors import StoreError
from lerende_evaluatie.store import texts

_SQLITE = {
    "FULL": texts.FULL,
    "BUSY": texts.LOCKED,
    "LOCKED": texts.LOCKED,
    "READONLY": texts.READ_ONLY,
    "PERM": texts.READ_ONLY,
    "CANTOPEN": texts.CANNOT_OPEN,
    "NOTADB": texts.NOT_A_DATABASE,
    "CORRUPT": texts.DAMAGED,
    "ERROR": texts.DAMAGED,
    "IOERR": texts.DISK_FAULT,
    "CONSTRAINT": texts.CONFLICT,
}
"""By the middle part of SQLite's error names: SQLITE_READONLY_DIRECTORY is READONLY."""

_POSTGRES = {
    "53100": texts.FULL,
    "25006": texts.READ_ONLY,
    "42501": texts.READ_ONLY,
    "22": texts.UNSTORABLE,
    "23": texts.CONFLICT,
    "40": texts.LOCKED,
    "55": texts.LOCKED,
    "08": texts.UNREACHABLE,
    "28": texts.UNREACHABLE,
    "3D": texts.UNREACHABLE,
    "57": texts.UNREACHABLE,
}
"""By SQLSTATE, or by its class (the first two characters)."""


@contextmanager
def translated(place: str) -> Iterator[None]:
    """Turn foreign exceptions into a StoreError about `place`."""
    try:
        yield
    except (exc.SQLAlchemyError, sqlite3.Error, OSError, UnicodeEncodeError) as error:
        raise StoreError(_sentence(error, place)) from error


def _sentence(error: Exception, place: str) -> str:
    origin = getattr(error, "orig", None) or error
    template = _by_name(origin) or _by_state(origin) or _by_class(error)
    return template.format(place=place, kind=type(origin).__name__)


def _by_name(origin: BaseException) -> str | None:
    name = getattr(origin, "sqlite_errorname", None) or ""
    return _SQLITE.get(name.split("_")[1]) if "_" in name else None


def _by_state(origin: BaseException) -> str | None:
    state = getattr(origin, "sqlstate", None) or ""
    return _POSTGRES.get(state) or _POSTGRES.get(state[:2])


def _by_class(error: Exception) -> str:
    if isinstance(error, exc.IntegrityError):
        return texts.CONFLICT
    if isinstance(error, exc.DataError | UnicodeEncodeError):
        return texts.UNSTORABLE
    if isinstance(error, exc.OperationalError):
        return texts.UNREACHABLE
    if isinstance(error, exc.TimeoutError):
        return texts.LOCKED
    return texts.CANNOT_OPEN if isinstance(error, OSError) else texts.UNKNOWN
