"""Whether groups come back and words belong together, against numbers that were worked out by hand."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_matrix

from lerende_evaluatie.topics._measures import (
    WORDS_COMPARED,
    Labels,
    agreements,
    coherence,
    coming_back,
    mean_agreement,
    most_central,
)

LABELS = st.lists(st.integers(-1, 4), min_size=1, max_size=30)


def labels(*numbers: int) -> Labels:
    return np.array(numbers, dtype=np.int64)


def npmi(*passages: list[int]) -> float:
    """Return the coherence of the first two columns as one topic; a row per passage."""
    return coherence([[0, 1]], csr_matrix(np.array(passages)))


# Words that belong together


def test_words_that_meet_as_often_as_chance_has_it_have_coherence_zero() -> None:
    assert npmi([1, 1], [1, 0], [0, 1], [0, 0]) == pytest.approx(0.0)


def test_words_that_always_meet_have_one_and_words_that_never_meet_have_minus_one() -> None:
    assert npmi([1, 1], [1, 1], [0, 0], [0, 0]) == pytest.approx(1.0)
    assert npmi([1, 0], [1, 0], [0, 1], [0, 1]) == -1.0


def test_words_that_stand_in_every_passage_have_one_and_words_that_nobody_says_minus_one() -> None:
    assert npmi([1, 1], [1, 1]) == 1.0
    assert npmi([0, 0], [0, 0]) == npmi([1, 0], [1, 0]) == -1.0


def test_coherence_is_the_logarithm_of_how_much_more_than_chance_two_words_meet() -> None:
    # Of eight passages both stand in two, the one in four and the other in three: ln(8·2 / (4·3)) / ln(8/2).
    found = npmi([1, 1], [1, 1], [1, 0], [1, 0], [0, 1], [0, 0], [0, 0], [0, 0])
    assert found == pytest.approx(math.log(4 / 3) / math.log(4))


def test_how_often_a_word_stands_in_one_passage_makes_no_difference() -> None:
    assert npmi([5, 1], [1, 3], [1, 0], [0, 0]) == pytest.approx(npmi([1, 1], [1, 1], [1, 0], [0, 0]))


def test_coherence_is_the_mean_over_the_pairs_of_all_topics() -> None:
    counts = csr_matrix(np.array([[1, 1, 0], [1, 1, 0], [0, 0, 1], [0, 0, 1]]))
    assert coherence([[0, 1, 2]], counts) == pytest.approx((1 - 1 - 1) / 3)
    assert coherence([[0, 1], [2, 0], [2]], counts) == pytest.approx((1 - 1) / 2)


def test_only_the_first_ten_words_of_a_topic_count_and_one_word_has_no_coherence() -> None:
    counts = csr_matrix(np.array([[1] * WORDS_COMPARED + [0], [0] * WORDS_COMPARED + [1]]))
    assert coherence([list(range(WORDS_COMPARED + 1))], counts) == pytest.approx(1.0)
    assert coherence([[0]], counts) == coherence([], counts) == 0.0


# Runs that agree


def test_groups_that_are_numbered_otherwise_are_the_same_groups() -> None:
    matrix = agreements([labels(0, 0, 1, 1, -1), labels(1, 1, 0, 0, -1)])
    assert matrix.tolist() == [[1.0, 1.0], [1.0, 1.0]]


def test_agreement_is_the_adjusted_rand_index() -> None:
    # Of the six pairs one is together in the first, three in the second, and one in both:
    # chance 1·3/6 = 1/2, most (1+3)/2 = 2, so (1 - 1/2) / (2 - 1/2).
    matrix = agreements([labels(0, 0, 1, 2), labels(0, 0, 0, 1)])
    assert matrix[0, 1] == matrix[1, 0] == pytest.approx(1 / 3)


def test_passages_without_a_group_count_as_one_group_together() -> None:
    assert agreements([labels(0, 0, -1, -1), labels(1, 1, 0, 0)])[0, 1] == 1.0
    assert agreements([labels(0, 0, -1, -1), labels(0, 0, 1, 2)])[0, 1] < 1.0


def test_the_mean_is_over_pairs_and_one_run_has_none() -> None:
    matrix = np.array([[1.0, 0.5, 0.2], [0.5, 1.0, 0.8], [0.2, 0.8, 1.0]])
    assert mean_agreement(matrix) == pytest.approx((0.5 + 0.2 + 0.8) / 3)
    assert mean_agreement(np.eye(1)) is None


def test_the_run_that_agrees_most_with_the_others_is_chosen_and_of_equals_the_first() -> None:
    assert most_central(np.array([[1.0, 0.5, 0.2], [0.5, 1.0, 0.8], [0.2, 0.8, 1.0]])) == 1
    assert most_central(np.ones((3, 3))) == 0


# Groups that come back


def test_a_group_comes_back_when_half_of_both_together_is_in_both() -> None:
    chosen = labels(0, 0, 0, 0, -1, -1, -1, -1)
    just = labels(1, 1, -1, -1, -1, -1, 0, 0)  # 2 of 4
    wider = labels(2, 2, 2, 2, 2, 2, 2, 2)  # 4 of 8
    not_quite = labels(0, 0, 0, -1, 0, 0, 0, 0)  # 3 of 8
    assert [coming_back(chosen, [run]) for run in (just, wider, not_quite)] == [[1], [1], [0]]


def test_each_group_is_counted_over_all_runs_this_one_included() -> None:
    chosen = labels(0, 0, 0, 1, 1, 1, -1)
    other = labels(1, 1, 1, 0, -1, -1, 0)
    assert coming_back(chosen, [chosen, other, other]) == [3, 1]


def test_what_has_no_group_never_comes_back() -> None:
    chosen = labels(0, 0, -1, -1)
    assert coming_back(chosen, [labels(-1, -1, -1, -1)]) == [0]
    assert coming_back(chosen, [labels(-1, -1, 0, 0)]) == [0]
    assert coming_back(labels(-1, -1), [labels(0, 0)]) == []


@given(
    LABELS.flatmap(
        lambda one: st.tuples(st.just(one), st.lists(st.integers(-1, 4), min_size=len(one), max_size=len(one)))
    )
)
def test_coming_back_is_jaccard_over_sets_of_passages(pair: tuple[list[int], list[int]]) -> None:
    def members(of: list[int], group: int) -> set[int]:
        return {place for place, number in enumerate(of) if number == group}

    one, other = pair
    theirs = [members(other, group) for group in range(5)]
    expected = []
    for group in range(max(one) + 1):
        mine = members(one, group)
        expected.append(int(any(mine & them and 2 * len(mine & them) >= len(mine | them) for them in theirs)))
    assert coming_back(labels(*one), [labels(*other)]) == expected
