"""What the use cases ask of the outside world.

A reader, an engine and an exporter are modules: one file, found by its name (see
`lerende_evaluatie.plugins`), with the names below at its top level.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol, runtime_checkable

from lerende_evaluatie.domain.analysis import Analysis, Capability
from lerende_evaluatie.domain.codebook import CodeBook, KeptCodebook
from lerende_evaluatie.domain.labelled import Labelled
from lerende_evaluatie.domain.lessons import Lesson
from lerende_evaluatie.domain.model import (
    Coding,
    Note,
    Review,
    Selection,
    Source,
    Suggestion,
    User,
    Variables,
)
from lerende_evaluatie.domain.report import Report
from lerende_evaluatie.domain.settings import Settings
from lerende_evaluatie.domain.snapshots import Export
from lerende_evaluatie.domain.standing import Changes, CodingCount, OpenCount
from lerende_evaluatie.domain.steps import Step, Steps, Verdict
from lerende_evaluatie.domain.transcript import Transcript
from lerende_evaluatie.domain.writing import Place, Ruling, Summary


class TranscriptReader(Protocol):
    """Reads one transcript format; the module's name is the file's suffix without the dot."""

    VERSION: str
    """Raised when the same file would now give other turns; makes ingest read it again."""

    def read(self, path: Path) -> Transcript:
        """Return what is said in the file; TranscriptError when nothing can be made of it."""


class Pipeline(Protocol):
    """A Dutch language pipeline. Ask for capabilities, not for names."""

    @property
    def name(self) -> str:
        """The name under which it is chosen and kept."""

    @property
    def version(self) -> str:
        """What its results depend on; kept with every analysis and suggestion."""

    @property
    def capabilities(self) -> frozenset[Capability]:
        """What it offers beside words, lemmas and sentence borders."""

    def lemma(self, word: str) -> str:
        """Return the lemma of a single word, in lower case."""

    def is_compound_part(self, word: str) -> bool:
        """Tell whether `word`, in lower case, can be a part of a compound beside another."""

    def analyse(self, sources: Iterable[Source]) -> Iterator[Analysis]:
        """Yield the analysis of each source, in order."""

    def vectors(self, texts: Iterable[str]) -> Iterator[Sequence[float]]:
        """Yield the mean of the word vectors of each text; only for pipelines that have Capability.VECTORS."""


class SuggestionEngine(Protocol):
    """An engine made ready for one run."""

    def suggest(self, source: Source, analysis: Analysis) -> list[Suggestion]:
        """Return the suggestions in the source's evidence turns, in the order of the text."""


@runtime_checkable
class WeighingEngine(Protocol):
    """An engine that also says how likely the suggestions of others are."""

    def weigh(self, source: Source, analysis: Analysis, proposed: Sequence[Suggestion]) -> list[Suggestion]:
        """Return what stands of `proposed`, scored anew, together with what this engine proposes itself."""


class Shelf(Protocol):
    """Where an engine keeps what took it long to make; it may be lost at any time."""

    def get(self, name: str, key: str) -> bytes | None:
        """Return what was put under this name with this key, or None."""

    def put(self, name: str, key: str, data: bytes) -> None:
        """Keep `data`, if need be in the place of what is oldest."""


class EngineModule(Protocol):
    """Proposes codings; the module's name is the engine's."""

    VERSION: str
    """Raised when the same text and codebook would give other suggestions."""

    LEARNS: bool
    """Whether it does anything with examples."""

    def fingerprint(self, codebook: CodeBook, code_id: str, examples: Sequence[Labelled] = ()) -> str:
        """Return a hash that changes when the suggestions for this code could change."""

    def build(
        self,
        codebook: CodeBook,
        code_ids: Collection[str],
        pipeline: Pipeline,
        examples: Sequence[Labelled] = (),
        shelf: Shelf | None = None,
    ) -> SuggestionEngine:
        """Return an engine that proposes `code_ids`; it can learn from `examples`, and keep things on `shelf`."""


@runtime_checkable
class ConfigurableEngine(Protocol):
    """A module that becomes an engine with the project's settings; it has this in the place of an engine's names."""

    def with_settings(self, settings: Settings) -> EngineModule:
        """Return the engine as the settings want it."""


class ReportExporter(Protocol):
    """Writes a report to one file."""

    SUFFIXES: tuple[str, ...]

    def export(self, report: Report, target: Path, *, template: Path | None = None) -> None:
        """Write `report` to `target`, whole or not at all; ExportError when that fails."""


class Store(Protocol):
    """Where a project is kept. Each method that changes something is one transaction."""

    def schema_version(self) -> str:
        """Return the version of the database schema."""

    def close(self) -> None:
        """Let go of the database."""

    # Sources

    def sources(self) -> list[Source]:
        """Return the current sources, by name."""

    def source(self, guid: str) -> Source | None:
        """Return one source: current, replaced or removed."""

    def add_source(self, source: Source) -> None:
        """Store a new source."""

    def replace_source(self, old_guid: str, new: Source, moved: Mapping[str, Selection]) -> None:
        """Store `new` in the place of `old_guid`.

        `moved` gives the new place of each coding and each decided suggestion that was found again, by guid.
        Codings that are not in it stay with the replaced source and show up as lost; undecided suggestions go.
        """

    def removed_sources(self) -> list[Source]:
        """Return the sources that were taken out, by name."""

    def remove_source(self, guid: str) -> None:
        """Take a current source out: it is kept, but neither it nor anything that rests on it is listed or counts."""

    def restore_source(self, guid: str) -> None:
        """Put a removed source back, with all that rests on it; StoreError when another has its name now."""

    def set_variables(self, source_guid: str, variables: Variables) -> None:
        """Replace the variables of a source."""

    # Machine

    def analysis(self, source_guid: str, pipeline: str) -> Analysis | None:
        """Return the kept analysis of a source by this pipeline, or None."""

    def keep_analysis(self, source_guid: str, pipeline: str, analysis: Analysis) -> None:
        """Keep an analysis so that the next run need not make it again."""

    def fingerprints(self, source_guid: str, engine: str) -> dict[str, str]:
        """Return, per code id, what the kept suggestions of this engine rest on."""

    def replace_suggestions(
        self,
        source_guid: str,
        engine: str,
        fingerprints: Mapping[str, str | None],
        suggestions: Sequence[Suggestion],
    ) -> None:
        """Put `suggestions` in the place of the engine's undecided ones for the codes in `fingerprints`.

        A code whose fingerprint is None is forgotten. Suggestions that a person decided on are not touched.
        """

    def suggestions(self, source_guid: str | None = None) -> list[Suggestion]:
        """Return suggestions on current sources, in the order of the text."""

    def suggestion(self, guid: str) -> Suggestion | None:
        """Return one suggestion, or None."""

    def suggestions_by_guid(self, guids: Collection[str]) -> list[Suggestion]:
        """Return those of `guids` that are on current sources, in any order."""

    # People

    def user(self, name: str) -> User:
        """Return the coder with this name, made when there is none yet."""

    def users(self) -> list[User]:
        """Return all coders, by name."""

    def record(
        self,
        *,
        by: str,
        reviews: Sequence[Review] = (),
        codings: Sequence[Coding] = (),
        withdrawn: Sequence[str] = (),
        restored: Sequence[str] = (),
        notes: Sequence[Note] = (),
        withdrawn_notes: Sequence[str] = (),
        restored_notes: Sequence[str] = (),
        moved_notes: Mapping[str, str] | None = None,
        expects: Mapping[str, Verdict] | None = None,
        step: Step | None = None,
        undoes: str | None = None,
        redoes: str | None = None,
        operation: str | None = None,
    ) -> bool:
        """Store what belongs to one decision: all of it or nothing.

        `by` is the guid of the coder. Withdrawn codings and notes no longer count, restored ones count again: both
        are kept, with who decided when. `moved_notes` tells which coding took the place of which, so that the memos
        go along. `expects` is, per suggestion, the verdict of this coder on which the decision rests.

        A `step` makes it something to undo; `undoes` and `redoes` name the step that this puts back or does again,
        and `operation` this act of doing so. False, and nothing is done, when the step or the operation came in
        before. ReviewError, and nothing is done, when what is stored has become different in the meantime.
        """

    def step(self, guid: str) -> Step | None:
        """Return one step, or None."""

    def turned_by(self, operation: str) -> str | None:
        """Return the guid of the step that this act of undoing or redoing was about, or None when it never came in."""

    def steps(self, user_guid: str, limit: int) -> Steps:
        """Return what a coder can undo and do again, at most `limit` of each; not what is on removed sources."""

    def reviews(self, source_guid: str | None = None) -> list[Review]:
        """Return the reviews on all sources but removed ones, or those on one source, as they came in."""

    def reviews_on(self, suggestion_guids: Collection[str]) -> list[Review]:
        """Return the reviews on some suggestions, as they came in on each."""

    def codings(self, source_guid: str | None = None) -> list[Coding]:
        """Return the codings that count, on current sources, in the order of the text."""

    def coding(self, guid: str, *, also_withdrawn: bool = False) -> Coding | None:
        """Return one coding that counts, or None; with `also_withdrawn`, whether it counts or not."""

    def codings_by_guid(self, guids: Collection[str]) -> list[Coding]:
        """Return those of `guids` that count."""

    def same_coding(self, coding: Coding) -> Coding | None:
        """Return the coding that counts with the words, code and coder of `coding`, or None."""

    def lost_codings(self) -> list[Coding]:
        """Return the codings whose words could not be found again in a changed transcript."""

    def notes(self, targets: Collection[str] | None = None) -> list[Note]:
        """Return the notes that count, or those about `targets`, oldest first.

        A note about a coding counts as long as the coding does; one about an interview until that is removed.
        """

    def note(self, guid: str, *, also_withdrawn: bool = False) -> Note | None:
        """Return one note that counts, or None; with `also_withdrawn`, whether it counts or not."""

    def notes_by_guid(self, guids: Collection[str]) -> list[Note]:
        """Return those of `guids` that count, oldest first."""

    # What people write beside the evidence. Every version is kept; the newest one counts. A coding that takes the place
    # of another one also takes its place under lessons and summaries.

    def lessons(self) -> list[Lesson]:
        """Return the lessons that were not taken away, in the order in which they were first kept."""

    def lesson(self, guid: str, *, also_removed: bool = False) -> Lesson | None:
        """Return one lesson in its newest version, or None."""

    def removed_lessons(self) -> list[Lesson]:
        """Return the lessons that were taken away, the last one first."""

    def lesson_versions(self, guid: str) -> list[Lesson]:
        """Return all versions of a lesson, the newest first."""

    def save_lesson(self, lesson: Lesson, *, by: str | None = None) -> Lesson:
        """Keep a next version of a lesson (of a new one when `version` is 0) and return it with that version's number.

        `by` is the guid of who does it, None for the machine. `lesson.version` is the version that was changed:
        WritingError, and nothing is done, when there is a newer one or when a coding under it does not exist. A
        version that came in before (the same guid, version and content) is returned and not kept twice.
        """

    def remove_lesson(self, guid: str, *, by: str, version: int) -> None:
        """Take a lesson away; it is kept. WritingError when `version` is not its newest."""

    def restore_lesson(self, guid: str, *, by: str) -> None:
        """Put a lesson back that was taken away."""

    def summaries(self) -> list[Summary]:
        """Return the newest summary of each place that has one, also cleared ones, in the order of their places."""

    def summary_versions(self, place: Place) -> list[Summary]:
        """Return all versions of the summary at one place, the newest first."""

    def save_summary(self, summary: Summary) -> Summary:
        """Keep a next version of a summary and return it; errors as for lessons."""

    def rulings(self) -> list[Ruling]:
        """Return the newest ruling on each cell that has one, also those that were taken back."""

    def ruling_versions(self, case: str | None, code_id: str) -> list[Ruling]:
        """Return all rulings on one cell, the newest first."""

    def save_ruling(self, ruling: Ruling) -> Ruling:
        """Keep a next version of a ruling and return it; errors as for lessons."""

    def exports(self) -> list[Export]:
        """Return what was exported, the newest first."""

    def keep_export(self, export: Export) -> None:
        """Keep what an exported report rested on."""

    # Where the work stands

    def open_counts(self, user_guid: str | None = None) -> list[OpenCount]:
        """Return open and decided suggestions per source, code and engine: of one coder, or decided by nobody."""

    def coding_counts(self, user_guid: str | None = None) -> list[CodingCount]:
        """Return the codings that count per source and code: of one coder, or of all."""

    def revision(self) -> int:
        """Return a number that goes up with every change."""

    def changes_since(self, number: int) -> Changes:
        """Return what was touched after revision `number`."""

    # Audit

    def keep_codebook(self, version: str, text: str, by: str | None = None) -> None:
        """Keep the text of a codebook version that suggestions or codings rest on; `by` is who put it there."""

    def kept_codebooks(self) -> list[KeptCodebook]:
        """Return the codebook versions that were kept, newest first."""

    def codebook_text(self, version: str) -> str | None:
        """Return the text of a kept codebook version, or None."""
