"""Opening a project, or making a new one."""

from functools import partial
from pathlib import Path

import streamlit as st

from lerende_evaluatie import bootstrap
from lerende_evaluatie.app import navigation, opening, session
from lerende_evaluatie.app.components import plain
from lerende_evaluatie.app.safety import safe
from lerende_evaluatie.app.texts import setup
from lerende_evaluatie.usecases import projects


def show() -> None:
    """Draw the page."""
    plain.title(setup.PROJECT)
    plain.paragraph(setup.PROJECT_LEAD)
    if session.asks_for_project() and session.chosen() is None:
        plain.note(setup.PROJECT_GONE, "warning")
    known, new = st.columns(2, gap="large")
    with known:
        _open()
    with new:
        _new()


def _open() -> None:
    plain.heading(setup.OPEN_TITLE)
    found = opening.projects()
    if found:
        with st.form("open_known", border=False):
            folder = st.selectbox(setup.OPEN_LABEL, found, format_func=_option)
            if st.form_submit_button(setup.OPEN_BUTTON, type="primary"):
                safe(partial(_enter, folder))()
    else:
        plain.paragraph(setup.OPEN_NONE)
    with st.form("open_path", border=False):
        hint = setup.OPEN_PATH_HINT.format(folder=opening.usual_place() / "werken-in-de-wijk")
        typed = st.text_input(setup.OPEN_PATH_LABEL, placeholder=hint)
        if st.form_submit_button(setup.OPEN_PATH_BUTTON):
            safe(partial(_enter_typed, typed))()


def _option(folder: Path) -> str:
    return setup.OPEN_OPTION.format(name=projects.name_of(folder), folder=folder)


def _new() -> None:
    plain.heading(setup.NEW_TITLE)
    titles = bootstrap.sample_titles()
    with st.form("new", border=False):
        name = st.text_input(setup.NEW_NAME_LABEL, placeholder=setup.NEW_NAME_HINT)
        place = st.text_input(setup.NEW_FOLDER_LABEL, str(opening.usual_place()))
        plain.hint(setup.NEW_FOLDER_NOTE)
        codebook = st.selectbox(setup.NEW_CODEBOOK_LABEL, list(titles), format_func=titles.__getitem__)
        if st.form_submit_button(setup.NEW_BUTTON, type="primary"):
            safe(partial(_make, name, place, codebook))()


def _make(typed: str, place: str, codebook: str) -> None:
    name = projects.clean_name(typed)
    folder = projects.folder_at(place) / projects.folder_for(name)
    bootstrap.new_project(folder, name=name, codebook=codebook)
    st.toast(setup.NEW_DONE)
    _enter(folder)


def _enter_typed(typed: str) -> None:
    _enter(projects.folder_at(typed))


def _enter(folder: Path) -> None:
    session.choose(folder)
    st.switch_page(navigation.page("start"))
