"""What the law asks of a reception record; pure: no clock, no database, no files."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from desktop_app.areas.reception.models import CrowdCount, Handling
from desktop_app.office.matter_kinds import Capacity

ANSWER = "reception.answer"
"""The rule that gives the answer deadline (Luật Tiếp công dân Điều 28 khoản 1)."""

CROWD = "reception.crowd"
"""The rule that says from how many people a visit is a đoàn đông người."""

ANSWERED_AT_THE_DESK = frozenset({Handling.ANSWER_AT_ONCE, Handling.GUIDE})
"""Handlings that are themselves the answer to the citizen."""

NEEDS_AGENCY = frozenset({Handling.TRANSFER, Handling.GUIDE, Handling.URGE})
"""Handlings that name another body."""

SENT_ON = frozenset({Handling.TRANSFER, Handling.URGE})
"""Handlings of which the other body must be named."""


GROUP = "reception.group_people"
SMALL_GROUP_SPEAKERS = "reception.group_representatives"
LARGE_GROUP = "reception.large_group_people"
LARGE_GROUP_SPEAKERS = "reception.large_group_representatives"
"""How many may speak for people with the same content (Luật Tiếp công dân Điều 29)."""

REPRESENTS = frozenset({Capacity.LEGAL_REPRESENTATIVE, Capacity.AUTHORISED, Capacity.LAWYER, Capacity.LEGAL_AID})
"""Capacities in which somebody comes for another."""


@dataclass(frozen=True)
class GroupLaw:
    """The numbers of Điều 29 on one day: from how many people, up to how many of them may speak."""

    from_people: int
    speakers: int
    large_above: int
    large_speakers: int

    def most_speakers(self, people: int) -> int | None:
        """How many may speak for so many people; None where the law asks for no representatives."""
        if people < self.from_people:
            return None
        return self.large_speakers if people > self.large_above else self.speakers


def is_group(people_present: int, threshold: int | None, counted: CrowdCount = CrowdCount.BY_NUMBER) -> bool:
    """Whether so many people are a đoàn đông người, unless somebody said otherwise with a reason.

    With no `threshold`, on a day before the first rule, none are unless somebody said so.
    """
    if counted is CrowdCount.BY_NUMBER:
        return threshold is not None and people_present >= threshold
    return counted is CrowdCount.YES


def group_problem(people: int, speakers: int, law: GroupLaw) -> str:
    """What is wrong with so many speakers for so many people with the same content; "" when it is lawful."""
    most = law.most_speakers(people)
    if most is None or speakers <= most:
        return ""
    return (
        f"Đoàn {people} người cử nhiều nhất {most} người đại diện, đang ghi {speakers}. "
        "Giữ lại những người được cử, người khác chỉ tính vào số người đến."
    )


def problems_of(values: Mapping[str, object]) -> dict[str, str]:
    """What contradicts itself in a checked entry: a sentence for each field."""
    found: dict[str, str] = {}
    handling, agency = values["handling"], values["to_agency"]
    if handling in SENT_ON and not agency:
        found["to_agency"] = "Chưa nhập cơ quan nhận. Ghi tên cơ quan được chuyển đơn hoặc được đôn đốc."
    if values["crowd_count"] is not CrowdCount.BY_NUMBER and not values["group_reason"]:
        found["group_reason"] = "Chưa ghi lý do tính khác số người đến. Ghi lý do, hoặc chọn Theo số người đến."
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
