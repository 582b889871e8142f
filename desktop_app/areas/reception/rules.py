"""What the law asks of a reception record; pure: no clock, no database, no files."""

from collections.abc import Mapping
from datetime import date

from desktop_app.areas.reception.models import Capacity, Handling, Kind

ANSWER = "reception.answer"
"""The rule that gives the answer deadline (Luật Tiếp công dân Điều 28 khoản 1)."""

CROWD = "reception.crowd"
"""The rule that says from how many people a visit is a đoàn đông người."""

ANSWERED_AT_THE_DESK = frozenset({Handling.ANSWER_AT_ONCE, Handling.GUIDE})
"""Handlings that are themselves the answer to the citizen."""

NEEDS_AGENCY = frozenset({Handling.TRANSFER, Handling.GUIDE, Handling.URGE})
"""Handlings that name another body."""

HIDDEN_NAME = "Người tố cáo (đã ẩn)"
HIDDEN_CONTENT = "Nội dung chỉ người có quyền xem"


def is_group(people_present: int, threshold: int) -> bool:
    """Whether so many people are a đoàn đông người."""
    return people_present >= threshold


def problems_of(values: Mapping[str, object]) -> dict[str, str]:
    """What contradicts itself in a checked entry: a sentence for each field."""
    found: dict[str, str] = {}
    handling, agency = values["handling"], values["to_agency"]
    if handling in (Handling.TRANSFER, Handling.URGE) and not agency:
        found["to_agency"] = "Chưa nhập cơ quan nhận. Ghi tên cơ quan được chuyển đơn hoặc được đôn đốc."
    if values["capacity"] is Capacity.AUTHORISED and not values["mandate"]:
        found["mandate"] = "Người được ủy quyền phải có giấy ủy quyền. Ghi số, ngày và nơi chứng thực."
    if _after(values.get("document_on"), values.get("answered_on")):
        found["document_on"] = "Ngày văn bản sau ngày trả lời. Kiểm tra lại hai ngày."
    if _after(values.get("received_on"), values.get("answered_on")):
        found["answered_on"] = "Ngày trả lời trước ngày tiếp. Kiểm tra lại hai ngày."
    if _after(values.get("received_on"), values.get("answer_due_on")):
        found["answer_due_on"] = "Hạn trả lời trước ngày tiếp. Kiểm tra lại ngày, hoặc để trống để tính tự động."
    if _after(values.get("born_on"), values.get("received_on")):
        found["born_on"] = "Ngày sinh sau ngày tiếp. Kiểm tra lại ngày sinh."
    started, ended = values.get("started_at"), values.get("ended_at")
    if started and ended and ended < started:  # type: ignore[operator]
        found["ended_at"] = "Giờ kết thúc trước giờ bắt đầu. Kiểm tra lại hai giờ."
    return found


def _after(first: object, second: object) -> bool:
    return isinstance(first, date) and isinstance(second, date) and first > second


def hides_identity(kind: Kind) -> bool:
    """Whether who came goes to the vault (Luật Tố cáo Điều 9, 47, 56)."""
    return kind is Kind.DENUNCIATION
