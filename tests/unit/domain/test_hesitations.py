"""Quotes without "eh", and nothing else changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lerende_evaluatie.domain.clauses import HESITATIONS
from lerende_evaluatie.domain.hesitations import hesitations, without_hesitations
from lerende_evaluatie.domain.tracing import OMISSION, Standing, compare


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("Ja, eh, dat is goed.", "Ja […] dat is goed."),
        ("dus eh, hekken en toiletten", "dus […] hekken en toiletten"),
        ("En ook, eh wacht even.", "En ook […] wacht even."),
        ("Eh… dat weet ik niet.", "[…] dat weet ik niet."),
        ("Hmmm. Nee. Euhm, ja.", "[…] Nee. […] ja."),
        ("En toen was het, eeehh...", "En toen was het […]"),
        ("Een soort van, eh, uhm… ehm, knoop.", "Een soort van […] knoop."),
        ("(lacht) Eh de mensen [stilte] uh, zelf.", "(lacht) […] de mensen [stilte] […] zelf."),
        ("Eerst dit.\nEh, dan dat.", "Eerst dit.\n[…] dan dat."),
        ("van de de man", "van […] de man"),
        ("De, de de, eh, man", "[…] de […] man"),
        ("dat is mijn mijn buurman", "dat is […] mijn buurman"),
    ],
)
def test_a_hesitation_and_the_commas_around_it_make_place_for_one_omission(said: str, printed: str) -> None:
    assert without_hesitations(said) == printed
    assert compare(f"“{printed}”", said) is Standing.SHORTENED


@pytest.mark.parametrize(
    "said",
    [
        "Meneer Lehmann, hé, en Uhland hebben het gehad, hè.",
        "Hm-hm. Uh-huh, ja.",
        "Eh? Wat zegt u?",
        "EH staat voor eerste hulp.",
        "Het was vijf mm te kort.",
        "Ik hoop dat dat lukt als je je best doet, en er er twee over zijn.",
        "Ik ga links, links. Nee, nee, prima prima.",
        "Wat van de deur is, en de deurmat.",
        "Hij zei ‘eh’ en (eh) verder niets.",
        "Eh, uh… hmm.",
        "Eh. (…)",
        "[…] eh",
        "",
    ],
)
def test_what_may_be_a_word_or_is_all_there_is_stays(said: str) -> None:
    assert without_hesitations(said) == said


def test_every_sound_on_the_list_is_one_but_that_of_a_measure() -> None:
    assert [sound for sound in sorted(HESITATIONS) if not hesitations(f"Nou {sound}, ja")] == ["mm"]


def test_hesitations_are_counted_each_once_and_abbreviations_not() -> None:
    assert hesitations("Eh, ja, uhm… het EH, hm-hm en, eh, klaar") == 3


sounds = st.sampled_from(["eh", "Eh,", "uhm…", "euh,", "hmm.", ", eh ,", "EH", "mm", "de", "de,", "onze"])
signs = st.sampled_from([",", "“", "”", "[…]", "[...]", "…", "(lacht)", "-", "’s", "eh-eh", "\n", "\u2028", "\x1f"])
words = st.text("ab ehé.,?!\n\t", max_size=8) | st.text(max_size=6)
texts = st.lists(sounds | signs | words, max_size=14).flatmap(
    lambda parts: st.sampled_from([" ", "", "  ", "\n"]).map(lambda between: between.join(parts))
)


@given(texts)
def test_a_quote_without_hesitations_is_always_found_back_as_it_was_said(said: str) -> None:
    printed = without_hesitations(said)
    standing = compare(f"“{printed}”", said)
    assert standing is (Standing.VERBATIM if printed == said else Standing.SHORTENED)


@given(texts)
def test_what_stands_between_omissions_are_the_words_as_they_were_said_in_their_order(said: str) -> None:
    at = 0
    for piece in without_hesitations(said).split(OMISSION):
        at = said.index(piece.strip(), at) + len(piece.strip())


@given(st.lists(st.sampled_from(["ja", "Lehmann", "hé", "dat dat", "uh-huh", "EHBO", "goed.", "nee,"]), min_size=1))
def test_without_hesitations_nothing_changes(parts: list[str]) -> None:
    assert without_hesitations(" ".join(parts)) == " ".join(parts)


@given(texts)
def test_no_hesitation_is_left_in_a_quote_that_was_shortened(said: str) -> None:
    printed = without_hesitations(said)
    assert printed == said or not hesitations(printed)
