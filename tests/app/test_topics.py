"""Topics in a real browser: found, read in the transcript, and named."""

import csv
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from lerende_evaluatie.app.api import topics as api
from lerende_evaluatie.app.api.handlers import HANDLERS
from lerende_evaluatie.app.api.visitor import Visitor
from lerende_evaluatie.bootstrap import open_project
from lerende_evaluatie.domain.model import User
from lerende_evaluatie.errors import TopicsError, UsageError
from lerende_evaluatie.usecases import topics
from lerende_evaluatie.usecases.ingest import ingest
from tests.app.conftest import HOSTILE, Server
from tests.app.screen import is_drawn
from tests.topic_samples import CHOICES, THEMES, fitted_project, theme_of, write_topic_project

SEARCHING = 240_000
"""Milliseconds in which topics must have been found on a slow machine: the first time, a lot has to be compiled."""


@dataclass(frozen=True)
class Found:
    """A project in which topics were found, and a coder who looks."""

    server: Server
    folder: Path
    user: User

    @property
    def url(self) -> str:
        return self.server.address("onderwerpen", self.folder, codeur=self.user.guid)

    def named(self, number: int) -> str:
        topic = topics.load(self.folder / topics.FOLDER).topic(number)
        assert topic is not None
        return topic.name


@pytest.fixture
def found(street: Server, plot: Path) -> Found:
    folder = fitted_project(plot)
    with open_project(folder) as project:
        return Found(street, folder, project.store.user("Anna"))


@pytest.fixture
def list_of_topics(page: Any, found: Found) -> Any:
    page.goto(found.url)
    expect(page.locator(".le-topic")).to_have_count(len(THEMES))
    return page


def test_a_topic_leads_to_its_passages_and_these_to_the_text(list_of_topics: Any, found: Found) -> None:
    page = list_of_topics
    card = page.locator(".le-topic").first
    theme = theme_of(card.locator("p").nth(1).inner_text())
    card.get_by_role("button", name="Lees de passages").click()
    quotes = page.locator(".le-passage-quote")
    expect(quotes).to_have_count(30)
    expect(card).to_have_attribute("aria-current", "true")
    assert {theme_of(words) for words in quotes.all_inner_texts()} == {theme}
    words = quotes.first.inner_text()
    page.locator(".le-passage a").first.click()
    expect(page.locator(".le-turn").first).to_be_visible()
    expect(page.locator(".le-turn", has_text=words).first).to_be_in_viewport()


def test_escape_closes_the_passages_and_goes_back_to_the_topic(list_of_topics: Any) -> None:
    button = list_of_topics.locator(".le-topic button").first
    button.click()
    expect(list_of_topics.locator(".le-passage").first).to_be_visible()
    list_of_topics.keyboard.press("Escape")
    expect(list_of_topics.locator(".le-passage")).to_have_count(0)
    expect(button).to_be_focused()


def test_a_name_is_on_disk_and_in_the_tables_and_outlives_a_reload(list_of_topics: Any, found: Found) -> None:
    page = list_of_topics
    name = f"Reizen {HOSTILE}"[:80]
    page.get_by_label("Naam van onderwerp 2").fill(name)
    page.keyboard.press("Enter")
    expect(page.locator("[data-topic='2'] [role=status]")).to_have_text("Bewaard")
    assert found.named(2) == " ".join(name.split())
    with (found.folder / topics.FOLDER / "topics.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["Naam (door mensen)"] for row in csv.DictReader(file, delimiter=";")][1] == " ".join(name.split())
    page.reload()
    expect(page.locator("[data-topic='2'] h2")).to_have_text(f"2. {' '.join(name.split())}")
    assert page.evaluate("window.hacked") is None


def test_a_topic_becomes_a_draft_code_whose_passages_wait_in_the_room(list_of_topics: Any, found: Found) -> None:
    page = list_of_topics
    page.get_by_label("Naam van onderwerp 1").fill("Van huis naar werk")
    page.keyboard.press("Enter")
    expect(page.locator("[data-topic='1'] [role=status]")).to_have_text("Bewaard")
    page.locator(".le-topic button").first.click()
    page.get_by_role("button", name="Concept-code maken").click()
    expect(page.locator(".le-passages .le-buttons [role=status]").first).to_contain_text("‘Van huis naar werk’")
    with open_project(found.folder) as project:
        [code] = [code for code in project.codebook.codes if code.name == "Van huis naar werk"]
        assert (code.is_draft, code.made_by) == (True, "Anna")
        assert len([one for one in project.store.suggestions() if one.code_id == code.id]) == 30
    page.locator(".le-topic button").first.click()
    page.get_by_role("button", name="Concept-code maken").click()
    expect(page.locator(".le-passages .le-buttons [role=status]").first).to_contain_text("Er is al een code")


def test_every_view_shows_all_topics(list_of_topics: Any) -> None:
    page = list_of_topics
    for view in ("Per groep", "Per pilot", "Per ronde"):
        page.get_by_role("tab", name=view).click()
        rows = page.locator(".le-shares tbody tr")
        expect(rows).to_have_count(len(THEMES))
        counts = [words.split(" van ") for words in rows.first.locator("td").all_inner_texts()]
        assert sum(int(count) for count, _ in counts) == 30
        assert sum(int(of) for _, of in counts) == 120
    page.get_by_role("tab", name="Kaart").click()
    expect(page.locator("svg a")).to_have_count(len(THEMES))
    page.locator("svg a").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".le-passage").first).to_be_visible()
    page.get_by_role("tab", name="Verantwoording").click()
    expect(page.locator(".le-shares tbody tr")).to_have_count(3)
    page.get_by_role("tab", name="Naast het codeboek").click()
    expect(page.get_by_text("Er is nog niets gecodeerd")).to_be_visible()


def test_topics_are_found_in_the_browser(page: Any, street: Server, plot: Path) -> None:
    folder = write_topic_project(plot)
    with open_project(folder) as project:
        ingest(project)
        user = project.store.user("Anna")
    page.goto(street.address("onderwerpen", folder, codeur=user.guid))
    is_drawn(page, "Onderwerpen")
    page.get_by_label("Aantal onderwerpen").fill("4")
    page.keyboard.press("Enter")
    is_drawn(page, "Onderwerpen")
    page.get_by_role("button", name="Onderwerpen zoeken").click()
    expect(page.locator(".le-topic")).to_have_count(4, timeout=SEARCHING)
    with page.expect_download() as download:
        page.get_by_role("button", name="Pagina om te lezen").click()
    assert "Onderwerpen in de interviews" in Path(download.value.path()).read_text(encoding="utf-8")


def test_too_few_passages_give_one_sentence(page: Any, street: Server, plot: Path) -> None:
    folder = write_topic_project(plot)
    for name in ("g2", "g3", "g4", "g5", "g6"):
        (folder / "transcripts" / f"{name}.txt").unlink()
    with open_project(folder) as project:
        ingest(project)
        user = project.store.user("Anna")
    page.goto(street.address("onderwerpen", folder, codeur=user.guid))
    is_drawn(page, "Onderwerpen")
    page.get_by_role("button", name="Onderwerpen zoeken").click()
    expect(page.get_by_role("alert")).to_contain_text("20 bruikbare passages", timeout=SEARCHING)


def test_a_damaged_file_gives_one_sentence(page: Any, found: Found) -> None:
    (found.folder / topics.FOLDER / "topics.json").write_text('{"format": 1}')
    page.goto(found.url)
    expect(page.get_by_role("alert")).to_contain_text("is beschadigd")


# What the page asks for


def visitor(found: Found, *, user: bool = True) -> Visitor:
    return Visitor(open_project(found.folder), found.user if user else None)


def test_nobody_names_a_topic_without_saying_who_that_is(found: Found) -> None:
    with pytest.raises(UsageError):
        HANDLERS["topic_name"](visitor(found, user=False), {"topic": 1, "name": "Reizen"})
    assert found.named(1) == ""


def test_passages_come_in_parts_that_hold_each_once(found: Found, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "AT_ONCE", 7)
    places = []
    for skip in range(0, 35, 7):
        answer = HANDLERS["topic_passages"](visitor(found), {"topic": 1, "skip": skip})
        assert isinstance(answer, dict)
        places += [(one["source"], one["start"]) for one in answer["passages"]]
    assert len(places) == len(set(places)) == 30


@pytest.mark.parametrize("asked", [{}, {"topic": 99}, {"topic": 0}, {"topic": "x"}])
def test_a_topic_that_is_not_there_is_refused(found: Found, asked: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        HANDLERS["topic_passages"](visitor(found), asked)


def test_topics_that_are_found_again_are_seen_at_once(found: Found) -> None:
    asked = visitor(found)
    before = HANDLERS["topics"](asked, {})
    assert isinstance(before, dict)
    assert len(before["topics"]) == 4
    with open_project(found.folder) as project:
        topics.fit(project, replace(CHOICES, clusters=3), found.folder / topics.FOLDER)
    after = HANDLERS["topics"](asked, {})
    assert isinstance(after, dict)
    assert len(after["topics"]) == 3


def test_without_topics_the_page_is_told_how_to_find_them(street: Server, plot: Path) -> None:
    with open_project(write_topic_project(plot)) as project, pytest.raises(TopicsError, match="topics fit"):
        HANDLERS["topics"](Visitor(project, None), {})
