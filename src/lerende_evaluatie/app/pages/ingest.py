"""Reading transcripts in, and seeing what was odd about them."""

import streamlit as st

from lerende_evaluatie.app import navigation, opening, session, texts
from lerende_evaluatie.app.components import plain
from lerende_evaluatie.app.components.progress import bar
from lerende_evaluatie.domain.model import Role, Source
from lerende_evaluatie.projects.folder import TRANSCRIPTS
from lerende_evaluatie.usecases.ingest import IngestReport, IngestRow, ingest
from lerende_evaluatie.usecases.project import Project

_LAST = "ingest_report"


def show() -> None:
    """Draw the page."""
    project = session.project()
    plain.title(texts.INGEST)
    plain.paragraph(texts.INGEST_LEAD)
    plain.paragraph(str(project.folder / TRANSCRIPTS), path=True)
    plain.paragraph(texts.INGEST_FORMATS.format(formats=", ".join(sorted(project.readers))))
    if st.button(texts.INGEST_BUTTON):
        st.session_state[_LAST] = _ingest(project)
    if _LAST in st.session_state:
        _report(st.session_state[_LAST])


def _ingest(project: Project) -> IngestReport:
    with opening.working():
        return ingest(project, bar)


def _report(report: IngestReport) -> None:
    read = sum(not row.error for row in report.rows)
    done = texts.INGEST_DONE_ONE if read == 1 else texts.INGEST_DONE.format(count=read)
    plain.note(done, "success")
    if not report.complete:
        plain.note(texts.INGEST_INCOMPLETE, "warning")
    if report.problems:
        plain.note("\n".join((texts.INGEST_PROBLEMS, *report.problems)), "warning")
    navigation.to("tag")
    plain.table(texts.INGEST_HEAD, [_row(row) for row in report.rows])
    remarks = _remarks(report)
    if remarks:
        st.subheader(texts.INGEST_REMARKS, anchor=False)
        plain.paragraph("\n".join(remarks))


def _row(row: IngestRow) -> tuple[str | int, ...]:
    remarks = len(row.warnings) + bool(row.error)
    if row.source is None:
        return row.name, row.state.value, texts.NO_CASE, texts.NOBODY, texts.NOBODY, 0, 0, remarks
    source = row.source
    case = source.variables.case or texts.NO_CASE
    people = _speakers(source, Role.INTERVIEWER), _speakers(source, Role.RESPONDENT)
    return row.name, row.state.value, case, *people, len(source.turns), _words(source), remarks


def _remarks(report: IngestReport) -> list[str]:
    """Return what could not be read and what is odd, a line each; what holds for several files is said once."""
    files: dict[str, list[str]] = {}
    for row in report.rows:
        for remark in row.warnings:
            files.setdefault(remark, []).append(row.name)
    errors = [texts.INGEST_ERROR.format(error=row.error) for row in report.rows if row.error]
    odd = [texts.INGEST_REMARK.format(names=", ".join(names), remark=remark) for remark, names in files.items()]
    return [*errors, *odd]


def _speakers(source: Source, role: Role) -> str:
    names = dict.fromkeys(turn.speaker for turn in source.turns if turn.speaker and turn.role is role)
    return ", ".join(names) or texts.NOBODY


def _words(source: Source) -> int:
    return sum(len(source.words_of(turn).split()) for turn in source.turns)
