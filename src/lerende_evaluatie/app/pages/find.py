"""Finding back: words in all interviews, and what was coded."""

import streamlit as st

from lerende_evaluatie.app import navigation, session, texts
from lerende_evaluatie.app.components import find, plain
from lerende_evaluatie.app.safety import safe
from lerende_evaluatie.app.texts.find import EMPTY, FIND, TITLE


def show() -> None:
    """Draw the page."""
    plain.title(TITLE)
    if session.coder() is None:
        plain.paragraph(texts.CODER_FIRST)
        session.choose_coder()
    elif not session.project().store.sources():
        plain.note(EMPTY, "info")
        navigation.to("ingest")
    else:
        _finder()


@st.fragment
@safe
def _finder() -> None:
    find.show({"api": session.api(), "texts": FIND}, on_stale=_draw_again)


def _draw_again() -> None:
    """Let the fragment run: that hands the component a token that holds."""
