"""Sessions of the head: how they went, what was concluded, who must act by when; the posted schedule."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """A session known so far was held; it was the head's, and in person."""
    for column in (
        sa.Column("state", sa.String(length=40), nullable=False, server_default="HELD"),
        sa.Column("mode", sa.String(length=40), nullable=False, server_default="BY_HEAD"),
        sa.Column("channel", sa.String(length=40), nullable=False, server_default="IN_PERSON"),
        sa.Column("ground", sa.String(length=40), nullable=True),
        sa.Column("planned_on", sa.Date(), nullable=True),
        sa.Column("starts_at", sa.Time(), nullable=True),
        sa.Column("ends_at", sa.Time(), nullable=True),
        sa.Column("began_at", sa.Time(), nullable=True),
        sa.Column("ended_at", sa.Time(), nullable=True),
        sa.Column("place", sa.String(length=200), nullable=False, server_default=""),
        sa.Column("expected", sa.String(length=500), nullable=False, server_default=""),
        sa.Column("change_reason", sa.String(length=500), nullable=False, server_default=""),
        sa.Column("notified_on", sa.Date(), nullable=True),
        sa.Column("tested_on", sa.Date(), nullable=True),
        sa.Column("secretary", sa.String(length=120), nullable=False, server_default=""),
        sa.Column("secretary_post", sa.String(length=120), nullable=False, server_default=""),
        sa.Column("minutes", sa.Text(), nullable=False, server_default=""),
        sa.Column("conclusion", sa.Text(), nullable=False, server_default=""),
        sa.Column("conclusion_number", sa.String(length=40), nullable=False, server_default=""),
        sa.Column("concluded_on", sa.Date(), nullable=True),
    ):
        op.add_column("session_day", column)
    op.create_index("ix_session_day_planned", "session_day", ["planned_on"])
    op.create_table(
        "session_task",
        sa.Column("session_day_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(length=500), nullable=False),
        sa.Column("who", sa.String(length=200), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("result", sa.String(length=1000), nullable=False),
        *_stamps(),
        sa.ForeignKeyConstraint(["session_day_id"], ["session_day.id"], name="fk_session_task_session_day_id"),
        sa.PrimaryKeyConstraint("id", name="pk_session_task"),
        sa.UniqueConstraint("uid", name="uq_session_task_uid"),
    )
    op.create_index("ix_session_task_session", "session_task", ["session_day_id", "position"])
    op.create_index("ix_session_task_due", "session_task", ["done_on", "due_on"])
    op.create_table(
        "schedule_notice",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("posted_on", sa.Date(), nullable=False),
        *_stamps(),
        sa.PrimaryKeyConstraint("id", name="pk_schedule_notice"),
        sa.UniqueConstraint("uid", name="uq_schedule_notice_uid"),
        sa.UniqueConstraint("year", "month", name="uq_schedule_notice_year"),
    )


def _stamps() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.String(length=27), nullable=False),
        sa.Column("created_by", sa.String(length=36), nullable=False),
        sa.Column("changed_at", sa.String(length=27), nullable=False),
        sa.Column("changed_by", sa.String(length=36), nullable=False),
    )
