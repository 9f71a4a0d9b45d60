import os
from pathlib import Path

import pytest

from lerende_evaluatie.projects import shelf as shelves
from lerende_evaluatie.projects.shelf import FOLDER, FolderShelf


def test_what_was_put_is_there_under_its_name_and_key_only(tmp_path: Path) -> None:
    shelf = FolderShelf(tmp_path)
    shelf.put("learned", "één", b"\x00bytes")
    assert shelf.get("learned", "één") == b"\x00bytes"
    assert shelf.get("learned", "twee") is None and shelf.get("ander", "één") is None


def test_a_new_project_has_no_shelf_until_something_is_put(tmp_path: Path) -> None:
    assert FolderShelf(tmp_path).get("learned", "één") is None
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("damage", [b"", b"kort", b"\xff" * 100])
def test_what_is_damaged_counts_as_lost(tmp_path: Path, damage: bytes) -> None:
    shelf = FolderShelf(tmp_path)
    shelf.put("learned", "één", b"bytes")
    [file] = (tmp_path / FOLDER).iterdir()
    file.write_bytes(damage)
    assert shelf.get("learned", "één") is None


def test_when_it_is_full_the_oldest_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelves, "LARGEST", 300)
    shelf = FolderShelf(tmp_path)
    for number in range(4):
        shelf.put("learned", str(number), b"x" * 80)
        for file in (tmp_path / FOLDER).iterdir():
            os.utime(file, ns=(1, max(1, file.stat().st_mtime_ns // 2)))
    assert [shelf.get("learned", str(number)) is not None for number in range(4)] == [False, False, True, True]


def test_where_nothing_can_be_written_nothing_is_kept_and_nothing_breaks(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("dit is geen map", encoding="utf-8")
    shelf = FolderShelf(tmp_path)
    shelf.put("learned", "één", b"bytes")
    assert shelf.get("learned", "één") is None
