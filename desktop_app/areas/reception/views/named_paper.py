"""Papers of a denunciation that carry who made it: which there are, what is asked before, how they are made."""

from collections.abc import Callable
from enum import Enum

from desktop_app.areas.reception.receipt import ReceiptService
from desktop_app.areas.reception.refusal import RefusalService
from desktop_app.areas.reception.statement import StatementService
from desktop_app.core.fields import Choice, Form, LongText, Section
from desktop_app.core.paper.document import Document
from desktop_app.office.desk import Desk

NAMED = (
    "Danh tính lấy từ kho mật, mỗi lần đều ghi nhật ký cùng lý do.",
    "In một lần, giao tận tay; không lưu tệp, không để bản sao trong hồ sơ thường.",
)


class NamedPaper(Enum):
    """Papers that may carry a denouncer's name."""

    RECEIPT = "Giấy biên nhận"
    NOTICE = "Thông báo từ chối"
    STATEMENT = "Biên bản ghi nội dung trình bày"


NAMED_FORM = Form(
    "reception.named_paper",
    (
        Section(
            "",
            (
                Choice(name="paper", label="Giấy", options=NamedPaper, required=True),
                LongText(name="reason", label="Lý do", required=True, lines=3, max_length=500),
            ),
        ),
    ),
)


def named_makers(desk: Desk) -> dict[NamedPaper, Callable[[str, str], Document]]:
    """Each paper by its kind: made of a visit's uid and the reason for which the vault is asked."""
    return {
        NamedPaper.RECEIPT: lambda uid, reason: ReceiptService(desk).receipt(uid, reason=reason),
        NamedPaper.NOTICE: RefusalService(desk).notice,
        NamedPaper.STATEMENT: StatementService(desk).statement,
    }
