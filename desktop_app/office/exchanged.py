"""The office's own tables that go into packages: hamlets, cases without their titles, what hangs on boards."""

from dataclasses import dataclass

OFFICE = "Danh mục thôn, vụ việc, niêm yết"


@dataclass(frozen=True, kw_only=True)
class Exchanged:
    """A table whose rows go into packages for another office.

    `day` is the column by which a row belongs to a period, `part` the words under which its rows are counted for
    people. In the rows of a record that is secret (its own `is_secret`, or that of the row its column `of` points to)
    the columns in `hidden` are left empty: they tell what a denouncer said. Those in `left_out` never go, nor does what
    says who somebody is beyond name and address (office/models.Identity). `computed` is "module:callable"(desk,
    session) that gives (uid, body) where nothing but sums of a table may leave.
    """

    table: str
    day: str = ""
    part: str = ""
    of: str = ""
    hidden: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    computed: str = ""


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
