"""Each coder decides for themselves, and can undo and redo every step; what is sent twice counts once."""

from collections.abc import Callable

import pytest

from lerende_evaluatie.bootstrap import open_project
from lerende_evaluatie.domain.model import Coding, Decision, NoteTarget, Selection, User, Valence, new_guid, select
from lerende_evaluatie.domain.steps import StepKind
from lerende_evaluatie.errors import ReviewError
from lerende_evaluatie.usecases import review
from lerende_evaluatie.usecases.ingest import ingest
from lerende_evaluatie.usecases.project import Project
from lerende_evaluatie.usecases.report import build_report
from lerende_evaluatie.usecases.review_file import suggestion_table
from lerende_evaluatie.usecases.status import status
from lerende_evaluatie.usecases.tag import tag

WORDS = "Dat had ik nooit gedacht."


@pytest.fixture(autouse=True)
def tagged(project: Project) -> None:
    ingest(project)
    tag(project)


@pytest.fixture
def anna(project: Project) -> User:
    return review.coder(project, "Anna")


@pytest.fixture
def bert(project: Project) -> User:
    return review.coder(project, "Bert")


def place(project: Project, words: str = WORDS) -> tuple[str, Selection]:
    """Return the interview and the place of words in it."""
    source = next(source for source in project.store.sources() if words in source.text)
    start = source.text.index(words)
    return source.guid, select(source.text, start, start + len(words))


def by_hand(project: Project, user: User, code: str = "trots", **made: str) -> Coding:
    return review.code_by_hand(project, user, *place(project), code, Valence.NEUTRAL, **made)


def first(project: Project) -> str:
    return project.store.suggestions()[0].guid


def undo(project: Project, user: User) -> None:
    review.undo(project, user, review.steps(project, user).undo[0].guid)


def redo(project: Project, user: User) -> None:
    review.redo(project, user, review.steps(project, user).redo[0].guid)


def texts(project: Project) -> list[tuple[str, str]]:
    return [(note.target, note.text) for note in project.store.notes()]


def test_two_coders_decide_on_the_same_suggestion_each_for_themselves(project: Project, anna: User, bert: User) -> None:
    guid = first(project)
    mine = review.accept(project, anna, guid)
    review.reject(project, bert, guid)
    assert project.store.codings() == [mine]
    review.take_back(project, bert, guid)
    assert project.store.codings() == [mine]
    assert guid not in {item.guid for item in review.view(project, mine.source_guid, anna).open}
    assert guid in {item.guid for item in review.view(project, mine.source_guid, bert).open}
    assert guid not in {item.guid for item in review.view(project, mine.source_guid).open}


def test_what_is_open_is_counted_per_coder(project: Project, anna: User, bert: User) -> None:
    total = len(project.store.suggestions())
    review.accept(project, anna, first(project))
    review.reject(project, bert, first(project))
    assert (status(project).open, status(project).decided) == (total - 1, 1)
    assert status(project, anna).open == status(project, bert).open == total - 1
    review.take_back(project, anna, first(project))
    assert (status(project).open, status(project, anna).open, status(project, bert).open) == (
        total - 1,
        total,
        total - 1,
    )


def test_the_report_counts_each_coder_s_own_decisions(project: Project, anna: User, bert: User) -> None:
    review.accept(project, anna, first(project))
    review.reject(project, bert, first(project))
    method = build_report(project).method
    assert [(row.name, row.accepted, row.rejected) for row in method.coders] == [("Anna", 1, 0), ("Bert", 0, 1)]
    assert method.undecided == method.suggestions - 1


def test_a_coder_decides_in_a_spreadsheet_on_what_is_open_for_them(project: Project, anna: User) -> None:
    review.reject(project, anna, first(project))
    rows = len(project.store.suggestions())
    assert len(suggestion_table(project)) == len(suggestion_table(project, "Anna")) == rows - 1
    assert len(suggestion_table(project, "Iemand anders")) == rows
    assert [user.name for user in project.store.users()] == ["Anna"]


def test_a_coding_of_somebody_else_can_have_a_memo_but_is_not_theirs_to_change(
    project: Project, anna: User, bert: User
) -> None:
    coding = by_hand(project, anna)
    with pytest.raises(ReviewError, match="andere codeur"):
        review.change(project, bert, coding.guid, code_id="draagvlak")
    with pytest.raises(ReviewError, match="andere codeur"):
        review.withdraw(project, bert, coding.guid)
    memo = review.write_memo(project, bert, NoteTarget.CODING, coding.guid, "Hier twijfel ik.")
    with pytest.raises(ReviewError, match="andere codeur"):
        review.change_memo(project, anna, memo.guid, "Iets anders.")
    with pytest.raises(ReviewError, match="andere codeur"):
        review.withdraw_memo(project, anna, memo.guid)
    assert (project.store.codings(), project.store.notes()) == ([coding], [memo])


@pytest.mark.parametrize(
    "decide",
    [
        lambda project, user: review.accept(project, user, first(project), memo="Mooi."),
        lambda project, user: review.reject(project, user, first(project)),
        lambda project, user: by_hand(project, user),
    ],
)
def test_a_step_is_undone_and_done_again_as_often_as_one_likes(
    decide: Callable[[Project, User], object], project: Project, anna: User
) -> None:
    def state() -> tuple[object, ...]:
        return project.store.codings(), project.store.notes(), status(project, anna)

    before = state()
    decide(project, anna)
    after = state()
    assert after != before
    for _ in range(3):
        undo(project, anna)
        assert state() == before
        redo(project, anna)
        assert state() == after


def test_undoing_a_change_brings_the_coding_and_the_verdict_before_it_back(project: Project, anna: User) -> None:
    old = review.accept(project, anna, first(project), memo="Mooi.")
    new = review.change(project, anna, old.guid, valence=Valence.MIXED)
    assert texts(project) == [(new.guid, "Mooi.")]
    undo(project, anna)
    assert project.store.codings() == [old]
    assert texts(project) == [(old.guid, "Mooi.")]
    assert project.store.reviews()[-1].decision is Decision.ACCEPTED
    redo(project, anna)
    assert project.store.codings() == [new]
    assert project.store.reviews()[-1].decision is Decision.CHANGED
    assert project.store.reviews()[-1].coding_guid == new.guid


def test_a_memo_that_somebody_wrote_since_stays_with_the_coding_through_undo(
    project: Project, anna: User, bert: User
) -> None:
    old = by_hand(project, anna)
    new = review.change(project, anna, old.guid, code_id="draagvlak")
    written = review.write_memo(project, bert, NoteTarget.CODING, new.guid, "Zie ook beurt 3.")
    undo(project, anna)
    assert texts(project) == [(old.guid, "Zie ook beurt 3.")]
    redo(project, anna)
    assert project.store.notes() == [written]


def test_a_change_keeps_who_wrote_a_memo_and_when(project: Project, anna: User, bert: User) -> None:
    old = by_hand(project, anna)
    memo = review.write_memo(project, bert, NoteTarget.CODING, old.guid, "Van Bert.")
    review.change(project, anna, old.guid, code_id="draagvlak")
    [moved] = project.store.notes()
    assert (moved.user_guid, moved.at, moved.text) == (bert.guid, memo.at, memo.text)


def test_the_way_back_is_there_after_a_restart(project: Project, anna: User) -> None:
    coding = review.accept(project, anna, first(project))
    review.withdraw(project, anna, coding.guid)
    review.reject(project, anna, first(project))
    with open_project(project.folder) as again:
        user = review.coder(again, "Anna")
        kinds = [step.kind for step in review.steps(again, user).undo]
        assert kinds == [StepKind.REJECT, StepKind.WITHDRAW, StepKind.ACCEPT]
        undo(again, user)
        undo(again, user)
        assert again.store.codings() == [coding]
        undo(again, user)
        assert again.store.codings() == []
        assert status(again, user).open == len(again.store.suggestions())
        assert review.steps(again, user).undo == ()


def test_a_step_of_which_the_result_was_changed_elsewhere_is_not_undone(project: Project, anna: User) -> None:
    review.accept(project, anna, first(project))
    [step] = review.steps(project, anna).undo
    changed = review.change(project, anna, step.coding_guid or "", code_id="werkvloer")
    reviews = project.store.reviews()
    with pytest.raises(ReviewError, match="intussen al anders"):
        review.undo(project, anna, step.guid)
    assert (project.store.codings(), project.store.reviews()) == ([changed], reviews)
    assert len(review.steps(project, anna).undo) == 2


def test_only_one_s_own_steps_can_be_undone(project: Project, anna: User, bert: User) -> None:
    review.reject(project, anna, first(project))
    [step] = review.steps(project, anna).undo
    with pytest.raises(ReviewError, match="niet meer te vinden"):
        review.undo(project, bert, step.guid)
    with pytest.raises(ReviewError, match="niet meer te vinden"):
        review.undo(project, anna, new_guid())
    assert review.steps(project, bert).undo == ()


def test_every_deed_that_is_sent_twice_counts_once(project: Project, anna: User) -> None:
    accepted, refused = (item.guid for item in project.store.suggestions()[:2])
    coding, memo, other = new_guid(), new_guid(), new_guid()
    deeds: list[Callable[[str], object]] = [
        lambda step: review.accept(project, anna, accepted, memo="Mooi.", guid=coding, step=step),
        lambda step: review.reject(project, anna, refused, step=step),
        lambda step: review.take_back(project, anna, refused, step=step),
        lambda step: by_hand(project, anna, step=step),
        lambda step: review.write_memo(project, anna, NoteTarget.CODING, coding, "Memo.", guid=memo, step=step),
        lambda step: review.change_memo(project, anna, memo, "Andere memo.", step=step),
        lambda step: review.change(project, anna, coding, code_id="werkvloer", guid=other, step=step),
        lambda step: review.withdraw(project, anna, other, step=step),
    ]
    for deed in deeds:
        step = new_guid()
        one = deed(step)
        revision = project.store.revision()
        assert deed(step) == one
        assert project.store.revision() == revision
        assert review.steps(project, anna).undo[0].guid == step
    for _ in deeds:
        step, operation = review.steps(project, anna).undo[0].guid, new_guid()
        undone = review.undo(project, anna, step, operation=operation)
        assert undone.is_undone
        assert review.undo(project, anna, step, operation=operation) == undone
    assert (project.store.codings(), project.store.notes()) == ([], [])
    for _ in deeds:
        step, operation = review.steps(project, anna).redo[0].guid, new_guid()
        assert not review.redo(project, anna, step, operation=operation).is_undone
        assert not review.redo(project, anna, step, operation=operation).is_undone
    assert [found.code_id for found in project.store.codings()] == ["trots"]


def test_the_same_guid_for_something_else_is_refused(project: Project, anna: User, bert: User) -> None:
    step, coding = new_guid(), new_guid()
    made = by_hand(project, anna, guid=coding, step=step)
    with pytest.raises(ReviewError, match="kenmerk"):
        review.reject(project, anna, first(project), step=step)
    with pytest.raises(ReviewError, match="kenmerk"):
        by_hand(project, bert, step=step)
    with pytest.raises(ReviewError, match="kenmerk"):
        by_hand(project, bert, guid=coding)
    with pytest.raises(ReviewError, match="kenmerk"):
        review.reject(project, anna, first(project), step="<b>geen kenmerk</b>")
    assert (project.store.codings(), project.store.reviews()) == ([made], [])


def test_the_same_words_under_the_same_code_are_coded_once_per_coder(project: Project, anna: User, bert: User) -> None:
    mine = by_hand(project, anna)
    with pytest.raises(ReviewError, match="al met deze code"):
        by_hand(project, anna)
    theirs, other = by_hand(project, bert), by_hand(project, anna, "draagvlak")
    assert {coding.guid for coding in project.store.codings()} == {mine.guid, theirs.guid, other.guid}
    review.withdraw(project, anna, mine.guid)
    assert by_hand(project, anna).code_id == "trots"


def test_borders_can_be_changed_later_within_what_a_respondent_says(project: Project, anna: User) -> None:
    coding = review.accept(project, anna, first(project))
    start = coding.selection.start
    shorter = Selection(start, start + 5, coding.selection.quote[:5])
    changed = review.change(project, anna, coding.guid, selection=shorter)
    assert (changed.selection, changed.code_id, changed.valence) == (shorter, coding.code_id, coding.valence)
    assert project.store.reviews()[-1].decision is Decision.CHANGED
    back = review.change(project, anna, changed.guid, selection=coding.selection)
    assert project.store.reviews()[-1].decision is Decision.ACCEPTED
    for wrong, why in (
        (Selection(start, start + 5, "xxxxx"), "niet meer op deze plek"),
        (place(project, "Hoe is het om hier")[1], "van de interviewer"),
    ):
        with pytest.raises(ReviewError, match=why):
            review.change(project, anna, back.guid, selection=wrong)
    assert project.store.codings() == [back]


def test_a_change_that_changes_nothing_is_no_step(project: Project, anna: User) -> None:
    coding = by_hand(project, anna)
    assert review.change(project, anna, coding.guid, code_id="trots", valence=Valence.NEUTRAL) == coding
    assert len(review.steps(project, anna).undo) == 1


def test_a_memo_gets_another_text_and_can_be_taken_away(project: Project, anna: User) -> None:
    old = review.write_memo(project, anna, NoteTarget.CODE, "trots", "Let op.")
    new = review.change_memo(project, anna, old.guid, " Let goed op. ")
    assert (new.target_kind, new.target, new.text) == (NoteTarget.CODE, "trots", "Let goed op.")
    assert project.store.notes() == [new]
    with pytest.raises(ReviewError, match="zonder tekst"):
        review.change_memo(project, anna, new.guid, " ")
    with pytest.raises(ReviewError, match="bestaat niet meer"):
        review.change_memo(project, anna, old.guid, "Te laat.")
    review.withdraw_memo(project, anna, new.guid)
    assert project.store.notes() == []
    for expected in ([new], [old], []):
        undo(project, anna)
        assert project.store.notes() == expected


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        (NoteTarget.CODING, "bestaat niet meer"),
        (NoteTarget.SOURCE, "bestaat niet meer"),
        (NoteTarget.CODE, "staat niet in het codeboek"),
    ],
)
def test_a_memo_about_nothing_is_refused(kind: NoteTarget, why: str, project: Project, anna: User) -> None:
    with pytest.raises(ReviewError, match=why):
        review.write_memo(project, anna, kind, "weg", "Een memo.")
    assert project.store.notes() == []
