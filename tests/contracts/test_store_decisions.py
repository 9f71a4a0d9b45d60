"""Steps, memos, counts and changes in the Store port: what a decision leaves behind, on every database."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier

import pytest
from store_things import OPENER, TEXT, a_source, a_step, a_suggestion, accept, by_hand, tag, take

from lerende_evaluatie.domain import review
from lerende_evaluatie.domain.model import (
    Decision,
    NoteTarget,
    Source,
    User,
    Variables,
    new_guid,
    select,
)
from lerende_evaluatie.domain.standing import Changes, CodingCount
from lerende_evaluatie.domain.steps import OPEN, Effect, Step, StepKind, Steps, Verdict
from lerende_evaluatie.errors import ReviewError
from lerende_evaluatie.ports import Store


class TestSteps:
    def test_a_step_comes_back_as_it_was(self, store: Store, source: Source, anna: User) -> None:
        before, after = Verdict(Decision.CHANGED, new_guid()), Verdict(Decision.REJECTED)
        effect = Effect((new_guid(),), (new_guid(),), (new_guid(),), (new_guid(),), new_guid(), before, after)
        step = Step(new_guid(), anna.guid, source.guid, review.now(), StepKind.CHANGE, "code", new_guid(), effect)
        store.record(by=anna.guid, step=step)
        assert store.step(step.guid) == step
        assert store.steps(anna.guid, 9) == Steps((step,), ())
        assert store.step("onbekend") is None

    def test_a_step_that_came_in_before_does_nothing(self, store: Store, source: Source, anna: User) -> None:
        one, other = by_hand(source, anna), by_hand(source, anna)
        step = take(store, anna, codings=[one])
        revision = store.revision()
        assert not store.record(by=anna.guid, codings=[other], withdrawn=[one.guid], step=step)
        assert store.codings() == [one]
        assert store.revision() == revision

    def test_the_newest_step_is_undone_first_and_done_again_last(self, store: Store, anna: User) -> None:
        first, second, third = (take(store, anna) for _ in range(3))
        assert store.steps(anna.guid, 2).undo == (third, second)
        for step in (third, second):
            assert store.record(by=anna.guid, undoes=step.guid)
        undone = tuple(replace(step, is_undone=True) for step in (second, third))
        assert store.steps(anna.guid, 9) == Steps((first,), undone)
        assert store.record(by=anna.guid, redoes=second.guid)
        assert store.steps(anna.guid, 9) == Steps((second, first), undone[1:])

    def test_after_a_new_step_nothing_can_be_done_again_and_all_is_kept(self, store: Store, anna: User) -> None:
        old = take(store, anna)
        store.record(by=anna.guid, undoes=old.guid)
        new = take(store, anna)
        assert store.steps(anna.guid, 9) == Steps((new,), ())
        assert store.step(old.guid) == replace(old, is_undone=True)
        with pytest.raises(ReviewError, match="opnieuw"):
            store.record(by=anna.guid, redoes=old.guid)

    def test_each_coder_has_steps_of_their_own(self, store: Store, anna: User) -> None:
        bert = store.user("Bert")
        mine = take(store, anna)
        store.record(by=anna.guid, undoes=mine.guid)
        theirs = take(store, bert)
        assert store.steps(bert.guid, 9) == Steps((theirs,), ())
        assert store.steps(anna.guid, 9) == Steps((), (replace(mine, is_undone=True),))
        with pytest.raises(ReviewError, match="niet"):
            store.record(by=anna.guid, undoes=theirs.guid)

    def test_an_act_of_undoing_is_known_by_the_step_it_was_about(self, store: Store, anna: User) -> None:
        step, act = take(store, anna), new_guid()
        assert store.turned_by(act) is None
        store.record(by=anna.guid, undoes=step.guid, operation=act)
        assert store.turned_by(act) == step.guid

    def test_undoing_and_doing_again_count_once(self, store: Store, source: Source, anna: User) -> None:
        coding = by_hand(source, anna)
        step, other = take(store, anna, codings=[coding]), take(store, anna)
        undo, redo = new_guid(), new_guid()
        assert store.record(by=anna.guid, withdrawn=[coding.guid], undoes=step.guid, operation=undo)
        assert not store.record(by=anna.guid, withdrawn=[coding.guid], undoes=step.guid, operation=undo)
        assert store.record(by=anna.guid, restored=[coding.guid], redoes=step.guid, operation=redo)
        assert not store.record(by=anna.guid, withdrawn=[coding.guid], undoes=step.guid, operation=undo)
        assert store.codings() == [coding]
        with pytest.raises(ReviewError, match="kenmerk"):
            store.record(by=anna.guid, undoes=other.guid, operation=undo)

    def test_what_cannot_be_undone_or_done_again_changes_nothing(
        self, store: Store, source: Source, anna: User
    ) -> None:
        coding = by_hand(source, anna)
        step = take(store, anna, codings=[coding])
        with pytest.raises(ReviewError):
            store.record(by=anna.guid, withdrawn=[coding.guid], redoes=step.guid)
        store.record(by=anna.guid, withdrawn=[coding.guid], undoes=step.guid)
        with pytest.raises(ReviewError):
            store.record(by=anna.guid, restored=[coding.guid], undoes=step.guid)
        with pytest.raises(ReviewError):
            store.record(by=anna.guid, restored=[coding.guid, "onbekend"], redoes=step.guid)
        assert store.codings() == []
        assert store.steps(anna.guid, 9).redo == (replace(step, is_undone=True),)

    def test_memos_go_along_to_the_coding_in_its_place(self, store: Store, source: Source, anna: User) -> None:
        old, new = by_hand(source, anna), by_hand(source, anna, code="ander")
        kept, gone = (review.write_note(NoteTarget.CODING, old.guid, text, anna) for text in ("Een memo.", "Nog een."))
        store.record(by=anna.guid, codings=[old], notes=[kept, gone])
        store.record(by=anna.guid, withdrawn_notes=[gone.guid])
        store.record(by=anna.guid, codings=[new], withdrawn=[old.guid], moved_notes={old.guid: new.guid})
        assert store.notes() == store.notes([new.guid]) == [replace(kept, target=new.guid)]
        store.record(by=anna.guid, restored_notes=[gone.guid])
        assert [note.target for note in store.notes()] == [new.guid, new.guid]

    def test_a_decision_on_another_verdict_than_the_stored_one_is_refused(
        self, store: Store, source: Source, anna: User
    ) -> None:
        suggestion, bert = a_suggestion(source), store.user("Bert")
        tag(store, source, suggestion)
        refused = review.reject(suggestion, anna).review
        store.record(by=anna.guid, reviews=[refused], expects={suggestion.guid: OPEN})
        with pytest.raises(ReviewError, match="intussen al anders"):
            accepted = review.accept(suggestion, anna)
            store.record(
                by=anna.guid,
                reviews=[accepted.review],
                codings=[accepted.coding],
                expects={suggestion.guid: OPEN},
                step=a_step(anna),
            )
        assert (store.reviews(), store.codings(), store.steps(anna.guid, 9)) == ([refused], [], Steps((), ()))
        store.record(by=bert.guid, reviews=[review.reject(suggestion, bert).review], expects={suggestion.guid: OPEN})
        again = review.reopen(suggestion, anna).review
        store.record(by=anna.guid, reviews=[again], expects={suggestion.guid: Verdict(Decision.REJECTED)})
        assert len(store.reviews()) == 3

    def test_of_two_windows_that_decide_at_once_one_is_refused(self, opener: OPENER) -> None:
        windows = [opener(), opener()]
        source, anna = a_source(), windows[0].user("Anna")
        suggestion = a_suggestion(source)
        windows[0].add_source(source)
        tag(windows[0], source, suggestion)
        together = Barrier(2)

        def decide(window: Store) -> bool:
            outcome = review.accept(suggestion, anna)
            together.wait()
            try:
                return window.record(
                    by=anna.guid,
                    reviews=[outcome.review],
                    codings=[outcome.coding],
                    expects={suggestion.guid: OPEN},
                    step=a_step(anna),
                )
            except ReviewError:
                return False

        with ThreadPoolExecutor(2) as pool:
            assert sorted(pool.map(decide, windows)) == [False, True]
        assert len(windows[0].codings()) == len(windows[0].reviews()) == 1

    def test_steps_go_along_to_a_corrected_transcript_but_not_what_was_undone(
        self, store: Store, source: Source, anna: User
    ) -> None:
        done, undone = (replace(a_step(anna), source_guid=source.guid) for _ in range(2))
        for step in (done, undone):
            store.record(by=anna.guid, step=step)
        store.record(by=anna.guid, undoes=undone.guid)
        new = a_source()
        store.replace_source(source.guid, new, {})
        assert store.steps(anna.guid, 9) == Steps((replace(done, source_guid=new.guid),), ())

    def test_steps_on_a_removed_source_wait_until_it_is_back(self, store: Store, source: Source, anna: User) -> None:
        step = replace(a_step(anna), source_guid=source.guid)
        store.record(by=anna.guid, step=step)
        store.remove_source(source.guid)
        assert store.steps(anna.guid, 9) == Steps((), ())
        store.restore_source(source.guid)
        assert store.steps(anna.guid, 9) == Steps((step,), ())


class TestNotes:
    def test_a_memo_comes_and_goes_with_its_coding(self, store: Store, source: Source, anna: User) -> None:
        coding = by_hand(source, anna)
        memo = review.write_note(NoteTarget.CODING, coding.guid, "Een memo.", anna)
        store.record(by=anna.guid, codings=[coding], notes=[memo])
        store.record(by=anna.guid, withdrawn=[coding.guid])
        assert store.notes() == store.notes([coding.guid]) == store.notes_by_guid([memo.guid]) == []
        assert store.note(memo.guid) is None
        assert store.note(memo.guid, also_withdrawn=True) == memo
        store.record(by=anna.guid, restored=[coding.guid])
        assert store.notes() == store.notes([coding.guid]) == store.notes_by_guid([memo.guid]) == [memo]
        assert store.note(memo.guid) == memo

    def test_a_memo_comes_and_goes_with_its_interview(self, store: Store, source: Source, anna: User) -> None:
        memos = [
            review.write_note(NoteTarget.SOURCE, source.guid, "Bij het gesprek.", anna),
            review.write_note(NoteTarget.PROJECT, "", "Bij alles.", anna),
        ]
        store.record(by=anna.guid, notes=memos)
        store.remove_source(source.guid)
        assert store.notes() == memos[1:]
        store.restore_source(source.guid)
        assert store.notes() == memos

    def test_memos_can_be_those_about_some_things(self, store: Store, source: Source, anna: User) -> None:
        late, early, other = (
            review.write_note(NoteTarget.CODE, target, "Een memo.", anna) for target in ("trots", "steun", "loon")
        )
        early = replace(early, at=early.at - timedelta(days=1))
        store.record(by=anna.guid, notes=[late, early, other])
        assert store.notes(["trots", "steun", "onbekend"]) == [early, late]
        assert store.notes([]) == []

    def test_a_withdrawn_memo_is_kept(self, store: Store, anna: User) -> None:
        memo = review.write_note(NoteTarget.PROJECT, "", "Een memo.", anna)
        store.record(by=anna.guid, notes=[memo])
        store.record(by=anna.guid, withdrawn_notes=[memo.guid])
        assert store.notes() == []
        store.record(by=anna.guid, restored_notes=[memo.guid])
        assert store.notes() == [memo]


class TestStanding:
    def test_open_and_decided_suggestions_are_counted_per_coder(self, store: Store, source: Source, anna: User) -> None:
        bert, other = store.user("Bert"), a_source("bert.txt")
        store.add_source(other)
        one, two = a_suggestion(source, code="a"), a_suggestion(source, "loon", "a")
        far, machine = a_suggestion(other, code="b"), a_suggestion(source, "laag", "a", engine="bm25")
        tag(store, source, one, two)
        tag(store, other, far)
        tag(store, source, machine, engine="bm25")
        accept(store, one, anna)
        store.record(by=bert.guid, reviews=[review.reject(one, bert).review, review.reject(far, bert).review])
        store.record(by=bert.guid, reviews=[review.reopen(far, bert).review])

        def counts(user: User | None) -> dict[tuple[str, str, str], tuple[int, int]]:
            found = store.open_counts(user and user.guid)
            return {(row.source_guid, row.code_id, row.engine): (row.open, row.decided) for row in found}

        rest = {(source.guid, "a", "bm25"): (1, 0), (other.guid, "b", "lex"): (1, 0)}
        assert counts(None) == counts(anna) == counts(bert) == {(source.guid, "a", "lex"): (1, 1), **rest}
        store.record(by=bert.guid, reviews=[review.reopen(one, bert).review, review.reject(two, bert).review])
        assert counts(None) == {(source.guid, "a", "lex"): (0, 2), **rest}
        assert counts(anna) == counts(bert) == {(source.guid, "a", "lex"): (1, 1), **rest}
        store.remove_source(other.guid)
        assert other.guid not in {row.source_guid for row in store.open_counts()}

    def test_codings_that_count_are_counted_per_coder(self, store: Store, source: Source, anna: User) -> None:
        bert = store.user("Bert")
        mine, more = by_hand(source, anna), by_hand(source, anna, 20)
        theirs, gone = by_hand(source, bert), by_hand(source, bert, 20, "ander")
        store.record(by=anna.guid, codings=[mine, more, theirs, gone])
        store.record(by=bert.guid, withdrawn=[gone.guid])
        assert store.coding_counts() == [CodingCount(source.guid, "code", 3)]
        assert store.coding_counts(bert.guid) == [CodingCount(source.guid, "code", 1)]
        store.replace_source(source.guid, a_source(), {})
        assert store.coding_counts() == []

    def test_what_was_touched_since_a_revision_is_told(self, store: Store, source: Source, anna: User) -> None:
        suggestion = a_suggestion(source)
        tag(store, source, suggestion)
        begin = store.revision()
        assert store.changes_since(begin) == Changes(begin)
        outcome = accept(store, suggestion, anna)
        memo = review.write_note(NoteTarget.CODING, outcome.coding.guid, "Een memo.", anna)
        store.record(by=anna.guid, notes=[memo])
        coded, noted = frozenset({outcome.coding.guid}), frozenset({memo.guid})
        now = store.changes_since(begin)
        assert now == Changes(store.revision(), frozenset({suggestion.guid}), coded, noted)
        store.record(by=anna.guid, withdrawn=[outcome.coding.guid])
        assert store.changes_since(now.revision) == Changes(now.revision + 1, codings=coded, notes=noted)
        store.record(by=anna.guid, restored=[outcome.coding.guid])
        store.record(by=anna.guid, withdrawn_notes=[memo.guid])
        assert store.changes_since(now.revision + 2) == Changes(now.revision + 3, notes=noted)
        store.record(by=anna.guid, restored_notes=[memo.guid])
        assert store.changes_since(now.revision + 3) == Changes(now.revision + 4, notes=noted)

    def test_other_words_suggestions_or_variables_mean_everything(self, store: Store, source: Source) -> None:
        seen = store.revision()

        def is_everything() -> bool:
            nonlocal seen
            changes = store.changes_since(seen)
            assert changes.revision > seen
            seen = changes.revision
            return changes.everything

        new = a_source()
        undecided = a_suggestion(new)
        for change in (
            lambda: store.set_variables(source.guid, Variables(round=1)),
            lambda: store.replace_source(source.guid, new, {}),
            lambda: tag(store, new, undecided),
            lambda: store.remove_source(new.guid),
            lambda: store.restore_source(new.guid),
            lambda: store.add_source(a_source("bert.txt")),
        ):
            change()
            assert is_everything()
        store.user("Bert")
        assert not is_everything()
        store.replace_suggestions(new.guid, "lex", {"leeg": "1"}, [])
        assert not is_everything()

    def test_a_renewed_suggestion_means_everything(self, store: Store, source: Source, anna: User) -> None:
        suggestion = a_suggestion(source)
        tag(store, source, suggestion)
        store.record(by=anna.guid, reviews=[review.reopen(suggestion, anna).review])
        seen = store.revision()
        tag(store, source, replace(suggestion, score=0.1))
        assert store.changes_since(seen).everything

    def test_who_is_far_behind_or_ahead_of_a_back_up_looks_at_everything(self, store: Store, anna: User) -> None:
        begin = store.revision()
        for number in range(1001):
            store.record(by=anna.guid, notes=[review.write_note(NoteTarget.PROJECT, "", str(number), anna)])
        assert store.changes_since(begin) == Changes(begin + 1001, everything=True)
        assert len(store.changes_since(begin + 1).notes) == 1000
        assert store.changes_since(begin + 2000) == Changes(begin + 1001, everything=True)

    def test_a_few_things_are_found_by_guid(self, store: Store, source: Source, anna: User) -> None:
        one, two = a_suggestion(source), a_suggestion(source, "loon")
        tag(store, source, one, two)
        coding = accept(store, one, anna).coding
        assert store.suggestions_by_guid([two.guid, "onbekend"]) == [two]
        assert store.codings_by_guid([coding.guid, "onbekend"]) == [coding]
        assert store.codings_by_guid([]) == store.suggestions_by_guid([]) == store.notes_by_guid([]) == []
        assert store.same_coding(replace(coding, guid=new_guid())) == coding
        assert store.same_coding(replace(coding, code_id="ander")) is None
        assert store.same_coding(replace(coding, selection=select(TEXT, 15, 18))) is None
        store.replace_source(source.guid, a_source(), {})
        assert store.suggestions_by_guid([one.guid]) == []
        assert store.codings_by_guid([coding.guid]) == [coding]
