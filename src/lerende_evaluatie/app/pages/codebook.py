"""The codebook: read and changed code by code, or as text."""

import streamlit as st

from lerende_evaluatie.app import session, texts
from lerende_evaluatie.app.components import codebook, plain
from lerende_evaluatie.app.safety import safe
from lerende_evaluatie.app.texts.codebook import BOOK, TITLE


def show() -> None:
    """Draw the page."""
    if session.coder() is None:
        plain.title(TITLE)
        plain.paragraph(texts.CODER_FIRST)
        session.choose_coder()
    else:
        _book()


@st.fragment
@safe
def _book() -> None:
    codebook.show({"api": session.api(), "texts": BOOK}, on_stale=_draw_again)


def _draw_again() -> None:
    """Let the fragment run: that hands the component a token that holds."""
