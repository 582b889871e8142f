"""Petitions with their people, steps, limits and what was found not to be the same."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """New tables of a new area; no petition was kept by the program so far."""
    op.create_table(
        "petition",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("forwarder", sa.String(length=300), nullable=False),
        sa.Column("forwarder_kind", sa.String(length=40), nullable=False),
        sa.Column("forwarder_number", sa.String(length=60), nullable=False),
        sa.Column("forwarder_on", sa.Date(), nullable=True),
        sa.Column("dated_on", sa.Date(), nullable=True),
        sa.Column("visit_uid", sa.String(length=36), nullable=False),
        sa.Column("who_key", sa.String(length=400), nullable=False),
        sa.Column("is_anonymous", sa.Boolean(), nullable=False),
        sa.Column("signers", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=40), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("request", sa.Text(), nullable=False),
        sa.Column("opponent", sa.String(length=300), nullable=False),
        sa.Column("history", sa.Text(), nullable=False),
        sa.Column("settled_by", sa.String(length=300), nullable=False),
        sa.Column("has_originals", sa.Boolean(), nullable=False),
        sa.Column("knew_on", sa.Date(), nullable=True),
        sa.Column("instance", sa.Integer(), nullable=False),
        sa.Column("is_remote", sa.Boolean(), nullable=False),
        sa.Column("eligible", sa.String(length=40), nullable=False),
        sa.Column("ineligible_reason", sa.String(length=40), nullable=False),
        sa.Column("competent", sa.String(length=40), nullable=False),
        sa.Column("competent_reason", sa.String(length=40), nullable=False),
        sa.Column("to_agency", sa.String(length=300), nullable=False),
        sa.Column("recipient_class", sa.String(length=40), nullable=True),
        sa.Column("assigned_to", sa.String(length=120), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("outcome", sa.String(length=40), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("result", sa.String(length=40), nullable=True),
        sa.Column("complexity", sa.String(length=120), nullable=False),
        sa.Column("next_due_on", sa.Date(), nullable=True),
        sa.Column("next_due", sa.String(length=40), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("petition_no", sa.Integer(), nullable=False),
        sa.Column("joined_uid", sa.String(length=36), nullable=False),
        sa.Column("is_secret", sa.Boolean(), nullable=False),
        sa.Column("file_code", sa.String(length=30), nullable=False),
        sa.Column("received_by", sa.String(length=120), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("is_backfilled", sa.Boolean(), nullable=False),
        sa.Column("voided_on", sa.Date(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=False),
        sa.Column("void_reason", sa.String(length=500), nullable=False),
        *_stamps(),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name="fk_petition_case_id"),
        sa.PrimaryKeyConstraint("id", name="pk_petition"),
        sa.UniqueConstraint("uid", name="uq_petition_uid"),
        sa.UniqueConstraint("year", "number", name="uq_petition_year"),
    )
    op.create_index("ix_petition_assigned", "petition", ["assigned_to"])
    op.create_index("ix_petition_case", "petition", ["case_id"])
    op.create_index("ix_petition_due", "petition", ["next_due_on", "id"])
    op.create_index("ix_petition_joined", "petition", ["joined_uid"])
    op.create_index("ix_petition_kind", "petition", ["kind", "year", "number"])
    op.create_index("ix_petition_received", "petition", ["received_on", "id"])
    op.create_index("ix_petition_state", "petition", ["state", "next_due_on", "id"])
    op.create_index("ix_petition_visit", "petition", ["visit_uid"])
    op.create_index("ix_petition_who", "petition", ["who_key", "id"])
    op.create_table(
        "petition_limit",
        sa.Column("petition_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("whose", sa.String(length=10), nullable=False),
        sa.Column("rule_keys", sa.String(length=300), nullable=False),
        sa.Column("start_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("met_on", sa.Date(), nullable=True),
        sa.Column("dropped_on", sa.Date(), nullable=True),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("is_paused", sa.Boolean(), nullable=False),
        sa.Column("moved_from_on", sa.Date(), nullable=True),
        sa.Column("moved_on", sa.Date(), nullable=True),
        *_stamps(),
        sa.ForeignKeyConstraint(["petition_id"], ["petition.id"], name="fk_petition_limit_petition_id"),
        sa.PrimaryKeyConstraint("id", name="pk_petition_limit"),
        sa.UniqueConstraint("petition_id", "key", name="uq_petition_limit_petition_id"),
        sa.UniqueConstraint("uid", name="uq_petition_limit_uid"),
    )
    op.create_index("ix_petition_limit_due", "petition_limit", ["is_open", "due_on", "id"])
    op.create_table(
        "petition_not_same",
        sa.Column("petition_id", sa.Integer(), nullable=True),
        sa.Column("other_uid", sa.String(length=36), nullable=False),
        *_stamps(),
        sa.ForeignKeyConstraint(["petition_id"], ["petition.id"], name="fk_petition_not_same_petition_id"),
        sa.PrimaryKeyConstraint("id", name="pk_petition_not_same"),
        sa.UniqueConstraint("uid", name="uq_petition_not_same_uid"),
    )
    op.create_index("ix_petition_not_same_other", "petition_not_same", ["other_uid"])
    op.create_index("ix_petition_not_same_petition", "petition_not_same", ["petition_id"])
    op.create_table(
        "petition_paper",
        sa.Column("petition_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("copy_kind", sa.String(length=60), nullable=False),
        sa.Column("condition", sa.String(length=120), nullable=False),
        sa.Column("scan_uid", sa.String(length=36), nullable=False),
        sa.Column("is_sealed", sa.Boolean(), nullable=False),
        sa.Column("voided_on", sa.Date(), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=False),
        *_stamps(),
        sa.ForeignKeyConstraint(["petition_id"], ["petition.id"], name="fk_petition_paper_petition_id"),
        sa.PrimaryKeyConstraint("id", name="pk_petition_paper"),
        sa.UniqueConstraint("uid", name="uq_petition_paper_uid"),
    )
    op.create_index("ix_petition_paper_petition", "petition_paper", ["petition_id"])
    op.create_table(
        "petition_person",
        sa.Column("petition_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("hamlet_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("capacity", sa.String(length=40), nullable=False),
        sa.Column("mandate", sa.String(length=200), nullable=False),
        sa.Column("is_representative", sa.Boolean(), nullable=False),
        sa.Column("is_struck", sa.Boolean(), nullable=False),
        sa.Column("sealed_at", sa.String(length=27), nullable=True),
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
        *_stamps(),
        sa.ForeignKeyConstraint(["hamlet_id"], ["hamlet.id"], name="fk_petition_person_hamlet_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_petition_person_person_id"),
        sa.ForeignKeyConstraint(["petition_id"], ["petition.id"], name="fk_petition_person_petition_id"),
        sa.PrimaryKeyConstraint("id", name="pk_petition_person"),
        sa.UniqueConstraint("uid", name="uq_petition_person_uid"),
    )
    op.create_index("ix_petition_person_person", "petition_person", ["person_id"])
    op.create_index("ix_petition_person_petition", "petition_person", ["petition_id"])
    op.create_table(
        "petition_step",
        sa.Column("petition_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("done_by", sa.String(length=120), nullable=False),
        sa.Column("document_number", sa.String(length=60), nullable=False),
        sa.Column("document_on", sa.Date(), nullable=True),
        sa.Column("to_agency", sa.String(length=300), nullable=False),
        sa.Column("assigned_to", sa.String(length=120), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("ground", sa.String(length=40), nullable=False),
        sa.Column("tests", sa.String(length=120), nullable=False),
        sa.Column("result", sa.String(length=40), nullable=True),
        sa.Column("recipient_class", sa.String(length=40), nullable=True),
        sa.Column("eligible", sa.String(length=40), nullable=True),
        sa.Column("ineligible_reason", sa.String(length=40), nullable=False),
        sa.Column("competent", sa.String(length=40), nullable=True),
        sa.Column("competent_reason", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=True),
        sa.Column("instance", sa.Integer(), nullable=True),
        sa.Column("knew_on", sa.Date(), nullable=True),
        sa.Column("was_kind", sa.String(length=40), nullable=True),
        sa.Column("was_instance", sa.Integer(), nullable=True),
        sa.Column("was_known_on", sa.Date(), nullable=True),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("joined_uid", sa.String(length=36), nullable=False),
        sa.Column("forced_by", sa.String(length=120), nullable=False),
        sa.Column("force_reason", sa.String(length=500), nullable=False),
        sa.Column("taken_back_on", sa.Date(), nullable=True),
        sa.Column("back_reason", sa.String(length=500), nullable=False),
        *_stamps(),
        sa.ForeignKeyConstraint(["petition_id"], ["petition.id"], name="fk_petition_step_petition_id"),
        sa.PrimaryKeyConstraint("id", name="pk_petition_step"),
        sa.UniqueConstraint("uid", name="uq_petition_step_uid"),
    )
    op.create_index("ix_petition_step_petition", "petition_step", ["petition_id", "done_on"])


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
