"""Reviewing in a real browser; what the store holds is what counts."""

from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from lerende_evaluatie.bootstrap import open_project
from lerende_evaluatie.domain.model import Decision, Valence
from lerende_evaluatie.usecases.ingest import ingest
from lerende_evaluatie.usecases.tag import tag
from tests.app.conftest import HOSTILE, Room
from tests.app.screen import card, do, drag_over, enter, saved, tab
from tests.conftest import ANNA, write_project


def test_accepting_a_suggestion_makes_a_coding_by_this_coder(page: Any, room: Room) -> None:
    enter(page, room)
    do(page, "accept")
    [coding] = room.codings()
    assert (coding.code_id, coding.user_guid) == ("trots", room.user.guid)
    assert [review.decision for review in room.reviews()] == [Decision.ACCEPTED]
    expect(page.locator(".le-chip.le-coding")).to_have_text("+Trots")


def test_rejecting_a_suggestion_is_kept_and_leaves_no_coding(page: Any, room: Room) -> None:
    enter(page, room)
    do(page, "reject")
    assert room.codings() == []
    assert [review.decision for review in room.reviews()] == [Decision.REJECTED]
    tab(page, "Coderingen")
    page.get_by_text("Afgewezen voorstellen (1)").click()
    page.get_by_role("button", name="Weer openen").click()
    saved(page)
    assert [review.decision for review in room.reviews()] == [Decision.REJECTED, Decision.REOPENED]


def test_a_suggestion_can_be_accepted_with_another_code_and_valence_and_a_memo(page: Any, room: Room) -> None:
    enter(page, room)
    card(page).get_by_label("Code (kies").select_option("werkvloer")
    card(page).get_by_text("Gemengd").click()
    card(page).get_by_label("Memo").fill(HOSTILE)
    expect(page.locator("[data-do=accept]")).to_contain_text("Aanvaarden zoals gewijzigd")
    expect(card(page).locator(".le-definition")).to_contain_text("Steun van collega's.")
    do(page, "accept")
    [coding], [note], [review] = room.codings(), room.notes(), room.reviews()
    assert (coding.code_id, coding.valence) == ("werkvloer", Valence.MIXED)
    assert (note.target, note.text) == (coding.guid, HOSTILE)
    assert review.decision is Decision.CHANGED


def test_undo_takes_back_the_last_decisions_one_by_one(page: Any, room: Room) -> None:
    enter(page, room)
    first = page.locator(".le-suggestion-card").inner_text()
    do(page, "accept")
    do(page, "reject")
    assert len(room.codings()) == 1
    what = "Ongedaan maken: afwijzen van “Steun op de werkvloer”"
    expect(page.locator("[data-do=undo]")).to_have_attribute("title", what)
    do(page, "undo")
    do(page, "undo")
    assert room.codings() == []
    assert room.reviews()[-1].decision is Decision.REOPENED
    assert page.locator(".le-suggestion-card").inner_text() == first
    expect(page.locator("[data-do=undo]")).to_be_disabled()


def test_every_decision_has_a_key_and_no_key_is_lost_when_pressed_fast(page: Any, room: Room) -> None:
    enter(page, room)
    open_ones = page.locator(".le-list .le-line")
    expect(open_ones).to_have_count(3)
    page.keyboard.press("j")
    expect(open_ones.nth(1)).to_have_attribute("aria-current", "true")
    page.keyboard.press("k")
    page.keyboard.press("2")
    page.keyboard.type("arauuuaaauu")
    saved(page)
    assert [coding.code_id for coding in room.codings()] == ["trots"]
    assert len(room.reviews()) == 11
    expect(open_ones).to_have_count(2)


def test_a_passage_is_coded_by_hand_with_the_mouse_and_emoji_before_it_do_not_shift_it(page: Any, room: Room) -> None:
    enter(page, room)
    drag_over(page, "s goed geregel")
    expect(card(page).locator("blockquote")).to_have_text("is goed geregeld")
    card(page).get_by_label("Code").select_option("draagvlak")
    card(page).get_by_text("Positief").click()
    card(page).get_by_label("Memo").fill("Over de dag")
    do(page, "code")
    [coding], [note] = room.codings(), room.notes()
    source = room.project.store.source(room.source)
    assert source is not None
    assert coding.selection.quote == "is goed geregeld"
    assert coding.selection.stands_in(source.text)
    assert (coding.code_id, coding.valence, coding.suggestion_guid) == ("draagvlak", Valence.POSITIVE, None)
    assert note.text == "Over de dag"
    do(page, "undo")
    assert room.codings() == []


def test_a_code_in_the_tree_codes_the_selected_words_and_half_an_emoji_is_never_selected(page: Any, room: Room) -> None:
    enter(page, room)
    drag_over(page, "👩‍👩‍👧 Nu i")
    page.locator("[data-code=trots]").click()
    saved(page)
    [coding] = room.codings()
    assert coding.selection.quote == "👩‍👩‍👧 Nu is"


def test_a_passage_is_coded_by_hand_with_the_keyboard_alone(page: Any, room: Room) -> None:
    enter(page, room)
    page.keyboard.press("s")
    expect(card(page).locator("blockquote")).to_have_text("Ja, ik ben er wel trots op.")
    for key in ("ArrowRight", "ArrowRight", "ArrowLeft", "Shift+ArrowRight", "Shift+ArrowRight"):
        page.keyboard.press(key)
    expect(card(page).locator("blockquote")).to_have_text("ben er wel trots op. Dat")
    page.keyboard.press("c")
    page.keyboard.type("Draag")
    page.keyboard.press("Enter")
    saved(page)
    [coding] = room.codings()
    assert (coding.code_id, coding.selection.quote) == ("draagvlak", "ben er wel trots op. Dat")
    page.keyboard.press("s")
    expect(page.locator(".le-picked").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".le-picked")).to_have_count(0)


def code_with_memo_by_keys(page: Any, memo: str) -> None:
    drag_over(page, "s goed geregel")
    card(page).get_by_label("Code").select_option("draagvlak")
    card(page).get_by_label("Memo").fill(memo)


def test_after_ctrl_enter_in_the_memo_the_keys_work_and_the_next_memo_stays_empty(page: Any, room: Room) -> None:
    enter(page, room)
    code_with_memo_by_keys(page, "Over de dag")
    expect(page.locator("[data-do=code] kbd:visible")).to_have_text("Ctrl+Enter")
    page.keyboard.press("Control+Enter")
    saved(page)
    assert [note.text for note in room.notes()] == ["Over de dag"]
    expect(page.locator(".le-suggestion-card")).to_be_focused()
    page.keyboard.press("u")
    saved(page)
    assert room.codings() == []
    card(page).get_by_label("Memo").fill("Bij het voorstel")
    expect(page.locator("[data-do=accept] kbd:visible")).to_have_text("Ctrl+Enter")
    page.keyboard.press("Control+Enter")
    saved(page)
    assert [note.text for note in room.notes()] == ["Bij het voorstel"]
    expect(card(page).get_by_label("Memo")).to_have_value("")
    page.keyboard.press("Control+z")
    saved(page)
    assert room.codings() == []


def test_the_hint_on_the_button_is_the_key_that_works_outside_the_memo(page: Any, room: Room) -> None:
    enter(page, room)
    code_with_memo_by_keys(page, "")
    page.keyboard.press("Escape")
    expect(page.locator("[data-do=code] kbd:visible")).to_have_text("Enter")
    page.keyboard.press("Enter")
    saved(page)
    assert [coding.code_id for coding in room.codings()] == ["draagvlak"]


def test_coding_the_same_words_with_the_same_code_again_is_said_and_the_memo_is_kept(page: Any, room: Room) -> None:
    enter(page, room)
    code_with_memo_by_keys(page, "Eerste")
    do(page, "code")
    code_with_memo_by_keys(page, "Tweede")
    expect(card(page).get_by_role("alert")).to_contain_text("U gaf deze woorden deze code al.")
    expect(page.locator("[data-do=code]")).to_be_disabled()
    page.keyboard.press("Control+Enter")
    page.locator("[data-code=draagvlak]").click()
    expect(card(page).get_by_label("Memo")).to_have_value("Tweede")
    do(page, "to-coding")
    expect(page.locator(".le-memo")).to_have_count(1)
    expect(card(page).get_by_label("Memo")).to_have_value("Tweede")
    do(page, "memo")
    assert [note.text for note in room.notes()] == ["Eerste", "Tweede"]
    assert len(room.codings()) == 1


def test_a_coding_can_be_changed_get_a_memo_and_be_taken_away(page: Any, room: Room) -> None:
    enter(page, room)
    do(page, "accept")
    page.locator(".le-chip.le-coding").click()
    card(page).get_by_label("Code").select_option("draagvlak")
    card(page).get_by_text("Negatief").click()
    do(page, "change")
    [coding] = room.codings()
    assert (coding.code_id, coding.valence) == ("draagvlak", Valence.NEGATIVE)
    tab(page, "Coderingen")
    page.locator(".le-line.le-coding").click()
    card(page).get_by_label("Memo").fill(HOSTILE)
    do(page, "memo")
    expect(page.locator(".le-memo")).to_contain_text(HOSTILE)
    assert [note.text for note in room.notes()] == [HOSTILE]
    do(page, "withdraw")
    assert room.codings() == []
    do(page, "undo")
    do(page, "undo")
    [coding] = room.codings()
    assert (coding.code_id, coding.valence) == ("trots", Valence.POSITIVE)
    assert [note.text for note in room.notes()] == [HOSTILE]


def test_an_interview_has_a_memo_and_shows_what_is_known_about_it(page: Any, room: Room) -> None:
    enter(page, room)
    tab(page, "Interview")
    expect(page.locator(".le-about")).to_contain_text("<b>Noord</b> **x**")
    page.locator(".le-right").get_by_label("Memo").fill("Eerste indruk")
    do(page, "memo")
    assert [(note.target, note.text) for note in room.notes()] == [(room.source, "Eerste indruk")]


def test_a_reload_keeps_coder_interview_decisions_and_the_way_back(page: Any, room: Room) -> None:
    enter(page, room)
    do(page, "accept")
    page.reload()
    expect(page.locator(".le-chip.le-coding")).to_have_text("+Trots")
    expect(page.locator(".le-progress")).to_contain_text("1 van 3 in dit interview")
    do(page, "undo")
    assert room.codings() == []


def test_what_people_typed_shows_as_typed_and_does_not_run(page: Any, room: Room) -> None:
    enter(page, room)
    expect(page.locator(".le-respondent .le-words").last).to_contain_text(HOSTILE)
    assert page.evaluate("document.querySelectorAll('.le-room script, .le-room img').length") == 0
    assert page.evaluate("window.hacked") is None
    assert page.evaluate("document.documentElement.lang") == "nl"


def test_filters_bring_a_code_to_the_front_and_hide_what_is_decided(page: Any, room: Room) -> None:
    enter(page, room)
    do(page, "accept")
    page.get_by_label("Zoek een code").fill("werkvl")
    expect(page.locator(".le-code")).to_have_count(1)
    page.locator(".le-code").click()
    expect(page.locator(".le-list .le-line")).to_have_count(1)
    expect(page.locator(".le-chip.le-coding")).to_have_class("le-chip le-coding le-faded")
    page.get_by_role("button", name="Alle codes tonen").click()
    expect(page.locator(".le-list .le-line")).to_have_count(2)
    page.get_by_label("Alleen open voorstellen").check()
    expect(page.locator(".le-chip.le-coding")).to_have_count(0)


def test_the_bars_fit_and_show_how_much_is_open(page: Any, tmp_path: Path, serve: Any) -> None:
    folder = write_project(tmp_path / "proef", **{"11_een_vrij_lange_naam_van_een_bestand_vervoerder": ANNA})
    with open_project(folder) as project:
        ingest(project)
        tag(project)
        user = project.store.user("Iemand met een heel lange naam")
    server = serve(folder)
    page.goto(f"{server.url}/beoordelen?codeur={user.guid}")
    picker = page.locator("[data-field=source]")
    shown = picker.evaluate("one => one.selectedOptions[0].text")
    assert shown == "11_een_vrij_lange_naam_va…rvoerder.txt (3 open)"
    needed = picker.evaluate(
        """(one) => {
            const copy = one.cloneNode();
            copy.style.maxWidth = copy.style.width = "max-content";
            copy.append(new Option(one.selectedOptions[0].text));
            one.after(copy);
            const width = copy.offsetWidth;
            copy.remove();
            return width;
        }"""
    )
    assert picker.evaluate("one => one.offsetWidth") >= needed
    for bar in (".le-bar", ".le-foot"):
        assert page.locator(bar).evaluate("one => one.offsetHeight") < 50


def test_a_click_in_the_queue_brings_the_passage_into_sight_and_flashes_it(page: Any, room: Room) -> None:
    enter(page, room)
    page.set_viewport_size({"width": 1280, "height": 420})
    last = page.locator(".le-list .le-line").last
    last.click()
    expect(page.locator("[data-do=accept]")).to_be_in_viewport(ratio=1)
    flashing = page.locator(".le-mark.le-flash", has_text="Nu is er")
    expect(flashing).to_have_count(1)
    expect(flashing).to_be_in_viewport()
    page.locator(".le-mark", has_text="Ja, ik ben er wel").first.click()
    expect(page.locator(".le-suggestion-card .le-quote b")).to_have_text("Trots")
