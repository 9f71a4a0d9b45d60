"""Finding back in a real browser: words in all interviews, coded passages, and the way to the text."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from lerende_evaluatie.domain.model import Coding, NoteTarget, Role, Source, User, Valence, select
from lerende_evaluatie.usecases import review
from tests.app.conftest import HOSTILE, Room, Server

ROWS = ".le-found-row"
CARDS = ".le-passage"


@pytest.fixture
def finder(page: Any, room: Room, server: Server) -> Iterator[Any]:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{server.url}/terugvinden?codeur={room.user.guid}")
    field(page).wait_for()  # longer than an expectation waits: the first visitor finds a server that just started
    yield page
    assert page.evaluate("window.hacked") is None


def field(page: Any) -> Any:
    return page.get_by_role("searchbox", name="Zoek in alle interviews")


def look_for(page: Any, words: str, how: str = "vormen") -> None:
    page.locator(f"[name=le-how][value={how}]").check()
    field(page).fill(words)
    field(page).press("Enter")


def matches(page: Any) -> set[str]:
    return set(page.locator(".le-found-words").all_text_contents())


def source_of(room: Room) -> Source:
    source = room.project.store.source(room.source)
    assert source is not None
    return source


def heard(room: Room, words: str, *roles: Role) -> tuple[int, int]:
    """Count how often words are said in all interviews, and in how many of these."""
    counts = [
        sum(source.words_of(turn).count(words) for turn in source.turns if turn.role in (roles or Role))
        for source in room.project.store.sources()
    ]
    return sum(counts), sum(map(bool, counts))


def code(room: Room, words: str, code_id: str, valence: Valence = Valence.NEUTRAL, user: User | None = None) -> Coding:
    source = source_of(room)
    at = source.text.rindex(words)
    selection = select(source.text, at, at + len(words))
    return review.code_by_hand(room.project, user or room.user, source.guid, selection, code_id, valence)


def passages(page: Any) -> None:
    page.locator("[data-tab=passages]").click()
    expect(page.locator("[data-field='find code']")).to_be_visible()


def test_every_form_of_a_word_is_shown_with_its_words_around_it(finder: Any, room: Room) -> None:
    look_for(finder, "collega")
    times, interviews = heard(room, "collega")
    expect(finder.get_by_text(f"{times} keer gevonden, in {interviews} interviews")).to_be_visible()
    assert matches(finder) == {"collega", "collega's"}
    expect(finder.locator(ROWS).nth(1)).to_contain_text("Mijn collega had er eerst geen zin in.")
    lefts = finder.locator(".le-found-words").evaluate_all(
        "(found) => found.map((one) => one.getBoundingClientRect().left)"
    )
    assert max(lefts) - min(lefts) < 1


def test_parts_of_words_and_letters_are_other_questions(finder: Any, room: Room) -> None:
    look_for(finder, "draag")
    expect(finder.get_by_text("Niets gevonden. Probeer “Woorddelen”")).to_be_visible()
    finder.locator("[value=delen]").check()
    expect(finder.locator(ROWS).first).to_contain_text("draagvlak")
    look_for(finder, "AAGVL", "letterlijk")
    expect(finder.locator(".le-found-words").first).to_have_text("aagvl")
    expect(finder.get_by_text(f"{heard(room, 'aagvl')[0]} keer gevonden")).to_be_visible()
    assert matches(finder) == {"aagvl"}


def test_what_only_respondents_say_and_only_in_one_interview(finder: Any, room: Room) -> None:
    look_for(finder, "trots")
    expect(finder.get_by_text(f"{heard(room, 'trots')[0]} keer gevonden")).to_be_visible()
    finder.get_by_label("Alleen wat respondenten zeggen").check()
    expect(finder.get_by_text(f"{heard(room, 'trots', Role.RESPONDENT)[0]} keer gevonden")).to_be_visible()
    finder.get_by_text("Alleen in een deel van de interviews").click()
    finder.get_by_role("combobox", name="Interview", exact=True).select_option(room.source)
    expect(finder.get_by_text("1 keer gevonden, in 1 interview")).to_be_visible()


def test_a_result_opens_in_the_text_and_the_way_back_leads_to_the_same_results(finder: Any, room: Room) -> None:
    look_for(finder, "vegen|trots", "letterlijk")
    expect(finder.get_by_text("Niets gevonden.")).to_be_visible()
    look_for(finder, "draagvlak")
    times, _ = heard(room, "draagvlak")
    expect(finder.locator(ROWS)).to_have_count(times)
    row = finder.locator(ROWS).nth(times - 4)
    row.scroll_into_view_if_needed()
    scrolled = finder.locator(".le-found-list").first.evaluate("(list) => list.scrollTop")
    assert scrolled > 0
    row.click()
    expect(finder).to_have_url(re.compile(rf"/beoordelen\?.*codeur={room.user.guid}.*plek=\d+-\d+"))
    expect(finder.locator(".le-words", has_text="draagvlak").first).to_be_visible()
    finder.go_back()
    expect(finder.locator(ROWS)).to_have_count(times)
    expect(field(finder)).to_have_value("draagvlak")
    finder.wait_for_function(f"document.querySelector('.le-found-list').scrollTop === {scrolled}")


def test_the_keyboard_goes_along_the_results_and_to_the_text(finder: Any) -> None:
    look_for(finder, "draagvlak")
    expect(finder.locator(ROWS).first).to_be_visible()
    finder.keyboard.press("ArrowDown")
    expect(finder.locator(ROWS).first).to_be_focused()
    finder.keyboard.press("ArrowDown")
    expect(finder.locator(ROWS).nth(1)).to_be_focused()
    finder.keyboard.press("ArrowUp")
    finder.keyboard.press("ArrowUp")
    expect(field(finder)).to_be_focused()
    finder.keyboard.press("ArrowDown")
    finder.keyboard.press("Enter")
    expect(finder).to_have_url(re.compile("/beoordelen"))


def test_many_results_come_in_pieces(finder: Any) -> None:
    look_for(finder, "e", "letterlijk")
    expect(finder.locator(ROWS)).to_have_count(200)
    finder.locator("[data-do=more]").click()
    expect(finder.locator(ROWS)).to_have_count(400)
    expect(finder.locator(ROWS).nth(200)).to_be_focused()
    expect(finder.locator(".le-found-in")).to_have_count(len(set(finder.locator(".le-found-in").all_text_contents())))


def test_passages_are_chosen_by_what_is_known_about_them(finder: Any, room: Room) -> None:
    code(room, "trots op", "trots", Valence.POSITIVE)
    code(room, "geen zin in", "werkvloer", Valence.NEGATIVE)
    code(room, "draagvlak", "draagvlak")
    passages(finder)
    expect(finder.locator(CARDS)).to_have_count(3)
    finder.get_by_role("combobox", name="Code", exact=True).select_option("draagvlak")
    expect(finder.locator(CARDS)).to_have_count(2)
    finder.get_by_role("combobox", name="Richting").select_option("negatief")
    expect(finder.get_by_text("1 passage, uit 1 interview")).to_be_visible()
    expect(finder.locator(CARDS)).to_contain_text("“geen zin in”")
    finder.get_by_role("combobox", name="Pilot").select_option(source_of(room).variables.case)
    expect(finder.locator(CARDS)).to_have_count(1)
    finder.get_by_role("combobox", name="Richting").select_option("gemengd")
    expect(finder.get_by_text("Geen passages met deze keuze.")).to_be_visible()
    finder.get_by_role("button", name="Alles tonen").click()
    expect(finder.locator(CARDS)).to_have_count(3)


def test_others_codings_are_shown_only_on_demand(finder: Any, room: Room) -> None:
    other = room.project.store.user("Een ander")
    code(room, "goed geregeld", "trots", user=other)
    passages(finder)
    expect(finder.get_by_text("U hebt nog niets gecodeerd")).to_be_visible()
    finder.get_by_label("Ook coderingen van anderen tonen").check()
    finder.get_by_role("combobox", name="Codeur").select_option(other.guid)
    expect(finder.locator(CARDS).filter(has_text="goed geregeld")).to_have_count(1)
    finder.get_by_label("Ook coderingen van anderen tonen").uncheck()
    expect(finder.locator(CARDS)).to_have_count(0)


def test_a_quote_is_copied_with_its_attribution_and_place(finder: Any, room: Room) -> None:
    coding = code(room, "trots op", "trots")
    review.write_memo(room.project, room.user, NoteTarget.CODING, coding.guid, HOSTILE)
    passages(finder)
    finder.locator("[data-do=copy]").click()
    expect(finder.get_by_role("button", name="Gekopieerd")).to_be_focused()
    source = source_of(room)
    about = source.variables
    copied = finder.evaluate("navigator.clipboard.readText()")
    assert copied == f"“trots op” (aldus een {about.group} van pilot {about.case}, {source.name}, beurt 2)"
    finder.get_by_text("1 memo").click()
    expect(finder.get_by_text(HOSTILE)).to_be_visible()


def test_a_quote_is_copied_by_the_old_way_too(page: Any, room: Room, server: Server) -> None:
    code(room, "trots op", "trots")
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('nee'))")
    page.add_init_script("document.addEventListener('copy', () => { window.copied = document.activeElement.value; })")
    page.goto(f"{server.url}/terugvinden?codeur={room.user.guid}")
    passages(page)
    page.locator("[data-do=copy]").click()
    expect(page.get_by_role("button", name="Gekopieerd")).to_be_visible()
    assert page.evaluate("window.copied").startswith("“trots op” (")


def test_words_are_shown_as_typed_and_never_carried_out(finder: Any, room: Room) -> None:
    look_for(finder, "<script>window.hacked = 1</script>", "letterlijk")
    expect(finder.locator(ROWS)).to_have_count(heard(room, "<script>")[0])
    assert matches(finder) == {"<script>window.hacked = 1</script>"}
    expect(finder.locator(ROWS).first).to_contain_text('<img src=x onerror="window.hacked = 2">')
    code(room, HOSTILE, "trots")
    passages(finder)
    expect(finder.locator(CARDS)).to_contain_text(HOSTILE)
    assert finder.locator(".le-finder script, .le-finder img").count() == 0


def test_the_review_room_keeps_results_while_somebody_reads(page: Any, room: Room) -> None:
    page.goto(room.url)
    expect(page.locator(".le-turn").first).to_be_visible()
    page.keyboard.press("/")
    times, _ = heard(room, "draagvlak")
    look_for(page, "draagvlak")
    expect(page.locator(ROWS)).to_have_count(times)
    page.locator(ROWS).last.click()
    expect(page.locator(ROWS).last).to_have_attribute("aria-current", "true")
    expect(page.locator(".le-words", has_text="draagvlak").first).to_be_visible()
    scrolled = page.locator(".le-found-list").first.evaluate("(list) => list.scrollTop")
    page.get_by_role("button", name="Interview", exact=True).click()
    expect(field(page)).to_be_hidden()
    page.get_by_role("button", name="Zoeken", exact=True).first.click()
    expect(page.locator(ROWS)).to_have_count(times)
    assert page.locator(".le-found-list").first.evaluate("(list) => list.scrollTop") == scrolled
