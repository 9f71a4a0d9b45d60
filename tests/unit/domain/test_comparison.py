"""Rounds beside each other: counts as in the overview, and a change only where the theme was raised in both."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from lerende_evaluatie.domain import evidence, tables
from lerende_evaluatie.domain.comparison import Change, changes, sign_changed
from lerende_evaluatie.domain.model import Coding, Source, Valence, Variables, select
from lerende_evaluatie.domain.quotes import Judgement, Quote
from lerende_evaluatie.domain.tables import By, Level
from tests.interview_samples import code, codebook, interview

MOMENT = datetime(2026, 1, 1, tzinfo=UTC)
BOOK = codebook(code("trots"), code("draagvlak"), code("werkvloer", parent="draagvlak"))
QUESTION = "Hoe denkt men op de werkvloer hierover?"


def source(name: str, *turns: str, **variables: object) -> Source:
    return replace(interview(*turns, guid=name), name=name, variables=Variables(**variables))  # type: ignore[arg-type]


def quote(of: Source, words: str, code_id: str = "trots", valence: Valence = Valence.POSITIVE) -> Quote:
    start = of.text.index(words)
    selection = select(of.text, start, start + len(words))
    coding = Coding(f"{of.guid}{start}{code_id}", of.guid, selection, code_id, valence, "u", MOMENT)
    return evidence.quote_from_coding(coding, of, "aldus", "Coder")


def found(quotes: list[Quote], *sources: Source, theme: str = "draagvlak") -> list[Change]:
    return [change for change in changes(quotes, sources, BOOK) if change.code.id == theme]


def test_every_main_code_is_compared_in_each_two_rounds_that_follow_each_other() -> None:
    sources = [source(f"{number}.txt", "R: Ja.", round=number) for number in (10, 2, 5)]
    sources.append(source("los.txt", "R: Ja."))
    pairs = [(one.code.id, one.rounds[0].value, one.rounds[1].value) for one in changes([], sources, BOOK)]
    assert pairs == [("trots", 2, 5), ("trots", 5, 10), ("draagvlak", 2, 5), ("draagvlak", 5, 10)]


def test_one_round_or_none_gives_nothing_to_compare() -> None:
    once = source("a.txt", "R: Ja.", round=1)
    assert changes([quote(once, "Ja.")], [once], BOOK) == ()
    assert changes([], [source("b.txt", "R: Ja.")], BOOK) == changes([], [], BOOK) == ()


def test_the_counts_are_those_of_the_overview() -> None:
    first = source("a.txt", "R: Ja. Nee.", "S: Wel.", round=1, case="Noord")
    second, loose = source("b.txt", "R: Ja. Nee.", round=2, case="Zuid"), source("c.txt", "R: Ja.")
    quotes = [quote(first, "Ja.", "werkvloer"), quote(first, "Ja.", "draagvlak"), quote(first, "Wel.", "draagvlak")]
    quotes += [quote(second, "Nee.", "draagvlak"), quote(loose, "Ja.", "draagvlak")]
    overview = tables.matrix(quotes, [first, second, loose], BOOK, By.ROUND, Level.MAIN, ())
    (change,) = found(quotes, first, second, loose)
    assert (change.earlier, change.later) == overview.rows[1].cells[:2]
    assert change.rounds == overview.columns[:2]
    assert (change.earlier.counts.passages, change.earlier.counts.respondents) == (2, 2)


def test_respondents_of_both_rounds_are_known_again_by_their_code() -> None:
    def rounds(first: str | None, second: str | None) -> list[Source]:
        return [
            source("a.txt", "R: Ja.", round=1, respondent=first),
            source("b.txt", "R: Ja.", round=2, respondent=second),
            source("c.txt", "R: Nee.", round=2, respondent=second),
        ]

    assert found([], *rounds("R7", "R7"))[0].in_both == 1
    assert found([], *rounds("R7", "R8"))[0].in_both == 0
    assert found([], *rounds(None, None))[0].in_both == 0


def test_a_theme_that_is_coded_in_both_rounds_is_comparable() -> None:
    first, second = source("a.txt", "R: Ja.", round=1), source("b.txt", "R: Nee.", round=2)
    quotes = [quote(first, "Ja.", "werkvloer"), quote(second, "Nee.", "draagvlak")]
    assert found(quotes, first, second)[0].is_comparable
    assert not found(quotes, first, second, theme="trots")[0].is_comparable
    assert not found(quotes[:1], first, second)[0].is_comparable


ANSWER = "R: Ze zijn tegen."


@pytest.mark.parametrize(
    ("asked_then", "answered_now", "is_comparable"),
    [
        ([f"I: {QUESTION}", "R: Geen idee."], [f"I: {QUESTION}", ANSWER], True),
        (["I: hoe  denkt men\nop de werkvloer, hierover ? ", "R: Tja."], [f"I: {QUESTION}", ANSWER], True),
        ([f"I: {QUESTION}", "R: Tja."], [f"I: {QUESTION}", "R: Nou.", "I: Hm-hm.", ANSWER], True),
        (["I: Wat vindt men op de werkvloer ervan?", "R: Tja."], [f"I: {QUESTION}", ANSWER], False),
        ([f"R: {QUESTION}", "R: Tja."], [f"I: {QUESTION}", ANSWER], False),
        ([f"I: {QUESTION}", "R: Tja."], [f"I: {QUESTION}", "R: Nou.", "I: En dan?", ANSWER], False),
        ([f"I: {QUESTION}", "R: Tja."], [ANSWER, f"I: {QUESTION}"], False),
        ([f"I: {QUESTION}", "R: Tja."], [f"I: {QUESTION[:-1]}.", ANSWER], False),
        (["I: En dan?", "R: Tja."], ["I: En dan?", ANSWER], False),
    ],
)
@pytest.mark.parametrize("coded_round", [1, 2])
def test_a_theme_coded_in_one_round_is_comparable_when_the_other_was_asked_the_question_it_answers(
    asked_then: list[str], answered_now: list[str], is_comparable: bool, coded_round: int
) -> None:
    other, coded = (
        source("a.txt", *asked_then, round=3 - coded_round),
        source("b.txt", *answered_now, round=coded_round),
    )
    (change,) = found([quote(coded, "Ze zijn tegen.", "werkvloer")], other, coded)
    assert change.is_comparable is is_comparable


def test_a_question_that_is_answered_under_another_theme_does_not_make_this_one_comparable() -> None:
    turns = [f"I: {QUESTION}", ANSWER, "I: Waar bent u het meest trots op?", "R: Op mijn ploeg."]
    first, second = source("a.txt", *turns[:2], round=1), source("b.txt", *turns, round=2)
    quotes = [quote(second, "Ze zijn tegen.", "draagvlak"), quote(second, "Op mijn ploeg.", "trots")]
    assert found(quotes, first, second)[0].is_comparable
    assert not found(quotes, first, second, theme="trots")[0].is_comparable


def three(valence: Valence, number: int) -> tuple[Source, list[Quote]]:
    one = source(f"{number}.txt", "R: Ja. Nee.", "S: Wel.", round=number)
    return one, [quote(one, words, valence=valence) for words in ("Ja.", "Nee.", "Wel.")]


def test_a_sign_changes_only_when_both_are_known_and_differ() -> None:
    good, bad, later = three(Valence.POSITIVE, 1), three(Valence.NEGATIVE, 2), three(Valence.NEGATIVE, 3)
    quotes = [*good[1], *bad[1], *later[1]]
    turned, stayed = found(quotes, good[0], bad[0], later[0], theme="trots")
    assert (turned.earlier.judgement, turned.later.judgement) == (Judgement.POSITIVE, Judgement.NEGATIVE)
    assert sign_changed(turned) and not sign_changed(stayed)
    assert not sign_changed(replace(turned, is_comparable=False))
    (unknown,) = found([*good[1], *bad[1][:2]], good[0], bad[0], theme="trots")
    assert unknown.is_comparable and unknown.later.judgement is Judgement.UNKNOWN and not sign_changed(unknown)
