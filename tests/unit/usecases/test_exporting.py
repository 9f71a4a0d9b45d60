"""A report that is written again: nobody's words are lost, and what changed is listed."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from lerende_evaluatie.domain.lessons import Evidence, Lesson, Stance
from lerende_evaluatie.domain.model import Coding, User, Valence, select
from lerende_evaluatie.domain.quotes import Judgement
from lerende_evaluatie.domain.snapshots import Snapshot, snapshot_of
from lerende_evaluatie.usecases import lessons, review, writing
from lerende_evaluatie.usecases.exporting import Exported, changes_in_words, write_word
from lerende_evaluatie.usecases.ingest import ingest
from lerende_evaluatie.usecases.project import Project
from lerende_evaluatie.usecases.report import build_report
from lerende_evaluatie.usecases.tag import tag


@pytest.fixture
def anna(project: Project) -> User:
    ingest(project)
    return review.coder(project, "Anna")


@pytest.fixture
def proud(project: Project, anna: User) -> Coding:
    return code(project, anna, "anna", "wel trots op")


def code(
    project: Project, user: User, name: str, words: str, valence: Valence = Valence.POSITIVE, code_id: str = "trots"
) -> Coding:
    source = next(one for one in project.store.sources() if one.name == f"{name}.txt")
    start = source.text.index(words)
    selection = select(source.text, start, start + len(words))
    return review.code_by_hand(project, user, source.guid, selection, code_id, valence)


def lesson(project: Project, user: User, coding: Coding) -> Lesson:
    made = replace(lessons.new_lesson("Wees trots", ["trots"]), evidence=(Evidence(1, coding.guid, Stance.SUPPORTS),))
    return lessons.save(project, user, made).lesson


def written(project: Project, target: Path) -> Exported:
    return write_word(project, build_report(project), target)


def lines(path: Path) -> Iterator[str]:
    document = Document(str(path))
    yield from (paragraph.text for paragraph in document.paragraphs)
    yield from (cell.text for table in document.tables for row in table.rows for cell in row.cells)


def test_the_first_report_has_nothing_to_compare_with(project: Project, proud: Coding, tmp_path: Path) -> None:
    exported = written(project, tmp_path / "rapport.docx")
    assert exported == Exported(None, None, None)
    assert [path.name for path in tmp_path.glob("*.docx")] == ["rapport.docx"]


def test_a_second_report_on_the_same_evidence_lists_nothing(project: Project, proud: Coding, tmp_path: Path) -> None:
    written(project, tmp_path / "rapport.docx")
    exported = written(project, tmp_path / "rapport-2.docx")
    assert exported.differences is not None and exported.differences.is_empty and exported.changes is None


def test_what_came_went_and_changed_is_listed_with_the_words(
    project: Project, anna: User, proud: Coding, tmp_path: Path
) -> None:
    gone = code(project, anna, "bert", "trots op de jongens")
    made = lesson(project, anna, proud)
    away = lesson(project, anna, proud)
    written(project, tmp_path / "rapport.docx")

    review.withdraw(project, anna, gone.guid)
    review.change(project, anna, proud.guid, valence=Valence.MIXED)
    code(project, anna, "anna", "koffie drinken")
    writing.rule(project, anna, "Noord", "trots", Judgement.POSITIVE, "Gezien.", 0)
    lessons.save(project, anna, replace(made, title="Wees heel trots"))
    lessons.remove(project, anna, away.guid, away.version)
    lesson(project, anna, proud)
    exported = written(project, tmp_path / "rapport-2.docx")

    found = exported.differences
    assert found and changes_in_words(found) == (
        "1 citaat erbij, 1 citaat vervallen, 1 citaat anders gecodeerd, 1 oordeel in de balans anders, "
        "1 les erbij, 1 les gewijzigd, 1 les weg"
    )
    assert exported.changes == tmp_path / "rapport-2-wijzigingen.docx"
    told = "\n".join(lines(exported.changes))
    for words in ("“koffie drinken”", "“trots op de jongens”", "was: Trots, positief", "Wees heel trots", "Noord"):
        assert words in told


def test_a_document_that_somebody_worked_in_is_kept_under_another_name(
    project: Project, proud: Coding, tmp_path: Path
) -> None:
    target = tmp_path / "rapport.docx"
    written(project, target)
    document = Document(str(target))
    document.add_paragraph("Hier schreef ik een avond aan.")
    document.save(str(target))
    exported = written(project, target)
    assert exported.kept == tmp_path / "rapport-bewerkt.docx"
    assert "Hier schreef ik een avond aan." in list(lines(exported.kept))
    assert "Hier schreef ik een avond aan." not in list(lines(target))


def test_a_report_that_nobody_touched_makes_way_for_the_new_one(
    project: Project, proud: Coding, tmp_path: Path
) -> None:
    target = tmp_path / "rapport.docx"
    written(project, target)
    assert written(project, target).kept is None
    assert [path.name for path in tmp_path.glob("*.docx")] == ["rapport.docx"]


def test_two_coders_who_say_the_same_change_nothing(project: Project, proud: Coding, tmp_path: Path) -> None:
    written(project, tmp_path / "rapport.docx")
    code(project, review.coder(project, "Bert"), "anna", "wel trots op")
    found = written(project, tmp_path / "rapport-2.docx").differences
    assert found and found.is_empty


def test_a_second_coder_keeps_what_the_first_withdraws_however_many_codes_lie_on_the_words(
    project: Project, anna: User, tmp_path: Path
) -> None:
    bert = review.coder(project, "Bert")
    mine = [code(project, anna, "anna", "wel trots op", code_id=code_id) for code_id in ("trots", "draagvlak")]
    for code_id in ("trots", "draagvlak"):
        code(project, bert, "anna", "wel trots op", code_id=code_id)
    written(project, tmp_path / "rapport.docx")
    for coding in mine:
        review.withdraw(project, anna, coding.guid)
    found = written(project, tmp_path / "rapport-2.docx").differences
    assert found and found.is_empty


def test_every_code_that_took_the_place_of_another_on_the_same_words_counts_as_coded_otherwise(
    project: Project, anna: User, tmp_path: Path
) -> None:
    old = [code(project, anna, "anna", "wel trots op", code_id=code_id) for code_id in ("trots", "draagvlak")]
    written(project, tmp_path / "rapport.docx")
    for coding in old:
        review.withdraw(project, anna, coding.guid)
    for code_id, valence in (("werkvloer", Valence.POSITIVE), ("trots", Valence.NEGATIVE)):
        code(project, anna, "anna", "wel trots op", valence, code_id)
    found = written(project, tmp_path / "rapport-2.docx").differences
    assert found and (len(found.recoded), found.added, found.gone) == (2, (), ())


def test_codes_on_the_same_words_that_change_direction_each_name_their_own_past(
    project: Project, anna: User, tmp_path: Path
) -> None:
    old = [code(project, anna, "anna", "wel trots op", code_id=code_id) for code_id in ("trots", "draagvlak")]
    written(project, tmp_path / "rapport.docx")
    for coding in old:
        review.change(project, anna, coding.guid, valence=Valence.NEGATIVE)
    found = written(project, tmp_path / "rapport-2.docx").differences
    assert found and (found.added, found.gone) == ((), ())
    assert {(one.quote.code_id, one.code_id, one.valence) for one in found.recoded} == {
        ("trots", "trots", "positief"),
        ("draagvlak", "draagvlak", "positief"),
    }


def test_proposals_in_a_report_are_no_change_in_the_evidence(project: Project, proud: Coding, tmp_path: Path) -> None:
    tag(project)
    written(project, tmp_path / "rapport.docx")
    report = build_report(project, include_suggestions=True)
    assert snapshot_of(report) != snapshot_of(build_report(project))
    for number in (2, 3):
        found = write_word(project, report, tmp_path / f"rapport-{number}.docx").differences
        assert found and found.is_empty
    found = written(project, tmp_path / "rapport-4.docx").differences
    assert found and found.is_empty


def test_what_went_is_listed_with_its_code_and_interview(
    project: Project, anna: User, proud: Coding, tmp_path: Path
) -> None:
    written(project, tmp_path / "rapport.docx")
    review.withdraw(project, anna, proud.guid)
    changes = written(project, tmp_path / "rapport-2.docx").changes
    assert changes and "“wel trots op” (Trots, positief; anna.txt)" in list(lines(changes))


def test_a_pilot_that_went_is_listed_with_the_signs_it_had(project: Project, proud: Coding, tmp_path: Path) -> None:
    written(project, tmp_path / "rapport.docx")
    source = next(one for one in project.store.sources() if one.guid == proud.source_guid)
    project.store.remove_source(source.guid)
    found = written(project, tmp_path / "rapport-2.docx").differences
    assert found and source.variables.case in {one.case for one in found.signs if not one.after}


def test_a_snapshot_comes_back_from_json_and_holds_no_spoken_word(project: Project, anna: User, proud: Coding) -> None:
    lesson(project, anna, proud)
    kept = snapshot_of(build_report(project))
    assert Snapshot.from_json(kept.to_json()) == kept
    assert len(kept.quotes) == 1 and len(kept.lessons) == 1 and ("trots", "Noord") in kept.signs
    assert "trots op" not in str(kept.to_json())
