"""Transcripts that somebody hands over in the browser → files below transcripts/, ready to be read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lerende_evaluatie.errors import TranscriptError
from lerende_evaluatie.projects.folder import TRANSCRIPTS, TranscriptFile
from lerende_evaluatie.projects.interviews import file_key
from lerende_evaluatie.projects.overwriting import overwrite
from lerende_evaluatie.projects.transcripts import bare_name, kept_under
from lerende_evaluatie.usecases import texts
from lerende_evaluatie.usecases.ingest import check_format
from lerende_evaluatie.usecases.project import Project

LARGEST = 50_000_000
"""Bytes; a transcript of this size holds more than a person can say in a week, a recording is larger."""


@dataclass(frozen=True, slots=True)
class Handed:
    """A file as it came in: the name that the sender gave it, and what is in it."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Sorting:
    """Which files can be added, which would take the place of one that is there, and what is wrong with the rest."""

    new: tuple[Handed, ...]
    present: tuple[Handed, ...]
    faults: tuple[str, ...]


def sort(project: Project, handed: Iterable[Handed]) -> Sorting:
    """Look at files before anything is written; names lose their folders here."""
    folder = project.folder / TRANSCRIPTS
    new: list[Handed] = []
    present: list[Handed] = []
    faults: list[str] = []
    seen: set[str] = set()
    for file in handed:
        try:
            name = _fit(project, file, seen)
        except TranscriptError as error:
            faults.append(str(error))
            continue
        (present if kept_under(folder, name) else new).append(Handed(name, file.content))
    return Sorting(tuple(new), tuple(present), tuple(faults))


def add(project: Project, handed: Iterable[Handed], *, replace: bool = False) -> Sequence[str]:
    """Put files into the folder and return their names there.

    One that is there already is left out, unless `replace` is set: then the old one is kept as a back-up.
    """
    folder = project.folder / TRANSCRIPTS
    files = sort(project, handed)
    for file in (*files.new, *(files.present if replace else ())):
        overwrite(kept_under(folder, file.name) or folder / file.name, file.content, keep_all=True)
    return [file.name for file in (*files.new, *(files.present if replace else ()))]


def _fit(project: Project, file: Handed, seen: set[str]) -> str:
    name = bare_name(file.name)
    check_format(project, TranscriptFile(project.folder / TRANSCRIPTS / name, name))
    if len(file.content) > LARGEST:
        raise TranscriptError(texts.TOO_LARGE.format(name=name, size=LARGEST // 1_000_000))
    if not file.content:
        raise TranscriptError(texts.EMPTY.format(name=name))
    if file_key(name) in seen:
        raise TranscriptError(texts.HANDED_TWICE.format(name=name))
    seen.add(file_key(name))
    return name
