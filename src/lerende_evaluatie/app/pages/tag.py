"""Having suggestions made."""

import streamlit as st

from lerende_evaluatie.app import entry, navigation, opening, session, texts
from lerende_evaluatie.app.components import plain
from lerende_evaluatie.app.components.progress import bar
from lerende_evaluatie.app.texts import setup
from lerende_evaluatie.usecases.project import Project
from lerende_evaluatie.usecases.tag import TagReport, tag


def show() -> None:
    """Draw the page."""
    project = session.project()
    plain.title(texts.TAG)
    plain.paragraph(setup.TAG_LEAD)
    if not project.store.sources():
        entry.needs_interviews(texts.NEXT_INGEST)
        return
    kept = f"tag_report {opening.id_of(project.folder)}"
    if st.button(setup.TAG_BUTTON):
        st.session_state[kept] = _tag(project)
    if kept in st.session_state:
        _report(project, st.session_state[kept])


def _tag(project: Project) -> TagReport:
    with opening.working(project.folder), st.spinner(setup.STARTING.format(what=setup.TAG_BUTTON)):
        return tag(project, bar)


def _report(project: Project, report: TagReport) -> None:
    total = report.open_by_source.total()
    plain.note(_sentence(total, report.tagged, report.unchanged), "success")
    navigation.to("review")
    sources, codes = st.columns(2)
    with sources:
        plain.table(setup.TAG_HEAD_SOURCE, sorted(report.open_by_source.items()))
    with codes:
        names = project.codebook.name_of
        plain.table(setup.TAG_HEAD_CODE, [(names(code), count) for code, count in report.open_by_code.most_common()])
    if report.examples or report.decisions:
        plain.paragraph(setup.TAG_LEARNED.format(examples=report.examples, decisions=report.decisions))
    plain.paragraph(setup.TAG_HOW.format(pipeline=report.pipeline, codebook=report.codebook))


def _sentence(total: int, tagged: int, unchanged: int) -> str:
    seen = texts.amount(tagged, setup.TAG_DONE) + "."
    if unchanged:
        seen = f"{seen[:-1]}, {texts.amount(unchanged, setup.TAG_UNCHANGED)}."
    return f"{texts.amount(total, setup.TAG_OPEN)} {seen}"
