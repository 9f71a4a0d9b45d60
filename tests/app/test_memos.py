"""Memos on a coding, a code and an interview: written, changed and taken away by who wrote them."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from lerende_evaluatie.domain.model import NoteTarget
from tests.app.conftest import HOSTILE, Room
from tests.app.screen import card, do, enter, press, saved, shows_codings, tab


def on_coding(page: Any) -> None:
    press(page, "a")
    page.locator(".le-chip.le-coding").click()


def on_code(page: Any) -> None:
    page.locator(".le-code[data-code=trots]").click()
    tab(page, "Code")


def on_interview(page: Any) -> None:
    tab(page, "Interview")


def memo_field(page: Any) -> Any:
    return page.locator(".le-body").get_by_label("Memo")


@pytest.mark.parametrize(
    ("go", "kind"), [(on_coding, NoteTarget.CODING), (on_code, NoteTarget.CODE), (on_interview, NoteTarget.SOURCE)]
)
def test_a_memo_is_written_changed_and_taken_away_and_each_can_be_undone(
    page: Any, room: Room, go: Callable[[Any], None], kind: NoteTarget
) -> None:
    enter(page, room)
    go(page)
    shown = page.locator(".le-memo", has_text=room.user.name)
    memo_field(page).fill(HOSTILE)
    do(page, "memo")
    expect(shown).to_contain_text(HOSTILE)
    expect(memo_field(page)).to_have_value("")
    [written] = room.notes()
    targets = {
        NoteTarget.CODING: [one.guid for one in room.codings()],
        NoteTarget.CODE: ["trots"],
        NoteTarget.SOURCE: [room.source],
    }
    assert (written.target_kind, [written.target], written.text) == (kind, targets[kind], HOSTILE)
    shown.get_by_role("button", name="Wijzigen").click()
    page.locator("[data-field=memo-edit]").fill("Bij nader inzien")
    do(page, "memo-keep")
    expect(shown).to_contain_text("Bij nader inzien")
    assert [note.text for note in room.notes()] == ["Bij nader inzien"]
    shown.get_by_role("button", name="Weghalen").click()
    saved(page)
    expect(shown).to_have_count(0)
    assert room.notes() == []
    press(page, "u")
    assert [note.text for note in room.notes()] == ["Bij nader inzien"]
    press(page, "u")
    assert [note.text for note in room.notes()] == [HOSTILE]
    expect(shown).to_contain_text(HOSTILE)
    press(page, "u")
    assert room.notes() == []


def test_a_memo_typed_beside_a_suggestion_goes_with_the_decision_by_ctrl_enter(page: Any, room: Room) -> None:
    enter(page, room)
    press(page, "m")
    page.keyboard.type("Bij het voorstel, 1 2 a r")
    expect(page.locator("[data-do=accept] kbd:visible")).to_have_text("Ctrl+Enter")
    press(page, "Control+Enter")
    [coding], [note] = room.codings(), room.notes()
    assert (note.target, note.text) == (coding.guid, "Bij het voorstel, 1 2 a r")
    expect(card(page)).to_be_focused()  # the next suggestion, whose memo is another
    expect(memo_field(page)).to_have_value("")
    press(page, "u")
    assert (room.codings(), room.notes()) == ([], [])


def test_a_memo_stays_with_a_coding_that_gets_another_code(page: Any, room: Room) -> None:
    enter(page, room)
    memo_field(page).fill("Blijft erbij")
    do(page, "accept")
    page.locator(".le-chip.le-coding").click()
    page.keyboard.press("c")
    page.keyboard.type("draag")
    press(page, "Enter", "Enter")
    [coding], [note] = room.codings(), room.notes()
    assert (coding.code_id, note.target) == ("draagvlak", coding.guid)
    expect(page.locator(".le-memo")).to_contain_text("Blijft erbij")


def test_a_memo_half_written_survives_what_happens_meanwhile(page: Any, room: Room) -> None:
    enter(page, room)
    on_interview(page)
    press(page, "m")
    page.keyboard.type("Eerste indr")
    press(page, "Control+z")  # in a field that is the browser's own
    page.keyboard.type("uk")
    shows_codings(page, 0)
    expect(memo_field(page)).to_be_focused()
    assert memo_field(page).input_value().endswith("uk")
    assert room.reviews() == []


def test_the_interview_shows_what_is_known_about_it(page: Any, room: Room) -> None:
    enter(page, room)
    on_interview(page)
    source = room.project.store.source(room.source)
    assert source is not None
    expect(page.locator(".le-about")).to_contain_text(str(source.variables.case))
    assert page.evaluate("document.querySelectorAll('.le-about b').length") == 0


def test_a_memo_on_a_code_is_for_everybody_and_changed_only_by_its_writer(
    page: Any, other_page: Any, own_room: Room
) -> None:
    bert = own_room.seen_by("Bert Memo")
    enter(other_page, bert)
    on_code(other_page)
    memo_field(other_page).fill("Let op: ook trots op collega's")
    do(other_page, "memo")
    enter(page, own_room)
    on_code(page)
    theirs = page.locator(".le-memo", has_text="Bert Memo")
    expect(theirs).to_contain_text("Let op: ook trots op collega's")
    expect(theirs.get_by_role("button")).to_have_count(0)
