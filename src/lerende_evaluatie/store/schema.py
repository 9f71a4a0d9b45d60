"""The tables, in REFI-QDA words. Offsets count Unicode code points; moments are in UTC.

A change here needs a new file in ``migrations/versions`` and a new `lerende_evaluatie.store.migrating.HEAD`.
"""

from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    and_,
)
from sqlalchemy.types import TypeDecorator

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Words = Text().with_variant(Text(collation="C"), "postgresql")
"""Text that sorts by code point in every database, as Python does."""


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; SQLite keeps no time zone and would hand back a naive one."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn an aware moment into UTC; ValueError for a naive one."""
        if value is not None and value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment with UTC on it."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


users = Table(
    "users",
    metadata,
    Column("guid", Words, primary_key=True),
    Column("name", Words, nullable=False, unique=True),
)

cases = Table(
    "cases",
    metadata,
    Column("guid", Words, primary_key=True),
    Column("name", Words, nullable=False, unique=True),
)

sources = Table(
    "sources",
    metadata,
    Column("guid", Words, primary_key=True),
    Column("name", Words, nullable=False),
    Column("text", Words, nullable=False),
    Column("text_hash", Words, nullable=False),
    Column("file_hash", Words, nullable=False),
    Column("reader", Words, nullable=False),
    Column("warnings", JSON, nullable=False),
    Column("case_guid", Words, ForeignKey("cases.guid")),
    Column("group_key", Words),
    Column("function", Words),
    Column("date", Date),
    Column("round", Integer),
    Column("respondent", Words),
    # Deferred, so that the old source can make room for the new one under the same name.
    Column("replaced_by", Words, ForeignKey("sources.guid", deferrable=True, initially="DEFERRED")),
    Column("added_at", Moment, nullable=False),
    # Also on the sources it replaced, so that what was lost in these goes and comes back with it.
    Column("removed_at", Moment),
)
_current = and_(sources.c.replaced_by.is_(None), sources.c.removed_at.is_(None))
Index("uq_sources_current_name", sources.c.name, unique=True, sqlite_where=_current, postgresql_where=_current)

turns = Table(
    "turns",
    metadata,
    Column("source_guid", Words, ForeignKey("sources.guid"), primary_key=True),
    Column("index", Integer, primary_key=True, autoincrement=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("speaker", Words),
    Column("role", Words, nullable=False),
    Column("begin", Double),
)

analyses = Table(
    "analyses",
    metadata,
    Column("source_guid", Words, ForeignKey("sources.guid"), primary_key=True),
    Column("pipeline", Words, primary_key=True),
    Column("data", LargeBinary, nullable=False),
)

suggestions = Table(
    "suggestions",
    metadata,
    Column("guid", Words, primary_key=True),
    Column("source_guid", Words, ForeignKey("sources.guid"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", Words, nullable=False),
    Column("code_id", Words, nullable=False),
    Column("score", Double, nullable=False),
    Column("valence", Words, nullable=False),
    Column("reason", Words, nullable=False),
    Column("cues", JSON, nullable=False),
    Column("engine", Words, nullable=False),
    Column("engine_version", Words, nullable=False),
    Column("pipeline", Words, nullable=False),
    Column("codebook", Words, nullable=False),
    Index(None, "source_guid", "start"),
)

suggestion_fingerprints = Table(
    "suggestion_fingerprints",
    metadata,
    Column("source_guid", Words, ForeignKey("sources.guid"), primary_key=True),
    Column("engine", Words, primary_key=True),
    Column("code_id", Words, primary_key=True),
    Column("fingerprint", Words, nullable=False),
)

codings = Table(
    "codings",
    metadata,
    Column("guid", Words, primary_key=True),
    Column("source_guid", Words, ForeignKey("sources.guid"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", Words, nullable=False),
    Column("code_id", Words, nullable=False),
    Column("valence", Words, nullable=False),
    Column("user_guid", Words, ForeignKey("users.guid"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("suggestion_guid", Words, ForeignKey("suggestions.guid"), index=True),
    Column("withdrawn_at", Moment),
    Column("withdrawn_by", Words, ForeignKey("users.guid")),
    Index(None, "source_guid", "start"),
)

# `number` counts up as rows come in: it decides between two decisions in the same tick of the clock.
reviews = Table(
    "reviews",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("guid", Words, nullable=False, unique=True),
    Column("suggestion_guid", Words, ForeignKey("suggestions.guid"), nullable=False, index=True),
    Column("decision", Words, nullable=False),
    Column("user_guid", Words, ForeignKey("users.guid"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("coding_guid", Words, ForeignKey("codings.guid")),
)

notes = Table(
    "notes",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("guid", Words, nullable=False, unique=True),
    Column("target_kind", Words, nullable=False),
    Column("target", Words, nullable=False),
    Column("text", Words, nullable=False),
    Column("user_guid", Words, ForeignKey("users.guid"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("withdrawn_at", Moment),
    Column("withdrawn_by", Words, ForeignKey("users.guid")),
    Index(None, "target_kind", "target"),
)

# `detail` holds the guids of what a step did, so that it can be undone; `guid` is made where the step was taken.
steps = Table(
    "steps",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("guid", Words, nullable=False, unique=True),
    Column("user_guid", Words, ForeignKey("users.guid"), nullable=False),
    Column("source_guid", Words, ForeignKey("sources.guid")),
    Column("at", Moment, nullable=False),
    Column("kind", Words, nullable=False),
    Column("code_id", Words),
    Column("detail", JSON, nullable=False),
    Column("undone_at", Moment),
    # Undone, and no longer to be done again: the coder went on with something else.
    Column("dropped_at", Moment),
    Index(None, "user_guid", "number"),
)

# Each time that a step was undone or done again, so that none counts twice when it is sent twice.
operations = Table(
    "operations",
    metadata,
    Column("guid", Words, primary_key=True),
    Column("step_guid", Words, ForeignKey("steps.guid"), nullable=False),
    Column("is_undo", Boolean, nullable=False),
    Column("at", Moment, nullable=False),
)

# What people write beside the evidence: a row for each version, only ever added to. The newest one counts.

lessons = Table(
    "lessons",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("guid", Words, nullable=False),
    Column("version", Integer, nullable=False),
    Column("title", Words, nullable=False),
    Column("text", Words, nullable=False),
    Column("status", Words, nullable=False),
    Column("codes", JSON, nullable=False),
    # Nobody: a proposal of the machine.
    Column("user_guid", Words, ForeignKey("users.guid")),
    Column("at", Moment, nullable=False),
    # On the newest version, which stays that until the lesson is put back.
    Column("removed_at", Moment),
    Column("removed_by", Words, ForeignKey("users.guid")),
    UniqueConstraint("guid", "version"),
)

# `number` is by what the text of the lesson refers to the quote.
lesson_quotes = Table(
    "lesson_quotes",
    metadata,
    Column("lesson_number", Integer, ForeignKey("lessons.number"), primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("position", Integer, nullable=False),
    Column("coding_guid", Words, ForeignKey("codings.guid"), nullable=False, index=True),
    Column("stance", Words, nullable=False),
    Column("answer", Words, nullable=False),
    UniqueConstraint("lesson_number", "coding_guid"),
)

# `case_name` is empty for the report as a whole.
summaries = Table(
    "summaries",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("kind", Words, nullable=False),
    Column("case_name", Words, nullable=False),
    Column("subject", Words, nullable=False),
    Column("version", Integer, nullable=False),
    Column("text", Words, nullable=False),
    Column("user_guid", Words, ForeignKey("users.guid"), nullable=False),
    Column("at", Moment, nullable=False),
    UniqueConstraint("kind", "case_name", "subject", "version"),
)

summary_quotes = Table(
    "summary_quotes",
    metadata,
    Column("summary_number", Integer, ForeignKey("summaries.number"), primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("coding_guid", Words, ForeignKey("codings.guid"), nullable=False, index=True),
    UniqueConstraint("summary_number", "coding_guid"),
)

# `case_name` is empty for the line over all pilots: a database takes two missing values for different ones.
rulings = Table(
    "rulings",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("case_name", Words, nullable=False),
    Column("code_id", Words, nullable=False),
    Column("version", Integer, nullable=False),
    Column("judgement", Words),
    Column("reason", Words, nullable=False),
    Column("user_guid", Words, ForeignKey("users.guid"), nullable=False),
    Column("at", Moment, nullable=False),
    UniqueConstraint("case_name", "code_id", "version"),
)

# `snapshot` holds guids, codes and hashes, never spoken words.
exports = Table(
    "exports",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("guid", Words, nullable=False, unique=True),
    Column("at", Moment, nullable=False),
    Column("form", Words, nullable=False),
    Column("file", Words, nullable=False),
    Column("file_hash", Words, nullable=False),
    Column("snapshot", JSON, nullable=False),
)

codebooks = Table(
    "codebooks",
    metadata,
    Column("version", Words, primary_key=True),
    Column("text", Words, nullable=False),
    Column("kept_at", Moment, nullable=False),
)

# What was done, in order; only ever added to. `detail` holds guids, offsets, codes and counts, never spoken words.
history = Table(
    "history",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("user_guid", Words, ForeignKey("users.guid")),
    Column("verb", Words, nullable=False),
    Column("what", Words, nullable=False),
    Column("detail", JSON, nullable=False),
)
