"""Vectors → groups: few dimensions by UMAP or PCA, then HDBSCAN, or k-means when a number of topics is asked for."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lerende_evaluatie.domain.topics import Choices, Reduction
from lerende_evaluatie.topics._embedding import Vectors
from lerende_evaluatie.topics._measures import Labels

NEIGHBORS = 15
COMPONENTS = 5
SAMPLES = 3
"""HDBSCAN's `min_samples`: lower leaves fewer passages without a topic."""
SMALLEST = 5
STARTS = 10
Neighbors = tuple[NDArray[np.int64], NDArray[np.float64]]
"""Per passage the places of its nearest neighbours, itself first, and their cosine distances."""


@dataclass(frozen=True, slots=True)
class Groups:
    """The group of each passage, how firmly it is in (0..1), and where it lies in the few dimensions."""

    labels: Labels
    strengths: NDArray[np.float64]
    places: Vectors


def smallest_topic(passages: int) -> int:
    """Return how many passages a topic has at least: half the square root of all, and no fewer than five.

    11 of 500, 22 of 2,000, 71 of 20,000: so that the number of topics grows slower than the pile of paper. (Own rule.)
    """
    return max(SMALLEST, round(math.sqrt(passages) / 2))


def neighbors(vectors: Vectors) -> Neighbors:
    """Return the nearest neighbours of all passages, looked up exactly, and once for all seeds."""
    from sklearn.neighbors import NearestNeighbors

    count = min(NEIGHBORS, len(vectors) - 1)
    finder = NearestNeighbors(n_neighbors=count, algorithm="brute", metric="sqeuclidean").fit(vectors)
    distances, indices = finder.kneighbors(vectors)
    return _itself_first(indices), np.maximum(distances, 0) / 2  # of vectors of length 1, this is the cosine distance


def groups(vectors: Vectors, near: Neighbors | None, choices: Choices, seed: int) -> Groups:
    """Return the groups that one seed gives."""
    places = _umap(vectors, near, seed) if near is not None else _pca(vectors, seed)
    if choices.clusters is None:
        return _dense_groups(places)
    return _fixed_groups(places, choices.clusters, seed)


def needs_neighbors(choices: Choices) -> bool:
    """Tell whether neighbours have to be looked up."""
    return choices.reduction is Reduction.UMAP


def _itself_first(indices: NDArray[np.int64]) -> NDArray[np.int64]:
    """Put each passage at the head of its own neighbours, also when others are exactly like it."""
    result = indices.copy()
    for row in np.flatnonzero(indices[:, 0] != np.arange(len(indices))):
        others = indices[row][indices[row] != row]
        result[row] = [row, *others[: indices.shape[1] - 1]]
    return result


def _umap(vectors: Vectors, near: Neighbors, seed: int) -> Vectors:
    from umap import UMAP

    model = UMAP(
        n_neighbors=near[0].shape[1],
        n_components=min(COMPONENTS, len(vectors) - 2),
        min_dist=0.0,
        metric="cosine",
        precomputed_knn=near,
        random_state=seed,
        n_jobs=1,
    )
    return np.asarray(model.fit_transform(vectors), dtype=np.float64)


def _pca(vectors: Vectors, seed: int) -> Vectors:
    from sklearn.decomposition import PCA

    count = min(COMPONENTS, *vectors.shape)
    return np.asarray(PCA(count, random_state=seed).fit_transform(vectors), dtype=np.float64)


def _dense_groups(places: Vectors) -> Groups:
    from hdbscan import HDBSCAN

    # The leaves of the tree: its default takes all passages for one topic when one seed happens to join them.
    model = HDBSCAN(
        min_cluster_size=smallest_topic(len(places)),
        min_samples=SAMPLES,
        cluster_selection_method="leaf",
        core_dist_n_jobs=1,
    ).fit(places)
    return Groups(np.asarray(model.labels_, dtype=np.int64), np.asarray(model.probabilities_, dtype=np.float64), places)


def _fixed_groups(places: Vectors, count: int, seed: int) -> Groups:
    from sklearn.cluster import KMeans

    model = KMeans(count, n_init=STARTS, random_state=seed).fit(places)
    distances = np.sort(model.transform(places), axis=1)
    if count > 1:
        # How much nearer the own middle is than the next: 0 on the border, 1 in the middle.
        strengths = 1 - distances[:, 0] / np.where(distances[:, 1] > 0, distances[:, 1], 1.0)
    else:
        strengths = np.ones(len(places))
    return Groups(np.asarray(model.labels_, dtype=np.int64), strengths, places)
