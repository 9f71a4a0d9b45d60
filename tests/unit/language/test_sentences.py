import re

import pytest

from tests.interview_samples import interview, sentences_of


@pytest.mark.parametrize(
    "text",
    [
        "Dat kon. | Toen ging ik weg.",
        "Ik kwam om 8.30 uur. | Dhr. Jansen was er, en mw. De Boer.",
        "J. de Vries en dr. A.B. Jansen, nr. 5, 1.250 euro, 11,50 p.u., dat is het.",
        "Het is o.a. goed enz. maar ja. | En zo.",
        "De bus, de fiets enz. | Maar lopen niet.",
        "Wat?! | Nee... ja... | Misschien.",
        "Wat … eh … nou ja . . . ik weet het niet.",
        "Eh… ik weet het niet. | Uhm.",
        "ja dat was zo. | en toen ging ik weg. | maar goed",
        "Hè? | ja joh! | echt waar",
        'Hij zei: "Zijn wij weer aan de beurt?" | Meer niet. | "Kom maar", zei ze.',
        "‘Kom je?’ vroeg ze. | “Ja.” | Toen gingen we.",
        "Ja. (lacht) | Dat was wat. [onverstaanbaar] | Echt?",
        "(lacht) Dat was wat. | (Dat was in 2019.) | Toen niet meer.",
        "[onverstaanbaar] ja. [onverstaanbaar]",
        "Nou… [stilte] | Kijk. | Eh… [stilte] ik dacht.",
        "1. De buurt. | 2. Het geld. | a. Klein. | Dat was in 2019. | Toen niet.",
        "Dat is de 2e keer, van de 3 of 4. | En verder?",
        "nee.| Toen ging ik.",
        "Kijk op www.voorbeeld.nl of mail a.b@c.nl. | Ja.",
        "Is dat zo?, vroeg ik. | Ja!, riep ze.",
    ],
)
def test_sentences_end_where_a_listener_hears_them_end(text: str) -> None:
    source = interview(text.replace("| ", "").replace("|", ""))
    assert sentences_of(source) == [part.strip() for part in text.split("|")]


def test_a_line_and_a_turn_end_a_sentence_even_without_a_full_stop() -> None:
    source = interview("ja dat was zo\nen toen\n\nhet eind", "en ik ook")
    assert sentences_of(source) == ["ja dat was zo", "en toen", "het eind", "en ik ook"]


def test_a_remark_that_opens_a_line_goes_with_that_line() -> None:
    assert sentences_of(interview("Ja.\n(lacht) Dat was wat.", "Nee.", "(lacht) Wel.")) == [
        "Ja.",
        "(lacht) Dat was wat.",
        "Nee.",
        "(lacht) Wel.",
    ]


def test_a_blank_at_the_end_of_a_line_is_no_sentence() -> None:
    assert sentences_of(interview("een \n \t twee \u00a0\n drie")) == ["een", "twee", "drie"]


def test_subtitles_without_full_stops_are_cut_at_a_conjunction() -> None:
    source = interview("ik ging daar dan heen " * 11 + "en toen kwam hij ook " * 3)
    first, second = sentences_of(source)
    assert len(first.split()) == 55 and second.startswith("en toen")


def test_no_sentence_is_endless() -> None:
    source = interview("woord " * 1000)
    assert {len(sentence.split()) for sentence in sentences_of(source)} == {100}


def test_a_long_sentence_with_a_comma_is_cut_behind_it() -> None:
    source = interview("woord " * 60 + ", " + "woord " * 20)
    assert [len(re.findall("woord", sentence)) for sentence in sentences_of(source)] == [60, 20]
