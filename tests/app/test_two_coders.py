"""Two pages on one interview: of one coder, or of two who first code without seeing each other."""

from typing import Any

from playwright.sync_api import expect

from lerende_evaluatie.domain.model import Decision
from tests.app.conftest import Room
from tests.app.screen import card, choose, do, drag_over, enter, press, saved, shows_codings, undo_button

MEMO = "Alleen Berts eigen gedachte"


def heard(page: Any) -> list[bytes]:
    """Return the list in which everything comes that the page is sent from now on, by us and by Streamlit."""
    came: list[bytes] = []

    def overhear(route: Any) -> None:
        answer = route.fetch()
        came.append(answer.body())
        route.fulfill(response=answer)

    def note(frame: str | bytes) -> None:
        came.append(frame.encode() if isinstance(frame, str) else frame)

    page.route("**/werk/**", overhear)
    page.on("websocket", lambda opened: opened.on("framereceived", note))
    return came


def show_others(page: Any) -> None:
    page.get_by_label("Anderen tonen").check()
    saved(page)


def test_two_pages_of_one_coder_both_show_what_was_done_after_the_next_key(page: Any, room: Room) -> None:
    second = page.context.new_page()
    enter(page, room)
    enter(second, room)
    press(page, "a")
    press(second, "a")  # the same suggestion: here it still seemed open
    expect(second.locator(".le-notice")).to_be_visible()
    assert [coding.code_id for coding in room.codings()] == ["trots"]
    shows_codings(second, 1)
    press(second, "r")
    expect(second.locator(".le-list .le-line")).to_have_count(1)
    press(page, "j", "a")
    expect(page.locator(".le-list .le-line")).to_have_count(0)
    shows_codings(page, 2)
    assert [review.decision for review in room.reviews()] == [Decision.ACCEPTED, Decision.REJECTED, Decision.ACCEPTED]
    press(second, "u")  # takes back what was done last here, and brings what was done there
    expect(second.locator(".le-list .le-line")).to_have_count(1)
    shows_codings(second, 2)
    press(second, "u")
    shows_codings(second, 1)
    assert [coding.code_id for coding in room.codings()] == ["trots"]


def test_a_blind_coder_is_sent_nothing_of_what_another_did(page: Any, other_page: Any, own_room: Room) -> None:
    bert = own_room.seen_by("Bert Blindelings")
    came = heard(page)
    enter(page, own_room)
    enter(other_page, bert)
    card(other_page).get_by_label("Memo").fill(MEMO)
    do(other_page, "accept")
    press(other_page, "r")
    drag_over(other_page, "nooit gedach")
    choose(other_page, "draag")
    assert len(bert.codings()) == 2
    press(page, "o", "a")  # a key brings what changed since
    page.reload()
    expect(page.locator(".le-progress")).to_contain_text("1 van 3 in dit interview")
    wire = b"\n".join(came)
    secrets = [MEMO, bert.user.guid, bert.user.name, *(coding.guid for coding in bert.codings())]
    assert [secret for secret in secrets if secret.encode() in wire] == []
    assert own_room.codings()[0].guid.encode() in wire


def test_on_demand_the_codings_of_others_show_and_their_decisions_need_not_be_taken_again(
    page: Any, other_page: Any, own_room: Room
) -> None:
    bert = own_room.seen_by("Bert Eerder")
    enter(other_page, bert)
    card(other_page).get_by_label("Memo").fill(MEMO)
    do(other_page, "accept")
    enter(page, own_room)
    expect(page.locator(".le-list .le-line")).to_have_count(3)
    show_others(page)
    expect(page.locator(".le-list .le-line")).to_have_count(2)
    shows_codings(page, 1)
    page.locator(".le-chip.le-theirs").click()
    expect(card(page)).to_contain_text("Deze codering is van Bert Eerder")
    expect(card(page).locator(".le-memo")).to_contain_text(MEMO)
    for button in ("withdraw", "change", "memo-edit", "memo-withdraw"):
        expect(page.locator(f"[data-do={button}]")).to_have_count(0)
    press(other_page, "r")
    press(page, "Escape", "j", "a")  # the next action shows what Bert did meanwhile
    expect(page.locator(".le-list .le-line")).to_have_count(0)
    page.get_by_label("Anderen tonen").uncheck()
    expect(page.locator(".le-list .le-line")).to_have_count(2)
    shows_codings(page, 1)


def test_two_coders_code_the_same_words_and_each_undoes_only_their_own(
    page: Any, other_page: Any, own_room: Room
) -> None:
    bert = own_room.seen_by("Bert Zelf")
    for one, coder in ((page, own_room), (other_page, bert)):
        enter(one, coder)
        press(one, "a")
        drag_over(one, "nooit gedach")
        choose(one, "draag")
        press(one, "Escape")
    press(page, "u")
    assert [coding.code_id for coding in own_room.codings()] == ["trots"]
    press(page, "u")
    expect(undo_button(page)).to_be_disabled()
    assert own_room.codings() == []
    assert {coding.code_id for coding in bert.codings()} == {"trots", "draagvlak"}
    press(other_page, "u")
    assert [coding.code_id for coding in bert.codings()] == ["trots"]


def test_what_another_did_meanwhile_does_not_disturb_the_way_back(page: Any, other_page: Any, own_room: Room) -> None:
    bert = own_room.seen_by("Bert Tussendoor")
    enter(page, own_room)
    enter(other_page, bert)
    page.keyboard.type("ar")
    saved(page)
    press(other_page, "a")
    page.keyboard.type("auuuyy")
    saved(page)
    assert [coding.code_id for coding in own_room.codings()] == ["trots"]
    expect(undo_button(page)).to_have_attribute("title", "Ongedaan maken: afwijzen van “Steun op de werkvloer”")
    press(page, "y")
    assert [coding.code_id for coding in own_room.codings()] == ["trots", "draagvlak"]
