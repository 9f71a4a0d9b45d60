"""The report to Word, and the quotes as a table beside it."""

import os
import tempfile
from pathlib import Path
from typing import Any

import streamlit as st

from lerende_evaluatie import plugins
from lerende_evaluatie.app import entry, navigation, session, texts
from lerende_evaluatie.app.components import plain
from lerende_evaluatie.app.texts import setup
from lerende_evaluatie.domain.report import Report
from lerende_evaluatie.errors import ExportError
from lerende_evaluatie.usecases.names import quotes_with_speaker_names
from lerende_evaluatie.usecases.project import Project
from lerende_evaluatie.usecases.report import build_report
from lerende_evaluatie.usecases.status import status

_MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
}
_PLACES_SHOWN = 5
_LARGEST_STYLE = 50
"""Megabytes."""


def show() -> None:
    """Draw the page."""
    project = session.project()
    plain.title(texts.REPORT)
    plain.paragraph(setup.REPORT_LEAD)
    now = status(project)
    if not now.sources:
        entry.needs_interviews(setup.REPORT_NO_SOURCES)
        return
    include = st.checkbox(setup.REPORT_SUGGESTIONS)
    if not now.codings and not include:
        plain.note(setup.REPORT_EMPTY, "info")
        navigation.to("review")
        return
    style = _style(project)
    forms = _tables()
    if st.button(setup.REPORT_BUTTON, type="primary"):
        _make(project, include, style, forms)


def _style(project: Project) -> Any:
    """Ask for a house style for this time; return the uploaded file, or None."""
    kept = project.settings.report_template
    style = st.file_uploader(setup.REPORT_STYLE, type=["docx", "dotx"], max_upload_size=_LARGEST_STYLE)
    plain.hint(setup.REPORT_STYLE_SETTINGS.format(file=kept) if kept else setup.REPORT_STYLE_NONE)
    return style


def _tables() -> list[str]:
    plain.paragraph(setup.REPORT_TABLES)
    with st.container(horizontal=True):
        return [form for form, label in setup.REPORT_TABLE.items() if st.checkbox(label, key=f"table_{form}")]


def _make(project: Project, include: bool, style: Any, forms: list[str]) -> None:
    report = build_report(project, include_suggestions=include)
    with tempfile.TemporaryDirectory() as folder:
        template = _template(project, style, Path(folder))
        document = _file("word", report, Path(folder, setup.REPORT_FILE), template)
        tables = {
            form: _file(f"quotes_{form}", report, Path(folder, setup.TABLE_FILE.format(form=form))) for form in forms
        }
    plain.note(setup.REPORT_READY, "success")
    _names(project, report)
    with st.container(horizontal=True):
        _download(setup.REPORT_DOWNLOAD, document, setup.REPORT_FILE, "docx")
        for form, content in tables.items():
            _download(setup.REPORT_DOWNLOAD_TABLE[form], content, setup.TABLE_FILE.format(form=form), form)


def _template(project: Project, style: Any, folder: Path) -> Path | None:
    if style is None:
        kept = project.settings.report_template
        return project.folder / kept if kept else None
    template = folder / f"huisstijl{Path(style.name).suffix.lower()}"
    template.write_bytes(style.getvalue())
    return template


def _file(exporter: str, report: Report, target: Path, template: Path | None = None) -> bytes:
    try:
        plugins.load("exporters", exporter).export(report, target, template=template)
    except ExportError as error:
        # A folder that is gone again in a moment helps nobody: the name says enough.
        raise ExportError(str(error).replace(f"{target.parent}{os.sep}", "")) from error
    return target.read_bytes()


def _download(label: str, content: bytes, name: str, form: str) -> None:
    st.download_button(label, content, name, _MEDIA_TYPES[form], on_click="ignore")


def _names(project: Project, report: Report) -> None:
    """Warn for quotes in which a speaker is called by name, as the command does."""
    places = quotes_with_speaker_names(project, report.quotes)
    if places:
        shown = "; ".join(places[:_PLACES_SHOWN])
        plain.note(texts.amount(len(places), setup.REPORT_NAMES, places=shown), "warning")
