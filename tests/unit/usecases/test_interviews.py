from dataclasses import replace
from pathlib import Path

import pytest

from lerende_evaluatie.bootstrap import open_project
from lerende_evaluatie.domain.model import Role
from lerende_evaluatie.errors import UsageError
from lerende_evaluatie.projects.settings import read_settings
from lerende_evaluatie.usecases.ingest import ingest
from lerende_evaluatie.usecases.interviews import Interview, check, interviews, save
from lerende_evaluatie.usecases.project import Project


@pytest.fixture
def read(project: Project) -> Project:
    ingest(project)
    return project


def row(project: Project, name: str) -> Interview:
    return next(row for row in interviews(project).rows if row.name == name)


def test_interviews_are_shown_with_their_cells_and_speakers(read: Project) -> None:
    anna = row(read, "anna.txt")
    assert anna.cells["pilot"] == "Noord"
    assert anna.cells["datum"] == "2022-05-12"
    assert [(speaker.label, speaker.role, speaker.turns) for speaker in anna.speakers] == [
        ("I", Role.INTERVIEWER, 3),
        ("R", Role.RESPONDENT, 3),
    ]
    assert anna.speakers[1].opening.startswith("Ja, ik ben er wel trots op.")


def test_a_cell_with_a_fault_is_shown_as_typed_with_the_fault(read: Project) -> None:
    table = read.folder / "transcripts" / "interviews.csv"
    table.write_text(table.read_text().replace("2022-05-12", "gisteren"), encoding="utf-8")
    anna = row(read, "anna.txt")
    assert anna.cells["datum"] == "gisteren"
    assert "dag-maand-jaar" in anna.faults["datum"]


def test_saved_cells_are_in_the_table_and_in_the_store(read: Project) -> None:
    before = (read.folder / "transcripts" / "interviews.csv").read_bytes()
    saved = save(read, interviews(read).stamp, {"anna.txt": {"pilot": "De Wijk", "datum": "1-6-2022"}}, {})
    assert saved.faults == {}
    assert [line.state.value for line in saved.report.rows] == ["ongewijzigd", "ongewijzigd"]
    anna = next(source for source in read.store.sources() if source.name == "anna.txt")
    assert (anna.variables.case, str(anna.variables.date), anna.variables.function) == (
        "De Wijk",
        "2022-06-01",
        "medewerker groen",
    )
    assert (read.folder / "transcripts" / "interviews.csv.bak").read_bytes() == before


def test_a_cell_with_a_fault_is_not_saved_and_the_rest_is(read: Project) -> None:
    cells = {"anna.txt": {"ronde": "twee", "functie": "tuinman"}, "bert.txt": {"datum": "30-02-2023"}}
    saved = save(read, interviews(read).stamp, cells, {})
    assert {name: set(faults) for name, faults in saved.faults.items()} == {
        "anna.txt": {"ronde"},
        "bert.txt": {"datum"},
    }
    assert row(read, "anna.txt").cells["ronde"] == "1"
    assert row(read, "anna.txt").cells["functie"] == "tuinman"


def test_a_role_is_written_to_the_settings_and_holds_for_that_interview_only(read: Project) -> None:
    settings = read.folder / "evaluatie.toml"
    settings.write_text("# van mij\n[project]\nnaam = 'Proef' # zo heet het\n", encoding="utf-8")
    save(read, interviews(read).stamp, {}, {"anna.txt": {"I": Role.RESPONDENT, "R": Role.UNKNOWN}})
    assert "# van mij" in settings.read_text() and "# zo heet het" in settings.read_text()
    assert [speaker.role for speaker in row(read, "anna.txt").speakers] == [Role.RESPONDENT, Role.UNKNOWN]
    assert [speaker.role for speaker in row(read, "bert.txt").speakers] == [Role.INTERVIEWER, Role.RESPONDENT]
    now = replace(read, settings=read_settings(read.folder))
    assert {line.state.value for line in ingest(now).rows} == {"ongewijzigd"}


def test_a_role_wins_from_what_the_settings_say_of_all_interviews(folder: Path) -> None:
    (folder / "evaluatie.toml").write_text("[sprekers]\ninterviewer = ['r']\n", encoding="utf-8")
    with open_project(folder) as project:
        ingest(project)
        save(project, interviews(project).stamp, {}, {"anna.txt": {"R": Role.RESPONDENT, "I": Role.INTERVIEWER}})
        assert [speaker.role for speaker in row(project, "anna.txt").speakers] == [Role.INTERVIEWER, Role.RESPONDENT]


def test_a_save_that_rests_on_older_files_is_refused_and_changes_nothing(read: Project) -> None:
    stamp = interviews(read).stamp
    save(read, stamp, {"anna.txt": {"pilot": "De eerste"}}, {})
    with pytest.raises(UsageError, match="intussen ergens anders gewijzigd"):
        save(read, stamp, {"anna.txt": {"pilot": "De tweede"}}, {})
    assert row(read, "anna.txt").cells["pilot"] == "De eerste"


def test_an_interview_without_a_row_gets_a_whole_one(read: Project) -> None:
    (read.folder / "transcripts" / "interviews.csv").unlink()
    save(read, interviews(read).stamp, {"anna.txt": {"ronde": "2"}}, {})
    assert row(read, "anna.txt").cells == {
        "pilot": "Noord",
        "groep": "werknemer",
        "functie": "medewerker groen",
        "datum": "2022-05-12",
        "ronde": "2",
        "respondent": "",
    }
    assert (read.folder / "transcripts" / "interviews.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_table_from_an_old_spreadsheet_is_understood_and_written_as_unicode(read: Project) -> None:
    table = read.folder / "transcripts" / "interviews.csv"
    table.write_bytes("bestand;pilot\nanna.txt;Café\n".encode("cp1252"))
    save(read, interviews(read).stamp, {"bert.txt": {"pilot": "Één 🙂"}}, {})
    assert "anna.txt;Café\n" in table.read_text(encoding="utf-8-sig")
    assert row(read, "bert.txt").cells["pilot"] == "Één 🙂"


@pytest.mark.parametrize("name", ["weg.txt", "../evaluatie.toml"])
def test_an_interview_that_is_not_there_is_refused(read: Project, name: str) -> None:
    with pytest.raises(UsageError):
        save(read, interviews(read).stamp, {name: {"pilot": "x"}}, {})
    with pytest.raises(UsageError):
        save(read, interviews(read).stamp, {}, {"anna.txt": {"Niemand": Role.RESPONDENT}})
    with pytest.raises(UsageError):
        check(read, "bestand", "x")
