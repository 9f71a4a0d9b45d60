"""Turns cut into passages: whole sentences, nothing lost."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lerende_evaluatie.domain.analysis import Analysis
from lerende_evaluatie.domain.model import Role, Source, Turn
from lerende_evaluatie.domain.passages import (
    LENGTH,
    LONGEST,
    SENTENCES,
    WHOLE,
    Passage,
    passages_in,
    sentences_in,
    turns_in,
    windows_in,
)
from tests.interview_samples import interview

Cut = Callable[[Iterable[Turn], Analysis], Iterator[Passage]]
LENGTHS = st.integers(2, 60) | st.integers(150, 260)
TURNS = st.lists(st.lists(LENGTHS, min_size=1, max_size=8), max_size=4)
BOTH = pytest.mark.parametrize("cut", [turns_in, windows_in])


def talk(*turns: list[int]) -> tuple[Source, Analysis]:
    """Return what a respondent says in sentences of these lengths in tokens, with questions in between.

    The analysis is made by hand: a pipeline cuts sentences of hundreds of words itself.
    """
    said = [" ".join("Ja" + " ja" * (length - 2) + "." for length in turn) for turn in turns]
    source = interview(*(line for words in said for line in ("I: En toen? Vertel.", f"R: {words}")))
    words = list(re.finditer(r"\w+|[.?]", source.text))
    stops = [place + 1 for place, word in enumerate(words) if word.group() in ".?"]
    sentences = list(pairwise([0, *stops]))
    return source, Analysis(
        [word.start() for word in words], [word.end() for word in words], [""] * len(words), sentences, {}
    )


def answers(source: Source) -> list[Turn]:
    return [turn for turn in source.turns if turn.role is Role.RESPONDENT]


def lengths(cut: Cut, *turns: list[int]) -> list[int]:
    """Return how many tokens each passage has."""
    source, analysis = talk(*turns)
    return [length(passage, analysis) for passage in cut(answers(source), analysis)]


def length(passage: Passage, analysis: Analysis) -> int:
    first, last = passage.tokens(analysis)
    return last - first


@BOTH
@given(said=TURNS)
@example(said=[[LONGEST], [LONGEST + 1, 2]])
def test_passages_are_whole_sentences_of_one_turn_and_cover_it(cut: Cut, said: list[list[int]]) -> None:
    source, analysis = talk(*said)
    turns = answers(source)
    found = list(cut(turns, analysis))
    covered = [number for passage in found for number in range(passage.first, passage.last)]
    assert covered == [number for sentences in sentences_in(turns, analysis) for number in sentences]
    assert len(covered) == sum(map(len, said)), "the sentences are those that were said"
    for passage in found:
        start, end = passage.span(analysis)
        turn = source.turn_at(start)
        assert turn in turns and end <= turn.end
        assert source.text[start:end].startswith("Ja") and source.text[start:end].endswith(".")


@given(said=TURNS)
def test_no_whole_turn_is_longer_than_the_longest_unless_one_sentence_is(said: list[list[int]]) -> None:
    source, analysis = talk(*said)
    for passage in turns_in(answers(source), analysis):
        assert length(passage, analysis) <= LONGEST or passage.last - passage.first == 1


@given(said=TURNS)
def test_a_turn_that_is_cut_is_cut_as_late_as_can_be(said: list[list[int]]) -> None:
    source, analysis = talk(*said)
    for turn in answers(source):
        found = list(turns_in([turn], analysis))
        for passage, following in pairwise(found):
            assert length(Passage(passage.first, following.first + 1), analysis) > LONGEST


@given(said=TURNS)
def test_a_window_ends_with_the_sentence_that_makes_it_long_enough(said: list[list[int]]) -> None:
    source, analysis = talk(*said)
    for turn in answers(source):
        *before, last = windows_in([turn], analysis)
        assert all(length(passage, analysis) >= LENGTH for passage in before)
        assert not any(goes_on(passage, analysis) for passage in before)
        is_rest = last.last - last.first <= SENTENCES and length(last, analysis) <= WHOLE
        assert is_rest or not goes_on(last, analysis)


def goes_on(passage: Passage, analysis: Analysis) -> bool:
    """Tell whether a passage was long enough already before its last sentence."""
    shorter = Passage(passage.first, passage.last - 1)
    return shorter.first < shorter.last and length(shorter, analysis) >= LENGTH


def test_a_turn_is_one_passage_up_to_two_hundred_tokens_and_is_then_cut_between_sentences() -> None:
    assert lengths(turns_in, [100, 100], [30]) == [200, 30]
    assert lengths(turns_in, [100, 101]) == [100, 101]
    assert lengths(turns_in, [100, 60, 41, 5]) == [160, 46]


def test_a_sentence_that_is_too_long_by_itself_stands_alone() -> None:
    assert lengths(turns_in, [250]) == [250]
    assert lengths(turns_in, [5, 250, 5]) == [5, 250, 5]


def test_a_window_is_a_short_turn_or_a_part_of_a_long_one() -> None:
    assert lengths(windows_in, [20, 20, 20, 20]) == [80], "at most 80 tokens in four sentences"
    assert lengths(windows_in, [20, 20, 20, 21]) == [40, 41]
    assert lengths(windows_in, [10, 10, 10, 10, 10]) == [30, 20], "five sentences"
    assert lengths(windows_in, [30, 60, 2]) == [30, 62]


@BOTH
def test_without_turns_there_are_no_passages(cut: Cut) -> None:
    _, analysis = talk([5])
    assert list(cut([], analysis)) == []


def test_only_turns_that_can_carry_evidence_are_cut() -> None:
    source, analysis = talk([5], [3, 4])
    spans = [passage.span(analysis) for passage in passages_in(source, analysis)]
    assert spans == [(turn.start, turn.end) for turn in answers(source)]
