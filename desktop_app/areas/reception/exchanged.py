"""The tables of reception that go into packages, and what of a denunciation does not."""

from desktop_app.office.exchanged import Exchanged

_SAID = (
    "content", "request", "history", "opponent", "settled_by", "result", "note", "late_note", "group_reason",
    "void_reason", "to_agency", "document_number", "notice_number", "session_day_id",
)  # fmt: skip

EXCHANGED = (
    # What is written of a whole session may tell of a denunciation that was heard in it.
    Exchanged(
        table="session_day",
        day="held_on",
        left_out=("attendees", "expected", "change_reason", "minutes", "conclusion"),
    ),
    Exchanged(table="session_task", left_out=("what", "who", "result")),
    Exchanged(table="visit", day="received_on", part="Sổ tiếp công dân", hidden=_SAID, left_out=("who_key",)),
    Exchanged(table="visit_person", of="visit_id", hidden=("person_id", "hamlet_id", "mandate", "on_behalf_of")),
    Exchanged(table="visit_paper", of="visit_id", hidden=("name", "copy_kind", "condition")),
)
