"""The pages by name, so that they can point at each other."""

from importlib import import_module
from urllib.parse import unquote, urlsplit

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from lerende_evaluatie.app import texts
from lerende_evaluatie.app.safety import safe

PAGES = {
    "start": (texts.START, ""),
    "review": (texts.REVIEW, "beoordelen"),
    "ingest": (texts.INGEST, "inlezen"),
    "tag": (texts.TAG, "voorstellen"),
    "report": (texts.REPORT, "word"),
}
"""Module in `lerende_evaluatie.app.pages` → title and address."""


def page(name: str) -> StreamlitPage:
    """Return a page as Streamlit wants it."""
    title, address = PAGES[name]
    show = safe(import_module(f"lerende_evaluatie.app.pages.{name}").show)
    return st.Page(show, title=title, url_path=address, default=name == "start")


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
