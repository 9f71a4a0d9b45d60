"""What tests do on the review page, and on pages that Streamlit draws."""

import re
import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import expect

from tests.app.conftest import PATIENCE, Room

_PLACE_OF = """async (words) => {
    const still = () => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(go))));
    await still();
    const walker = document.createTreeWalker(document.querySelector(".le-turns"), NodeFilter.SHOW_TEXT);
    const [first, last] = Array.isArray(words) ? words : [words, words];
    const box = (node, from, to) => {
        const range = document.createRange();
        range.setStart(node, from);
        range.setEnd(node, to);
        return range.getBoundingClientRect();
    };
    let begin = null;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (!node.parentElement.closest(".le-words")) continue;
        if (!begin && node.data.includes(first)) begin = [node, node.data.indexOf(first)];
        if (!begin || !node.data.includes(last)) continue;
        const end = node.data.indexOf(last) + last.length;
        node.parentElement.scrollIntoView({ block: "center" });
        await still(); // turns get their true height as they come into sight
        const [from, to] = [box(begin[0], begin[1], begin[1] + 1), box(node, end - 1, end)];
        return [from.left + 1, from.top + from.height / 2, to.right - 1, to.top + to.height / 2];
    }
}"""


def enter(page: Any, room: Room) -> None:
    """Open the interview and wait until its first suggestion can be decided."""
    page.goto(room.url)
    expect(page.locator(".le-turn").first).to_be_visible()
    expect(page.locator(".le-suggestion-card")).to_be_visible()


def is_drawn(page: Any, title: str) -> None:
    """Wait until Streamlit has drawn the page with this title: a button pressed before that may be drawn anew."""
    expect(page.locator("h1")).to_have_text(title)
    is_still(page)


def is_still(page: Any) -> None:
    """Wait until Streamlit draws nothing any more."""
    expect(page.locator("[data-testid=stApp][data-test-script-state=notRunning]")).to_be_visible()


def saved(page: Any) -> None:
    """Wait until the screen says that everything is saved."""
    expect(page.locator(".le-saved[data-saved=true]")).to_be_visible()


def not_saved(page: Any) -> None:
    """Wait until the screen says that something is not saved yet."""
    expect(page.locator(".le-saved[data-saved=false]")).to_be_visible()


def do(page: Any, name: str) -> None:
    """Click a button and wait until what it does is saved."""
    page.locator(f"[data-do={name}]").click()
    saved(page)


def press(page: Any, *keys: str) -> None:
    """Press keys and wait until what they do is saved."""
    for key in keys:
        page.keyboard.press(key)
    saved(page)


def card(page: Any) -> Any:
    return page.locator(".le-card")


def palette(page: Any) -> Any:
    return page.locator(".le-palette")


def tab(page: Any, name: str) -> None:
    page.locator(".le-tab", has_text=re.compile(rf"^{name}( \(\d+\))?$")).click()


def shows_codings(page: Any, count: int) -> None:
    """Wait until the screen says that there are so many codings in this interview."""
    expect(page.locator(".le-tab", has_text=f"Coderingen ({count})")).to_be_visible()


def undo_button(page: Any) -> Any:
    return page.locator("[data-do=undo]")


def drag_over(page: Any, words: str | tuple[str, str]) -> None:
    """Select words with the mouse, from the middle of the first letter to that of the last; or from .. to."""
    x1, y1, x2, y2 = page.evaluate(_PLACE_OF, words)
    page.mouse.move(x1, y1)
    page.mouse.down()
    page.mouse.move((x1 + x2) / 2, (y1 + y2) / 2)
    page.mouse.move(x2, y2)
    page.mouse.up()
    page.wait_for_function("document.getSelection().isCollapsed")  # the room took the selection over
    expect(page.locator(".le-picked").first).to_be_visible()


def choose(page: Any, typed: str) -> None:
    """Choose a code for the picked words in the palette, by a part of its name."""
    press(page, "c")
    page.keyboard.type(typed)
    press(page, "Enter")


def becomes_true(holds: Callable[[], bool], what: str) -> None:
    """Ask again and again whether something outside the browser holds, until it does."""
    deadline = time.monotonic() + PATIENCE / 1000
    while not holds():
        assert time.monotonic() < deadline, what
