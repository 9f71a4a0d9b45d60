"""Every page, light and dark, with and without content: no violation of WCAG 2.2 AA that axe can find.

Pictures of each page (light and narrow, dark and wide) stay behind in test-artefacts/pages for somebody to look at;
beside them what axe could not decide or calls good practice.
"""

import io
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import expect

from lerende_evaluatie.app.navigation import PAGES
from lerende_evaluatie.bootstrap import open_project
from lerende_evaluatie.usecases import review
from lerende_evaluatie.usecases.ingest import ingest
from lerende_evaluatie.usecases.review_file import import_reviews
from lerende_evaluatie.usecases.tag import tag
from tests.app.conftest import ARTEFACTS, Server, start, stop
from tests.app.screen import do
from tests.conftest import ROOT, write_project

PICTURES = ARTEFACTS / "pages"
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
RULES = {"runOnly": [*WCAG, "best-practice"], "resultTypes": ["violations", "incomplete"]}
SCHEMES = ("light", "dark")
WIDTHS = {"light": 1280, "dark": 1920}
PATIENCE = 30_000
"""Milliseconds: the first visit to a page, and the first search, load what they need."""
READABLE = 4.5
"""The contrast that WCAG asks of text."""

CONTENT = {
    "start": "table",
    "review": ".le-suggestion-card",
    "ingest": "td input",
    "find": "[data-do=search]",
    "overview": ".le-figure td",
    "codebook": ".le-book-right input",
}
"""What stands on a page of a filled project once it is all there."""

STANDS_STILL = """() => {
    const app = document.querySelector("[data-testid=stApp]");
    const waits = document.querySelector("[data-testid=stSkeleton], [data-stale=true], .le-saved[data-saved=false]");
    return app?.dataset.testScriptState === "notRunning" && !waits && document.querySelector("h1, .le-turn");
}"""
WIDEST = """(mark) => {
    const pane = mark.closest(".le-text").getBoundingClientRect();
    const isSeen = (box) => box.top > pane.top && box.bottom < pane.bottom;
    const widest = [...mark.getClientRects()].sort((one, other) => other.width - one.width)[0];
    return widest && isSeen(widest) ? widest.toJSON() : null;
}"""


@dataclass(frozen=True)
class Visit:
    """A project as a visitor finds it; `user` is the coder who looks, when somebody said who that is."""

    url: str
    user: str = ""

    def address(self, name: str) -> str:
        _, address = PAGES[name]
        return f"{self.url}/{address}" + (f"?codeur={self.user}" if self.user else "")


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visit]:
    """A project in which nothing was done yet, and nobody said who codes."""
    folder = write_project(tmp_path_factory.mktemp("leeg") / "proef")
    server = start(folder, folder.parent / "stderr.txt")
    yield Visit(server.url)
    stop(server)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visit]:
    """The example project, in which the coder who looks is on the way, beside a colleague."""
    folder = tmp_path_factory.mktemp("vol") / "voorbeeld"
    for name in ("codebook", "transcripts"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "evaluatie.toml", folder)
    with open_project(folder) as project:
        ingest(project)
        tag(project)
        import_reviews(project, folder / "transcripts" / "voorbeeldbesluiten.csv", "Voorbeeldcodeur")
        user = project.store.user("Kijker")
        for suggestion in project.store.suggestions()[::3]:
            review.accept(project, user, suggestion.guid)
    server = start(folder, folder.parent / "stderr.txt")
    yield Visit(server.url, user.guid)
    stop(server)


@pytest.mark.parametrize(("state", "scheme"), [("empty", "light"), ("filled", "light"), ("filled", "dark")])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_violations(
    page: Any, request: pytest.FixtureRequest, name: str, state: str, scheme: str
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(request.getfixturevalue(state).address(name))
    if state == "filled" and name in CONTENT:
        expect(page.locator(CONTENT[name]).first).to_be_visible(timeout=PATIENCE)
    inspect(page, f"{name}-{state}-{scheme}")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_beginning_without_any_project_has_no_violations(
    page: Any, tmp_path: Path, serve: Callable[[Path], Server], scheme: str
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(serve(tmp_path).url)
    inspect(page, f"start-nowhere-{scheme}")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_each_picture_of_the_overview_has_no_violations(page: Any, filled: Visit, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(filled.address("overview"))
    expect(page.locator(CONTENT["overview"]).first).to_be_visible(timeout=PATIENCE)
    for number, view in enumerate(page.get_by_role("tab").all()):
        view.click()
        expect(page.locator(".le-figure").locator("td, svg").first).to_be_visible()
        inspect(page, f"overview-{number}-{scheme}")
    page.get_by_role("tab").first.click()
    page.locator(".le-figure td button").first.click()
    expect(page.locator(".le-passage").first).to_be_visible()
    inspect(page, f"overview-passages-{scheme}")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_each_side_of_the_codebook_has_no_violations(page: Any, filled: Visit, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(filled.address("codebook"))
    expect(page.locator(CONTENT["codebook"]).first).to_be_visible(timeout=PATIENCE)
    for number, side in enumerate(page.locator(".le-book-head [data-tab]").all()):
        side.click()
        expect(side).to_have_attribute("aria-pressed", "true")
        inspect(page, f"codebook-{number}-{scheme}")


@pytest.fixture(params=SCHEMES)
def scheme(page: Any, filled: Visit, request: pytest.FixtureRequest) -> str:
    """Light and dark; the page shows the review room."""
    chosen: str = request.param
    page.emulate_media(color_scheme=chosen)
    page.goto(filled.address("review"))
    expect(page.locator(".le-suggestion-card")).to_be_visible()
    return chosen


def test_a_passage_to_code_has_no_violations(page: Any, scheme: str) -> None:
    page.keyboard.press("s")
    expect(page.get_by_role("combobox", name="Code voor de gekozen woorden")).to_be_visible()
    inspect(page, f"room-picked-{scheme}")


def test_a_new_code_has_no_violations(page: Any, scheme: str) -> None:
    page.keyboard.press("s")
    page.keyboard.press("n")
    expect(page.locator("[data-field=new-code]")).to_be_visible()
    inspect(page, f"room-new-code-{scheme}")


def test_a_coding_has_no_violations(page: Any, scheme: str) -> None:
    do(page, "accept")
    page.locator(".le-chip.le-coding").first.click()
    expect(page.locator("[data-do=withdraw]")).to_be_visible()
    inspect(page, f"room-coding-{scheme}")


@pytest.mark.parametrize("tab", ["codings", "find", "about"])
def test_the_other_tabs_have_no_violations(page: Any, scheme: str, tab: str) -> None:
    do(page, "accept")
    do(page, "reject")
    page.locator(f"[data-field='tab {tab}']").click()
    expect(page.locator(f"[data-field='tab {tab}']")).to_have_attribute("aria-pressed", "true")
    inspect(page, f"room-{tab}-{scheme}")


def test_what_was_found_has_no_violations(page: Any, scheme: str) -> None:
    page.locator("[data-field='tab find']").click()
    page.locator("[data-field='find words']").fill("collega")
    page.keyboard.press("Enter")
    expect(page.locator(".le-found-row").first).to_be_visible(timeout=PATIENCE)
    inspect(page, f"room-found-{scheme}")


def test_passages_that_were_found_have_no_violations(page: Any, scheme: str) -> None:
    do(page, "accept")
    page.locator("[data-field='tab find']").click()
    page.locator("[data-tab=passages]").click()
    expect(page.locator(".le-passage").first).to_be_visible()
    inspect(page, f"room-passages-{scheme}")


def test_the_list_of_keys_has_no_violations(page: Any, scheme: str) -> None:
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    inspect(page, f"room-keys-{scheme}")


def test_words_under_a_mark_can_be_read(page: Any, scheme: str) -> None:
    """What axe leaves undecided, since a mark's colour is a gradient: measured on the picture itself."""
    do(page, "accept")
    measured = contrasts(page)
    page.locator(".le-code:has(.le-count)").last.click()
    expect(page.locator(".le-mark.le-faded").first).to_be_attached()
    measured += contrasts(page)
    assert len(measured) >= 2
    assert [(words, round(ratio, 1)) for words, ratio in measured if ratio < READABLE] == []


# How it is looked at


def inspect(page: Any, name: str) -> None:
    """Keep a picture of the page as it is now, and see to it that axe finds nothing."""
    page.wait_for_function(STANDS_STILL)
    take_picture(page, name)
    found = Axe().run(page, options=RULES).response
    violations = [one for one in found["violations"] if set(one["tags"]) & set(WCAG)]
    advice = [one for one in found["violations"] if one not in violations]
    kept = [*map(described, advice), *(f"onbeslist: {described(one)}" for one in found["incomplete"])]
    (PICTURES / f"{name}.txt").write_text("".join(f"{one}\n" for one in kept), encoding="utf-8")
    if violations:
        pytest.fail("\n".join(map(described, violations)), pytrace=False)


def take_picture(page: Any, name: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    width = WIDTHS[name.rpartition("-")[2]]
    page.set_viewport_size({"width": width, "height": width * 5 // 8})
    page.screenshot(path=PICTURES / f"{name}-{width}.png", animations="disabled")


def described(violation: dict[str, Any]) -> str:
    """Return the rule and each place where it is broken, with what is wrong there."""
    lines = [f"{violation['id']} ({violation['impact']}): {violation['help']}"]
    for node in violation["nodes"]:
        messages = "; ".join(check["message"] for kind in ("any", "all", "none") for check in node[kind])
        lines.append(f"    {node['target']}  {node['html'][:160]}\n        {messages}")
    return "\n".join(lines)


def contrasts(page: Any) -> list[tuple[str, float]]:
    """Return for each mark its words and the contrast between the ground and the pixel that differs most from it."""
    measured = []
    for mark in page.locator(".le-mark").all():
        words, box = mark.inner_text(), mark.evaluate(WIDEST)
        if box and re.fullmatch(r"[\w .,']{3,}", words):
            clip = {"x": box["x"], "y": box["y"], "width": box["width"], "height": box["height"] * 0.75}
            with Image.open(io.BytesIO(page.screenshot(clip=clip, animations="disabled"))) as picture:
                pixels = Counter(picture.convert("RGB").get_flattened_data())
            [(ground, _)] = pixels.most_common(1)
            measured.append((words, max(contrast(ground, pixel) for pixel in pixels)))
    return measured


def contrast(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """Return the contrast ratio of two colours as WCAG 2 defines it."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(color: tuple[int, ...]) -> float:
    parts = (part / 255 for part in color)
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
