"""What an upper office sends down: law that came from elsewhere says from whom and how sure they are."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Rules and days that were here already were all entered by the office itself."""
    for table in ("law_version", "calendar_day"):
        op.add_column(table, sa.Column("came_from", sa.String(length=200), server_default="", nullable=False))
        op.add_column(table, sa.Column("confidence", sa.String(length=40), nullable=True))
