import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from codebook_samples import EVERYTHING

from lerende_evaluatie.codebooks.tables import write_csv, write_xlsx
from lerende_evaluatie.codebooks.word import print_codebook
from lerende_evaluatie.domain.codebook import CodeBook
from lerende_evaluatie.errors import CodebookError

WRITERS = {"x.csv": write_csv, "x.xlsx": write_xlsx, "x.docx": print_codebook}
Write = Callable[[CodeBook, Path], None]
each = pytest.mark.parametrize(("name", "write"), WRITERS.items(), ids=list(WRITERS))


@each
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_full_disk_leaves_the_old_file_as_it_was(
    step: str, name: str, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / name).write_text("oud")
    monkeypatch.setattr(os, step, full)
    with pytest.raises(CodebookError, match=r"kan niet geschreven worden \(de schijf is vol\)"):
        write(EVERYTHING, tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text() == "oud"


@each
def test_a_folder_that_is_not_there_is_one_sentence(name: str, write: Write, tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match=r"kan niet geschreven worden \(de map bestaat niet\)"):
        write(EVERYTHING, tmp_path / "weg" / name)


@each
def test_a_folder_in_place_of_the_file_is_one_sentence(name: str, write: Write, tmp_path: Path) -> None:
    (tmp_path / name).mkdir()
    with pytest.raises(CodebookError, match="kan niet geschreven worden"):
        write(EVERYTHING, tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.skipif(sys.platform == "win32", reason="needs rights on Windows")
@each
def test_a_link_stays_a_link(name: str, write: Write, tmp_path: Path) -> None:
    (tmp_path / "elders").mkdir()
    (tmp_path / name).symlink_to(tmp_path / "elders" / name)
    write(EVERYTHING, tmp_path / name)
    assert (tmp_path / name).is_symlink()
    assert (tmp_path / "elders" / name).stat().st_size > 0
