"""The report to Word."""

import tempfile
from pathlib import Path

import streamlit as st

from lerende_evaluatie.app import navigation, session, texts
from lerende_evaluatie.app.components import plain
from lerende_evaluatie.usecases.project import Project
from lerende_evaluatie.usecases.report import build_report
from lerende_evaluatie.usecases.status import status

_MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def show() -> None:
    """Draw the page."""
    project = session.project()
    plain.title(texts.REPORT)
    plain.paragraph(texts.REPORT_LEAD)
    include = st.checkbox(texts.REPORT_SUGGESTIONS)
    if not status(project).codings and not include:
        plain.note(texts.REPORT_EMPTY, "info")
        navigation.to("review")
    elif st.button(texts.REPORT_BUTTON):
        document = _word(project, include)
        plain.note(texts.REPORT_READY, "success")
        st.download_button(texts.REPORT_DOWNLOAD, document, texts.REPORT_FILE, _MIME, on_click="ignore")


def _word(project: Project, include_suggestions: bool) -> bytes:
    from lerende_evaluatie.exporters import word

    report = build_report(project, include_suggestions=include_suggestions)
    template = project.settings.report_template
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, texts.REPORT_FILE)
        word.export(report, target, template=project.folder / template if template else None)
        return target.read_bytes()
