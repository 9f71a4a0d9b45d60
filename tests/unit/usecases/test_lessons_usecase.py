"""Lessons are written on what was coded, by several people, and every version is kept."""

from dataclasses import replace
from typing import Any

import pytest

from lerende_evaluatie.domain.lessons import Evidence, Lesson, Stance, Status
from lerende_evaluatie.domain.model import Coding, NoteTarget, User, Valence, select
from lerende_evaluatie.domain.tables import By
from lerende_evaluatie.errors import WritingError
from lerende_evaluatie.usecases import lessons, review
from lerende_evaluatie.usecases.ingest import ingest
from lerende_evaluatie.usecases.lessons import Wanted
from lerende_evaluatie.usecases.memos import write_memo
from lerende_evaluatie.usecases.overview import Column
from lerende_evaluatie.usecases.project import Project


@pytest.fixture
def anna(project: Project) -> User:
    ingest(project)
    return review.coder(project, "Anna")


@pytest.fixture
def bert(project: Project, anna: User) -> User:
    return review.coder(project, "Bert")


def code(
    project: Project, user: User, name: str, words: str, code_id: str, valence: Valence = Valence.POSITIVE
) -> Coding:
    source = next(one for one in project.store.sources() if one.name == f"{name}.txt")
    start = source.text.index(words)
    return review.code_by_hand(
        project, user, source.guid, select(source.text, start, start + len(words)), code_id, valence
    )


def kept(project: Project, user: User, *codings: Coding, title: str = "Wees trots") -> Lesson:
    evidence = tuple(Evidence(number, one.guid, Stance.SUPPORTS) for number, one in enumerate(codings, 1))
    made = replace(lessons.new_lesson(title, ["trots"]), evidence=evidence)
    return lessons.save(project, user, made).lesson


def test_a_lesson_is_shown_with_its_quotes_author_and_theme(project: Project, anna: User) -> None:
    proud = code(project, anna, "anna", "wel trots op", "trots")
    kept(project, anna, proud)
    [shown] = lessons.lessons(project)
    assert (shown.author, shown.theme and shown.theme.id, shown.lesson.version) == ("Anna", "trots", 1)
    assert shown.quotes[1] and shown.quotes[1].text == "wel trots op"
    assert shown.hearing.is_single_case and shown.hearing.silent_cases == ("Zuid",)


def test_lessons_stand_by_theme_in_the_order_of_the_codebook_and_without_one_last(project: Project, anna: User) -> None:
    for title, codes in (("Los", []), ("Steun", ["werkvloer"]), ("Trots", ["trots"]), ("Meer steun", ["draagvlak"])):
        lessons.save(project, anna, lessons.new_lesson(title, codes))
    assert [shown.lesson.title for shown in lessons.lessons(project)] == ["Trots", "Steun", "Meer steun", "Los"]


def test_who_is_second_overwrites_nothing(project: Project, anna: User, bert: User) -> None:
    made = kept(project, anna)
    lessons.save(project, anna, replace(made, text="Van Anna."))
    with pytest.raises(WritingError):
        lessons.save(project, bert, replace(made, text="Van Bert."))
    assert lessons.lesson(project, made.guid).lesson.text == "Van Anna."


def test_nothing_new_makes_no_new_version(project: Project, anna: User, bert: User) -> None:
    made = kept(project, anna)
    assert lessons.save(project, bert, made).lesson.version == 1
    assert lessons.lesson(project, made.guid).author == "Anna"


def test_an_earlier_version_can_be_put_back_and_nothing_is_lost(project: Project, anna: User, bert: User) -> None:
    made = kept(project, anna)
    second = lessons.save(project, bert, replace(made, title="Iets heel anders", status=Status.DISCUSSED)).lesson
    back = lessons.put_back(project, anna, made.guid, 1, second.version).lesson
    assert (back.title, back.status, back.version) == ("Wees trots", Status.DRAFT, 3)
    assert [one.title for one in lessons.versions(project, made.guid)] == [
        "Wees trots",
        "Iets heel anders",
        "Wees trots",
    ]
    with pytest.raises(WritingError):
        lessons.put_back(project, anna, made.guid, 9, 3)


def test_a_lesson_that_was_taken_away_comes_back_whole(project: Project, anna: User) -> None:
    made = kept(project, anna, code(project, anna, "anna", "wel trots op", "trots"))
    lessons.remove(project, anna, made.guid, made.version)
    assert lessons.lessons(project) == [] and [one.title for one in lessons.removed(project)] == ["Wees trots"]
    with pytest.raises(WritingError):
        lessons.lesson(project, made.guid)
    assert lessons.restore(project, anna, made.guid).quotes[1]
    assert lessons.removed(project) == []


def test_a_proposal_becomes_the_coders_own_when_it_is_kept_unchanged(project: Project, anna: User) -> None:
    proposal = project.store.save_lesson(lessons.new_lesson("Houd aandacht voor trots", ["trots"]))
    assert lessons.lesson(project, proposal.guid).author == "" and proposal.is_proposal
    assert lessons.save(project, anna, proposal).author == "Anna"


def test_a_quote_follows_its_coding_when_that_is_changed_and_back_again(project: Project, anna: User) -> None:
    proud = code(project, anna, "anna", "wel trots op", "trots")
    made = kept(project, anna, proud)
    review.change(project, anna, proud.guid, valence=Valence.MIXED)
    quote = lessons.lesson(project, made.guid).quotes[1]
    assert quote and quote.valence is Valence.MIXED
    review.undo(project, anna, review.steps(project, anna, 1).undo[0].guid)
    quote = lessons.lesson(project, made.guid).quotes[1]
    assert quote and quote.valence is Valence.POSITIVE


def test_a_quote_whose_coding_was_withdrawn_is_marked(project: Project, anna: User) -> None:
    proud = code(project, anna, "anna", "wel trots op", "trots")
    made = kept(project, anna, proud)
    review.withdraw(project, anna, proud.guid)
    shown = lessons.lesson(project, made.guid)
    assert shown.quotes[1] is None and shown.hearing.shaky == (1,)
    assert lessons.save(project, anna, replace(made, text="Nog steeds.")).lesson.evidence == made.evidence


def test_what_is_under_the_lesson_is_no_candidate_any_more(project: Project, anna: User, bert: User) -> None:
    one = code(project, anna, "anna", "wel trots op", "trots")
    code(project, bert, "anna", "wel trots op", "trots")
    code(project, anna, "bert", "trots op de jongens", "trots")
    code(project, anna, "bert", "geen draagvlak", "draagvlak")
    made = kept(project, anna, one)
    found = [item.quote.text for item in lessons.candidates(project, made, Wanted(codes=("trots",)))]
    assert found == ["trots op de jongens"]
    assert len(lessons.candidates(project, lessons.new_lesson("Nieuw"), Wanted())) == 3


def test_passages_for_a_lesson_are_narrowed_down_by_all_that_is_asked(
    project: Project, anna: User, bert: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    code(project, anna, "anna", "wel trots op", "trots")
    code(project, bert, "bert", "trots op de jongens", "trots")
    code(project, bert, "bert", "trots op de jongens", "draagvlak")
    code(project, bert, "bert", "geen draagvlak", "draagvlak")
    made = lessons.new_lesson("Nieuw")

    def found(*codes: str, **wanted: Any) -> list[str]:
        return sorted(item.quote.text for item in lessons.candidates(project, made, Wanted(codes, **wanted)))

    assert found("trots", "draagvlak") == ["geen draagvlak", "trots op de jongens", "wel trots op"]
    assert found("trots", words="JONGENS op") == ["trots op de jongens"]
    assert found(columns=(Column(By.CASE, "Zuid"), Column(By.GROUP, "werknemer"))) == []
    assert found("trots", columns=(Column(By.CASE, "Zuid"), Column(By.GROUP, "werkgever"))) == ["trots op de jongens"]
    assert found("trots", valence=Valence.NEGATIVE) == []
    monkeypatch.setattr(lessons, "PROPOSED", 1)
    marked = [item.is_proposed for item in lessons.candidates(project, made, Wanted(words="trots op"))]
    assert marked == [True, False]


def test_a_code_that_left_the_codebook_need_not_be_taken_out_before_one_can_write_on(
    project: Project, anna: User
) -> None:
    old = project.store.save_lesson(lessons.new_lesson("Van vroeger", ["opgeheven"]))
    assert lessons.save(project, anna, replace(old, text="Verder.")).lesson.codes == ("opgeheven",)
    with pytest.raises(WritingError):
        lessons.save(project, anna, lessons.new_lesson("Nieuw", ["opgeheven"]))


def test_notes_on_a_lesson_stand_with_it(project: Project, anna: User) -> None:
    made = kept(project, anna)
    write_memo(project, anna, NoteTarget.LESSON, made.guid, "Bespreken met de stuurgroep")
    assert [note.text for note in lessons.lesson(project, made.guid).notes] == ["Bespreken met de stuurgroep"]


def test_the_number_of_a_quote_is_never_given_to_another(project: Project, anna: User) -> None:
    one, two = code(project, anna, "anna", "wel trots op", "trots"), code(project, anna, "bert", "trots op", "trots")
    made = kept(project, anna, one, two)
    less = lessons.save(project, anna, replace(made, evidence=made.evidence[:1])).lesson
    assert (less.next_number, lessons.next_number(project, less)) == (2, 3)
