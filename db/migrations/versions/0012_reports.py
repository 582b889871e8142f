"""Reports of periods with their frozen figures, and the log of what left on a stick."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """New tables, and indexes by which what was done between two days is found."""
    op.create_table(
        "delivery",
        sa.Column("drive_label", sa.String(length=120), nullable=False),
        sa.Column("drive_serial", sa.String(length=60), nullable=False),
        sa.Column("folder", sa.String(length=300), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("files", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("done_by", sa.String(length=120), nullable=False),
        sa.Column("trouble", sa.String(length=500), nullable=False),
        *_stamps(),
        sa.PrimaryKeyConstraint("id", name="pk_delivery"),
        sa.UniqueConstraint("uid", name="uq_delivery_uid"),
    )
    op.create_index("ix_delivery_made", "delivery", ["created_at", "id"])
    op.create_table(
        "report",
        sa.Column("form", sa.String(length=40), nullable=False),
        sa.Column("layout", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("people", sa.String(length=40), nullable=False),
        sa.Column("nothing_arose", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("frozen_at", sa.String(length=27), nullable=True),
        sa.Column("frozen_by", sa.String(length=120), nullable=False),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("approved_by", sa.String(length=120), nullable=False),
        sa.Column("number", sa.String(length=60), nullable=False),
        sa.Column("dated_on", sa.Date(), nullable=True),
        sa.Column("signer", sa.String(length=120), nullable=False),
        sa.Column("signer_post", sa.String(length=300), nullable=False),
        sa.Column("addressee", sa.String(length=300), nullable=False),
        sa.Column("recipients", sa.Text(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("voided_on", sa.Date(), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=False),
        *_stamps(),
        sa.PrimaryKeyConstraint("id", name="pk_report"),
        sa.UniqueConstraint("form", "from_on", "to_on", name="uq_report_form"),
        sa.UniqueConstraint("uid", name="uq_report_uid"),
    )
    op.create_index("ix_report_due", "report", ["state", "due_on", "id"])
    op.create_index("ix_report_to", "report", ["to_on", "id"])
    op.create_table(
        "report_setting",
        sa.Column("form", sa.String(length=40), nullable=False),
        sa.Column("period", sa.String(length=40), nullable=False),
        sa.Column("year_starts", sa.Integer(), nullable=False),
        sa.Column("due_month_day", sa.Integer(), nullable=False),
        sa.Column("due_after", sa.Integer(), nullable=False),
        sa.Column("basis", sa.String(length=300), nullable=False),
        sa.Column("addressee", sa.String(length=300), nullable=False),
        sa.Column("recipients", sa.Text(), nullable=False),
        sa.Column("people", sa.String(length=40), nullable=False),
        *_stamps(),
        sa.PrimaryKeyConstraint("id", name="pk_report_setting"),
        sa.UniqueConstraint("form", name="uq_report_setting_form"),
        sa.UniqueConstraint("uid", name="uq_report_setting_uid"),
    )
    op.create_table(
        "delivered_file",
        sa.Column("delivery_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        *_stamps(),
        sa.ForeignKeyConstraint(["delivery_id"], ["delivery.id"], name="fk_delivered_file_delivery_id"),
        sa.PrimaryKeyConstraint("id", name="pk_delivered_file"),
        sa.UniqueConstraint("uid", name="uq_delivered_file_uid"),
    )
    op.create_index("ix_delivered_file_delivery", "delivered_file", ["delivery_id"])
    op.create_table(
        "report_correction",
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("was", sa.String(length=40), nullable=False),
        sa.Column("now_value", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("corrected_on", sa.Date(), nullable=False),
        sa.Column("corrected_by", sa.String(length=120), nullable=False),
        *_stamps(),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name="fk_report_correction_report_id"),
        sa.PrimaryKeyConstraint("id", name="pk_report_correction"),
        sa.UniqueConstraint("uid", name="uq_report_correction_uid"),
    )
    op.create_index("ix_report_correction_report", "report_correction", ["report_id", "key"])
    op.create_table(
        "report_entry",
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("what", sa.String(length=500), nullable=False),
        sa.Column("value", sa.String(length=40), nullable=False),
        sa.Column("cells", sa.Text(), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("person", sa.String(length=120), nullable=False),
        sa.Column("dated_on", sa.Date(), nullable=True),
        sa.Column("voided_on", sa.Date(), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=False),
        *_stamps(),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name="fk_report_entry_report_id"),
        sa.PrimaryKeyConstraint("id", name="pk_report_entry"),
        sa.UniqueConstraint("uid", name="uq_report_entry_uid"),
    )
    op.create_index("ix_report_entry_report", "report_entry", ["report_id", "key"])
    op.create_table(
        "report_figure",
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("value", sa.String(length=40), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=False),
        *_stamps(),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name="fk_report_figure_report_id"),
        sa.PrimaryKeyConstraint("id", name="pk_report_figure"),
        sa.UniqueConstraint("report_id", "key", name="uq_report_figure_report_id"),
        sa.UniqueConstraint("uid", name="uq_report_figure_uid"),
    )
    op.create_table(
        "report_text",
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("is_left_out", sa.Boolean(), nullable=False),
        *_stamps(),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name="fk_report_text_report_id"),
        sa.PrimaryKeyConstraint("id", name="pk_report_text"),
        sa.UniqueConstraint("report_id", "key", name="uq_report_text_report_id"),
        sa.UniqueConstraint("uid", name="uq_report_text_uid"),
    )
    op.create_index("ix_decision_voted", "decision", ["voted_on", "id"])
    op.create_index("ix_decision_work_entry_day", "decision_work_entry", ["on_day"])
    op.create_index("ix_petition_step_done", "petition_step", ["done_on", "key"])
    op.create_index("ix_vote_ended", "vote", ["to_on"])


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
