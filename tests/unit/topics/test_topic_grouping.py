"""Vectors brought down to few dimensions and grouped."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lerende_evaluatie.domain.topics import Choices, Reduction
from lerende_evaluatie.topics._embedding import Vectors, unit_length
from lerende_evaluatie.topics._grouping import NEIGHBORS, Groups, groups, needs_neighbors, neighbors, smallest_topic


def cloud(count: int = 60, dimensions: int = 8, seed: int = 0) -> Vectors:
    return unit_length(np.random.default_rng(seed).normal(size=(count, dimensions)))


def heaps(*sizes: int) -> Vectors:
    """Return vectors in heaps that lie far apart, a heap after the other."""
    middles = np.repeat(np.eye(len(sizes), 8), sizes, axis=0)
    return unit_length(middles + np.random.default_rng(0).normal(scale=0.02, size=middles.shape))


def pca(vectors: Vectors, clusters: int | None = None, seed: int = 1) -> Groups:
    return groups(vectors, None, Choices(reduction=Reduction.PCA, clusters=clusters), seed)


@pytest.mark.parametrize(("passages", "least"), [(40, 5), (120, 5), (121, 6), (500, 11), (2_000, 22), (20_000, 71)])
def test_a_topic_has_half_the_root_of_all_passages_and_at_least_five(passages: int, least: int) -> None:
    assert smallest_topic(passages) == least


@given(st.integers(0, 30), st.integers(2, 40))
def test_each_passage_is_the_first_of_its_own_neighbours_also_among_its_likes(likes: int, others: int) -> None:
    vectors = cloud(others)
    vectors = np.concatenate([vectors, np.repeat(vectors[:1], likes, axis=0)])
    indices, distances = neighbors(vectors)
    count = min(NEIGHBORS, len(vectors) - 1)
    assert indices.shape == distances.shape == (len(vectors), count)
    assert indices[:, 0].tolist() == list(range(len(vectors)))
    assert all(len(set(row)) == count for row in indices.tolist()), "nobody twice"
    assert (distances >= 0).all() and distances[:, 0] == pytest.approx(0, abs=1e-9)


def test_neighbours_are_the_nearest_by_cosine() -> None:
    vectors = cloud()
    indices, distances = neighbors(vectors)
    cosine = 1 - vectors @ vectors.T
    np.fill_diagonal(cosine, 0)
    assert distances == pytest.approx(np.sort(cosine, axis=1)[:, :NEIGHBORS], abs=1e-9)
    assert distances == pytest.approx(np.take_along_axis(cosine, indices, axis=1), abs=1e-9)


def test_only_umap_asks_for_neighbours() -> None:
    assert needs_neighbors(Choices())
    assert not needs_neighbors(Choices(reduction=Reduction.PCA))


def test_heaps_are_found_and_what_lies_by_itself_has_no_topic() -> None:
    found = pca(heaps(12, 12, 12, 1))
    first, second, third = (set(found.labels[start : start + 12].tolist()) for start in (0, 12, 24))
    assert len(first) == len(second) == len(third) == 1
    assert first | second | third == {0, 1, 2}
    assert found.labels[36] == -1 and found.strengths[36] == 0.0
    assert ((found.strengths >= 0) & (found.strengths <= 1)).all()
    assert found.places.shape == (37, 5)


def test_a_heap_that_is_smaller_than_a_topic_is_none() -> None:
    found = pca(heaps(20, 20, 4))
    assert set(found.labels[40:].tolist()) == {-1}


@settings(max_examples=20)  # each is grouped from ten starts
@given(st.integers(1, 12), st.integers(1, 5))
def test_a_number_that_is_asked_for_is_the_number_of_groups(clusters: int, seed: int) -> None:
    vectors = cloud(40)
    found = pca(vectors, clusters, seed)
    assert set(found.labels.tolist()) == set(range(clusters))
    assert found.strengths.shape == (40,)
    assert ((found.strengths >= 0) & (found.strengths <= 1)).all()


def test_in_a_group_by_number_the_middle_is_firmest_and_the_border_is_weakest() -> None:
    line = np.array([[place, 0.0] for place in (0, 1, 2, 4.9, 10, 11, 12)])
    found = pca(line, 2)
    assert found.labels[:4].tolist() == [found.labels[0]] * 4 and found.labels[4] != found.labels[3]
    assert found.strengths[:4].argmin() == 3, "the nearest to the others"
    assert found.strengths[:4].argmax() in (1, 2), "the nearest to the middle"
    assert found.strengths[5] == pytest.approx(1.0)


def test_one_group_holds_all_firmly() -> None:
    found = pca(cloud(40), 1)
    assert set(found.labels.tolist()) == {0} and set(found.strengths.tolist()) == {1.0}


def test_passages_that_are_all_alike_can_still_be_grouped_by_number() -> None:
    vectors = np.concatenate([np.repeat(cloud(1), 20, axis=0), np.repeat(cloud(1, seed=1), 20, axis=0)])
    found = pca(vectors, 2)
    assert found.strengths.tolist() == pytest.approx([1.0] * 40)
