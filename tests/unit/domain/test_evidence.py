from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lerende_evaluatie.domain import evidence
from lerende_evaluatie.domain.model import Coding, Source, Valence, Variables, select
from lerende_evaluatie.domain.quotes import Counts, Judgement, Quote
from tests.interview_samples import code, codebook, interview

P, N, M, O = Valence.POSITIVE, Valence.NEGATIVE, Valence.MIXED, Valence.NEUTRAL  # noqa: E741
MOMENT = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("valences", "respondents", "judgement"),
    [
        ({P: 3}, 2, Judgement.POSITIVE),
        ({N: 3}, 2, Judgement.NEGATIVE),
        ({P: 2, N: 1}, 2, Judgement.POSITIVE),
        ({P: 3, N: 2}, 2, Judgement.MIXED),
        ({P: 1, N: 2}, 2, Judgement.NEGATIVE),
        ({M: 4}, 2, Judgement.MIXED),
        ({P: 3, M: 2}, 2, Judgement.POSITIVE),
        ({P: 2, M: 2, O: 9}, 2, Judgement.POSITIVE),
        ({P: 1, M: 2}, 2, Judgement.POSITIVE),
        ({P: 1, M: 3}, 2, Judgement.MIXED),
        ({O: 5}, 2, Judgement.UNKNOWN),
        ({P: 2}, 2, Judgement.UNKNOWN),
        ({P: 9}, 1, Judgement.UNKNOWN),
        ({}, 0, Judgement.UNKNOWN),
    ],
)
def test_a_cell_of_the_balance_follows_the_rule(
    valences: dict[Valence, int], respondents: int, judgement: Judgement
) -> None:
    counts = Counts(sum(valences.values()), respondents, respondents, (), (), valences)
    assert evidence.judge(counts) is judgement


@pytest.mark.parametrize(
    ("by_group", "judgement"),
    [
        ({"werkgever": {P: 7}, "werknemer": {P: 1, N: 1}}, Judgement.POSITIVE),
        ({"werkgever": {P: 7}, "werknemer": {N: 1}}, Judgement.POSITIVE),
        ({"werkgever": {P: 7}, "werknemer": {N: 1, O: 5}}, Judgement.POSITIVE),
        ({"werkgever": {P: 7}, "werknemer": {M: 2}}, Judgement.POSITIVE),
        ({"werkgever": {P: 7}, "werknemer": {N: 2}}, Judgement.MIXED),
        ({"werkgever": {P: 7}, "werknemer": {N: 2, P: 1}}, Judgement.MIXED),
        ({"werkgever": {P: 7}, "werknemer": {N: 1, M: 1}}, Judgement.MIXED),
        ({"werkgever": {N: 7}, "werknemer": {P: 2}}, Judgement.MIXED),
        ({"werkgever": {N: 7}, "werknemer": {P: 1}}, Judgement.NEGATIVE),
        ({"werkgever": {P: 3}, "werknemer": {N: 3}}, Judgement.MIXED),
        ({"werkgever": {O: 3}, "werknemer": {O: 3}}, Judgement.UNKNOWN),
    ],
)
def test_a_side_does_not_win_over_the_head_of_a_group(
    by_group: dict[str, dict[Valence, int]], judgement: Judgement
) -> None:
    valences = Counter[Valence]()
    for found in by_group.values():
        valences.update(found)
    counts = Counts(valences.total(), 2, 2, tuple(by_group), (), dict(valences), by_group)
    assert evidence.judge(counts) is judgement


def test_a_group_that_differs_makes_too_little_evidence_no_more() -> None:
    assert evidence.judge(Counts(3, 1, 1, (), (), {N: 3}, {"werknemer": {P: 2}})) is Judgement.UNKNOWN
    assert evidence.judge(Counts(2, 2, 2, (), (), {N: 2}, {"werknemer": {P: 2}})) is Judgement.UNKNOWN


def source(name: str, *turns: str, **variables: object) -> Source:
    return replace(interview(*turns, guid=name), name=name, variables=Variables(**variables))  # type: ignore[arg-type]


def quote(of: Source, words: str, code_id: str = "trots", valence: Valence = P) -> Quote:
    start = of.text.index(words)
    selection = select(of.text, start, start + len(words))
    coding = Coding(f"{of.guid}{start}{code_id}", of.guid, selection, code_id, valence, "u", MOMENT)
    return evidence.quote_from_coding(coding, of, "aldus", "Coder")


NORTH = source("a.docx", "R: Ja. Nee.", "S: Wel.", case="Noord", group="werknemer")
SOUTH = source("b.docx", "R: Ja.", case="Zuid", group="werkgever")
AGAIN = source("c.docx", "R: Weer ja.", case="Zuid", group="werkgever")


def test_passages_respondents_interviews_groups_and_pilots_are_counted_each_once() -> None:
    counts = evidence.count([quote(NORTH, "Ja."), quote(NORTH, "Nee."), quote(NORTH, "Wel."), quote(SOUTH, "Ja.")])
    assert (counts.passages, counts.respondents, counts.interviews) == (4, 3, 2)
    assert counts.groups == ("werknemer", "werkgever") and counts.cases == ("Noord", "Zuid")
    assert counts.valences == {P: 4}


def test_one_person_in_two_rounds_is_one_respondent() -> None:
    first, second = (replace(one, variables=replace(one.variables, respondent="R7")) for one in (SOUTH, AGAIN))
    assert evidence.count([quote(first, "Ja."), quote(second, "ja.")]).respondents == 1
    assert evidence.count([quote(SOUTH, "Ja."), quote(AGAIN, "ja.")]).respondents == 2


def test_nothing_coded_counts_nothing() -> None:
    assert evidence.count([]) == Counts(0, 0, 0, (), (), {})


def test_the_same_words_under_two_codes_are_one_passage_and_mixed_when_they_differ() -> None:
    counts = evidence.count([quote(NORTH, "Ja.", "trots", P), quote(NORTH, "Ja.", "steun", N)])
    assert (counts.passages, counts.valences) == (1, {M: 1})


def test_the_valences_of_a_count_add_up_to_its_passages() -> None:
    counts = evidence.count([quote(NORTH, "Ja."), quote(NORTH, "Nee.", valence=N), quote(NORTH, "Wel.", valence=O)])
    assert sum(counts.valences.values()) == counts.passages == 3


def test_a_passage_counts_once_in_its_group_and_one_without_a_group_in_none() -> None:
    alone = source("d.docx", "R: Ja.", case="Zuid")
    quotes = [quote(NORTH, "Ja.", "trots", P), quote(NORTH, "Ja.", "steun", N), quote(NORTH, "Wel.", valence=N)]
    counts = evidence.count([*quotes, quote(SOUTH, "Ja."), quote(AGAIN, "ja.", valence=O), quote(alone, "Ja.")])
    assert counts.by_group == {"werknemer": {M: 1, N: 1}, "werkgever": {P: 1, O: 1}}
    assert counts.valences == {M: 1, N: 1, P: 2, O: 1}


SPOKEN = source("e.docx", "R: " + "woord " * 4, case="Noord", group="partner_publiek")
coded = st.lists(
    st.tuples(st.sampled_from([NORTH, SOUTH, AGAIN, SPOKEN]), st.integers(0, 2), st.sampled_from(Valence)), max_size=25
)


@given(coded)
def test_counting_in_one_walk_is_counting_each_thing_apart(drawn: list[tuple[Source, int, Valence]]) -> None:
    quotes = [quote(of, of.text[start : start + 2], valence=valence) for of, start, valence in drawn]
    passages: dict[tuple[str, int, int], set[Valence]] = {}
    for one in quotes:
        passages.setdefault(one.passage, set()).add(one.valence)
    counts = evidence.count(quotes)
    assert counts.passages == len(passages) and counts.interviews == len({name for name, _, _ in passages})
    assert counts.respondents == len({one.respondent for one in quotes})
    assert counts.groups == tuple(dict.fromkeys(one.group for one in quotes))
    assert counts.cases == tuple(dict.fromkeys(one.case for one in quotes))
    assert counts.valences == Counter(map(evidence.together, passages.values()))
    assert sum((Counter(found) for found in counts.by_group.values()), Counter()) == Counter(counts.valences)


def test_the_matrix_has_a_row_per_top_code_and_counts_what_lies_below() -> None:
    book = codebook(code("trots"), code("vakwerk", parent="trots"), code("steun"))
    quotes = [quote(NORTH, "Ja.", "vakwerk"), quote(NORTH, "Wel.", "trots"), quote(SOUTH, "Ja.", "trots")]
    pride, support = evidence.matrix(quotes, book, ["Noord", "Zuid"])
    assert (pride.code.id, support.code.id) == ("trots", "steun")
    assert [(cell.passages, cell.respondents, cell.groups) for cell in pride.cells] == [(2, 2, 1), (1, 1, 1)]
    assert (pride.overall.passages, pride.overall.judgement) == (3, Judgement.POSITIVE)
    assert [cell.judgement for cell in pride.cells] == [Judgement.UNKNOWN] * 2
    assert support.overall.passages == 0


@pytest.mark.parametrize(
    ("group", "function", "expected"),
    [
        ("initiatiefnemer", "projectleider", "aldus de projectleider van pilot Noord"),
        ("initiatiefnemer", "Projectleider", "aldus de projectleider van pilot Noord"),
        ("werkgever", "HR-adviseur", "aldus de HR-adviseur van pilot Noord"),
        ("werkgever", "afdelingshoofd", "aldus het afdelingshoofd van pilot Noord"),
        ("werkgever", "hoofd sociale zaken", "aldus het hoofd sociale zaken van pilot Noord"),
        ("partner_publiek", "lid van de raad", "aldus het lid van de raad van pilot Noord"),
        ("partner_publiek", "adviseur van het teamhoofd", "aldus de adviseur van het teamhoofd van pilot Noord"),
        ("werknemer", "medewerker groen", "aldus een medewerker groen van pilot Noord"),
        ("partner_privaat", None, "aldus een private partner van pilot Noord"),
        (None, None, "aldus een respondent van pilot Noord"),
    ],
)
def test_a_quote_is_attributed_to_a_role_and_a_pilot(group: str | None, function: str | None, expected: str) -> None:
    one = source("anna_de_vries.docx", "R: Ja.", case="Noord", group=group, function=function)
    assert evidence.attributions([one]) == {one.guid: expected}


def test_a_role_that_two_people_share_takes_the_indefinite_article() -> None:
    known = {"case": "Noord", "group": "werkgever", "function": "teamleider"}
    two = [source("a", "R: Ja.", **known), source("b", "R: Ja.", **{**known, "function": "Teamleider"})]
    assert set(evidence.attributions(two).values()) == {"aldus een teamleider van pilot Noord"}
    same = [replace(one, variables=replace(one.variables, respondent="R1")) for one in two]
    assert set(evidence.attributions(same).values()) == {"aldus de teamleider van pilot Noord"}


def test_without_a_pilot_the_role_stands_alone_and_no_name_is_ever_printed() -> None:
    one = source("jan_jansen.txt", "R: Ik ben Jan Jansen.", group="werkgever", function="directeur", respondent="Jan")
    assert evidence.attributions([one]) == {one.guid: "aldus de directeur"}


def test_a_quote_leads_back_to_its_turn_and_time() -> None:
    timed = replace(NORTH, turns=(replace(NORTH.turns[0], begin=3725.9), NORTH.turns[1]))
    assert quote(timed, "Nee.").place == "a.docx, beurt 1, 1:02:05"
    assert quote(timed, "Wel.").place == "a.docx, beurt 2"
    assert evidence.place_of(timed, None) == "a.docx"


@pytest.mark.parametrize(
    ("several", "one"), [({P}, P), ({P, O}, P), ({P, N}, M), ({O}, O), (set(), O), ({M, P}, M), ({N, O}, N)]
)
def test_several_directions_are_one(several: set[Valence], one: Valence) -> None:
    assert evidence.together(several) is one
