"""The interviews: adding transcripts, seeing what was read, and mending what is known about them."""

import streamlit as st

from lerende_evaluatie.app import navigation, opening, session, texts
from lerende_evaluatie.app.api import interviews
from lerende_evaluatie.app.components import grid, plain
from lerende_evaluatie.app.components.progress import bar
from lerende_evaluatie.app.safety import safe
from lerende_evaluatie.app.texts import setup
from lerende_evaluatie.domain.model import Role, Source
from lerende_evaluatie.projects.folder import TRANSCRIPTS
from lerende_evaluatie.usecases import transcripts
from lerende_evaluatie.usecases.ingest import IngestReport, IngestRow, State, ingest
from lerende_evaluatie.usecases.project import Project
from lerende_evaluatie.usecases.transcripts import Handed, Sorting

_ROUND = "upload_round"
"""Raised after files were added, so that the field for files is empty again."""


def show() -> None:
    """Draw the page."""
    project = session.project()
    plain.title(texts.INGEST)
    # Containers, so that the grid keeps its place on the page, and with that what somebody typed in it.
    with st.container():
        _add(project)
    _by_hand(project)
    report = opening.last_report(project.folder)
    with st.container():
        if report:
            _report(project, report)
    if project.store.sources():
        _grid()
        if report:
            plain.paragraph(setup.INGEST_NEXT)
        navigation.to("tag")


def _add(project: Project) -> None:
    plain.paragraph(setup.INGEST_LEAD)
    plain.hint(setup.INGEST_FORMATS.format(formats=", ".join(sorted(project.readers))))
    files = st.file_uploader(
        setup.INGEST_UPLOAD,
        accept_multiple_files=True,
        max_upload_size=transcripts.LARGEST // 1_000_000,
        key=f"upload_{st.session_state.get(_ROUND, 0)}",
    )
    if not files:
        return
    handed = [Handed(file.name, file.getvalue()) for file in files]
    sorting = transcripts.sort(project, handed)
    if sorting.faults:
        plain.note("\n".join(sorting.faults), "error")
    replace = bool(sorting.present) and _may_replace(sorting)
    count = len(sorting.new) + (len(sorting.present) if replace else 0)
    if count and st.button(texts.amount(count, setup.INGEST_ADD), type="primary"):
        with opening.working(project.folder):
            transcripts.add(project, handed, replace=replace)
        st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
        _read(project)


def _may_replace(sorting: Sorting) -> bool:
    names = ", ".join(file.name for file in sorting.present)
    plain.note(texts.amount(len(sorting.present), setup.INGEST_PRESENT, names=names), "warning")
    return st.checkbox(texts.amount(len(sorting.present), setup.INGEST_REPLACE))


def _by_hand(project: Project) -> None:
    with st.expander(setup.INGEST_FOLDER_TITLE):
        plain.paragraph(setup.INGEST_FOLDER)
        plain.paragraph(str(project.folder / TRANSCRIPTS), path=True)
        if st.button(setup.INGEST_BUTTON):
            _read(project)


def _read(project: Project, *, remove_missing: bool = False) -> None:
    with opening.working(project.folder):
        opening.keep_report(project.folder, ingest(project, bar, remove_missing=remove_missing))
    st.rerun()


def _report(project: Project, report: IngestReport) -> None:
    read = sum(not row.error and row.state not in (State.DISAPPEARED, State.REMOVED) for row in report.rows)
    plain.note(texts.amount(read, setup.INGEST_DONE), "success")
    if not report.complete:
        plain.note(setup.INGEST_INCOMPLETE, "warning")
    if report.problems:
        plain.note("\n".join((setup.INGEST_PROBLEMS, *report.problems)), "warning")
    gone = sum(row.state is State.DISAPPEARED for row in report.rows)
    if gone and st.button(texts.amount(gone, setup.INGEST_REMOVE)):
        _read(project, remove_missing=True)
    plain.heading(setup.INGEST_TABLE)
    plain.table(setup.INGEST_HEAD, [_row(row) for row in report.rows])
    remarks = _remarks(report)
    if remarks:
        plain.heading(setup.INGEST_REMARKS)
        plain.paragraph("\n".join(remarks))


@st.fragment
@safe
def _grid() -> None:
    known = interviews.interviews(session.visitor(), {})
    data = {"api": session.api(), "texts": setup.GRID, "project": opening.id_of(session.folder()), **known}
    if grid.show(data, on_saved=session.draw_again, on_stale=session.draw_again):
        st.rerun(scope="app")  # what was read stands above the grid


def _row(row: IngestRow) -> tuple[str | int, ...]:
    remarks = len(row.warnings) + bool(row.error)
    if row.source is None:
        return row.name, row.state.value, setup.NO_CASE, setup.NOBODY, setup.NOBODY, 0, 0, remarks
    source = row.source
    case = source.variables.case or setup.NO_CASE
    people = _speakers(source, Role.INTERVIEWER), _speakers(source, Role.RESPONDENT)
    return row.name, row.state.value, case, *people, len(source.turns), _words(source), remarks


def _remarks(report: IngestReport) -> list[str]:
    """Return what could not be read and what is odd, a line each; what holds for several files is said once."""
    files: dict[str, list[str]] = {}
    for row in report.rows:
        for remark in row.warnings:
            files.setdefault(remark, []).append(row.name)
    errors = [setup.INGEST_ERROR.format(error=row.error) for row in report.rows if row.error]
    odd = [setup.INGEST_REMARK.format(names=", ".join(names), remark=remark) for remark, names in files.items()]
    return [*errors, *odd]


def _speakers(source: Source, role: Role) -> str:
    names = dict.fromkeys(turn.speaker for turn in source.turns if turn.speaker and turn.role is role)
    return ", ".join(names) or setup.NOBODY


def _words(source: Source) -> int:
    return sum(len(source.words_of(turn).split()) for turn in source.turns)
