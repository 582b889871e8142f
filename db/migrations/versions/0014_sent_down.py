"""What an upper office sends down: packages of it, editions of forms, and from whom law and questionnaires came."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """New tables; rules, days and questionnaires that were here already came from nobody else."""
    for table in ("law_version", "calendar_day", "form_version"):
        op.add_column(table, sa.Column("came_from", sa.String(length=200), server_default="", nullable=False))
    for table in ("law_version", "calendar_day"):
        op.add_column(table, sa.Column("confidence", sa.String(length=40), nullable=True))
    op.create_table(
        "form_edition",
        sa.Column("form", sa.String(length=40), nullable=False),
        sa.Column("edition", sa.String(length=40), nullable=False),
        sa.Column("definition", sa.Text(), nullable=False),
        sa.Column("came_from", sa.String(length=200), nullable=False),
        sa.Column("is_withdrawn", sa.Boolean(), nullable=False),
        *_stamps(),
        sa.PrimaryKeyConstraint("id", name="pk_form_edition"),
        sa.UniqueConstraint("form", "edition", name="uq_form_edition_form"),
        sa.UniqueConstraint("uid", name="uq_form_edition_uid"),
    )
    op.create_table(
        "sent_down",
        sa.Column("epoch", sa.String(length=36), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("package_uid", sa.String(length=36), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.Column("made_by", sa.String(length=120), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(length=120), nullable=False),
        sa.Column("handed_on", sa.Date(), nullable=True),
        *_stamps(),
        sa.PrimaryKeyConstraint("id", name="pk_sent_down"),
        sa.UniqueConstraint("epoch", "seq", name="uq_sent_down_epoch"),
        sa.UniqueConstraint("uid", name="uq_sent_down_uid"),
    )
    op.create_table(
        "came_down",
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("epoch", sa.String(length=36), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("package_uid", sa.String(length=36), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("made_at", sa.String(length=27), nullable=False),
        sa.Column("made_by", sa.String(length=120), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.Column("names", sa.Text(), nullable=False),
        sa.Column("put", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("decided_by", sa.String(length=120), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        *_stamps(),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name="fk_came_down_partner_id"),
        sa.PrimaryKeyConstraint("id", name="pk_came_down"),
        sa.UniqueConstraint("digest", name="uq_came_down_digest"),
        sa.UniqueConstraint("uid", name="uq_came_down_uid"),
    )
    op.create_table(
        "sent_down_to",
        sa.Column("sent_id", sa.Integer(), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(length=500), nullable=False),
        *_stamps(),
        sa.ForeignKeyConstraint(["sent_id"], ["sent_down.id"], name="fk_sent_down_to_sent_id"),
        sa.PrimaryKeyConstraint("id", name="pk_sent_down_to"),
        sa.UniqueConstraint("sent_id", "unit", name="uq_sent_down_to_sent_id"),
        sa.UniqueConstraint("uid", name="uq_sent_down_to_uid"),
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
