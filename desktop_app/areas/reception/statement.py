"""Biên bản ghi nội dung trình bày: what a citizen said, read back, signed or marked with a fingerprint."""

from collections.abc import Mapping
from datetime import datetime

from desktop_app.areas.reception.books.rules import short_label
from desktop_app.areas.reception.models import Visit
from desktop_app.areas.reception.paper_people import spoken_for, visit_and_giver
from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.core.fields import Align
from desktop_app.core.paper.document import (
    Document,
    Foot,
    Letterhead,
    Paragraph,
    Signature,
    Table,
    TableColumn,
)
from desktop_app.core.paper.heads import single_head
from desktop_app.core.paper.official import long_day
from desktop_app.core.paper.wording import Wording
from desktop_app.office.desk import Service
from desktop_app.office.paper_people import Giver, desk_place, hour_words, named_by_the_vault
from desktop_app.office.papers import letterhead, top_mark
from desktop_app.office.profile import Profile, read_profile
from desktop_app.office.rights import Right, needs
from desktop_app.office.wording import wording_of

STATEMENT_WORDING = "bien-ban-trinh-bay"
COPIES = 2
NO_PAPERS = "không có"
_BEFORE = ("mo_dau", "nguoi_ghi", "nguoi_trinh_bay", "noi_dung", "yeu_cau", "tai_lieu", "bo_sung")
_LINES, _LINE_MM = 3, 7.5
_FINGERS = ("Ngón trỏ trái", "Ngón trỏ phải")
_FINGER_MM, _FINGER_HIGH_MM = 30.0, 20.0


class StatementService(Service):
    """Makes the record of what somebody said at the desk."""

    @needs(Right.PRINT)
    def statement(self, uid: str, reason: str = "") -> Document:
        """The record of a visit; UserError for one that was struck out.

        Who made a denunciation is left to be written by hand. With a `reason` the vault is asked, which needs the right
        to it and is journalled.
        """
        with self.desk.db.reading() as session:
            profile, wording = read_profile(session), wording_of(session, STATEMENT_WORDING)
            visit, giver = visit_and_giver(session, uid, profile)
            values = _values(visit, giver, profile)
        if visit.voided_on:
            raise UserError("Lượt tiếp này đã bỏ số nên không lập biên bản. Hãy chọn lượt tiếp khác.")
        if visit.is_secret and reason:
            values |= _named(named_by_the_vault(self.desk, uid, reason, profile))
        return statement_document(
            wording,
            values,
            letterhead=letterhead(profile, dated_on=visit.received_on),
            made_at=self.desk.clock.now(),
            foot=Foot("", f"Sổ tiếp công dân năm {visit.year}, số {short_label(visit.number, visit.book)}"),
            top_mark=top_mark(self.desk.is_practice),
        )


def statement_document(
    wording: Wording,
    values: Mapping[str, str],
    *,
    letterhead: Letterhead,
    made_at: datetime,
    foot: Foot,
    top_mark: str = "",
) -> Document:
    """The record filled in; `values` are the fields of its wording."""

    def said(name: str) -> Paragraph:
        return Paragraph(content=wording.fill(name, values))

    return Document(
        subject="Biên bản ghi nội dung trình bày",
        made_at=made_at,
        letterhead=letterhead,
        title="BIÊN BẢN",
        abstract=(wording.say("trich_yeu", values),),
        blocks=(
            *(said(name) for name in _BEFORE),
            _blank_lines(),
            said("ket_thuc"),
            _fingerprints(),
            said("nguoi_chung_kien"),
        ),
        signatures=_signatures(values),
        signing_mm=18,
        size=13.5,
        one_page=True,
        foot=foot,
        top_mark=top_mark,
    )


def _values(visit: Visit, giver: Giver, profile: Profile) -> dict[str, str]:
    pages = sum(paper.pages for paper in visit.papers)
    handed_in = (
        f"{words.two_digits(len(visit.papers))} tài liệu, {words.two_digits(pages)} trang, có giấy biên nhận riêng"
    )
    return {
        "gio": hour_words(visit.started_at),
        "gio_ket_thuc": hour_words(visit.ended_at),
        "ngay": long_day(visit.received_on),
        "noi": desk_place(profile),
        "nguoi_ghi": visit.received_by,
        "chuc_vu": visit.received_by_post,
        "tu_cach": spoken_for(visit),
        "noi_dung": visit.content.rstrip(" .;"),
        "yeu_cau": visit.request.rstrip(" .;"),
        "tai_lieu": handed_in if visit.papers else NO_PAPERS,
        "so_ban": words.two_digits(COPIES),
        **_named(giver),
    }


def _named(giver: Giver) -> dict[str, str]:
    return {
        "ho_ten": giver.full_name,
        "ngay_sinh": giver.born_on,
        "so_giay_to": giver.paper_number,
        "ngay_cap": giver.issued_on,
        "noi_cap": giver.issued_by,
        "dia_chi": giver.address,
        "dien_thoai": giver.phone,
    }


def _blank_lines() -> Table:
    return Table(columns=(TableColumn(165),), rows=(("",),) * _LINES, row_mm=_LINE_MM)


def _fingerprints() -> Table:
    """Where fingers are pressed by whoever cannot sign: the citizen's two, the witness's one."""
    columns = (TableColumn(75), *(TableColumn(_FINGER_MM, Align.CENTRE) for _ in range(3)))
    head = single_head(("Điểm chỉ (khi không ký được)", *_FINGERS, "Người chứng kiến"))
    row = ("Người trình bày điểm chỉ vào hai ô; người chứng kiến điểm chỉ khi cũng không ký.", "", "", "")
    return Table(columns=columns, head=head, rows=(row,), size=11, row_mm=_FINGER_HIGH_MM)


def _signatures(values: Mapping[str, str]) -> tuple[Signature, ...]:
    return (
        Signature(lines=("NGƯỜI TRÌNH BÀY",), note="(Ký, ghi rõ họ tên)", name=values["ho_ten"]),
        Signature(lines=("NGƯỜI CHỨNG KIẾN",), note="(nếu có; ký, ghi rõ họ tên)"),
        Signature(lines=("NGƯỜI GHI",), note="(Ký, ghi rõ họ tên)", name=values["nguoi_ghi"]),
    )
