from pathlib import Path

import pytest

from lerende_evaluatie.bootstrap import new_project, open_project, sample_titles
from lerende_evaluatie.errors import ConfigError, UsageError
from lerende_evaluatie.usecases.ingest import State, ingest
from lerende_evaluatie.usecases.project import Project
from lerende_evaluatie.usecases.projects import clean_name, folder_at, folder_for, name_of
from lerende_evaluatie.usecases.transcripts import LARGEST, Handed, add, sort


def contents(project: Project) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (project.folder / "transcripts").iterdir()}


def test_new_transcripts_are_kept_and_read(project: Project) -> None:
    assert add(project, [Handed("../../carla.txt", b"I: Hoe gaat het?\nR: Goed, hoor.\n")]) == ["carla.txt"]
    states = {row.name: row.state for row in ingest(project).rows}
    assert states["carla.txt"] is State.NEW


def test_a_transcript_that_is_there_is_left_alone_unless_somebody_says_so(project: Project) -> None:
    before = contents(project)
    assert add(project, [Handed("ANNA.txt", b"nieuw")]) == []
    assert contents(project) == before
    add(project, [Handed("ANNA.txt", b"nieuw")], replace=True)
    assert contents(project) == before | {"anna.txt": b"nieuw", "anna.txt.bak": before["anna.txt"]}


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("opname.mp3", b"x", "worden niet gelezen"),
        ("oud.doc", b"x", "van voor 2007"),
        ("zonder", b"x", "worden niet gelezen"),
        ("leeg.txt", b"", "is leeg"),
        ("groot.txt", bytes(LARGEST + 1), "opname"),
        ("<script>.txt", b"x", "gewone letters"),
        ("a\0.txt", b"x", "gewone letters"),
        ("x" * 300 + ".txt", b"x", "te lang"),
    ],
)
def test_what_cannot_be_read_is_refused_and_the_rest_goes_on(
    project: Project, name: str, content: bytes, words: str
) -> None:
    sorting = sort(project, [Handed(name, content), Handed("goed.txt", b"R: Ja.")])
    assert [file.name for file in sorting.new] == ["goed.txt"]
    assert len(sorting.faults) == 1 and words in sorting.faults[0] and "\n" not in sorting.faults[0]


def test_two_files_of_one_name_are_not_both_taken(project: Project) -> None:
    sorting = sort(project, [Handed("map1/a.txt", b"1"), Handed("map2/A.txt", b"2")])
    assert [file.content for file in sorting.new] == [b"1"]
    assert "twee keer" in sorting.faults[0]


def test_a_project_made_on_the_screen_is_the_one_that_init_makes(tmp_path: Path, cli: object) -> None:
    assert callable(cli)
    cli("init", tmp_path / "Wijk")
    new_project(tmp_path / "b" / "Wijk")
    one, other = (
        {path.relative_to(root): path.read_bytes() for path in root.rglob("*") if path.is_file()}
        for root in (tmp_path / "Wijk", tmp_path / "b" / "Wijk")
    )
    assert one == other and one


@pytest.mark.parametrize("codebook", sorted(sample_titles()))
def test_a_project_begins_with_a_name_and_a_codebook_of_choice(tmp_path: Path, codebook: str) -> None:
    new_project(tmp_path / "p", name='Werk & "wijk" \\ {x}', codebook=codebook)
    with open_project(tmp_path / "p") as project:
        assert project.settings.name == 'Werk & "wijk" \\ {x}'
        assert project.codebook.name == sample_titles()[codebook]
    assert name_of(tmp_path / "p") == 'Werk & "wijk" \\ {x}'
    with pytest.raises(ConfigError, match="al een evaluatie"):
        new_project(tmp_path / "p")


def test_a_typed_folder_is_understood(tmp_path: Path) -> None:
    assert folder_at(f' "{tmp_path}" ') == tmp_path
    assert folder_at("~").is_absolute()


@pytest.mark.parametrize("typed", ["", "  ", "map", "../map", "a\0b", "~niemand-heet-zo/x"])
def test_what_is_no_folder_is_refused(typed: str) -> None:
    with pytest.raises(UsageError):
        folder_at(typed)


@pytest.mark.parametrize(
    ("name", "folder"),
    [("Werken in de wijk", "Werken in de wijk"), ("a/b: <c>", "a-b- -c"), ("../..", "project"), ("CON", "CON-project")],
)
def test_a_project_gets_a_folder_that_every_computer_accepts(name: str, folder: str) -> None:
    assert folder_for(name).endswith(folder)
    assert not set(folder_for(name)) & set("/\\:<>")


def test_the_name_of_a_project_is_one_line_of_a_sensible_length() -> None:
    assert clean_name(" a\n b\x7f ") == "a b"
    for typed in ("", "\n", "x" * 81):
        with pytest.raises(UsageError):
            clean_name(typed)
