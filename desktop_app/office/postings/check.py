"""What a scanned copy is held against: its QR text, read and compared with the register."""

import hmac
import re
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.core import words
from desktop_app.core.errors import InvalidInput
from desktop_app.office.desk import Desk
from desktop_app.office.postings.models import Posting, PostingCopy
from desktop_app.office.postings.serial import is_whole, office_code, office_in
from desktop_app.office.profile import read_profile

KIND, VERSION = "NY", "SDC1"
NO_DAY = "-"
"""Stands for the last day of a permanent posting."""
_SIGNS = re.compile(r"[0-9A-Z./:-]*")


@dataclass(frozen=True)
class QrFields:
    """The fields of a copy's QR code, as they stand in it."""

    serial: str
    item: str
    from_on: date
    to_on: date | None
    check: str


@dataclass(frozen=True)
class Checked:
    """Whether a scanned copy is one of the register's, in one sentence; the posting and its record where it is known.

    A copy that doesn't match still names the posting whose serial number it bears.
    """

    matches: bool
    sentence: str
    posting_uid: str = ""
    owner_uid: str = ""
    copy_uid: str = ""
    is_serial: bool = False
    """Only its serial number was typed, so that nothing was checked."""


def qr_text(code: str, serial: str, item: str, from_on: date, to_on: date | None, check: str) -> str:
    """`SDC1/NY/serial/item/from/to/check`, in signs of the alphanumeric mode only; `code` is the kind of paper."""
    return "/".join((VERSION, code, serial, item, day_text(from_on), day_text(to_on), check))


def day_text(on: date | None) -> str:
    """A day as it stands in the code: 20261015."""
    return f"{on:%Y%m%d}" if on else NO_DAY


def read_qr(text: str) -> QrFields:
    """The fields of a copy's code; InvalidInput holds a sentence when the text is none of ours or was misread."""
    fields = text.strip().split("/")
    if fields[:2] != [VERSION, KIND]:
        raise InvalidInput({"qr": "Mã này không phải mã của phiếu niêm yết. Quét mã vuông in ở chân phiếu."})
    if not _SIGNS.fullmatch(text.strip()):
        raise InvalidInput(
            {"qr": "Mã có chữ lạ do bộ gõ tiếng Việt hoặc phím Caps Lock. Tắt bộ gõ, tắt Caps Lock rồi quét lại."}
        )
    if len(fields) != 7:
        raise InvalidInput({"qr": "Mã quét bị thiếu hoặc thừa. Quét lại cả mã vuông trên phiếu."})
    try:
        from_on, to_on = (_day(field) for field in fields[4:6])
    except ValueError:
        from_on = None
    if from_on is None or not is_whole(fields[2]):
        raise InvalidInput({"qr": "Mã đọc sai ở số phiếu hoặc ngày. Quét lại, hoặc gõ lại số in dưới mã."})
    return QrFields(fields[2], fields[3], from_on, to_on, fields[6])


def _day(text: str) -> date | None:
    if text == NO_DAY:
        return None
    if not re.fullmatch(r"[0-9]{8}", text):
        raise ValueError(text)
    return date(int(text[:4]), int(text[4:6]), int(text[6:]))


def check(desk: Desk, text: str) -> Checked:
    """Whether the text is that of a copy of this office, as the register has it today."""
    try:
        fields = read_qr(text)
    except InvalidInput as problem:
        return _not(f"{problem}")
    with desk.db.reading() as session:
        return _compared(desk, session, fields)


def _compared(desk: Desk, session: Session, read: QrFields) -> Checked:
    found = _with_serial(session, read.serial)
    if found is None:
        return _not(_stranger(read.serial, office_code(read_profile(session).code)))
    copy, posting = found
    why = _difference(desk, read, copy, posting)
    if why:
        return _not(why, found)
    until = f" đến hết ngày {words.day(posting.to_on)}" if posting.to_on else ", niêm yết thường xuyên"
    where = f"phiếu {copy.serial}, {posting.item_code}, {copy.place_name}, từ ngày {words.day(posting.from_on)}{until}"
    return Checked(True, f"Khớp: {where}.", posting.uid, posting.owner_uid, copy.uid)


def find_serial(desk: Desk, text: str) -> Checked | None:
    """The copy whose serial number was typed, not checked; None where the text is no serial number."""
    serial = text.strip()
    if not is_whole(serial):
        return None
    with desk.db.reading() as session:
        found = _with_serial(session, serial)
        if found is None:
            return _not(_stranger(serial, office_code(read_profile(session).code)))
        copy, posting = found
        said = f"Phiếu {serial}: {posting.item_code}, {copy.place_name}. Muốn kiểm tra mã thì quét mã vuông."
        return Checked(False, said, posting.uid, posting.owner_uid, copy.uid, is_serial=True)


def _with_serial(session: Session, serial: str) -> tuple[PostingCopy, Posting] | None:
    query = select(PostingCopy, Posting).join(Posting, PostingCopy.posting_id == Posting.id)
    found = session.execute(query.where(PostingCopy.serial == serial)).one_or_none()
    return (found[0], found[1]) if found else None


def _stranger(serial: str, ours: str) -> str:
    if office_in(serial) != ours:
        return f"Phiếu {serial} của cơ quan khác (mã {office_in(serial)}). Hỏi cơ quan đã in phiếu."
    return f"Số phiếu {serial} chưa có trong sổ. Phiếu in từ sổ khác, hoặc không do cơ quan in."


def _difference(desk: Desk, read: QrFields, copy: PostingCopy, posting: Posting) -> str:
    """What is wrong with the code of a known copy; nothing when all is as the register has it."""
    if posting.voided_on:
        return f"Thông báo của phiếu {copy.serial} đã bỏ ngày {words.day(posting.voided_on)}. Gỡ phiếu này."
    if read.item != posting.item_code:
        return f"Phiếu {copy.serial} ghi mã nội dung {read.item}, trong sổ là {posting.item_code}. In lại phiếu."
    if (read.from_on, read.to_on) != (posting.from_on, posting.to_on):
        return f"Phiếu {copy.serial} ghi {_period(read)}, trong sổ là {_period(posting)}. In lại phiếu."
    value = desk.seal.of(read.serial, read.item, day_text(read.from_on), day_text(read.to_on))
    if not hmac.compare_digest(value.encode(), read.check.encode()):
        return f"Phiếu {copy.serial} có mã kiểm tra sai, có thể do đọc sai hoặc phiếu bị sửa. Quét lại, rồi in lại."
    return ""


def _period(what: QrFields | Posting) -> str:
    until = f"đến {words.day(what.to_on)}" if what.to_on else "không có ngày cuối"
    return f"từ {words.day(what.from_on)} {until}"


def _not(why: str, found: tuple[PostingCopy, Posting] | None = None) -> Checked:
    said = f"Không khớp: {words.inside(why)}"
    if found is None:
        return Checked(False, said)
    copy, posting = found
    return Checked(False, said, posting.uid, posting.owner_uid, copy.uid)
