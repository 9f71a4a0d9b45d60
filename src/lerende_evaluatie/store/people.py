"""What people are and decided: coders, reviews, codings and memos, as they are read."""

from collections.abc import Collection
from operator import attrgetter

from sqlalchemy import ColumnElement, Connection, exists, insert, or_, select

from lerende_evaluatie.domain.codebook import KeptCodebook
from lerende_evaluatie.domain.model import Coding, Note, NoteTarget, Review, User, new_guid
from lerende_evaluatie.domain.review import now
from lerende_evaluatie.store import rows
from lerende_evaluatie.store.history import Verb, log
from lerende_evaluatie.store.machine import CURRENT, chunks
from lerende_evaluatie.store.schema import codebooks, codings, lessons, notes, reviews, sources, suggestions, users

_PRESENT = select(sources.c.guid).where(sources.c.removed_at.is_(None))
"""The guids of the sources that were not taken out, also of replaced ones."""


def known_user(connection: Connection, name: str) -> User | None:
    """Return the coder with this name, or None."""
    row = connection.execute(select(users).where(users.c.name == name)).one_or_none()
    return None if row is None else rows.user_of(row)


def user(connection: Connection, name: str) -> User:
    """Return the coder with this name, made when there is none yet."""
    if known := known_user(connection, name):
        return known
    made = User(new_guid(), name)
    connection.execute(insert(users), [{"guid": made.guid, "name": name}])
    log(connection, Verb.ADD_USER, made.guid, {}, made.guid)
    return made


def all_users(connection: Connection) -> list[User]:
    """Return all coders, by name."""
    return [rows.user_of(row) for row in connection.execute(select(users).order_by(users.c.name))]


def all_reviews(connection: Connection, source_guid: str | None) -> list[Review]:
    """Return the reviews on all sources but removed ones, or those on one source, as they came in."""
    place = suggestions.c.source_guid
    wanted = place.in_(_PRESENT) if source_guid is None else place == source_guid
    statement = select(reviews).join(suggestions).where(wanted).order_by(reviews.c.number)
    return [rows.review_of(row) for row in connection.execute(statement)]


def reviews_on(connection: Connection, suggestion_guids: Collection[str]) -> list[Review]:
    """Return the reviews on some suggestions, as they came in on each."""
    return [
        rows.review_of(row)
        for guids in chunks(suggestion_guids)
        for row in connection.execute(
            select(reviews).where(reviews.c.suggestion_guid.in_(guids)).order_by(reviews.c.number)
        )
    ]


def current_codings(connection: Connection, source_guid: str | None) -> list[Coding]:
    """Return the codings that count on current sources, or on one of them, in the order of the text."""
    here = () if source_guid is None else (codings.c.source_guid == source_guid,)
    return codings_in_force(connection, codings.c.source_guid.in_(CURRENT), *here)


def lost_codings(connection: Connection) -> list[Coding]:
    """Return the codings that count, but stayed behind with a replaced source."""
    return codings_in_force(connection, codings.c.source_guid.not_in(CURRENT))


def codings_in_force(connection: Connection, *where: ColumnElement[bool]) -> list[Coding]:
    """Return the codings that count and fit `where`, in the order of the text."""
    table = codings.c
    counts = (table.withdrawn_at.is_(None), table.source_guid.in_(_PRESENT))
    statement = select(codings).join(sources).where(*counts, *where)
    order = (sources.c.name, table.start, table.end, table.code_id, table.at, table.guid)
    return [rows.coding_of(row) for row in connection.execute(statement.order_by(*order))]


def coding_in_force(connection: Connection, guid: str) -> Coding | None:
    """Return one coding that counts, on a current or a replaced source, or None."""
    return next(iter(codings_in_force(connection, codings.c.guid == guid)), None)


def codings_by_guid(connection: Connection, guids: Collection[str]) -> list[Coding]:
    """Return those of `guids` that count, on current or replaced sources, in the order of the text per chunk."""
    return [coding for some in chunks(guids) for coding in codings_in_force(connection, codings.c.guid.in_(some))]


def kept_coding(connection: Connection, guid: str) -> Coding | None:
    """Return one coding, whether it counts or not, or None."""
    row = connection.execute(select(codings).where(codings.c.guid == guid)).one_or_none()
    return None if row is None else rows.coding_of(row)


def same_coding(connection: Connection, coding: Coding) -> Coding | None:
    """Return the coding that counts with the words, code and coder of `coding`, or None."""
    table, place = codings.c, coding.selection
    words = (table.source_guid == coding.source_guid, table.start == place.start, table.end == place.end)
    same = (*words, table.code_id == coding.code_id, table.user_guid == coding.user_guid)
    return next(iter(codings_in_force(connection, *same)), None)


def notes_in_force(connection: Connection, *where: ColumnElement[bool]) -> list[Note]:
    """Return the memos that count and fit `where`, oldest first: they go with the coding, interview or lesson."""
    gone_coding = exists().where(
        notes.c.target_kind == NoteTarget.CODING.value,
        codings.c.guid == notes.c.target,
        or_(codings.c.withdrawn_at.is_not(None), codings.c.source_guid.not_in(_PRESENT)),
    )
    gone_source = exists().where(
        notes.c.target_kind == NoteTarget.SOURCE.value,
        sources.c.guid == notes.c.target,
        sources.c.removed_at.is_not(None),
    )
    gone_lesson = exists().where(
        notes.c.target_kind == NoteTarget.LESSON.value,
        lessons.c.guid == notes.c.target,
        lessons.c.removed_at.is_not(None),
    )
    counts = (notes.c.withdrawn_at.is_(None), ~gone_coding, ~gone_source, ~gone_lesson)
    statement = select(notes).where(*counts, *where)
    return [rows.note_of(row) for row in connection.execute(statement.order_by(notes.c.at, notes.c.number))]


def notes_about(connection: Connection, targets: Collection[str]) -> list[Note]:
    """Return the memos that count about some codings, codes or interviews, oldest first."""
    found = [note for some in chunks(targets) for note in notes_in_force(connection, notes.c.target.in_(some))]
    return sorted(found, key=attrgetter("at"))


def notes_by_guid(connection: Connection, guids: Collection[str]) -> list[Note]:
    """Return those of `guids` that count, oldest first."""
    found = [note for some in chunks(guids) for note in notes_in_force(connection, notes.c.guid.in_(some))]
    return sorted(found, key=attrgetter("at"))


def kept_note(connection: Connection, guid: str) -> Note | None:
    """Return one memo, whether it counts or not, or None."""
    row = connection.execute(select(notes).where(notes.c.guid == guid)).one_or_none()
    return None if row is None else rows.note_of(row)


def keep_codebook(connection: Connection, version: str, text: str, by: str | None = None) -> None:
    """Keep the text of a codebook version, once."""
    if connection.scalar(select(codebooks.c.version).where(codebooks.c.version == version)) is None:
        connection.execute(insert(codebooks), [{"version": version, "text": text, "kept_at": now()}])
        log(connection, Verb.KEEP_CODEBOOK, version, {}, by)


def kept_codebooks(connection: Connection) -> list[KeptCodebook]:
    """Return the codebook versions that were kept, newest first."""
    statement = select(codebooks.c.version, codebooks.c.kept_at).order_by(codebooks.c.kept_at.desc())
    return [KeptCodebook(row.version, row.kept_at) for row in connection.execute(statement)]


def codebook_text(connection: Connection, version: str) -> str | None:
    """Return the text of a kept codebook version, or None."""
    return connection.scalar(select(codebooks.c.text).where(codebooks.c.version == version))
