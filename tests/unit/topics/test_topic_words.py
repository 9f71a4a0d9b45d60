"""Which words of a passage tell something."""

import pytest
from topic_samples import heard

from lerende_evaluatie.domain.topics import Heard
from lerende_evaluatie.topics._words import NEGATORS, forms, names_in, stop_lemmas, telling_words
from tests.interview_samples import EMBEDDED


def told(*passages: Heard) -> list[list[str]]:
    return telling_words(passages, EMBEDDED.lemma)


def told_twice(text: str) -> list[str]:
    """Return the telling words of a text that is said in two interviews, so that none is left out as too rare."""
    first, second = told(heard(text), heard(text, "b.txt"))
    assert first == second
    return first


@pytest.mark.parametrize("word", ["niet", "geen", "nooit", "niets", "niemand", "zonder", "nauwelijks"])
def test_a_word_that_denies_stays(word: str) -> None:
    assert word in told_twice(f"het gaat {word} met de bus")
    assert not NEGATORS & stop_lemmas(EMBEDDED.lemma)


@pytest.mark.parametrize(
    "text",
    [
        "ik en jij of wij",  # stop words
        "nou eh eigenlijk gewoon",  # fillers
        "hij denkt en dacht en deed",  # verbs that say nothing, in every form
        "nee en nog eens nee",
        "zeventien en drieëntwintig en tweehonderd en twintigste",  # numbers
        "maandag in januari",
        "erbij en waarvoor en daarmee en hiernaartoe",  # words that point
        "x y z",
    ],
)
def test_what_tells_nothing_is_left_out(text: str) -> None:
    assert told_twice(f"{text} bus") == ["bus"]


@pytest.mark.parametrize("word", ["tuin", "fietsen", "erwt", "waardering", "hierarchie", "tiener", "achteruit"])
def test_a_word_that_only_looks_like_such_a_word_stays(word: str) -> None:
    lemma = EMBEDDED.lemma(word)
    assert told_twice(f"de {word} en de bus") == [lemma, "bus"]


def test_a_name_is_left_out_also_where_it_opens_a_sentence() -> None:
    assert told_twice("de bus van Koenraad rijdt. Koenraad stuurt de bus") == ["bus", "rijden", "sturen", "bus"]


def test_an_abbreviation_and_what_has_a_capital_once_are_no_names() -> None:
    once = heard("de bus van het UWV rijdt met het UWV naar het Plein")
    assert names_in([once]) == frozenset()
    assert names_in([once, heard("de bus staat op het Plein", "b.txt")]) == {"plein"}


def test_a_word_with_a_capital_at_the_begin_of_a_sentence_is_no_name() -> None:
    passages = [heard("Scholen zijn mooi. Scholen kosten geld")]
    assert "school" not in names_in(passages)
    assert "school" in told_twice("Scholen zijn mooi. Scholen kosten geld")


def test_a_word_is_a_name_when_it_has_a_capital_more_often_than_not() -> None:
    once = heard("de heer Boom plant een boom")
    assert "boom" not in names_in([once])
    assert "boom" in names_in([once, heard("de heer Boom")])


def test_a_word_of_one_passage_is_left_out() -> None:
    assert told(heard("de bus en de trein"), heard("de bus en de tuin")) == [["bus"], ["bus"]]


def test_with_four_interviews_a_word_of_one_interview_is_left_out() -> None:
    def said(interviews: str) -> list[list[str]]:
        own = [heard("de school en de bus", "a.txt"), heard("de school en de bus", "a.txt")]
        return told(*own, *(heard("de bus", f"{letter}.txt") for letter in interviews))

    assert said("bc")[0] == ["school", "bus"], "three interviews are too few to ask it"
    assert said("bcd")[0] == ["bus"]


def test_each_passage_keeps_its_place_also_when_nothing_is_left_of_it() -> None:
    assert told(heard("de bus"), heard("nou ja"), heard("bussen en een bus")) == [["bus"], [], ["bus", "bus"]]


def test_a_lemma_is_shown_in_the_form_that_was_said_most() -> None:
    said = forms([heard("Scholen en bussen. De bus"), heard("scholen naast een school, een Bus")])
    assert (said["school"], said["bus"]) == ("scholen", "bus")


def test_of_forms_that_were_said_as_often_the_first_in_the_alphabet_is_shown() -> None:
    assert forms([heard("scholen school")])["school"] == forms([heard("school scholen")])["school"] == "scholen"
