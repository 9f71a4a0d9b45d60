"""Sources are read once; what is known about them is read each time."""

from pathlib import Path

import pytest
from sqlalchemy import event
from store_samples import a_source

from lerende_evaluatie.domain.model import Variables
from lerende_evaluatie.store import connecting, open_store, shelf
from lerende_evaluatie.store.sql import SqlStore

URL = "sqlite:///project.db"


def test_turns_are_read_once_and_new_variables_show_at_once(tmp_path: Path) -> None:
    open_store(URL, tmp_path).close()
    address = connecting.read_address(URL, tmp_path)
    engine, asked = connecting.connect(address), []
    event.listen(engine, "before_cursor_execute", lambda *call: asked.append(call[2]))
    store, source = SqlStore(engine, address.place), a_source()
    store.add_source(source)
    assert store.source(source.guid) == source
    asked.clear()
    store.set_variables(source.guid, Variables(round=2))
    assert [found.variables.round for found in store.sources()] == [2]
    assert not any("FROM turns" in statement for statement in asked)
    store.close()


def test_more_sources_than_are_kept_at_hand_come_back_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "_KEPT", 2)
    store = open_store(URL, tmp_path)
    sources = [a_source(f"{number}.txt", text=f"Tekst {number}.") for number in range(5)]
    for source in sources:
        store.add_source(source)
    for _ in range(2):
        assert store.sources() == sources
        assert [store.source(source.guid) for source in sources] == sources
    store.close()
