"""The projects behind the screen: opened once per process, opened again when their settings or codebook change.

A browser page names its project by an id. Only a person at the screen says where a project lies: an id leads to a
folder that was opened here, or that lies where projects may lie, and never to any other.
"""

import argparse
import hashlib
import os
import sys
import threading
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from lerende_evaluatie import bootstrap
from lerende_evaluatie.app import texts
from lerende_evaluatie.errors import EvaluationError
from lerende_evaluatie.projects.folder import is_project, projects_near
from lerende_evaluatie.projects.settings import FILE as SETTINGS
from lerende_evaluatie.usecases.ingest import IngestReport
from lerende_evaluatie.usecases.project import Project

_Stamp = tuple[int, ...]
_BELOW_HOME = "Evaluaties"

_guard = threading.Lock()
_working: dict[Path, threading.Lock] = defaultdict(threading.Lock)
_opened: dict[str, Path] = {}
_reports: dict[Path, IngestReport] = {}
_projects: dict[Path, tuple[_Stamp, Project]] = {}


def folder_from(arguments: Sequence[str]) -> Path:
    """Return the project's folder: what follows ``--project``, or else the current folder."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--project", type=Path, default=Path())
    return Path(parser.parse_known_args(arguments)[0].project).resolve()


def start_folder() -> Path:
    """Return the folder in which the program was started."""
    return folder_from(sys.argv[1:])


def first_folder() -> Path | None:
    """Return the project that a new page shows: the one that the program was started on, if any."""
    folder = start_folder()
    return folder if is_project(folder) else None


def usual_place() -> Path:
    """Return where a new project may go: below the home folder, or else where the program was started."""
    try:
        return Path.home() / _BELOW_HOME
    except RuntimeError:
        return start_folder()


def projects() -> list[Path]:
    """Return the projects that were opened here, and those in the places where a project may lie."""
    return list(dict.fromkeys([*_opened.values(), *_nearby()]))


def _nearby() -> list[Path]:
    return [*projects_near(start_folder()), *projects_near(usual_place().resolve())]


def admit(folder: Path) -> str:
    """Open the project in `folder`, for which somebody asked, and return its id; its faults are errors."""
    folder = folder.resolve()
    project_in(folder)
    _opened[id_of(folder)] = folder
    return id_of(folder)


def id_of(folder: Path) -> str:
    """Return the id under which pages know a project: the same after the program was started again."""
    return hashlib.sha256(os.fsencode(folder)).hexdigest()[:10]


def folder_of(project_id: str) -> Path | None:
    """Return the folder with this id, or None when it was not opened here and does not lie nearby."""
    if project_id in _opened:
        return _opened[project_id]
    found = next((folder for folder in _nearby() if id_of(folder) == project_id), None)
    if found:
        _opened[project_id] = found
    return found


def keep_report(folder: Path, report: IngestReport) -> None:
    """Keep what came of the last reading, for whoever looks at the interviews."""
    _reports[folder] = report


def last_report(folder: Path) -> IngestReport | None:
    """Return what came of the last reading since the program was started."""
    return _reports.get(folder)


def project_in(folder: Path) -> Project:
    """Return the project in `folder`. Threads share it: the store gives each its own connection."""
    with _guard:
        if folder in _projects:
            stamp, project = _projects[folder]
            if stamp == _stamp(project):
                return project
            project.close()  # who still works with it keeps the connection in hand
        project = bootstrap.open_project(folder)
        _projects[folder] = _stamp(project), project
        return project


@contextmanager
def working(folder: Path) -> Iterator[None]:
    """Let one person at a time do long work on a project."""
    lock = _working[folder]
    if not lock.acquire(blocking=False):
        raise EvaluationError(texts.BUSY)
    try:
        yield
    finally:
        lock.release()


def _stamp(project: Project) -> _Stamp:
    """Return when the files that a project is read from were last written."""
    files = (project.folder / SETTINGS, project.folder / project.settings.codebook)
    return tuple(file.stat().st_mtime_ns if file.exists() else 0 for file in files)
