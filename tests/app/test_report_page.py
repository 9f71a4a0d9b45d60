"""The report as a page with all that people wrote in it: read by axe, on a telephone, by keyboard and on paper."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from lerende_evaluatie.exporters import html
from tests.app.conftest import Server
from tests.app.test_accessibility import IN_SCHEME, inspect
from tests.unit.exporters.sample_report import rich


@pytest.fixture
def rich_page(page: Any, street: Server, tmp_path: Path) -> Any:
    """The browser, which shows the page from the disk, at an address of the app."""
    html.export(rich(), tmp_path / "rapport.html")
    address = f"{street.url}/rapport.html"
    page.route(address, lambda route: route.fulfill(path=tmp_path / "rapport.html"))
    page.goto(address)
    expect(page.locator("article").first).to_be_visible()
    return page


def test_lessons_portraits_and_comparison_have_no_violations(rich_page: Any) -> None:
    inspect(rich_page, "report-page-rich", until=IN_SCHEME)
    rich_page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    inspect(rich_page, "report-page-rich-open", until=IN_SCHEME)


def test_the_whole_report_fits_a_telephone(rich_page: Any) -> None:
    rich_page.set_viewport_size({"width": 360, "height": 640})
    rich_page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    assert rich_page.evaluate("document.documentElement.scrollWidth") == 360


def test_a_reference_in_a_lesson_unfolds_its_quote(rich_page: Any) -> None:
    reference = rich_page.locator("article > p:not([class]) > a").first
    quote = rich_page.locator(reference.get_attribute("href"))
    expect(quote).not_to_be_visible()
    reference.focus()
    rich_page.keyboard.press("Enter")
    expect(quote).to_be_in_viewport()


def test_a_sign_that_somebody_overruled_leads_to_the_reason(rich_page: Any) -> None:
    link = rich_page.locator(".balance .computed a").first
    link.focus()
    rich_page.keyboard.press("Enter")
    expect(rich_page.locator(link.get_attribute("href"))).to_be_in_viewport()


def test_on_paper_every_quote_is_unfolded_and_no_table_is_cut(rich_page: Any) -> None:
    rich_page.emulate_media(media="print")
    rich_page.set_viewport_size({"width": 643, "height": 900})  # what 2 cm of margin leave of A4, in CSS pixels
    assert rich_page.evaluate("[...document.querySelectorAll('figure')].every((one) => one.checkVisibility())")
    too_wide = "[...document.querySelectorAll('section:not(#balans) > .wide')].filter((one) => one.scrollWidth > 643)"
    assert rich_page.evaluate(f"{too_wide}.map((one) => one.getAttribute('aria-label'))") == []
