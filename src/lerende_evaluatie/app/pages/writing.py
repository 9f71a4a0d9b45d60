"""Writing: judgements on the balance, summaries per theme and pilot, portraits, the introduction, figures of others."""

from pathlib import Path

import streamlit as st

from lerende_evaluatie.app import entry, opening, session, texts
from lerende_evaluatie.app.components import plain, writing
from lerende_evaluatie.app.safety import safe
from lerende_evaluatie.app.texts import writing as words
from lerende_evaluatie.errors import ConfigError
from lerende_evaluatie.files import reason, write_whole
from lerende_evaluatie.projects.context import COLUMNS, FILE
from lerende_evaluatie.usecases import writing as usecase

PREVIOUS = "context.vorige.csv"
LARGEST = 2
"""Megabytes that a file with figures may hold."""
_ROUND, _SAVED = "context_round", "context_saved"


def show() -> None:
    """Draw the page."""
    if entry.is_ready(words.TITLE, words.EMPTY):
        plain.title(words.TITLE)
        plain.paragraph(words.LEAD)
        with st.expander(words.CONTEXT):
            _figures()
        _writing()


@safe
def _figures() -> None:
    file = session.folder() / FILE
    plain.paragraph(words.CONTEXT_LEAD)
    handed = st.file_uploader(
        words.CONTEXT_UPLOAD, type="csv", max_upload_size=LARGEST, key=f"context_{st.session_state.get(_ROUND, 0)}"
    )
    if handed is not None:
        st.session_state.pop(_SAVED, None)
        if file.exists():
            plain.note(words.CONTEXT_REPLACE, "warning")
        if st.button(words.CONTEXT_SAVE, type="primary"):
            _keep(file, handed.getvalue())
            st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
            st.session_state[_SAVED] = True
            st.rerun()
    if st.session_state.get(_SAVED):
        _said()
    with st.container(horizontal=True):
        empty = f"{';'.join(COLUMNS)}\n".encode("utf-8-sig")
        st.download_button(words.CONTEXT_EMPTY, empty, FILE, "text/csv", on_click="ignore")
        if file.exists():
            st.download_button(words.CONTEXT_NOW, file.read_bytes(), FILE, "text/csv", on_click="ignore")


def _keep(file: Path, content: bytes) -> None:
    """Write the file; what stood there before stays beside it."""
    try:
        before = file.read_bytes() if file.exists() else None
        if before == content:
            return
        if before is not None:
            write_whole(file.with_name(PREVIOUS), before)
        write_whole(file, content)
    except OSError as error:
        raise ConfigError(words.CONTEXT_NOT_WRITTEN.format(why=reason(error))) from error


def _said() -> None:
    found = usecase.context(session.project())
    plain.note(texts.amount(len(found.figures), words.CONTEXT_SAVED), "success")
    if found.faults:
        plain.note(texts.amount(len(found.faults), words.CONTEXT_FAULTS), "warning")


@st.fragment
@safe
def _writing() -> None:
    folder, coder = session.folder(), session.coder()
    figures = folder / FILE
    writing.show(
        {
            "api": session.api(),
            "texts": words.PAGE,
            "project": opening.id_of(folder),
            "coder": coder.guid if coder else None,
            "figures": figures.stat().st_mtime_ns if figures.exists() else 0,
        },
        on_stale=session.draw_again,
    )
