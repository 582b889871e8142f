"""What happened to a record of disclosure, with its forms, readings, hamlets and notices."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.journal import Told
from desktop_app.areas.disclosure.fields import DISCLOSURE_FORM
from desktop_app.areas.disclosure.kept import children
from desktop_app.areas.disclosure.models import Disclosure, DisclosureForm, Form, HamletNotice, RadioSlot
from desktop_app.office.history import Happening, Telling, happenings
from desktop_app.office.postings.models import Posting, PostingCopy, Proof
from desktop_app.office.postings.proofs_shown import proof_work

_LABELS = {entry.name: entry.label for entry in DISCLOSURE_FORM} | {
    "item_code": "Mã nội dung",
    "due_on": "Hạn công khai",
    "disclosed_on": "Ngày công khai đầu tiên",
    "voided_on": "Ngày hủy",
    "from_on": "Ngày thực hiện",
    "to_on": "Đến ngày",
    "address": "Địa chỉ trang",
    "who": "Người thực hiện",
    "sent_on": "Ngày gửi",
    "acknowledged_on": "Ngày xác nhận",
    "acknowledged_by": "Người xác nhận",
    "way": "Cách thông báo",
    "started_at": "Niêm yết lúc",
    "ended_at": "Gỡ lúc",
    "notice_number": "Số thông báo",
}


def history_of(session: Session, row: Disclosure) -> tuple[Happening, ...]:
    """The pieces of work on the record and on all that belongs to it, the newest first."""
    forms = children(session, DisclosureForm, row)
    named = {form.uid: form.form for form in forms}
    uids = [row.uid, *named, *(slot.uid for slot in children(session, RadioSlot, row))]
    uids += [notice.uid for notice in children(session, HamletNotice, row)]
    postings = session.scalars(select(Posting).where(Posting.owner_uid == row.uid)).all()
    uids += [posting.uid for posting in postings]
    copies = select(PostingCopy.uid).where(PostingCopy.posting_id.in_([posting.id for posting in postings]))
    uids += session.scalars(copies)
    uids += session.scalars(select(Proof.uid).where(Proof.record_uid.in_(uids)))
    return happenings(session, uids, Telling(lambda changes: _what(changes, named), _LABELS, {}))


def _what(changes: list[Told], named: dict[str, Form]) -> str:
    return next(_words(changes, named), "Sửa")


def _words(changes: list[Told], named: dict[str, Form]) -> Iterator[str]:
    """What a piece of work was, by the first table of this order that it touched."""
    by_table: dict[str, list[Told]] = {}
    for change in changes:
        by_table.setdefault(change.table, []).append(change)
    for change in by_table.get("disclosure", []):
        if change.action == "add":
            yield "Đăng hồ sơ"
        if change.new.get("voided_on"):
            yield "Hủy hồ sơ"
    if work := proof_work(changes):
        yield work
    for change in by_table.get("posting", []):
        yield "Lập thông báo niêm yết" if change.action == "add" else _of_posting(change)
    if copies := by_table.get("posting_copy"):
        yield _of_copies(copies)
    if slots := by_table.get("radio_slot"):
        yield "Ghi buổi phát thanh" if slots[0].action == "add" else "Bỏ buổi phát thanh"
    if notices := by_table.get("hamlet_notice"):
        yield (
            "Ghi xác nhận của thôn"
            if "acknowledged_on" in notices[0].new and notices[0].action == "change"
            else ("Gửi Trưởng thôn, Tổ trưởng")
        )
    for change in by_table.get("disclosure_form", []):
        yield "Không thực hiện hình thức" if change.new.get("left_out_reason") else f"Ghi {_form(change, named)}"


def _of_posting(change: Told) -> str:
    return "Hủy thông báo niêm yết" if change.new.get("voided_on") else "Ghi số thông báo"


def _of_copies(copies: list[Told]) -> str:
    changed = {name for change in copies for name in change.new if change.action == "change"}
    if "ended_at" in changed:
        return "Gỡ niêm yết"
    return "Niêm yết" if "started_at" in changed else "Kiểm tra bảng tin"


def _form(change: Told, named: dict[str, Form]) -> str:
    form = named.get(change.row_uid)
    return f"“{form.value}”" if form else "hình thức"
