"""One suite for the Store port, over SQLite and, when LERENDE_EVALUATIE_TEST_POSTGRES holds a URL, PostgreSQL."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_things import OPENER, TEXT, a_source, a_suggestion, accept, tag

from lerende_evaluatie.domain import review
from lerende_evaluatie.domain.analysis import Analysis
from lerende_evaluatie.domain.model import (
    Cue,
    Note,
    NoteTarget,
    Role,
    Selection,
    Source,
    Suggestion,
    Turn,
    User,
    Valence,
    Variables,
    new_guid,
    select,
)
from lerende_evaluatie.errors import ReviewError, StoreError
from lerende_evaluatie.ports import Store


class TestSources:
    def test_a_new_store_is_empty_and_knows_its_version(self, store: Store) -> None:
        assert store.schema_version() == "0003"
        assert store.sources() == store.suggestions() == store.codings() == store.lost_codings() == []
        assert store.users() == store.reviews() == store.notes() == []

    def test_a_source_comes_back_as_it_was(self, store: Store) -> None:
        variables = Variables("Pilot ‘Zuid’", "werkgever", "teamleider", date(2025, 3, 1), 2, "R07")
        source = a_source(variables=variables)
        store.add_source(source)
        assert store.source(source.guid) == source
        assert store.sources() == [source]

    def test_an_unknown_source_is_none(self, store: Store) -> None:
        assert store.source("onbekend") is None

    def test_sources_come_by_name_in_code_point_order(self, store: Store) -> None:
        for name in ("map/b.txt", "Zoë.txt", "É.txt", "a.txt", "Map/b.txt", "_.txt"):
            store.add_source(a_source(name))
        names = [source.name for source in store.sources()]
        assert names == sorted(names)

    def test_a_second_source_under_the_same_name_is_refused(self, store: Store, source: Source) -> None:
        with pytest.raises(StoreError):
            store.add_source(a_source(source.name))
        assert store.sources() == [source]

    def test_a_source_without_turns_or_words_is_kept_too(self, store: Store) -> None:
        empty = replace(a_source(), text="", turns=())
        store.add_source(empty)
        assert store.sources() == [empty]

    def test_variables_are_replaced_and_a_case_is_shared(self, store: Store, source: Source) -> None:
        other = a_source("bert.txt", variables=Variables(case="Noord"))
        store.add_source(other)
        store.set_variables(source.guid, Variables(case="Noord", round=1))
        store.set_variables(source.guid, Variables(case="Noord", round=2))
        assert [found.variables for found in store.sources()] == [Variables(case="Noord", round=2), other.variables]

    def test_variables_of_an_unknown_source_are_refused(self, store: Store) -> None:
        with pytest.raises(StoreError):
            store.set_variables("onbekend", Variables(round=1))

    @settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(data=st.data())
    def test_any_text_with_turns_and_selections_comes_back_equal(self, store: Store, data: st.DataObject) -> None:
        words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))
        source = replace(
            a_source(), guid=new_guid(), name=data.draw(words) + new_guid(), text=data.draw(words), turns=()
        )
        borders = sorted(data.draw(st.lists(st.integers(0, len(source.text)), max_size=8)))
        pairs = list(zip(borders[::2], borders[1::2], strict=False))
        begin = st.none() | st.floats(0, 1e6)
        turns = [
            Turn(index, start, end, data.draw(st.none() | words), data.draw(st.sampled_from(Role)), data.draw(begin))
            for index, (start, end) in enumerate(pairs)
        ]
        source = replace(source, turns=tuple(turns), warnings=tuple(data.draw(st.lists(words, max_size=2))))
        store.add_source(source)
        assert store.source(source.guid) == source
        suggestions = sorted(
            [
                Suggestion(
                    new_guid(),
                    source.guid,
                    select(source.text, start, end),
                    data.draw(words),
                    data.draw(st.floats(0, 1)),
                    data.draw(st.sampled_from(Valence)),
                    data.draw(words),
                    (Cue(start, end, data.draw(words), True),),
                    "lex",
                    "1",
                    data.draw(words),
                    "cb",
                )
                for start, end in pairs
                if start < end
            ],
            key=lambda found: (found.selection.start, found.selection.end, found.code_id, found.guid),
        )
        tag(store, source, *suggestions)
        assert store.suggestions(source.guid) == suggestions
        user = store.user(data.draw(words))
        codings = [review.accept(suggestion, user).coding for suggestion in suggestions]
        note = Note(new_guid(), NoteTarget.SOURCE, source.guid, data.draw(words), user.guid, review.now())
        store.record(by=user.guid, codings=codings, notes=[note])
        assert {coding.guid: coding for coding in store.codings(source.guid)} == {c.guid: c for c in codings}
        assert store.notes()[-1] == note


class TestMachine:
    def test_an_analysis_is_kept_per_pipeline_and_replaced(self, store: Store, source: Source) -> None:
        one = Analysis([0, 4], [3, 8], ["hoe", "gaan"], [(0, 2)], {1: "doorgaan"})
        store.keep_analysis(source.guid, "nl 1", Analysis([], [], [], [], {}))
        store.keep_analysis(source.guid, "nl 1", one)
        assert store.analysis(source.guid, "nl 1") == one
        assert store.analysis(source.guid, "nl 2") is None

    def test_fingerprints_are_kept_per_engine_and_forgotten_when_none(self, store: Store, source: Source) -> None:
        store.replace_suggestions(source.guid, "lex", {"a": "1", "b": "1"}, [])
        store.replace_suggestions(source.guid, "bm25", {"a": "9"}, [])
        store.replace_suggestions(source.guid, "lex", {"a": "2", "b": None}, [])
        assert store.fingerprints(source.guid, "lex") == {"a": "2"}
        assert store.fingerprints(source.guid, "bm25") == {"a": "9"}

    def test_suggestions_come_in_the_order_of_the_text(self, store: Store, source: Source) -> None:
        first = a_source("aad.txt")
        store.add_source(first)
        late, early, other = a_suggestion(source, "loon"), a_suggestion(source), a_suggestion(first, "nu")
        tag(store, source, late, early)
        tag(store, first, other)
        assert store.suggestions() == [other, early, late]
        assert store.suggestions(source.guid) == [early, late]
        assert store.suggestion(late.guid) == late
        assert store.suggestion("onbekend") is None

    def test_only_the_undecided_ones_of_this_engine_and_these_codes_give_way(
        self, store: Store, source: Source
    ) -> None:
        old, other_code = a_suggestion(source, "loon", "a"), a_suggestion(source, "loon", "b")
        other_engine = a_suggestion(source, "loon", "a", engine="bm25")
        tag(store, source, old, other_code)
        tag(store, source, other_engine, engine="bm25")
        new = a_suggestion(source, "werk", "a")
        tag(store, source, new)
        assert {found.guid for found in store.suggestions()} == {new.guid, other_code.guid, other_engine.guid}

    def test_a_forgotten_code_loses_its_suggestions(self, store: Store, source: Source) -> None:
        tag(store, source, a_suggestion(source, code="a"))
        store.replace_suggestions(source.guid, "lex", {"a": None}, [])
        assert store.suggestions() == []

    def test_the_same_guid_takes_the_place_of_an_undecided_one(self, store: Store, source: Source) -> None:
        old = a_suggestion(source)
        tag(store, source, old)
        new = replace(old, score=0.1, code_id="ander", reason="Nu anders.")
        tag(store, source, new)
        assert store.suggestions() == [new]

    def test_a_decided_suggestion_survives_everything(self, store: Store, source: Source, anna: User) -> None:
        taken, refused = a_suggestion(source), a_suggestion(source, "loon")
        tag(store, source, taken, refused)
        accept(store, taken, anna)
        store.record(by=anna.guid, reviews=[review.reject(refused, anna).review])
        tag(store, source, replace(taken, score=0.1), replace(refused, reason="Anders."))
        store.replace_suggestions(source.guid, "lex", {taken.code_id: None}, [])
        assert store.suggestions() == [taken, refused]
        store.replace_source(source.guid, a_source(), {})
        assert [store.suggestion(old.guid) for old in (taken, refused)] == [taken, refused]

    def test_a_reopened_suggestion_stays_and_is_renewed_when_it_comes_again(
        self, store: Store, source: Source, anna: User
    ) -> None:
        suggestion = a_suggestion(source)
        tag(store, source, suggestion)
        outcome = accept(store, suggestion, anna)
        store.record(by=anna.guid, reviews=[review.reopen(suggestion, anna).review], withdrawn=[outcome.coding.guid])
        store.replace_suggestions(source.guid, "lex", {suggestion.code_id: None}, [])
        assert store.suggestions() == [suggestion]
        renewed = replace(suggestion, score=0.2)
        tag(store, source, renewed)
        assert store.suggestions() == [renewed]
        assert len(store.reviews()) == 2

    def test_two_thousand_suggestions_come_back(self, store: Store, source: Source) -> None:
        many = [a_suggestion(source, code=f"code{number}") for number in range(2000)]
        tag(store, source, *many)
        tag(store, source, *many)
        assert {found.guid for found in store.suggestions()} == {suggestion.guid for suggestion in many}


class TestPeople:
    def test_a_name_always_gives_the_same_user(self, store: Store) -> None:
        zoe, bert = store.user("Zoë de Wit"), store.user("Bert")
        assert store.user("Zoë de Wit") == zoe
        assert store.users() == [bert, zoe]

    def test_a_decision_is_kept_with_who_and_when(self, store: Store, source: Source, anna: User) -> None:
        suggestion = a_suggestion(source)
        tag(store, source, suggestion)
        at = datetime(2026, 3, 29, 2, 30, 0, 123456, tzinfo=timezone(timedelta(hours=2)))
        outcome = accept(store, suggestion, anna, at)
        assert store.reviews() == [outcome.review]
        assert store.codings() == [outcome.coding] == [store.coding(outcome.coding.guid)]
        assert store.reviews()[0].at.tzinfo is UTC

    def test_reviews_come_as_they_came_in_whatever_the_clock_said(
        self, store: Store, source: Source, anna: User
    ) -> None:
        suggestion = a_suggestion(source)
        tag(store, source, suggestion)
        moment = review.now()
        late = replace(review.reject(suggestion, anna).review, at=moment)
        tie = replace(review.reopen(suggestion, anna).review, at=moment)
        early = replace(review.reject(suggestion, anna).review, at=moment - timedelta(days=1))
        store.record(by=anna.guid, reviews=[late, tie])
        store.record(by=anna.guid, reviews=[early])
        assert store.reviews() == store.reviews_on([suggestion.guid]) == [late, tie, early]
        assert store.reviews_on(["onbekend"]) == []

    def test_reviews_can_be_those_on_one_source(self, store: Store, source: Source, anna: User) -> None:
        other = a_source("aad.txt")
        store.add_source(other)
        here, there = a_suggestion(source), a_suggestion(other)
        tag(store, source, here)
        tag(store, other, there)
        mine, theirs = accept(store, here, anna).review, accept(store, there, anna).review
        assert (store.reviews(source.guid), store.reviews(other.guid)) == ([mine], [theirs])

    def test_codings_come_in_the_order_of_the_text(self, store: Store, source: Source, anna: User) -> None:
        other = a_source("aad.txt")
        store.add_source(other)
        codings = [
            review.code_by_hand(place, select(TEXT, start, start + 4), "code", Valence.NEUTRAL, anna)
            for place, start in ((source, 40), (source, 20), (other, 30))
        ]
        store.record(by=anna.guid, codings=codings)
        assert store.codings() == [codings[2], codings[1], codings[0]]
        assert store.codings(source.guid) == [codings[1], codings[0]]

    def test_a_withdrawn_coding_no_longer_counts(self, store: Store, source: Source, anna: User) -> None:
        coding = review.code_by_hand(source, select(TEXT, 15, 18), "code", Valence.NEUTRAL, anna)
        store.record(by=anna.guid, codings=[coding])
        store.record(by=anna.guid, withdrawn=[coding.guid])
        store.record(by=anna.guid, codings=[coding])
        assert store.codings() == store.codings_by_guid([coding.guid]) == []
        assert store.coding(coding.guid) is None
        assert store.coding(coding.guid, also_withdrawn=True) == coding

    def test_what_is_no_longer_as_expected_is_refused_and_nothing_is_kept(
        self, store: Store, source: Source, anna: User
    ) -> None:
        coding = review.code_by_hand(source, select(TEXT, 15, 18), "code", Valence.NEUTRAL, anna)
        memo, other = (review.write_note(NoteTarget.PROJECT, "", text, anna) for text in ("Een memo.", "Nog een."))
        store.record(by=anna.guid, codings=[coding], notes=[memo])
        store.record(by=anna.guid, withdrawn=[coding.guid], withdrawn_notes=[memo.guid])
        store.record(by=anna.guid, restored=[coding.guid], restored_notes=[memo.guid])
        for unfit in (
            {"withdrawn": ["onbekend"]},
            {"withdrawn_notes": ["onbekend"]},
            {"restored": [coding.guid]},
            {"restored_notes": [memo.guid]},
        ):
            with pytest.raises(ReviewError, match="intussen al anders"):
                store.record(by=anna.guid, notes=[other], **unfit)
        assert (store.codings(), store.notes()) == ([coding], [memo])

    def test_a_repeated_request_does_nothing_twice(self, store: Store, source: Source, anna: User) -> None:
        suggestion = a_suggestion(source)
        tag(store, source, suggestion)
        outcome = review.accept(suggestion, anna)
        note = review.write_note(NoteTarget.CODING, outcome.coding.guid, "Een memo.", anna)
        for _ in range(2):
            store.record(by=anna.guid, reviews=[outcome.review], codings=[outcome.coding], notes=[note])
        assert (store.reviews(), store.codings(), store.notes()) == ([outcome.review], [outcome.coding], [note])

    def test_other_content_under_a_known_guid_is_refused(self, store: Store, source: Source, anna: User) -> None:
        coding = review.code_by_hand(source, select(TEXT, 15, 18), "code", Valence.NEUTRAL, anna)
        store.record(by=anna.guid, codings=[coding])
        note = review.write_note(NoteTarget.PROJECT, "", "Een memo.", anna)
        with pytest.raises(ReviewError, match="iets anders bewaard"):
            store.record(by=anna.guid, codings=[replace(coding, code_id="ander")], notes=[note])
        assert (store.codings(), store.notes()) == ([coding], [])

    def test_a_decision_about_nothing_is_refused_whole_and_without_spoken_words(
        self, store: Store, source: Source, anna: User
    ) -> None:
        coding = review.code_by_hand(source, select(TEXT, 15, 40), "code", Valence.NEUTRAL, anna)
        orphan = review.reject(a_suggestion(source), anna).review
        with pytest.raises(StoreError) as caught:
            store.record(by=anna.guid, reviews=[orphan], codings=[coding])
        assert "werk gaf" not in f"{caught.value} {caught.value.__cause__}"
        assert store.codings() == store.reviews() == []

    def test_no_coding_exists_without_a_user(self, store: Store, source: Source) -> None:
        nobody = User(new_guid(), "Niemand")
        coding = review.code_by_hand(source, select(TEXT, 15, 18), "code", Valence.NEUTRAL, nobody)
        with pytest.raises(StoreError):
            store.record(by=nobody.guid, codings=[coding])

    def test_a_sentence_with_a_lone_surrogate_is_refused(self, store: Store, anna: User) -> None:
        note = review.write_note(NoteTarget.PROJECT, "", "half teken: \ud83d", anna)
        with pytest.raises(StoreError, match="teken"):
            store.record(by=anna.guid, notes=[note])

    def test_a_codebook_version_can_be_kept_again(self, store: Store) -> None:
        store.keep_codebook("cb1", "codes: []")
        store.keep_codebook("cb1", "codes: []")

    def test_kept_codebook_versions_come_back_newest_first_with_their_text(self, store: Store, anna: User) -> None:
        before = review.now()
        store.keep_codebook("cb1", "codes: []", anna.guid)
        store.keep_codebook("cb2", "codes: [] # anders")
        kept = store.kept_codebooks()
        assert [one.version for one in kept] == ["cb2", "cb1"]
        assert before <= kept[1].kept_at <= kept[0].kept_at <= review.now()
        assert (store.codebook_text("cb1"), store.codebook_text("cb2")) == ("codes: []", "codes: [] # anders")
        assert store.codebook_text("cb3") is None


class TestReplacing:
    def test_what_was_found_again_moves_and_the_rest_is_lost_not_gone(
        self, store: Store, source: Source, anna: User
    ) -> None:
        found, lost, undecided = (a_suggestion(source, word) for word in ("plezier", "loon", "laag"))
        tag(store, source, found, lost, undecided)
        moved_coding, lost_coding = (accept(store, suggestion, anna).coding for suggestion in (found, lost))
        store.keep_analysis(source.guid, "nl 1", Analysis([0], [3], ["hoe"], [(0, 1)], {}))
        new = a_source(text="Nou: " + TEXT)
        there = Selection(found.selection.start + 5, found.selection.end + 5, "plezier")
        store.replace_source(source.guid, new, {moved_coding.guid: there, found.guid: there})

        assert store.sources() == [new]
        assert store.source(source.guid) == source
        assert store.codings() == [replace(moved_coding, source_guid=new.guid, selection=there)]
        assert store.lost_codings() == [lost_coding] == [store.coding(lost_coding.guid)]
        (suggestion,) = store.suggestions()
        assert (suggestion.guid, suggestion.source_guid, suggestion.selection) == (found.guid, new.guid, there)
        assert store.suggestion(undecided.guid) is None
        assert store.suggestion(lost.guid) == lost
        assert store.analysis(source.guid, "nl 1") is None
        assert store.fingerprints(source.guid, "lex") == {}
        assert len(store.reviews()) == 2

    def test_cues_inside_the_quote_move_along(self, store: Store, source: Source, anna: User) -> None:
        suggestion = a_suggestion(source)
        tag(store, source, suggestion)
        accept(store, suggestion, anna)
        place = suggestion.selection.start + 5
        there = Selection(place, place + 7, "plezier")
        store.replace_source(source.guid, a_source(text="Nou: " + TEXT), {suggestion.guid: there})
        assert store.suggestions()[0].cues == (Cue(place, place + 3, "ple", True),)

    def test_notes_on_the_interview_move_along(self, store: Store, source: Source, anna: User) -> None:
        note = review.write_note(NoteTarget.SOURCE, source.guid, "Belangrijk gesprek.", anna)
        store.record(by=anna.guid, notes=[note])
        new = a_source()
        store.replace_source(source.guid, new, {})
        assert store.notes() == [replace(note, target=new.guid)]

    def test_a_lost_coding_can_be_found_again_in_a_later_version(
        self, store: Store, source: Source, anna: User
    ) -> None:
        coding = review.code_by_hand(source, select(TEXT, 15, 18), "code", Valence.NEUTRAL, anna)
        store.record(by=anna.guid, codings=[coding])
        second, third = a_source(text="Wat? " + TEXT), a_source()
        store.replace_source(source.guid, second, {})
        assert store.lost_codings() == [coding]
        store.replace_source(second.guid, third, {coding.guid: coding.selection})
        assert store.lost_codings() == []
        assert store.codings() == [replace(coding, source_guid=third.guid)]

    def test_a_coding_on_another_interview_stays_where_it_is(self, store: Store, source: Source, anna: User) -> None:
        other = a_source("bert.txt")
        store.add_source(other)
        coding = review.code_by_hand(other, select(TEXT, 15, 18), "code", Valence.NEUTRAL, anna)
        store.record(by=anna.guid, codings=[coding])
        store.replace_source(source.guid, a_source(), {coding.guid: Selection(5, 8, "ing")})
        assert store.codings() == [coding]

    def test_a_source_is_replaced_only_once(self, store: Store, source: Source) -> None:
        new = a_source()
        store.replace_source(source.guid, new, {})
        for guid in (source.guid, "onbekend"):
            with pytest.raises(StoreError):
                store.replace_source(guid, a_source("ander.txt"), {})
        assert store.sources() == [new]


def everything(store: Store, source: Source) -> list[object]:
    return [
        store.sources(),
        store.suggestions(),
        store.suggestions(source.guid),
        store.codings(),
        store.codings(source.guid),
        store.lost_codings(),
        store.reviews(),
        store.notes(),
        store.analysis(source.guid, "nl 1"),
        store.fingerprints(source.guid, "lex"),
    ]


class TestRemoving:
    def test_a_removed_source_is_gone_from_every_list_and_comes_back_whole(
        self, store: Store, source: Source, anna: User
    ) -> None:
        lost = review.code_by_hand(source, select(TEXT, 18, 22), "code", Valence.NEUTRAL, anna)
        store.record(by=anna.guid, codings=[lost])
        new = a_source()
        store.replace_source(source.guid, new, {})
        suggestion, open_one = a_suggestion(new), a_suggestion(new, "loon")
        tag(store, new, suggestion, open_one)
        coding = accept(store, suggestion, anna).coding
        store.record(by=anna.guid, notes=[review.write_note(NoteTarget.SOURCE, new.guid, "Een memo.", anna)])
        store.keep_analysis(new.guid, "nl 1", Analysis([0], [3], ["hoe"], [(0, 1)], {}))
        before = everything(store, new)

        store.remove_source(new.guid)
        assert store.sources() == store.suggestions() == store.suggestions(new.guid) == store.reviews() == []
        assert store.codings() == store.codings(new.guid) == store.lost_codings() == []
        assert store.coding(coding.guid) is None
        assert store.source(new.guid) == new
        assert store.removed_sources() == [new]

        store.restore_source(new.guid)
        assert everything(store, new) == before
        assert store.coding(coding.guid) == coding
        assert store.lost_codings() == [lost]
        assert store.removed_sources() == []

    def test_other_sources_stay_as_they_are(self, store: Store, source: Source, anna: User) -> None:
        other = a_source("bert.txt")
        store.add_source(other)
        suggestion = a_suggestion(other)
        tag(store, other, suggestion)
        accept(store, suggestion, anna)
        before = everything(store, other)[1:]
        store.remove_source(source.guid)
        assert everything(store, other)[1:] == before
        assert store.sources() == [other]

    def test_only_a_current_source_is_removed_and_only_a_removed_one_restored(
        self, store: Store, source: Source
    ) -> None:
        new = a_source()
        store.replace_source(source.guid, new, {})
        for guid in (new.guid, source.guid, "onbekend"):
            with pytest.raises(StoreError):
                store.restore_source(guid)
        store.remove_source(new.guid)
        for guid in (new.guid, source.guid, "onbekend"):
            with pytest.raises(StoreError):
                store.remove_source(guid)
        with pytest.raises(StoreError):
            store.replace_source(new.guid, a_source(), {})
        assert (store.sources(), store.removed_sources()) == ([], [new])

    def test_the_name_of_a_removed_source_is_free_until_it_is_restored(self, store: Store, source: Source) -> None:
        store.remove_source(source.guid)
        other = a_source(source.name)
        store.add_source(other)
        with pytest.raises(StoreError):
            store.restore_source(source.guid)
        assert (store.sources(), store.removed_sources()) == ([other], [source])


class TestSharing:
    def test_two_stores_on_one_database_see_each_others_writes(self, opener: OPENER) -> None:
        one, other = opener(), opener()
        source = a_source()
        one.add_source(source)
        assert other.sources() == [source]
        assert other.user("Anna") == one.user("Anna")
        other.set_variables(source.guid, Variables(round=3))
        assert one.sources()[0].variables.round == 3

    def test_what_was_recorded_is_there_after_closing(self, opener: OPENER) -> None:
        store = opener()
        source = a_source()
        store.add_source(source)
        suggestion = a_suggestion(source)
        tag(store, source, suggestion)
        coding = accept(store, suggestion, store.user("Anna")).coding
        store.close()
        assert opener().codings() == [coding]
