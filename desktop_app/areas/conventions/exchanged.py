"""The tables of conventions that go into packages; who spoke at a meeting stays in the commune."""

from desktop_app.office.exchanged import Exchanged

EXCHANGED = (
    Exchanged(table="convention", day="proposed_on", part="Hương ước, quy ước"),
    Exchanged(table="convention_step", day="done_on"),
    Exchanged(table="convention_limit", day="due_on"),
    Exchanged(table="convention_version", day="saved_on"),
    Exchanged(table="convention_article"),
    Exchanged(table="convention_opinion", day="received_on", left_out=("who",)),
    Exchanged(table="convention_paper", day="dated_on", left_out=("scan_uid",)),
    Exchanged(table="convention_review", day="held_on"),
)
