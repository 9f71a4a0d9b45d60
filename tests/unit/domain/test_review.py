from dataclasses import replace

import pytest

from lerende_evaluatie.domain import review
from lerende_evaluatie.domain.model import Decision, NoteTarget, Review, Selection, User, Valence, select
from lerende_evaluatie.domain.steps import OPEN, Effect, Verdict
from lerende_evaluatie.errors import ReviewError
from tests.interview_samples import code, codebook, interview, suggestions

USER, OTHER = User("u1", "Coder"), User("u2", "Ander")
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


def test_the_last_decision_of_a_coder_is_in_force_and_a_reopened_one_is_open() -> None:
    accepted, rejected, reopened = (
        decide(SUGGESTION, USER).review for decide in (review.accept, review.reject, review.reopen)
    )
    other = review.reject(replace(SUGGESTION, guid="ander"), USER).review

    def in_force(*reviews: Review) -> dict[str, Review]:
        return review.decisions_in_force(reviews, USER.guid)

    assert in_force(accepted, other, rejected) == {SUGGESTION.guid: rejected, "ander": other}
    assert in_force(accepted, reopened) == {}
    assert in_force(accepted, reopened, rejected) == {SUGGESTION.guid: rejected}
    assert review.verdict([accepted], SUGGESTION.guid, USER.guid) == Verdict(Decision.ACCEPTED, accepted.coding_guid)
    assert review.verdict([accepted, reopened], SUGGESTION.guid, USER.guid) == OPEN


def test_each_coder_decides_for_themselves() -> None:
    mine, theirs = review.accept(SUGGESTION, USER).review, review.reject(SUGGESTION, OTHER).review
    back = review.reopen(SUGGESTION, OTHER).review
    assert review.decisions_in_force([mine, theirs], USER.guid) == {SUGGESTION.guid: mine}
    assert review.decisions_in_force([mine, theirs], OTHER.guid) == {SUGGESTION.guid: theirs}
    assert review.decided_by_anyone([mine, theirs, back]) == {SUGGESTION.guid: mine}
    assert review.decided_by_anyone([theirs, back]) == {}


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
    new, kept = review.change(accepted, SUGGESTION, USER, code_id="steun", selection=select(SOURCE.text, 0, 8))
    assert (new.code_id, new.valence, new.selection.quote) == ("steun", accepted.valence, "Ik ben t")
    assert new.guid != accepted.guid
    assert kept is not None
    assert (kept.decision, kept.coding_guid, kept.user_guid) == (Decision.CHANGED, new.guid, USER.guid)
    assert review.change(by_hand, None, USER, code_id="steun", valence=Valence.MIXED)[1] is None


def test_a_coding_changed_back_into_what_was_proposed_counts_as_accepted() -> None:
    changed = review.accept(SUGGESTION, USER, code_id="steun").coding
    assert changed is not None
    new, kept = review.change(changed, SUGGESTION, USER, code_id=SUGGESTION.code_id)
    assert kept is not None and kept.decision is Decision.ACCEPTED
    assert not review.says_the_same(new, changed)


def test_what_is_reversed_twice_is_the_same() -> None:
    effect = Effect(("new",), ("old",), ("memo",), (), "s", OPEN, Verdict(Decision.REJECTED))
    back = effect.reversed()
    assert back.reversed() == effect
    assert (back.codings, back.withdrawn, back.withdrawn_notes, back.after) == (("old",), ("new",), ("memo",), OPEN)
    assert (effect.moved_notes, back.moved_notes) == ({"old": "new"}, {"new": "old"})


@pytest.mark.parametrize("guid", ["", "1", "../x", "6F9619FF-8B86-D011-B42D-00C04FC964FF", "{" + "0" * 32 + "}"])
def test_a_guid_made_elsewhere_must_be_one(guid: str) -> None:
    with pytest.raises(ReviewError, match="kenmerk"):
        review.check_guid(guid)
    assert review.check_guid("6f9619ff-8b86-d011-b42d-00c04fc964ff") == "6f9619ff-8b86-d011-b42d-00c04fc964ff"


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
