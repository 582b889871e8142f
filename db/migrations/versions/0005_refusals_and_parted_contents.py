"""Refusals with their ground and notice, contents that were parted, copies of a person's history"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the file forward."""
    op.add_column("visit", sa.Column("refusal_ground", sa.String(length=4), nullable=False, server_default=""))
    op.add_column("visit", sa.Column("notice_number", sa.String(length=60), nullable=False, server_default=""))
    op.add_column("visit", sa.Column("notice_on", sa.Date(), nullable=True))
    op.create_table(
        "visit_link",
        sa.Column("first_id", sa.Integer(), nullable=True),
        sa.Column("further_id", sa.Integer(), nullable=True),
        *_stamps(),
        sa.ForeignKeyConstraint(["first_id"], ["visit.id"], name="fk_visit_link_first_id"),
        sa.ForeignKeyConstraint(["further_id"], ["visit.id"], name="fk_visit_link_further_id"),
        sa.PrimaryKeyConstraint("id", name="pk_visit_link"),
        sa.UniqueConstraint("uid", name="uq_visit_link_uid"),
    )
    op.create_index("ix_visit_link_first", "visit_link", ["first_id"])
    op.create_index("ix_visit_link_further", "visit_link", ["further_id"])
    op.create_table(
        "person_copy",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("requested_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("visits", sa.Integer(), nullable=False),
        *_stamps(),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_person_copy_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_person_copy"),
        sa.UniqueConstraint("uid", name="uq_person_copy_uid"),
    )
    op.create_index("ix_person_copy_person", "person_copy", ["person_id"])


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
