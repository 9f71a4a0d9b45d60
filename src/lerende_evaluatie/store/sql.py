"""The Store on a SQL database: each method is one short transaction."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from threading import Lock

from sqlalchemy import Connection, Engine, exc

from lerende_evaluatie.domain.analysis import Analysis
from lerende_evaluatie.domain.codebook import KeptCodebook
from lerende_evaluatie.domain.lessons import Lesson
from lerende_evaluatie.domain.model import Coding, Note, Review, Selection, Source, Suggestion, User, Variables
from lerende_evaluatie.domain.snapshots import Export
from lerende_evaluatie.domain.standing import Changes, CodingCount, OpenCount
from lerende_evaluatie.domain.steps import Step, Steps, Verdict
from lerende_evaluatie.domain.writing import Place, Ruling, Summary
from lerende_evaluatie.ports import Store
from lerende_evaluatie.store import decisions, machine, people, sources, standing, taken, writing
from lerende_evaluatie.store.connecting import for_writing
from lerende_evaluatie.store.decisions import Entry
from lerende_evaluatie.store.faults import translated
from lerende_evaluatie.store.migrating import HEAD
from lerende_evaluatie.store.shelf import Shelf


class SqlStore(Store):
    """A project in SQLite or PostgreSQL; see `lerende_evaluatie.store.open_store`."""

    def __init__(self, engine: Engine, place: str) -> None:
        """Work on an opened, up-to-date database that sentences call `place`."""
        self._engine = engine
        self._writer = for_writing(engine)
        self._place = place
        self._shelf = Shelf()
        self._turn = Lock()  # coders in one program wait in line here; waiting in SQLite is asking again and again

    def schema_version(self) -> str:
        """Return the version of the database schema."""
        return HEAD

    def close(self) -> None:
        """Let go of the database."""
        with translated(self._place):
            self._engine.dispose()

    # Sources

    def sources(self) -> list[Source]:
        """Return the current sources, by name."""
        with self._reading() as connection:
            return sources.current(connection, self._shelf)

    def source(self, guid: str) -> Source | None:
        """Return one source: current, replaced or removed."""
        with self._reading() as connection:
            return sources.one(connection, self._shelf, guid)

    def add_source(self, source: Source) -> None:
        """Store a new source."""
        with self._writing() as connection:
            sources.add(connection, source)

    def replace_source(self, old_guid: str, new: Source, moved: Mapping[str, Selection]) -> None:
        """Store `new` in the place of `old_guid`, with the codings and decided suggestions in `moved`."""
        with self._writing() as connection:
            sources.replace(connection, old_guid, new, moved)

    def removed_sources(self) -> list[Source]:
        """Return the sources that were taken out, by name."""
        with self._reading() as connection:
            return sources.removed(connection, self._shelf)

    def remove_source(self, guid: str) -> None:
        """Take a current source out, with all that rests on it; it is kept."""
        with self._writing() as connection:
            sources.remove(connection, guid)

    def restore_source(self, guid: str) -> None:
        """Put a removed source back, with all that rests on it."""
        with self._writing() as connection:
            sources.restore(connection, guid)

    def set_variables(self, source_guid: str, variables: Variables) -> None:
        """Replace the variables of a source."""
        with self._writing() as connection:
            sources.set_variables(connection, source_guid, variables)

    # Machine

    def analysis(self, source_guid: str, pipeline: str) -> Analysis | None:
        """Return the kept analysis of a source by this pipeline, or None."""
        with self._reading() as connection:
            return machine.analysis(connection, source_guid, pipeline)

    def keep_analysis(self, source_guid: str, pipeline: str, analysis: Analysis) -> None:
        """Keep an analysis so that the next run need not make it again."""
        with self._writing() as connection:
            machine.keep_analysis(connection, source_guid, pipeline, analysis)

    def fingerprints(self, source_guid: str, engine: str) -> dict[str, str]:
        """Return, per code id, what the kept suggestions of this engine rest on."""
        with self._reading() as connection:
            return machine.fingerprints(connection, source_guid, engine)

    def replace_suggestions(
        self,
        source_guid: str,
        engine: str,
        fingerprints: Mapping[str, str | None],
        suggestions: Sequence[Suggestion],
    ) -> None:
        """Put `suggestions` in the place of the engine's undecided ones for the codes in `fingerprints`."""
        with self._writing() as connection:
            machine.replace_suggestions(connection, source_guid, engine, fingerprints, suggestions)

    def suggestions(self, source_guid: str | None = None) -> list[Suggestion]:
        """Return suggestions on current sources, in the order of the text."""
        with self._reading() as connection:
            return machine.on_current_sources(connection, source_guid)

    def suggestion(self, guid: str) -> Suggestion | None:
        """Return one suggestion, or None."""
        with self._reading() as connection:
            return machine.one_suggestion(connection, guid)

    def suggestions_by_guid(self, guids: Collection[str]) -> list[Suggestion]:
        """Return those of `guids` that are on current sources, in any order."""
        with self._reading() as connection:
            return machine.by_guid(connection, guids)

    # People

    def user(self, name: str) -> User:
        """Return the coder with this name, made when there is none yet."""
        with self._reading() as connection:
            known = people.known_user(connection, name)
        return known or self._made_user(name)

    def _made_user(self, name: str) -> User:
        with translated(self._place):
            try:
                with self._turn, self._writer.begin() as connection:
                    return people.user(connection, name)
            except exc.IntegrityError:  # another program made the same coder at the same moment
                with self._turn, self._writer.begin() as connection:
                    return people.user(connection, name)

    def users(self) -> list[User]:
        """Return all coders, by name."""
        with self._reading() as connection:
            return people.all_users(connection)

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
        """Store what belongs to one decision of the coder with guid `by`: all of it or nothing."""
        entry = Entry(
            by=by,
            reviews=reviews,
            codings=codings,
            withdrawn=withdrawn,
            restored=restored,
            notes=notes,
            withdrawn_notes=withdrawn_notes,
            restored_notes=restored_notes,
            moved_notes=moved_notes or {},
            expects=expects or {},
            step=step,
            undoes=undoes,
            redoes=redoes,
            operation=operation,
        )
        with self._writing() as connection:
            return decisions.record(connection, entry)

    def step(self, guid: str) -> Step | None:
        """Return one step, or None."""
        with self._reading() as connection:
            return taken.one(connection, guid)

    def turned_by(self, operation: str) -> str | None:
        """Return the guid of the step that this act of undoing or redoing was about, or None when it never came in."""
        with self._reading() as connection:
            return taken.turned_by(connection, operation)

    def steps(self, user_guid: str, limit: int) -> Steps:
        """Return what a coder can undo and do again, at most `limit` of each."""
        with self._reading() as connection:
            return taken.of_coder(connection, user_guid, limit)

    def reviews(self, source_guid: str | None = None) -> list[Review]:
        """Return the reviews on all sources but removed ones, or those on one source, as they came in."""
        with self._reading() as connection:
            return people.all_reviews(connection, source_guid)

    def reviews_on(self, suggestion_guids: Collection[str]) -> list[Review]:
        """Return the reviews on some suggestions, as they came in on each."""
        with self._reading() as connection:
            return people.reviews_on(connection, suggestion_guids)

    def codings(self, source_guid: str | None = None) -> list[Coding]:
        """Return the codings that count, on current sources, in the order of the text."""
        with self._reading() as connection:
            return people.current_codings(connection, source_guid)

    def coding(self, guid: str, *, also_withdrawn: bool = False) -> Coding | None:
        """Return one coding that counts, or None; with `also_withdrawn`, whether it counts or not."""
        with self._reading() as connection:
            return (people.kept_coding if also_withdrawn else people.coding_in_force)(connection, guid)

    def codings_by_guid(self, guids: Collection[str]) -> list[Coding]:
        """Return those of `guids` that count."""
        with self._reading() as connection:
            return people.codings_by_guid(connection, guids)

    def same_coding(self, coding: Coding) -> Coding | None:
        """Return the coding that counts with the words, code and coder of `coding`, or None."""
        with self._reading() as connection:
            return people.same_coding(connection, coding)

    def lost_codings(self) -> list[Coding]:
        """Return the codings whose words could not be found again in a changed transcript."""
        with self._reading() as connection:
            return people.lost_codings(connection)

    def notes(self, targets: Collection[str] | None = None) -> list[Note]:
        """Return the notes that count, or those about `targets`, oldest first."""
        with self._reading() as connection:
            return people.notes_in_force(connection) if targets is None else people.notes_about(connection, targets)

    def note(self, guid: str, *, also_withdrawn: bool = False) -> Note | None:
        """Return one note that counts, or None; with `also_withdrawn`, whether it counts or not."""
        with self._reading() as connection:
            if also_withdrawn:
                return people.kept_note(connection, guid)
            return next(iter(people.notes_by_guid(connection, [guid])), None)

    def notes_by_guid(self, guids: Collection[str]) -> list[Note]:
        """Return those of `guids` that count, oldest first."""
        with self._reading() as connection:
            return people.notes_by_guid(connection, guids)

    # What people write beside the evidence

    def lessons(self) -> list[Lesson]:
        """Return the lessons that were not taken away, in the order in which they were first kept."""
        with self._reading() as connection:
            return writing.present_lessons(connection)

    def lesson(self, guid: str, *, also_removed: bool = False) -> Lesson | None:
        """Return one lesson in its newest version, or None."""
        with self._reading() as connection:
            return writing.one_lesson(connection, guid, also_removed=also_removed)

    def removed_lessons(self) -> list[Lesson]:
        """Return the lessons that were taken away, the last one first."""
        with self._reading() as connection:
            return writing.removed_lessons(connection)

    def lesson_versions(self, guid: str) -> list[Lesson]:
        """Return all versions of a lesson, the newest first."""
        with self._reading() as connection:
            return writing.lesson_versions(connection, guid)

    def save_lesson(self, lesson: Lesson, *, by: str | None = None) -> Lesson:
        """Keep a next version of a lesson and return it with that version's number."""
        with self._writing() as connection:
            return writing.save_lesson(connection, lesson, by)

    def remove_lesson(self, guid: str, *, by: str, version: int) -> None:
        """Take a lesson away; it is kept."""
        with self._writing() as connection:
            writing.remove_lesson(connection, guid, by, version)

    def restore_lesson(self, guid: str, *, by: str) -> None:
        """Put a lesson back that was taken away."""
        with self._writing() as connection:
            writing.restore_lesson(connection, guid, by)

    def summaries(self) -> list[Summary]:
        """Return the newest summary of each place that has one, also cleared ones, in the order of their places."""
        with self._reading() as connection:
            return writing.newest_summaries(connection)

    def summary_versions(self, place: Place) -> list[Summary]:
        """Return all versions of the summary at one place, the newest first."""
        with self._reading() as connection:
            return writing.summary_versions(connection, place)

    def save_summary(self, summary: Summary) -> Summary:
        """Keep a next version of a summary and return it."""
        with self._writing() as connection:
            return writing.save_summary(connection, summary)

    def rulings(self) -> list[Ruling]:
        """Return the newest ruling on each cell that has one, also those that were taken back."""
        with self._reading() as connection:
            return writing.newest_rulings(connection)

    def ruling_versions(self, case: str | None, code_id: str) -> list[Ruling]:
        """Return all rulings on one cell, the newest first."""
        with self._reading() as connection:
            return writing.ruling_versions(connection, case, code_id)

    def save_ruling(self, ruling: Ruling) -> Ruling:
        """Keep a next version of a ruling and return it."""
        with self._writing() as connection:
            return writing.save_ruling(connection, ruling)

    def exports(self) -> list[Export]:
        """Return what was exported, the newest first."""
        with self._reading() as connection:
            return writing.all_exports(connection)

    def keep_export(self, export: Export) -> None:
        """Keep what an exported report rested on."""
        with self._writing() as connection:
            writing.keep_export(connection, export)

    # Where the work stands

    def open_counts(self, user_guid: str | None = None) -> list[OpenCount]:
        """Return open and decided suggestions per source, code and engine: of one coder, or decided by nobody."""
        with self._reading() as connection:
            return standing.open_counts(connection, user_guid)

    def coding_counts(self, user_guid: str | None = None) -> list[CodingCount]:
        """Return the codings that count per source and code: of one coder, or of all."""
        with self._reading() as connection:
            return standing.coding_counts(connection, user_guid)

    def revision(self) -> int:
        """Return a number that goes up with every change."""
        with self._reading() as connection:
            return standing.revision(connection)

    def changes_since(self, number: int) -> Changes:
        """Return what was touched after revision `number`."""
        with self._reading() as connection:
            return standing.changes_since(connection, number)

    # Audit

    def keep_codebook(self, version: str, text: str, by: str | None = None) -> None:
        """Keep the text of a codebook version that suggestions or codings rest on."""
        with self._writing() as connection:
            people.keep_codebook(connection, version, text, by)

    def kept_codebooks(self) -> list[KeptCodebook]:
        """Return the codebook versions that were kept, newest first."""
        with self._reading() as connection:
            return people.kept_codebooks(connection)

    def codebook_text(self, version: str) -> str | None:
        """Return the text of a kept codebook version, or None."""
        with self._reading() as connection:
            return people.codebook_text(connection, version)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with translated(self._place), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with translated(self._place), self._turn, self._writer.begin() as connection:
            yield connection
