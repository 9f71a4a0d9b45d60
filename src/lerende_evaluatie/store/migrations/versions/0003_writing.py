"""Lessons, summaries, rulings and exports: what people write beside the evidence, in versions."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _lessons()
    _summaries()
    _rulings()
    _exports()


def downgrade() -> None:
    for table in ("exports", "rulings", "summary_quotes", "summaries", "lesson_quotes", "lessons"):
        op.drop_table(table)


def _to(table: str, column: str, target: str, key: str = "guid") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.{key}"], name=f"fk_{table}_{column}_{target}")


def _lessons() -> None:
    op.create_table(
        "lessons",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("guid", WORDS, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", WORDS, nullable=False),
        sa.Column("text", WORDS, nullable=False),
        sa.Column("status", WORDS, nullable=False),
        sa.Column("codes", sa.JSON(), nullable=False),
        sa.Column("user_guid", WORDS),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("removed_at", MOMENT),
        sa.Column("removed_by", WORDS),
        sa.PrimaryKeyConstraint("number", name="pk_lessons"),
        sa.UniqueConstraint("guid", "version", name="uq_lessons_guid_version"),
        _to("lessons", "user_guid", "users"),
        _to("lessons", "removed_by", "users"),
    )
    op.create_table(
        "lesson_quotes",
        sa.Column("lesson_number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("coding_guid", WORDS, nullable=False),
        sa.Column("stance", WORDS, nullable=False),
        sa.Column("answer", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("lesson_number", "number", name="pk_lesson_quotes"),
        sa.UniqueConstraint("lesson_number", "coding_guid", name="uq_lesson_quotes_lesson_number_coding_guid"),
        _to("lesson_quotes", "lesson_number", "lessons", "number"),
        _to("lesson_quotes", "coding_guid", "codings"),
    )
    op.create_index("ix_lesson_quotes_coding_guid", "lesson_quotes", ["coding_guid"])


def _summaries() -> None:
    op.create_table(
        "summaries",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", WORDS, nullable=False),
        sa.Column("case_name", WORDS, nullable=False),
        sa.Column("subject", WORDS, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("text", WORDS, nullable=False),
        sa.Column("user_guid", WORDS, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_summaries"),
        sa.UniqueConstraint(
            "kind", "case_name", "subject", "version", name="uq_summaries_kind_case_name_subject_version"
        ),
        _to("summaries", "user_guid", "users"),
    )
    op.create_table(
        "summary_quotes",
        sa.Column("summary_number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("coding_guid", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("summary_number", "position", name="pk_summary_quotes"),
        sa.UniqueConstraint("summary_number", "coding_guid", name="uq_summary_quotes_summary_number_coding_guid"),
        _to("summary_quotes", "summary_number", "summaries", "number"),
        _to("summary_quotes", "coding_guid", "codings"),
    )
    op.create_index("ix_summary_quotes_coding_guid", "summary_quotes", ["coding_guid"])


def _rulings() -> None:
    op.create_table(
        "rulings",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("case_name", WORDS, nullable=False),
        sa.Column("code_id", WORDS, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("judgement", WORDS),
        sa.Column("reason", WORDS, nullable=False),
        sa.Column("user_guid", WORDS, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_rulings"),
        sa.UniqueConstraint("case_name", "code_id", "version", name="uq_rulings_case_name_code_id_version"),
        _to("rulings", "user_guid", "users"),
    )


def _exports() -> None:
    op.create_table(
        "exports",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("guid", WORDS, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("form", WORDS, nullable=False),
        sa.Column("file", WORDS, nullable=False),
        sa.Column("file_hash", WORDS, nullable=False),
        sa.Column("snapshot", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_exports"),
        sa.UniqueConstraint("guid", name="uq_exports_guid"),
    )
