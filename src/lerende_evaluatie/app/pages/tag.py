"""Having suggestions made."""

import streamlit as st

from lerende_evaluatie.app import navigation, opening, session, texts
from lerende_evaluatie.app.components import plain
from lerende_evaluatie.app.components.progress import bar
from lerende_evaluatie.usecases.project import Project
from lerende_evaluatie.usecases.tag import TagReport, tag

_LAST = "tag_report"


def show() -> None:
    """Draw the page."""
    project = session.project()
    plain.title(texts.TAG)
    plain.paragraph(texts.TAG_LEAD)
    if not project.store.sources():
        plain.note(texts.NEXT_INGEST, "info")
        navigation.to("ingest")
        return
    if st.button(texts.TAG_BUTTON):
        st.session_state[_LAST] = _tag(project)
    if _LAST in st.session_state:
        _report(project, st.session_state[_LAST])


def _tag(project: Project) -> TagReport:
    with opening.working():
        return tag(project, bar)


def _report(project: Project, report: TagReport) -> None:
    total = report.open_by_source.total()
    plain.note(_sentence(total, report.tagged, report.unchanged), "success")
    navigation.to("review")
    sources, codes = st.columns(2)
    with sources:
        plain.table(texts.TAG_HEAD_SOURCE, sorted(report.open_by_source.items()))
    with codes:
        names = project.codebook.name_of
        plain.table(texts.TAG_HEAD_CODE, [(names(code), count) for code, count in report.open_by_code.most_common()])
    plain.paragraph(texts.TAG_HOW.format(pipeline=report.pipeline, codebook=report.codebook))


def _sentence(total: int, tagged: int, unchanged: int) -> str:
    seen = f"{texts.amount(tagged, texts.TAG_DONE)}, {texts.amount(unchanged, texts.TAG_UNCHANGED)}."
    return f"{texts.amount(total, texts.TAG_OPEN)} {seen}"
