"""Packages between offices: keys, partners, what was sent, what came in, comments."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """New tables only; nothing of this kind was kept by the program so far."""
    op.create_table(
        "office_keys",
        sa.Column("epoch", sa.String(length=36), nullable=False),
        sa.Column("unit", sa.String(length=64), nullable=False),
        sa.Column("public", sa.String(length=64), nullable=False),
        sa.Column("sealed_to", sa.String(length=70), nullable=False),
        sa.Column("secret", sa.Text(), nullable=False),
        sa.Column("retired_on", sa.Date(), nullable=True),
        *_stamps(),
        sa.PrimaryKeyConstraint("id", name="pk_office_keys"),
        sa.UniqueConstraint("uid", name="uq_office_keys_uid"),
    )
    op.create_table(
        "package_comment",
        sa.Column("comment_uid", sa.String(length=36), nullable=False),
        sa.Column("package_uid", sa.String(length=36), nullable=False),
        sa.Column("target", sa.String(length=40), nullable=False),
        sa.Column("table_name", sa.String(length=40), nullable=False),
        sa.Column("row_uid", sa.String(length=36), nullable=False),
        sa.Column("form", sa.String(length=40), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("figure", sa.String(length=60), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("said_by", sa.String(length=120), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=False),
        sa.Column("is_return", sa.Boolean(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        *_stamps(),
        sa.PrimaryKeyConstraint("id", name="pk_package_comment"),
        sa.UniqueConstraint("comment_uid", name="uq_package_comment_comment_uid"),
        sa.UniqueConstraint("uid", name="uq_package_comment_uid"),
    )
    op.create_index("ix_package_comment_package", "package_comment", ["package_uid"])
    op.create_index("ix_package_comment_target", "package_comment", ["target", "row_uid"])
    op.create_table(
        "partner",
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("public", sa.String(length=64), nullable=False),
        sa.Column("sealed_to", sa.String(length=70), nullable=False),
        sa.Column("fingerprint", sa.String(length=24), nullable=False),
        sa.Column("enrolled_on", sa.Date(), nullable=False),
        sa.Column("enrolled_by", sa.String(length=120), nullable=False),
        sa.Column("compared", sa.String(length=40), nullable=False),
        sa.Column("compared_with", sa.String(length=120), nullable=False),
        sa.Column("revoked_on", sa.Date(), nullable=True),
        sa.Column("revoked_by", sa.String(length=120), nullable=False),
        sa.Column("revoke_reason", sa.String(length=500), nullable=False),
        *_stamps(),
        sa.PrimaryKeyConstraint("id", name="pk_partner"),
        sa.UniqueConstraint("fingerprint", name="uq_partner_fingerprint"),
        sa.UniqueConstraint("uid", name="uq_partner_uid"),
    )
    op.create_index("ix_partner_unit", "partner", ["unit", "revoked_on"])
    op.create_table(
        "refused_package",
        sa.Column("file_sha256", sa.String(length=64), nullable=False),
        sa.Column("unit", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(length=120), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("trouble", sa.String(length=500), nullable=False),
        sa.Column("refused_on", sa.Date(), nullable=False),
        sa.Column("refused_to", sa.String(length=120), nullable=False),
        *_stamps(),
        sa.PrimaryKeyConstraint("id", name="pk_refused_package"),
        sa.UniqueConstraint("uid", name="uq_refused_package_uid"),
    )
    op.create_index("ix_refused_package_file", "refused_package", ["file_sha256"])
    op.create_table(
        "unit_change",
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("into_unit", sa.String(length=40), nullable=False),
        sa.Column("new_name", sa.String(length=200), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("basis", sa.String(length=300), nullable=False),
        sa.Column("voided_on", sa.Date(), nullable=True),
        *_stamps(),
        sa.PrimaryKeyConstraint("id", name="pk_unit_change"),
        sa.UniqueConstraint("uid", name="uq_unit_change_uid"),
    )
    op.create_index("ix_unit_change_unit", "unit_change", ["unit", "from_on"])
    op.create_table(
        "upload_place",
        sa.Column("address", sa.String(length=300), nullable=False),
        sa.Column("unit", sa.String(length=64), nullable=False),
        sa.Column("token", sa.String(length=64), nullable=False),
        sa.Column("certificate", sa.Text(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        *_stamps(),
        sa.PrimaryKeyConstraint("id", name="pk_upload_place"),
        sa.UniqueConstraint("uid", name="uq_upload_place_uid"),
    )
    op.create_table(
        "received_package",
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("epoch", sa.String(length=36), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("package_uid", sa.String(length=36), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("period", sa.String(length=120), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=False),
        sa.Column("made_at", sa.String(length=27), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("timeliness", sa.String(length=40), nullable=False),
        sa.Column("is_first", sa.Boolean(), nullable=False),
        sa.Column("is_nothing", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("trouble", sa.String(length=500), nullable=False),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("unchanged", sa.Integer(), nullable=False),
        sa.Column("conflicts", sa.Integer(), nullable=False),
        sa.Column("journal_seq", sa.Integer(), nullable=False),
        sa.Column("journal_head", sa.String(length=64), nullable=False),
        sa.Column("receipt_on", sa.Date(), nullable=True),
        sa.Column("returned_on", sa.Date(), nullable=True),
        sa.Column("arrived_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("taken_by", sa.String(length=120), nullable=False),
        sa.Column("confirmed_on", sa.Date(), nullable=True),
        sa.Column("confirmed_by", sa.String(length=120), nullable=False),
        sa.Column("confirm_reason", sa.String(length=500), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        *_stamps(),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name="fk_received_package_partner_id"),
        sa.PrimaryKeyConstraint("id", name="pk_received_package"),
        sa.UniqueConstraint("partner_id", "epoch", "seq", "digest", name="uq_received_package_partner_id"),
        sa.UniqueConstraint("uid", name="uq_received_package_uid"),
    )
    op.create_index("ix_received_package_digest", "received_package", ["digest"])
    op.create_index("ix_received_package_period", "received_package", ["from_on", "to_on", "partner_id"])
    op.create_table(
        "sent_package",
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("epoch", sa.String(length=36), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("package_uid", sa.String(length=36), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("period", sa.String(length=120), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=False),
        sa.Column("journal_seq", sa.Integer(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(length=120), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("is_nothing", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("handed_on", sa.Date(), nullable=True),
        sa.Column("received_at", sa.String(length=27), nullable=True),
        sa.Column("receipt", sa.Text(), nullable=False),
        *_stamps(),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name="fk_sent_package_partner_id"),
        sa.PrimaryKeyConstraint("id", name="pk_sent_package"),
        sa.UniqueConstraint("epoch", "seq", name="uq_sent_package_epoch"),
        sa.UniqueConstraint("uid", name="uq_sent_package_uid"),
    )
    op.create_index("ix_sent_package_state", "sent_package", ["state", "seq"])
    op.create_table(
        "older_row",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("partner_unit", sa.String(length=40), nullable=False),
        sa.Column("table_name", sa.String(length=40), nullable=False),
        sa.Column("row_uid", sa.String(length=36), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("row_hash", sa.String(length=64), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("package_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["package_id"], ["received_package.id"], name="fk_older_row_package_id"),
        sa.PrimaryKeyConstraint("id", name="pk_older_row"),
    )
    op.create_index("ix_older_row_row", "older_row", ["partner_unit", "row_uid", "rev"])
    op.create_table(
        "received_figure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("partner_unit", sa.String(length=40), nullable=False),
        sa.Column("form", sa.String(length=40), nullable=False),
        sa.Column("layout", sa.String(length=40), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("value", sa.String(length=40), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("row_uids", sa.Text(), nullable=False),
        sa.Column("is_current", sa.Boolean(), nullable=False),
        sa.Column("package_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["package_id"], ["received_package.id"], name="fk_received_figure_package_id"),
        sa.PrimaryKeyConstraint("id", name="pk_received_figure"),
    )
    op.create_index(
        "ix_received_figure_form", "received_figure", ["form", "from_on", "to_on", "is_current", "partner_unit"]
    )
    op.create_index("ix_received_figure_package", "received_figure", ["package_id"])
    op.create_table(
        "received_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("partner_unit", sa.String(length=40), nullable=False),
        sa.Column("form", sa.String(length=40), nullable=False),
        sa.Column("layout", sa.String(length=40), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("number", sa.String(length=60), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("nothing_arose", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("checks", sa.Text(), nullable=False),
        sa.Column("corrections", sa.Text(), nullable=False),
        sa.Column("arrived_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("timeliness", sa.String(length=40), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("is_current", sa.Boolean(), nullable=False),
        sa.Column("package_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["package_id"], ["received_package.id"], name="fk_received_report_package_id"),
        sa.PrimaryKeyConstraint("id", name="pk_received_report"),
    )
    op.create_index(
        "ix_received_report_form", "received_report", ["form", "from_on", "to_on", "is_current", "partner_unit"]
    )
    op.create_index("ix_received_report_package", "received_report", ["package_id"])
    op.create_table(
        "received_row",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("partner_unit", sa.String(length=40), nullable=False),
        sa.Column("table_name", sa.String(length=40), nullable=False),
        sa.Column("row_uid", sa.String(length=36), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("row_hash", sa.String(length=64), nullable=False),
        sa.Column("row_on", sa.Date(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("package_id", sa.Integer(), nullable=False),
        sa.Column("gone_in", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["gone_in"], ["received_package.id"], name="fk_received_row_gone_in"),
        sa.ForeignKeyConstraint(["package_id"], ["received_package.id"], name="fk_received_row_package_id"),
        sa.PrimaryKeyConstraint("id", name="pk_received_row"),
        sa.UniqueConstraint("partner_unit", "row_uid", name="uq_received_row_partner_unit"),
    )
    op.create_index("ix_received_row_table", "received_row", ["table_name", "row_on", "partner_unit", "id"])
    op.create_table(
        "row_conflict",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("package_id", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.String(length=40), nullable=False),
        sa.Column("row_uid", sa.String(length=36), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("row_hash", sa.String(length=64), nullable=False),
        sa.Column("held", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["package_id"], ["received_package.id"], name="fk_row_conflict_package_id"),
        sa.PrimaryKeyConstraint("id", name="pk_row_conflict"),
    )
    op.create_index("ix_row_conflict_package", "row_conflict", ["package_id", "id"])
    op.create_table(
        "sent_row",
        sa.Column("row_uid", sa.String(length=36), nullable=False),
        sa.Column("table_name", sa.String(length=40), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("row_hash", sa.String(length=64), nullable=False),
        sa.Column("package_id", sa.Integer(), nullable=False),
        sa.Column("known_hash", sa.String(length=64), nullable=False),
        sa.Column("earlier", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["package_id"], ["sent_package.id"], name="fk_sent_row_package_id"),
        sa.PrimaryKeyConstraint("row_uid", name="pk_sent_row"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_sent_row_table", "sent_row", ["table_name"])


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
