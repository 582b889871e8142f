"""The register"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

branch_labels = None
depends_on = None


FIND = (
    "CREATE VIRTUAL TABLE search_text USING fts5(body, tokenize = \"unicode61 remove_diacritics 0\", prefix = '1 2 3')",
    # A word that left for the vault must not stay behind in the index's own pages.
    "INSERT INTO search_text (search_text, rank) VALUES ('secure-delete', 1)",
)


def upgrade() -> None:
    """Bring the file forward."""
    _journal()
    _hold_people()
    _hold_office()
    _reception()
    _visits()
    for statement in FIND:
        op.execute(statement)


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


def _identity() -> list[sa.Column[Any]]:
    return [
        sa.Column("full_name", sa.String(length=120), nullable=False),
        sa.Column("name_key", sa.String(length=400), nullable=False),
        sa.Column("sex", sa.String(length=40), nullable=True),
        sa.Column("born_on", sa.Date(), nullable=True),
        sa.Column("paper_kind", sa.String(length=40), nullable=True),
        sa.Column("paper_number", sa.String(length=30), nullable=False),
        sa.Column("paper_issued_on", sa.Date(), nullable=True),
        sa.Column("paper_issued_by", sa.String(length=120), nullable=False),
        sa.Column("address", sa.String(length=300), nullable=False),
        sa.Column("phone", sa.String(length=30), nullable=False),
    ]


def _journal() -> None:
    op.create_table(
        "journal",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("by", sa.String(length=36), nullable=False),
        sa.Column("work", sa.String(length=36), nullable=False),
        sa.Column("action", sa.String(length=10), nullable=False),
        sa.Column("table_name", sa.String(length=40), nullable=False),
        sa.Column("row_uid", sa.String(length=36), nullable=False),
        sa.Column("row_rev", sa.Integer(), nullable=False),
        sa.Column("old_digest", sa.String(length=64), nullable=False),
        sa.Column("new_digest", sa.String(length=64), nullable=False),
        sa.Column("link", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_journal"),
    )
    op.create_index("ix_journal_by", "journal", ["by", "seq"])
    op.create_index("ix_journal_row", "journal", ["row_uid", "seq"])
    op.create_index("ix_journal_work", "journal", ["work"])
    op.create_table(
        "journal_value",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("salt", sa.LargeBinary(length=16), nullable=False),
        sa.Column("old", sa.Text(), nullable=False),
        sa.Column("new", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["seq"], ["journal.seq"], name="fk_journal_value_seq"),
        sa.PrimaryKeyConstraint("seq", name="pk_journal_value"),
    )


def _hold_people() -> None:
    op.create_table(
        "hamlet",
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("households", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("head", sa.String(length=120), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("to_on", sa.Date(), nullable=True),
        *_stamps(),
        sa.PrimaryKeyConstraint("id", name="pk_hamlet"),
        sa.UniqueConstraint("uid", name="uq_hamlet_uid"),
    )
    op.create_table(
        "account",
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("post", sa.String(length=120), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        *_stamps(),
        sa.PrimaryKeyConstraint("id", name="pk_account"),
        sa.UniqueConstraint("uid", name="uq_account_uid"),
    )
    op.create_table(
        "case_file",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        *_stamps(),
        sa.PrimaryKeyConstraint("id", name="pk_case_file"),
        sa.UniqueConstraint("uid", name="uq_case_file_uid"),
        sa.UniqueConstraint("year", "number", name="uq_case_file_year"),
    )
    op.create_table(
        "register_book",
        sa.Column("book", sa.String(length=30), nullable=False),
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("last_number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("book", "year", name="pk_register_book"),
    )
    op.create_table(
        "person",
        sa.Column("hamlet_id", sa.Integer(), nullable=True),
        sa.Column("sealed_at", sa.String(length=27), nullable=True),
        *_identity(),
        *_stamps(),
        sa.ForeignKeyConstraint(["hamlet_id"], ["hamlet.id"], name="fk_person_hamlet_id"),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
        sa.UniqueConstraint("uid", name="uq_person_uid"),
    )
    op.create_index("ix_person_name", "person", ["name_key", "id"])
    op.create_index("ix_person_paper", "person", ["paper_number"])


def _hold_office() -> None:
    op.create_table(
        "attachment",
        sa.Column("record_uid", sa.String(length=36), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("media_type", sa.String(length=80), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("stored_as", sa.String(length=64), nullable=False),
        *_stamps(),
        sa.PrimaryKeyConstraint("id", name="pk_attachment"),
        sa.UniqueConstraint("uid", name="uq_attachment_uid"),
    )
    op.create_index("ix_attachment_record", "attachment", ["record_uid"])
    op.create_table(
        "calendar_day",
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("document", sa.String(length=120), nullable=False),
        sa.Column("is_withdrawn", sa.Boolean(), nullable=False),
        *_stamps(),
        sa.PrimaryKeyConstraint("id", name="pk_calendar_day"),
        sa.UniqueConstraint("on_day", name="uq_calendar_day_on_day"),
        sa.UniqueConstraint("uid", name="uq_calendar_day_uid"),
    )
    op.create_table(
        "law_version",
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("citation", sa.String(length=300), nullable=False),
        sa.Column("document", sa.String(length=120), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("is_withdrawn", sa.Boolean(), nullable=False),
        *_stamps(),
        sa.PrimaryKeyConstraint("id", name="pk_law_version"),
        sa.UniqueConstraint("uid", name="uq_law_version_uid"),
    )
    op.create_index("ix_law_version_key", "law_version", ["key"])
    op.create_table(
        "paper_wording",
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        *_stamps(),
        sa.PrimaryKeyConstraint("id", name="pk_paper_wording"),
        sa.UniqueConstraint("key", name="uq_paper_wording_key"),
        sa.UniqueConstraint("uid", name="uq_paper_wording_uid"),
    )
    op.create_table(
        "setting",
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        *_stamps(),
        sa.PrimaryKeyConstraint("id", name="pk_setting"),
        sa.UniqueConstraint("key", name="uq_setting_key"),
        sa.UniqueConstraint("uid", name="uq_setting_uid"),
    )
    op.create_table(
        "vault_entry",
        sa.Column("record_uid", sa.String(length=36), nullable=False),
        sa.Column("what", sa.String(length=30), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        *_stamps(),
        sa.PrimaryKeyConstraint("id", name="pk_vault_entry"),
        sa.UniqueConstraint("uid", name="uq_vault_entry_uid"),
    )
    op.create_index("ix_vault_record", "vault_entry", ["record_uid"])
    op.create_table(
        "vault_opening",
        sa.Column("record_uid", sa.String(length=36), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        *_stamps(),
        sa.PrimaryKeyConstraint("id", name="pk_vault_opening"),
        sa.UniqueConstraint("uid", name="uq_vault_opening_uid"),
    )


def _reception() -> None:
    op.create_table(
        "session_day",
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("chair", sa.String(length=120), nullable=False),
        sa.Column("chair_post", sa.String(length=120), nullable=False),
        sa.Column("attendees", sa.String(length=500), nullable=False),
        sa.Column("had_citizens", sa.Boolean(), nullable=False),
        sa.Column("minutes_number", sa.String(length=40), nullable=False),
        *_stamps(),
        sa.PrimaryKeyConstraint("id", name="pk_session_day"),
        sa.UniqueConstraint("uid", name="uq_session_day_uid"),
    )
    op.create_index("ix_session_day_held", "session_day", ["held_on"])
    op.create_table(
        "visit",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("started_at", sa.Time(), nullable=True),
        sa.Column("ended_at", sa.Time(), nullable=True),
        sa.Column("session_day_id", sa.Integer(), nullable=True),
        sa.Column("mode", sa.String(length=40), nullable=False),
        sa.Column("channel", sa.String(length=40), nullable=False),
        sa.Column("received_by", sa.String(length=120), nullable=False),
        sa.Column("received_by_post", sa.String(length=120), nullable=False),
        sa.Column("who_key", sa.String(length=400), nullable=False),
        sa.Column("people_present", sa.Integer(), nullable=False),
        sa.Column("people_same_content", sa.Integer(), nullable=False),
        sa.Column("is_group", sa.Boolean(), nullable=False),
        sa.Column("group_reason", sa.String(length=300), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("visit_no", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("request", sa.Text(), nullable=False),
        sa.Column("history", sa.Text(), nullable=False),
        sa.Column("settled_by", sa.String(length=300), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=40), nullable=False),
        sa.Column("within_competence", sa.Boolean(), nullable=False),
        sa.Column("handling", sa.String(length=40), nullable=False),
        sa.Column("to_agency", sa.String(length=300), nullable=False),
        sa.Column("document_number", sa.String(length=60), nullable=False),
        sa.Column("document_on", sa.Date(), nullable=True),
        sa.Column("answer_due_on", sa.Date(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answer_form", sa.String(length=60), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("is_secret", sa.Boolean(), nullable=False),
        sa.Column("file_code", sa.String(length=30), nullable=False),
        sa.Column("voided_on", sa.Date(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=False),
        sa.Column("void_reason", sa.String(length=500), nullable=False),
        *_stamps(),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name="fk_visit_case_id"),
        sa.ForeignKeyConstraint(["session_day_id"], ["session_day.id"], name="fk_visit_session_day_id"),
        sa.PrimaryKeyConstraint("id", name="pk_visit"),
        sa.UniqueConstraint("uid", name="uq_visit_uid"),
        sa.UniqueConstraint("year", "number", name="uq_visit_year"),
    )
    op.create_index("ix_visit_case", "visit", ["case_id"])
    op.create_index("ix_visit_due", "visit", ["is_open", "answer_due_on", "id"])
    op.create_index("ix_visit_handling", "visit", ["handling", "year", "number"])
    op.create_index("ix_visit_kind", "visit", ["kind", "year", "number"])
    op.create_index("ix_visit_received", "visit", ["received_on", "id"])
    op.create_index("ix_visit_session", "visit", ["session_day_id"])
    op.create_index("ix_visit_who", "visit", ["who_key", "id"])


def _visits() -> None:
    op.create_table(
        "visit_person",
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("hamlet_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("capacity", sa.String(length=40), nullable=False),
        sa.Column("mandate", sa.String(length=200), nullable=False),
        sa.Column("sealed_at", sa.String(length=27), nullable=True),
        *_identity(),
        *_stamps(),
        sa.ForeignKeyConstraint(["hamlet_id"], ["hamlet.id"], name="fk_visit_person_hamlet_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_visit_person_person_id"),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name="fk_visit_person_visit_id"),
        sa.PrimaryKeyConstraint("id", name="pk_visit_person"),
        sa.UniqueConstraint("uid", name="uq_visit_person_uid"),
    )
    op.create_index("ix_visit_person_person", "visit_person", ["person_id"])
    op.create_index("ix_visit_person_visit", "visit_person", ["visit_id"])
    op.create_table(
        "visit_paper",
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("copy_kind", sa.String(length=60), nullable=False),
        sa.Column("condition", sa.String(length=120), nullable=False),
        *_stamps(),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name="fk_visit_paper_visit_id"),
        sa.PrimaryKeyConstraint("id", name="pk_visit_paper"),
        sa.UniqueConstraint("uid", name="uq_visit_paper_uid"),
    )
    op.create_index("ix_visit_paper_visit", "visit_paper", ["visit_id"])
