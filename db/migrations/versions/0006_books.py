"""Further books of the register, closings of a year, and what was printed."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ONE_BOOK = "CONSTRAINT uq_visit_year UNIQUE (year, number)"
MANY_BOOKS = "CONSTRAINT uq_visit_book UNIQUE (book, year, number)"


def upgrade() -> None:
    """Numbers are of a book from now on; what was entered so far is of the main one."""
    op.add_column("visit", sa.Column("book", sa.String(length=2), server_default="A", nullable=False))
    op.add_column("visit", sa.Column("late_note", sa.Text(), server_default="", nullable=False))
    _number_by_book()
    op.create_index("ix_visit_number", "visit", ["year", "number"])
    op.create_table(
        "reception_book",
        sa.Column("letter", sa.String(length=2), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("stopped_on", sa.Date(), nullable=True),
        *_stamps(),
        sa.PrimaryKeyConstraint("id", name="pk_reception_book"),
        sa.UniqueConstraint("uid", name="uq_reception_book_uid"),
        sa.UniqueConstraint("letter", name="uq_reception_book_letter"),
    )
    op.create_table(
        "book_closing",
        sa.Column("book", sa.String(length=2), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=False),
        sa.Column("closed_by", sa.String(length=120), nullable=False),
        sa.Column("last_number", sa.Integer(), nullable=False),
        sa.Column("void_count", sa.Integer(), nullable=False),
        sa.Column("figures", sa.Text(), nullable=False),
        *_stamps(),
        sa.PrimaryKeyConstraint("id", name="pk_book_closing"),
        sa.UniqueConstraint("uid", name="uq_book_closing_uid"),
        sa.UniqueConstraint("book", "year", name="uq_book_closing_book"),
    )
    op.create_table(
        "register_print",
        sa.Column("book", sa.String(length=2), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("way", sa.String(length=40), nullable=False),
        sa.Column("printed_by", sa.String(length=120), nullable=False),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("from_number", sa.Integer(), nullable=False),
        sa.Column("to_number", sa.Integer(), nullable=False),
        sa.Column("from_page", sa.Integer(), nullable=False),
        sa.Column("to_page", sa.Integer(), nullable=False),
        sa.Column("resume", sa.Text(), nullable=False),
        *_stamps(),
        sa.PrimaryKeyConstraint("id", name="pk_register_print"),
        sa.UniqueConstraint("uid", name="uq_register_print_uid"),
    )
    op.create_index("ix_register_print_book", "register_print", ["book", "year", "id"])


def _number_by_book() -> None:
    """Make the table of visits anew with its other constraint, whatever other columns it has by now.

    Its rows leave and come back inside this transaction: that satisfies the tables that point at them, where a
    renamed copy would not.
    """
    connection = op.get_bind()

    def told(query: str) -> list[str]:
        return list(connection.exec_driver_sql(query).scalars())

    [table] = told("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = 'visit'")
    indexes = told("SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'visit' AND sql IS NOT NULL")
    if ONE_BOOK not in table:
        raise ValueError(table)
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    connection.exec_driver_sql("CREATE TABLE visit_kept AS SELECT * FROM visit")
    connection.exec_driver_sql("DROP TABLE visit")
    connection.exec_driver_sql(table.replace(ONE_BOOK, MANY_BOOKS))
    connection.exec_driver_sql("INSERT INTO visit SELECT * FROM visit_kept")
    connection.exec_driver_sql("DROP TABLE visit_kept")
    for index in indexes:
        connection.exec_driver_sql(index)


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
