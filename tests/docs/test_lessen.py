"""The page on lessons is held true: its numbers and rules are those of the program."""

import re

import pytest

from lerende_evaluatie.cli import _group
from lerende_evaluatie.domain import choosing, comparison, drafting, drafting_texts, evidence
from lerende_evaluatie.domain.lessons import sentences
from lerende_evaluatie.domain.tracing import Standing
from lerende_evaluatie.usecases import writing
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "lessen.md").read_text(encoding="utf-8")
TEXT = " ".join(PAGE.split())


def dutch(number: float) -> str:
    return f"{number:g}".replace(".", ",")


@pytest.mark.parametrize(
    "sentence",
    [
        f"ten minste {evidence.ENOUGH_PASSAGES} passages van {evidence.ENOUGH_RESPONDENTS} respondenten, "
        f"uit {drafting.ENOUGH_CASES} pilots",
        f"hooguit {drafting.MOST_NAMED} pilots bij naam, en pilots die zwijgen alleen als het er hooguit "
        f"{drafting.MOST_LISTED} zijn",
        f"Een les telt vanaf {drafting.ENOUGH_CASES} pilots",
        f"Minder dan {evidence.ENOUGH_PASSAGES} passages, minder dan {evidence.ENOUGH_RESPONDENTS} respondenten",
        f"een groep met ten minste {evidence.ENOUGH_IN_GROUP} passages met een richting",
        f"vanaf {dutch(choosing.GOOD)} is een citaat goed leesbaar",
        f"Van {choosing.SHORTEST} tot {choosing.LONGEST} woorden is 1",
        f"keer {dutch(choosing.CUT_OFF)} als het niet begint als een zin",
        f"keer {dutch(choosing.CUT_OFF)} als het niet zo eindigt",
        f"keer {dutch(choosing.LEANING)} als het eerste woord leunt",
        f"keer {dutch(choosing.ASKING)} als het meer dan half uit vragen bestaat, "
        f"keer {dutch(choosing.UNCLEAR)} als een deel onverstaanbaar was",
        f"hooguit {writing.PROPOSED} citaten per kopje",
        f"van ten minste {comparison.WORDS_OF_QUESTION} woorden",
    ],
)
def test_a_number_on_the_page_about_lessons_is_that_of_the_program(sentence: str) -> None:
    assert sentence in TEXT


def test_a_share_that_the_page_about_lessons_writes_as_words_is_that_of_the_program() -> None:
    assert evidence.CLEAR_SHARE == 2 / 3


def first_cells(heading: str) -> list[str]:
    """Return what stands in code in the table whose first heading this is."""
    found = re.search(rf"^\| {re.escape(heading)} \|.*\n\|[-|]+\|\n((?:\|.*\n)+)", PAGE, flags=re.MULTILINE)
    assert found, heading
    return re.findall(r"`([^`]+)`", found[1])


def test_the_titles_of_drafts_on_the_page_are_those_of_the_program_in_its_order() -> None:
    order = ("PILOTS_DIFFER", "KEEP", "TACKLE", "GROUPS_DIFFER", "ATTENTION")
    titles = [getattr(drafting_texts, name) for name in order]
    assert [title.startswith(begin) for title, begin in zip(titles, first_cells("Patroon"), strict=True)] == [True] * 5


def test_what_becomes_of_a_quote_is_told_on_the_page_for_each_outcome() -> None:
    assert first_cells("Uitkomst") == [standing.value for standing in Standing]


def test_an_abbreviation_cuts_a_sentence_as_the_page_says() -> None:
    assert sentences("Het helpt bijv. een vaste begeleider [1].") == ["Het helpt bijv.", "een vaste begeleider [1]."]
    assert sentences("Het helpt. [1] Zo gaat het [2].") == ["Het helpt. [1]", "Zo gaat het [2]."]


def test_every_command_on_the_page_about_lessons_is_understood_by_the_program() -> None:
    lessons = _group.program().commands["lessons"]
    assert re.findall(r"`lerende-evaluatie lessons (\w+) (--\w+)`", TEXT) == [("draft", "--again")]
    lessons.commands["draft"].make_context("lessen", ["--again"])  # type: ignore[attr-defined]


def test_every_place_that_the_page_about_lessons_points_at_exists() -> None:
    for file, anchor in re.findall(r"\]\((\w+\.md)#(.+?)\)", PAGE):
        headings = re.findall(r"^#+ (.+)$", (ROOT / "docs" / file).read_text(encoding="utf-8"), flags=re.MULTILINE)
        assert anchor in {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
