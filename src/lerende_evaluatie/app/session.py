"""Who works here, and on what: kept in the session, and found again after a reload by the address of the page."""

import sys
from pathlib import Path

import streamlit as st

from lerende_evaluatie.app import opening, texts
from lerende_evaluatie.app.components import plain
from lerende_evaluatie.app.desk import Desk
from lerende_evaluatie.app.safety import safe
from lerende_evaluatie.domain.model import User
from lerende_evaluatie.usecases import review
from lerende_evaluatie.usecases.project import Project

_CODER, _SOURCE = "codeur", "interview"


def folder() -> Path:
    """Return the project's folder."""
    return opening.folder_from(sys.argv[1:])


def project() -> Project:
    """Return the project."""
    return opening.project_in(folder())


def coder() -> User | None:
    """Return who codes, or None when nobody said so yet. The address holds a guid, not a name."""
    guid = st.session_state.get(_CODER) or st.query_params.get(_CODER)
    found = next((user for user in project().store.users() if user.guid == guid), None)
    if found:
        st.session_state[_CODER] = found.guid
        _in_address(_CODER, found.guid)
    return found


def desk(user: User) -> Desk:
    """Return the coder's desk."""
    return opening.desk_of(folder(), user.guid)


def wanted_source() -> str | None:
    """Return the guid of the interview that was on the screen last."""
    return st.session_state.get(_SOURCE) or st.query_params.get(_SOURCE)


def keep_source(guid: str) -> None:
    """Remember which interview is on the screen."""
    st.session_state[_SOURCE] = guid
    _in_address(_SOURCE, guid)


def choose_coder() -> None:
    """Ask who codes; a new name makes a new coder."""
    plain.paragraph(texts.CODER_LEAD)
    names = [user.name for user in project().store.users()]
    st.selectbox(
        texts.CODER_LABEL,
        names,
        index=None,
        key="coder_name",
        placeholder=texts.CODER_PLACEHOLDER if names else texts.CODER_HINT,
        accept_new_options=True,
        on_change=_take_name,
    )


def forget_coder() -> None:
    """Let somebody else sit down."""
    st.session_state.pop(_CODER, None)
    st.query_params.pop(_CODER, None)


@safe
def _take_name() -> None:
    name = st.session_state.get("coder_name")
    if name:
        st.session_state[_CODER] = review.coder(project(), name).guid


def _in_address(key: str, value: str) -> None:
    if st.query_params.get(key) != value:
        st.query_params[key] = value
