"""Every page, light and dark, with and without content: no violation of WCAG 2.2 AA that axe can find.

Pictures of each page (light and narrow, dark and wide) stay behind in test-artefacts/pages for somebody to look at;
beside them what axe could not decide or calls good practice.
"""

import io
import re
import shutil
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import expect

from lerende_evaluatie.app.navigation import PAGES
from lerende_evaluatie.bootstrap import open_project
from lerende_evaluatie.domain.report import CodeSection, Report
from lerende_evaluatie.domain.topics import Choices, Reduction
from lerende_evaluatie.exporters import html
from lerende_evaluatie.usecases import drafting, review, topics
from lerende_evaluatie.usecases.ingest import ingest
from lerende_evaluatie.usecases.report import build_report
from lerende_evaluatie.usecases.review_file import import_reviews
from lerende_evaluatie.usecases.tag import tag
from tests.app.conftest import ARTEFACTS, Server
from tests.app.screen import do
from tests.conftest import ROOT, signals_only, write_project

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
    "topics": ".le-topic",
    "lessons": ".le-lessons-side [data-quote]",
    "writing": ".le-balance td",
}
"""What stands on a page of a filled project once it is all there."""
ALONE = ("overview", "codebook", "topics", "lessons", "writing")
"""Pages of which each side is looked at in a test of its own."""

STANDS_STILL = """(scheme) => {
    const app = document.querySelector("[data-testid=stApp]");
    const waits = document.querySelector("[data-testid=stSkeleton], [data-stale=true], .le-saved[data-saved=false]");
    const isSo = app && getComputedStyle(app).colorScheme === scheme;
    return isSo && app.dataset.testScriptState === "notRunning" && !waits && document.querySelector("h1, .le-turn");
}"""
IN_SCHEME = "(scheme) => matchMedia(`(prefers-color-scheme: ${scheme})`).matches && document.querySelector('h1')"
"""What is true of a page that is all there at once."""
WIDEST = """(mark) => {
    const pane = mark.closest(".le-text").getBoundingClientRect();
    const isSeen = (box) => box.top > pane.top && box.bottom < pane.bottom;
    const widest = [...mark.getClientRects()].sort((one, other) => other.width - one.width)[0];
    return widest && isSeen(widest) ? widest.toJSON() : null;
}"""


@dataclass(frozen=True)
class Visit:
    """A project as a visitor finds it; `asked` says which coder looks, when somebody said who that is."""

    server: Server
    folder: Path
    asked: Mapping[str, str]

    def address(self, name: str) -> str:
        _, path = PAGES[name]
        return self.server.address(path, self.folder, **self.asked)


@pytest.fixture(scope="module")
def empty(street: Server, shared_plot: Path) -> Visit:
    """A project in which nothing was done yet, and nobody said who codes."""
    return Visit(street, write_project(shared_plot.with_name(f"{shared_plot.name}-leeg")), {})


@pytest.fixture(scope="module")
def filled(street: Server, shared_plot: Path) -> Visit:
    """The example project, in which the coder who looks is on the way, beside a colleague."""
    folder = shared_plot
    for name in ("codebook", "transcripts"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "evaluatie.toml", folder)
    signals_only(folder)
    with open_project(folder) as project:
        ingest(project)
        tag(project)
        import_reviews(project, folder / "transcripts" / "voorbeeldbesluiten.csv", "Voorbeeldcodeur")
        user = project.store.user("Kijker")
        for suggestion in project.store.suggestions()[::3]:
            review.accept(project, user, suggestion.guid)
        drafting.draft_lessons(project)
        topics.fit(project, Choices(clusters=6, seeds=2, reduction=Reduction.PCA), folder / topics.FOLDER)
    return Visit(street, folder, {"codeur": user.guid})


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_an_empty_project_has_no_violations(page: Any, empty: Visit, name: str) -> None:
    page.goto(empty.address(name))
    inspect(page, f"{name}-empty", "light")


@pytest.mark.parametrize("name", [name for name in PAGES if name not in ALONE])
def test_a_page_of_a_filled_project_has_no_violations(page: Any, filled: Visit, name: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(filled.address(name))
    if name in CONTENT:
        expect(page.locator(CONTENT[name]).first).to_be_visible(timeout=PATIENCE)
    inspect(page, f"{name}-filled", "dark", "light")


def test_the_beginning_without_any_project_has_no_violations(
    page: Any, tmp_path: Path, serve: Callable[[Path], Server]
) -> None:
    page.goto(serve(tmp_path).url)
    inspect(page, "start-nowhere")


def test_each_picture_of_the_overview_has_no_violations(page: Any, filled: Visit) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(filled.address("overview"))
    expect(page.locator(CONTENT["overview"]).first).to_be_visible(timeout=PATIENCE)
    for number, view in enumerate(page.get_by_role("tab").all()):
        view.click()
        expect(page.locator(".le-figure").locator("td, svg").first).to_be_visible()
        inspect(page, f"overview-{number}", "dark", "light")
    page.get_by_role("tab").first.click()
    page.locator(".le-figure td button").first.click()
    expect(page.locator(".le-passage").first).to_be_visible()
    inspect(page, "overview-passages")


def test_each_side_of_the_topics_has_no_violations(page: Any, filled: Visit) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(filled.address("topics"))
    expect(page.locator(CONTENT["topics"]).first).to_be_visible(timeout=PATIENCE)
    for number, view in enumerate(page.get_by_role("tab").all()):
        view.click()
        expect(view).to_have_attribute("aria-selected", "true")
        inspect(page, f"topics-{number}", "dark", "light")
    page.get_by_role("tab").first.click()
    page.locator(".le-topic button").first.click()
    expect(page.locator(".le-passage").first).to_be_visible()
    inspect(page, "topics-passages")


def test_a_lesson_with_all_that_belongs_to_it_has_no_violations(page: Any, filled: Visit) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(filled.address("lessons"))
    expect(page.locator(CONTENT["lessons"]).first).to_be_visible(timeout=PATIENCE)
    inspect(page, "lessons", "dark", "light")
    page.locator("[data-field=text]").fill("Niemand zei dit. En dit staat er ook niet [999].")
    page.locator("[data-field=versions]").click()
    page.get_by_role("button", name="Versie 1 bekijken").click()
    page.locator(".le-lessons-side [data-quote]").first.focus()
    page.keyboard.press("t")
    expect(page.locator("[data-go]").first).to_be_visible()
    page.locator("[data-field=filters]").click()
    inspect(page, "lessons-at-work", "dark", "light")
    page.locator("[data-field=code]").fill("be")
    expect(page.locator(".le-option").first).to_be_visible()
    inspect(page, "lessons-code", "dark", "light")
    page.get_by_role("button", name="Les verwijderen").click()
    expect(page.get_by_text("Verwijderd (1)")).to_be_visible()
    page.get_by_text("Verwijderd (1)").click()
    inspect(page, "lessons-removed", "dark", "light")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    inspect(page, "lessons-keys", "dark", "light")


def test_each_side_of_the_page_to_write_on_has_no_violations(page: Any, filled: Visit) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(filled.address("writing"))
    expect(page.locator(CONTENT["writing"]).first).to_be_visible(timeout=PATIENCE)
    page.locator(".le-balance td button").first.click()
    page.get_by_role("radio", name="☹").check()
    page.locator("[data-field=reason]").fill("Wie wegging, is niet gehoord.")
    page.get_by_role("button", name="Bewaar oordeel").click()
    expect(page.locator(".le-ruling")).to_be_visible()
    page.locator(".le-rulings summary").click()
    inspect(page, "writing-balance", "dark", "light")
    page.get_by_role("tab", name="Vergelijking").click()
    page.locator(".le-compared td button").first.click()
    page.locator(".le-choose input").first.check()
    expect(page.locator(".le-chosen blockquote")).to_be_visible()
    inspect(page, "writing-comparison", "dark", "light")
    for name in ("Portretten", "Inleiding"):
        page.get_by_role("tab", name=name).click()
        expect(page.locator(".le-paper .le-written").first).to_be_visible()
        inspect(page, f"writing-{name.lower()}", "dark", "light")


def test_each_side_of_the_codebook_has_no_violations(page: Any, filled: Visit) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(filled.address("codebook"))
    expect(page.locator(CONTENT["codebook"]).first).to_be_visible(timeout=PATIENCE)
    for number, side in enumerate(page.locator(".le-book-head [data-tab]").all()):
        side.click()
        expect(side).to_have_attribute("aria-pressed", "true")
        inspect(page, f"codebook-{number}", "dark", "light")


def with_few_quotes(report: Report) -> Report:
    """Return the report with three quotes per code, and those that its other chapters print."""
    elsewhere = {
        quote.passage
        for quotes in (
            *(part.quotes for portrait in report.portraits for part in portrait.parts),
            *([quote for _, quote in section.quotes] for section in report.lessons),
        )
        for quote in quotes
    }

    def few(section: CodeSection) -> CodeSection:
        kept = [quote for index, quote in enumerate(section.quotes) if index < 3 or quote.passage in elsewhere]
        return replace(section, quotes=tuple(kept), chosen=tuple(kept[:2]))

    return replace(report, sections=tuple(map(few, report.sections)))


@pytest.fixture
def report_page(page: Any, filled: Visit, tmp_path: Path) -> Any:
    """The browser, which shows the report as a page; it comes from the disk, at an address of the app.

    Every code keeps some of its quotes: axe looks at each element, and takes a minute for all of them.
    """
    with open_project(filled.folder) as project:
        report = build_report(project, include_suggestions=True)
    html.export(with_few_quotes(report), tmp_path / "rapport.html")
    address = f"{filled.server.url}/rapport.html"
    page.route(address, lambda route: route.fulfill(path=tmp_path / "rapport.html"))
    page.goto(address)
    expect(page.locator("details").first).to_be_visible()
    return page


def test_the_report_as_a_page_has_no_violations(report_page: Any) -> None:
    inspect(report_page, "report-page", until=IN_SCHEME)
    report_page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    inspect(report_page, "report-page-open", until=IN_SCHEME)


def test_the_report_as_a_page_fits_a_telephone(report_page: Any) -> None:
    report_page.set_viewport_size({"width": 360, "height": 640})
    assert report_page.evaluate("document.documentElement.scrollWidth") == 360


def test_quotes_in_the_report_as_a_page_unfold_by_keyboard_and_when_they_are_pointed_at(report_page: Any) -> None:
    first, last = report_page.locator("#citaat-1"), report_page.locator("figure").last
    expect(first).not_to_be_visible()
    report_page.locator("details:has(#citaat-1) summary").focus()
    report_page.keyboard.press("Enter")
    expect(first).to_be_visible()
    expect(last).not_to_be_visible()
    report_page.locator("main > section").last.get_by_role("link").last.focus()
    report_page.keyboard.press("Enter")
    expect(last).to_be_in_viewport()


def test_in_print_every_quote_of_the_report_is_unfolded(report_page: Any) -> None:
    report_page.emulate_media(media="print")
    for quote in (report_page.locator("figure").first, report_page.locator("figure").last):
        assert quote.bounding_box()["height"] > 0
        assert quote.evaluate("one => one.checkVisibility()")


@pytest.fixture
def in_room(page: Any, filled: Visit) -> Any:
    """The page, which shows the review room."""
    page.goto(filled.address("review"))
    expect(page.locator(".le-suggestion-card")).to_be_visible()
    return page


def test_a_passage_to_code_and_a_new_code_have_no_violations(in_room: Any) -> None:
    in_room.keyboard.press("s")
    expect(in_room.get_by_role("combobox", name="Code voor de gekozen woorden")).to_be_visible()
    inspect(in_room, "room-picked")
    in_room.keyboard.press("n")
    expect(in_room.locator("[data-field=new-code]")).to_be_visible()
    inspect(in_room, "room-new-code")


def test_a_coding_has_no_violations(in_room: Any) -> None:
    do(in_room, "accept")
    in_room.locator(".le-chip.le-coding").first.click()
    expect(in_room.locator("[data-do=withdraw]")).to_be_visible()
    inspect(in_room, "room-coding")


def test_the_other_tabs_have_no_violations(in_room: Any) -> None:
    do(in_room, "accept")
    do(in_room, "reject")
    for tab in ("codings", "find", "about"):
        in_room.locator(f"[data-field='tab {tab}']").click()
        expect(in_room.locator(f"[data-field='tab {tab}']")).to_have_attribute("aria-pressed", "true")
        inspect(in_room, f"room-{tab}")


def test_what_was_found_and_passages_that_were_found_have_no_violations(in_room: Any) -> None:
    do(in_room, "accept")
    in_room.locator("[data-field='tab find']").click()
    in_room.locator("[data-field='find words']").fill("collega")
    in_room.keyboard.press("Enter")
    expect(in_room.locator(".le-found-row").first).to_be_visible(timeout=PATIENCE)
    inspect(in_room, "room-found")
    in_room.locator("[data-tab=passages]").click()
    expect(in_room.locator(".le-passage").first).to_be_visible()
    inspect(in_room, "room-passages")


def test_the_list_of_keys_has_no_violations(in_room: Any) -> None:
    in_room.keyboard.press("?")
    expect(in_room.get_by_role("dialog")).to_be_visible()
    inspect(in_room, "room-keys")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_words_under_a_mark_can_be_read(in_room: Any, scheme: str) -> None:
    """What axe leaves undecided, since a mark's colour is a gradient: measured on the picture itself."""
    in_room.emulate_media(color_scheme=scheme)
    do(in_room, "accept")
    measured = contrasts(in_room)
    in_room.locator(".le-code:has(.le-count)").last.click()
    expect(in_room.locator(".le-mark.le-faded").first).to_be_attached()
    measured += contrasts(in_room)
    assert len(measured) >= 2
    assert [(words, round(ratio, 1)) for words, ratio in measured if ratio < READABLE] == []


# How it is looked at


def inspect(page: Any, name: str, *schemes: str, until: str = STANDS_STILL) -> None:
    """Keep pictures of the page as it is now, light and dark, and see to it that axe finds nothing in either.

    A page that stands open follows the scheme, so that it need not be opened again for each.
    """
    found = [violation for scheme in schemes or SCHEMES for violation in look(page, name, scheme, until)]
    if found:
        pytest.fail("\n".join(found), pytrace=False)


def look(page: Any, name: str, scheme: str, until: str) -> list[str]:
    """Return what axe finds wrong; what it could not decide or calls good practice is kept beside the picture."""
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": WIDTHS[scheme], "height": WIDTHS[scheme] * 5 // 8})
    page.wait_for_function(until, arg=scheme)
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}-{scheme}-{WIDTHS[scheme]}.png", animations="disabled")
    axe = Axe("" if page.evaluate("'axe' in window") else AXE_SCRIPT)
    found = axe.run(page, options=RULES).response
    violations = [one for one in found["violations"] if set(one["tags"]) & set(WCAG)]
    advice = [one for one in found["violations"] if one not in violations]
    kept = [*map(described, advice), *(f"onbeslist: {described(one)}" for one in found["incomplete"])]
    (PICTURES / f"{name}-{scheme}.txt").write_text("".join(f"{one}\n" for one in kept), encoding="utf-8")
    return [f"{scheme}: {described(one)}" for one in violations]


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
