"""The office's own tables that go into packages: hamlets, cases without their titles, what hangs on boards."""

from desktop_app.office.area import Exchanged

OFFICE = "Danh mục thôn, vụ việc, niêm yết"

EXCHANGED = (
    Exchanged(table="hamlet"),
    Exchanged(table="hamlet_count"),
    Exchanged(table="hamlet_successor"),
    # A case is called by what somebody said.
    Exchanged(table="case_file", day="opened_on", left_out=("title",)),
    Exchanged(table="posting", day="from_on"),
    Exchanged(table="posting_copy", left_out=("check_value",)),
    Exchanged(table="posting_gap"),
    Exchanged(table="proof", day="seen_on", left_out=("note",)),
)
