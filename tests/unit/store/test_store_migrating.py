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
from sqlalchemy import MetaData, create_engine, insert, make_url, select
from store_samples import a_coding, a_lesson, a_source, a_suggestion

import lerende_evaluatie.store
from lerende_evaluatie.domain.analysis import Analysis
from lerende_evaluatie.domain.model import NoteTarget, Review, User, Variables, new_guid
from lerende_evaluatie.domain.review import accept, decisions_in_force, now, reject, write_note
from lerende_evaluatie.domain.steps import Step, StepKind
from lerende_evaluatie.errors import StoreError
from lerende_evaluatie.store import SqlStore, connecting, migrating, open_store, rows, schema
from lerende_evaluatie.store.schema import metadata

URL = "sqlite:///project.db"
NOW, AFTER = migrating.HEAD, f"{int(migrating.HEAD) + 1:04}"
POSTGRES = os.environ.get("LERENDE_EVALUATIE_TEST_POSTGRES", "")
NEXT = """
import sqlalchemy as sa
from alembic import op
revision = "{revision}"
down_revision = "{down}"
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
        script = NEXT.format(revision=AFTER, down=NOW, more=more)
        (scripts / "versions" / f"{AFTER}_next.py").write_text(script)
        monkeypatch.setattr(migrating, "HEAD", AFTER)
        monkeypatch.setattr(migrating, "SCRIPTS", str(scripts))

    return release


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a project of this version's schema with a coding in it."""
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
    assert revision_in(folder / "project.db") == AFTER
    (copy,) = (folder / "backup").iterdir()
    assert copy.name.startswith(f"project-{NOW}-") and copy.suffix == ".db"
    assert revision_in(copy) == NOW
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
    assert revision_in(folder / "project.db") == NOW
    assert len(list((folder / "backup").glob(f"project-{NOW}-*.db"))) == 2
    with closing(sqlite3.connect(folder / "project.db")) as database:
        assert database.execute("SELECT count(*) FROM users").fetchone() == (1,)


def test_a_migration_that_breaks_references_is_undone(folder: Path, next_version: Callable[..., None]) -> None:
    next_version("op.execute('DELETE FROM users')")
    with pytest.raises(StoreError, match="niet worden bijgewerkt"):
        open_store(URL, folder)
    assert revision_in(folder / "project.db") == NOW


def test_without_room_for_a_backup_nothing_is_migrated(folder: Path, next_version: Callable[..., None]) -> None:
    (folder / "backup").write_text("een bestand waar de map moet komen")
    next_version()
    with pytest.raises(StoreError):
        open_store(URL, folder)
    assert revision_in(folder / "project.db") == NOW


def from_first_schema(url: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Review, ...]:
    """Make a database of the first version, in which Bert took the place of Anna's decisions; return the reviews."""
    address = connecting.read_address(url, folder)
    monkeypatch.setattr(migrating, "HEAD", "0001")
    migrating.bring_up_to_date(address, folder, allow_migration=True)
    monkeypatch.undo()
    anna, bert, source = User("u-a", "Anna"), User("u-b", "Bert"), a_source()
    accepted, refused, untouched = (a_suggestion(source, reason=reason) for reason in ("Een.", "Twee.", "Drie."))
    taken, changed = accept(accepted, anna), accept(accepted, bert, code_id="ander")
    made = (taken.review, changed.review, reject(refused, anna).review)
    note = write_note(NoteTarget.CODING, changed.coding.guid, "Een memo.", anna)
    engine = connecting.connect(address)
    with engine.begin() as connection:
        connection.execute(insert(schema.users), [{"guid": user.guid, "name": user.name} for user in (anna, bert)])
        connection.execute(insert(schema.sources), [{**rows.source_values(source), "added_at": taken.review.at}])
        connection.execute(insert(schema.turns), rows.turn_values(source))
        proposed = [rows.suggestion_values(suggestion) for suggestion in (accepted, refused, untouched)]
        connection.execute(insert(schema.suggestions), proposed)
        withdrawn = {"withdrawn_at": changed.review.at, "withdrawn_by": bert.guid}
        connection.execute(insert(schema.codings), [{**rows.coding_values(taken.coding), **withdrawn}])
        connection.execute(insert(schema.codings), [rows.coding_values(changed.coding)])
        connection.execute(insert(schema.reviews), [rows.review_values(review) for review in made])
        connection.execute(insert(schema.notes), [rows.note_values(note)])
    engine.dispose()
    return made


def check_upgraded(store: SqlStore, taken: Review, changed: Review, refused: Review) -> None:
    """Check that what was in force is in force, and that there is a history of steps to begin."""
    [coding] = store.codings()
    assert coding.guid == changed.coding_guid
    assert [note.target for note in store.notes()] == [coding.guid]
    assert len(store.suggestions()) == 3
    first, *rest = store.reviews()
    assert first == taken
    assert rest[:2] == [changed, refused]
    assert decisions_in_force(store.reviews(), "u-a") == {refused.suggestion_guid: refused}
    assert decisions_in_force(store.reviews(), "u-b") == {changed.suggestion_guid: changed}
    [(opened, decided)] = [(count.open, count.decided) for count in store.open_counts()]
    assert (opened, decided) == (1, 2)
    step = Step(new_guid(), "u-b", coding.source_guid, now(), StepKind.WITHDRAW)
    assert store.record(by="u-b", withdrawn=[coding.guid], step=step)
    assert store.steps("u-b", 9).undo == (step,)
    assert store.notes() == []


def test_a_database_of_the_first_version_keeps_what_was_in_force(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reviews = from_first_schema(URL, tmp_path, monkeypatch)
    store = open_store(URL, tmp_path)
    check_upgraded(store, *reviews)
    store.close()
    (copy,) = (tmp_path / "backup").iterdir()
    assert revision_in(copy) == "0001"
    engine = connecting.connect(connecting.read_address(URL, tmp_path))
    with engine.connect() as connection:
        assert differences(connection) == []
    engine.dispose()


Rows = dict[str, list[tuple]]


def from_second_schema(url: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Rows:
    """Make a database of the second version with work of each kind in it; return all that is in it."""
    address = connecting.read_address(url, folder)
    monkeypatch.setattr(migrating, "HEAD", "0002")
    migrating.bring_up_to_date(address, folder, allow_migration=True)
    monkeypatch.undo()
    store = SqlStore(connecting.connect(address), address.place)
    anna, source, gone = store.user("Anna"), a_source(), a_source("bert.txt")
    for one in (source, gone):
        store.add_source(one)
    store.remove_source(gone.guid)
    store.set_variables(source.guid, Variables("Noord", "werkgever"))
    store.keep_analysis(source.guid, "nl 1", Analysis([], [], [], [], {}))
    suggestion = a_suggestion(source)
    store.replace_suggestions(source.guid, "lex", {"code": "1"}, [suggestion])
    outcome, withdrawn = accept(suggestion, anna), a_coding(source, anna)
    notes = [
        write_note(NoteTarget.CODING, outcome.coding.guid, "Een memo.", anna),
        write_note(NoteTarget.PROJECT, "", "Bij alles.", anna),
    ]
    step = Step(new_guid(), anna.guid, source.guid, now(), StepKind.ACCEPT)
    store.record(by=anna.guid, reviews=[outcome.review], codings=[outcome.coding, withdrawn], notes=notes, step=step)
    store.record(by=anna.guid, withdrawn=[withdrawn.guid])
    store.record(by=anna.guid, undoes=step.guid, operation=new_guid())
    store.keep_codebook("cb1", "codes: []")
    store.close()
    return all_rows(url, folder)


def all_rows(url: str, folder: Path) -> Rows:
    """Return all that a database holds, but for the number of its version."""
    engine, found = connecting.connect(connecting.read_address(url, folder)), MetaData()
    with engine.connect() as connection:
        found.reflect(connection)
        rows = {
            table.name: sorted(map(tuple, connection.execute(select(table))), key=repr) for table in found.sorted_tables
        }
    engine.dispose()
    del rows["alembic_version"]
    return rows


def check_room_for_writing(store: SqlStore) -> None:
    """Check that what people write can be kept on what was there already."""
    [anna], [coding] = store.users(), store.codings()
    lesson = store.save_lesson(a_lesson(coding, anna), by=anna.guid)
    assert store.lessons() == [lesson]
    assert [note.text for note in store.notes()] == ["Een memo.", "Bij alles."]
    assert len(store.steps(anna.guid, 9).redo) == 1


def check_whole(before: Rows, after: Rows) -> None:
    """Check that nothing was lost or changed, and that the new tables are empty."""
    assert {name: after[name] for name in before} == before
    assert all(before.values())
    assert sorted(after.keys() - before.keys()) == [
        "exports",
        "lesson_quotes",
        "lessons",
        "rulings",
        "summaries",
        "summary_quotes",
    ]
    assert not any(after[name] for name in after.keys() - before.keys())


def test_a_database_of_the_second_version_comes_out_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = from_second_schema(URL, tmp_path, monkeypatch)
    store = open_store(URL, tmp_path)
    check_whole(before, all_rows(URL, tmp_path))
    check_room_for_writing(store)
    store.close()
    (copy,) = (tmp_path / "backup").iterdir()
    assert revision_in(copy) == "0002"
    assert all_rows(f"sqlite:///{copy.name}", copy.parent) == before
    engine = connecting.connect(connecting.read_address(URL, tmp_path))
    with engine.connect() as connection:
        assert differences(connection) == []
    engine.dispose()


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

    def test_a_database_of_the_first_version_keeps_what_was_in_force(
        self, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        reviews = from_first_schema(url, tmp_path, monkeypatch)
        store = open_store(url, tmp_path, allow_migration=True)
        check_upgraded(store, *reviews)
        store.close()

    def test_a_database_of_the_second_version_comes_out_whole(
        self, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = from_second_schema(url, tmp_path, monkeypatch)
        store = open_store(url, tmp_path, allow_migration=True)
        check_whole(before, all_rows(url, tmp_path))
        check_room_for_writing(store)
        store.close()

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
