from dataclasses import replace

import pytest

from lerende_evaluatie.domain import review
from lerende_evaluatie.domain.model import Decision, NoteTarget, Selection, User, Valence, select
from lerende_evaluatie.errors import ReviewError
from tests.interview_samples import code, codebook, interview, suggestions

USER = User("u1", "Coder")
SOURCE = interview("R: Ik ben trots op mijn werk. Echt waar.")
[SUGGESTION] = suggestions(codebook(code("trots", "trots")), SOURCE)


def test_accepting_makes_a_coding_of_the_user_that_remembers_the_suggestion() -> None:
    outcome = review.accept(SUGGESTION, USER)
    assert outcome.coding is not None
    assert outcome.coding.selection == SUGGESTION.selection
    assert (outcome.coding.user_guid, outcome.coding.suggestion_guid) == (USER.guid, SUGGESTION.guid)
    assert (outcome.review.decision, outcome.review.coding_guid) == (Decision.ACCEPTED, outcome.coding.guid)


@pytest.mark.parametrize(
    "change", [{"code_id": "steun"}, {"valence": Valence.NEGATIVE}, {"selection": select(SOURCE.text, 0, 8)}]
)
def test_accepting_something_else_is_a_change(change: dict[str, object]) -> None:
    outcome = review.accept(SUGGESTION, USER, **change)  # type: ignore[arg-type]
    assert outcome.review.decision is Decision.CHANGED
    assert outcome.coding is not None
    assert all(getattr(outcome.coding, name) == value for name, value in change.items())


def test_accepting_with_the_same_values_written_out_is_no_change() -> None:
    outcome = review.accept(SUGGESTION, USER, code_id=SUGGESTION.code_id, valence=SUGGESTION.valence)
    assert outcome.review.decision is Decision.ACCEPTED


def test_rejecting_and_reopening_leave_a_review_and_no_coding() -> None:
    for decide, decision in ((review.reject, Decision.REJECTED), (review.reopen, Decision.REOPENED)):
        outcome = decide(SUGGESTION, USER)
        assert outcome.coding is None and outcome.review.coding_guid is None
        assert outcome.review.decision is decision


def test_the_last_decision_is_in_force_and_a_reopened_one_is_open() -> None:
    accepted, rejected, reopened = (
        decide(SUGGESTION, USER).review for decide in (review.accept, review.reject, review.reopen)
    )
    other = review.reject(replace(SUGGESTION, guid="ander"), USER).review
    assert review.decisions_in_force([accepted, other, rejected]) == {SUGGESTION.guid: rejected, "ander": other}
    assert review.decisions_in_force([accepted, reopened]) == {}
    assert review.decisions_in_force([accepted, reopened, rejected]) == {SUGGESTION.guid: rejected}


def test_a_passage_coded_by_hand_must_stand_there() -> None:
    coding = review.code_by_hand(SOURCE, select(SOURCE.text, 0, 3), "trots", Valence.POSITIVE, USER)
    assert (coding.user_guid, coding.suggestion_guid, coding.selection.quote) == (USER.guid, None, "Ik ")
    for stale in (Selection(0, 3, "Jij"), Selection(0, 0, ""), Selection(900, 903, "Ik ")):
        with pytest.raises(ReviewError, match="staan niet meer op deze plek"):
            review.code_by_hand(SOURCE, stale, "trots", Valence.POSITIVE, USER)


def test_changing_a_coding_makes_a_new_one_and_a_review_only_when_a_machine_proposed_it() -> None:
    accepted = review.accept(SUGGESTION, USER).coding
    by_hand = review.code_by_hand(SOURCE, SUGGESTION.selection, "trots", Valence.POSITIVE, USER)
    assert accepted is not None
    new, [kept] = review.change(accepted, User("u2", "Ander"), code_id="steun", valence=Valence.MIXED)
    assert (new.code_id, new.valence, new.user_guid) == ("steun", Valence.MIXED, "u2")
    assert new.guid != accepted.guid and new.selection == accepted.selection
    assert (kept.decision, kept.coding_guid, kept.user_guid) == (Decision.CHANGED, new.guid, "u2")
    assert review.change(by_hand, USER, code_id="steun", valence=Valence.MIXED)[1] == []


def test_a_note_needs_words() -> None:
    assert review.write_note(NoteTarget.CODE, "trots", "  let op \n", USER).text == "let op"
    with pytest.raises(ReviewError, match="memo zonder tekst"):
        review.write_note(NoteTarget.CODE, "trots", " \n", USER)


def test_only_a_code_that_exists_and_is_no_heading_can_be_used() -> None:
    book = codebook(code("trots"), code("kop", is_codable=False))
    review.check_code(book, "trots")
    with pytest.raises(ReviewError, match="‘weg’ staat niet in het codeboek"):
        review.check_code(book, "weg")
    with pytest.raises(ReviewError, match="‘kop’ is een kopje"):
        review.check_code(book, "kop")
