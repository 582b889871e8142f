"""Looks at whole identity numbers"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the file forward."""
    op.create_table(
        "number_opening",
        sa.Column("record_uid", sa.String(length=36), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.String(length=27), nullable=False),
        sa.Column("created_by", sa.String(length=36), nullable=False),
        sa.Column("changed_at", sa.String(length=27), nullable=False),
        sa.Column("changed_by", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_number_opening"),
        sa.UniqueConstraint("uid", name="uq_number_opening_uid"),
    )
