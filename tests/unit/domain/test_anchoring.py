from hypothesis import assume, given
from hypothesis import strategies as st

from lerende_evaluatie.domain.anchoring import re_anchor
from lerende_evaluatie.domain.model import Selection, select
from tests.interview_samples import interview

WORDS = st.text("abc .", min_size=1, max_size=60).map(lambda text: f"x{text}x")
"""Few letters, so that words come back; never blank at the ends, so that nothing is stripped."""


def anchored(old: str, new: str, start: int, end: int) -> Selection | None:
    return re_anchor(select(old, start, end), interview(old), interview(new))


@st.composite
def edits_outside(draw: st.DrawFn) -> tuple[str, str, int, int, int]:
    """Return an old text, a new one, the borders of a quote in the old one and its start in the new one."""
    before, quote, after = draw(WORDS), draw(WORDS), draw(WORDS)
    other = draw(WORDS)
    is_before = draw(st.booleans())
    new_before, new_after = (other, after) if is_before else (before, other)
    old, new = before + quote + after, new_before + quote + new_after
    return old, new, len(before), len(before) + len(quote), len(new_before)


@given(edits_outside())
def test_an_edit_on_one_side_of_the_quote_never_loses_it(edit: tuple[str, str, int, int, int]) -> None:
    old, new, start, end, moved = edit
    found = anchored(old, new, start, end)
    assert found is not None
    assert found.quote == old[start:end] and found.stands_in(new)
    assert found.start == moved or new.startswith(old[:end]), "only where nothing changed before it can it be elsewhere"


@given(WORDS, WORDS, WORDS, WORDS)
def test_words_that_stand_there_once_are_found_through_edits_on_both_sides(a: str, b: str, c: str, d: str) -> None:
    quote = "Dit is wat zij zei."
    found = anchored(a + quote + b, c + quote + d, len(a), len(a) + len(quote))
    assert found == Selection(len(c), len(c) + len(quote), quote)


@given(WORDS, WORDS)
def test_words_that_are_gone_are_lost(before: str, after: str) -> None:
    quote = "Dit is wat zij zei."
    assert anchored(before + quote + after, before + after, len(before), len(before) + len(quote)) is None


@given(WORDS)
def test_two_places_that_are_equally_like_the_old_one_are_for_a_person(other: str) -> None:
    assume("ja" not in other)
    same = "precies dezelfde woorden ja en nog eens dezelfde"
    old = f"begin {same} einde"
    new = f"{other} {same} {other} {same} {other}"
    assert anchored(old, new, old.index("ja"), old.index("ja") + 2) is None


def test_of_two_places_the_one_with_the_old_context_wins() -> None:
    old = "Eerst zei hij: ja hoor. Daarna vroeg ik het haar, en zij zei: ja hoor. Klaar."
    new = "Kop. Eerst zei hij: ja hoor. Daarna vroeg ik het haar, en zij zei: ja hoor. Klaar, en weg."
    start = old.rindex("ja hoor")
    found = anchored(old, new, start, start + len("ja hoor"))
    assert found is not None and found.start == new.rindex("ja hoor")


def test_a_place_that_is_hardly_like_the_old_one_is_not_taken() -> None:
    old = "Vond je het mooi werk? ja. Dat was in de zomer."
    new = "Zeker. ja. Of nee. ja, zei ze."
    start = old.index("ja")
    assert anchored(old, new, start, start + 2) is None
