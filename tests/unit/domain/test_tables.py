"""Counts per code and column, codes that meet, and where they lie."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lerende_evaluatie.domain import evidence, portraits, tables
from lerende_evaluatie.domain.model import Coding, Source, Valence, Variables, select
from lerende_evaluatie.domain.portraits import Unit
from lerende_evaluatie.domain.quotes import Judgement, Quote
from lerende_evaluatie.domain.tables import By, Level
from tests.interview_samples import code, codebook, interview

MOMENT = datetime(2026, 1, 1, tzinfo=UTC)
BOOK = codebook(code("trots"), code("draagvlak"), code("werkvloer", parent="draagvlak"))


def source(name: str, *turns: str, **variables: object) -> Source:
    return replace(interview(*turns, guid=name), name=name, variables=Variables(**variables))  # type: ignore[arg-type]


def quote(
    of: Source, words: str, code_id: str = "trots", valence: Valence = Valence.POSITIVE, coder: str = "Anna"
) -> Quote:
    start = of.text.index(words)
    return quote_at(of, start, start + len(words), code_id, valence, coder)


def quote_at(
    of: Source, start: int, end: int, code_id: str, valence: Valence = Valence.POSITIVE, coder: str = "Anna"
) -> Quote:
    guid = f"{of.guid}{start}{end}{code_id}{coder}"
    coding = Coding(guid, of.guid, select(of.text, start, end), code_id, valence, coder, MOMENT)
    return evidence.quote_from_coding(coding, of, "aldus", coder)


NORTH = source("a.txt", "I: En?", "R: Ja. Nee.", "S: Wel.", case="Noord", group="werknemer", round=10)
SOUTH = source("b.txt", "R: Ja.", case="Zuid", group="partner", round=2)
NOWHERE = source("c.txt", "R: Weer ja.", group="werknemer", round=2)
ALL = [NORTH, SOUTH, NOWHERE]


def matrix(quotes: list[Quote], by: By = By.CASE, level: Level = Level.MAIN, *order: str) -> tables.Matrix:
    return tables.matrix(quotes, ALL, BOOK, by, level, order)


def numbers(row: tables.Row) -> list[int]:
    return [cell.counts.passages for cell in (*row.cells, row.overall)]


def test_columns_stand_in_the_order_of_the_interviews_with_what_is_not_filled_in_last() -> None:
    assert [column.value for column in matrix([]).columns] == ["Noord", "Zuid", None]
    assert [column.value for column in matrix([], By.GROUP, Level.MAIN, "leeg", "partner").columns] == [
        "partner",
        "werknemer",
    ]
    assert [column.value for column in matrix([], By.ROUND).columns] == [2, 10]


def test_a_column_says_on_how_many_interviews_and_people_it_rests() -> None:
    found = matrix([])
    assert [(column.interviews, column.respondents) for column in found.columns] == [(1, 2), (1, 1), (1, 1)]
    assert (found.everyone.interviews, found.everyone.respondents) == (3, 4)


def test_one_person_in_two_rounds_is_one_respondent() -> None:
    first, second = (source(f"{n}.txt", "R: Ja.", case="Noord", round=n, respondent="R1") for n in (1, 2))
    found = tables.matrix([quote(first, "Ja."), quote(second, "Ja.")], [first, second], BOOK, By.CASE, Level.MAIN, ())
    assert (found.columns[0].interviews, found.columns[0].respondents) == (2, 1)
    assert (found.overall.counts.interviews, found.overall.counts.respondents) == (2, 1)


def test_nobody_is_heard_in_more_than_all_of_a_column() -> None:
    asked = quote(NORTH, "En?")  # an interviewer when it was read again
    column = matrix([asked, quote(NORTH, "Ja."), quote(NORTH, "Wel.")]).columns[0]
    assert column.respondents == 3


def test_a_main_code_counts_what_is_below_it_and_the_same_words_once() -> None:
    quotes = [quote(NORTH, "Ja.", "draagvlak"), quote(NORTH, "Ja.", "werkvloer"), quote(SOUTH, "Ja.", "werkvloer")]
    found = matrix([*quotes, quote(NORTH, "Ja.", "draagvlak", coder="Bert")])
    assert [(row.code.id, numbers(row)) for row in found.rows] == [
        ("trots", [0, 0, 0, 0]),
        ("draagvlak", [1, 1, 0, 2]),
    ]
    assert [cell.counts.passages for cell in found.total] == [1, 1, 0] and found.overall.counts.passages == 2


def test_all_codes_get_a_row_that_counts_the_codes_below_too() -> None:
    found = matrix([quote(NORTH, "Ja.", "werkvloer"), quote(NORTH, "Nee.", "draagvlak")], level=Level.ALL)
    assert [(row.code.id, row.depth, numbers(row)) for row in found.rows] == [
        ("trots", 0, [0, 0, 0, 0]),
        ("draagvlak", 0, [2, 0, 0, 2]),
        ("werkvloer", 1, [1, 0, 0, 1]),
    ]


def test_a_cell_counts_directions_and_judges_them_by_the_rule_of_the_report() -> None:
    words = ["Ja.", "Nee.", "Wel."]
    cell = matrix([quote(NORTH, word, valence=Valence.NEGATIVE) for word in words]).rows[0].cells[0]
    assert cell.judgement is Judgement.NEGATIVE and cell.counts.valences == {Valence.NEGATIVE: 3}
    assert matrix([quote(NORTH, "Ja.")]).rows[0].cells[0].judgement is Judgement.UNKNOWN


def test_codes_meet_when_their_passages_share_a_sign_whoever_coded_them() -> None:
    quotes = [
        quote(NORTH, "Ja. Nee.", "trots"),
        quote(NORTH, "Ja.", "draagvlak", coder="Bert"),
        quote(NORTH, "Nee.", "draagvlak"),
        quote(NORTH, "Nee.", "draagvlak", coder="Bert"),
        quote(SOUTH, "Ja.", "draagvlak"),
    ]
    found = tables.together(quotes, BOOK, Level.MAIN)
    assert [one.id for one in found.codes] == ["trots", "draagvlak"]
    assert found.counts == ((1, 2), (2, 3))


def test_passages_that_only_touch_do_not_meet() -> None:
    ja, rest = quote_at(NORTH, 0, 3, "trots"), quote_at(NORTH, 3, 5, "draagvlak")
    assert tables.together([ja, rest], BOOK, Level.MAIN).counts == ((1, 0), (0, 1))


def test_a_code_and_the_one_below_it_meet_only_when_all_codes_are_asked() -> None:
    quotes = [quote(NORTH, "Ja.", "draagvlak"), quote(NORTH, "Ja.", "werkvloer")]
    assert tables.together(quotes, BOOK, Level.MAIN).counts == ((1,),)
    assert tables.together(quotes, BOOK, Level.ALL).counts == ((1, 1), (1, 1))


spans = st.lists(
    st.tuples(st.integers(0, 19), st.integers(1, 8), st.sampled_from(["trots", "draagvlak", "werkvloer"])), max_size=30
)


@given(spans)
def test_counting_in_one_walk_is_comparing_each_pair(drawn: list[tuple[int, int, str]]) -> None:
    text = source("a.txt", "R: " + "woord " * 6)
    quotes = [quote_at(text, start, start + length, code_id) for start, length, code_id in drawn]
    distinct = {(one.code_id, one.selection) for one in quotes}
    pairs: Counter[tuple[str, str]] = Counter((code_id, code_id) for code_id, _ in distinct)
    for (one, here), (two, there) in combinations(distinct, 2):
        if one != two and here.overlaps(there):
            pairs.update([(one, two), (two, one)])
    found = tables.together(quotes, BOOK, Level.ALL)
    ids = [one.id for one in found.codes]
    assert {(one, two): found.counts[i][j] for i, one in enumerate(ids) for j, two in enumerate(ids)} == {
        (one, two): pairs[one, two] for one in ids for two in ids
    }


@given(spans)
def test_overlapping_gives_what_comparing_each_pair_gives(drawn: list[tuple[int, int, str]]) -> None:
    text = source("a.txt", "R: " + "woord " * 6)
    quotes = [quote_at(text, start, start + length, code_id) for start, length, code_id in drawn]
    ones, twos = ([one for one in quotes if one.code_id == name] for name in ("trots", "draagvlak"))
    wanted = [one for one in ones if any(one.selection.overlaps(two.selection) for two in twos)]
    wanted += [two for two in twos if any(two.selection.overlaps(one.selection) for one in ones)]
    found = tables.overlapping(ones, twos)
    assert Counter(one.guid for one in found) == Counter(one.guid for one in wanted)
    assert [one.passage for one in found] == sorted(one.passage for one in wanted)


def portrait(quotes: list[Quote], unit: Unit = Unit.TEXT, joined: bool = False) -> portraits.Strip:
    return portraits.portrait(quotes, [NORTH], BOOK, Level.MAIN, unit, joined).strips[0]


def test_a_portrait_places_a_passage_as_a_share_of_the_text() -> None:
    one = quote(NORTH, "Nee.")
    mark = portrait([one]).marks["trots"][0]
    assert (mark.start, mark.end) == (one.selection.start, one.selection.end)
    assert (mark.begin, mark.until) == pytest.approx((mark.start / len(NORTH.text), mark.end / len(NORTH.text)))


def test_a_portrait_in_turns_goes_from_the_begin_of_the_first_to_the_end_of_the_last() -> None:
    both = quote_at(NORTH, NORTH.turns[1].start, NORTH.turns[2].end, "trots")
    assert [(mark.begin, mark.until) for mark in portrait([both], Unit.TURNS).marks["trots"]] == [
        pytest.approx((1 / 3, 1.0))
    ]


def test_a_passage_counts_once_in_a_portrait_and_what_touches_is_joined_when_asked() -> None:
    first, second = quote_at(NORTH, 4, 7, "draagvlak"), quote_at(NORTH, 7, 9, "werkvloer")
    strip = portrait([first, second, replace(first, coder="Bert"), quote(NORTH, "Wel.", "draagvlak")])
    assert strip.passages == 3 and [mark.passages for mark in strip.marks["draagvlak"]] == [1, 1, 1]
    joined = portrait([first, second, quote(NORTH, "Wel.", "draagvlak")], joined=True).marks["draagvlak"]
    assert [(mark.start, mark.end, mark.passages) for mark in joined][:1] == [(4, 9, 2)] and len(joined) == 2


@given(spans, st.sampled_from(Unit), st.booleans())
def test_every_mark_lies_within_the_text(drawn: list[tuple[int, int, str]], unit: Unit, joined: bool) -> None:
    text = source("a.txt", "I: Wat vindt u? 🙂", "R: é́n dan", "R: " + "woord " * 6)
    quotes = [quote_at(text, start, start + length, code_id) for start, length, code_id in drawn]
    (strip,) = portraits.portrait(quotes, [text], BOOK, Level.ALL, unit, joined).strips
    marks = [mark for found in strip.marks.values() for mark in found]
    assert all(0 <= mark.begin < mark.until <= 1 for mark in marks)
    assert sum(mark.passages for mark in marks) == len({(one.code_id, one.passage) for one in quotes})
