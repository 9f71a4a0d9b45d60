"""How good groups of passages are: do they come back, and do their words belong together."""

from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from lerende_evaluatie.domain.topics import COMES_BACK

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

Labels = NDArray[np.int64]
"""The group of each passage, from 0; -1 for none."""
WORDS_COMPARED = 10


def agreements(runs: Sequence[Labels]) -> NDArray[np.float64]:
    """Return the adjusted Rand index between all runs (Hubert & Arabie 1985), ``(runs, runs)``.

    Passages without a group count as one group together: leaving them out in one run and not in another differs.
    """
    from sklearn.metrics import adjusted_rand_score

    result = np.eye(len(runs))
    for one, other in combinations(range(len(runs)), 2):
        result[one, other] = result[other, one] = adjusted_rand_score(runs[one], runs[other])
    return result


def mean_agreement(matrix: NDArray[np.float64]) -> float | None:
    """Return the mean over all pairs of runs; None when there is one run."""
    count = len(matrix)
    return None if count < 2 else float((matrix.sum() - count) / (count * (count - 1)))


def most_central(matrix: NDArray[np.float64]) -> int:
    """Return the run that agrees most with the others."""
    return int(matrix.sum(axis=1).argmax())


def coming_back(chosen: Labels, runs: Sequence[Labels]) -> list[int]:
    """Return per group of `chosen` in how many of `runs` there is a group like it, by Jaccard."""
    if chosen.max(initial=-1) < 0:
        return []
    back = np.zeros(chosen.max() + 1, dtype=int)
    for run in runs:
        back += _best_jaccard(chosen, run) >= COMES_BACK
    return [int(count) for count in back]


def _best_jaccard(one: Labels, other: Labels) -> NDArray[np.float64]:
    """Return per group of `one` how much of it and the most similar group of `other` is in both."""
    rows, columns = one.max() + 1, max(int(other.max()), 0) + 1
    both = np.zeros((rows, columns))
    inside = (one >= 0) & (other >= 0)
    np.add.at(both, (one[inside], other[inside]), 1)
    sizes = np.bincount(one[one >= 0], minlength=rows)[:, None]
    others = np.bincount(other[other >= 0], minlength=columns)[None, :]
    best: NDArray[np.float64] = (both / np.maximum(sizes + others - both, 1)).max(axis=1)
    return best


def class_words(counts: "csr_matrix", labels: Labels) -> list[list[int]]:
    """Return per group the columns of its strongest words by c-TF-IDF (Grootendorst 2022), as BERTopic has it."""
    found = []
    whole = np.asarray(counts.sum(axis=0)).ravel()
    mean = whole.sum() / max(int(labels.max(initial=-1)) + 1, 1)
    for group in range(int(labels.max(initial=-1)) + 1):
        inside = np.asarray(counts[labels == group].sum(axis=0)).ravel()
        weight = inside / max(inside.sum(), 1) * np.log1p(mean / np.maximum(whole, 1))
        found.append([int(column) for column in weight.argsort()[::-1][:WORDS_COMPARED]])
    return found


def coherence(words: Sequence[Sequence[int]], counts: "csr_matrix") -> float:
    """Return the mean NPMI of the pairs among the first ten words of each topic, in -1..1.

    A pair's NPMI is ln(p(a,b) / p(a)p(b)) / -ln p(a,b), with p the share of passages that hold it, and -1 when they
    never meet (Bouma 2009; as a measure of topics Lau, Newman & Baldwin 2014). `words` are columns of `counts`,
    ``(passages, vocabulary)``.
    """
    present = (counts > 0).astype(np.float64).tocsc()
    total = present.shape[0]
    values = []
    for topic in words:
        columns = present[:, list(topic[:WORDS_COMPARED])]
        together = np.asarray((columns.T @ columns).todense()) / total
        values += [
            _npmi(together[a, b], together[a, a], together[b, b]) for a, b in combinations(range(len(together)), 2)
        ]
    return float(np.mean(values)) if values else 0.0


def _npmi(both: float, one: float, other: float) -> float:
    if both <= 0:
        return -1.0
    if both >= 1:
        return 1.0  # the limit: two words that every passage holds
    return float(np.log(both / (one * other)) / -np.log(both))
