"""Imports, what their rows became, numbers they left open; visits that were entered from an old book."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """New tables; what was entered so far was entered at the desk."""
    op.add_column("visit", sa.Column("is_backfilled", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.create_table(
        "import_batch",
        sa.Column("register", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("is_old", sa.Boolean(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("undone_on", sa.Date(), nullable=True),
        sa.Column("undo_reason", sa.String(length=500), nullable=False),
        *_stamps(),
        sa.PrimaryKeyConstraint("id", name="pk_import_batch"),
        sa.UniqueConstraint("uid", name="uq_import_batch_uid"),
    )
    op.create_table(
        "imported_row",
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("record_uid", sa.String(length=36), nullable=False),
        sa.Column("record_rev", sa.Integer(), nullable=False),
        *_stamps(),
        sa.PrimaryKeyConstraint("id", name="pk_imported_row"),
        sa.UniqueConstraint("uid", name="uq_imported_row_uid"),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batch.id"], name="fk_imported_row_batch_id"),
    )
    op.create_index("ix_imported_row_batch", "imported_row", ["batch_id"])
    op.create_index("ix_imported_row_fingerprint", "imported_row", ["fingerprint"])
    op.create_index("ix_imported_row_record", "imported_row", ["record_uid"])
    op.create_table(
        "number_gap",
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("book", sa.String(length=30), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("first_number", sa.Integer(), nullable=False),
        sa.Column("last_number", sa.Integer(), nullable=False),
        *_stamps(),
        sa.PrimaryKeyConstraint("id", name="pk_number_gap"),
        sa.UniqueConstraint("uid", name="uq_number_gap_uid"),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batch.id"], name="fk_number_gap_batch_id"),
    )
    op.create_index("ix_number_gap_book", "number_gap", ["book", "year"])


def _stamps() -> list[sa.Column[Any]]:
    return [
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.String(length=27), nullable=False),
        sa.Column("created_by", sa.String(length=36), nullable=False),
        sa.Column("changed_at", sa.String(length=27), nullable=False),
        sa.Column("changed_by", sa.String(length=36), nullable=False),
    ]
