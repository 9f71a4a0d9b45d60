"""From an address in evaluatie.toml to an engine with the settings that keep what was saved."""

import json
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, exc, make_url

from lerende_evaluatie.errors import ConfigError, MissingExtraError
from lerende_evaluatie.store import texts

BUSY_TIMEOUT = 5000
"""Milliseconds that SQLite waits for another program."""

_WRITES = "lerende_evaluatie_writes"
_WRITER_LOCK = 0x6C6572656E64  # "lerend"


@dataclass(frozen=True, slots=True)
class Address:
    """Where the database is; `place` names it in sentences and holds no password."""

    url: URL
    path: Path | None

    @property
    def place(self) -> str:
        """Return the file, or database and computer."""
        if self.path is not None:
            return str(self.path)
        host = self.url.host or texts.THIS_COMPUTER
        return texts.DATABASE_OF_SERVER.format(database=self.url.database or "", host=host)


def read_address(url: str, folder: Path) -> Address:
    """Return the address in `url`, a SQLite file relative to `folder`; ConfigError when it makes no sense."""
    try:
        parsed = make_url(url)
        backend = parsed.get_backend_name()
    except (exc.ArgumentError, ValueError):
        raise ConfigError(texts.BAD_ADDRESS) from None  # the cause would show a password
    if backend == "postgresql" and parsed.database:
        return Address(parsed, None)
    if backend == "sqlite" and parsed.database and parsed.database != ":memory:":
        path = folder / parsed.database
        return Address(parsed.set(database=str(path)), path)
    raise ConfigError(texts.BAD_ADDRESS)


def connect(address: Address, *, foreign_keys: bool = True) -> Engine:
    """Return an engine for `address`; nothing is opened yet. Migrations rebuild tables, so without foreign keys."""
    dumps = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    try:
        ping = address.path is None  # a server may have gone away between two clicks
        engine = create_engine(address.url, hide_parameters=True, json_serializer=dumps, pool_pre_ping=ping)
    except ModuleNotFoundError as error:
        raise MissingExtraError(texts.NO_DRIVER.format(place=address.place)) from error
    except exc.ArgumentError:
        raise ConfigError(texts.BAD_ADDRESS) from None
    if address.path is not None:
        event.listen(engine, "connect", partial(_set_up_sqlite, foreign_keys))
        event.listen(engine, "begin", _begin_sqlite)
    else:
        event.listen(engine, "begin", _begin_postgres)
    return engine


def for_writing(engine: Engine) -> Engine:
    """Return `engine` with transactions that wait for their turn to write: there is one writer at a time.

    In SQLite, a transaction that reads first and then writes cannot wait for another writer: it is refused at once.
    In any database, what a decision rests on stays as it was read, and the history's numbers come in order.
    """
    return engine.execution_options(**{_WRITES: True})


def use_write_ahead_log(engine: Engine) -> None:
    """Let readers and a writer work side by side; when another program is busy, the next opening does it."""
    if engine.dialect.name != "sqlite":
        return
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA journal_mode=WAL")
    except engine.dialect.loaded_dbapi.OperationalError as error:
        if not error.sqlite_errorname.startswith("SQLITE_BUSY"):
            raise
    finally:
        raw.close()


def _set_up_sqlite(foreign_keys: bool, connection: Any, _record: object) -> None:
    connection.isolation_level = None  # we begin transactions ourselves, in _begin_sqlite
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT}")
    cursor.execute(f"PRAGMA foreign_keys={'ON' if foreign_keys else 'OFF'}")
    cursor.execute("PRAGMA cache_size=-32000")  # 32 MB: the suggestions on an interview in one go
    cursor.execute("PRAGMA synchronous=FULL")  # what the screen shows as saved is on disk
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _begin_postgres(connection: Connection) -> None:
    if connection.get_execution_options().get(_WRITES):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITER_LOCK})")
