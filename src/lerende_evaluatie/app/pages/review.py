"""The review page: who codes, and the room."""

import re

import streamlit as st

from lerende_evaluatie.app import entry, session, texts
from lerende_evaluatie.app.components import review
from lerende_evaluatie.app.safety import safe
from lerende_evaluatie.app.texts import find, room

_PLACE = re.compile(r"(\d{1,9})-(\d{1,9})")


def show() -> None:
    """Draw the page."""
    if entry.is_ready(texts.REVIEW, texts.NEXT_INGEST):
        _room()


@st.fragment
@safe
def _room() -> None:
    user = session.coder()
    if user is None:
        st.rerun(scope="app")
    data = {
        "api": session.api(),
        "coder": {"guid": user.guid, "name": user.name},
        "source": session.wanted_source(),
        "jump": _place(),
        "texts": room.ROOM,
        "find": find.FIND,
    }
    review.show(data, on_source=_keep_source, on_stale=session.draw_again)


def _keep_source() -> None:
    if source := review.source():
        session.keep_source(source)


def _place() -> dict[str, int] | None:
    """Return the passage that the address asks for: another page led here to read it."""
    found = _PLACE.fullmatch(st.query_params.get("plek", ""))
    return {"start": int(found[1]), "end": int(found[2])} if found else None
