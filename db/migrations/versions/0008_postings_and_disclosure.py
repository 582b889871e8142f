"""Postings with places, copies, minutes and proofs; disclosure with its catalogue, plans, lists and requests."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """New tables of a new area; nothing was posted by the program so far."""
    op.create_table(
        "catalogue_item",
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=500), nullable=False),
        sa.Column("citation", sa.String(length=300), nullable=False),
        sa.Column("forms", sa.String(length=200), nullable=False),
        sa.Column("is_permanent", sa.Boolean(), nullable=False),
        sa.Column("rule_key", sa.String(length=60), nullable=False),
        sa.Column("has_names", sa.Boolean(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("document", sa.String(length=120), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("is_withdrawn", sa.Boolean(), nullable=False),
        *_stamps(),
        sa.PrimaryKeyConstraint("id", name="pk_catalogue_item"),
        sa.UniqueConstraint("uid", name="uq_catalogue_item_uid"),
    )
    op.create_index("ix_catalogue_item_code", "catalogue_item", ["code"])
    op.create_table(
        "council_report",
        sa.Column("session_name", sa.String(length=200), nullable=False),
        sa.Column("session_on", sa.Date(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("reported_on", sa.Date(), nullable=True),
        sa.Column("sent_to_front_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(length=1000), nullable=False),
        *_stamps(),
        sa.PrimaryKeyConstraint("id", name="pk_council_report"),
        sa.UniqueConstraint("uid", name="uq_council_report_uid"),
    )
    op.create_index("ix_council_report_session", "council_report", ["session_on"])
    op.create_table(
        "disclosure",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("item_code", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=500), nullable=False),
        sa.Column("document_number", sa.String(length=60), nullable=False),
        sa.Column("document_on", sa.Date(), nullable=True),
        sa.Column("issuer", sa.String(length=200), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("trigger_on", sa.Date(), nullable=False),
        sa.Column("trigger", sa.String(length=200), nullable=False),
        sa.Column("rule_key", sa.String(length=60), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("disclosed_on", sa.Date(), nullable=True),
        sa.Column("has_names", sa.Boolean(), nullable=False),
        sa.Column("change", sa.String(length=40), nullable=False),
        sa.Column("replaces_uid", sa.String(length=36), nullable=False),
        sa.Column("change_reason", sa.String(length=500), nullable=False),
        sa.Column("responsible", sa.String(length=120), nullable=False),
        sa.Column("note", sa.String(length=1000), nullable=False),
        sa.Column("is_backfilled", sa.Boolean(), nullable=False),
        sa.Column("voided_on", sa.Date(), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=False),
        *_stamps(),
        sa.PrimaryKeyConstraint("id", name="pk_disclosure"),
        sa.UniqueConstraint("uid", name="uq_disclosure_uid"),
        sa.UniqueConstraint("year", "number", name="uq_disclosure_year"),
    )
    op.create_index("ix_disclosure_due", "disclosure", ["disclosed_on", "due_on"])
    op.create_index("ix_disclosure_item", "disclosure", ["item_code", "trigger_on"])
    op.create_index("ix_disclosure_replaces", "disclosure", ["replaces_uid"])
    op.create_index("ix_disclosure_trigger", "disclosure", ["trigger_on", "id"])
    op.create_table(
        "disclosure_plan",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(length=1000), nullable=False),
        *_stamps(),
        sa.PrimaryKeyConstraint("id", name="pk_disclosure_plan"),
        sa.UniqueConstraint("uid", name="uq_disclosure_plan_uid"),
        sa.UniqueConstraint("year", name="uq_disclosure_plan_year"),
    )
    op.create_table(
        "information_request",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("requester", sa.String(length=120), nullable=False),
        sa.Column("address", sa.String(length=300), nullable=False),
        sa.Column("phone", sa.String(length=30), nullable=False),
        sa.Column("way", sa.String(length=120), nullable=False),
        sa.Column("content", sa.String(length=2000), nullable=False),
        sa.Column("disclosure_uid", sa.String(length=36), nullable=False),
        sa.Column("rule_key", sa.String(length=60), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("asked_source_on", sa.Date(), nullable=True),
        sa.Column("source_replied_on", sa.Date(), nullable=True),
        sa.Column("ended_as", sa.String(length=40), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("answer_number", sa.String(length=60), nullable=False),
        sa.Column("answer", sa.String(length=2000), nullable=False),
        sa.Column("voided_on", sa.Date(), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=False),
        *_stamps(),
        sa.PrimaryKeyConstraint("id", name="pk_information_request"),
        sa.UniqueConstraint("uid", name="uq_information_request_uid"),
        sa.UniqueConstraint("year", "number", name="uq_information_request_year"),
    )
    op.create_index("ix_information_request_disclosure", "information_request", ["disclosure_uid"])
    op.create_index("ix_information_request_due", "information_request", ["ended_on", "due_on"])
    op.create_index("ix_information_request_received", "information_request", ["received_on", "id"])
    op.create_table(
        "nothing_arose",
        sa.Column("item_code", sa.String(length=20), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("stated_by", sa.String(length=120), nullable=False),
        sa.Column("is_withdrawn", sa.Boolean(), nullable=False),
        *_stamps(),
        sa.PrimaryKeyConstraint("id", name="pk_nothing_arose"),
        sa.UniqueConstraint("uid", name="uq_nothing_arose_uid"),
    )
    op.create_index("ix_nothing_arose_month", "nothing_arose", ["year", "month", "item_code"])
    op.create_table(
        "posting",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("area", sa.String(length=30), nullable=False),
        sa.Column("owner_uid", sa.String(length=36), nullable=False),
        sa.Column("item_code", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=500), nullable=False),
        sa.Column("rule_key", sa.String(length=60), nullable=False),
        sa.Column("required_days", sa.Integer(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("notice_number", sa.String(length=40), nullable=False),
        sa.Column("notice_on", sa.Date(), nullable=True),
        sa.Column("voided_on", sa.Date(), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=False),
        *_stamps(),
        sa.PrimaryKeyConstraint("id", name="pk_posting"),
        sa.UniqueConstraint("uid", name="uq_posting_uid"),
        sa.UniqueConstraint("year", "number", name="uq_posting_year"),
    )
    op.create_index("ix_posting_owner", "posting", ["owner_uid"])
    op.create_table(
        "proof",
        sa.Column("record_uid", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("attachment_uid", sa.String(length=36), nullable=False),
        sa.Column("seen_on", sa.Date(), nullable=False),
        sa.Column("taken_at", sa.String(length=27), nullable=True),
        sa.Column("address", sa.String(length=500), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("voided_on", sa.Date(), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=False),
        *_stamps(),
        sa.PrimaryKeyConstraint("id", name="pk_proof"),
        sa.UniqueConstraint("uid", name="uq_proof_uid"),
    )
    op.create_index("ix_proof_record", "proof", ["record_uid"])
    op.create_table(
        "quarter_list",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("quarter", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("made_by", sa.String(length=120), nullable=False),
        *_stamps(),
        sa.PrimaryKeyConstraint("id", name="pk_quarter_list"),
        sa.UniqueConstraint("uid", name="uq_quarter_list_uid"),
        sa.UniqueConstraint("year", "quarter", name="uq_quarter_list_year"),
    )
    op.create_table(
        "disclosure_form",
        sa.Column("disclosure_id", sa.Integer(), nullable=False),
        sa.Column("form", sa.String(length=40), nullable=False),
        sa.Column("is_mandatory", sa.Boolean(), nullable=False),
        sa.Column("left_out_reason", sa.String(length=500), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("address", sa.String(length=500), nullable=False),
        sa.Column("who", sa.String(length=120), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        *_stamps(),
        sa.ForeignKeyConstraint(["disclosure_id"], ["disclosure.id"], name="fk_disclosure_form_disclosure_id"),
        sa.PrimaryKeyConstraint("id", name="pk_disclosure_form"),
        sa.UniqueConstraint("disclosure_id", "form", name="uq_disclosure_form_disclosure_id"),
        sa.UniqueConstraint("uid", name="uq_disclosure_form_uid"),
    )
    op.create_table(
        "hamlet_notice",
        sa.Column("disclosure_id", sa.Integer(), nullable=False),
        sa.Column("hamlet_id", sa.Integer(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("acknowledged_on", sa.Date(), nullable=True),
        sa.Column("acknowledged_by", sa.String(length=120), nullable=False),
        sa.Column("way", sa.String(length=200), nullable=False),
        sa.Column("voided_on", sa.Date(), nullable=True),
        *_stamps(),
        sa.ForeignKeyConstraint(["disclosure_id"], ["disclosure.id"], name="fk_hamlet_notice_disclosure_id"),
        sa.ForeignKeyConstraint(["hamlet_id"], ["hamlet.id"], name="fk_hamlet_notice_hamlet_id"),
        sa.PrimaryKeyConstraint("id", name="pk_hamlet_notice"),
        sa.UniqueConstraint("disclosure_id", "hamlet_id", name="uq_hamlet_notice_disclosure_id"),
        sa.UniqueConstraint("uid", name="uq_hamlet_notice_uid"),
    )
    op.create_table(
        "plan_line",
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("item_code", sa.String(length=20), nullable=False),
        sa.Column("content", sa.String(length=500), nullable=False),
        sa.Column("forms", sa.String(length=200), nullable=False),
        sa.Column("months", sa.String(length=40), nullable=False),
        sa.Column("when_words", sa.String(length=200), nullable=False),
        sa.Column("duration", sa.String(length=200), nullable=False),
        sa.Column("responsible", sa.String(length=200), nullable=False),
        sa.Column("is_dropped", sa.Boolean(), nullable=False),
        *_stamps(),
        sa.ForeignKeyConstraint(["plan_id"], ["disclosure_plan.id"], name="fk_plan_line_plan_id"),
        sa.PrimaryKeyConstraint("id", name="pk_plan_line"),
        sa.UniqueConstraint("uid", name="uq_plan_line_uid"),
    )
    op.create_index("ix_plan_line_item", "plan_line", ["item_code"])
    op.create_index("ix_plan_line_plan", "plan_line", ["plan_id", "position"])
    op.create_table(
        "posting_place",
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("hamlet_id", sa.Integer(), nullable=True),
        sa.Column("keeper", sa.String(length=120), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("to_on", sa.Date(), nullable=True),
        *_stamps(),
        sa.ForeignKeyConstraint(["hamlet_id"], ["hamlet.id"], name="fk_posting_place_hamlet_id"),
        sa.PrimaryKeyConstraint("id", name="pk_posting_place"),
        sa.UniqueConstraint("uid", name="uq_posting_place_uid"),
    )
    op.create_table(
        "radio_slot",
        sa.Column("disclosure_id", sa.Integer(), nullable=False),
        sa.Column("read_on", sa.Date(), nullable=False),
        sa.Column("read_at", sa.Time(), nullable=True),
        sa.Column("reader", sa.String(length=120), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("voided_on", sa.Date(), nullable=True),
        *_stamps(),
        sa.ForeignKeyConstraint(["disclosure_id"], ["disclosure.id"], name="fk_radio_slot_disclosure_id"),
        sa.PrimaryKeyConstraint("id", name="pk_radio_slot"),
        sa.UniqueConstraint("uid", name="uq_radio_slot_uid"),
    )
    op.create_index("ix_radio_slot_disclosure", "radio_slot", ["disclosure_id", "read_on"])
    op.create_table(
        "posting_copy",
        sa.Column("posting_id", sa.Integer(), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("copy_number", sa.Integer(), nullable=False),
        sa.Column("place_name", sa.String(length=200), nullable=False),
        sa.Column("place_kind", sa.String(length=40), nullable=False),
        sa.Column("serial", sa.String(length=30), nullable=False),
        sa.Column("check_value", sa.String(length=12), nullable=False),
        sa.Column("started_at", sa.String(length=27), nullable=True),
        sa.Column("started_by", sa.String(length=120), nullable=False),
        sa.Column("ended_at", sa.String(length=27), nullable=True),
        sa.Column("ended_by", sa.String(length=120), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=True),
        *_stamps(),
        sa.ForeignKeyConstraint(["place_id"], ["posting_place.id"], name="fk_posting_copy_place_id"),
        sa.ForeignKeyConstraint(["posting_id"], ["posting.id"], name="fk_posting_copy_posting_id"),
        sa.PrimaryKeyConstraint("id", name="pk_posting_copy"),
        sa.UniqueConstraint("posting_id", "copy_number", name="uq_posting_copy_posting_id"),
        sa.UniqueConstraint("serial", name="uq_posting_copy_serial"),
        sa.UniqueConstraint("uid", name="uq_posting_copy_uid"),
    )
    op.create_index("ix_posting_copy_hanging", "posting_copy", ["ended_at", "started_at"])
    op.create_table(
        "posting_gap",
        sa.Column("copy_id", sa.Integer(), nullable=False),
        sa.Column("from_at", sa.String(length=27), nullable=False),
        sa.Column("to_at", sa.String(length=27), nullable=True),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("resumed_by", sa.String(length=120), nullable=False),
        sa.Column("is_withdrawn", sa.Boolean(), nullable=False),
        *_stamps(),
        sa.ForeignKeyConstraint(["copy_id"], ["posting_copy.id"], name="fk_posting_gap_copy_id"),
        sa.PrimaryKeyConstraint("id", name="pk_posting_gap"),
        sa.UniqueConstraint("uid", name="uq_posting_gap_uid"),
    )
    op.create_index("ix_posting_gap_copy", "posting_gap", ["copy_id", "from_at"])
    op.create_table(
        "posting_minutes",
        sa.Column("copy_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("began_at", sa.String(length=27), nullable=False),
        sa.Column("finished_at", sa.String(length=27), nullable=True),
        sa.Column("writer", sa.String(length=120), nullable=False),
        sa.Column("writer_post", sa.String(length=120), nullable=False),
        sa.Column("front", sa.String(length=120), nullable=False),
        sa.Column("front_post", sa.String(length=120), nullable=False),
        sa.Column("witness", sa.String(length=120), nullable=False),
        sa.Column("witness_post", sa.String(length=120), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("condition", sa.String(length=500), nullable=False),
        sa.Column("keeper", sa.String(length=120), nullable=False),
        sa.Column("opinions", sa.String(length=1000), nullable=False),
        *_stamps(),
        sa.ForeignKeyConstraint(["copy_id"], ["posting_copy.id"], name="fk_posting_minutes_copy_id"),
        sa.PrimaryKeyConstraint("id", name="pk_posting_minutes"),
        sa.UniqueConstraint("uid", name="uq_posting_minutes_uid"),
    )
    op.create_index("ix_posting_minutes_copy", "posting_minutes", ["copy_id", "kind"])


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
