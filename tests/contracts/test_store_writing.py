"""Lessons, summaries, rulings and exports in the Store port: every version is kept, on every database."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_things import OPENER, a_lesson, a_ruling, a_source, a_suggestion, a_summary, accept, by_hand, tag, take

from lerende_evaluatie.domain import review
from lerende_evaluatie.domain.lessons import Evidence, Lesson, Stance, Status
from lerende_evaluatie.domain.model import Coding, NoteTarget, Selection, Source, User, new_guid
from lerende_evaluatie.domain.quotes import Judgement
from lerende_evaluatie.domain.snapshots import Export, Snapshot
from lerende_evaluatie.domain.standing import Changes
from lerende_evaluatie.domain.writing import Place, Ruling, Summary, SummaryKind
from lerende_evaluatie.errors import ReviewError, StoreError, WritingError
from lerende_evaluatie.ports import Store

WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))
ANY_TEXT = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def coded(store: Store, source: Source, anna: User) -> list[Coding]:
    """Three codings that count."""
    codings = [by_hand(source, anna, start) for start in (15, 20, 25)]
    store.record(by=anna.guid, codings=codings)
    return codings


def wait_for_the_clock() -> None:
    """Let the clock go on: on some computers it stands still for milliseconds."""
    begin = review.now()
    while review.now() == begin:
        pass


def codings_under(kept: Lesson | Summary) -> list[str]:
    return [item.coding_guid for item in kept.evidence] if isinstance(kept, Lesson) else list(kept.quotes)


class TestLessons:
    def test_a_new_store_has_nothing_written(self, store: Store) -> None:
        assert store.lessons() == store.removed_lessons() == store.lesson_versions("onbekend") == []
        assert store.summaries() == store.rulings() == store.exports() == []
        assert store.lesson("onbekend") is store.lesson("onbekend", also_removed=True) is None

    def test_a_lesson_comes_back_as_it_was(self, store: Store, anna: User, coded: list[Coding]) -> None:
        evidence = (
            Evidence(7, coded[2].guid, Stance.CONTRADICTS, "Dat lag aan het weer."),
            Evidence(2, coded[0].guid, Stance.SUPPORTS),
            Evidence(12, coded[1].guid, Stance.NUANCES),
        )
        lesson = replace(a_lesson(anna), status=Status.ESTABLISHED, evidence=evidence, codes=("z", "a"))
        kept = store.save_lesson(lesson, by=anna.guid)
        assert kept == replace(lesson, version=1)
        assert store.lesson(lesson.guid) == kept
        assert store.lessons() == store.lesson_versions(lesson.guid) == [kept]

    def test_a_proposal_of_the_machine_has_no_author(self, store: Store, coded: list[Coding]) -> None:
        kept = store.save_lesson(a_lesson(None, coded[0]))
        assert kept.is_proposal
        assert store.lessons() == [kept]

    def test_every_version_is_kept_and_the_newest_counts(self, store: Store, anna: User, coded: list[Coding]) -> None:
        first = store.save_lesson(a_lesson(None, *coded))
        second = store.save_lesson(replace(first, title="Zorg voor rust.", user_guid=anna.guid), by=anna.guid)
        third = store.save_lesson(replace(second, evidence=first.evidence[:1], codes=()), by=anna.guid)
        assert [first.version, second.version, third.version] == [1, 2, 3]
        assert store.lessons() == [third] == [store.lesson(first.guid)]
        assert store.lesson_versions(first.guid) == [third, second, first]

    def test_lessons_keep_the_order_in_which_they_were_first_kept(self, store: Store, anna: User) -> None:
        one, two, three = (store.save_lesson(a_lesson(anna, title=title)) for title in ("c", "a", "b"))
        one = store.save_lesson(replace(one, title="d"))
        two = store.save_lesson(replace(two, at=two.at - timedelta(days=1)))
        assert store.lessons() == [one, two, three]

    def test_a_change_of_an_older_version_is_refused_and_nothing_is_kept(
        self, store: Store, anna: User, coded: list[Coding]
    ) -> None:
        first = store.save_lesson(a_lesson(anna, *coded), by=anna.guid)
        second = store.save_lesson(replace(first, text="Anders."), by=anna.guid)
        revision = store.revision()
        for late in (first, replace(first, version=0), replace(second, version=3)):
            with pytest.raises(WritingError, match="intussen veranderd"):
                store.save_lesson(replace(late, text="Te laat."), by=anna.guid)
        with pytest.raises(WritingError, match="intussen veranderd"):
            store.save_lesson(replace(a_lesson(anna), version=1), by=anna.guid)
        assert store.lesson_versions(first.guid) == [second, first]
        assert len(store.lessons()) == 1
        assert store.revision() == revision

    def test_a_version_that_comes_twice_is_kept_once(self, store: Store, anna: User, coded: list[Coding]) -> None:
        lesson = a_lesson(anna, *coded)
        first = store.save_lesson(lesson, by=anna.guid)
        changed = replace(first, title="Zorg voor rust.")
        second = store.save_lesson(changed, by=anna.guid)
        revision = store.revision()
        later = replace(changed, at=changed.at + timedelta(seconds=9))
        assert store.save_lesson(lesson, by=anna.guid) == first
        assert store.save_lesson(later, by=anna.guid) == second
        store.remove_lesson(lesson.guid, by=anna.guid, version=2)
        assert store.save_lesson(changed, by=anna.guid) == second
        assert store.lesson_versions(lesson.guid) == [second, first]
        assert store.revision() == revision + 1

    def test_saying_the_same_as_an_older_version_is_a_new_version(self, store: Store, anna: User) -> None:
        first = store.save_lesson(a_lesson(anna))
        second = store.save_lesson(replace(first, title="Anders"))
        third = store.save_lesson(replace(first, version=2))
        assert store.lesson_versions(first.guid) == [third, second, first]
        assert third == replace(first, version=3)

    def test_a_coding_that_does_not_exist_is_refused_and_nothing_is_kept(
        self, store: Store, source: Source, anna: User, coded: list[Coding]
    ) -> None:
        revision = store.revision()
        unknown = by_hand(source, anna)
        with pytest.raises(WritingError, match="codering"):
            store.save_lesson(a_lesson(anna, coded[0], unknown), by=anna.guid)
        with pytest.raises(WritingError, match="codering"):
            store.save_summary(a_summary(anna, unknown))
        assert (store.lessons(), store.summaries(), store.revision()) == ([], [], revision)

    def test_a_coding_that_no_longer_counts_may_stay_under_a_lesson(
        self, store: Store, anna: User, coded: list[Coding]
    ) -> None:
        first = store.save_lesson(a_lesson(anna, *coded), by=anna.guid)
        store.record(by=anna.guid, withdrawn=[coded[0].guid])
        assert store.lessons() == [first]
        second = store.save_lesson(replace(first, text="Anders."), by=anna.guid)
        assert codings_under(second) == [coding.guid for coding in coded]

    def test_the_same_quote_under_one_number_or_twice_is_refused_whole(
        self, store: Store, anna: User, coded: list[Coding]
    ) -> None:
        one, two = coded[0].guid, coded[1].guid
        for guids, numbers in (((one, one), (1, 2)), ((one, two), (1, 1))):
            evidence = tuple(
                Evidence(number, guid, Stance.SUPPORTS) for guid, number in zip(guids, numbers, strict=True)
            )
            with pytest.raises(StoreError):
                store.save_lesson(replace(a_lesson(anna), evidence=evidence), by=anna.guid)
        assert store.lessons() == []

    def test_a_lesson_by_an_unknown_coder_is_refused(self, store: Store) -> None:
        nobody = User(new_guid(), "Niemand")
        with pytest.raises(StoreError):
            store.save_lesson(a_lesson(nobody))
        assert store.lessons() == []

    def test_of_two_windows_that_save_at_once_one_is_refused(self, opener: OPENER) -> None:
        windows = [opener(), opener()]
        anna = windows[0].user("Anna")
        lesson = windows[0].save_lesson(a_lesson(anna))
        together = Barrier(2)

        def save(window: Store, text: str) -> bool:
            together.wait()
            try:
                window.save_lesson(replace(lesson, text=text), by=anna.guid)
            except WritingError:
                return False
            return True

        with ThreadPoolExecutor(2) as pool:
            assert sorted(pool.map(save, windows, ("Een.", "Twee."))) == [False, True]
        assert [kept.version for kept in windows[0].lesson_versions(lesson.guid)] == [2, 1]

    @ANY_TEXT
    @given(data=st.data())
    def test_any_words_come_back_equal(
        self, store: Store, anna: User, coded: list[Coding], data: st.DataObject
    ) -> None:
        evidence = tuple(
            Evidence(number, coding.guid, data.draw(st.sampled_from(Stance)), data.draw(WORDS))
            for number, coding in enumerate(data.draw(st.permutations(coded)), data.draw(st.integers(1, 10**6)))
        )
        at = data.draw(st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)))
        codes = tuple(data.draw(st.lists(WORDS, max_size=3)))
        status = data.draw(st.sampled_from(Status))
        author = data.draw(st.sampled_from([anna.guid, None]))
        lesson = Lesson(new_guid(), data.draw(WORDS), data.draw(WORDS), status, codes, evidence, author, at)
        kept = store.save_lesson(lesson, by=anna.guid)
        assert store.lesson(lesson.guid) == kept == replace(lesson, version=1)
        assert store.save_lesson(lesson, by=anna.guid) == kept

    def test_half_a_sign_is_refused_and_nothing_is_kept(self, store: Store, anna: User) -> None:
        with pytest.raises(StoreError, match="teken"):
            store.save_lesson(a_lesson(anna, title="half teken: \ud83d"), by=anna.guid)
        assert store.lessons() == []


class TestRemovedLessons:
    def test_a_removed_lesson_is_kept_and_comes_back_whole(self, store: Store, anna: User, coded: list[Coding]) -> None:
        one, two = (store.save_lesson(a_lesson(anna, *coded, title=title)) for title in ("Een", "Twee"))
        store.remove_lesson(one.guid, by=anna.guid, version=1)
        assert (store.lessons(), store.removed_lessons()) == ([two], [one])
        assert store.lesson(one.guid) is None
        assert store.lesson(one.guid, also_removed=True) == one
        assert store.lesson_versions(one.guid) == [one]
        store.restore_lesson(one.guid, by=anna.guid)
        assert (store.lessons(), store.removed_lessons()) == ([one, two], [])
        assert store.lesson(one.guid) == one

    def test_the_lesson_that_was_removed_last_comes_first(self, store: Store, anna: User) -> None:
        one, two, three = (store.save_lesson(a_lesson(anna)) for _ in range(3))
        for lesson in (two, one, three):
            store.remove_lesson(lesson.guid, by=anna.guid, version=1)
            wait_for_the_clock()
        assert [lesson.guid for lesson in store.removed_lessons()] == [three.guid, one.guid, two.guid]

    def test_removing_or_restoring_twice_counts_once(self, store: Store, anna: User) -> None:
        lesson = store.save_lesson(a_lesson(anna))
        revision = store.revision()
        for _ in range(2):
            store.remove_lesson(lesson.guid, by=anna.guid, version=1)
        assert store.revision() == revision + 1
        for _ in range(2):
            store.restore_lesson(lesson.guid, by=anna.guid)
        assert store.revision() == revision + 2

    def test_a_lesson_that_somebody_changed_is_not_removed(self, store: Store, anna: User) -> None:
        first = store.save_lesson(a_lesson(anna))
        second = store.save_lesson(replace(first, text="Anders."))
        with pytest.raises(WritingError, match="intussen veranderd"):
            store.remove_lesson(first.guid, by=anna.guid, version=1)
        assert store.lessons() == [second]

    def test_an_unknown_lesson_is_not_removed_or_restored(self, store: Store, anna: User) -> None:
        with pytest.raises(WritingError, match="niet te vinden"):
            store.remove_lesson("onbekend", by=anna.guid, version=0)
        with pytest.raises(WritingError, match="niet te vinden"):
            store.restore_lesson("onbekend", by=anna.guid)

    def test_a_removed_lesson_is_changed_only_after_it_was_put_back(self, store: Store, anna: User) -> None:
        first = store.save_lesson(a_lesson(anna))
        store.remove_lesson(first.guid, by=anna.guid, version=1)
        with pytest.raises(WritingError, match="weggehaald"):
            store.save_lesson(replace(first, text="Anders."))
        assert store.lesson_versions(first.guid) == [first]
        store.restore_lesson(first.guid, by=anna.guid)
        second = store.save_lesson(replace(first, text="Anders."))
        store.remove_lesson(first.guid, by=anna.guid, version=2)
        assert (store.lessons(), store.removed_lessons()) == ([], [second])

    def test_a_memo_comes_and_goes_with_its_lesson(self, store: Store, anna: User) -> None:
        lesson = store.save_lesson(a_lesson(anna))
        lesson = store.save_lesson(replace(lesson, text="Anders."))
        memo = review.write_note(NoteTarget.LESSON, lesson.guid, "Bespreken in maart.", anna)
        store.record(by=anna.guid, notes=[memo])
        begin = store.revision()
        assert store.notes() == store.notes([lesson.guid]) == store.notes_by_guid([memo.guid]) == [memo]
        store.remove_lesson(lesson.guid, by=anna.guid, version=2)
        assert store.notes() == store.notes([lesson.guid]) == store.notes_by_guid([memo.guid]) == []
        assert store.note(memo.guid) is None
        assert store.note(memo.guid, also_withdrawn=True) == memo
        touched = frozenset({memo.guid})
        assert store.changes_since(begin) == Changes(begin + 1, notes=touched)
        store.restore_lesson(lesson.guid, by=anna.guid)
        store.save_lesson(replace(lesson, text="Nog anders."))
        assert store.notes() == store.notes([lesson.guid]) == [memo]
        assert store.changes_since(begin + 1) == Changes(begin + 3, notes=touched)


class TestSummaries:
    def test_a_summary_comes_back_in_its_versions(self, store: Store, anna: User, coded: list[Coding]) -> None:
        summary = a_summary(anna, coded[2], coded[0], coded[1])
        first = store.save_summary(summary)
        assert first == replace(summary, version=1)
        second = store.save_summary(replace(first, text="Anders.", quotes=first.quotes[1:]))
        cleared = store.save_summary(replace(second, text="", quotes=()))
        assert cleared.is_empty
        assert store.summaries() == [cleared]
        assert store.summary_versions(summary.place) == [cleared, second, first]
        assert store.summary_versions(replace(summary.place, subject="ander")) == []

    def test_summaries_come_in_the_order_of_their_places(self, store: Store, anna: User) -> None:
        places = [
            Place(SummaryKind.REPORT, "", "inleiding"),
            Place(SummaryKind.CELL, "Zuid", "b"),
            Place(SummaryKind.PORTRAIT, "Noord", "aanleiding"),
            Place(SummaryKind.CELL, "Zuid", "a"),
            Place(SummaryKind.CELL, "É", "a"),
        ]
        for place in places:
            store.save_summary(a_summary(anna, place=place))
        kept = [summary.place for summary in store.summaries()]
        assert kept == sorted(places, key=lambda place: (place.kind, place.case, place.subject))

    def test_a_late_change_is_refused_and_the_same_one_twice_is_kept_once(
        self, store: Store, anna: User, coded: list[Coding]
    ) -> None:
        summary = a_summary(anna, *coded)
        first = store.save_summary(summary)
        revision = store.revision()
        assert store.save_summary(summary) == first
        for late in (summary, replace(first, version=4)):
            with pytest.raises(WritingError, match="intussen veranderd"):
                store.save_summary(replace(late, text="Te laat."))
        assert store.summaries() == [first]
        assert store.revision() == revision

    @ANY_TEXT
    @given(case=WORDS, subject=WORDS, text=WORDS, kind=st.sampled_from(SummaryKind))
    def test_any_words_come_back_equal(
        self, store: Store, anna: User, case: str, subject: str, text: str, kind: SummaryKind
    ) -> None:
        place = Place(kind, case, subject + new_guid())
        kept = store.save_summary(Summary(place, text, (), anna.guid, review.now()))
        assert store.summary_versions(place) == [kept]
        assert kept in store.summaries()


class TestRulings:
    def test_a_ruling_comes_back_in_its_versions(self, store: Store, anna: User) -> None:
        bert = store.user("Bert")
        ruling = a_ruling(anna)
        first = store.save_ruling(ruling)
        assert first == replace(ruling, version=1)
        back = store.save_ruling(replace(first, judgement=None, reason="", user_guid=bert.guid))
        assert store.rulings() == [back]
        assert store.ruling_versions("Noord", "trots") == [back, first]
        assert store.ruling_versions(None, "trots") == store.ruling_versions("Zuid", "trots") == []

    def test_the_line_over_all_pilots_has_one_newest_ruling_too(self, store: Store, anna: User) -> None:
        first = store.save_ruling(a_ruling(anna, None))
        second = store.save_ruling(replace(first, judgement=Judgement.UNKNOWN))
        assert store.rulings() == [second]
        assert store.ruling_versions(None, "trots") == [second, first]
        with pytest.raises(WritingError, match="intussen veranderd"):
            store.save_ruling(replace(first, judgement=Judgement.NEGATIVE))

    def test_rulings_come_by_pilot_and_code(self, store: Store, anna: User) -> None:
        for case, code in (("Zuid", "a"), (None, "b"), ("Noord", "b"), ("Noord", "a")):
            store.save_ruling(a_ruling(anna, case, code))
        cells = [(ruling.case, ruling.code_id) for ruling in store.rulings()]
        assert cells == [(None, "b"), ("Noord", "a"), ("Noord", "b"), ("Zuid", "a")]

    def test_a_late_change_is_refused_and_the_same_one_twice_is_kept_once(self, store: Store, anna: User) -> None:
        ruling = a_ruling(anna)
        first = store.save_ruling(ruling)
        revision = store.revision()
        assert store.save_ruling(ruling) == first
        for late in (ruling, replace(first, version=2)):
            with pytest.raises(WritingError, match="intussen veranderd"):
                store.save_ruling(replace(late, judgement=Judgement.NEGATIVE))
        assert store.rulings() == [first]
        assert store.revision() == revision

    @ANY_TEXT
    @given(case=WORDS.filter(bool) | st.none(), code=WORDS, judgement=st.sampled_from(Judgement) | st.none(), why=WORDS)
    def test_any_words_come_back_equal(
        self, store: Store, anna: User, case: str | None, code: str, judgement: Judgement | None, why: str
    ) -> None:
        ruling = Ruling(case, code + new_guid(), judgement, why, anna.guid, review.now())
        kept = store.save_ruling(ruling)
        assert store.ruling_versions(case, ruling.code_id) == [kept] == [replace(ruling, version=1)]


class TestExports:
    def test_exports_come_back_the_newest_first(self, store: Store) -> None:
        snapshot = Snapshot(
            quotes={new_guid(): ("trots", "positief", "a" * 64), new_guid(): ("loon", "negatief", "b" * 64)},
            signs={("trots", "Noord"): "☺", ("trots", ""): "😐"},
            lessons={new_guid(): 3},
        )
        one = Export(new_guid(), review.now(), "word", "rapport ‘één’.docx", "c" * 64, snapshot)
        two = Export(new_guid(), review.now(), "html", "rapport.html", "d" * 64, Snapshot())
        for export in (one, two, one):
            store.keep_export(export)
        assert store.exports() == [two, one]

    def test_other_content_under_a_known_guid_is_refused(self, store: Store) -> None:
        export = Export(new_guid(), review.now(), "word", "rapport.docx", "c" * 64, Snapshot())
        store.keep_export(export)
        with pytest.raises(WritingError, match="kenmerk"):
            store.keep_export(replace(export, file_hash="d" * 64))
        assert store.exports() == [export]

    @ANY_TEXT
    @given(
        st.builds(
            Snapshot,
            quotes=st.dictionaries(WORDS, st.tuples(WORDS, WORDS, WORDS), max_size=4),
            signs=st.dictionaries(st.tuples(WORDS, WORDS), WORDS, max_size=4),
            lessons=st.dictionaries(WORDS, st.integers(0, 10**9), max_size=4),
        ),
        WORDS,
    )
    def test_any_snapshot_comes_back_equal(self, store: Store, snapshot: Snapshot, file: str) -> None:
        export = Export(new_guid(), review.now(), "word", file, "c" * 64, snapshot)
        store.keep_export(export)
        assert store.exports()[0] == export


class TestMovedCodings:
    @pytest.fixture(params=["lesson", "summary"])
    def keep(self, request: pytest.FixtureRequest, store: Store, anna: User) -> Callable[..., Callable[[], list[str]]]:
        """Keep a text with codings under it, and return what tells which are under it now."""

        def lesson(*codings: Coding) -> Callable[[], list[str]]:
            kept = store.save_lesson(a_lesson(anna, *codings), by=anna.guid)
            return lambda: codings_under(store.lesson_versions(kept.guid)[0])

        def summary(*codings: Coding) -> Callable[[], list[str]]:
            kept = store.save_summary(a_summary(anna, *codings))
            return lambda: codings_under(store.summary_versions(kept.place)[0])

        return lesson if request.param == "lesson" else summary

    def change(self, store: Store, user: User, old: Coding, new: Coding) -> str:
        """Let `new` take the place of `old`, and return the step."""
        moved = {old.guid: new.guid}
        return take(store, user, codings=[new], withdrawn=[old.guid], moved_notes=moved).guid

    def undo(self, store: Store, user: User, old: Coding, new: Coding, step: str) -> None:
        moved = {new.guid: old.guid}
        store.record(by=user.guid, withdrawn=[new.guid], restored=[old.guid], moved_notes=moved, undoes=step)

    def redo(self, store: Store, user: User, old: Coding, new: Coding, step: str) -> None:
        moved = {old.guid: new.guid}
        store.record(by=user.guid, withdrawn=[old.guid], restored=[new.guid], moved_notes=moved, redoes=step)

    def test_a_coding_goes_along_to_the_one_in_its_place_and_back(
        self,
        store: Store,
        source: Source,
        anna: User,
        coded: list[Coding],
        keep: Callable[..., Callable[[], list[str]]],
    ) -> None:
        under = keep(*coded)
        old, rest = coded[0], [coding.guid for coding in coded[1:]]
        new = by_hand(source, anna, code="ander")
        step = self.change(store, anna, old, new)
        assert under() == [new.guid, *rest]
        self.undo(store, anna, old, new, step)
        assert under() == [old.guid, *rest]
        self.redo(store, anna, old, new, step)
        assert under() == [new.guid, *rest]

    def test_where_both_are_under_one_version_nothing_is_doubled_and_all_comes_back(
        self,
        store: Store,
        source: Source,
        anna: User,
        coded: list[Coding],
        keep: Callable[..., Callable[[], list[str]]],
    ) -> None:
        old, new = coded[0], by_hand(source, anna, code="ander")
        step = self.change(store, anna, old, new)
        under = keep(old, coded[1], new)
        before = under()
        self.undo(store, anna, old, new, step)
        assert under() == before
        self.redo(store, anna, old, new, step)
        assert under() == before

    def test_every_version_of_a_lesson_goes_along_without_becoming_a_new_one(
        self, store: Store, source: Source, anna: User, coded: list[Coding]
    ) -> None:
        evidence = (Evidence(4, coded[0].guid, Stance.CONTRADICTS, "Dat lag aan het weer."),)
        first = store.save_lesson(replace(a_lesson(anna), evidence=evidence), by=anna.guid)
        second = store.save_lesson(replace(first, text="Anders."), by=anna.guid)
        removed = store.save_lesson(a_lesson(anna, coded[0]), by=anna.guid)
        store.remove_lesson(removed.guid, by=anna.guid, version=1)
        new = by_hand(source, anna, code="ander")
        self.change(store, anna, coded[0], new)
        moved = (replace(evidence[0], coding_guid=new.guid),)
        assert store.lesson_versions(first.guid) == [replace(kept, evidence=moved) for kept in (second, first)]
        store.restore_lesson(removed.guid, by=anna.guid)
        assert codings_under(store.lessons()[1]) == [new.guid]

    def test_a_decision_that_is_refused_moves_nothing(
        self, store: Store, source: Source, anna: User, coded: list[Coding]
    ) -> None:
        lesson = store.save_lesson(a_lesson(anna, *coded), by=anna.guid)
        new = by_hand(source, anna, code="ander")
        step = self.change(store, anna, coded[0], new)
        with pytest.raises(ReviewError, match="ongedaan"):
            self.redo(store, anna, new, coded[0], step)
        [kept] = store.lessons()
        assert codings_under(kept) == [new.guid, *codings_under(lesson)[1:]]

    def test_codings_under_a_lesson_follow_a_corrected_transcript_by_themselves(
        self, store: Store, source: Source, anna: User
    ) -> None:
        suggestion = a_suggestion(source)
        tag(store, source, suggestion)
        coding = accept(store, suggestion, anna).coding
        assert coding is not None
        lesson = store.save_lesson(a_lesson(anna, coding), by=anna.guid)
        new = a_source()
        store.replace_source(source.guid, new, {coding.guid: Selection(3, 10, coding.selection.quote)})
        assert store.lessons() == [lesson]
        [found] = store.codings_by_guid(codings_under(lesson))
        assert found.source_guid == new.guid


class TestHistory:
    def test_each_change_raises_the_revision_and_leaves_the_codings_as_they_were(
        self, store: Store, anna: User, coded: list[Coding]
    ) -> None:
        lesson = a_lesson(anna, *coded)
        export = Export(new_guid(), review.now(), "word", "rapport.docx", "c" * 64, Snapshot())
        for change in (
            lambda: store.save_lesson(lesson, by=anna.guid),
            lambda: store.remove_lesson(lesson.guid, by=anna.guid, version=1),
            lambda: store.restore_lesson(lesson.guid, by=anna.guid),
            lambda: store.save_summary(a_summary(anna, *coded)),
            lambda: store.save_ruling(a_ruling(anna)),
            lambda: store.keep_export(export),
        ):
            seen = store.revision()
            change()
            assert store.changes_since(seen) == Changes(seen + 1)
