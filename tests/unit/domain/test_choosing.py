"""The quotes that a report proposes: from everywhere, in both directions, and such that they can be read alone."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lerende_evaluatie.domain.choosing import GOOD, choose, quality
from lerende_evaluatie.domain.model import Selection, Valence
from lerende_evaluatie.domain.quotes import Quote

P, N, M, O = Valence.POSITIVE, Valence.NEGATIVE, Valence.MIXED, Valence.NEUTRAL  # noqa: E741
GOOD_TEXT = "Wij merken dat mensen hier weer op tijd komen, omdat iemand op hen rekent en dat ook zegt."
POOR_TEXT = "En die dan weer"


def quote(
    place: int = 0, text: str = GOOD_TEXT, valence: Valence = P, source: str = "a.txt", length: int = 10, **more: object
) -> Quote:
    """Return a quote at a place in an interview; each interview is that of one respondent."""
    one = Quote(
        guid=f"{source}{place}{length}{valence}",
        code_id="trots",
        selection=Selection(place, place + length, text),
        valence=valence,
        attribution="aldus",
        source_name=source,
        place=source,
        case="Noord",
        group="werknemer",
        function=None,
        round=1,
        respondent=source,
        coder="Anna",
    )
    return replace(one, **more)  # type: ignore[arg-type]


def test_good_words_have_the_highest_quality() -> None:
    assert quality(GOOD_TEXT) == quality(f"(lacht) “{GOOD_TEXT}”\n") == 1
    assert quality("’s Morgens sta ik om zes uur op, en dan loop ik met de hond naar het werk toe.") == 1
    assert quality(" ".join([GOOD_TEXT] * 3)) == 1


@pytest.mark.parametrize(
    "worse",
    [
        "Mensen komen op tijd.",
        " ".join([GOOD_TEXT] * 4),
        GOOD_TEXT[0].lower() + GOOD_TEXT[1:],
        GOOD_TEXT[:-1],
        GOOD_TEXT[:-1] + ",",
        *(f"{word} {GOOD_TEXT}" for word in ("En", "Maar", "Dus", "Dat", "Die", "Dan", "Ja,", "Nee…", "Eh, ja,")),
        GOOD_TEXT.replace("hier", "hier, eh,"),
        GOOD_TEXT.replace("hier", "[onverstaanbaar]"),
        GOOD_TEXT.replace("hier", "(niet te verstaan)"),
        GOOD_TEXT[:-1] + "?",
        f"Ja? {GOOD_TEXT[:-1]}? Nou.",
    ],
)
def test_each_fault_takes_something_off(worse: str) -> None:
    assert 0 < quality(worse) < 1


def test_two_faults_are_worse_than_one() -> None:
    leaning = f"En {GOOD_TEXT}"
    assert quality(leaning[:-1]) < quality(leaning) < GOOD < quality(GOOD_TEXT[:-1])


@pytest.mark.parametrize("nothing", ["", "  \n", "(lacht)", "Eh… uhm.", "[onverstaanbaar]"])
def test_no_words_have_no_quality(nothing: str) -> None:
    assert quality(nothing) == 0


@given(st.text() | st.lists(st.sampled_from(["En", "eh,", "(lacht)", "[", "?", "…", "ja", "Wij"])).map(" ".join))
def test_quality_lies_between_nothing_and_one(text: str) -> None:
    assert 0 <= quality(text) <= 1


def test_one_pilot_follows_another_before_any_has_its_second() -> None:
    quotes = [quote(100 * n, case=case) for n, case in enumerate(["Noord"] * 5 + ["Zuid", "Oost"])]
    assert [one.case for one in choose(quotes, 5)] == ["Noord", "Zuid", "Oost", "Noord", "Noord"]


def test_within_pilots_the_groups_take_turns_and_then_the_rounds_and_the_respondents() -> None:
    groups = [quote(100 * n, group=group) for n, group in enumerate(["a", "a", "b", "c"])]
    assert [one.group for one in choose(groups, 4)] == ["a", "b", "c", "a"]
    rounds = [quote(100 * n, round=number) for n, number in enumerate([1, 1, 2, None])]
    assert [one.round for one in choose(rounds, 4)] == [1, 2, None, 1]
    people = [quote(100 * n, respondent=person) for n, person in enumerate(["R1", "R1", "R2"])]
    assert [one.respondent for one in choose(people, 3)] == ["R1", "R2", "R1"]


def test_a_pilot_is_heard_even_where_its_words_are_poor() -> None:
    quotes = [quote(0), quote(100), quote(200, POOR_TEXT, case="Zuid")]
    assert {one.case for one in choose(quotes, 2)} == {"Noord", "Zuid"}


def test_of_one_pilot_and_group_the_good_quotes_come_first() -> None:
    quotes = [quote(0, POOR_TEXT, round=2), quote(100), quote(200)]
    assert [one.text for one in choose(quotes, 3)] == [GOOD_TEXT, GOOD_TEXT, POOR_TEXT]


@pytest.mark.parametrize(("many", "single"), [(P, N), (N, P)])
def test_a_direction_that_was_heard_once_is_not_lost_among_the_other(many: Valence, single: Valence) -> None:
    quotes = [quote(100 * n, valence=many, case=f"Pilot {n}") for n in range(9)]
    quotes.append(quote(900, POOR_TEXT, single, case="Pilot 0"))
    assert [one.valence for one in choose(quotes, 3)] == [many, single, many]


def test_words_that_overlap_wait_until_there_is_nothing_else() -> None:
    long, within, apart = quote(0, length=100), quote(50, round=2), quote(100, POOR_TEXT)
    assert choose([long, within, apart], 2) == (long, apart)
    assert set(choose([long, within, apart], 3)) == {long, within, apart}
    elsewhere = quote(50, source="b.txt")
    assert set(choose([long, within, elsewhere], 2)) == {long, elsewhere}


def test_a_direction_shows_even_when_its_only_words_overlap() -> None:
    long, within, apart = quote(0, length=100), quote(50, POOR_TEXT, N), quote(100)
    assert choose([long, within, apart], 2) == (long, within)


def test_the_same_passage_comes_once_and_as_a_person_decided_it() -> None:
    by_machine = quote(0, suggestion=True, coder=None, guid="0")
    by_bert = quote(0, coder="Bert", guid="1")
    assert choose([by_machine, by_bert, quote(0)], 9) == (quote(0),)
    assert choose([by_machine, by_bert], 9) == (by_bert,)


def test_suggestions_come_after_what_people_decided() -> None:
    quotes = [quote(0, suggestion=True, case="Zuid"), quote(100, POOR_TEXT), quote(200, POOR_TEXT)]
    assert [one.suggestion for one in choose(quotes, 3)] == [False, False, True]


def test_equals_come_in_the_order_of_the_interviews() -> None:
    quotes = [quote(place, source=name, respondent="R1") for name in ("b.txt", "a.txt") for place in (500, 40)]
    assert [one.passage[:2] for one in choose(quotes, 4)] == [
        ("a.txt", 40),
        ("a.txt", 500),
        ("b.txt", 40),
        ("b.txt", 500),
    ]


def test_nothing_is_chosen_from_nothing_or_when_nothing_is_asked() -> None:
    assert choose([], 6) == choose([quote()], 0) == ()


made = st.builds(
    quote,
    place=st.integers(0, 60),
    length=st.integers(1, 12),
    text=st.sampled_from([GOOD_TEXT, POOR_TEXT, "Ja."]),
    valence=st.sampled_from(Valence),
    source=st.sampled_from(["a.txt", "b.txt", "c.txt"]),
    case=st.sampled_from(["Noord", "Zuid", None]),
    group=st.sampled_from(["x", "y", None]),
    round=st.sampled_from([1, 2, None]),
    respondent=st.sampled_from(["R1", "R2", "R3"]),
    suggestion=st.sampled_from([False, False, True]),
)
several = st.lists(made, max_size=25).map(
    lambda quotes: [replace(one, guid=str(number)) for number, one in enumerate(quotes)]
)


def distinct(quotes: Sequence[Quote]) -> set[tuple[str, int, int]]:
    return {one.passage for one in quotes}


@given(several, st.integers(0, 30))
def test_as_many_as_asked_are_chosen_and_no_passage_twice(quotes: list[Quote], most: int) -> None:
    chosen = choose(quotes, most)
    assert len(chosen) == len(distinct(chosen)) == min(most, len(distinct(quotes)))
    assert set(chosen) <= set(quotes)


@given(several, st.integers(0, 30), st.randoms())
def test_the_choice_does_not_depend_on_the_order_and_a_shorter_one_begins_a_longer(
    quotes: list[Quote], most: int, chance: object
) -> None:
    mixed = sorted(quotes, key=lambda _: chance.random())  # type: ignore[attr-defined]
    assert choose(mixed, most) == choose(quotes, 30)[:most]


@given(st.lists(made.map(lambda one: replace(one, suggestion=False)), max_size=25, unique_by=lambda one: one.passage))
def test_both_directions_and_every_pilot_are_heard_in_few_quotes(quotes: list[Quote]) -> None:
    directions = {one.valence for one in quotes} & {P, N}
    assert directions <= {one.valence for one in choose(quotes, 2)}
    apart = [replace(one, selection=Selection(100 * n, 100 * n + 9, one.text)) for n, one in enumerate(quotes)]
    cases = {one.case for one in quotes}
    assert {one.case for one in choose(apart, len(cases) + 1)} == cases


@given(st.lists(made, min_size=1, max_size=25), st.integers(1, 25))
def test_without_directions_and_overlaps_pilots_differ_by_one_quote_while_each_has_more(
    quotes: list[Quote], most: int
) -> None:
    apart = [
        replace(one, selection=Selection(100 * n, 100 * n + 9, one.text), valence=O, suggestion=False)
        for n, one in enumerate(quotes)
    ]
    there = Counter(one.case for one in apart)
    chosen = Counter(one.case for one in choose(apart, most))
    fewest = min((chosen[case] for case in there if chosen[case] < there[case]), default=len(apart))
    assert max(chosen.values()) <= fewest + 1
