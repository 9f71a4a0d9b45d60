"""Decisions per coder, steps that can be undone, and memos that can be withdrawn."""

import uuid
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
MOMENT = sa.DateTime(timezone=True)
REOPENED = "heropend"
REVIEWS = sa.table(
    "reviews",
    sa.column("number", sa.Integer),
    sa.column("guid", WORDS),
    sa.column("suggestion_guid", WORDS),
    sa.column("decision", WORDS),
    sa.column("user_guid", WORDS),
    sa.column("at", MOMENT),
)


def upgrade() -> None:
    with op.batch_alter_table("notes") as notes:
        notes.add_column(sa.Column("withdrawn_at", MOMENT))
        notes.add_column(sa.Column("withdrawn_by", WORDS))
        notes.create_foreign_key("fk_notes_withdrawn_by_users", "users", ["withdrawn_by"], ["guid"])
    _steps()
    _operations()
    _close_what_others_took_back()


def downgrade() -> None:
    op.drop_table("operations")
    op.drop_table("steps")
    with op.batch_alter_table("notes") as notes:
        notes.drop_constraint("fk_notes_withdrawn_by_users", type_="foreignkey")
        notes.drop_column("withdrawn_by")
        notes.drop_column("withdrawn_at")


def _steps() -> None:
    op.create_table(
        "steps",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("guid", WORDS, nullable=False),
        sa.Column("user_guid", WORDS, nullable=False),
        sa.Column("source_guid", WORDS),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("kind", WORDS, nullable=False),
        sa.Column("code_id", WORDS),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.Column("undone_at", MOMENT),
        sa.Column("dropped_at", MOMENT),
        sa.PrimaryKeyConstraint("number", name="pk_steps"),
        sa.UniqueConstraint("guid", name="uq_steps_guid"),
        sa.ForeignKeyConstraint(["user_guid"], ["users.guid"], name="fk_steps_user_guid_users"),
        sa.ForeignKeyConstraint(["source_guid"], ["sources.guid"], name="fk_steps_source_guid_sources"),
    )
    op.create_index("ix_steps_user_guid_number", "steps", ["user_guid", "number"])


def _operations() -> None:
    op.create_table(
        "operations",
        sa.Column("guid", WORDS, nullable=False),
        sa.Column("step_guid", WORDS, nullable=False),
        sa.Column("is_undo", sa.Boolean(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("guid", name="pk_operations"),
        sa.ForeignKeyConstraint(["step_guid"], ["steps.guid"], name="fk_operations_step_guid_steps"),
    )


def _close_what_others_took_back() -> None:
    """Keep in force what was in force: so far, one coder's decision took the place of another's.

    From now on each coder decides for themselves, and an earlier decision that somebody else took back or changed
    would count again. One more review of that coder, at the same moment, says that it does not.
    """
    connection = op.get_bind()
    by_coder: dict[tuple[str, str], Any] = {}
    newest: dict[str, Any] = {}
    for row in connection.execute(sa.select(REVIEWS).order_by(REVIEWS.c.at, REVIEWS.c.number)):
        by_coder[row.suggestion_guid, row.user_guid] = row
        newest[row.suggestion_guid] = row
    replaced = [
        {
            "guid": str(uuid.uuid4()),
            "suggestion_guid": suggestion,
            "decision": REOPENED,
            "user_guid": coder,
            "at": newest[suggestion].at,
        }
        for (suggestion, coder), row in by_coder.items()
        if row.decision != REOPENED and row is not newest[suggestion]
    ]
    if replaced:
        op.bulk_insert(REVIEWS, replaced)
