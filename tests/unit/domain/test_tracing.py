"""Printed words beside those that were said."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lerende_evaluatie.domain.model import select
from lerende_evaluatie.domain.tracing import Origin, Printed, Standing, bare, compare, trace
from tests.interview_samples import interview

SAID = "Ja, eh, ik sta weer op tijd op. Dat is, nou ja, door het werk."
MARK = "12345678-1234-1234-1234-123456789012"


@pytest.mark.parametrize(
    ("printed", "standing"),
    [
        (SAID, Standing.VERBATIM),
        (f"“{SAID}”", Standing.VERBATIM),
        (f"“{SAID[:-1]}”", Standing.VERBATIM),
        (SAID.replace(" Dat", "\nDat"), Standing.VERBATIM),
        ("“Ja, […] ik sta weer op tijd op. Dat is, […] door het werk.”", Standing.SHORTENED),
        ("“[...] ik sta weer op tijd op.”", Standing.SHORTENED),
        ("“Ja […]”", Standing.SHORTENED),
        ("“Ja, ik sta weer op tijd op. Dat is, nou ja, door het werk.”", Standing.EDITED),
        ("“Dat is, nou ja, door het werk. […] Ja, eh, ik sta weer op tijd op.”", Standing.EDITED),
        ("“[…] sta we […]”", Standing.EDITED),
        ("“[…]”", Standing.EDITED),
        ("", Standing.EDITED),
        (SAID.replace("weer", "nooit"), Standing.EDITED),
        (SAID.lower(), Standing.EDITED),
    ],
)
def test_only_words_left_out_with_a_mark_keep_a_quote_sound(printed: str, standing: Standing) -> None:
    assert compare(printed, SAID) is standing


WORDS = st.lists(st.text("abcdeé’.,?", min_size=1, max_size=6), min_size=2, max_size=12)


@given(WORDS)
def test_any_words_are_verbatim_beside_themselves(words: list[str]) -> None:
    said = " ".join(words)
    assert compare(f"“{said}”", said) is Standing.VERBATIM
    assert compare(said.removesuffix("."), said) is Standing.VERBATIM


@given(WORDS, st.data())
def test_one_other_word_is_always_seen(words: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(words) - 1))
    other = data.draw(st.text("xyz", min_size=1, max_size=3))
    assert compare(" ".join([*words[:place], other, *words[place + 1 :]]), " ".join(words)) is Standing.EDITED
    assert compare(" ".join([*words[:place], other, *words[place:]]), " ".join(words)) is Standing.EDITED


@given(st.lists(st.text("abcdeé", min_size=1, max_size=6), min_size=3, max_size=12), st.data())
def test_words_left_out_without_a_mark_are_seen(words: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(1, len(words) - 2))
    shorter = [*words[:place], *words[place + 1 :]]
    assume(shorter != words)
    assert compare(" ".join(shorter), " ".join(words)) is Standing.EDITED
    marked = " ".join([*words[:place], "[…]", *words[place + 1 :]])
    assert compare(marked, " ".join(words)) is Standing.SHORTENED


def test_quotation_marks_within_the_words_stay() -> None:
    assert bare("“Hij zei “kom maar” tegen mij”") == "Hij zei “kom maar” tegen mij"


SOURCE = interview("Dat was\nnog nooit zo geweest, hoor.", "En nu gaat het goed.")


def origin(*, counts: bool = True, is_current: bool = True) -> dict[str, Origin]:
    start = SOURCE.text.index("En nu")
    return {MARK: Origin(select(SOURCE.text, start, start + 20), SOURCE, counts, is_current)}


def test_a_mark_leads_back_to_what_was_said_and_whether_it_still_counts() -> None:
    printed = Printed("“En nu gaat het goed”", MARK)
    assert trace(printed, origin(), [SOURCE]).standing is Standing.VERBATIM
    assert trace(printed, origin(counts=False), [SOURCE]).standing is Standing.WITHDRAWN
    assert trace(printed, origin(is_current=False), []).standing is Standing.CHANGED
    edited = trace(Printed("“En nu gaat het slecht”", MARK), origin(counts=False), [SOURCE])
    assert (edited.standing, edited.said) == (Standing.EDITED, "En nu gaat het goed.")


def test_words_without_a_mark_are_looked_for_however_lines_are_broken() -> None:
    found = trace(Printed("Dat was nog nooit zo geweest", None), {}, [SOURCE])
    assert (found.standing, found.source, found.said) == (Standing.LOOSE, SOURCE, "Dat was\nnog nooit zo geweest")
    assert found.selection is not None and found.selection.stands_in(SOURCE.text)
    assert trace(Printed("Dat was nooit zo geweest", None), {}, [SOURCE]).standing is Standing.UNKNOWN
    assert trace(Printed("", None), {}, [SOURCE]).standing is Standing.UNKNOWN
    assert trace(Printed("En nu gaat het goed.", "van elders"), origin(), [SOURCE]).standing is Standing.LOOSE


def test_words_that_were_quoted_while_they_were_said_are_verbatim_with_and_without_marks_around_them() -> None:
    assert compare("“hoi”", "“hoi”") is compare("““hoi””", "“hoi”") is Standing.VERBATIM


@pytest.mark.parametrize("marks", ["“”", "„”", "‘’", "«»", '""', "''"])
def test_the_quotation_marks_of_a_house_style_are_no_difference(marks: str) -> None:
    assert compare(f"{marks[0]}Wij gaan door.{marks[1]}", "Wij gaan door.") is Standing.VERBATIM
    assert compare(f"{marks[0]}Wij gaan niet door.{marks[1]}", "Wij gaan door.") is Standing.EDITED


def test_words_of_the_writer_around_a_quote_are_no_difference_but_within_it_they_are() -> None:
    said = "Wij gaan gewoon door."
    assert compare("Zo zei iemand: “Wij gaan gewoon door.”", said) is Standing.VERBATIM
    assert compare("Zo zei iemand: “Wij gaan […] door.”", said) is Standing.SHORTENED
    assert compare("Zo zei iemand: “Wij gaan wel door.”", said) is Standing.EDITED
    assert compare("Zo zei iemand: Wij gaan gewoon door.", said) is Standing.EDITED
