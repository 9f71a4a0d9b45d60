"""From one schema to the next: backed up first, whole or not at all."""

import os
import shutil
import sqlite3
import uuid
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, make_url
from store_samples import a_coding, a_source

import lerende_evaluatie.store
from lerende_evaluatie.errors import StoreError
from lerende_evaluatie.store import connecting, migrating, open_store
from lerende_evaluatie.store.schema import metadata

URL = "sqlite:///project.db"
POSTGRES = os.environ.get("LERENDE_EVALUATIE_TEST_POSTGRES", "")
NEXT = """
import sqlalchemy as sa
from alembic import op
revision = "0002"
down_revision = "0001"
def upgrade():
    with op.batch_alter_table("users", recreate="auto") as table:
        table.alter_column("name", existing_type=sa.Text(), nullable=True)
    {more}
"""


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Make this program one revision newer than the databases made so far."""

    def release(more: str = "") -> None:
        scripts = tmp_path / "scripts"
        shutil.copytree(Path(lerende_evaluatie.store.__file__).parent / "migrations", scripts)
        (scripts / "versions" / "0002_next.py").write_text(NEXT.format(more=more))
        monkeypatch.setattr(migrating, "HEAD", "0002")
        monkeypatch.setattr(migrating, "SCRIPTS", str(scripts))

    return release


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a project of the first schema with a coding in it."""
    folder = tmp_path / "project"
    folder.mkdir()
    store = open_store(URL, folder)
    user, source = store.user("Anna"), a_source()
    store.add_source(source)
    store.record(by=user.guid, codings=[a_coding(source, user)])
    store.close()
    return folder


def revision_in(file: Path) -> str:
    with closing(sqlite3.connect(file)) as database:
        return database.execute("SELECT version_num FROM alembic_version").fetchone()[0]


def test_head_is_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", migrating.SCRIPTS)
    assert ScriptDirectory.from_config(config).get_heads() == [migrating.HEAD]


def test_the_migrations_make_exactly_the_schema(folder: Path) -> None:
    engine = connecting.connect(connecting.read_address(URL, folder))
    with engine.connect() as connection:
        assert differences(connection) == []
    engine.dispose()


def differences(connection) -> list:
    options = {"compare_type": True, "compare_server_default": True}
    return compare_metadata(MigrationContext.configure(connection, opts=options), metadata)


def test_an_older_database_is_backed_up_and_migrated(folder: Path, next_version: Callable[..., None]) -> None:
    next_version()
    store = open_store(URL, folder)
    assert [user.name for user in store.users()] == ["Anna"]
    assert len(store.codings()) == 1
    store.close()
    assert revision_in(folder / "project.db") == "0002"
    (copy,) = (folder / "backup").iterdir()
    assert copy.name.startswith("project-0001-") and copy.suffix == ".db"
    assert revision_in(copy) == "0001"
    open_store(URL, folder).close()
    assert list((folder / "backup").iterdir()) == [copy]


def test_foreign_keys_still_hold_after_a_table_was_rebuilt(folder: Path, next_version: Callable[..., None]) -> None:
    next_version()
    open_store(URL, folder).close()
    with closing(sqlite3.connect(folder / "project.db")) as database:
        database.execute("PRAGMA foreign_keys=ON")
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        with pytest.raises(sqlite3.IntegrityError):
            database.execute("DELETE FROM users")


def test_the_backup_holds_what_is_still_in_the_write_ahead_log(folder: Path, next_version: Callable[..., None]) -> None:
    busy = open_store(URL, folder)
    busy.user("Bert")
    assert (folder / "project.db-wal").stat().st_size > 0
    next_version()
    open_store(URL, folder).close()
    busy.close()
    (copy,) = (folder / "backup").iterdir()
    with closing(sqlite3.connect(copy)) as database:
        assert database.execute("SELECT count(*) FROM users").fetchone() == (2,)


def test_a_migration_that_fails_leaves_the_database_and_the_backup(
    folder: Path, next_version: Callable[..., None]
) -> None:
    next_version("op.execute('INSERT INTO users SELECT * FROM users')")
    for _ in range(2):
        with pytest.raises(StoreError, match="niet worden bijgewerkt"):
            open_store(URL, folder)
    assert revision_in(folder / "project.db") == "0001"
    assert len(list((folder / "backup").glob("project-0001-*.db"))) == 2
    with closing(sqlite3.connect(folder / "project.db")) as database:
        assert database.execute("SELECT count(*) FROM users").fetchone() == (1,)


def test_a_migration_that_breaks_references_is_undone(folder: Path, next_version: Callable[..., None]) -> None:
    next_version("op.execute('DELETE FROM users')")
    with pytest.raises(StoreError, match="niet worden bijgewerkt"):
        open_store(URL, folder)
    assert revision_in(folder / "project.db") == "0001"


def test_without_room_for_a_backup_nothing_is_migrated(folder: Path, next_version: Callable[..., None]) -> None:
    (folder / "backup").write_text("een bestand waar de map moet komen")
    next_version()
    with pytest.raises(StoreError):
        open_store(URL, folder)
    assert revision_in(folder / "project.db") == "0001"


@pytest.mark.skipif(not POSTGRES, reason="no server")
class TestPostgres:
    @pytest.fixture
    def url(self):
        admin = create_engine(POSTGRES, isolation_level="AUTOCOMMIT")
        name = f"le_test_{uuid.uuid4().hex}"
        with admin.connect() as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {name}")
            yield make_url(POSTGRES).set(database=name).render_as_string(hide_password=False)
            connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
        admin.dispose()

    def test_the_migrations_make_exactly_the_schema(self, url: str, tmp_path: Path) -> None:
        open_store(url, tmp_path).close()
        engine = create_engine(url)
        with engine.connect() as connection:
            assert differences(connection) == []
        engine.dispose()

    def test_an_older_database_is_migrated_only_with_permission(
        self, url: str, tmp_path: Path, next_version: Callable[..., None]
    ) -> None:
        open_store(url, tmp_path).close()
        next_version()
        with pytest.raises(StoreError, match="pg_dump"):
            open_store(url, tmp_path)
        store = open_store(url, tmp_path, allow_migration=True)
        assert store.users() == []
        store.close()
        assert not (tmp_path / "backup").exists()
