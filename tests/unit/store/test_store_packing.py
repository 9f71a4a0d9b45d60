"""An analysis as bytes: the same again, small, and quick."""

from hypothesis import given
from hypothesis import strategies as st

from lerende_evaluatie.domain.analysis import Analysis
from lerende_evaluatie.store.packing import pack, unpack

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=5)
numbers = st.integers(0, 2**30)
tokens = st.lists(st.tuples(numbers, numbers, words), max_size=20)


@given(tokens, st.lists(st.tuples(numbers, numbers), max_size=5), st.dictionaries(numbers, words, max_size=5))
def test_any_analysis_comes_back_equal_and_always_gives_the_same_bytes(
    found: list[tuple[int, int, str]], sentences: list[tuple[int, int]], verbs: dict[int, str]
) -> None:
    starts, ends, lemmas = ([token[place] for token in found] for place in range(3))
    analysis = Analysis(starts, ends, lemmas, sentences, verbs)
    again = Analysis(starts, ends, lemmas, sentences, dict(reversed(verbs.items())))
    assert unpack(pack(analysis)) == analysis
    assert pack(again) == pack(analysis)


@given(st.binary(max_size=60))
def test_bytes_that_are_no_analysis_give_none(data: bytes) -> None:
    assert unpack(data) is None


def test_a_cut_off_analysis_gives_none() -> None:
    data = pack(Analysis([0], [3], ["hoe"], [(0, 1)], {}))
    assert all(unpack(data[:length]) is None for length in range(len(data)))


def test_a_quarter_million_tokens_come_back_whole() -> None:
    count = 250_000
    lemmas = [f"lemma{number % 12_000}" for number in range(count)]
    starts = list(range(0, 6 * count, 6))
    sentences = [(first, first + 10) for first in range(0, count, 10)]
    analysis = Analysis(starts, [start + 5 for start in starts], lemmas, sentences, {7: "afhaken"})
    assert unpack(pack(analysis)) == analysis
