"""Which passages show a topic best to a reader."""

from collections.abc import Iterator, Sequence

import numpy as np

from lerende_evaluatie.domain.topics import Heard
from lerende_evaluatie.topics._embedding import Vectors, unit_length
from lerende_evaluatie.topics._measures import Labels

QUOTES = 5
READABLE = range(12, 61)
"""Words of a passage that can be quoted by itself."""


def typical(passages: Sequence[Heard], vectors: Vectors, labels: Labels, topic: int) -> tuple[int, ...]:
    """Return some passages nearest to the middle of a topic: readable ones and from several interviews if there are."""
    members = np.flatnonzero(labels == topic)
    middle = unit_length(vectors[members].mean(axis=0, keepdims=True))[0]
    nearest = [int(index) for index in members[np.argsort(-(vectors[members] @ middle), kind="stable")]]
    readable = [index for index in nearest if len(passages[index].selection.quote.split()) in READABLE]
    wanted = [*_one_of_each(passages, readable), *readable, *nearest]
    return tuple(list(dict.fromkeys(wanted))[:QUOTES])


def _one_of_each(passages: Sequence[Heard], indices: Sequence[int]) -> Iterator[int]:
    seen: set[str] = set()
    for index in indices:
        if passages[index].source_name not in seen:
            seen.add(passages[index].source_name)
            yield index
