"""Finding back: words in all interviews, and what was coded."""

import streamlit as st

from lerende_evaluatie.app import entry, session
from lerende_evaluatie.app.components import find, plain
from lerende_evaluatie.app.safety import safe
from lerende_evaluatie.app.texts.find import EMPTY, FIND, TITLE


def show() -> None:
    """Draw the page."""
    if entry.is_ready(TITLE, EMPTY):
        plain.title(TITLE)
        _finder()


@st.fragment
@safe
def _finder() -> None:
    find.show({"api": session.api(), "texts": FIND}, on_stale=session.draw_again)
