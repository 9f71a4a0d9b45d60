"""Judgements, summaries and portraits are written beside the evidence, which stays visible."""

import pytest

from lerende_evaluatie.domain.model import Coding, User, Valence, select
from lerende_evaluatie.domain.quotes import Judgement
from lerende_evaluatie.domain.writing import Heading, Place, SummaryKind
from lerende_evaluatie.errors import WritingError
from lerende_evaluatie.usecases import review, writing
from lerende_evaluatie.usecases.ingest import ingest
from lerende_evaluatie.usecases.project import Project
from lerende_evaluatie.usecases.report import build_report

CELL = Place(SummaryKind.CELL, "Noord", "trots")
OCCASION = Place(SummaryKind.PORTRAIT, "Noord", Heading.OCCASION)


@pytest.fixture
def anna(project: Project) -> User:
    ingest(project)
    return review.coder(project, "Anna")


def code(project: Project, user: User, name: str, words: str, code_id: str) -> Coding:
    source = next(one for one in project.store.sources() if one.name == f"{name}.txt")
    start = source.text.index(words)
    selection = select(source.text, start, start + len(words))
    return review.code_by_hand(project, user, source.guid, selection, code_id, Valence.POSITIVE)


def test_who_judges_otherwise_leaves_the_computed_sign_visible(project: Project, anna: User) -> None:
    code(project, anna, "anna", "wel trots op", "trots")
    cell = writing.rule(project, anna, "Noord", "trots", Judgement.POSITIVE, "Ook gezien op de werkvloer.", 0)
    assert (cell.judgement, cell.sign) == (Judgement.UNKNOWN, Judgement.POSITIVE)
    row = writing.balance(project)[0]
    assert [one.sign for one in row.cells] == [Judgement.POSITIVE, Judgement.UNKNOWN]
    assert row.cells[0].ruling and row.cells[0].ruling.reason == "Ook gezien op de werkvloer."
    assert build_report(project).matrix == writing.balance(project)


def test_a_judgement_over_all_pilots_is_one_of_its_own(project: Project, anna: User) -> None:
    writing.rule(project, anna, None, "trots", Judgement.NEGATIVE, "Alles bijeen.", 0)
    row = writing.balance(project)[0]
    assert row.overall.sign is Judgement.NEGATIVE and all(cell.ruling is None for cell in row.cells)


def test_a_judgement_without_a_reason_is_refused(project: Project, anna: User) -> None:
    with pytest.raises(WritingError, match="waarom"):
        writing.rule(project, anna, "Noord", "trots", Judgement.NEGATIVE, "  ", 0)


def test_a_judgement_taken_back_lets_the_rule_hold_again_and_is_kept(project: Project, anna: User) -> None:
    writing.rule(project, anna, "Noord", "trots", Judgement.NEGATIVE, "Vond ik.", 0)
    writing.rule(project, anna, "Noord", "trots", None, "", 1)
    assert writing.balance(project)[0].cells[0].ruling is None
    assert [one.judgement for one in project.store.ruling_versions("Noord", "trots")] == [None, Judgement.NEGATIVE]


@pytest.mark.parametrize(("case", "code_id"), [("Nergens", "trots"), ("Noord", "werkvloer"), ("Noord", "weg")])
def test_a_cell_that_the_balance_does_not_have_is_refused(
    project: Project, anna: User, case: str, code_id: str
) -> None:
    with pytest.raises(WritingError):
        writing.rule(project, anna, case, code_id, Judgement.NEGATIVE, "Daarom.", 0)
    assert project.store.rulings() == []


def test_a_summary_stands_in_its_cell_with_the_quotes_it_rests_on(project: Project, anna: User) -> None:
    proud = code(project, anna, "anna", "wel trots op", "trots")
    writing.write(project, anna, CELL, " In Noord is men trots. ", [proud.guid, proud.guid], 0)
    cell = writing.framework(project)[0].cells[0]
    assert (cell.case, cell.text, [quote.text for quote in cell.quotes]) == (
        "Noord",
        "In Noord is men trots.",
        ["wel trots op"],
    )
    assert build_report(project).framework == writing.framework(project)


def test_two_people_writing_at_one_place_do_not_overwrite_each_other(project: Project, anna: User) -> None:
    bert = review.coder(project, "Bert")
    writing.write(project, anna, CELL, "Van Anna.", [], 0)
    with pytest.raises(WritingError):
        writing.write(project, bert, CELL, "Van Bert.", [], 0)
    writing.write(project, bert, CELL, "Van allebei.", [], 1)
    assert [one.text for one in writing.versions(project, CELL)] == ["Van allebei.", "Van Anna."]


def test_the_same_text_again_makes_no_new_version(project: Project, anna: User) -> None:
    writing.write(project, anna, CELL, "Van Anna.", [], 0)
    assert writing.write(project, anna, CELL, "Van Anna. ", [], 1).version == 1


@pytest.mark.parametrize(
    "place",
    [
        Place(SummaryKind.CELL, "Noord", "werkvloer"),
        Place(SummaryKind.CELL, "Nergens", "trots"),
        Place(SummaryKind.PORTRAIT, "Noord", "verzonnen"),
        Place(SummaryKind.REPORT, "", "slot"),
        Place(SummaryKind.REPORT, "Noord", "inleiding"),
    ],
)
def test_a_text_where_the_report_has_no_place_is_refused(project: Project, anna: User, place: Place) -> None:
    with pytest.raises(WritingError):
        writing.write(project, anna, place, "Iets.", [], 0)


def test_a_heading_without_a_text_offers_quotes_of_its_own_pilot_and_codes(project: Project, anna: User) -> None:
    project.settings = with_codes(project, Heading.OCCASION, "trots")
    code(project, anna, "anna", "wel trots op", "trots")
    code(project, anna, "anna", "koffie drinken", "draagvlak")
    code(project, anna, "bert", "trots op de jongens", "trots")
    north = writing.portraits(project)[0]
    assert [quote.text for quote in north.parts[0].quotes] == ["wel trots op"] and not north.parts[0].is_written
    offered = [(item.quote.text, item.is_proposed) for item in writing.quotes_for(project, OCCASION)]
    assert offered == [("wel trots op", True), ("koffie drinken", False)]
    writing.write(project, anna, OCCASION, "Het begon met trots.", [], 0)
    part = writing.portraits(project)[0].parts[0]
    assert (part.text, part.quotes, part.is_written) == ("Het begon met trots.", (), True)


def test_a_passage_is_proposed_under_one_heading_of_a_portrait_only(project: Project, anna: User) -> None:
    project.settings = with_codes(project, Heading.OCCASION, "trots")
    project.settings = with_codes(project, Heading.GOAL, "trots")
    code(project, anna, "anna", "wel trots op", "trots")
    quotes = [quote.text for part in writing.portraits(project)[0].parts for quote in part.quotes]
    assert quotes == ["wel trots op"]


def test_the_introduction_is_a_text_of_the_report_as_a_whole(project: Project, anna: User) -> None:
    assert writing.introduction(project) == ""
    writing.write(project, anna, writing.INTRODUCTION, "Dit rapport gaat over twee pilots.", [], 0)
    assert build_report(project).introduction == "Dit rapport gaat over twee pilots."


def with_codes(project: Project, heading: Heading, *codes: str) -> object:
    from dataclasses import replace

    return replace(project.settings, portrait_codes={**project.settings.portrait_codes, heading.value: codes})
