"""The linear models as they are used: a calibrated yes or no per code, and one of four for the direction."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lerende_evaluatie.domain.model import Valence
from lerende_evaluatie.engines._vocabulary import Floats

_SURE = 50.0
"""Log-odds beyond which there is nothing left to doubt, and numbers would overflow."""


@dataclass(frozen=True, slots=True)
class Question:
    """A fitted model for one code.

    Calibration is Platt's: a logistic curve over the scores of passages that the model was not fitted on.
    """

    weights: Floats
    intercept: float
    slope: float
    offset: float
    threshold: float
    is_at_home: bool
    """Whether calibration and threshold rest on decisions in the project."""

    def log_odds(self, rows: Any) -> Any:
        """Return the calibrated log-odds of each row."""
        return self.slope * (rows @ self.weights + self.intercept) + self.offset


def probability(log_odds: Any) -> Any:
    """Return the probability that goes with log-odds."""
    return 1 / (1 + np.exp(-np.clip(log_odds, -_SURE, _SURE)))


@dataclass(frozen=True, slots=True)
class Directions:
    """Which of the four valences a passage has: the one whose own model speaks loudest.

    Where all that was learned from has one and the same, nothing can be told apart: neutral.
    """

    valences: tuple[Valence, ...]
    weights: Floats
    """A row for each valence."""
    intercepts: Floats

    def of(self, rows: Any, hints: NDArray[np.float64]) -> list[Valence]:
        """Return the valence of each row; `hints` is added to the scores of the four, in the order of Valence."""
        if not self.valences:
            return [Valence.NEUTRAL] * rows.shape[0]
        order = list(Valence)
        columns = [order.index(valence) for valence in self.valences]
        loudest = np.argmax(rows @ self.weights.T + self.intercepts + hints[:, columns], axis=1)
        return [self.valences[index] for index in loudest]
