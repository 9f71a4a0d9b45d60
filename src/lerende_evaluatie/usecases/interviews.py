"""What is known about the interviews beside their words, and who is who in them: to see, and to mend."""

import hashlib
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from lerende_evaluatie.domain.model import Role, Source, Variables
from lerende_evaluatie.domain.settings import Speakers
from lerende_evaluatie.errors import EvaluationError, UsageError
from lerende_evaluatie.files import decode, reason
from lerende_evaluatie.projects.folder import TRANSCRIPTS
from lerende_evaluatie.projects.interviews import FILE as TABLE
from lerende_evaluatie.projects.interviews import file_key, read_interviews
from lerende_evaluatie.projects.interviews_writing import CELLS, check_cell, edited
from lerende_evaluatie.projects.overwriting import overwrite
from lerende_evaluatie.projects.settings import FILE as SETTINGS
from lerende_evaluatie.projects.settings import read_settings
from lerende_evaluatie.projects.settings_writing import with_speakers
from lerende_evaluatie.usecases import texts
from lerende_evaluatie.usecases.ingest import IngestReport, ingest
from lerende_evaluatie.usecases.project import Project

_OPENING = 160
_BOM = "\ufeff".encode()
_saving = threading.Lock()

Cells = Mapping[str, Mapping[str, str]]
"""File name → column of interviews.csv → what stands there."""
Roles = Mapping[str, Mapping[str, Role]]
"""File name → label of a speaker → role."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks in an interview: the label, how much, and how the first turn begins."""

    label: str
    role: Role
    turns: int
    words: int
    opening: str


@dataclass(frozen=True, slots=True)
class Interview:
    """One interview: `cells` as the table has them, `faults` what is wrong with some of those."""

    name: str
    cells: Mapping[str, str]
    faults: Mapping[str, str]
    speakers: tuple[Speaker, ...]


@dataclass(frozen=True, slots=True)
class Interviews:
    """All interviews. `stamp` changes with the files that this rests on."""

    stamp: str
    rows: tuple[Interview, ...]


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of saving: the faults in cells that were not saved, by file name and column, and what was read."""

    faults: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    report: IngestReport = field(default_factory=IngestReport)


def interviews(project: Project) -> Interviews:
    """Return what is known about every interview that was read."""
    groups = project.settings.groups
    table = read_interviews(project.folder / TRANSCRIPTS, groups)
    rows = []
    for source in project.store.sources():
        cells = table.cells.get(file_key(source.name)) or _cells(source.variables)
        checked = {column: check_cell(column, cells.get(column, ""), groups) for column in CELLS}
        rows.append(
            Interview(
                source.name,
                {column: value for column, (value, _) in checked.items()},
                {column: fault for column, (_, fault) in checked.items() if fault},
                _speakers(source),
            )
        )
    return Interviews(_stamp(project), tuple(rows))


def check(project: Project, column: str, value: str) -> tuple[str, str]:
    """Return a value as it would be saved, and what is wrong with it, if anything."""
    if column not in CELLS:
        raise UsageError(texts.UNKNOWN_COLUMN)
    return check_cell(column, value, project.settings.groups)


def save(project: Project, stamp: str, cells: Cells, roles: Roles) -> Saved:
    """Save changed cells and roles, and read the interviews again with them.

    Cells with a fault are left as they were, and said. UsageError when the files changed since `stamp`: what
    somebody else wrote there must not get lost.
    """
    with _saving:
        if stamp != _stamp(project):
            raise UsageError(texts.INTERVIEWS_CHANGED)
        known = {source.name: source for source in project.store.sources()}
        if not (cells.keys() | roles.keys()) <= known.keys():
            raise UsageError(texts.UNKNOWN_SOURCE)
        good, faults = _checked(project, cells)
        table = _new_table(project, good, known)
        settings = _new_settings(project, roles, known)
        overwrite(project.folder / TRANSCRIPTS / TABLE, table)
        overwrite(project.folder / SETTINGS, settings)
    now = replace(project, settings=read_settings(project.folder))
    return Saved(faults, ingest(now))


def _checked(project: Project, cells: Cells) -> tuple[dict[str, dict[str, str]], dict[str, dict[str, str]]]:
    good: dict[str, dict[str, str]] = {}
    faults: dict[str, dict[str, str]] = {}
    for name, row in cells.items():
        for column, typed in row.items():
            value, fault = check(project, column, typed)
            (faults if fault else good).setdefault(name, {})[column] = fault or value
    return good, faults


def _new_table(project: Project, cells: Cells, known: Mapping[str, Source]) -> bytes:
    """Return interviews.csv with the cells in it; an interview that has no row yet gets a whole one."""
    before = _read(project, f"{TRANSCRIPTS}/{TABLE}")
    rows = read_interviews(project.folder / TRANSCRIPTS, project.settings.groups).rows
    changes = {
        name: row if file_key(name) in rows else {**_cells(known[name].variables), **row} for name, row in cells.items()
    }
    text = decode(before)
    after = edited(text, changes)
    if after == text:
        return before
    is_plain = before and not before.startswith(_BOM) and _is_utf8(before)
    return (b"" if is_plain else _BOM) + after.encode()


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _new_settings(project: Project, roles: Roles, known: Mapping[str, Source]) -> bytes:
    """Return evaluatie.toml with, for each interview in which a role changed, the roles of all who speak there."""
    before = _read(project, SETTINGS)
    speakers = {name: _chosen(known[name], chosen) for name, chosen in roles.items() if chosen}
    after = with_speakers(before.decode("utf-8-sig"), speakers)
    return (_BOM if before.startswith(_BOM) else b"") + after.encode()


def _chosen(source: Source, chosen: Mapping[str, Role]) -> Speakers:
    now = {speaker.label: speaker.role for speaker in _speakers(source)}
    if not chosen.keys() <= now.keys():
        raise UsageError(texts.UNKNOWN_SOURCE)
    now.update(chosen)

    def labels(role: Role) -> tuple[str, ...]:
        return tuple(label for label, given in now.items() if given is role)

    return Speakers(labels(Role.INTERVIEWER), labels(Role.RESPONDENT), labels(Role.UNKNOWN))


def _speakers(source: Source) -> tuple[Speaker, ...]:
    """Return who speaks, in order of appearance."""
    found: dict[str, Speaker] = {}
    for turn in source.turns:
        if not turn.speaker:
            continue
        words = source.words_of(turn)
        one = found.get(turn.speaker) or Speaker(turn.speaker, turn.role, 0, 0, words[:_OPENING])
        found[turn.speaker] = replace(one, turns=one.turns + 1, words=one.words + len(words.split()))
    return tuple(found.values())


def _cells(variables: Variables) -> dict[str, str]:
    values: Sequence[str | date | int | None] = (
        variables.case,
        variables.group,
        variables.function,
        variables.date,
        variables.round,
        variables.respondent,
    )
    return {column: "" if value is None else str(value) for column, value in zip(CELLS, values, strict=True)}


def _stamp(project: Project) -> str:
    digest = hashlib.sha256()
    for name in (f"{TRANSCRIPTS}/{TABLE}", SETTINGS):
        digest.update(hashlib.sha256(_read(project, name)).digest())
    return digest.hexdigest()


def _read(project: Project, name: str) -> bytes:
    path = project.folder / name
    try:
        return path.read_bytes() if path.exists() else b""
    except OSError as error:
        raise EvaluationError(texts.UNREADABLE.format(name=path.name, why=reason(error))) from error
