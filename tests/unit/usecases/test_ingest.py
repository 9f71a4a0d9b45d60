from pathlib import Path

from lerende_evaluatie.bootstrap import open_project
from lerende_evaluatie.domain.model import Coding, Role, Valence, select
from lerende_evaluatie.usecases import review
from lerende_evaluatie.usecases.ingest import State, ingest
from lerende_evaluatie.usecases.project import Project
from lerende_evaluatie.usecases.report import build_report
from lerende_evaluatie.usecases.status import status
from lerende_evaluatie.usecases.tag import tag


def source_named(project: Project, name: str):
    return next(source for source in project.store.sources() if source.name == name)


def ingested_and_coded(project: Project) -> Coding:
    ingest(project)
    coder = review.coder(project, "Codeur")
    source = source_named(project, "bert.txt")
    start = source.text.index("Er was geen draagvlak")
    coded = select(source.text, start, start + 21)
    return review.code_by_hand(project, coder, source.guid, coded, "draagvlak", Valence.NEGATIVE)


def test_every_turn_is_a_slice_of_the_text(project: Project) -> None:
    ingest(project)
    source = source_named(project, "anna.txt")
    assert source.words_of(source.turns[0]) == "Hoe is het om hier te werken? Bent u trots?"
    assert [turn.role for turn in source.turns][:2] == [Role.INTERVIEWER, Role.RESPONDENT]
    assert source.variables.case == "Noord"


def test_the_same_files_again_change_nothing(project: Project) -> None:
    ingest(project)
    before = project.store.sources()
    report = ingest(project)
    assert {row.state for row in report.rows} == {State.UNCHANGED}
    assert project.store.sources() == before


def test_new_metadata_reaches_an_unchanged_transcript(project: Project, folder: Path) -> None:
    ingest(project)
    table = folder / "transcripts" / "interviews.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("Noord", "Oost"), encoding="utf-8")
    ingest(project)
    assert source_named(project, "anna.txt").variables.case == "Oost"


def test_a_file_that_cannot_be_read_does_not_stop_the_others(project: Project, folder: Path) -> None:
    (folder / "transcripts" / "kapot.docx").write_bytes(b"geen zip")
    (folder / "transcripts" / "plaatje.png").write_bytes(b"x")
    report = ingest(project)
    states = {row.name: row.state for row in report.rows}
    assert states == {
        "anna.txt": State.NEW,
        "bert.txt": State.NEW,
        "kapot.docx": State.FAILED,
        "plaatje.png": State.FAILED,
    }
    assert not report.complete


def test_a_changed_transcript_takes_its_codings_along(project: Project, folder: Path) -> None:
    coding = ingested_and_coded(project)
    path = folder / "transcripts" / "bert.txt"
    path.write_text("I: Goedemorgen.\nR: Morgen.\n" + path.read_text(encoding="utf-8"), encoding="utf-8")

    row = next(row for row in ingest(project).rows if row.name == "bert.txt")

    assert (row.state, row.moved, row.lost) == (State.CHANGED, 1, 0)
    moved = project.store.coding(coding.guid)
    assert moved is not None
    assert moved.selection.stands_in(source_named(project, "bert.txt").text)
    assert moved.selection.start > coding.selection.start


def test_a_coding_whose_words_are_gone_is_listed_as_lost(project: Project, folder: Path) -> None:
    coding = ingested_and_coded(project)
    path = folder / "transcripts" / "bert.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("geen draagvlak", "weinig steun"), encoding="utf-8")

    row = next(row for row in ingest(project).rows if row.name == "bert.txt")

    assert row.lost == 1
    assert [lost.guid for lost in project.store.lost_codings()] == [coding.guid]
    assert project.store.codings() == []


def test_a_decided_suggestion_stays_decided_when_the_transcript_changes(project: Project, folder: Path) -> None:
    ingest(project)
    tag(project)
    coder = review.coder(project, "Codeur")
    rejected = next(item for item in project.store.suggestions() if item.code_id == "werkvloer")
    review.reject(project, coder, rejected.guid)
    path = folder / "transcripts" / "anna.txt"
    path.write_text("I: Welkom.\nR: Dank u.\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    ingest(project)
    tag(project)
    view = review.view(project, source_named(project, "anna.txt").guid)
    assert [item.guid for item, _ in view.decided] == [rejected.guid]
    assert "werkvloer" not in {item.code_id for item in view.open}


def test_a_person_can_say_who_asks_the_questions(folder: Path) -> None:
    (folder / "transcripts" / "anna.txt").write_text("Kim: Ja hoor, dat wel.\nSam: Trots?\n" * 8, encoding="utf-8")
    settings = folder / "evaluatie.toml"
    settings.write_text('[sprekers."anna.txt"]\ninterviewer = ["Kim"]\n', encoding="utf-8")
    with open_project(folder) as project:
        ingest(project)
        roles = {turn.speaker: turn.role for turn in source_named(project, "anna.txt").turns}
        assert roles == {"Kim": Role.INTERVIEWER, "Sam": Role.RESPONDENT}
        settings.write_text('[sprekers."anna.txt"]\ninterviewer = ["Sam"]\n', encoding="utf-8")
    with open_project(folder) as project:
        ingest(project)
        roles = {turn.speaker: turn.role for turn in source_named(project, "anna.txt").turns}
        assert roles == {"Kim": Role.RESPONDENT, "Sam": Role.INTERVIEWER}


def test_a_file_that_disappeared_stays_in_the_project(project: Project, folder: Path) -> None:
    ingest(project)
    (folder / "transcripts" / "bert.txt").unlink()
    report = ingest(project)
    assert [row.name for row in report.rows if row.state is State.DISAPPEARED] == ["bert.txt"]
    assert source_named(project, "bert.txt")


def codings_on_bert(project: Project, folder: Path) -> Path:
    """Code a passage by hand, reject a suggestion, and return the file."""
    ingest(project)
    tag(project)
    coder = review.coder(project, "Codeur")
    source = source_named(project, "bert.txt")
    start = source.text.index("Er was geen draagvlak")
    coded = select(source.text, start, start + 21)
    review.code_by_hand(project, coder, source.guid, coded, "draagvlak", Valence.NEGATIVE)
    review.reject(project, coder, project.store.suggestions(source.guid)[0].guid)
    return folder / "transcripts" / "bert.txt"


def test_a_file_that_disappeared_is_taken_out_when_asked(project: Project, folder: Path) -> None:
    path = codings_on_bert(project, folder)
    path.unlink()
    row = ingest(project, remove_missing=True).rows[-1]
    assert (row.name, row.state) == ("bert.txt", State.REMOVED)
    assert [row.state for row in ingest(project, remove_missing=True).rows] == [State.UNCHANGED]
    seen = status(project)
    assert [source.name for source in seen.sources] == ["anna.txt"]
    assert (seen.codings, seen.decided, seen.lost) == (0, 0, ())
    report = build_report(project)
    assert [interview.name for interview in report.interviews] == ["anna.txt"]
    assert (report.method.codings, report.method.coders) == (0, ())


def test_a_file_that_comes_back_brings_its_codings_along(project: Project, folder: Path) -> None:
    path = codings_on_bert(project, folder)
    before = status(project), project.store.codings(), project.store.suggestions(), build_report(project)
    words = path.read_bytes()
    path.unlink()
    ingest(project, remove_missing=True)
    path.write_bytes(words)
    states = {row.name: row.state for row in ingest(project).rows}
    assert states == {"anna.txt": State.UNCHANGED, "bert.txt": State.RETURNED}
    assert (status(project), project.store.codings(), project.store.suggestions(), build_report(project)) == before
    assert {row.state for row in ingest(project).rows} == {State.UNCHANGED}


def test_a_file_that_comes_back_changed_finds_its_codings_again(project: Project, folder: Path) -> None:
    path = codings_on_bert(project, folder)
    words = path.read_text(encoding="utf-8")
    path.unlink()
    ingest(project, remove_missing=True)
    path.write_text("I: Goedemorgen.\nR: Morgen.\n" + words, encoding="utf-8")
    row = ingest(project).rows[-1]
    assert (row.state, row.moved, row.lost) == (State.RETURNED, 1, 0)
    [coding] = project.store.codings()
    assert coding.selection.stands_in(source_named(project, "bert.txt").text)
    assert project.store.removed_sources() == []


def test_a_file_that_comes_back_broken_is_known_and_not_read(project: Project, folder: Path) -> None:
    path = codings_on_bert(project, folder)
    path.unlink()
    ingest(project, remove_missing=True)
    path.write_bytes(b"")
    assert ingest(project, remove_missing=True).rows[-1].state is State.FAILED
    assert len(project.store.codings()) == 1


def test_what_looks_odd_is_said(project: Project, folder: Path) -> None:
    transcripts = folder / "transcripts"
    (transcripts / "zonder_regel.txt").write_bytes((transcripts / "anna.txt").read_bytes())
    rows = {row.name: " ".join(row.warnings) for row in ingest(project).rows}
    assert "geen regel voor dit interview" in rows["zonder_regel.txt"]
    assert "dezelfde inhoud als anna.txt" in rows["zonder_regel.txt"]
    assert "erg kort" in rows["anna.txt"]


def test_two_spellings_of_one_name_are_noticed(project: Project, folder: Path) -> None:
    text = "".join(f"Marjolein: Hoe gaat dat {n}?\nAnouk: Nou, {n}.\n" for n in range(6))
    (folder / "transcripts" / "anna.txt").write_text(text + "Marjolijn: En verder?\n" * 3, encoding="utf-8")
    row = next(row for row in ingest(project).rows if row.name == "anna.txt")
    assert any("‘Marjolein’ en ‘Marjolijn’" in warning for warning in row.warnings)


def test_a_mistyped_label_is_noticed(project: Project, folder: Path) -> None:
    text = "Interviewer: Hoe gaat het?\nRespondent: Goed.\n" * 4 + "Interviwer: Hoe dan?\nRespondent: Gewoon.\n"
    (folder / "transcripts" / "anna.txt").write_text(text, encoding="utf-8")
    row = next(row for row in ingest(project).rows if row.name == "anna.txt")
    assert any("‘Interviwer:’" in warning and "‘Interviewer’" in warning for warning in row.warnings)
