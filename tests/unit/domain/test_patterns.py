import pytest

from lerende_evaluatie.domain.patterns import NEAR_WORDS, Form, PatternError, parse_pattern


@pytest.mark.parametrize(
    ("text", "form", "word"),
    [
        ("Collega", Form.LEMMA, "collega"),
        ("werk*", Form.PREFIX, "werk"),
        ("*subsidie", Form.SUFFIX, "subsidie"),
        ("*kosten*", Form.INFIX, "kosten"),
        ("=UWV", Form.EXACT, "UWV"),
        ("geïnteresseerd", Form.LEMMA, "geïnteresseerd"),
        ("zo’n", Form.LEMMA, "zo'n"),
    ],
)
def test_a_word_is_written_in_one_of_five_forms(text: str, form: Form, word: str) -> None:
    [[slot]] = parse_pattern(text).sequences
    assert [(one.form, one.text) for one in slot.words] == [(form, word)]


def test_spaces_bind_stronger_than_dots_and_dots_stronger_than_the_ampersand() -> None:
    first, second = parse_pattern("geen|weinig zin .. in_de weg & collega").sequences
    assert [slot.reach for slot in first] == [None, NEAR_WORDS, None, 0, NEAR_WORDS]
    assert [word.text for word in first[0].words] == ["geen", "weinig"]
    assert len(second) == 1


UNREADABLE = ["", "  ", "*", "=", "a|", "in__weg", "a ..", ".. a", "a &", "& a", "we*rk", "=we*", "werk="]


@pytest.mark.parametrize("text", UNREADABLE)
def test_what_cannot_be_read_is_said_in_dutch(text: str) -> None:
    with pytest.raises(PatternError, match=r"\b(woord|ontbreekt|niet|hoort)\b"):
        parse_pattern(text)
