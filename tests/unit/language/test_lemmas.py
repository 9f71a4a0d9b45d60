import pytest

from lerende_evaluatie.language._lemmas import lemma_of


@pytest.mark.parametrize(
    ("words", "lemma"),
    [
        ("haak haken haakt haakte haakten gehaakt", "haken"),
        ("kost kosten kostte gekost", "kosten"),
        ("opleveren oplevert opgeleverd", "opleveren"),
        ("sta staat stond stonden gestaan", "staan"),
        ("schreven schreef geschreven", "schrijven"),
        ("werknemer werknemers", "werknemer"),
        ("werkgever werkgevers", "werkgever"),
        ("kaartjes kaartje", "kaart"),
        ("Mensen MENSEN mens", "mens"),
        ("collega’s collega's Collega", "collega"),
        ("ideeën ideee\u0308n idee", "idee"),
        ("loonkostensubsidies loonkostensubsidie", "loonkostensubsidie"),
        ("werkervaringsplekken werkervaringsplek", "werkervaringsplek"),
    ],
)
def test_the_forms_of_a_word_share_a_lemma(words: str, lemma: str) -> None:
    assert {word: lemma_of(word) for word in words.split()} == dict.fromkeys(words.split(), lemma)


@pytest.mark.parametrize("word", ["Buurtwerf", "Jannes", "daaronder", "xyzen", "_", "___", "s", "…", "👍🏽", "1.250"])
def test_a_word_that_nobody_knows_stays_as_it_is(word: str) -> None:
    assert lemma_of(word) == word.casefold()
