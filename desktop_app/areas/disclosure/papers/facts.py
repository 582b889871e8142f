"""What papers of one notice are made of: the notice, the document it announces, the office."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.disclosure.catalogue import read_catalogue
from desktop_app.areas.disclosure.coverage.quarter import clause_of
from desktop_app.areas.disclosure.further_models import QuarterList
from desktop_app.areas.disclosure.models import Disclosure, DisclosureForm, Form
from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.core.paper.official import document_number, named_document
from desktop_app.office.hamlets import HamletFacts, hamlet_rows
from desktop_app.office.papers import committee
from desktop_app.office.postings.models import PlaceKind, Posting, PostingCopy
from desktop_app.office.postings.queries import posting_of
from desktop_app.office.postings.shown import CopyView, PostingView
from desktop_app.office.profile import Profile, read_profile

GONE = "Không còn thấy thông báo niêm yết này trong sổ. Đóng trang rồi mở lại danh sách."
SIGN, MINUTES_SIGN = "TB-UBND", "BB-UBND"
SAID = {
    Form.POSTED: "niêm yết",
    Form.PORTAL: "đăng trên trang thông tin điện tử",
    Form.RADIO: "truyền thanh",
    Form.HAMLET_HEAD: "thông qua Trưởng thôn, Tổ trưởng tổ dân phố thông báo đến Nhân dân",
    Form.WRITTEN: "gửi văn bản đến công dân",
    Form.DIALOGUE: "hội nghị trao đổi, đối thoại với Nhân dân",
    Form.RECEPTION: "thông qua việc tiếp công dân, tiếp xúc cử tri, họp báo",
    Form.UNIONS: "thông báo đến tổ chức, đoàn thể để phổ biến",
    Form.SOCIAL: "mạng viễn thông, mạng xã hội",
    Form.OTHER: "hình thức khác",
}
_NUMBER = re.compile(r"(\d+)/(\d{4})")


@dataclass(frozen=True, kw_only=True)
class PaperFacts:
    """A notice with what its papers say of it.

    `content` is what is disclosed, `document` how its paper is named, "" where there is none; `item` is the short name
    of its item, `clause` "khoản 2".
    `on` is the record's own day, which chooses the law. `address` is
    where it stands on the portal; `quarter` the list's own, where the notice is that of a quarter.
    """

    profile: Profile
    posting: PostingView
    hamlets: Mapping[int, HamletFacts]
    content: str
    on: date
    document: str = ""
    item: str = ""
    forms: tuple[Form, ...] = (Form.POSTED,)
    clause: str = ""
    has_names: bool = False
    address: str = ""
    note: str = ""
    quarter: tuple[int, int] | None = None


def paper_facts(session: Session, uid: str, today: date) -> PaperFacts:
    """The notice of that uid; UserError when it is gone or void."""
    posting = posting_of(session, uid, today)
    if posting is None:
        raise UserError(GONE)
    if posting.voided_on:
        raise UserError(
            f"Thông báo {posting.label} đã bỏ ngày {words.day(posting.voided_on)} nên không in nữa. Lập thông báo mới."
        )
    profile = read_profile(session)
    hamlets: Mapping[int, HamletFacts] = {row.id: row for row in hamlet_rows(session)}
    record = session.scalars(select(Disclosure).where(Disclosure.uid == posting.owner_uid)).one_or_none()
    if record is None:
        quarter = session.scalars(select(QuarterList).where(QuarterList.uid == posting.owner_uid)).one_or_none()
        span = (quarter.year, quarter.quarter) if quarter else None
        return PaperFacts(
            profile=profile, posting=posting, hamlets=hamlets, content=posting.title, on=posting.from_on, quarter=span
        )
    item = read_catalogue(session).of(record.item_code, record.trigger_on)
    clause = clause_of(item)
    forms = session.scalars(select(DisclosureForm).where(DisclosureForm.disclosure_id == record.id)).all()
    chosen = {row.form for row in forms if not row.left_out_reason} | {Form.POSTED}
    return PaperFacts(
        profile=profile,
        posting=posting,
        hamlets=hamlets,
        content=record.title,
        on=record.trigger_on,
        document=named_document(record.document_number, record.document_on, record.issuer),
        item=item.short if item else "",
        forms=tuple(form for form in Form if form in chosen),
        clause=f"khoản {clause}" if clause else "",
        has_names=record.has_names,
        address=next((row.address for row in forms if row.form is Form.PORTAL), ""),
        note=record.note,
    )


def posting_uid(session: Session, label: str) -> str:
    """The notice numbered "42/2026"; UserError says what is wrong with the number."""
    found = _NUMBER.fullmatch(label.strip())
    if not found:
        raise UserError(f"Không đọc được số thông báo niêm yết “{label}”. Gõ dạng 42/2026.")
    query = select(Posting.uid).where(Posting.number == int(found[1]), Posting.year == int(found[2]))
    uid = session.scalars(query).one_or_none()
    if uid is None:
        raise UserError(f"Sổ chưa có thông báo niêm yết {label.strip()}. Kiểm tra lại số và năm.")
    return uid


def posting_of_serial(session: Session, serial: str) -> str:
    """The notice that has a copy with this serial number; UserError when no copy has it."""
    query = select(Posting.uid).join(PostingCopy, PostingCopy.posting_id == Posting.id)
    uid = session.scalars(query.where(PostingCopy.serial == serial.strip())).one_or_none()
    if uid is None:
        raise UserError(f"Sổ chưa có phiếu niêm yết {serial.strip()}. Kiểm tra lại số in dưới mã vuông.")
    return uid


def copy_of_serial(posting: PostingView, serial: str) -> CopyView:
    """The copy with this serial number."""
    return next(copy for copy in posting.copies if copy.serial == serial.strip())


def office_fields(profile: Profile) -> dict[str, str]:
    """What every paper says of the office."""
    unit = profile.name.split(" ")[0] if profile.is_committee else "cơ quan"
    return {
        "co_quan": committee(profile),
        "co_quan_chung": f"Ủy ban nhân dân {unit}" if profile.is_committee else profile.name,
        "don_vi": unit,
    }


def opinions_fields(profile: Profile) -> dict[str, str]:
    """Where opinions are taken in."""
    return {"noi_tiep": profile.reception_place, "dien_thoai": profile.phone}


def notice_sign(posting: PostingView) -> str:
    """The number of the notice; a gap for the pen before the clerk gave it."""
    number = posting.notice_number
    if not number:
        return document_number(None, SIGN)
    return number if "/" in number else f"{number}/{SIGN}"


def notice_named(facts: PaperFacts) -> str:
    """Thông báo số 58/TB-UBND ngày 14 tháng 10 năm 2026; "" before it has a number."""
    posting = facts.posting
    return named_document(notice_sign(posting), posting.notice_on) if posting.notice_number else ""


def forms_said(forms: Sequence[Form], unit: str) -> str:
    """The forms in one sentence without its full stop: Niêm yết; đăng trên trang thông tin điện tử của xã."""
    said = [f"{SAID[form]} của {unit}" if form is Form.PORTAL else SAID[form] for form in forms]
    text = "; ".join(said)
    return f"{text[:1].upper()}{text[1:]}"


def places_said(copies: Sequence[CopyView], hamlets: Mapping[int, HamletFacts]) -> tuple[str, ...]:
    """A line for each kind of place in the order of the law; culture houses of several hamlets are named in one."""
    lines: list[str] = []
    for kind in PlaceKind:
        here = [copy for copy in copies if copy.place_kind is kind]
        if kind is PlaceKind.CULTURE_HOUSE and len(here) > 1:
            lines.append(_culture_houses(here, hamlets))
        elif here:
            lines.append("; ".join(copy.place_name for copy in here))
    return tuple(lines)


def _culture_houses(copies: Sequence[CopyView], hamlets: Mapping[int, HamletFacts]) -> str:
    """Nhà văn hóa các thôn: Đồng Mẫu, Bến Ví; one kind of hamlet after the other."""
    homes = [(hamlets.get(copy.hamlet_id or 0), copy.place_name) for copy in copies]
    known = [hamlet for hamlet, _ in homes if hamlet]
    others = [name for hamlet, name in homes if not hamlet]
    counted = Counter(hamlet.kind for hamlet in known)
    said = [
        f"các {words.inside(kind)}: {', '.join(each.name for each in known if each.kind == kind)}"
        if number > 1
        else next(words.inside(each.full_name) for each in known if each.kind == kind)
        for kind, number in counted.items()
    ]
    return "; ".join([*([f"Nhà văn hóa {'; '.join(said)}"] if said else []), *others])


def dated_on(facts: PaperFacts, today: date) -> date:
    """The day of the notice: the clerk's, else today but never after it begins to hang."""
    return facts.posting.notice_on or min(today, facts.posting.from_on)
