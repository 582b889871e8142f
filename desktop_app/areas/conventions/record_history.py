"""What happened to a convention since it was entered, from the journal."""

from sqlalchemy.orm import Session

from db.base import Stamped
from db.journal import Told
from desktop_app.areas.conventions.law import convention_law
from desktop_app.areas.conventions.models import Convention
from desktop_app.areas.conventions.states import Kind, Name, Proposer
from desktop_app.core import words
from desktop_app.office.history import Happening, Telling, happenings

_LABELS = {
    "proposed_on": "Ngày đề xuất",
    "name": "Tên gọi",
    "kind": "Việc",
    "title": "Tên đầy đủ",
    "why": "Sự cần thiết",
    "proposer": "Người đề xuất",
    "proposer_name": "Họ và tên người đề xuất",
    "front_agreed_on": "Ngày Mặt trận tán thành",
    "households": "Tổng số hộ",
    "consents": "Số hộ đồng thuận",
    "consents_since": "Hộ đầu tiên đồng thuận ngày",
    "review_day": "Ngày rà soát hằng năm",
    "note": "Ghi chú",
    "void_reason": "Lý do bỏ số",
    "back_reason": "Lý do bỏ bước",
}
_OPTIONS = {"name": Name, "kind": Kind, "proposer": Proposer}


def history_of(session: Session, convention: Convention) -> tuple[Happening, ...]:
    """The pieces of work on the convention, its steps, papers and people, the newest first."""
    parts: tuple[Stamped, ...] = (*convention.steps, *convention.papers, *convention.people, *convention.versions)
    keys = {step.uid: step.key for step in convention.steps}
    uids = [convention.uid, *(part.uid for part in parts)]
    return happenings(session, uids, Telling(lambda changes: _what(changes, keys), _LABELS, _OPTIONS))


def _what(changes: list[Told], keys: dict[str, str]) -> str:
    for change in changes:
        if change.table == "convention" and change.action == "add":
            return "Vào sổ"
        if change.table == "convention" and change.new.get("voided_on"):
            return "Bỏ số"
        if change.table == "convention_step":
            title = words.inside(convention_law().law.by_key[keys[change.row_uid]].title)
            return f"Bỏ bước {title}" if change.new.get("taken_back_on") else f"Ghi bước {title}"
        if change.table == "convention_paper":
            return "Bỏ giấy tờ" if change.new.get("voided_on") else "Thêm giấy tờ"
        if change.table == "convention_person":
            return "Ghi Tổ soạn thảo, người ký"
        if change.table == "convention_version":
            return "Lưu văn bản"
    return "Sửa"
