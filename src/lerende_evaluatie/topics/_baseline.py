"""NMF on the same passages: a plain model, so that a researcher sees whether the heavier one earns its place."""

import warnings
from typing import TYPE_CHECKING

import numpy as np

from lerende_evaluatie.topics._measures import WORDS_COMPARED, Labels

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

ROUNDS = 300


def nmf(tfidf: "csr_matrix", count: int, seed: int) -> tuple[Labels, list[list[int]]]:
    """Return the strongest topic of each passage, -1 for none, and per topic the columns of its strongest words."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that it may stop before it has converged
        from sklearn.decomposition import NMF

        model = NMF(count, init="random", random_state=seed, max_iter=ROUNDS)
        strengths = model.fit_transform(tfidf)
    labels = np.where(strengths.max(axis=1) > 0, strengths.argmax(axis=1), -1)
    words = [[int(column) for column in row.argsort()[::-1][:WORDS_COMPARED]] for row in model.components_]
    return labels.astype(np.int64), words
