"""The words, the order and the limits of the forms of decisions."""

from collections.abc import Mapping

from desktop_app.areas.decisions.states import Item, Proposer, Scope
from desktop_app.core.fields import Choice, Day, Field, Flag, Form, LongText, Number, Section, Text
from desktop_app.office.procedure.fields import STEP_FIELDS

DRAFT = "decisions.entry"
"""The name under which half-filled decisions are kept."""

DECISION_FORM = Form(
    DRAFT,
    (
        Section(
            "1. Việc đưa ra bàn",
            (
                Choice(name="item", label="Việc", options=Item, required=True, span=6),
                Choice(name="scope", label="Phạm vi", options=Scope, required=True, span=3),
                Text(name="hamlet", label="Thôn, tổ dân phố", max_length=150, span=3, suggests="hamlets"),
                Flag(name="is_release", label="Cho thôi làm Trưởng thôn, Tổ trưởng tổ dân phố", span=12),
                Text(name="title", label="Tên việc", required=True, max_length=300),
                LongText(name="content", label="Nội dung đưa ra bàn", required=True, lines=4, max_length=4000),
            ),
        ),
        Section(
            "2. Người đề xuất",
            (
                Day(name="proposed_on", label="Ngày đề xuất", future=False, required=True, span=4),
                Choice(name="proposer", label="Người đề xuất", options=Proposer, required=True, span=4),
                Text(name="proposer_name", label="Họ và tên", max_length=120, span=4),
                Flag(name="is_scattered", label="Thôn có địa bàn phân tán", span=12),
                LongText(name="note", label="Ghi chú", lines=1, max_length=1000),
            ),
        ),
    ),
)

STEP_FIELDS_HERE: Mapping[str, Field] = {
    "households": Number(name="households", label="Số hộ", minimum=0, maximum=20_000, span=6),
    **STEP_FIELDS,
}
"""What steps of a decision ask for: how many households chose something, then the usual."""

REASON_FORM = Form(
    "decisions.reason",
    (Section("", (LongText(name="reason", label="Lý do", required=True, lines=3, max_length=500),)),),
)
