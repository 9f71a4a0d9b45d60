"""The codebook: read and changed code by code, or as text."""

import streamlit as st

from lerende_evaluatie.app import entry, session
from lerende_evaluatie.app.components import codebook
from lerende_evaluatie.app.safety import safe
from lerende_evaluatie.app.texts.codebook import BOOK, TITLE


def show() -> None:
    """Draw the page."""
    if entry.is_ready(TITLE):
        _book()


@st.fragment
@safe
def _book() -> None:
    codebook.show({"api": session.api(), "texts": BOOK}, on_stale=session.draw_again)
