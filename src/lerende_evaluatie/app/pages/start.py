"""Where the evaluation stands, who codes, and what to do next."""

from collections.abc import Sequence

import streamlit as st

from lerende_evaluatie.app import navigation, session, texts
from lerende_evaluatie.app.components import memos, plain
from lerende_evaluatie.app.pages import project as choosing
from lerende_evaluatie.app.texts import setup
from lerende_evaluatie.domain.model import Coding, User
from lerende_evaluatie.usecases.project import Project
from lerende_evaluatie.usecases.status import Status, status


def show() -> None:
    """Draw the page; without a project, that of choosing one."""
    if session.chosen() is None:
        choosing.show()
        return
    project, user = session.project(), session.coder()
    now = status(project)
    mine = status(project, user) if user else None
    plain.title(now.name)
    _next_step(mine or now, user)
    _coder(user)
    if now.sources:
        _figures(now, mine)
        _sources(project, mine or now, user)
    _lost(project, now)
    memos.of_project(project, user)
    _where(project, now)


def _next_step(now: Status, user: User | None) -> None:
    sentence, page = _next(now, user)
    plain.note(sentence, "info")
    navigation.to(page)


def _next(now: Status, user: User | None) -> tuple[str, str]:
    if not now.sources:
        return texts.NEXT_INGEST, "ingest"
    if now.open:
        return setup.NEXT_REVIEW, "review"
    if now.decided:
        return (setup.NEXT_REPORT_MINE if user else setup.NEXT_REPORT), "report"
    return setup.NEXT_TAG, "tag"


def _coder(user: User | None) -> None:
    plain.heading(setup.CODER_TITLE)
    if user is None:
        session.choose_coder()
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        plain.paragraph(setup.CODER_NOW.format(name=user.name))
        st.button(setup.CODER_OTHER, on_click=session.forget_coder)


def _figures(now: Status, mine: Status | None) -> None:
    plain.heading(setup.START_LEAD)
    _row((len(now.sources), now.open, now.decided, now.codings, now.notes), setup.FIGURES)
    if mine:
        plain.paragraph(setup.START_MINE)
        _row((mine.open, mine.decided), setup.MY_FIGURES)


def _row(values: Sequence[int], words: Sequence[tuple[str, str]]) -> None:
    plain.figures([texts.amount(value, one) for value, one in zip(values, words, strict=True)], values)


def _sources(project: Project, now: Status, user: User | None) -> None:
    groups = project.settings.groups
    rows = [
        (
            item.name,
            item.case or setup.NO_CASE,
            groups.get(item.group or "", item.group or setup.NO_CASE),
            item.open,
            item.codings,
        )
        for item in now.sources
    ]
    plain.table(setup.SOURCES_HEAD_MINE if user else setup.SOURCES_HEAD, rows)


def _lost(project: Project, now: Status) -> None:
    if not now.lost:
        return
    plain.heading(setup.LOST_TITLE)
    plain.note(setup.LOST_LEAD, "warning")
    links = {coding.guid: _link(project, coding) for coding in project.store.lost_codings()}
    rows = [(item.place, project.codebook.name_of(item.code_id), links.get(item.guid, "")) for item in now.lost]
    plain.table(setup.LOST_HEAD, rows)


def _link(project: Project, coding: Coding) -> plain.Link | str:
    """Return the way to where the words stood: the same turn of the transcript as it is now."""
    old = project.store.source(coding.source_guid)
    new = next((source for source in project.store.sources() if old and source.name == old.name), None)
    turn = old.turn_at(coding.selection.start) if old else None
    if new is None or turn is None or not new.turns:
        return setup.NO_CASE
    here = new.turns[min(turn.index, len(new.turns) - 1)]
    path = navigation.PAGES["review"][1]
    return plain.Link(
        setup.LOST_LINK, session.address(path, {"interview": new.guid, "plek": f"{here.start}-{here.end}"})
    )


def _where(project: Project, now: Status) -> None:
    plain.heading(setup.PROJECT_TITLE_HERE)
    plain.paragraph(setup.CODEBOOK_LINE.format(codebook=now.codebook))
    plain.paragraph(setup.FOLDER_LINE.format(folder=project.folder))
    if st.button(setup.PROJECT_OTHER):
        st.switch_page(navigation.page("project"))
