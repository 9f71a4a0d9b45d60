"""The report to Word, and the quotes as a table beside it."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import streamlit as st

from lerende_evaluatie import plugins
from lerende_evaluatie.app import entry, navigation, session, texts
from lerende_evaluatie.app.components import plain
from lerende_evaluatie.app.texts import setup
from lerende_evaluatie.domain.report import Part, Report
from lerende_evaluatie.errors import ExportError
from lerende_evaluatie.usecases.exporting import Exported, changes_in_words, write_word
from lerende_evaluatie.usecases.names import quotes_with_speaker_names
from lerende_evaluatie.usecases.project import Project
from lerende_evaluatie.usecases.report import build_report
from lerende_evaluatie.usecases.status import status

_MEDIA_TYPES = {
    ".html": "text/html",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".csv": "text/csv",
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
    comments = st.checkbox(setup.REPORT_COMMENTS)
    parts = _parts()
    style = _style(project)
    forms = _beside()
    if st.button(setup.REPORT_BUTTON, type="primary"):
        report = build_report(project, include_suggestions=include, parts=parts, with_comments=comments)
        _make(project, report, style, forms)


def _parts() -> list[Part]:
    """Ask which parts the report has."""
    with st.expander(setup.REPORT_PARTS):
        return [part for part in Part if st.checkbox(setup.REPORT_PART[part], value=True, key=f"part_{part}")]


def _style(project: Project) -> Any:
    """Ask for a house style for this time; return the uploaded file, or None."""
    kept = project.settings.report_template
    style = st.file_uploader(setup.REPORT_STYLE, type=["docx", "dotx"], max_upload_size=_LARGEST_STYLE)
    plain.hint(setup.REPORT_STYLE_SETTINGS.format(file=kept) if kept else setup.REPORT_STYLE_NONE)
    return style


def _beside() -> list[str]:
    """Ask in which other forms the report is wanted; return their exporters."""
    plain.paragraph(setup.REPORT_BESIDE)
    with st.container(horizontal=True):
        forms = setup.REPORT_BESIDE_FORMS.items()
        return [form for form, (label, _) in forms if st.checkbox(label, key=f"form_{form}")]


def _make(project: Project, report: Report, style: Any, forms: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder, _without(Path(folder)):
        exported = write_word(project, report, Path(folder, setup.REPORT_FILE), _template(project, style, Path(folder)))
        made = {setup.REPORT_FILE: Path(folder, setup.REPORT_FILE).read_bytes()}
        if exported.changes:
            made[exported.changes.name] = exported.changes.read_bytes()
        for form in forms:
            name = setup.REPORT_BESIDE_FORMS[form][1]
            plugins.load("exporters", form).export(report, Path(folder, name))
            made[name] = Path(folder, name).read_bytes()
    plain.note(setup.REPORT_READY, "success")
    _names(project, report)
    _changes(exported)
    with st.container(horizontal=True):
        for name, content in made.items():
            label = setup.REPORT_DOWNLOADS.get(name, setup.REPORT_DOWNLOAD_CHANGES)
            st.download_button(label, content, name, _MEDIA_TYPES[Path(name).suffix], on_click="ignore")


def _changes(exported: Exported) -> None:
    """Say what changed in the evidence since the report before."""
    found = exported.differences
    if found:
        changes = changes_in_words(found) or setup.REPORT_SAME
        plain.note(setup.REPORT_SINCE.format(moment=texts.moment(found.since.at), changes=changes), "info")


@contextmanager
def _without(folder: Path) -> Iterator[None]:
    """Leave a folder that is gone again in a moment out of what went wrong: the name of the file says enough."""
    try:
        yield
    except ExportError as error:
        raise ExportError(str(error).replace(f"{folder}{os.sep}", "")) from error


def _template(project: Project, style: Any, folder: Path) -> Path | None:
    if style is None:
        kept = project.settings.report_template
        return project.folder / kept if kept else None
    template = folder / f"huisstijl{Path(style.name).suffix.lower()}"
    template.write_bytes(style.getvalue())
    return template


def _names(project: Project, report: Report) -> None:
    """Warn for quotes in which a speaker is called by name, as the command does."""
    places = quotes_with_speaker_names(project, report.quotes)
    if places:
        shown = "; ".join(places[:_PLACES_SHOWN])
        plain.note(texts.amount(len(places), setup.REPORT_NAMES, places=shown), "warning")
