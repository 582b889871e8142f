"""What happened to a petition since it was entered, from the journal."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from db.journal import Told
from desktop_app.areas.petitions.law import petition_law
from desktop_app.areas.petitions.models import Petition
from desktop_app.areas.petitions.states import Competent, Eligible, ForwarderKind, RecipientClass, Result, Source
from desktop_app.core import words
from desktop_app.office.history import Happening, Telling, happenings
from desktop_app.office.matter_kinds import HIDDEN_CONTENT, Capacity, Kind, SubjectField

_ENTRY_TABLES = ("petition", "petition_person")
_IN_NATIONAL = {
    "received_on": "Ngày đến",
    "kind": "Loại đơn",
    "content": "Nội dung",
    "eligible": "Điều kiện xử lý",
    "competent": "Thẩm quyền",
    "to_agency": "Cơ quan nhận",
    "recipient_class": "Nhóm cơ quan nhận",
    "result": "Kết quả",
    "full_name": "Họ và tên",
    "address": "Địa chỉ",
}
_LABELS = _IN_NATIONAL | {
    "source": "Nguồn",
    "forwarder": "Cơ quan chuyển đến",
    "forwarder_kind": "Loại cơ quan chuyển đến",
    "forwarder_number": "Số văn bản chuyển",
    "forwarder_on": "Ngày văn bản chuyển",
    "dated_on": "Ngày ghi trên đơn",
    "signers": "Số người ký",
    "subject": "Lĩnh vực",
    "request": "Yêu cầu",
    "opponent": "Bị khiếu nại, tố cáo",
    "history": "Quá trình trước đây",
    "settled_by": "Đã được giải quyết bởi",
    "has_originals": "Có bản gốc",
    "knew_on": "Ngày biết quyết định, hành vi",
    "instance": "Lần giải quyết",
    "is_remote": "Vùng sâu, vùng xa",
    "ineligible_reason": "Lý do không đủ điều kiện",
    "competent_reason": "Căn cứ thẩm quyền",
    "assigned_to": "Đơn vị được giao",
    "file_code": "Mã hồ sơ",
    "note": "Ghi chú",
    "void_reason": "Lý do bỏ số",
    "capacity": "Tư cách",
    "taken_back_on": "Ngày bỏ bước",
    "back_reason": "Lý do bỏ bước",
}
_OPTIONS = {
    "source": Source,
    "forwarder_kind": ForwarderKind,
    "kind": Kind,
    "subject": SubjectField,
    "eligible": Eligible,
    "competent": Competent,
    "recipient_class": RecipientClass,
    "result": Result,
    "capacity": Capacity,
}


def history_of(session: Session, petition: Petition, *, hide: bool) -> tuple[Happening, ...]:
    """The pieces of work on the petition, its people and its steps, the newest first."""
    uids = [petition.uid, *(who.uid for who in petition.everybody), *(step.uid for step in petition.steps)]
    keys = {step.uid: step.key for step in petition.steps}
    found = happenings(session, uids, Telling(lambda changes: _what(changes, keys), _LABELS, _OPTIONS))
    return tuple(_hidden(each) for each in found) if hide else found


def changed_since(told: Sequence[Told], step_uid: str) -> tuple[str, ...]:
    """What of the national form changed after a step was taken, and which steps were, each once."""
    at = next((change.seq for change in told if change.row_uid == step_uid), None)
    if at is None:
        return ()
    later = [change for change in told if change.seq > at and change.row_uid != step_uid]
    rewritten = (change for change in later if change.table in _ENTRY_TABLES)
    fields = [_IN_NATIONAL[name] for change in rewritten for name in change.new if name in _IN_NATIONAL]
    steps = [_step_title(str(change.new.get("key", ""))) for change in later if change.table == "petition_step"]
    return tuple(dict.fromkeys(part for part in (*fields, *steps) if part))


def _hidden(happening: Happening) -> Happening:
    return replace(happening, changed=(), reason=HIDDEN_CONTENT if happening.reason else "")


def _what(changes: list[Told], keys: dict[str, str]) -> str:
    said = _work(changes, keys)
    known = all(change.known for change in changes)
    return said if known else f"{said} (nội dung đã chuyển vào kho mật)"


def _work(changes: list[Told], keys: dict[str, str]) -> str:
    for change in changes:
        if change.table == "petition" and change.action == "add":
            return "Vào sổ"
        if change.table == "petition" and change.new.get("voided_on"):
            return "Bỏ số"
        if change.table == "petition_step":
            title = words.inside(_step_title(keys.get(change.row_uid, "")))
            return f"Bỏ bước {title}" if change.new.get("taken_back_on") else f"Ghi bước {title}"
    return "Sửa"


def _step_title(key: str) -> str:
    step = petition_law().law.by_key.get(key)
    return step.title if step else ""
