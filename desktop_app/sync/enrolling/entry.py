"""What is filled in when another office is enrolled or its card is revoked."""

from collections.abc import Mapping
from typing import Any

from desktop_app.core.errors import InvalidInput
from desktop_app.core.fields import Choice, Form, LongText, Section, Text
from desktop_app.sync.enrolling.queries import kinds_for
from desktop_app.sync.states import Compared, PartnerKind

_WHO = (
    Choice(name="kind", label="Đơn vị kia là", options=PartnerKind, required=True),
    Text(
        name="fingerprint",
        label="Dãy số đối chiếu",
        required=True,
        max_length=60,
        hint="Sáu nhóm đọc từ phiếu giấy của đơn vị kia, hoặc nghe họ đọc; quét mã QR trên phiếu cũng được",
    ),
    Choice(name="compared", label="Đối chiếu bằng cách", options=Compared, required=True),
    Text(
        name="compared_with",
        label="Người đọc số của đơn vị kia",
        max_length=120,
        hint="Họ tên, chức vụ; ai hỏi lại sau này thì biết",
    ),
)

ENROL_FORM = Form("sync.partner.enrol", (Section("", _WHO),))
"""The digits, what the other office is, how and with whom they were compared."""

REVOKE_FORM = Form(
    "sync.partner.revoke",
    (
        Section(
            "",
            (
                LongText(
                    name="reason",
                    label="Lý do",
                    required=True,
                    max_length=500,
                    lines=2,
                    hint="Ví dụ: máy của đơn vị bị mất ngày 20/11/2026",
                ),
            ),
        ),
    ),
)
"""Why nothing of a card is taken in any more."""

REPLACE_FORM = Form("sync.keys.replace", ())
"""Nothing is asked: the notice says what follows."""


def agreed_kind(values: Mapping[str, Any], own_kind: str) -> PartnerKind:
    """What the other office is; InvalidInput for one that an office of our kind takes no packages from.

    A card that somebody types in was compared by people; only a branch's own starter brings keys that need not be.
    """
    if values["compared"] is Compared.STARTER:
        raise InvalidInput({"compared": "Phiếu này phải có người đọc số để đối chiếu. Chọn cách đã đối chiếu."})
    kind: PartnerKind = values["kind"]
    if kind not in kinds_for(own_kind):
        sentence = "Cơ quan cấp xã không nhận gói của đơn vị khác. Chọn cơ quan cấp trên hoặc máy phụ."
        raise InvalidInput({"kind": sentence})
    return kind
