import unicodedata
from dataclasses import replace

import pytest

from lerende_evaluatie.domain.matching import Matcher
from lerende_evaluatie.domain.patterns import parse_pattern
from tests.interview_samples import EMBEDDED, analysis_of, hits_in, interview


def words(pattern: str, text: str) -> list[str]:
    return [found for found, _ in hits_in(pattern, text)]


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("collega", "Collega’s en één collega.", ["Collega’s", "collega"]),
        ("trots", "Zij is trotser, hij het trotst.", ["trotser"]),
        ("kosten", "Het kost tijd, het kostte tijd.", ["kost", "kostte"]),
        ("staan", "Ze stonden daar.", ["stonden"]),
        ("werkgever", "Alle werkgevers.", ["werkgevers"]),
        ("kaart", "De kaartjes.", ["kaartjes"]),
        ("gedragen", "Het wordt breed gedragen.", ["gedragen"]),
    ],
)
def test_every_form_of_a_word_is_found(pattern: str, text: str, found: list[str]) -> None:
    assert [word for word in words(pattern, text) if word in found] == found


def test_a_comparative_is_not_answered_by_its_base_form() -> None:
    assert words("beter", "Dat is goed.") == []
    assert words("beter", "Dat is een betere plek, en veel beter.") == ["betere", "beter"]
    assert words("goed", "Dat is beter.") == ["beter"]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("werk*", ["werkplezier", "werk"]),
        ("*subsidie", ["loonkostensubsidies"]),
        ("*kosten*", ["loonkostensubsidies"]),
        ("*lezier*", ["werkplezier"]),
        ("subsidie", []),
    ],
)
def test_compounds_are_found_by_their_parts_in_any_number(pattern: str, found: list[str]) -> None:
    assert words(pattern, "Het werkplezier, de loonkostensubsidies en werk.") == found


def test_an_exact_word_keeps_its_capitals() -> None:
    assert words("=UWV", "Het UWV, uwv en Uwv.") == ["UWV"]


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("trots op werk", "Trots op al ons mooie werk.", ["Trots op werk"]),
        ("trots op werk", "Trots op al ons hele mooie werk.", []),
        ("trots op werk", "Trots, eh, op al, eh, ons mooie werk.", ["Trots op werk"]),
        ("trots op werk", "Op het werk ben ik trots.", []),
        ("in_de_weg", "Dat zit in de weg.", ["in de weg"]),
        ("in_de_weg", "Dat zit in, eh, de weg.", ["in de weg"]),
        ("in_de_weg", "In de lange weg.", []),
        ("kosten .. tijd", "De kosten zijn hoog als je kijkt naar hoeveel er dan is aan tijd.", ["kosten tijd"]),
        ("kosten .. tijd", "De tijd van de kosten.", []),
        ("kosten .. tijd", "De kosten. En de tijd.", []),
        ("zin & collega", "Mijn collega had er eerst wel zin in.", ["collega zin"]),
        ("zin & collega", "Ik had er zin in.", []),
        ("kost* & *osten", "De kosten.", []),
        ("geen|weinig zin|tijd", "Weinig tijd en geen enkele zin.", ["Weinig tijd", "geen zin"]),
        ("van|naar kast naar|van muur", "Van het kastje, eh, naar de muur.", ["Van kastje naar muur"]),
        ("ja ja", "Ja, ja, ja, ja.", ["Ja ja", "ja ja"]),
        ("ja ja", "Ja.", []),
    ],
)
def test_phrases_have_an_order_and_a_reach(pattern: str, text: str, found: list[str]) -> None:
    assert words(pattern, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dan haakt hij na een maand af.", ["haakt af"]),
        ("Ze haakten allemaal af toen het regende.", ["haakten af"]),
        ("Ik haak af, zei hij.", ["haak af"]),
        ("Ze haken vaak af door de reistijd.", ["haken af"]),
        ("Hij haakt dan toch vaak af en komt niet meer.", ["haakt af"]),
        ("Het is jammer om af te haken.", ["af haken"]),
        ("Ik hoor dat hij af zou kunnen haken.", ["af haken"]),
        ("Er zijn er drie afgehaakt.", ["afgehaakt"]),
        ("Ik merk dat hij afhaakt.", ["afhaakt"]),
        ("Hij haakt het touw aan.", []),
        ("Hij haakt het touw, en dan af.", []),
        ("Hij haakt af van dat ding.", ["haakt af"]),
    ],
)
def test_a_separable_verb_is_found_whole_and_in_pieces(text: str, found: list[str]) -> None:
    assert words("afhaken", text) == found


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("uitgaan", "Hij gaat uit Amsterdam weg."),
        ("inkomen", "Daar kom je niet in."),
        ("opzitten", "Ze zitten op de bank."),
        ("aankomen", "Ze komt aan mijn bureau zitten."),
        ("overleggen", "Hij legt het over."),
    ],
)
def test_a_preposition_is_no_particle(pattern: str, text: str) -> None:
    assert words(pattern, text) == []


def test_other_words_are_measured_from_the_nearest_half_of_a_separated_verb() -> None:
    assert words("afhaken project", "Hij haakt na een hele lange tijd toch af van het project.") == ["haakt af project"]
    assert words("afhaken project", "Hij haakt van het project af.") == ["haakt project af"]
    assert words("afhaken project", "Hij haakt na een hele lange tijd van het project af.") == []


def test_a_pipeline_that_knows_a_separated_verb_is_believed() -> None:
    source = interview("Hij haakt na die ene dag af de hele boel.")
    analysis = replace(analysis_of(source), verbs={1: "afhaken"})
    matcher = Matcher([parse_pattern("afhaken")], EMBEDDED.lemma)
    [(_, [hit])] = list(matcher.sentences(source.text, analysis, [0]))
    assert hit.tokens == (1, 6)


def test_two_ways_to_write_an_accent_are_one_word() -> None:
    for form in ("NFC", "NFD"):
        assert len(words("geïnteresseerd", unicodedata.normalize(form, "Hij was geïnteresseerd."))) == 1


def test_only_the_sentences_asked_for_are_looked_at() -> None:
    source = interview("Trots. Blij. Trots.")
    matcher = Matcher([parse_pattern("trots")], EMBEDDED.lemma)
    found = matcher.sentences(source.text, analysis_of(source), [1, 2])
    assert [sentence.first for sentence, _ in found] == [4]


def test_what_is_found_does_not_depend_on_the_text_that_came_before() -> None:
    patterns = [parse_pattern(text) for text in ("trots op", "op werk", "werk & trots")]
    source = interview("Ik ben trots op mijn werk.")
    warm = Matcher(patterns, EMBEDDED.lemma)
    for other in (interview("werk " * 50), interview("trots " * 100), interview("op " * 200)):
        list(warm.sentences(other.text, analysis_of(other), [0]))
    fresh = Matcher(patterns, EMBEDDED.lemma)
    results = [list(matcher.sentences(source.text, analysis_of(source), [0])) for matcher in (warm, fresh)]
    assert results[0] == results[1]
    assert [hit.pattern for hit in results[0][0][1]] == [0, 1, 2]


def test_a_pattern_that_matters_only_beside_another_is_looked_for_only_there() -> None:
    patterns = [parse_pattern("trots"), parse_pattern("werk")]
    matcher = Matcher(patterns, EMBEDDED.lemma, {0: {1}})
    source = interview("Ik werk. Ik ben trots op mijn werk. Trots!")
    found = [[hit.pattern for hit in hits] for _, hits in matcher.sentences(source.text, analysis_of(source), range(3))]
    assert found == [[0, 1], [0]]


def test_sentences_that_are_not_worth_it_are_passed_over() -> None:
    matcher = Matcher([parse_pattern("trots"), parse_pattern("werk")], EMBEDDED.lemma, worth=lambda hits: len(hits) > 1)
    source = interview("Ik werk. Ik ben trots op mijn werk.")
    found = list(matcher.sentences(source.text, analysis_of(source), range(2)))
    assert [sentence.word(sentence.first) for sentence, _ in found] == ["ik"]
    assert len(found[0][1]) == 2
