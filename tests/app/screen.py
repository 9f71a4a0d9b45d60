"""What tests do on the review page."""

from typing import Any

from playwright.sync_api import expect

from tests.app.conftest import Room


def enter(page: Any, room: Room) -> None:
    page.goto(room.url)
    expect(page.locator(".le-turn").first).to_be_visible()
    expect(page.locator(".le-suggestion-card")).to_be_visible()


def saved(page: Any) -> None:
    expect(page.locator(".le-saved[data-saved=true]")).to_be_visible()


def do(page: Any, name: str) -> None:
    page.locator(f"[data-do={name}]").click()
    saved(page)


def card(page: Any) -> Any:
    return page.locator(".le-card")


def tab(page: Any, name: str) -> None:
    page.locator(".le-tab", has_text=name).click()


def drag_over(page: Any, words: str) -> None:
    """Select words in the transcript with the mouse, from the middle of the first letter to that of the last."""
    x1, y1, x2, y2 = page.evaluate(
        """(words) => {
            const walker = document.createTreeWalker(document.querySelector(".le-turns"), NodeFilter.SHOW_TEXT);
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                const at = node.data.indexOf(words);
                if (at < 0 || !node.parentElement.closest(".le-words")) continue;
                const box = (from, to) => {
                    const range = document.createRange();
                    range.setStart(node, from);
                    range.setEnd(node, to);
                    return range.getBoundingClientRect();
                };
                node.parentElement.scrollIntoView({ block: "center" });
                const [first, last] = [box(at, at + 1), box(at + words.length - 1, at + words.length)];
                return [first.left + 1, first.top + first.height / 2, last.right - 1, last.top + last.height / 2];
            }
        }""",
        words,
    )
    page.mouse.move(x1, y1)
    page.mouse.down()
    page.mouse.move((x1 + x2) / 2, (y1 + y2) / 2)
    page.mouse.move(x2, y2)
    page.mouse.up()
    expect(page.locator(".le-picked").first).to_be_visible()
