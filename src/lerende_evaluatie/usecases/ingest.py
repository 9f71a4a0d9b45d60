"""Transcript files → Sources with Turns. What cannot be read is said, and the rest goes on."""

import difflib
import hashlib
import itertools
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from lerende_evaluatie.domain.anchoring import re_anchor
from lerende_evaluatie.domain.model import Role, Selection, Source, Variables
from lerende_evaluatie.domain.review import decided_by_anyone
from lerende_evaluatie.domain.roles import detect_roles
from lerende_evaluatie.domain.settings import Speakers
from lerende_evaluatie.domain.transcript import Transcript, source_from
from lerende_evaluatie.errors import EvaluationError, TranscriptError
from lerende_evaluatie.files import reason
from lerende_evaluatie.ports import TranscriptReader
from lerende_evaluatie.projects.folder import TRANSCRIPTS, TranscriptFile, file_hash, transcript_files
from lerende_evaluatie.projects.interviews import InterviewTable, file_key, read_interviews
from lerende_evaluatie.usecases import texts
from lerende_evaluatie.usecases.project import Progress, Project, no_progress

FEW_WORDS = 150
ALIKE = 0.85
"""From this similarity (difflib ratio) on, two names in one interview may be one person."""


_LABEL = re.compile(r"^([^\W\d_][\w .'-]{3,30}):\s", re.MULTILINE)


class State(StrEnum):
    """What happened to a transcript."""

    NEW = "nieuw"
    CHANGED = "gewijzigd"
    UNCHANGED = "ongewijzigd"
    FAILED = "niet gelezen"
    DISAPPEARED = "verdwenen"
    REMOVED = "verwijderd"
    RETURNED = "teruggekeerd"


@dataclass(frozen=True, slots=True)
class IngestRow:
    """One line of the table that ingest shows; `error` is set when the file could not be read."""

    name: str
    state: State
    source: Source | None = None
    warnings: tuple[str, ...] = ()
    error: str = ""
    moved: int = 0
    lost: int = 0


@dataclass(slots=True)
class IngestReport:
    """What was read, and what is wrong with interviews.csv. `complete` is False when something could not be done."""

    rows: list[IngestRow] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    @property
    def complete(self) -> bool:
        """Whether every transcript was read."""
        return not any(row.state is State.FAILED for row in self.rows)


def ingest(project: Project, progress: Progress = no_progress, *, remove_missing: bool = False) -> IngestReport:
    """Read all transcripts of the project; each is stored in a transaction of its own.

    With `remove_missing` the sources whose file disappeared are taken out; they come back when the file does.
    """
    folder = project.folder / TRANSCRIPTS
    files = transcript_files(folder)
    table = read_interviews(folder, project.settings.groups)
    table.report_absent(file.name for file in files)
    known = {source.name: source for source in project.store.sources()}
    if not files and not known:
        raise TranscriptError(texts.NO_TRANSCRIPTS.format(folder=folder, formats=_formats(project)))
    removed = {source.name: source for source in project.store.removed_sources()}
    report = IngestReport(problems=list(table.problems))
    for file in progress(files, texts.READING, len(files)):
        if file.name not in known and file.name in removed:
            report.rows.append(_returned(project, file, removed[file.name], table))
        else:
            report.rows.append(_ingest_file(project, file, known.get(file.name), table))
    for row in _disappeared(known, files):
        report.rows.append(_removed(project, row) if remove_missing else row)
    report.rows = list(_with_twins(report.rows))
    return report


def _returned(project: Project, file: TranscriptFile, removed: Source, table: InterviewTable) -> IngestRow:
    """Put a source back and go on as with one that was never away."""
    project.store.restore_source(removed.guid)
    row = _ingest_file(project, file, removed, table)
    return row if row.state is State.FAILED else replace(row, state=State.RETURNED)


def _removed(project: Project, row: IngestRow) -> IngestRow:
    assert row.source is not None
    project.store.remove_source(row.source.guid)
    return replace(row, state=State.REMOVED, warnings=(texts.REMOVED,))


def _ingest_file(project: Project, file: TranscriptFile, known: Source | None, table: InterviewTable) -> IngestRow:
    try:
        return _read_and_store(project, file, known, table)
    except TranscriptError as error:
        return IngestRow(file.name, State.FAILED, error=str(error))
    except OSError as error:
        return IngestRow(file.name, State.FAILED, error=texts.UNREADABLE.format(name=file.name, why=reason(error)))


def _read_and_store(project: Project, file: TranscriptFile, known: Source | None, table: InterviewTable) -> IngestRow:
    variables = table.variables_of(file.name)
    digest = file_hash(file.path)
    reader = _reader_for(project, file)
    speakers = project.settings.speakers_in(file.name)
    label = _reader_label(file, reader, speakers)
    if known and (known.file_hash, known.reader) == (digest, label):
        return _unchanged(project, known, variables)
    transcript = _transcript(file, reader)
    roles, guesses = detect_roles(transcript, speakers.interviewers, speakers.respondents, speakers.unknown)
    source = source_from(
        transcript,
        name=file.name,
        file_hash=digest,
        reader=label,
        roles=roles,
        variables=variables,
        warnings=guesses,
    )
    warnings = (*source.warnings, *_oddities(source), *_missing_row(variables))
    if known is None:
        project.store.add_source(source)
        return IngestRow(file.name, State.NEW, source, warnings)
    moved, lost = _replace(project, known, source)
    if lost:
        warnings += ((texts.LOST_ONE if lost == 1 else texts.LOST).format(count=lost),)
    return IngestRow(file.name, State.CHANGED, source, warnings, moved=moved, lost=lost)


def _unchanged(project: Project, known: Source, variables: Variables | None) -> IngestRow:
    if variables is not None and variables != known.variables:
        project.store.set_variables(known.guid, variables)
        known = replace(known, variables=variables)
    warnings = (*known.warnings, *_oddities(known), *_missing_row(variables))
    return IngestRow(known.name, State.UNCHANGED, known, warnings)


def _transcript(file: TranscriptFile, reader: TranscriptReader) -> Transcript:
    try:
        return reader.read(file.path)
    except (EvaluationError, OSError, MemoryError):
        raise
    except Exception as error:
        # A reader's library may fail in any way on a broken file; the other transcripts must still be read.
        raise TranscriptError(texts.READER_FAILED.format(name=file.name)) from error


def _reader_for(project: Project, file: TranscriptFile) -> TranscriptReader:
    check_format(project, file)
    return project.readers[file.suffix]()


def check_format(project: Project, file: TranscriptFile) -> None:
    """Refuse a file that no reader takes, by its suffix."""
    if file.suffix not in project.readers:
        if file.suffix == "doc":
            raise TranscriptError(texts.OLD_WORD.format(name=file.name))
        formats = _formats(project)
        raise TranscriptError(texts.UNKNOWN_FORMAT.format(name=file.name, suffix=file.suffix, formats=formats))


def _reader_label(file: TranscriptFile, reader: TranscriptReader, speakers: Speakers) -> str:
    """Name the reader and, where a person chose speakers, that choice: either one makes ingest read again."""
    label = f"{file.suffix} {reader.VERSION}"
    chosen = [speakers.interviewers, speakers.respondents, *filter(None, [speakers.unknown])]
    if not any(chosen):
        return label
    choice = json.dumps(chosen, ensure_ascii=False)
    return f"{label} {hashlib.sha256(choice.encode()).hexdigest()[:8]}"


def _replace(project: Project, old: Source, new: Source) -> tuple[int, int]:
    """Store the new text and take codings and decided suggestions along; return how many moved and were lost."""
    store = project.store
    decided = decided_by_anyone(store.reviews(old.guid))
    places: dict[str, Selection] = {coding.guid: coding.selection for coding in store.codings(old.guid)}
    codings = set(places)
    places.update(
        (suggestion.guid, suggestion.selection)
        for suggestion in store.suggestions(old.guid)
        if suggestion.guid in decided
    )
    moved = {guid: place for guid, was in places.items() if (place := re_anchor(was, old, new))}
    store.replace_source(old.guid, new, moved)
    return len(codings & moved.keys()), len(codings - moved.keys())


def _oddities(source: Source) -> Iterator[str]:
    words = sum(len(source.words_of(turn).split()) for turn in source.turns)
    if words < FEW_WORDS:
        yield texts.SHORT.format(words=words)
    if not source.evidence_turns():
        yield texts.NO_RESPONDENT
    names = sorted({turn.speaker for turn in source.turns if turn.speaker and len(turn.speaker) > 3})
    for one, other in itertools.combinations(names, 2):
        if not _differ_in_number_only(one, other) and _alike(one, other):
            yield texts.ALIKE.format(one=one, other=other)
    yield from _labels_like(source, names)


def _labels_like(source: Source, names: Sequence[str]) -> Iterator[str]:
    """Find lines that open as a turn does, with a label that is almost a speaker's: the turn was not recognised."""
    for turn in source.turns:
        for found in _LABEL.finditer(source.words_of(turn)):
            for name in names:
                if _alike(found.group(1), name):
                    yield texts.MISTYPED.format(label=found.group(1), name=name, turn=turn.index + 1)


def _alike(one: str, other: str) -> bool:
    return one != other and difflib.SequenceMatcher(None, one.casefold(), other.casefold()).ratio() >= ALIKE


def _differ_in_number_only(one: str, other: str) -> bool:
    return one.rstrip("0123456789 ") == other.rstrip("0123456789 ") and one[-1:].isdigit()


def _missing_row(variables: Variables | None) -> tuple[str, ...]:
    return () if variables is not None else (texts.NO_ROW,)


def _disappeared(known: Mapping[str, Source], files: list[TranscriptFile]) -> Iterator[IngestRow]:
    present = {file_key(file.name) for file in files}
    for name, source in sorted(known.items()):
        if file_key(name) not in present:
            yield IngestRow(name, State.DISAPPEARED, source, (texts.DISAPPEARED,))


def _with_twins(rows: list[IngestRow]) -> Iterator[IngestRow]:
    first: dict[str, str] = {}
    for row in rows:
        if row.source and row.state not in (State.DISAPPEARED, State.REMOVED):
            twin = first.setdefault(row.source.file_hash, row.name)
            if twin != row.name:
                row = replace(row, warnings=(*row.warnings, texts.SAME_CONTENT.format(other=twin)))
        yield row


def _formats(project: Project) -> str:
    return ", ".join(sorted(project.readers))


def words_by_role(source: Source) -> dict[Role, int]:
    """Return how many words each role speaks."""
    counts = dict.fromkeys(Role, 0)
    for turn in source.turns:
        counts[turn.role] += len(source.words_of(turn).split())
    return counts
