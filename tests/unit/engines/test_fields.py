import pytest
from hypothesis import given
from hypothesis import strategies as some

from lerende_evaluatie.engines._fields import Fields, read
from tests.interview_samples import EMBEDDED

FIELDS = Fields(EMBEDDED)


def fields_in(text: str) -> dict[str, tuple[int, ...]]:
    words = text.lower().split()
    return dict(FIELDS.of([EMBEDDED.lemma(word) for word in words], words))


@pytest.mark.parametrize("said", ["hij glundert de hele dag", "zij zijn trots", "met opgeheven hoofd en eigenwaarde"])
def test_words_that_say_much_the_same_are_in_one_field(said: str) -> None:
    assert "trots" in fields_in(said)


def test_an_expression_may_have_words_in_between_but_not_its_parts_far_apart() -> None:
    assert fields_in("zij staan er achter het project")["draagvlak"] == (3, 4, 5)
    assert fields_in("achter bij het hek lag nog wat van een oud project").get("draagvlak") is None


def test_a_compound_is_in_the_field_of_a_word_that_it_begins_or_ends_with() -> None:
    assert fields_in("bijstandsuitkeringsaanvraag")["uitkering"] == (0,)
    assert "eenzaam" in fields_in("eenzaamheidsbestrijding")


def test_a_word_that_says_nothing_is_in_no_field() -> None:
    assert fields_in("qwertzuiop") == {}


def test_every_field_has_words_and_no_field_stands_there_twice() -> None:
    names = list(dict.fromkeys(name for name, _ in read()))
    assert len(names) > 50
    together = [name for name, _ in read()]
    assert together == sorted(together, key=names.index), "the words of a field stand together"
    assert all(expression and name.replace("_", "").isalnum() for name, expression in read())
    assert len(set(read())) == len(read())


@given(some.lists(some.sampled_from([word for _, one in read() for word in one.split("_")] + ["x", "?"]), max_size=20))
def test_places_lie_in_the_text_and_go_forward(words: list[str]) -> None:
    for _, places in FIELDS.of([EMBEDDED.lemma(word) for word in words], words):
        assert places and list(places) == sorted(set(places))
        assert 0 <= places[0] and places[-1] < len(words)
