"""How often yes-or-no answers are right, and how sure such a figure is.

Tables of answers have a row per passage and a column per code: True where the passage is evidence of the code.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

SAMPLES = 1_000
"""How many times passages are drawn anew for an interval."""
SEED = 4
DRAWN_AT_ONCE = 5_000_000
"""So many counts are held in memory at a time."""
BANDS = 5
"""Scores are told apart in bands of equal width."""

Interval = tuple[float, float]
"""Between these borders lies 95 % of what other passages of the same kind would have given."""


@dataclass(frozen=True, slots=True)
class CodeScore:
    """How one code is found. `support` counts the passages that are evidence of it, `proposed` those said to be."""

    precision: float
    recall: float
    f1: float
    support: int
    proposed: int
    f1_interval: Interval | None


@dataclass(frozen=True, slots=True)
class Overall:
    """Several codes together. None when there is nothing to count.

    `macro_f1` is the mean of the F1 of each code with support: a rare code counts as much as a common one. `micro_f1`
    counts all answers as if they were of one code; false alarms for a code without support are in it.
    """

    macro_f1: float | None
    micro_f1: float | None
    macro_f1_interval: Interval | None
    micro_f1_interval: Interval | None


@dataclass(frozen=True, slots=True)
class Band:
    """The suggestions with a score in ``[low, high)``, the last band with 1 in it; `share` of them was right."""

    low: float
    high: float
    suggestions: int
    right: int
    mean_score: float | None
    share: float | None


class Measured:
    """Answers beside what is true, with the same draws of passages for each interval (percentile bootstrap)."""

    def __init__(self, true: Sequence[Sequence[bool]], said: Sequence[Sequence[bool]], others: "Columns" = ()) -> None:
        """Count; `true` and `said` have a row per passage, `others` are further columns to draw along."""
        import numpy as np

        rows = len(true)
        self._true = np.asarray(true, dtype=bool).reshape(rows, -1)
        self._said = np.asarray(said, dtype=bool).reshape(rows, -1)
        right = self._true & self._said
        more = np.asarray(others, dtype=float).reshape(-1, rows).T
        drawn = _drawn_sums(np.hstack([right, self._true, self._said, more]))
        codes = self._true.shape[1]
        self._right, self._there, self._told = (drawn[:, at * codes : (at + 1) * codes] for at in range(3))
        self.others = drawn[:, 3 * codes :]

    def code(self, column: int) -> CodeScore:
        """Return the figures of one code; precision and recall are 0 when nothing was said, or nothing is there."""
        from sklearn.metrics import precision_recall_fscore_support

        true, said = self._true[:, column], self._said[:, column]
        precision, recall, f1, _ = precision_recall_fscore_support(true, said, average="binary", zero_division=0)
        interval = between(self._drawn_f1([column])[:, 0]) if true.any() else None
        return CodeScore(float(precision), float(recall), float(f1), int(true.sum()), int(said.sum()), interval)

    def overall(self, columns: Sequence[int]) -> Overall:
        """Return the figures of some codes together."""
        from sklearn.metrics import f1_score

        found = [column for column in columns if self._true[:, column].any()]
        if not found:
            return Overall(None, None, None, None)
        true, said = self._true[:, columns], self._said[:, columns]
        each = [f1_score(self._true[:, column], self._said[:, column], zero_division=0) for column in found]
        return Overall(
            macro_f1=float(sum(each) / len(each)),
            micro_f1=float(f1_score(true.ravel(), said.ravel(), zero_division=0)),
            macro_f1_interval=between(_means(self._drawn_f1(found))),
            micro_f1_interval=between(self._drawn_micro(columns)),
        )

    def _drawn_f1(self, columns: Sequence[int]) -> "NDArray[Any]":
        """Return F1 per draw and code; nan where the draw holds no passage with the code."""
        import numpy as np

        right, there, told = (table[:, columns] for table in (self._right, self._there, self._told))
        return np.where(there > 0, 2 * right / np.maximum(there + told, 1), np.nan)

    def _drawn_micro(self, columns: Sequence[int]) -> "NDArray[Any]":
        right, there, told = (table[:, columns].sum(axis=1) for table in (self._right, self._there, self._told))
        return ratio(2 * right, there + told)


Columns = Sequence[Sequence[float]]


def ratio(part: "NDArray[Any]", whole: "NDArray[Any]") -> "NDArray[Any]":
    """Return `part` / `whole`, nan where there is no whole."""
    import numpy as np

    return np.where(whole > 0, part / np.maximum(whole, 1), np.nan)


def between(drawn: "NDArray[Any]") -> Interval | None:
    """Return the middle 95 % of what the draws gave; None when none of them gave anything."""
    import numpy as np

    known = drawn[~np.isnan(drawn)]
    if not known.size:
        return None
    low, high = np.percentile(known, [2.5, 97.5])
    return float(low), float(high)


def reliability(answers: Iterable[tuple[float, bool]]) -> tuple[Band, ...]:
    """Return per band of score which share was right; `answers` are scores in 0..1 and whether each was right."""
    bands: list[list[tuple[float, bool]]] = [[] for _ in range(BANDS)]
    for score, is_right in answers:
        bands[min(int(score * BANDS), BANDS - 1)].append((score, is_right))
    return tuple(_band(number, inside) for number, inside in enumerate(bands))


def _band(number: int, inside: Sequence[tuple[float, bool]]) -> Band:
    count, right = len(inside), sum(is_right for _, is_right in inside)
    return Band(
        low=number / BANDS,
        high=(number + 1) / BANDS,
        suggestions=count,
        right=right,
        mean_score=sum(score for score, _ in inside) / count if count else None,
        share=right / count if count else None,
    )


def _means(drawn: "NDArray[Any]") -> "NDArray[Any]":
    """Return the mean over the codes of each draw, those left out that it does not hold."""
    import numpy as np

    known = ~np.isnan(drawn)
    return ratio(np.where(known, drawn, 0).sum(axis=1), known.sum(axis=1))


def _drawn_sums(values: "NDArray[Any]") -> "NDArray[Any]":
    """Return the column sums of `SAMPLES` draws, each of as many rows as there are, with replacement."""
    import numpy as np

    rows = len(values)
    random = np.random.default_rng(SEED)
    at_once = max(1, min(SAMPLES, DRAWN_AT_ONCE // max(rows, 1)))
    even = np.full(rows, 1 / max(rows, 1))
    sums = [
        random.multinomial(rows, even, size=min(at_once, SAMPLES - done)) @ values
        for done in range(0, SAMPLES, at_once)
    ]
    return np.vstack(sums)
