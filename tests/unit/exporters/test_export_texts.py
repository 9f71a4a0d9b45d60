"""Numbers become Dutch: plurals, shares, lists and dates."""

from datetime import date

import pytest

from lerende_evaluatie.domain.model import Valence
from lerende_evaluatie.domain.quotes import Counts
from lerende_evaluatie.exporters import texts


def counts(passages: int, valences: dict[Valence, int], cases: int = 1, groups: int = 1) -> Counts:
    return Counts(passages, 1, 1, tuple("abcdef"[:groups]), tuple("abcdef"[:cases]), valences)


@pytest.mark.parametrize(
    ("value", "wanted"), [(0, "0 passages"), (1, "1 passage"), (2, "2 passages"), (5000, "5.000 passages")]
)
def test_amounts(value: int, wanted: str) -> None:
    assert texts.amount(value, texts.PASSAGE) == wanted


@pytest.mark.parametrize(
    ("value", "total", "wanted"),
    [
        (5, 6, "5 van de 6 pilots"),
        (0, 6, "geen van de 6 pilots"),
        (1, 1, "de enige pilot"),
        (1, 2, "1 van de 2 pilots"),
        (2, 2, "beide pilots"),
        (6, 6, "alle 6 pilots"),
    ],
)
def test_shares(value: int, total: int, wanted: str) -> None:
    assert texts.share(value, total, texts.PILOT) == wanted


@pytest.mark.parametrize(
    ("parts", "wanted"), [([], ""), (["a"], "a"), (["a", "b"], "a en b"), (["a", "b", "c"], "a, b en c")]
)
def test_lists(parts: list[str], wanted: str) -> None:
    assert texts.listing(parts) == wanted


@pytest.mark.parametrize(
    ("parts", "wanted"),
    [
        (["a", "b", "c"], "a, b en c"),
        (["a en b", "c", "d"], "a en b, c, d"),
        (["a, b en c", "d"], "a, b en c; d"),
        (["a en b"], "a en b"),
    ],
)
def test_names_that_are_lists_themselves_stay_apart(parts: list[str], wanted: str) -> None:
    assert texts.names(parts) == wanted


def test_a_group_has_no_capital_in_a_sentence_but_a_name_keeps_it() -> None:
    assert texts.in_sentence("Werkgevers") == "werkgevers"
    assert texts.in_sentence("Humanitas") == "Humanitas"


def test_a_sentence_does_not_begin_with_the_figure_one() -> None:
    assert texts.coded_by(1, 457) == "Eén codeur legde 457 coderingen vast."
    assert texts.coded_by(2, 1) == "2 codeurs legden samen 1 codering vast."
    assert texts.people_read(1).startswith("Eén codeur las de interviews.")


def test_rounds_say_what_is_counted() -> None:
    assert texts.in_rounds([(1, 7), (2, 1)]) == "Er waren 2 rondes: 7 interviews in ronde 1 en 1 in ronde 2."
    assert texts.in_rounds([(1, 7)]) == ""


def test_dates() -> None:
    assert texts.long_date(date(2026, 3, 1)) == "1 maart 2026"
    assert texts.short_date(date(2026, 12, 31)) == "31-12-2026"
    assert texts.short_date(None) == ""


@pytest.mark.parametrize(
    ("valences", "wanted"),
    [
        ({}, ""),
        ({Valence.NEGATIVE: 1}, "Deze passage is negatief."),
        ({Valence.POSITIVE: 3}, "Ze zijn alle 3 positief."),
        ({Valence.POSITIVE: 1, Valence.MIXED: 2}, "Daarvan is er 1 positief en 2 gemengd."),
        (
            {Valence.POSITIVE: 2, Valence.NEGATIVE: 1, Valence.NEUTRAL: 1},
            "Daarvan zijn er 2 positief, 1 negatief en 1 neutraal.",
        ),
    ],
)
def test_directions(valences: dict[Valence, int], wanted: str) -> None:
    assert texts.directions(counts(sum(valences.values()), valences)) == wanted


def test_where_it_was_heard() -> None:
    assert texts.heard(counts(2, {}), 6, 5).endswith("; gehoord in 1 van de 6 pilots en bij 1 van de 5 groepen.")
    assert texts.heard(counts(2, {}), 1, 0).endswith("in 1 interview; gehoord in de enige pilot.")
    assert texts.heard(counts(1, {}), 0, 0) == "Hierover gaat 1 passage, van 1 respondent in 1 interview."


@pytest.mark.parametrize("count", [0, 1, 2])
def test_sentences_end_with_a_full_stop(count: int) -> None:
    for sentence in (
        texts.basis(count, count, count, count), texts.overview_intro(count, count, count), texts.undecided(count),
        texts.suggestions_made(count), texts.codings_made(count), texts.lost(count), texts.quotes_basis(count, count),
    ):  # fmt: skip
        assert sentence.endswith(".") and "  " not in sentence
