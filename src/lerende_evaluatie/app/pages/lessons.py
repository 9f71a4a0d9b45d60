"""Lessons: what the evaluation teaches, each on the quotes that speak for it and against it."""

from typing import Any
from uuid import uuid4

import streamlit as st

from lerende_evaluatie.app import entry, opening, session
from lerende_evaluatie.app.components import lessons, plain
from lerende_evaluatie.app.safety import safe
from lerende_evaluatie.app.texts.lessons import EMPTY, LEAD, PAGE, TITLE

_START = "les_begin"
_ASKED = {"code": "code", "pilot": "case", "groep": "group", "ronde": "round"}
"""What an address can ask for → what the page calls it."""


def show() -> None:
    """Draw the page."""
    if entry.is_ready(TITLE, EMPTY):
        plain.title(TITLE)
        plain.paragraph(LEAD)
        _lessons()


@st.fragment
@safe
def _lessons() -> None:
    coder = session.coder()
    lessons.show(
        {
            "api": session.api(),
            "texts": PAGE,
            "project": opening.id_of(session.folder()),
            "coder": coder.guid if coder else None,
            "start": _start(),
        },
        on_stale=session.draw_again,
    )


def _start() -> dict[str, Any] | None:
    """Return which new lesson the address asks for; it asks once, so that a reload makes no other one."""
    asked = {name: st.query_params[key] for key, name in _ASKED.items() if key in st.query_params}
    if asked:
        st.session_state[_START] = {"guid": str(uuid4()), **asked}
        for key in _ASKED:
            st.query_params.pop(key, None)
    start: dict[str, Any] | None = st.session_state.get(_START)
    return start
