"""Who works here, and on what: kept in the session, and found again after a reload by the address of the page."""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from lerende_evaluatie.app import opening, texts
from lerende_evaluatie.app.api.tokens import Holder, tokens
from lerende_evaluatie.app.api.visitor import Visitor
from lerende_evaluatie.app.components import plain
from lerende_evaluatie.app.safety import safe
from lerende_evaluatie.domain.model import User
from lerende_evaluatie.errors import UsageError
from lerende_evaluatie.usecases import review
from lerende_evaluatie.usecases.project import Project

_PROJECT, _CODER, _SOURCE = "project", "codeur", "interview"


def chosen() -> Path | None:
    """Return the folder of the project that this page shows, or None when there is none yet.

    The address holds an id that only this program knows how to follow; a page without one shows the project that
    the program was started on.
    """
    asked = st.session_state.get(_PROJECT) or st.query_params.get(_PROJECT)
    if asked is None:
        return opening.first_folder()
    st.session_state[_PROJECT] = asked
    _in_address(_PROJECT, asked)
    return opening.folder_of(asked)


def asks_for_project() -> bool:
    """Tell whether the address names a project, known or not."""
    return _PROJECT in st.session_state


def choose(folder: Path) -> None:
    """Show the project in `folder` from now on; whoever coded in another is not known here yet."""
    asked = opening.admit(folder)
    if folder.resolve() != chosen():
        for key in (_CODER, _SOURCE):
            st.session_state.pop(key, None)
            st.query_params.pop(key, None)
    st.session_state[_PROJECT] = asked
    _in_address(_PROJECT, asked)


def folder() -> Path:
    """Return the project's folder."""
    found = chosen()
    if found is None:
        raise UsageError(texts.NO_PROJECT)
    return found


def address(path: str, more: Mapping[str, str]) -> str:
    """Return the address of a page of ours, for the project and the coder of this one."""
    known = {key: st.session_state[key] for key in (_PROJECT, _CODER) if st.session_state.get(key)}
    return f"{path}?{urlencode({**known, **more})}"


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


def api() -> dict[str, str]:
    """Return what a component needs to ask us things between two runs."""
    return {"token": tokens.issue(Holder(folder(), coder()))}


def draw_again() -> None:
    """Let the fragment of a component run, which is all that a callback does: that hands it a token that holds."""


def visitor() -> Visitor:
    """Return who looks at this page, as the own routes know it."""
    return Visitor(project(), coder())


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
