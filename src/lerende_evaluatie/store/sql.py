"""The Store on a SQL database: each method is one short transaction."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from sqlalchemy import ColumnElement, Connection, Engine, exc

from lerende_evaluatie.domain.analysis import Analysis
from lerende_evaluatie.domain.model import Coding, Note, Review, Selection, Source, Suggestion, User, Variables
from lerende_evaluatie.ports import Store
from lerende_evaluatie.store import machine, people, sources
from lerende_evaluatie.store.connecting import for_writing
from lerende_evaluatie.store.faults import translated
from lerende_evaluatie.store.migrating import HEAD
from lerende_evaluatie.store.schema import sources as source_table


class SqlStore(Store):
    """A project in SQLite or PostgreSQL; see `lerende_evaluatie.store.open_store`."""

    def __init__(self, engine: Engine, place: str) -> None:
        """Work on an opened, up-to-date database that sentences call `place`."""
        self._engine = engine
        self._writer = for_writing(engine)
        self._place = place

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
            return sources.current(connection)

    def source(self, guid: str) -> Source | None:
        """Return one source: current, replaced or removed."""
        with self._reading() as connection:
            return sources.one(connection, guid)

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
            return sources.removed(connection)

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

    # People

    def user(self, name: str) -> User:
        """Return the coder with this name, made when there is none yet."""
        with translated(self._place):
            try:
                with self._writer.begin() as connection:
                    return people.user(connection, name)
            except exc.IntegrityError:  # another program made the same coder at the same moment
                with self._writer.begin() as connection:
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
        notes: Sequence[Note] = (),
    ) -> None:
        """Store what belongs to one decision of the coder with guid `by`: all of it or nothing."""
        with self._writing() as connection:
            people.record(connection, by, reviews, codings, withdrawn, notes)

    def reviews(self, source_guid: str | None = None) -> list[Review]:
        """Return the reviews on all sources but removed ones, or those on one source; oldest first."""
        with self._reading() as connection:
            return people.all_reviews(connection, source_guid)

    def codings(self, source_guid: str | None = None) -> list[Coding]:
        """Return the codings that count, on current sources, in the order of the text."""
        where: list[ColumnElement[bool]] = [source_table.c.replaced_by.is_(None)]
        if source_guid is not None:
            where.append(source_table.c.guid == source_guid)
        with self._reading() as connection:
            return people.codings_in_force(connection, *where)

    def coding(self, guid: str) -> Coding | None:
        """Return one coding that counts, or None."""
        with self._reading() as connection:
            return people.coding_in_force(connection, guid)

    def lost_codings(self) -> list[Coding]:
        """Return the codings whose words could not be found again in a changed transcript."""
        with self._reading() as connection:
            return people.codings_in_force(connection, source_table.c.replaced_by.is_not(None))

    def notes(self) -> list[Note]:
        """Return all notes, oldest first."""
        with self._reading() as connection:
            return people.all_notes(connection)

    # Audit

    def keep_codebook(self, version: str, text: str) -> None:
        """Keep the text of a codebook version that suggestions or codings rest on."""
        with self._writing() as connection:
            people.keep_codebook(connection, version, text)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with translated(self._place), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with translated(self._place), self._writer.begin() as connection:
            yield connection
