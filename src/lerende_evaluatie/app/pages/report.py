"""The report to Word."""

import tempfile
from pathlib import Path

import streamlit as st

from lerende_evaluatie.app import navigation, session, texts
from lerende_evaluatie.app.components import plain
from lerende_evaluatie.domain.report import Report
from lerende_evaluatie.usecases.names import quotes_with_speaker_names
from lerende_evaluatie.usecases.project import Project
from lerende_evaluatie.usecases.report import build_report
from lerende_evaluatie.usecases.status import status

_MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_PLACES_SHOWN = 5


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
        report = build_report(project, include_suggestions=include)
        document = _word(project, report)
        plain.note(texts.REPORT_READY, "success")
        _names(project, report)
        st.download_button(texts.REPORT_DOWNLOAD, document, texts.REPORT_FILE, _MIME, on_click="ignore")


def _names(project: Project, report: Report) -> None:
    """Warn for quotes in which a speaker is called by name, as the command does."""
    places = quotes_with_speaker_names(project, report.quotes)
    if places:
        shown = "; ".join(places[:_PLACES_SHOWN])
        plain.note(texts.amount(len(places), texts.REPORT_NAMES, places=shown), "warning")


def _word(project: Project, report: Report) -> bytes:
    from lerende_evaluatie.exporters import word

    template = project.settings.report_template
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, texts.REPORT_FILE)
        word.export(report, target, template=project.folder / template if template else None)
        return target.read_bytes()
