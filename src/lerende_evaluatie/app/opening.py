"""The project behind the screen: opened once per process, opened again when its settings or codebook change."""

import argparse
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from lerende_evaluatie import bootstrap
from lerende_evaluatie.app import texts
from lerende_evaluatie.app.desk import Desk
from lerende_evaluatie.errors import EvaluationError
from lerende_evaluatie.projects.settings import FILE as SETTINGS
from lerende_evaluatie.usecases.project import Project

_Stamp = tuple[int, ...]

_guard = threading.Lock()
_working = threading.Lock()
_projects: dict[Path, tuple[_Stamp, Project]] = {}
_desks: dict[tuple[Path, str], Desk] = {}


def folder_from(arguments: Sequence[str]) -> Path:
    """Return the project's folder: what follows ``--project``, or else the current folder."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--project", type=Path, default=Path())
    return Path(parser.parse_known_args(arguments)[0].project).resolve()


def project_in(folder: Path) -> Project:
    """Return the project in `folder`. Threads share it: the store gives each its own connection."""
    with _guard:
        if folder in _projects:
            stamp, project = _projects[folder]
            if stamp == _stamp(project):
                return project
        project = bootstrap.open_project(folder)
        _projects[folder] = _stamp(project), project
        return project


def desk_of(folder: Path, coder: str) -> Desk:
    """Return the desk of a coder (a guid); it survives a reload of the page."""
    with _guard:
        return _desks.setdefault((folder, coder), Desk())


@contextmanager
def working() -> Iterator[None]:
    """Let one person at a time do long work on the project."""
    if not _working.acquire(blocking=False):
        raise EvaluationError(texts.BUSY)
    try:
        yield
    finally:
        _working.release()


def _stamp(project: Project) -> _Stamp:
    """Return when the files that a project is read from were last written."""
    files = (project.folder / SETTINGS, project.folder / project.settings.codebook)
    return tuple(file.stat().st_mtime_ns if file.exists() else 0 for file in files)
