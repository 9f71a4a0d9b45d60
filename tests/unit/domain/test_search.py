"""What is found for words that somebody types, and how it is shown."""

from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lerende_evaluatie.domain.kwic import WIDTH, hit_at, is_border
from lerende_evaluatie.domain.model import Role, Source, Turn
from lerende_evaluatie.domain.search import How, Language, Words, question
from tests.interview_samples import EMBEDDED, analysis_of, interview

FAMILY, FLAG, E_ACUTE, THUMB = "👩‍👩‍👧", "🇳🇱", "e\u0301", "👍🏽"
PIECES = [
    FAMILY,
    FLAG,
    E_ACUTE,
    THUMB,
    "é",
    "שלום",
    "नमस्ते",
    "werk",
    "Werkt",
    "trots",
    "op",
    "haakt",
    "af",
    ",",
    ".",
    "\n",
    " ",
    "'s",
]
TALK = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), min_size=1, max_size=30).map("".join)
ASKED = st.sampled_from([*PIECES, "werken", "afhaken", "trots op", '"trots op"', "we*", "e", "👩", "🇳"]) | st.text(
    max_size=5
)


def words_of(source: Source) -> Words:
    return Words(source, analysis_of(source))


def tokens(typed: str) -> list[str]:
    source = Source("", "", typed, (Turn(0, 0, len(typed), None, Role.UNKNOWN),), "", "")
    analysis = analysis_of(source)
    return [typed[start:end] for start, end in zip(analysis.starts, analysis.ends, strict=True)]


LANGUAGE = Language(tokens, EMBEDDED.lemma, EMBEDDED.is_compound_part)


def found(typed: str, *turns: str, how: How = How.FORMS) -> list[str]:
    words = words_of(interview(*turns))
    return [words.source.text[start:end] for start, end in question(typed, how, [words], LANGUAGE).spans(words)]


@pytest.mark.parametrize(
    ("typed", "text", "matches"),
    [
        ("begeleiding", "De begeleiding, alle Begeleidingen en werkbegeleiding.", ["begeleiding", "Begeleidingen"]),
        ("werken", "Hij werkt, hij werkte, wij hebben gewerkt.", ["werkt", "werkte", "gewerkt"]),
        ("werkt", "Ik werkte en wij werken.", ["werkte", "werken"]),
        ("beter", "Dat is goed, en dit is beter.", ["beter"]),
        ("foto's", "Foto’s van de foto.", ["Foto’s", "foto"]),
        ("werk*", "Werkplek, werkt, gewerkt en netwerk.", ["Werkplek", "werkt"]),
        ("afhaken", "Hij haakt na een maand af. Zij zijn afgehaakt.", ["haakt na een maand af", "afgehaakt"]),
        ("afgehaakt", "Dan haakt hij af.", ["haakt hij af"]),
        ("trots,", "Ik ben trots.", ["trots"]),
        ("m.b.v.", "Dat doen we m.b.v. een lijst.", ["m.b.v."]),
        ("🙂", "Mooi. 🙂", ["🙂"]),
    ],
)
def test_every_form_of_a_word_is_found(typed: str, text: str, matches: list[str]) -> None:
    assert found(typed, text) == matches


@pytest.mark.parametrize(
    ("typed", "text", "matches"),
    [
        ("trots op", "Ik ben trots op hem, ook trots, eh, op haar. Op trots.", ["trots op", "trots, eh, op"]),
        ("trots werk", "Trots op ons mooie werk; werk en trots.", ["Trots op ons mooie werk"]),
        ('"trots op"', "Trots op hem, trots nu op haar, trotse op.", ["Trots op"]),
        ('"trots op"', "Trots, op haar.", ["Trots, op"]),
        ("“trots op” werk*", "Trots op de werkplek, trots de werkplek.", ["Trots op de werkplek"]),
        ("afhaken project", "Hij haakt van het project af.", ["haakt van het project af"]),
        ("geen zin", "Hij had er geen enkele zin in. En geen mens.", ["geen enkele zin"]),
    ],
)
def test_several_words_are_found_in_their_order(typed: str, text: str, matches: list[str]) -> None:
    assert found(typed, text) == matches


@pytest.mark.parametrize(
    ("typed", "text", "matches"),
    [
        (
            "begeleiding",
            "Werkbegeleiding, een begeleidingsplan, werkbegeleidingsplannen, begeleiding.",
            ["Werkbegeleiding", "begeleidingsplan", "werkbegeleidingsplannen", "begeleiding"],
        ),
        (
            "kosten",
            "De loonkostensubsidies en de reiskosten; dat kost wat.",
            ["loonkostensubsidies", "reiskosten", "kost"],
        ),
        ("groep", "Het groepenwerk en de werkgroepen.", ["groepenwerk", "werkgroepen"]),
        ("leiding", "De begeleiding en de projectleiding.", ["projectleiding"]),
        ("rust", "Gerustgesteld en onrustig, in alle rust.", ["rust"]),
        ("werk", "Werkelijk verwerkt: het netwerk, de werkdag en de werkvloer.", ["netwerk", "werkdag", "werkvloer"]),
        ("werk", "Een werkster; wij werkten, werkend, aan de werk-plek.", ["werk-plek"]),
        ("werk plan", "Het werkoverleg over het stappenplan.", ["werkoverleg over het stappenplan"]),
    ],
)
def test_a_word_is_found_as_a_part_of_a_compound(typed: str, text: str, matches: list[str]) -> None:
    assert found(typed, text, how=How.PARTS) == matches


@pytest.mark.parametrize(
    ("typed", "text", "matches"),
    [
        ("egel", "Begeleiding, EGEL.", ["egel", "EGEL"]),
        ("een", "Eén en een.", ["een"]),
        ("é", f"é en {E_ACUTE} en e.", ["é", E_ACUTE]),
        ("e", f"{E_ACUTE}e", ["e"]),
        ("zo'n", "Zo’n dag.", ["Zo’n"]),
        ("a  b", "a\nb", ["a\nb"]),
        ("(.*)", "Alles (.*) en (x).", ["(.*)"]),
        ("👩", f"{FAMILY} 👩", ["👩"]),
        ("שלום", "Zij zei שלום tegen ons.", ["שלום"]),
    ],
)
def test_letters_are_found_as_typed(typed: str, text: str, matches: list[str]) -> None:
    assert found(typed, text, how=How.EXACT) == matches


@pytest.mark.parametrize("how", How)
def test_nothing_is_found_over_the_border_of_a_turn(how: How) -> None:
    assert found("ja nee", "I: Ja", "R: nee", "R: ja nee", how=how) == ["ja nee"]


@pytest.mark.parametrize("how", How)
@pytest.mark.parametrize("typed", ["", "  ", "*", '""'])
def test_a_question_without_a_word_finds_no_words(how: How, typed: str) -> None:
    assert found(typed, "R: Ja, zo is het.", how=how) == []


def test_what_is_found_in_a_text_does_not_depend_on_the_texts_beside_it() -> None:
    one, other = words_of(interview("De werkplek.")), words_of(interview("Het werkplan, het werk. " * 40))
    both = question("werk", How.PARTS, [other, one], LANGUAGE)
    both.spans(other)
    assert both.spans(one) == question("werk", How.PARTS, [one], LANGUAGE).spans(one) == [(3, 11)]


@settings(deadline=None, max_examples=150)
@given(turns=st.lists(TALK, min_size=1, max_size=3), typed=ASKED, how=st.sampled_from(How))
def test_each_hit_is_a_piece_of_one_turn_in_whole_letters(turns: list[str], typed: str, how: How) -> None:
    source = interview(*(f"R: {turn}" for turn in turns))
    words = words_of(source)
    spans = question(typed, how, [words], LANGUAGE).spans(words)
    assert spans == sorted(spans)
    for start, end in spans:
        hit = hit_at(source, start, end)
        turn = source.turns[hit.turn]
        text = source.text
        begin, finish = hit.start - len(hit.left), hit.end + len(hit.right)
        assert turn.start <= begin <= hit.start <= start < end <= hit.end <= finish <= turn.end
        assert text[hit.start : hit.end] == hit.match
        assert text[begin : hit.start] == hit.left
        assert text[hit.end : finish] == hit.right
        assert all(is_border(text, at) for at in (begin, hit.start, hit.end, finish) if turn.start < at < turn.end)
        assert len(hit.left) <= WIDTH and len(hit.right) <= WIDTH


@settings(deadline=None, max_examples=150)
@given(before=TALK, after=TALK, word=st.sampled_from(["werkbegeleiding", "werkt", "nee"]), how=st.sampled_from(How))
def test_a_word_is_found_wherever_it_stands_by_itself(before: str, after: str, word: str, how: How) -> None:
    text = f"{before} . {word} . {after}"
    assert word in found(word, f"R: {text}", how=how)


def test_the_words_around_a_hit_end_at_a_word() -> None:
    source = interview(f"R: {'langewoorden ' * 9}trots{' langewoorden' * 9}")
    at = source.text.index("trots")
    hit = hit_at(source, at, at + 5)
    assert hit.left == "langewoorden " * 4
    assert hit.right == " langewoorden" * 4


@pytest.mark.parametrize("sign", [FAMILY, FLAG, E_ACUTE, THUMB])
def test_a_hit_never_shows_half_a_sign(sign: str) -> None:
    for shift in range(8):
        source = interview(f"R: {'x' * shift}{sign * 40}trots{sign * 40}")
        at = source.text.index("trots")
        hit = hit_at(source, at, at + 5)
        assert hit.left.replace(sign, "").strip("x") == ""
        assert hit.right.replace(sign, "") == ""
        assert len(hit.left) > WIDTH - len(sign)


def test_borders_of_signs_are_those_of_readers() -> None:
    text = f"a{E_ACUTE}{FAMILY}{FLAG}{FLAG}{THUMB}한नि"
    assert pieces(text) == ["a", E_ACUTE, FAMILY, FLAG, FLAG, THUMB, "한", "नि"]


def pieces(text: str) -> list[str]:
    borders = [at for at in range(len(text) + 1) if is_border(text, at)]
    return [text[start:end] for start, end in pairwise(borders)]


def test_a_hit_says_who_speaks() -> None:
    source = interview("I: Bent u trots?", "R: Ja, trots.")
    hits = [hit_at(source, *span) for span in spans_of("trots", source)]
    assert [(hit.turn, hit.speaker, hit.role) for hit in hits] == [
        (0, "I", Role.INTERVIEWER),
        (1, "R", Role.RESPONDENT),
    ]


def spans_of(typed: str, source: Source) -> Iterable[tuple[int, int]]:
    words = words_of(source)
    return question(typed, How.FORMS, [words], LANGUAGE).spans(words)
