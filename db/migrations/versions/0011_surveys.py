"""Surveys: versions of questionnaires, rounds, batches, forms, second entries, the field and what was drawn."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """New tables only; nothing of this kind was kept by the program so far."""
    op.create_table(
        "form_version",
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("version", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("definition", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        *_stamps(),
        sa.PrimaryKeyConstraint("id", name="pk_form_version"),
        sa.UniqueConstraint("code", "version", name="uq_form_version_code"),
        sa.UniqueConstraint("uid", name="uq_form_version_uid"),
    )
    op.create_table(
        "survey",
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("version", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("quarter", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=False),
        sa.Column("definition", sa.Text(), nullable=False),
        sa.Column("layout", sa.Text(), nullable=False),
        sa.Column("is_anonymous", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("unit", sa.String(length=200), nullable=False),
        sa.Column("wanted", sa.Integer(), nullable=True),
        sa.Column("population", sa.Integer(), nullable=True),
        sa.Column("frame", sa.String(length=200), nullable=False),
        sa.Column("next_serial", sa.Integer(), nullable=False),
        sa.Column("rekey", sa.String(length=40), nullable=False),
        sa.Column("rekey_share", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("closed_by", sa.String(length=120), nullable=False),
        sa.Column("voided_on", sa.Date(), nullable=True),
        sa.Column("voided_by", sa.String(length=120), nullable=False),
        sa.Column("void_reason", sa.String(length=500), nullable=False),
        *_stamps(),
        sa.PrimaryKeyConstraint("id", name="pk_survey"),
        sa.UniqueConstraint("code", "year", "quarter", "ordinal", name="uq_survey_code"),
        sa.UniqueConstraint("uid", name="uq_survey_uid"),
    )
    op.create_index("ix_survey_period", "survey", ["year", "quarter", "id"])
    op.create_index("ix_survey_state", "survey", ["state", "to_on", "id"])
    op.create_table(
        "survey_theme",
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("question", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("struck_on", sa.Date(), nullable=True),
        *_stamps(),
        sa.PrimaryKeyConstraint("id", name="pk_survey_theme"),
        sa.UniqueConstraint("code", "question", "name", name="uq_survey_theme_code"),
        sa.UniqueConstraint("uid", name="uq_survey_theme_uid"),
    )
    op.create_table(
        "survey_batch",
        sa.Column("survey_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("hamlet_id", sa.Integer(), nullable=True),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("collector", sa.String(length=120), nullable=False),
        sa.Column("collector_post", sa.String(length=120), nullable=False),
        sa.Column("serial_from", sa.Integer(), nullable=True),
        sa.Column("serial_to", sa.Integer(), nullable=True),
        sa.Column("printed", sa.Integer(), nullable=False),
        sa.Column("handed_out", sa.Integer(), nullable=True),
        sa.Column("returned", sa.Integer(), nullable=True),
        sa.Column("rejected", sa.Integer(), nullable=True),
        sa.Column("handed_on", sa.Date(), nullable=True),
        sa.Column("returned_on", sa.Date(), nullable=True),
        sa.Column("rekey", sa.String(length=40), nullable=False),
        sa.Column("rekey_share", sa.Integer(), nullable=False),
        sa.Column("drawn", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("keyed", sa.Integer(), nullable=False),
        sa.Column("serials", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("closed_by", sa.String(length=120), nullable=False),
        sa.Column("voided_on", sa.Date(), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=False),
        *_stamps(),
        sa.ForeignKeyConstraint(["hamlet_id"], ["hamlet.id"], name="fk_survey_batch_hamlet_id"),
        sa.ForeignKeyConstraint(["survey_id"], ["survey.id"], name="fk_survey_batch_survey_id"),
        sa.PrimaryKeyConstraint("id", name="pk_survey_batch"),
        sa.UniqueConstraint("survey_id", "number", name="uq_survey_batch_survey_id"),
        sa.UniqueConstraint("uid", name="uq_survey_batch_uid"),
    )
    op.create_index("ix_survey_batch_hamlet", "survey_batch", ["hamlet_id"])
    op.create_index("ix_survey_batch_state", "survey_batch", ["state", "survey_id"])
    op.create_table(
        "survey_coded",
        sa.Column("theme_id", sa.Integer(), nullable=False),
        sa.Column("survey_id", sa.Integer(), nullable=False),
        sa.Column("answer_key", sa.String(length=400), nullable=False),
        sa.Column("struck_on", sa.Date(), nullable=True),
        *_stamps(),
        sa.ForeignKeyConstraint(["survey_id"], ["survey.id"], name="fk_survey_coded_survey_id"),
        sa.ForeignKeyConstraint(["theme_id"], ["survey_theme.id"], name="fk_survey_coded_theme_id"),
        sa.PrimaryKeyConstraint("id", name="pk_survey_coded"),
        sa.UniqueConstraint("theme_id", "survey_id", "answer_key", name="uq_survey_coded_theme_id"),
        sa.UniqueConstraint("uid", name="uq_survey_coded_uid"),
    )
    op.create_index("ix_survey_coded", "survey_coded", ["survey_id"])
    op.create_table(
        "survey_draw",
        sa.Column("survey_id", sa.Integer(), nullable=False),
        sa.Column("hamlet_id", sa.Integer(), nullable=False),
        sa.Column("drawn_on", sa.Date(), nullable=False),
        sa.Column("listed", sa.Integer(), nullable=False),
        sa.Column("rested", sa.Integer(), nullable=False),
        sa.Column("wanted", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("voided_on", sa.Date(), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=False),
        *_stamps(),
        sa.ForeignKeyConstraint(["hamlet_id"], ["hamlet.id"], name="fk_survey_draw_hamlet_id"),
        sa.ForeignKeyConstraint(["survey_id"], ["survey.id"], name="fk_survey_draw_survey_id"),
        sa.PrimaryKeyConstraint("id", name="pk_survey_draw"),
        sa.UniqueConstraint("uid", name="uq_survey_draw_uid"),
    )
    op.create_index("ix_survey_draw_survey", "survey_draw", ["survey_id", "hamlet_id"])
    op.create_table(
        "survey_field_day",
        sa.Column("survey_id", sa.Integer(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("asked_by", sa.String(length=120), nullable=False),
        sa.Column("post", sa.String(length=120), nullable=False),
        sa.Column("transactions", sa.Integer(), nullable=False),
        sa.Column("respondents", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("struck_on", sa.Date(), nullable=True),
        sa.Column("struck_reason", sa.String(length=500), nullable=False),
        *_stamps(),
        sa.ForeignKeyConstraint(["survey_id"], ["survey.id"], name="fk_survey_field_day_survey_id"),
        sa.PrimaryKeyConstraint("id", name="pk_survey_field_day"),
        sa.UniqueConstraint("uid", name="uq_survey_field_day_uid"),
    )
    op.create_index("ix_survey_field_day_survey", "survey_field_day", ["survey_id", "done_on", "id"])
    op.create_table(
        "survey_drawn_household",
        sa.Column("draw_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("is_reserve", sa.Boolean(), nullable=False),
        sa.Column("household", sa.String(length=120), nullable=False),
        sa.Column("household_key", sa.String(length=400), nullable=False),
        sa.Column("address", sa.String(length=300), nullable=False),
        sa.Column("drawn_on", sa.Date(), nullable=False),
        *_stamps(),
        sa.ForeignKeyConstraint(["draw_id"], ["survey_draw.id"], name="fk_survey_drawn_household_draw_id"),
        sa.PrimaryKeyConstraint("id", name="pk_survey_drawn_household"),
        sa.UniqueConstraint("draw_id", "position", name="uq_survey_drawn_household_draw_id"),
        sa.UniqueConstraint("uid", name="uq_survey_drawn_household_uid"),
    )
    op.create_index("ix_survey_drawn_household_key", "survey_drawn_household", ["household_key", "drawn_on"])
    op.create_table(
        "survey_keying",
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("account_uid", sa.String(length=36), nullable=False),
        sa.Column("account_name", sa.String(length=120), nullable=False),
        sa.Column("turn", sa.String(length=40), nullable=False),
        sa.Column("forms", sa.Integer(), nullable=False),
        sa.Column("keystrokes", sa.Integer(), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("corrections", sa.Integer(), nullable=False),
        sa.Column("fields", sa.Integer(), nullable=False),
        sa.Column("differences", sa.Integer(), nullable=False),
        sa.Column("wrong", sa.Integer(), nullable=False),
        *_stamps(),
        sa.ForeignKeyConstraint(["batch_id"], ["survey_batch.id"], name="fk_survey_keying_batch_id"),
        sa.PrimaryKeyConstraint("id", name="pk_survey_keying"),
        sa.UniqueConstraint("batch_id", "account_uid", "turn", name="uq_survey_keying_batch_id"),
        sa.UniqueConstraint("uid", name="uq_survey_keying_uid"),
    )
    op.create_table(
        "survey_response",
        sa.Column("survey_id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("serial", sa.String(length=40), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("remarks", sa.Text(), nullable=False),
        sa.Column("capture", sa.String(length=40), nullable=False),
        sa.Column("keyed_by", sa.String(length=36), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=True),
        sa.Column("keystrokes", sa.Integer(), nullable=True),
        sa.Column("voided_on", sa.Date(), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=False),
        *_stamps(),
        sa.ForeignKeyConstraint(["batch_id"], ["survey_batch.id"], name="fk_survey_response_batch_id"),
        sa.ForeignKeyConstraint(["survey_id"], ["survey.id"], name="fk_survey_response_survey_id"),
        sa.PrimaryKeyConstraint("id", name="pk_survey_response"),
        sa.UniqueConstraint("survey_id", "serial", name="uq_survey_response_survey_id"),
        sa.UniqueConstraint("uid", name="uq_survey_response_uid"),
    )
    op.create_index("ix_survey_response_batch", "survey_response", ["batch_id", "id"])
    op.create_table(
        "survey_sealed_response",
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("survey_id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("remarks", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["survey_batch.id"], name="fk_survey_sealed_response_batch_id"),
        sa.ForeignKeyConstraint(["survey_id"], ["survey.id"], name="fk_survey_sealed_response_survey_id"),
        sa.PrimaryKeyConstraint("uid", name="pk_survey_sealed_response"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_survey_sealed_response_batch", "survey_sealed_response", ["batch_id"])
    op.create_index("ix_survey_sealed_response_survey", "survey_sealed_response", ["survey_id"])
    op.create_table(
        "survey_second_entry",
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("serial", sa.String(length=40), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("keyed_by", sa.String(length=36), nullable=False),
        sa.Column("fields", sa.Integer(), nullable=False),
        sa.Column("differences", sa.Integer(), nullable=False),
        sa.Column("wrong_first", sa.Integer(), nullable=False),
        sa.Column("settled", sa.Text(), nullable=False),
        sa.Column("settled_by", sa.String(length=36), nullable=False),
        sa.Column("settled_on", sa.Date(), nullable=True),
        *_stamps(),
        sa.ForeignKeyConstraint(["batch_id"], ["survey_batch.id"], name="fk_survey_second_entry_batch_id"),
        sa.PrimaryKeyConstraint("id", name="pk_survey_second_entry"),
        sa.UniqueConstraint("batch_id", "serial", name="uq_survey_second_entry_batch_id"),
        sa.UniqueConstraint("uid", name="uq_survey_second_entry_uid"),
    )


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
