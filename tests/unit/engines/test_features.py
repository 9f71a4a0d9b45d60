from collections import Counter

from hypothesis import given
from hypothesis import strategies as some

from lerende_evaluatie.engines._features import KINDS, Tokens, features, kind, seen_in
from lerende_evaluatie.engines._fields import Fields
from tests.interview_samples import EMBEDDED

FIELDS = Fields(EMBEDDED)
WORDS = ["werk", "trots", "~raar", "§", "=", "de", "niet", "?", "collega’s", "op", "maat", "🙂"]


def tokens(words: list[str]) -> Tokens:
    return Tokens([EMBEDDED.lemma(word) for word in words], words)


@given(some.lists(some.sampled_from(WORDS), max_size=12))
def test_the_quick_way_sees_the_same_as_the_way_that_knows_the_places(words: list[str]) -> None:
    seen = seen_in(tokens(words), FIELDS)
    assert Counter(seen.names()) == Counter(name for name, _ in features(tokens(words), FIELDS))


@given(some.lists(some.sampled_from(WORDS), max_size=12))
def test_every_feature_has_a_kind_and_places_in_the_text(words: list[str]) -> None:
    for name, places in features(tokens(words), FIELDS):
        assert 0 <= kind(name) < KINDS
        assert places and all(0 <= place < len(words) for place in places)


def test_words_are_seen_as_lemma_in_pieces_as_field_and_as_they_stand() -> None:
    names = {name for name, _ in features(tokens(["hij", "glunderde"]), FIELDS)}
    assert {"glunderen", "~<glun", "§trots", "=glunderde", "=hij glunderde"} <= names
