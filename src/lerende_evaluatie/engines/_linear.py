"""Linear models over words and a few numbers: yes-or-no questions with a calibrated answer, and a direction."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict

from lerende_evaluatie.domain.model import Valence
from lerende_evaluatie.engines._features import KINDS, REACH, features, kind, of_word, pair

FOLDS = 5
_THRESHOLDS = np.linspace(0.1, 0.7, 31)
_STRENGTH = 2.0
"""The inverse of the regularisation (C in scikit-learn)."""

DECISIONS = 20
"""From so many decisions for a code and as many against it, calibration and threshold rest on decisions alone."""
_NEIGHBOURS = 7
"""Thresholds next to one another whose F1 is averaged: the single best one is best by chance."""

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Columns = Sequence[Sequence[float]]


class Words:
    """Passages as rows of tf-idf weights, with the vocabulary of those it was made with.

    A feature weighs (1 + ln how often) · (1 + ln((1 + passages) / (1 + passages with it))); in each row the words, the
    pairs and the pieces of words have length 1 together, so that the many pieces do not drown the words.
    """

    def __init__(self, passages: Sequence[Sequence[str]]) -> None:
        """Learn the vocabulary of passages, each given as its lemmas: features that occur in two of them at least."""
        within: Counter[str] = Counter()
        for lemmas in passages:
            within.update({name for name, _ in features(lemmas)})
        self._names = sorted(name for name, count in within.items() if count > 1)
        self._column_of = {name: column for column, name in enumerate(self._names)}
        self._columns_of_word: dict[str, list[int]] = {}
        counts = np.array([within[name] for name in self._names], dtype=float)
        self._rarity = 1 + np.log((1 + len(passages)) / (1 + counts))
        self._kinds = np.array([kind(name) for name in self._names], dtype=int)
        self.matrix = self.rows(passages)

    def rows(self, passages: Sequence[Sequence[str]]) -> Any:
        """Return a sparse matrix with a row per passage."""
        columns: list[int] = []
        ends = [0]
        for lemmas in passages:
            columns += self._columns_in(lemmas)
            ends.append(len(columns))
        shape = (len(passages), len(self._names))
        rows = sparse.csr_matrix((np.ones(len(columns)), np.array(columns, dtype=np.int32), ends), shape)
        rows.sum_duplicates()
        rows.data = (1 + np.log(rows.data)) * self._rarity[rows.indices]
        number = np.repeat(np.arange(len(passages)), np.diff(rows.indptr))
        block = number * KINDS + self._kinds[rows.indices]
        lengths = np.sqrt(np.bincount(block, rows.data**2, KINDS * len(passages)))
        rows.data /= lengths[block]
        return rows

    def weights(self, row: Any, weights: Floats) -> dict[str, float]:
        """Return what each feature of one row adds to a score."""
        return {
            self._names[index]: float(value * weights[index])
            for index, value in zip(row.indices, row.data, strict=True)
        }

    def _columns_in(self, lemmas: Sequence[str]) -> list[int]:
        columns: list[int] = []
        column_of = self._column_of
        for place, lemma in enumerate(lemmas):
            columns += self._columns_of(lemma)
            for second in lemmas[place + 1 : place + 1 + REACH]:
                column = column_of.get(pair(lemma, second))
                if column is not None:
                    columns.append(column)
        return columns

    def _columns_of(self, lemma: str) -> list[int]:
        # Looked up once per word: most words of a text were met before in it.
        columns = self._columns_of_word.get(lemma)
        if columns is None:
            columns = [self._column_of[name] for name in of_word(lemma) if name in self._column_of]
            self._columns_of_word[lemma] = columns
        return columns


@dataclass(frozen=True, slots=True)
class Question:
    """A fitted model for one code.

    Calibration is Platt's: a logistic curve over the scores of passages that the model was not fitted on.
    """

    weights: Floats
    extra: Floats
    intercept: float
    slope: float
    offset: float
    threshold: float
    is_at_home: bool
    """Whether calibration and threshold rest on decisions in the project."""

    def probabilities(self, rows: Any, columns: Columns) -> Floats:
        """Return the calibrated probability of each row."""
        raw = rows @ self.weights + np.asarray(columns) @ self.extra + self.intercept
        probabilities: Floats = _curve(self.slope * raw + self.offset)
        return probabilities


def fit(
    matrix: Any,
    columns: Columns,
    answers: Sequence[bool | None],
    weights: Sequence[float],
    reviewed: Sequence[bool],
) -> Question | None:
    """Fit on the rows with an answer; there must be as many of either kind as there are folds, at least.

    None when cross-validation shows that nothing can be told from the words. Calibration and threshold rest on the
    reviewed rows alone as soon as there are `DECISIONS` of either kind among them: how often a code occurs differs from
    text to text.
    """
    known = np.array([answer is not None for answer in answers])
    yes = np.array([bool(answer) for answer in answers])[known]
    weight = np.asarray(weights)[known]
    both = _joined(matrix, columns)[known]
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=0)
    raw = cross_val_predict(
        _yes_or_no(), both, yes, cv=folds, method="decision_function", params={"sample_weight": weight}
    )
    here = np.asarray(reviewed, dtype=bool)[known]
    is_at_home = bool(min(yes[here].sum(), (~yes)[here].sum()) >= DECISIONS)
    is_at_home = is_at_home and _slope(raw[here], yes[here], weight[here])[0] > 0
    chosen = here if is_at_home else np.ones_like(here)
    raw, seen, heavy = raw[chosen], yes[chosen], weight[chosen]
    slope, offset = _slope(raw, seen, heavy)
    if slope <= 0:
        return None
    calibrated = _curve(slope * raw + offset)
    scores = [_f1(seen, calibrated >= threshold, heavy) for threshold in _THRESHOLDS]
    best = int(np.argmax(np.convolve(scores, np.ones(_NEIGHBOURS) / _NEIGHBOURS, "same")))
    model = _yes_or_no().fit(both, yes, sample_weight=weight)
    words = matrix.shape[1]
    return Question(
        weights=model.coef_[0, :words],
        extra=model.coef_[0, words:],
        intercept=float(model.intercept_[0]),
        slope=slope,
        offset=offset,
        threshold=float(_THRESHOLDS[best]),
        is_at_home=is_at_home,
    )


def _slope(raw: Floats, yes: Bools, weight: Floats) -> tuple[float, float]:
    """Return slope and offset of the logistic curve over raw scores; with no slope up, the scores say nothing."""
    curve = LogisticRegression(C=1e6).fit(raw[:, None], yes, sample_weight=weight)
    return float(curve.coef_[0, 0]), float(curve.intercept_[0])


class Directions:
    """Which of the four valences a passage has: the one whose own model speaks loudest.

    Where all that was learned from has one and the same, nothing can be told apart: neutral.
    """

    def __init__(
        self, matrix: Any, columns: Columns, valences: Sequence[Valence | None], weights: Sequence[float]
    ) -> None:
        """Fit on the rows with a valence."""
        known = np.array([valence is not None for valence in valences], dtype=bool)
        given = np.array([str(valence) for valence in valences])[known]
        weight, both = np.asarray(weights)[known], _joined(matrix, columns)[known]
        self._names = sorted(set(given))
        self._models = [
            _yes_or_no().fit(both, given == name, sample_weight=weight) for name in self._names if len(self._names) > 1
        ]

    def of(self, rows: Any, columns: Columns) -> list[Valence]:
        """Return the valence of each row."""
        if not self._models:
            return [Valence.NEUTRAL] * rows.shape[0]
        both = _joined(rows, columns)
        loudest = np.argmax([model.decision_function(both) for model in self._models], axis=0)
        return [Valence(self._names[index]) for index in loudest]


def _yes_or_no() -> LogisticRegression:
    # The dual of this problem, solved no further than is needed to tell passages apart, takes a fifth of the time.
    return LogisticRegression(C=_STRENGTH, solver="liblinear", dual=True, tol=1e-2, random_state=0)


def _joined(matrix: Any, columns: Columns) -> Any:
    both = sparse.hstack([matrix, sparse.csr_matrix(np.asarray(columns, dtype=float))]).tocsr()
    both.sort_indices()  # once; else every fit sorts a copy
    return both


def _curve(raw: Any) -> Any:
    return 1 / (1 + np.exp(-raw))


def _f1(answers: Bools, said: Bools, weight: Floats) -> float:
    right = weight[answers & said].sum()
    return float(2 * right / max(weight[answers].sum() + weight[said].sum(), 1e-9))
