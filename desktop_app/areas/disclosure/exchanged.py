"""The tables of disclosure that go into packages."""

from desktop_app.office.exchanged import Exchanged

EXCHANGED = (
    Exchanged(table="disclosure", day="trigger_on", part="Công khai và bằng chứng niêm yết"),
    Exchanged(table="disclosure_form", day="from_on"),
    Exchanged(table="hamlet_notice", day="sent_on"),
    Exchanged(table="radio_slot", day="read_on"),
    Exchanged(table="nothing_arose"),
    Exchanged(table="disclosure_plan", day="issued_on"),
    Exchanged(table="plan_line"),
    Exchanged(table="council_report", day="reported_on"),
    Exchanged(table="information_request", day="received_on", part="Yêu cầu cung cấp thông tin", left_out=("phone",)),
)
