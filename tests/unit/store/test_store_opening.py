"""Opening: what is missing is made, what is older is migrated, what is newer or foreign is left alone."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from store_samples import a_coding, a_source

from lerende_evaluatie.errors import ConfigError, MissingExtraError, NewerSchemaError, StoreError
from lerende_evaluatie.store import connecting, migrating, open_store

URL = "sqlite:///project.db"


def test_a_missing_file_is_made_in_the_project_folder(tmp_path: Path) -> None:
    store = open_store(URL, tmp_path)
    assert store.schema_version() == migrating.HEAD
    store.close()
    assert [found.name for found in tmp_path.iterdir()] == ["project.db"]


def test_an_absolute_path_and_a_folder_with_odd_characters_work(tmp_path: Path) -> None:
    folder = tmp_path / "50% klaar? ‘ja’ #1"
    folder.mkdir()
    open_store(f"sqlite:///{tmp_path / 'elders.db'}", folder).close()
    open_store(URL, folder).close()
    assert (tmp_path / "elders.db").exists()
    assert (folder / "project.db").exists()


def test_an_up_to_date_database_opens_without_alembic(tmp_path: Path) -> None:
    open_store(URL, tmp_path).close()
    code = (
        "import sys, pathlib; from lerende_evaluatie.store import open_store;"
        f"open_store({URL!r}, pathlib.Path(sys.argv[1])).close(); sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False).returncode == 0


def test_the_settings_keep_what_was_saved(tmp_path: Path) -> None:
    open_store(URL, tmp_path).close()
    engine = connecting.connect(connecting.read_address(URL, tmp_path))
    with engine.connect() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "foreign_keys", "synchronous", "busy_timeout")
        }
    engine.dispose()
    assert found == {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 2, "busy_timeout": 5000}


@pytest.mark.parametrize(
    "url",
    ["", "project.db", "sqlite://", "sqlite:///:memory:", "mysql://u:geheim@h/d", "postgresql://u:geheim@h:poort/d"],
)
def test_an_address_that_makes_no_sense_is_refused_without_its_password(url: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        open_store(url, tmp_path)
    assert "geheim" not in f"{caught.value} {caught.value.__cause__}"


def test_a_server_that_does_not_answer_is_named_without_the_password(tmp_path: Path) -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(StoreError, match=r"‘project’ op ‘127\.0\.0\.1’") as caught:
        open_store("postgresql+psycopg://u:geheim@127.0.0.1:1/project?password=geheim", tmp_path)
    assert "geheim" not in f"{caught.value} {caught.value.__cause__}"


def test_a_missing_driver_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(MissingExtraError, match="pip install"):
        open_store("postgresql+psycopg://u:geheim@h/project", tmp_path)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"weg.*gaat niet open"):
        open_store(URL, tmp_path / "weg")


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "project.db"
    file.write_text("Dit is een boodschappenlijst. " * 50)
    with pytest.raises(StoreError, match="geen database"):
        open_store(URL, tmp_path)
    assert file.read_text().startswith("Dit is een boodschappenlijst.")


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "project.db"
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE recepten (naam TEXT)")
    before = file.read_bytes()
    with pytest.raises(StoreError, match="ander programma"):
        open_store(URL, tmp_path)
    assert file.read_bytes() == before


def test_a_newer_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "project.db"
    open_store(URL, tmp_path).close()
    with closing(sqlite3.connect(file)) as newer, newer:
        newer.execute("UPDATE alembic_version SET version_num = '0999'")
    before = file.read_bytes()
    with pytest.raises(NewerSchemaError, match="0999"):
        open_store(URL, tmp_path)
    assert file.read_bytes() == before
    assert [found.name for found in tmp_path.iterdir()] == ["project.db"]


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Give a folder that every user can reach, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp())
    yield folder
    shutil.rmtree(folder)


@contextmanager
def without_write_rights(folder: Path) -> Iterator[None]:
    """Make `folder` read-only, and be an ordinary user for a while when the tests run as root."""
    folder.chmod(0o555)
    root = os.geteuid() == 0
    try:
        if root:
            os.seteuid(65534)
        yield
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(0o755)


@pytest.mark.skipif(sys.platform == "win32", reason="rights work otherwise there")
@pytest.mark.parametrize("exists", [True, False])
def test_a_read_only_folder_is_named(open_folder: Path, exists: bool) -> None:
    if exists:
        open_store(URL, open_folder).close()
    with without_write_rights(open_folder), pytest.raises(StoreError, match=r"project\.db.*schrijven"):
        open_store(URL, open_folder)


def test_a_creation_that_was_cut_off_leaves_nothing_to_trip_over(tmp_path: Path) -> None:
    code = (
        "import os, sys, pathlib; from sqlalchemy import event; from sqlalchemy.engine import Engine\n"
        "from lerende_evaluatie.store import open_store\n"
        "def stop(conn, cursor, statement, *rest):\n"
        "    if 'CREATE TABLE codings' in statement: os._exit(9)\n"
        "event.listen(Engine, 'after_cursor_execute', stop)\n"
        f"open_store({URL!r}, pathlib.Path(sys.argv[1]))"
    )
    assert subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False).returncode == 9
    store = open_store(URL, tmp_path)
    user, source = store.user("Anna"), a_source()
    store.add_source(source)
    store.record(by=user.guid, codings=[a_coding(source, user)])
    store.close()
    assert not (tmp_path / "backup").exists()


def test_many_programs_can_open_a_new_project_at_the_same_moment(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib; from lerende_evaluatie.store import open_store\n"
        f"store = open_store({URL!r}, pathlib.Path(sys.argv[1])); store.user('Anna'); store.close()"
    )
    running = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stderr=subprocess.PIPE) for _ in range(6)]
    assert [program.communicate()[1] for program in running] == [b""] * 6
    store = open_store(URL, tmp_path)
    assert len(store.users()) == 1
    store.close()
