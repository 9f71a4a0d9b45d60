"""Bringing a database to this version's schema: made when new, backed up and migrated when older, refused when newer.

Everything happens in one transaction under the write lock, so a computer that stops half-way leaves the
database as it was. Alembic takes 0.3 s to import and is only loaded when there is something to migrate.
"""

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, exc, inspect, text

from lerende_evaluatie.errors import NewerSchemaError, StoreError
from lerende_evaluatie.store import texts
from lerende_evaluatie.store.connecting import Address, connect, for_writing

HEAD = "0003"
"""The revision that this version of the program works with."""

SCRIPTS = "lerende_evaluatie.store:migrations"

_VERSION_TABLE = "alembic_version"


def revision_of(connection: Connection) -> str | None:
    """Return the revision of the database, or None when it has none."""
    if not inspect(connection).has_table(_VERSION_TABLE):
        return None
    found: str | None = connection.scalar(text(f"SELECT version_num FROM {_VERSION_TABLE}"))
    return found


def refuse_newer(revision: str | None, place: str) -> None:
    """Raise NewerSchemaError when this program does not know `revision`."""
    if revision is not None and revision not in _known_revisions():
        raise NewerSchemaError(texts.NEWER.format(place=place, version=revision))


def bring_up_to_date(address: Address, folder: Path, *, allow_migration: bool) -> None:
    """Make or migrate the schema; a SQLite file is copied to ``folder/backup`` first."""
    engine = connect(address, foreign_keys=False)
    try:
        with for_writing(engine).begin() as connection:
            revision = revision_of(connection)
            if revision == HEAD:
                return  # another program was first
            _secure(connection, revision, address, folder, allow_migration)
            _upgrade(connection, address.place)
            _check_foreign_keys(connection, address.place)
    finally:
        engine.dispose()


def _secure(
    connection: Connection, revision: str | None, address: Address, folder: Path, allow_migration: bool
) -> None:
    refuse_newer(revision, address.place)
    if revision is None:
        _refuse_foreign(connection, address.place)
    elif address.path is not None:
        back_up(address.path, folder / "backup", revision)
    elif not allow_migration:
        raise StoreError(texts.MAKE_BACKUP.format(place=address.place, version=revision))


def _refuse_foreign(connection: Connection, place: str) -> None:
    if set(inspect(connection).get_table_names()) - {_VERSION_TABLE}:
        raise StoreError(texts.FOREIGN.format(place=place))


def back_up(database: Path, folder: Path, revision: str) -> Path:
    """Copy all that was saved in `database`, and return the copy; a half copy never bears its name."""
    folder.mkdir(parents=True, exist_ok=True)
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
    target = folder / f"{database.stem}-{revision}-{moment}.db"
    partial = target.with_suffix(".deel")
    try:
        with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(partial)) as copy:
            source.backup(copy)
        os.replace(partial, target)
    finally:
        partial.unlink(missing_ok=True)
    return target


def _known_revisions() -> set[str]:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", SCRIPTS)
    return {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}


def _upgrade(connection: Connection, place: str) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", SCRIPTS)
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, HEAD)
    except (CommandError, exc.IntegrityError) as error:
        raise StoreError(texts.MIGRATION_FAILED.format(place=place)) from error


def _check_foreign_keys(connection: Connection, place: str) -> None:
    if connection.dialect.name != "sqlite":
        return
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise StoreError(texts.MIGRATION_FAILED.format(place=place))
