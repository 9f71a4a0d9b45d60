"""Topics: what is in the interviews that the codebook does not name."""

import streamlit as st

from lerende_evaluatie.app import entry, opening, session, texts
from lerende_evaluatie.app.components import plain, topics
from lerende_evaluatie.app.components.progress import bar
from lerende_evaluatie.app.safety import safe
from lerende_evaluatie.app.texts import topics as words
from lerende_evaluatie.domain.topics import Choices, Run, Unit
from lerende_evaluatie.usecases import topics as usecase
from lerende_evaluatie.usecases.project import Project


def show() -> None:
    """Draw the page."""
    if not entry.is_ready(words.TITLE, words.EMPTY):
        return
    plain.title(words.TITLE)
    plain.paragraph(words.LEAD)
    project = session.project()
    folder = project.folder / usecase.FOLDER
    has_run = (folder / usecase.RUN).exists()
    if not has_run:
        plain.note(words.NONE_YET, "info")
    with st.expander(words.SEARCH_AGAIN if has_run else words.SEARCH, expanded=not has_run):
        _search()
    if (folder / usecase.RUN).exists():
        _downloads(project)
        _topics()


@safe
def _search() -> None:
    project = session.project()
    unit, clusters = st.columns(2)
    chosen = unit.selectbox(words.UNIT, list(words.UNITS), format_func=words.UNITS.__getitem__)
    number = clusters.number_input(words.CLUSTERS, value=None, step=1, placeholder=words.CLUSTERS_HINT)
    plain.hint(words.SEARCH_NOTE)
    if st.button(words.SEARCH, type="primary"):
        run = _fit(project, Choices(unit=Unit(chosen), clusters=None if number is None else int(number)))
        plain.note(texts.amount(len(run.topics), words.FOUND), "success")


def _fit(project: Project, choices: Choices) -> Run:
    from lerende_evaluatie.exporters._topics import write_topics

    folder = project.folder / usecase.FOLDER
    with opening.working(project.folder), st.spinner(f"{words.SEARCH}…"):
        run = usecase.fit(project, choices, folder, bar)
        report = usecase.report(project, run)
        write_topics(report, project.store.sources(), project.settings.groups, folder)
    return run


def _downloads(project: Project) -> None:
    folder = project.folder / usecase.FOLDER
    with st.container(horizontal=True):
        for name, (label, media_type) in words.DOWNLOADS.items():
            if (folder / name).is_file():
                st.download_button(label, (folder / name).read_bytes(), name, media_type, on_click="ignore")


@st.fragment
@safe
def _topics() -> None:
    found = session.project().folder / usecase.FOLDER / usecase.RUN
    topics.show(
        {"api": session.api(), "texts": words.PAGE, "found": found.stat().st_mtime_ns}, on_stale=session.draw_again
    )
