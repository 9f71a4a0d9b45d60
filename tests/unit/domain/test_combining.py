from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as some

from lerende_evaluatie.domain.combining import combined
from lerende_evaluatie.domain.model import Cue, Selection, Suggestion, Valence

TEXT = "abcdefghijklmnopqrstuvwxyz" * 2


def suggestion(
    start: int, end: int, *, code: str = "trots", engine: str = "codebook", score: float = 0.6, reason: str = ""
) -> Suggestion:
    return Suggestion(
        guid=f"{engine} {code} {start} {end}",
        source_guid="bron",
        selection=Selection(start, end, TEXT[start:end]),
        code_id=code,
        score=score,
        valence=Valence.POSITIVE,
        reason=reason or f"door {engine} op {start}",
        cues=tuple(dict.fromkeys(Cue(place, place + 1, TEXT[place]) for place in (start, end - 1))),
        engine=engine,
        engine_version="1",
        pipeline="proef 1",
        codebook="1",
    )


SUGGESTIONS = some.lists(
    some.builds(
        lambda start, length, **more: suggestion(start, start + length, **more),
        some.integers(0, 30),
        some.integers(1, 12),
        code=some.sampled_from(["trots", "draagvlak"]),
        engine=some.sampled_from(["codebook", "learned", "local_model"]),
        score=some.sampled_from([0.2, 0.5, 0.5, 0.9]),
    ),
    max_size=12,
    unique_by=lambda one: one.guid,
)


def test_of_two_engines_on_the_same_words_the_surest_stays_with_both_reasons() -> None:
    [one] = combined([suggestion(0, 20, reason="A"), suggestion(5, 12, engine="learned", score=0.8, reason="B")])
    assert (one.engine, one.score, one.selection.quote, one.reason) == ("learned", 0.8, TEXT[5:12], "B; A")


def test_only_words_within_the_passage_that_stays_are_shown() -> None:
    [one] = combined([suggestion(0, 10, score=0.9), suggestion(5, 20, engine="learned")])
    assert [(cue.start, cue.end) for cue in one.cues] == [(0, 1), (9, 10), (5, 6)]


def test_a_reason_that_is_there_already_is_not_said_twice() -> None:
    [one] = combined([suggestion(0, 9, reason="Trots: ‘trots’"), suggestion(0, 9, engine="learned", reason="‘trots’")])
    assert one.reason == "Trots: ‘trots’"


def test_other_codes_other_places_and_the_same_engine_stay_apart() -> None:
    found = [
        suggestion(0, 9),
        suggestion(4, 12),
        suggestion(0, 9, code="draagvlak", engine="learned"),
        suggestion(12, 20, engine="learned"),
    ]
    assert {one.guid for one in combined(found)} == {one.guid for one in found}
    assert combined([]) == []


@given(SUGGESTIONS)
def test_of_one_code_no_two_engines_keep_the_same_words(found: list[Suggestion]) -> None:
    kept = combined(found)
    for one in kept:
        for other in kept:
            if one.code_id == other.code_id and one.engine != other.engine:
                assert not one.selection.overlaps(other.selection)


@given(SUGGESTIONS)
def test_nothing_is_lost_or_made_up_but_what_lies_on_something_at_least_as_sure(found: list[Suggestion]) -> None:
    kept = {one.guid: one for one in combined(found)}
    for one in found:
        if one.guid in kept:
            assert replace(kept[one.guid], reason=one.reason, cues=one.cues) == one
        else:
            surer = [
                other
                for other in kept.values()
                if other.code_id == one.code_id and other.selection.overlaps(one.selection) and other.score >= one.score
            ]
            assert any(one.reason in other.reason for other in surer)
    assert kept.keys() <= {one.guid for one in found}


@given(SUGGESTIONS)
def test_they_come_in_the_order_of_the_text_with_their_words_inside(found: list[Suggestion]) -> None:
    kept = combined(found)
    assert [one.selection.start for one in kept] == sorted(one.selection.start for one in kept)
    for one in kept:
        assert all(one.selection.start <= cue.start < cue.end <= one.selection.end for cue in one.cues)
        assert len(set(one.cues)) == len(one.cues)


@given(SUGGESTIONS)
def test_combining_twice_is_combining_once(found: list[Suggestion]) -> None:
    assert combined(combined(found)) == combined(found)
