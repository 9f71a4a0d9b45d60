"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
MOMENT = sa.DateTime(timezone=True)
CURRENT = sa.text("replaced_by IS NULL AND removed_at IS NULL")


def upgrade() -> None:
    _named("users")
    _named("cases")
    _sources()
    _machine()
    _people()
    _audit()


def downgrade() -> None:
    for table in (
        "history",
        "codebooks",
        "notes",
        "reviews",
        "codings",
        "suggestion_fingerprints",
        "suggestions",
        "analyses",
        "turns",
        "sources",
        "cases",
        "users",
    ):
        op.drop_table(table)


def _to(table: str, column: str, target: str, *, deferred: bool = False) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}_{target}"
    initially = "DEFERRED" if deferred else None
    return sa.ForeignKeyConstraint(
        [column], [f"{target}.guid"], name=name, deferrable=deferred or None, initially=initially
    )


def _named(table: str) -> None:
    op.create_table(
        table,
        sa.Column("guid", WORDS, nullable=False),
        sa.Column("name", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("guid", name=f"pk_{table}"),
        sa.UniqueConstraint("name", name=f"uq_{table}_name"),
    )


def _sources() -> None:
    op.create_table(
        "sources",
        sa.Column("guid", WORDS, nullable=False),
        sa.Column("name", WORDS, nullable=False),
        sa.Column("text", WORDS, nullable=False),
        sa.Column("text_hash", WORDS, nullable=False),
        sa.Column("file_hash", WORDS, nullable=False),
        sa.Column("reader", WORDS, nullable=False),
        sa.Column("warnings", sa.JSON(), nullable=False),
        sa.Column("case_guid", WORDS),
        sa.Column("group_key", WORDS),
        sa.Column("function", WORDS),
        sa.Column("date", sa.Date()),
        sa.Column("round", sa.Integer()),
        sa.Column("respondent", WORDS),
        sa.Column("replaced_by", WORDS),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.Column("removed_at", MOMENT),
        sa.PrimaryKeyConstraint("guid", name="pk_sources"),
        _to("sources", "case_guid", "cases"),
        _to("sources", "replaced_by", "sources", deferred=True),
    )
    op.create_index(
        "uq_sources_current_name", "sources", ["name"], unique=True, sqlite_where=CURRENT, postgresql_where=CURRENT
    )
    op.create_table(
        "turns",
        sa.Column("source_guid", WORDS, nullable=False),
        sa.Column("index", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("speaker", WORDS),
        sa.Column("role", WORDS, nullable=False),
        sa.Column("begin", sa.Double()),
        sa.PrimaryKeyConstraint("source_guid", "index", name="pk_turns"),
        _to("turns", "source_guid", "sources"),
    )


def _machine() -> None:
    op.create_table(
        "analyses",
        sa.Column("source_guid", WORDS, nullable=False),
        sa.Column("pipeline", WORDS, nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("source_guid", "pipeline", name="pk_analyses"),
        _to("analyses", "source_guid", "sources"),
    )
    op.create_table(
        "suggestions",
        sa.Column("guid", WORDS, nullable=False),
        sa.Column("source_guid", WORDS, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", WORDS, nullable=False),
        sa.Column("code_id", WORDS, nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("valence", WORDS, nullable=False),
        sa.Column("reason", WORDS, nullable=False),
        sa.Column("cues", sa.JSON(), nullable=False),
        sa.Column("engine", WORDS, nullable=False),
        sa.Column("engine_version", WORDS, nullable=False),
        sa.Column("pipeline", WORDS, nullable=False),
        sa.Column("codebook", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("guid", name="pk_suggestions"),
        _to("suggestions", "source_guid", "sources"),
    )
    op.create_index("ix_suggestions_source_guid_start", "suggestions", ["source_guid", "start"])
    op.create_table(
        "suggestion_fingerprints",
        sa.Column("source_guid", WORDS, nullable=False),
        sa.Column("engine", WORDS, nullable=False),
        sa.Column("code_id", WORDS, nullable=False),
        sa.Column("fingerprint", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("source_guid", "engine", "code_id", name="pk_suggestion_fingerprints"),
        _to("suggestion_fingerprints", "source_guid", "sources"),
    )


def _people() -> None:
    op.create_table(
        "codings",
        sa.Column("guid", WORDS, nullable=False),
        sa.Column("source_guid", WORDS, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", WORDS, nullable=False),
        sa.Column("code_id", WORDS, nullable=False),
        sa.Column("valence", WORDS, nullable=False),
        sa.Column("user_guid", WORDS, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("suggestion_guid", WORDS),
        sa.Column("withdrawn_at", MOMENT),
        sa.Column("withdrawn_by", WORDS),
        sa.PrimaryKeyConstraint("guid", name="pk_codings"),
        _to("codings", "source_guid", "sources"),
        _to("codings", "user_guid", "users"),
        _to("codings", "suggestion_guid", "suggestions"),
        _to("codings", "withdrawn_by", "users"),
    )
    op.create_index("ix_codings_source_guid_start", "codings", ["source_guid", "start"])
    op.create_index("ix_codings_suggestion_guid", "codings", ["suggestion_guid"])
    op.create_table(
        "reviews",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("guid", WORDS, nullable=False),
        sa.Column("suggestion_guid", WORDS, nullable=False),
        sa.Column("decision", WORDS, nullable=False),
        sa.Column("user_guid", WORDS, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("coding_guid", WORDS),
        sa.PrimaryKeyConstraint("number", name="pk_reviews"),
        sa.UniqueConstraint("guid", name="uq_reviews_guid"),
        _to("reviews", "suggestion_guid", "suggestions"),
        _to("reviews", "user_guid", "users"),
        _to("reviews", "coding_guid", "codings"),
    )
    op.create_index("ix_reviews_suggestion_guid", "reviews", ["suggestion_guid"])
    op.create_table(
        "notes",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("guid", WORDS, nullable=False),
        sa.Column("target_kind", WORDS, nullable=False),
        sa.Column("target", WORDS, nullable=False),
        sa.Column("text", WORDS, nullable=False),
        sa.Column("user_guid", WORDS, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_notes"),
        sa.UniqueConstraint("guid", name="uq_notes_guid"),
        _to("notes", "user_guid", "users"),
    )
    op.create_index("ix_notes_target_kind_target", "notes", ["target_kind", "target"])


def _audit() -> None:
    op.create_table(
        "codebooks",
        sa.Column("version", WORDS, nullable=False),
        sa.Column("text", WORDS, nullable=False),
        sa.Column("kept_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("version", name="pk_codebooks"),
    )
    op.create_table(
        "history",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("user_guid", WORDS),
        sa.Column("verb", WORDS, nullable=False),
        sa.Column("what", WORDS, nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_history"),
        _to("history", "user_guid", "users"),
    )
