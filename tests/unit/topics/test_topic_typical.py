"""Which passages show a topic best."""

import numpy as np
from topic_samples import heard

from lerende_evaluatie.domain.topics import Heard
from lerende_evaluatie.topics._embedding import Vectors, unit_length
from lerende_evaluatie.topics._typical import QUOTES, typical

READABLE = " ".join(["woord"] * 12)


def passages(*said: tuple[str, str]) -> list[Heard]:
    return [heard(text, source_name) for source_name, text in said]


def shown(found: list[Heard], vectors: Vectors | None = None) -> tuple[int, ...]:
    """Return the quotes of a topic that holds all passages, which are as near unless vectors say otherwise."""
    near = np.ones((len(found), 2)) if vectors is None else vectors
    return typical(found, unit_length(near), np.zeros(len(found), dtype=np.int64), 0)


def test_the_nearest_to_the_middle_come_first() -> None:
    angles = np.array([0.9, 0.1, -0.6, 0.3, -0.7, 0.0])  # the middle is at about 0
    vectors = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    assert shown(passages(*[("a.txt", READABLE)] * 6), vectors) == (5, 1, 3, 2, 4)


def test_several_interviews_are_heard_before_one_is_heard_twice() -> None:
    said = passages(*[("a.txt", READABLE)] * 4, ("b.txt", READABLE), ("c.txt", READABLE))
    assert shown(said) == (0, 4, 5, 1, 2)


def test_passages_that_are_too_short_or_too_long_come_last() -> None:
    texts = ["te kort", " ".join(["woord"] * 11), READABLE, " ".join(["woord"] * 60), " ".join(["woord"] * 61)]
    assert shown(passages(*[("a.txt", text) for text in texts])) == (2, 3, 0, 1, 4)


def test_only_passages_of_the_topic_are_shown_each_once_and_no_more_than_five() -> None:
    said = passages(*[("a.txt", READABLE)] * 20)
    labels = np.array([0, 1] * 10)
    found = typical(said, unit_length(np.ones((20, 2))), labels, 1)
    assert found == (1, 3, 5, 7, 9) and len(found) == QUOTES


def test_a_topic_with_few_passages_shows_them_all() -> None:
    assert shown(passages(("a.txt", "te kort"), ("b.txt", READABLE))) == (1, 0)
