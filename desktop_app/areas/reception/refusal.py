"""Refusing reception: the written notice (Mẫu số 01/TCD, Nghị định số 154/2026/NĐ-CP) and its number."""

import tomllib
from collections.abc import Mapping
from datetime import date, datetime

from desktop_app.areas.reception.books.rules import short_label
from desktop_app.areas.reception.grounds import asks_notice, ground_of
from desktop_app.areas.reception.kept import Registered, open_visit, registered
from desktop_app.areas.reception.models import Handling, Visit
from desktop_app.areas.reception.paper_people import visit_and_giver
from desktop_app.areas.reception.secrecy import refuse_known_names
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.fields import Day, Form, Section, Text, clean
from desktop_app.core.paper.document import Addressee, Document, Foot, Letterhead, Paragraph, Signature
from desktop_app.core.paper.official import document_number, short_day
from desktop_app.core.paper.wording import BLANK, Wording
from desktop_app.core.resources import resource
from desktop_app.office.desk import Service
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.paper_people import Giver, named_by_the_vault
from desktop_app.office.papers import committee, letterhead, top_mark
from desktop_app.office.profile import Profile, read_profile
from desktop_app.office.rights import Right, needs
from desktop_app.office.wording import wording_of

NOTICE_WORDING = "thong-bao-tu-choi-01-tcd"
NOTICE_FORM = Form(
    "reception.notice",
    (
        Section(
            "",
            (
                Text(
                    name="notice_number",
                    label="Số thông báo",
                    required=True,
                    max_length=60,
                    span=7,
                    hint="Cả ký hiệu, ví dụ: 12/TB-UBND.",
                ),
                Day(name="notice_on", label="Ngày thông báo", future=False, required=True, span=5),
            ),
        ),
    ),
)
_OWN_CITATION = {"L3": "can_cu_l3", "h": "can_cu_h"}
_RECIPIENTS = ("noi_nhan_biet", "noi_nhan_phoi_hop", "noi_nhan_luu")
_ANY_KIND = "khiếu nại, tố cáo, kiến nghị, phản ánh"
_LONGEST_SUMMARY = 400


class RefusalService(Service):
    """Makes the notice of a refusal and keeps the number it was given."""

    @needs(Right.RECORD)
    def issue(self, uid: str, rev: int, number: str, on: date) -> Registered:
        """Note that the notice was issued; that answers the citizen, so the visit is no longer open."""
        number = " ".join(clean(number).split())
        with self.desk.db.writing(self.holder.uid) as session:
            visit = open_visit(session, uid, rev)
            if visit.handling is not Handling.REFUSE:
                raise UserError("Lượt tiếp này không ghi từ chối tiếp. Hãy sửa hướng xử lý trước khi ghi số thông báo.")
            if not number:
                raise InvalidInput({"notice_number": "Chưa nhập số thông báo. Ghi cả ký hiệu, ví dụ 12/TB-UBND."})
            if on < visit.received_on:
                raise InvalidInput({"notice_on": "Ngày thông báo trước ngày tiếp. Kiểm tra lại ngày."})
            refuse_known_names(session, self.desk, visit, {"notice_number": number})
            visit.notice_number, visit.notice_on = number, on
            if visit.answered_on is None or asks_notice(visit.handling, visit.refusal_ground, visit.received_on):
                visit.answered_on, visit.answer_form = on, visit.answer_form or "Thông báo từ chối"
            visit.is_open = False
            session.flush()
            return registered(visit)

    @needs(Right.PRINT)
    def notice(self, uid: str, reason: str = "") -> Document:
        """The notice of a refused visit; UserError when nothing was refused or no ground was written down.

        A denouncer is left to be written by hand. With a `reason` the vault is asked, which needs the right to it and
        is journalled.
        """
        with self.desk.db.reading() as session:
            profile, wording = read_profile(session), wording_of(session, NOTICE_WORDING)
            visit, giver = visit_and_giver(session, uid, profile)
        if visit.handling is not Handling.REFUSE or not visit.refusal_ground:
            raise UserError("Lượt tiếp này chưa ghi căn cứ từ chối. Hãy sửa lượt tiếp, chọn căn cứ rồi in lại.")
        if visit.is_secret and reason:
            giver = named_by_the_vault(self.desk, uid, reason, profile)
        on = visit.notice_on or self.desk.clock.today()
        return notice_document(
            wording,
            _values(visit, giver, profile),
            visit.refusal_ground,
            letterhead=letterhead(profile, visit.notice_number or _number_to_come(profile), on),
            signer=_signer(profile),
            made_at=self.desk.clock.now(),
            foot=Foot(
                form_label(visit.received_on),
                f"Sổ tiếp công dân năm {visit.year}, số {short_label(visit.number, visit.book)}",
            ),
            top_mark=top_mark(self.desk.is_practice),
        )


def notice_document(
    wording: Wording,
    values: Mapping[str, str],
    ground: str,
    *,
    letterhead: Letterhead,
    signer: Signature,
    made_at: datetime,
    foot: Foot,
    top_mark: str = "",
) -> Document:
    """The form filled in; `values` are the fields of its wording, `ground` the code of the ground."""
    citation = wording.say(_OWN_CITATION.get(ground, "can_cu_khac"), values)
    said = {**values, "can_cu": citation}
    return Document(
        subject="Thông báo từ chối tiếp công dân",
        made_at=made_at,
        letterhead=letterhead,
        title="THÔNG BÁO",
        abstract=(wording.say("trich_yeu", said),),
        blocks=(
            Addressee((wording.say("kinh_gui", said),)),
            Paragraph(content=wording.fill("nguoi_den", said)),
            Paragraph(content=wording.fill("tu_choi", said)),
        ),
        signatures=(signer,),
        recipients=("Như trên", *(wording.say(name, said) for name in _RECIPIENTS)),
        foot=foot,
        top_mark=top_mark,
    )


def form_label(on: date) -> str:
    """The label of the form in force on the day; empty before there was one."""
    text = resource("forms", "thong-bao-tu-choi.toml").read_text(encoding="utf-8")
    return next((str(form["label"]) for form in tomllib.loads(text)["form"] if form["from"] <= on), "")


def _values(visit: Visit, giver: Giver, profile: Profile) -> dict[str, str]:
    ground = ground_of(visit.refusal_ground, visit.received_on)
    several = visit.kind in (Kind.SEVERAL, Kind.OTHER)
    return {
        "ngay": short_day(visit.received_on),
        "ho_ten": giver.full_name or BLANK,
        "so_giay_to": giver.paper_number,
        "ngay_cap": giver.issued_on,
        "noi_cap": giver.issued_by,
        "dia_chi": giver.address,
        "co_quan": committee(profile),
        "loai": _ANY_KIND if several else visit.kind.value.lower(),
        "noi_dung": _summary(visit.content),
        "can_cu": ground.citation if ground else "",
        "ly_do": ground.wording.rstrip(".") if ground else "",
    }


def _summary(content: str) -> str:
    """The content in one sentence's place: short, without its last stop."""
    text = " ".join(content.split())
    if len(text) > _LONGEST_SUMMARY:
        text = f"{text[:_LONGEST_SUMMARY].rsplit(' ', 1)[0]}…"
    return text.rstrip(" .;")


def _number_to_come(profile: Profile) -> str:
    return document_number(None, "TB-UBND" if profile.is_committee else "TB")


def _signer(profile: Profile) -> Signature:
    post = "CHỦ TỊCH" if profile.is_committee else "THỦ TRƯỞNG CƠ QUAN"
    return Signature(lines=(post,), note="(Ký, ghi rõ họ tên, đóng dấu)", name=profile.chairperson)
