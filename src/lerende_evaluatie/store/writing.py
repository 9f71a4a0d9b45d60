"""What people write beside the evidence: every version is kept, the newest counts, and nobody writes over another."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Row, Select, Table, and_, exists, insert, select, update

from lerende_evaluatie.domain.lessons import Lesson, is_same
from lerende_evaluatie.domain.review import now
from lerende_evaluatie.domain.snapshots import Export
from lerende_evaluatie.domain.writing import Place, Ruling, Summary
from lerende_evaluatie.errors import WritingError
from lerende_evaluatie.store import rows, texts
from lerende_evaluatie.store.history import Verb, log
from lerende_evaluatie.store.machine import chunks
from lerende_evaluatie.store.schema import (
    codings,
    exports,
    lesson_quotes,
    lessons,
    rulings,
    summaries,
    summary_quotes,
)


def _newest(table: Table, *key: Column[Any]) -> ColumnElement[bool]:
    """Tell that no row of `table` with the same `key` has a higher version."""
    newer = table.alias()
    same = [newer.c[column.name] == column for column in key]
    return ~exists().where(*same, newer.c.version > table.c.version)


_PLACE = (summaries.c.kind, summaries.c.case_name, summaries.c.subject)
_CELL = (rulings.c.case_name, rulings.c.code_id)
_NEWEST_LESSON = _newest(lessons, lessons.c.guid)
_NEWEST_SUMMARY = _newest(summaries, *_PLACE)
_NEWEST_RULING = _newest(rulings, *_CELL)
_PRESENT = lessons.c.removed_at.is_(None)


# Lessons


def present_lessons(connection: Connection) -> list[Lesson]:
    """Return the lessons that were not taken away, in the order in which they were first kept."""
    first = lessons.alias()
    newest = select(lessons).join(first, and_(first.c.guid == lessons.c.guid, first.c.version == 1))
    return _lessons(connection, newest.where(_NEWEST_LESSON, _PRESENT).order_by(first.c.number))


def one_lesson(connection: Connection, guid: str, *, also_removed: bool) -> Lesson | None:
    """Return one lesson in its newest version, or None."""
    newest = select(lessons).where(lessons.c.guid == guid, _NEWEST_LESSON)
    return next(iter(_lessons(connection, newest if also_removed else newest.where(_PRESENT))), None)


def removed_lessons(connection: Connection) -> list[Lesson]:
    """Return the lessons that were taken away, the last one first."""
    removed = select(lessons).where(_NEWEST_LESSON, ~_PRESENT)
    return _lessons(connection, removed.order_by(lessons.c.removed_at.desc(), lessons.c.number.desc()))


def lesson_versions(connection: Connection, guid: str) -> list[Lesson]:
    """Return all versions of a lesson, the newest first."""
    return _lessons(connection, select(lessons).where(lessons.c.guid == guid).order_by(lessons.c.version.desc()))


def save_lesson(connection: Connection, lesson: Lesson, by: str | None) -> Lesson:
    """Keep a next version of a lesson that nobody changed or took away meanwhile, once."""
    made = replace(lesson, version=lesson.version + 1)
    sent = select(lessons).where(lessons.c.guid == made.guid, lessons.c.version == made.version)
    for kept in _lessons(connection, sent):
        if is_same(kept, made):
            return kept
    newest = _newest_row(connection, made.guid)
    _check_version(newest, lesson.version)
    if newest is not None and newest.removed_at is not None:
        raise WritingError(texts.LESSON_REMOVED)
    _check_codings(connection, [item.coding_guid for item in made.evidence])
    number = _insert(connection, lessons, rows.lesson_values(made))
    _insert_under(connection, lesson_quotes, rows.lesson_quote_values(number, made))
    log(connection, Verb.SAVE_LESSON, made.guid, {"version": made.version, "quotes": len(made.evidence)}, by)
    return made


def remove_lesson(connection: Connection, guid: str, by: str, version: int) -> None:
    """Take a lesson away that nobody changed meanwhile; sent twice, it is gone once."""
    newest = _known_row(connection, guid)
    _check_version(newest, version)
    if newest.removed_at is None:
        _mark(connection, newest.number, removed_at=now(), removed_by=by)
        log(connection, Verb.REMOVE_LESSON, guid, {"version": version}, by)


def restore_lesson(connection: Connection, guid: str, by: str) -> None:
    """Put a lesson back; the history keeps that it was away."""
    newest = _known_row(connection, guid)
    if newest.removed_at is not None:
        _mark(connection, newest.number, removed_at=None, removed_by=None)
        log(connection, Verb.RESTORE_LESSON, guid, {"version": newest.version}, by)


# Summaries


def newest_summaries(connection: Connection) -> list[Summary]:
    """Return the newest summary of each place that has one, in the order of their places."""
    return _summaries(connection, select(summaries).where(_NEWEST_SUMMARY).order_by(*_PLACE))


def summary_versions(connection: Connection, place: Place) -> list[Summary]:
    """Return all versions of the summary at one place, the newest first."""
    here = select(summaries).filter_by(**rows.place_values(place))
    return _summaries(connection, here.order_by(summaries.c.version.desc()))


def save_summary(connection: Connection, summary: Summary) -> Summary:
    """Keep a next version of a summary that nobody changed meanwhile, once."""
    made = replace(summary, version=summary.version + 1)
    here = select(summaries).filter_by(**rows.place_values(made.place))
    for kept in _summaries(connection, here.where(summaries.c.version == made.version)):
        if (kept.text, kept.quotes) == (made.text, made.quotes):
            return kept
    _check_version(connection.execute(here.where(_NEWEST_SUMMARY)).one_or_none(), summary.version)
    _check_codings(connection, made.quotes)
    number = _insert(connection, summaries, rows.summary_values(made))
    _insert_under(connection, summary_quotes, rows.summary_quote_values(number, made))
    detail = {
        "number": number,
        "subject": made.place.subject,
        "version": made.version,
        "characters": len(made.text),
        "quotes": len(made.quotes),
    }
    log(connection, Verb.SAVE_SUMMARY, made.place.kind.value, detail, made.user_guid)
    return made


# Rulings


def newest_rulings(connection: Connection) -> list[Ruling]:
    """Return the newest ruling on each cell that has one, by pilot and code; first those on all pilots together."""
    newest = select(rulings).where(_NEWEST_RULING).order_by(*_CELL)
    return [rows.ruling_of(row) for row in connection.execute(newest)]


def ruling_versions(connection: Connection, case: str | None, code_id: str) -> list[Ruling]:
    """Return all rulings on one cell, the newest first."""
    here = select(rulings).filter_by(**rows.cell_values(case, code_id))
    return [rows.ruling_of(row) for row in connection.execute(here.order_by(rulings.c.version.desc()))]


def save_ruling(connection: Connection, ruling: Ruling) -> Ruling:
    """Keep a next version of a ruling that nobody changed meanwhile, once."""
    made = replace(ruling, version=ruling.version + 1)
    here = select(rulings).filter_by(**rows.cell_values(made.case, made.code_id))
    for row in connection.execute(here.where(rulings.c.version == made.version)):
        kept = rows.ruling_of(row)
        if (kept.judgement, kept.reason) == (made.judgement, made.reason):
            return kept
    _check_version(connection.execute(here.where(_NEWEST_RULING)).one_or_none(), ruling.version)
    number = _insert(connection, rulings, rows.ruling_values(made))
    detail = {"number": number, "version": made.version, "judgement": made.judgement and made.judgement.value}
    log(connection, Verb.SAVE_RULING, made.code_id, detail, made.user_guid)
    return made


# Exports


def all_exports(connection: Connection) -> list[Export]:
    """Return what was exported, the newest first."""
    return [rows.export_of(row) for row in connection.execute(select(exports).order_by(exports.c.number.desc()))]


def keep_export(connection: Connection, export: Export) -> None:
    """Keep what an exported report rested on, once."""
    known = connection.execute(select(exports).where(exports.c.guid == export.guid)).one_or_none()
    if known is None:
        _insert(connection, exports, rows.export_values(export))
        snapshot = export.snapshot
        detail = {"form": export.form, "quotes": len(snapshot.quotes), "lessons": len(snapshot.lessons)}
        log(connection, Verb.KEEP_EXPORT, export.guid, detail)
    elif rows.export_of(known) != export:
        raise WritingError(texts.OTHER_CONTENT)


# Quotes


def move_quotes(connection: Connection, moved: Mapping[str, str]) -> None:
    """Let a coding go out for the one in its place, in every version, so that a version put back shows it as well.

    Where both are in one version already, each stays what it is: that loses nothing, and turns back as it came.
    """
    for owner in (lesson_quotes.c.lesson_number, summary_quotes.c.summary_number):
        table = owner.table
        beside = table.alias()
        for old, new in moved.items():
            is_there = exists().where(beside.c[owner.name] == owner, beside.c.coding_guid == new)
            statement = update(table).where(table.c.coding_guid == old, ~is_there)
            connection.execute(statement.values(coding_guid=new))


def _lessons(connection: Connection, statement: Select[Any]) -> list[Lesson]:
    found = connection.execute(statement).all()
    under = _quotes(connection, lesson_quotes.c.lesson_number, [row.number for row in found])
    return [rows.lesson_of(row, under[row.number]) for row in found]


def _summaries(connection: Connection, statement: Select[Any]) -> list[Summary]:
    found = connection.execute(statement).all()
    under = _quotes(connection, summary_quotes.c.summary_number, [row.number for row in found])
    return [rows.summary_of(row, under[row.number]) for row in found]


def _quotes(connection: Connection, owner: Column[int], numbers: Collection[int]) -> Mapping[int, Sequence[Row[Any]]]:
    """Return the quotes under the rows with these numbers, in the order in which they were put there."""
    under: defaultdict[int, list[Row[Any]]] = defaultdict(list)
    for some in chunks(numbers):
        here = select(owner.table).where(owner.in_(some)).order_by(owner, owner.table.c.position)
        for quote in connection.execute(here):
            under[quote._mapping[owner]].append(quote)
    return under


# What a change must fit


def _newest_row(connection: Connection, guid: str) -> Row[Any] | None:
    return connection.execute(select(lessons).where(lessons.c.guid == guid, _NEWEST_LESSON)).one_or_none()


def _known_row(connection: Connection, guid: str) -> Row[Any]:
    newest = _newest_row(connection, guid)
    if newest is None:
        raise WritingError(texts.NO_SUCH_LESSON)
    return newest


def _check_version(newest: Row[Any] | None, changed: int) -> None:
    """Refuse a change of another version than the newest; without any, only a first one is right."""
    if changed != (0 if newest is None else newest.version):
        raise WritingError(texts.WRITTEN_ELSEWHERE)


def _check_codings(connection: Connection, guids: Collection[str]) -> None:
    for some in chunks(guids):
        known = set(connection.scalars(select(codings.c.guid).where(codings.c.guid.in_(some))))
        if not known.issuperset(some):
            raise WritingError(texts.NO_SUCH_CODING)


def _insert(connection: Connection, table: Table, values: rows.Values) -> int:
    """Insert a row and return its number."""
    key: Any = connection.execute(insert(table).values(values)).inserted_primary_key
    return int(key.number)


def _insert_under(connection: Connection, table: Table, quotes: list[rows.Values]) -> None:
    if quotes:
        connection.execute(insert(table), quotes)


def _mark(connection: Connection, number: int, **removed: Any) -> None:
    connection.execute(update(lessons).where(lessons.c.number == number).values(removed))
