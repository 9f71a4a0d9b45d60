"""All of a decision or nothing: with a full disk, a busy file, a computer that stops."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import event
from store_samples import SPOKEN, a_coding, a_lesson, a_source, a_suggestion

from lerende_evaluatie.domain import review
from lerende_evaluatie.domain.model import NoteTarget, Variables
from lerende_evaluatie.domain.quotes import Judgement
from lerende_evaluatie.domain.snapshots import Export, Snapshot
from lerende_evaluatie.domain.writing import Place, Ruling, Summary, SummaryKind
from lerende_evaluatie.errors import StoreError, WritingError
from lerende_evaluatie.store import SqlStore, connecting, open_store

URL = "sqlite:///project.db"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    store = open_store(URL, tmp_path)
    yield store
    store.close()


def rows(folder: Path, statement: str) -> list[tuple]:
    with closing(sqlite3.connect(folder / "project.db")) as database:
        return database.execute(statement).fetchall()


def limited(folder: Path, pragma: str) -> SqlStore:
    """Open a store with one more SQLite setting on each connection."""
    address = connecting.read_address(URL, folder)
    engine = connecting.connect(address)
    event.listen(engine, "connect", lambda connection, record: connection.execute(pragma))
    return SqlStore(engine, address.place)


def test_a_full_disk_is_named_and_nothing_is_half_written(store: SqlStore, tmp_path: Path) -> None:
    source = a_source()
    store.add_source(source)
    full = limited(tmp_path, "PRAGMA max_page_count=1")  # SQLite takes the present size when it is larger
    many = [a_suggestion(source, reason="x" * 500) for _ in range(500)]
    with pytest.raises(StoreError, match="schijf vol") as caught:
        full.replace_suggestions(source.guid, "lex", {"code": "1"}, many)
    assert "kersenboom" not in f"{caught.value} {caught.value.__cause__}"
    assert full.suggestions() == [] and full.fingerprints(source.guid, "lex") == {}
    full.close()
    store.replace_suggestions(source.guid, "lex", {"code": "1"}, many[:2])
    assert len(store.suggestions()) == 2


def test_a_database_without_write_rights_is_named(store: SqlStore, tmp_path: Path) -> None:
    reader = limited(tmp_path, "PRAGMA query_only=ON")
    with pytest.raises(StoreError, match="mag u niet schrijven"):
        reader.add_source(a_source())
    assert reader.sources() == []
    reader.close()


def test_a_busy_database_is_named(store: SqlStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "BUSY_TIMEOUT", 50)
    late = open_store(URL, tmp_path)
    with closing(sqlite3.connect(tmp_path / "project.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="bezet"):
            late.user("Anna")
        assert late.users() == []
        other.execute("ROLLBACK")
    assert late.user("Anna").name == "Anna"
    late.close()


@pytest.mark.parametrize("moment", ["INSERT INTO reviews", "INSERT INTO steps", "INSERT INTO history"])
def test_a_computer_that_stops_inside_a_decision_leaves_nothing_half_written(
    moment: str, store: SqlStore, tmp_path: Path
) -> None:
    code = (
        "import os, sys, pathlib; sys.path.insert(0, sys.argv[2])\n"
        "from sqlalchemy import event; from sqlalchemy.engine import Engine\n"
        "from store_samples import *; from lerende_evaluatie.domain.review import accept, now\n"
        "from lerende_evaluatie.domain.steps import Step, StepKind\n"
        "from lerende_evaluatie.store import open_store\n"
        f"store = open_store({URL!r}, pathlib.Path(sys.argv[1])); source = a_source(); store.add_source(source)\n"
        "one, two = a_suggestion(source), a_suggestion(source); user = store.user('Anna')\n"
        "store.replace_suggestions(source.guid, 'lex', {'code': '1'}, [one, two])\n"
        "first, second = accept(one, user), accept(two, user)\n"
        "store.record(by=user.guid, reviews=[first.review], codings=[first.coding])\n"
        "def stop(conn, cursor, statement, *rest):\n"
        f"    if {moment!r} in statement: os._exit(9)\n"
        "event.listen(Engine, 'after_cursor_execute', stop)\n"
        "step = Step('step', user.guid, source.guid, now(), StepKind.ACCEPT)\n"
        "store.record(by=user.guid, reviews=[second.review], codings=[second.coding], step=step)\n"
    )
    here = str(Path(__file__).parent)
    assert subprocess.run([sys.executable, "-c", code, str(tmp_path), here], check=False).returncode == 9
    assert (len(store.codings()), len(store.reviews()), len(store.suggestions())) == (1, 1, 2)
    assert store.step("step") is None
    assert len(store.changes_since(0).codings) == 1
    assert store.user("Bert").name == "Bert"


@pytest.mark.parametrize("moment", ["INSERT INTO lessons", "INSERT INTO lesson_quotes", "INSERT INTO history"])
def test_a_computer_that_stops_while_a_lesson_is_saved_leaves_the_version_before(
    moment: str, store: SqlStore, tmp_path: Path
) -> None:
    code = (
        "import os, sys, pathlib; sys.path.insert(0, sys.argv[2])\n"
        "from dataclasses import replace; from sqlalchemy import event; from sqlalchemy.engine import Engine\n"
        "from store_samples import *; from lerende_evaluatie.store import open_store\n"
        f"store = open_store({URL!r}, pathlib.Path(sys.argv[1])); source = a_source(); store.add_source(source)\n"
        "user = store.user('Anna'); coding = a_coding(source, user)\n"
        "store.record(by=user.guid, codings=[coding])\n"
        "first = store.save_lesson(a_lesson(coding, user), by=user.guid)\n"
        "def stop(conn, cursor, statement, *rest):\n"
        f"    if {moment + ' '!r} in statement: os._exit(9)\n"
        "event.listen(Engine, 'after_cursor_execute', stop)\n"
        "store.save_lesson(replace(first, text='Anders.'), by=user.guid)\n"
    )
    here = str(Path(__file__).parent)
    assert subprocess.run([sys.executable, "-c", code, str(tmp_path), here], check=False).returncode == 9
    [lesson] = store.lessons()
    assert (lesson.version, lesson.text, len(lesson.evidence)) == (1, SPOKEN, 1)
    assert store.lesson_versions(lesson.guid) == [lesson]


def test_a_text_that_was_changed_outside_the_program_is_noticed(store: SqlStore, tmp_path: Path) -> None:
    source = a_source()
    store.add_source(source)
    with closing(sqlite3.connect(tmp_path / "project.db")) as other, other:
        other.execute("UPDATE sources SET text = 'Iets anders.'")
    with pytest.raises(StoreError, match=r"anna\.txt"):
        store.source(source.guid)


def test_a_damaged_analysis_counts_as_not_made(store: SqlStore, tmp_path: Path) -> None:
    source = a_source()
    store.add_source(source)
    with closing(sqlite3.connect(tmp_path / "project.db")) as other, other:
        other.execute("INSERT INTO analyses VALUES (?, 'nl 1', x'00ff')", (source.guid,))
    assert store.analysis(source.guid, "nl 1") is None


def test_the_history_tells_what_was_done_without_spoken_words(store: SqlStore, tmp_path: Path) -> None:
    source, new, user = a_source(), a_source(text="Nou: " + SPOKEN), store.user("Anna")
    store.add_source(source)
    store.set_variables(source.guid, Variables(round=1))
    store.set_variables(source.guid, Variables(round=1))
    suggestion = a_suggestion(source)
    store.replace_suggestions(source.guid, "lex", {"code": "1"}, [suggestion])
    outcome = review.accept(suggestion, user)
    note = review.write_note(NoteTarget.PROJECT, "", "Over de kersenboom.", user)
    for _ in range(2):
        store.record(by=user.guid, reviews=[outcome.review], codings=[outcome.coding], notes=[note])
    store.record(by=store.user("Bert").guid, withdrawn=[outcome.coding.guid])
    store.replace_source(source.guid, new, {})
    store.remove_source(new.guid)
    store.restore_source(new.guid)
    store.keep_codebook("cb1", "codes: []")
    found = rows(tmp_path, "SELECT verb, what, detail FROM history ORDER BY number")
    assert [verb for verb, _, _ in found] == [
        "add_user",
        "add_source",
        "set_variables",
        "suggest",
        "record",
        "add_user",
        "record",
        "replace_source",
        "remove_source",
        "restore_source",
        "keep_codebook",
    ]
    assert "kersenboom" not in repr(found)
    decision = json.loads(found[4][2])
    assert decision["reviews"][0]["suggestion"] == suggestion.guid
    assert decision["codings"][0]["guid"] == outcome.coding.guid


def test_the_history_tells_what_was_written_without_a_word_of_it(store: SqlStore, tmp_path: Path) -> None:
    source, anna, bert = a_source(), store.user("Anna"), store.user("Bert")
    store.add_source(source)
    coding = a_coding(source, anna)
    store.record(by=anna.guid, codings=[coding])
    begin = store.revision()
    lesson = store.save_lesson(a_lesson(coding, anna), by=anna.guid)
    store.remove_lesson(lesson.guid, by=bert.guid, version=1)
    store.restore_lesson(lesson.guid, by=anna.guid)
    place = Place(SummaryKind.CELL, "kersenboom", "code")
    store.save_summary(Summary(place, SPOKEN, (coding.guid,), bert.guid, review.now()))
    store.save_ruling(Ruling("kersenboom", "code", Judgement.MIXED, SPOKEN, anna.guid, review.now()))
    snapshot = Snapshot(quotes={coding.guid: ("code", "positief", "a" * 64)}, lessons={lesson.guid: 1})
    store.keep_export(Export("export", review.now(), "word", "kersenboom.docx", "b" * 64, snapshot))
    found = rows(tmp_path, f"SELECT verb, what, user_guid, detail FROM history WHERE number > {begin} ORDER BY number")
    assert [(verb, what, by, json.loads(detail)) for verb, what, by, detail in found] == [
        ("save_lesson", lesson.guid, anna.guid, {"version": 1, "quotes": 1}),
        ("remove_lesson", lesson.guid, bert.guid, {"version": 1}),
        ("restore_lesson", lesson.guid, anna.guid, {"version": 1}),
        (
            "save_summary",
            "vergelijking",
            bert.guid,
            {"number": 1, "subject": "code", "version": 1, "characters": len(SPOKEN), "quotes": 1},
        ),
        ("save_ruling", "code", anna.guid, {"number": 1, "version": 1, "judgement": "😐"}),
        ("keep_export", "export", None, {"form": "word", "quotes": 1, "lessons": 1}),
    ]


def test_a_removed_lesson_is_kept_with_who_and_when(store: SqlStore, tmp_path: Path) -> None:
    source, anna, bert = a_source(), store.user("Anna"), store.user("Bert")
    store.add_source(source)
    coding = a_coding(source, anna)
    store.record(by=anna.guid, codings=[coding])
    lesson = store.save_lesson(a_lesson(coding, anna), by=anna.guid)
    store.remove_lesson(lesson.guid, by=bert.guid, version=1)
    ((guid, by, at),) = rows(tmp_path, "SELECT guid, removed_by, removed_at FROM lessons")
    assert (guid, by) == (lesson.guid, bert.guid)
    assert at >= lesson.at.strftime("%Y-%m-%d %H:%M:%S.%f")


def test_a_lesson_that_cannot_be_kept_tells_no_word_of_it(store: SqlStore) -> None:
    source, anna = a_source(), store.user("Anna")
    store.add_source(source)
    coding = a_coding(source, anna)
    with pytest.raises(WritingError) as unknown:
        store.save_lesson(a_lesson(coding, anna), by=anna.guid)
    store.record(by=anna.guid, codings=[coding])
    with pytest.raises(StoreError) as nobody:
        store.save_lesson(replace(a_lesson(coding, anna), user_guid="niemand"), by=anna.guid)
    for caught in (unknown, nobody):
        assert "kersenboom" not in f"{caught.value} {caught.value.__cause__}"
    assert store.lessons() == []


def test_a_withdrawn_coding_is_kept_with_who_and_when(store: SqlStore, tmp_path: Path) -> None:
    source, anna, bert = a_source(), store.user("Anna"), store.user("Bert")
    store.add_source(source)
    coding = a_coding(source, anna)
    store.record(by=anna.guid, codings=[coding])
    store.record(by=bert.guid, withdrawn=[coding.guid])
    ((guid, by, at),) = rows(tmp_path, "SELECT guid, withdrawn_by, withdrawn_at FROM codings")
    assert (guid, by) == (coding.guid, bert.guid)
    assert at > coding.at.strftime("%Y-%m-%d %H:%M:%S.%f")
