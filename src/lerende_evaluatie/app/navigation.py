"""The pages by name, so that they can point at each other."""

from importlib import import_module
from urllib.parse import unquote, urlsplit

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from lerende_evaluatie.app import session, texts
from lerende_evaluatie.app.safety import safe
from lerende_evaluatie.app.texts import codebook, find, lessons, overview, setup, topics, writing

PAGES = {
    "start": (texts.START, ""),
    "ingest": (texts.INGEST, "inlezen"),
    "codebook": (codebook.TITLE, "codeboek"),
    "tag": (texts.TAG, "voorstellen"),
    "review": (texts.REVIEW, "beoordelen"),
    "find": (find.TITLE, "terugvinden"),
    "overview": (overview.TITLE, "overzicht"),
    "topics": (topics.TITLE, "onderwerpen"),
    "lessons": (lessons.TITLE, "lessen"),
    "writing": (writing.TITLE, "schrijven"),
    "report": (texts.REPORT, "word"),
    "project": (setup.PROJECT, "project"),
}
"""Module in `lerende_evaluatie.app.pages` → title and address."""
HIDDEN = frozenset({"project"})
"""Pages that stand in no menu: another page leads to them."""


def page(name: str) -> StreamlitPage:
    """Return a page as Streamlit wants it; as long as there is no project, all lead to the start."""
    title, address = PAGES[name]
    show = safe(import_module(f"lerende_evaluatie.app.pages.{name}").show)
    is_shown = name == "start" or session.chosen() is not None
    return st.Page(
        show if is_shown else _to_start,
        title=title,
        url_path=address,
        default=name == "start",
        visibility="visible" if is_shown and name not in HIDDEN else "hidden",
    )


def pages() -> list[StreamlitPage]:
    """Return all pages; an address that no page has gets one that leads to the start, and stands in no menu."""
    known = [page(name) for name in PAGES]
    asked = unquote(urlsplit(st.context.url or "").path).strip("/").rpartition("/")[2]
    if asked in {address for _, address in PAGES.values()}:
        return known
    return [*known, st.Page(_to_start, title=texts.START, url_path=asked, visibility="hidden")]


def _to_start() -> None:
    st.switch_page(page("start"))


def to(name: str) -> None:
    """Show a button that leads to a page."""
    if st.button(f"{PAGES[name][0]} →", key=f"to_{name}", type="primary"):
        st.switch_page(page(name))
