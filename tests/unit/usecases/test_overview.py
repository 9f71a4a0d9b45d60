"""Overviews rest on decided codings, agree with the report, and can be kept to one coder."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lerende_evaluatie.domain import evidence
from lerende_evaluatie.domain.balance import MatrixCell
from lerende_evaluatie.domain.model import Coding, NoteTarget, User, Valence, new_guid, select
from lerende_evaluatie.domain.portraits import Unit
from lerende_evaluatie.domain.tables import By, Cell, Level
from lerende_evaluatie.errors import EvaluationError
from lerende_evaluatie.usecases import overview, review
from lerende_evaluatie.usecases.ingest import ingest
from lerende_evaluatie.usecases.overview import Choice, Column, Spot
from lerende_evaluatie.usecases.project import Project
from lerende_evaluatie.usecases.report import build_report
from lerende_evaluatie.usecases.tag import tag

ALL = Choice()
MOMENT = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def coders(project: Project) -> tuple[User, User]:
    ingest(project)
    tag(project)
    return review.coder(project, "Anna"), review.coder(project, "Bert")


def code(
    project: Project, user: User, name: str, words: str, code_id: str, valence: Valence = Valence.POSITIVE
) -> Coding:
    source = next(one for one in project.store.sources() if one.name == f"{name}.txt")
    start = source.text.index(words)
    selection = select(source.text, start, start + len(words))
    return review.code_by_hand(project, user, source.guid, selection, code_id, valence)


def test_suggestions_never_count(project: Project, coders: tuple[User, User]) -> None:
    assert project.store.suggestions()
    assert overview.matrix(project, By.CASE, ALL).overall.counts.passages == 0
    review.accept(project, coders[0], project.store.suggestions()[0].guid)
    assert overview.matrix(project, By.CASE, ALL).overall.counts.passages == 1


def test_what_changes_is_seen_at_once(project: Project, coders: tuple[User, User]) -> None:
    coding = code(project, coders[0], "anna", "wel trots op", "trots")
    assert overview.matrix(project, By.CASE, ALL).overall.counts.passages == 1
    review.withdraw(project, coders[0], coding.guid)
    assert overview.matrix(project, By.CASE, ALL).overall.counts.passages == 0
    code(project, coders[0], "anna", "wel trots op", "trots")
    source = project.store.sources()[0]
    project.store.set_variables(source.guid, replace(source.variables, case="Oost"))
    columns = overview.matrix(project, By.CASE, ALL).columns
    assert {column.value for column in columns} == {"Oost", "Zuid"}


def test_one_coder_can_be_chosen_and_who_works_blind_sees_only_the_own_codings(
    project: Project, coders: tuple[User, User]
) -> None:
    anna, bert = coders
    code(project, anna, "anna", "wel trots op", "trots")
    code(project, bert, "anna", "wel trots op", "trots")
    code(project, bert, "bert", "trots op de jongens", "trots")

    def count(choice: Choice) -> int:
        return overview.matrix(project, By.CASE, choice).overall.counts.passages

    assert count(ALL) == 2
    assert count(Choice(coder=anna.guid)) == 1 and count(Choice(coder=bert.guid)) == 2
    assert count(Choice(user=anna, blind=True)) == count(Choice(user=anna, blind=True, coder=bert.guid)) == 1
    assert count(Choice(blind=True)) == 0
    seen = overview.passages(project, Choice(user=anna, blind=True), Spot())
    assert {quote.coder for one in seen for quote in one.quotes} == {"Anna"}


def test_who_works_blind_does_not_meet_a_code_that_only_another_used(
    project: Project, coders: tuple[User, User]
) -> None:
    anna, bert = coders
    coding = code(project, bert, "anna", "wel trots op", "trots")
    project.store.record(by=bert.guid, codings=[replace(coding, guid=new_guid(), code_id="van_vroeger")])
    seen = [row.code.id for row in overview.matrix(project, By.CASE, ALL).rows]
    blind = [row.code.id for row in overview.matrix(project, By.CASE, Choice(user=anna, blind=True)).rows]
    assert "van_vroeger" in seen and "van_vroeger" not in blind


def same(cell: Cell, reported: MatrixCell) -> bool:
    counts = cell.counts
    return reported == MatrixCell(cell.judgement, counts.passages, counts.respondents, len(counts.groups))


PLACES = [
    ("anna", "ik ben er wel trots op"),
    ("anna", "Dat had ik nooit gedacht."),
    ("anna", "wel trots"),
    ("anna", "Mijn collega had er eerst geen zin in. 🙂 Nu is er draagvlak."),
    ("bert", "geen draagvlak bij ons"),
    ("bert", "trots op de jongens"),
    ("bert", "De een meer dan de ander."),
]
CODES = ["trots", "draagvlak", "werkvloer", "weg_uit_het_codeboek"]
drawn = st.lists(
    st.tuples(st.sampled_from(PLACES), st.sampled_from(CODES), st.sampled_from(Valence), st.integers(0, 1)),
    max_size=25,
    unique_by=lambda one: (one[0], one[1], one[3]),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn)
def test_the_overviews_and_the_report_never_disagree(
    project: Project,
    coders: tuple[User, User],
    drawn: list[tuple[tuple[str, str], str, Valence, int]],
) -> None:
    sources = {source.name: source for source in project.store.sources()}
    codings = []
    for (name, words), code_id, valence, who in drawn:
        source = sources[f"{name}.txt"]
        start = source.text.index(words)
        selection = select(source.text, start, start + len(words))
        codings.append(Coding(new_guid(), source.guid, selection, code_id, valence, coders[who].guid, MOMENT))
    withdrawn = [coding.guid for coding in project.store.codings()]
    project.store.record(by=coders[0].guid, codings=codings, withdrawn=withdrawn)

    report = build_report(project)
    main = overview.matrix(project, By.CASE, ALL)
    assert tuple(column.value for column in main.columns) == report.cases
    assert len(main.rows) == len(report.matrix)
    for row, reported in zip(main.rows, report.matrix, strict=True):
        assert row.code == reported.code and same(row.overall, reported.overall)
        assert all(map(same, row.cells, reported.cells))
    every = overview.matrix(project, By.CASE, Choice(level=Level.ALL))
    assert [(row.code, row.depth, row.overall.counts) for row in every.rows] == [
        (section.code, section.depth, section.counts) for section in report.sections
    ]
    assert sum(row.passages for row in report.interviews) == every.overall.counts.passages
    together = overview.together(project, Choice(level=Level.ALL))
    own = {section.code.id: evidence.count(section.quotes).passages for section in report.sections if section.quotes}
    assert {one.id: together.counts[at][at] for at, one in enumerate(together.codes)} == own
    portrait = overview.portrait(project, ALL, Unit.TEXT)
    assert {strip.source.name: strip.passages for strip in portrait.strips} == {
        row.name: row.passages for row in report.interviews
    }


def test_behind_every_number_stand_as_many_passages(project: Project, coders: tuple[User, User]) -> None:
    anna, bert = coders
    code(project, anna, "anna", "wel trots op", "trots")
    code(project, bert, "anna", "wel trots op", "trots", Valence.NEGATIVE)
    code(project, anna, "anna", "trots op", "draagvlak")
    code(project, bert, "anna", "collega had er", "werkvloer")
    code(project, bert, "bert", "trots op de jongens", "trots", Valence.NEUTRAL)
    for level in Level:
        for by in By:
            matrix = overview.matrix(project, by, Choice(level=level))
            for row in matrix.rows:
                for column, cell in zip(matrix.columns, row.cells, strict=True):
                    where = Column(by, column.value)
                    assert len(overview.passages(project, ALL, Spot(row.code.id, column=where))) == cell.counts.passages
                    for valence in Valence:
                        found = overview.passages(project, ALL, Spot(row.code.id, column=where, valence=valence))
                        assert len(found) == cell.counts.valences.get(valence, 0)
    assert len(overview.passages(project, ALL, Spot())) == 4
    met = overview.passages(project, ALL, Spot("trots", meets="draagvlak"))
    assert [(one.quotes[0].code_id, one.quotes[0].text) for one in met] == [
        ("trots", "wel trots op"),
        ("draagvlak", "trots op"),
    ]
    assert met[0].valence is Valence.MIXED and [quote.coder for quote in met[0].quotes] == ["Anna", "Bert"]


def test_passages_of_a_stretch_of_text_are_those_that_overlap_it(project: Project, coders: tuple[User, User]) -> None:
    coding = code(project, coders[0], "anna", "wel trots op", "trots")
    code(project, coders[0], "bert", "trots op de jongens", "trots")
    place = coding.selection

    def found(start: int, end: int) -> int:
        spot = Spot("trots", below=False, source=coding.source_guid, start=start, end=end)
        return len(overview.passages(project, ALL, spot))

    assert found(place.start, place.end) == found(place.end - 1, place.end + 5) == 1
    assert found(place.end, place.end + 5) == found(0, place.start) == 0


def test_memos_come_along_but_not_those_of_others_for_who_works_blind(
    project: Project, coders: tuple[User, User]
) -> None:
    anna, bert = coders
    coding = code(project, anna, "anna", "wel trots op", "trots")
    for user, text in ((anna, "Mooi."), (bert, "Echt?")):
        review.write_memo(project, user, NoteTarget.CODING, coding.guid, text)
    found = overview.passages(project, ALL, Spot("trots"))
    assert overview.memos(project, ALL, found) == {coding.guid: ["Mooi.", "Echt?"]}
    assert overview.memos(project, Choice(user=anna, blind=True), found) == {coding.guid: ["Mooi."]}


def test_without_interviews_the_way_out_is_said(project: Project) -> None:
    with pytest.raises(EvaluationError, match="nog geen interviews"):
        overview.matrix(project, By.CASE, ALL)


def test_a_portrait_of_an_interview_that_is_gone_is_refused(project: Project, coders: tuple[User, User]) -> None:
    with pytest.raises(EvaluationError, match="bestaat niet meer"):
        overview.portrait(project, ALL, Unit.TEXT, "weg")
