"""Groups, who somebody comes for, the other party, and visits found not to be the same matter."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the file forward."""
    op.add_column("visit", sa.Column("crowd_count", sa.String(length=40), server_default="BY_NUMBER", nullable=False))
    op.add_column("visit", sa.Column("opponent", sa.String(length=300), server_default="", nullable=False))
    op.add_column("visit_person", sa.Column("on_behalf_of", sa.String(length=120), server_default="", nullable=False))
    op.add_column("visit_person", sa.Column("is_struck", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.create_table(
        "visit_not_same",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.String(length=27), nullable=False),
        sa.Column("created_by", sa.String(length=36), nullable=False),
        sa.Column("changed_at", sa.String(length=27), nullable=False),
        sa.Column("changed_by", sa.String(length=36), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=True),
        sa.Column("other_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name="fk_visit_not_same_visit_id"),
        sa.ForeignKeyConstraint(["other_id"], ["visit.id"], name="fk_visit_not_same_other_id"),
        sa.PrimaryKeyConstraint("id", name="pk_visit_not_same"),
        sa.UniqueConstraint("uid", name="uq_visit_not_same_uid"),
    )
    op.create_index("ix_visit_not_same_visit", "visit_not_same", ["visit_id"])
    op.create_index("ix_visit_not_same_other", "visit_not_same", ["other_id"])
