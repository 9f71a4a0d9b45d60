"""Passages as rows of numbers, one column for each feature that a model knows."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from lerende_evaluatie.engines._features import KINDS, Seen, kind, of_lemma

Floats = NDArray[np.float32]


class Vocabulary:
    """The features that a model knows, with how rare they are.

    A feature weighs (1 + ln how often) · (1 + ln((1 + passages) / (1 + passages with it))); in each row each kind of
    feature has length 1 together, so that the many pieces of words do not drown the words.
    """

    def __init__(self, names: Sequence[str], rarity: Floats) -> None:
        """Give each of `names` a column in this order; `rarity` has a weight for each."""
        self.names = names
        self.rarity = rarity
        self._column_of = {name: column for column, name in enumerate(names)}
        self._columns_of_lemma: dict[str, list[int]] = {}
        self._kinds = np.array([kind(name) for name in names], dtype=np.int64)

    @classmethod
    def of(cls, passages: Sequence[Seen]) -> Self:
        """Return the features that occur in two passages at least."""
        within: Counter[str] = Counter()
        for passage in passages:
            within.update(set(passage.names()))
        known = sorted(name for name, count in within.items() if count > 1)
        counts = np.array([within[name] for name in known], dtype=float)
        return cls(known, (1 + np.log((1 + len(passages)) / (1 + counts))).astype(np.float32))

    def rows(self, passages: Sequence[Seen]) -> Any:
        """Return a sparse matrix with a row per passage; features that are not known count for nothing."""
        columns: list[int] = []
        ends = [0]
        column_of = self._column_of
        for passage in passages:
            for lemma in passage.lemmas:
                columns += self._columns_of(lemma)
            columns += [column_of[name] for name in passage.others if name in column_of]
            ends.append(len(columns))
        shape = (len(passages), len(self.names))
        rows = sparse.csr_matrix((np.ones(len(columns)), np.array(columns, dtype=np.int32), ends), shape)
        rows.sum_duplicates()
        rows.data = (1 + np.log(rows.data)) * self.rarity[rows.indices]
        number = np.repeat(np.arange(len(passages)), np.diff(rows.indptr))
        block = number * KINDS + self._kinds[rows.indices]
        lengths = np.sqrt(np.bincount(block, rows.data**2, KINDS * len(passages)))
        rows.data /= lengths[block]
        return rows

    def _columns_of(self, lemma: str) -> list[int]:
        # Looked up once per lemma: most words of a text were met before in it.
        columns = self._columns_of_lemma.get(lemma)
        if columns is None:
            columns = [self._column_of[name] for name in of_lemma(lemma) if name in self._column_of]
            self._columns_of_lemma[lemma] = columns
        return columns

    def shares(self, row: Any, weights: Floats) -> dict[str, float]:
        """Return what each feature of one row adds to a score."""
        names = map(self.names.__getitem__, row.indices.tolist())
        return dict(zip(names, (row.data * weights[row.indices]).tolist(), strict=True))
