from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lerende_evaluatie.errors import ConfigError, TranscriptError
from lerende_evaluatie.projects.folder import projects_near, transcript_files
from lerende_evaluatie.projects.overwriting import overwrite
from lerende_evaluatie.projects.transcripts import bare_name, kept_under


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("01 gesprek é.docx", "01 gesprek é.docx"),
        ("../../x.docx", "x.docx"),
        ("..\\..\\Windows\\x.docx", "x.docx"),
        ("/etc/x.txt", "x.txt"),
        ("cafe\u0301.txt", "café.txt"),
    ],
)
def test_a_name_loses_its_folders(given_name: str, kept: str) -> None:
    assert bare_name(given_name) == kept


@pytest.mark.parametrize(
    "name",
    [
        "<script>.txt",
        "a\0b.txt",
        "x" * 300 + ".txt",
        "a:b.txt",
        "CON.txt",
        "nul",
        "",
        "..",
        "map/",
        ".verborgen.txt",
        "~$open.docx",
        "interviews.csv",
        "x.docx.bak",
        "a\nb.txt",
        "\ud800.txt",
    ],
)
def test_a_name_that_no_transcript_can_have_is_refused_in_one_sentence(name: str) -> None:
    with pytest.raises(TranscriptError) as caught:
        bare_name(name)
    assert "\n" not in str(caught.value) and "\0" not in str(caught.value)


@given(st.text(max_size=200))
def test_whatever_comes_in_stays_in_the_folder(given_name: str) -> None:
    try:
        name = bare_name(given_name)
    except TranscriptError:
        return
    assert (Path("/transcripts") / name).resolve().parent == Path("/transcripts")
    assert name.encode() and not set(name) & set('/\\<>:"|?*\0')


def test_a_file_is_known_in_whatever_case_it_is_written(tmp_path: Path) -> None:
    (tmp_path / "Gesprek.TXT").write_text("x")
    assert kept_under(tmp_path, "gesprek.txt") == tmp_path / "Gesprek.TXT"
    assert kept_under(tmp_path, "ander.txt") is None


def test_what_is_overwritten_stays_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    for number in range(3):
        overwrite(path, b"%d" % number)
    assert (path.read_bytes(), (tmp_path / "a.txt.bak").read_bytes()) == (b"2", b"1")


def test_of_a_transcript_every_earlier_one_is_kept_and_none_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    for number in (0, 1, 1, 2):
        overwrite(path, b"%d" % number, keep_all=True)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {
        "a.txt": b"2",
        "a.txt.bak": b"0",
        "a.txt.2.bak": b"1",
    }
    assert [file.name for file in transcript_files(tmp_path)] == ["a.txt"]


def test_a_place_where_nothing_can_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="kan niet geschreven worden"):
        overwrite(tmp_path / "weg" / "a.txt", b"")


def test_projects_are_found_here_and_one_level_down(tmp_path: Path) -> None:
    for name in (".", "b", "a", ".verborgen", "a/dieper"):
        (tmp_path / name).mkdir(exist_ok=True)
        (tmp_path / name / "evaluatie.toml").touch()
    (tmp_path / "leeg").mkdir()
    assert projects_near(tmp_path) == [tmp_path, tmp_path / "a", tmp_path / "b"]
    assert projects_near(tmp_path / "weg") == []
