"""Learning from labelled passages. Whoever only uses what was learned is spared the seconds its libraries take."""

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from lerende_evaluatie.domain.model import Valence
from lerende_evaluatie.engines._features import Seen
from lerende_evaluatie.engines._linear import Directions, Question, probability
from lerende_evaluatie.engines._model import Model
from lerende_evaluatie.engines._vocabulary import Vocabulary

FOLDS = 5
_THRESHOLDS = np.linspace(0.1, 0.7, 31)
_STRENGTH = 3.0
"""The inverse of the regularisation (C in scikit-learn)."""
DECISIONS = 20
"""From so many decisions for a code and as many against it, calibration and threshold rest on decisions alone."""
_NEIGHBOURS = 7
"""Thresholds next to one another whose F1 is averaged: the single best one is best by chance."""

Bools = NDArray[np.bool_]
_THREADS = 4


def learn(
    passages: Sequence[Seen],
    answers: Mapping[str, Sequence[bool | None]],
    valences: Sequence[Valence | None],
    weights: Sequence[float],
    reviewed: Sequence[bool],
) -> Model:
    """Return what can be learned of passages; `answers` has one for each of them, per code."""
    vocabulary = Vocabulary.of(passages)
    matrix = vocabulary.rows(passages)
    with ThreadPoolExecutor(min(_THREADS, os.cpu_count() or 1)) as threads:
        fitted = list(threads.map(lambda given: fit(matrix, given, weights, reviewed), answers.values()))
    questions = {code_id: question for code_id, question in zip(answers, fitted, strict=True) if question is not None}
    return Model(vocabulary, questions, fit_directions(matrix, valences, weights))


def fit(
    matrix: Any, answers: Sequence[bool | None], weights: Sequence[float], reviewed: Sequence[bool]
) -> Question | None:
    """Fit on the rows with an answer; there must be as many of either kind as there are folds, at least.

    None when nothing can be told from the words: there are none, or cross-validation shows it. Calibration and
    threshold rest on the reviewed rows alone as soon as there are `DECISIONS` of either kind among them: how often a
    code occurs differs from text to text.
    """
    if not matrix.shape[1]:
        return None
    known = np.array([answer is not None for answer in answers])
    yes = np.array([bool(answer) for answer in answers])[known]
    weight = np.asarray(weights)[known]
    rows = matrix if known.all() else matrix[known]  # a copy for every code takes memory
    raw = _cross_validated(rows, yes, weight)
    here = np.asarray(reviewed, dtype=bool)[known]
    is_at_home = bool(min(yes[here].sum(), (~yes)[here].sum()) >= DECISIONS)
    is_at_home = is_at_home and _slope(raw[here], yes[here], weight[here])[0] > 0
    chosen = here if is_at_home else np.ones_like(here)
    raw, seen, heavy = raw[chosen], yes[chosen], weight[chosen]
    slope, offset = _slope(raw, seen, heavy)
    if slope <= 0:
        return None
    calibrated = probability(slope * raw + offset)
    scores = [_f1(seen, calibrated >= threshold, heavy) for threshold in _THRESHOLDS]
    best = int(np.argmax(np.convolve(scores, np.ones(_NEIGHBOURS) / _NEIGHBOURS, "same")))
    model = _yes_or_no().fit(rows, yes, sample_weight=weight)
    return Question(
        weights=model.coef_[0].astype(np.float32),
        intercept=float(model.intercept_[0]),
        slope=slope,
        offset=offset,
        threshold=float(_THRESHOLDS[best]),
        is_at_home=is_at_home,
    )


def _cross_validated(rows: Any, yes: Bools, weight: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the raw score of each row by a model that did not see it.

    Not by `cross_val_predict`: that sets the filters of warnings, which are not a thread's own.
    """
    raw = np.zeros(len(yes))
    for seen, unseen in StratifiedKFold(FOLDS, shuffle=True, random_state=0).split(rows, yes):
        model = _yes_or_no().fit(rows[seen], yes[seen], sample_weight=weight[seen])
        raw[unseen] = model.decision_function(rows[unseen])
    return raw


def _slope(raw: NDArray[np.float64], yes: Bools, weight: NDArray[np.float64]) -> tuple[float, float]:
    """Return slope and offset of the logistic curve over raw scores; with no slope up, the scores say nothing."""
    curve = LogisticRegression(C=1e6).fit(raw[:, None], yes, sample_weight=weight)
    return float(curve.coef_[0, 0]), float(curve.intercept_[0])


def fit_directions(matrix: Any, valences: Sequence[Valence | None], weights: Sequence[float]) -> Directions:
    """Fit on the rows with a valence."""
    known = np.array([valence is not None for valence in valences], dtype=bool)
    given = np.array([str(valence) for valence in valences])[known]
    weight, rows = np.asarray(weights)[known], matrix[known]
    names = sorted(set(given))
    if len(names) < 2 or not matrix.shape[1]:
        return Directions((), np.zeros((0, matrix.shape[1]), np.float32), np.zeros(0, np.float32))
    models = [_yes_or_no().fit(rows, given == name, sample_weight=weight) for name in names]
    return Directions(
        valences=tuple(map(Valence, names)),
        weights=np.vstack([model.coef_ for model in models]).astype(np.float32),
        intercepts=np.concatenate([model.intercept_ for model in models]).astype(np.float32),
    )


def _yes_or_no() -> LogisticRegression:
    # The dual of this problem, solved no further than is needed to tell passages apart, takes a fifth of the time.
    return LogisticRegression(C=_STRENGTH, solver="liblinear", dual=True, tol=1e-2, random_state=0)


def _f1(answers: Bools, said: Bools, weight: NDArray[np.float64]) -> float:
    right = weight[answers & said].sum()
    return float(2 * right / max(weight[answers].sum() + weight[said].sum(), 1e-9))
