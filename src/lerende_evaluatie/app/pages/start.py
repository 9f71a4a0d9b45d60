"""Where the evaluation stands, who codes, and what to do next."""

import streamlit as st

from lerende_evaluatie.app import navigation, session, texts
from lerende_evaluatie.app.components import plain
from lerende_evaluatie.projects.folder import TRANSCRIPTS
from lerende_evaluatie.usecases.project import Project
from lerende_evaluatie.usecases.status import Status, status


def show() -> None:
    """Draw the page."""
    project = session.project()
    now = status(project)
    plain.title(now.name)
    _next_step(project, now)
    _coder()
    if now.sources:
        _figures(now)
        _sources(project, now)
    _lost(project, now)
    plain.paragraph(texts.CODEBOOK_LINE.format(codebook=now.codebook))


def _next_step(project: Project, now: Status) -> None:
    sentence, page = _next(now)
    plain.note(sentence, "info")
    if page == "ingest":
        plain.paragraph(str(project.folder / TRANSCRIPTS), path=True)
    navigation.to(page)


def _next(now: Status) -> tuple[str, str]:
    if not now.sources:
        return texts.NEXT_INGEST, "ingest"
    if now.open:
        return texts.NEXT_REVIEW, "review"
    return (texts.NEXT_REPORT, "report") if now.decided else (texts.NEXT_TAG, "tag")


def _coder() -> None:
    user = session.coder()
    if user is None:
        session.choose_coder()
        return
    plain.paragraph(texts.CODER_NOW.format(name=user.name))
    st.button(texts.CODER_OTHER, on_click=session.forget_coder)


def _figures(now: Status) -> None:
    plain.paragraph(texts.START_LEAD)
    values = (len(now.sources), now.open, now.decided, now.codings, now.notes)
    plain.figures([texts.amount(value, words) for value, words in zip(values, texts.FIGURES, strict=True)], values)


def _sources(project: Project, now: Status) -> None:
    groups = project.settings.groups
    rows = [
        (
            item.name,
            item.case or texts.NO_CASE,
            groups.get(item.group or "", item.group or texts.NO_CASE),
            item.open,
            item.codings,
        )
        for item in now.sources
    ]
    plain.table(texts.SOURCES_HEAD, rows)


def _lost(project: Project, now: Status) -> None:
    if now.lost:
        st.subheader(texts.LOST_TITLE)
        plain.note(texts.LOST_LEAD, "warning")
        plain.table(texts.LOST_HEAD, [(item.place, project.codebook.name_of(item.code_id)) for item in now.lost])
