import hashlib
import os
import sys
import unicodedata
from pathlib import Path

import pytest

from lerende_evaluatie.errors import ConfigError
from lerende_evaluatie.projects import folder as folders
from lerende_evaluatie.projects.folder import file_hash, make_project, transcript_files
from lerende_evaluatie.projects.settings import read_settings

CODEBOOKS = {"analysekader.yaml": "codeboek: X\n", "codebook.schema.json": "{}"}


def touch(path: Path, content: str = "x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def names(folder: Path) -> list[str]:
    return [file.name for file in transcript_files(folder)]


def test_transcripts_are_found_in_folders_and_by_name(tmp_path: Path) -> None:
    for name in ("b.docx", "ronde 2/a.TXT", "ronde 1/c.vtt"):
        touch(tmp_path / name)
    assert names(tmp_path) == ["b.docx", "ronde 1/c.vtt", "ronde 2/a.TXT"]
    assert transcript_files(tmp_path)[2].suffix == "txt"


SKIPPED = "README.md readme LEESMIJ.txt Lees_mij.docx ~$a.docx .verborgen.txt .git/a.txt interviews.csv Oud.CSV a.tmp"


@pytest.mark.parametrize("name", SKIPPED.split())
def test_what_is_no_interview_is_skipped(tmp_path: Path, name: str) -> None:
    touch(tmp_path / name)
    assert names(tmp_path) == []


@pytest.mark.parametrize("name", ["Leesmijnheer.docx", "gesprek met readme.txt", "a~$b.docx", "readme-interview.docx"])
def test_an_interview_that_looks_like_a_note_is_not_skipped(tmp_path: Path, name: str) -> None:
    touch(tmp_path / name)
    assert names(tmp_path) == [name]


def test_names_of_macos_are_composed(tmp_path: Path) -> None:
    touch(tmp_path / unicodedata.normalize("NFD", "Één café.docx"))
    assert names(tmp_path) == [unicodedata.normalize("NFC", "Één café.docx")]
    assert transcript_files(tmp_path)[0].path.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has such names")
def test_a_name_that_is_no_text_can_still_be_stored(tmp_path: Path) -> None:
    touch(tmp_path / os.fsdecode(b"caf\xe9.docx"))
    assert names(tmp_path) == ["caf\ufffd.docx"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs rights on Windows")
def test_symbolic_links_and_pipes_are_not_followed(tmp_path: Path) -> None:
    outside = touch(tmp_path / "elders" / "geheim.txt")
    inside = tmp_path / "transcripts"
    inside.mkdir()
    (inside / "link.txt").symlink_to(outside)
    (inside / "map").symlink_to(outside.parent, target_is_directory=True)
    os.mkfifo(inside / "pijp.txt")
    assert names(inside) == []


def test_an_absent_folder_holds_nothing(tmp_path: Path) -> None:
    assert names(tmp_path / "niets") == []


def test_the_hash_is_that_of_the_bytes(tmp_path: Path) -> None:
    assert file_hash(touch(tmp_path / "a", "é")) == hashlib.sha256("é".encode()).hexdigest()


def test_a_new_project_can_be_read(tmp_path: Path) -> None:
    target = tmp_path / 'mijn "evaluatie" {1}'
    written = make_project(target, CODEBOOKS)
    assert {path.relative_to(target).as_posix() for path in written} == {
        "evaluatie.toml",
        "transcripts/interviews.csv",
        "codebook/analysekader.yaml",
        "codebook/codebook.schema.json",
    }
    assert read_settings(target).name == 'mijn "evaluatie" {1}'
    assert (target / "transcripts/interviews.csv").read_bytes().startswith(b"\xef\xbb\xbfbestand;pilot;")
    assert sorted(path.name for path in target.rglob("*") if path.name.endswith(".tmp")) == []


def test_files_that_are_there_already_are_left_alone(tmp_path: Path) -> None:
    own = touch(tmp_path / "codebook/analysekader.yaml", "eigen")
    table = touch(tmp_path / "transcripts/interviews.csv", "eigen")
    written = make_project(tmp_path, CODEBOOKS)
    assert own.read_text() == table.read_text() == "eigen"
    assert own not in written and table not in written


def test_a_project_is_not_made_over_another(tmp_path: Path) -> None:
    touch(tmp_path / "evaluatie.toml", "eigen")
    with pytest.raises(ConfigError, match="staat al een evaluatie"):
        make_project(tmp_path, CODEBOOKS)
    assert [path.name for path in tmp_path.iterdir()] == ["evaluatie.toml"]


def test_a_file_in_place_of_the_folder_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="kan niet gemaakt worden"):
        make_project(touch(tmp_path / "bestand"), CODEBOOKS)


def test_a_project_that_could_not_be_finished_can_be_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = folders.write_whole

    def full_disk(target: Path, data: bytes) -> None:
        if target.name == "interviews.csv":
            raise OSError(28, "No space left on device")
        real(target, data)

    monkeypatch.setattr(folders, "write_whole", full_disk)
    with pytest.raises(ConfigError):
        make_project(tmp_path / "p", CODEBOOKS)
    monkeypatch.undo()
    assert tmp_path / "p/evaluatie.toml" in make_project(tmp_path / "p", CODEBOOKS)


@pytest.mark.skipif(sys.platform == "win32", reason="needs rights on Windows")
def test_a_dangling_link_is_not_written_through(tmp_path: Path) -> None:
    target = tmp_path / "p"
    (target / "codebook").mkdir(parents=True)
    (target / "codebook/analysekader.yaml").symlink_to(tmp_path / "elders.yaml")
    make_project(target, CODEBOOKS)
    assert not (tmp_path / "elders.yaml").exists()
    assert (target / "codebook/analysekader.yaml").is_symlink()
