"""Opening a project's database: what is missing is made, what is older is migrated, what is newer is refused."""

from pathlib import Path

from lerende_evaluatie.store import migrating
from lerende_evaluatie.store.connecting import Address, connect, read_address, use_write_ahead_log
from lerende_evaluatie.store.faults import translated
from lerende_evaluatie.store.sql import SqlStore


def open_store(url: str, folder: Path, *, allow_migration: bool = False) -> SqlStore:
    """Open the database at `url`, relative to the project's `folder`.

    An older SQLite file is copied to ``folder/backup`` and migrated. An older PostgreSQL database is only
    migrated with `allow_migration`, because its back-up is not ours to make.
    """
    address = read_address(url, folder)
    with translated(address.place):
        return _open(address, folder, allow_migration)


def _open(address: Address, folder: Path, allow_migration: bool) -> SqlStore:
    engine = connect(address)
    try:
        with engine.begin() as connection:
            revision = migrating.revision_of(connection)
        if revision != migrating.HEAD:
            migrating.refuse_newer(revision, address.place)
            migrating.bring_up_to_date(address, folder, allow_migration=allow_migration)
        use_write_ahead_log(engine)
    except BaseException:
        engine.dispose()
        raise
    return SqlStore(engine, address.place)
