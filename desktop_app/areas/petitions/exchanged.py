"""The tables of petitions that go into packages, and what of a denunciation does not."""

from desktop_app.office.exchanged import Exchanged

_SAID = (
    "content", "request", "history", "opponent", "settled_by", "note", "forwarder", "forwarder_number", "to_agency",
    "assigned_to", "void_reason", "complexity",
)  # fmt: skip
_SAID_AT_STEP = (
    "document_number", "to_agency", "assigned_to", "said", "reason", "force_reason", "back_reason",
)  # fmt: skip

EXCHANGED = (
    Exchanged(
        table="petition",
        day="received_on",
        part="Đơn thư (không có danh tính người tố cáo)",
        hidden=_SAID,
        left_out=("who_key",),
    ),
    Exchanged(table="petition_person", of="petition_id", hidden=("person_id", "hamlet_id", "mandate")),
    Exchanged(table="petition_step", day="done_on", of="petition_id", hidden=_SAID_AT_STEP),
    Exchanged(table="petition_limit", day="due_on"),
    Exchanged(
        table="petition_paper",
        of="petition_id",
        hidden=("name", "copy_kind", "condition", "void_reason", "scan_uid"),
    ),
)
