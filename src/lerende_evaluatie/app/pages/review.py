"""The review page: who codes, and the room."""

from typing import Any

import streamlit as st

from lerende_evaluatie.app import navigation, room, session, texts
from lerende_evaluatie.app.components import plain, review
from lerende_evaluatie.app.safety import safe
from lerende_evaluatie.domain.model import User


def show() -> None:
    """Draw the page."""
    user = session.coder()
    if user is None:
        plain.title(texts.REVIEW)
        plain.paragraph(texts.CODER_FIRST)
        session.choose_coder()
    elif room.first_source(session.project(), None) is None:
        plain.title(texts.REVIEW)
        plain.note(texts.NEXT_INGEST, "info")
        navigation.to("ingest")
    else:
        _room()


@st.fragment
@safe
def _room() -> None:
    user = session.coder()
    if user is None:
        st.rerun(scope="app")
    box = _carry_out(user, review.outbox())
    project = session.project()
    guid = room.first_source(project, box.get("source") or session.wanted_source())
    if guid is None:
        st.rerun(scope="app")
    session.keep_source(guid)
    client, have = str(box.get("client", "")), str(box.get("have", ""))
    shown = review.show(room.room(project, session.desk(user), user, guid, client, have), on_box=_save)
    if shown != box:
        _carry_out(user, shown)
        st.rerun()


@safe
def _save() -> None:
    """Carry out what came in at once, also when another page is drawn next."""
    user = session.coder()
    if user is not None:
        _carry_out(user, review.outbox())


def _carry_out(user: User, box: dict[str, Any]) -> dict[str, Any]:
    operations = box.get("ops") or []
    session.desk(user).carry_out(session.project(), user, str(box.get("client", "")), operations)
    return box
