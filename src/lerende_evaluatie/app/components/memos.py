"""The memos on the project: everybody reads them, each coder changes their own."""

import streamlit as st

from lerende_evaluatie.app import texts
from lerende_evaluatie.app.components import plain
from lerende_evaluatie.app.texts import setup
from lerende_evaluatie.domain.model import Note, NoteTarget, User
from lerende_evaluatie.usecases import review
from lerende_evaluatie.usecases.project import Project

_CHANGING, _TYPED = "memo_changing", "memo_new"


def of_project(project: Project, user: User | None) -> None:
    """Show the memos, and let a coder write."""
    plain.heading(setup.MEMO_TITLE)
    names = {one.guid: one.name for one in project.store.users()}
    notes = [note for note in project.store.notes() if note.target_kind is NoteTarget.PROJECT]
    if not notes:
        plain.paragraph(setup.MEMO_EMPTY)
    for note in notes:
        is_own = user is not None and note.user_guid == user.guid
        if user and is_own and st.session_state.get(_CHANGING) == note.guid:
            _change(project, user, note)
        else:
            _memo(note, names.get(note.user_guid, ""), user if is_own else None, project)
    if user is None:
        plain.hint(setup.MEMO_WHO)
    else:
        _new(project, user)


def _memo(note: Note, name: str, owner: User | None, project: Project) -> None:
    plain.memo(note.text, texts.MEMO_BY.format(by=name, at=texts.moment(note.at)))
    if owner is None:
        return
    with st.container(horizontal=True):
        if st.button(texts.MEMO_CHANGE, key=f"change_{note.guid}"):
            st.session_state[_CHANGING] = note.guid
            st.rerun()
        if st.button(texts.MEMO_WITHDRAW, key=f"withdraw_{note.guid}"):
            review.withdraw_memo(project, owner, note.guid)
            st.rerun()


def _change(project: Project, user: User, note: Note) -> None:
    with st.form(f"memo_{note.guid}", border=False):
        text = st.text_area(setup.MEMO_CHANGE_LABEL.format(at=texts.moment(note.at)), note.text)
        saves = st.form_submit_button(texts.MEMO_SAVE, type="primary")
        cancels = st.form_submit_button(setup.MEMO_CANCEL)
    if saves and text.strip() != note.text:
        review.change_memo(project, user, note.guid, text)
    if saves or cancels:
        del st.session_state[_CHANGING]
        st.rerun()


def _new(project: Project, user: User) -> None:
    with st.form("memo", border=False, clear_on_submit=True):
        text = st.text_area(setup.MEMO_LABEL, key=_TYPED)
        if st.form_submit_button(texts.MEMO_SAVE) and text.strip():
            review.write_memo(project, user, NoteTarget.PROJECT, "", text)
            st.rerun()
