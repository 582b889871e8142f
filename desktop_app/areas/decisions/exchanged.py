"""The tables of decisions that go into packages; how a household voted or who consented stays in the commune."""

from desktop_app.office.exchanged import Exchanged

EXCHANGED = (
    Exchanged(table="decision", day="proposed_on", part="Dân bàn, quyết định"),
    Exchanged(table="decision_step", day="done_on"),
    Exchanged(table="decision_limit", day="due_on"),
    Exchanged(table="decision_paper", day="dated_on", left_out=("scan_uid",)),
    Exchanged(table="vote", day="from_on", left_out=("evidence_uid",)),
    Exchanged(table="vote_choice", left_out=("born_on",)),
    Exchanged(table="vote_unit", day="held_on"),
    Exchanged(table="vote_unit_count"),
    Exchanged(table="vote_tally"),
    Exchanged(table="decision_work_entry", day="on"),
    Exchanged(table="decision_work_plan"),
)
