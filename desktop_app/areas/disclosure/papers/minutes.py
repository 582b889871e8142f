"""Biên bản bắt đầu, kết thúc niêm yết: no legal form was found, the layout is that of Nghị định 30/2020/NĐ-CP."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop_app.areas.disclosure.papers.facts import (
    MINUTES_SIGN,
    PaperFacts,
    copy_of_serial,
    notice_named,
    office_fields,
    paper_facts,
    posting_of_serial,
)
from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.core.paper.document import Document, Heading, Paragraph, Signature
from desktop_app.core.paper.inline import Inline, Run
from desktop_app.core.paper.official import document_number, long_day, named_document, short_day
from desktop_app.core.paper.wording import Wording
from desktop_app.office.desk import Service
from desktop_app.office.paper_frame import Frame, frame
from desktop_app.office.postings.models import MinutesKind, Proof, ProofKind
from desktop_app.office.postings.rules import Count
from desktop_app.office.postings.shown import CopyView, GapView, MinutesView
from desktop_app.office.rights import Right, needs
from desktop_app.office.wording import wording_of

WORDINGS = {MinutesKind.BEGIN: "bien-ban-bat-dau-niem-yet", MinutesKind.END: "bien-ban-ket-thuc-niem-yet"}
TITLES = {MinutesKind.BEGIN: "bắt đầu niêm yết công khai", MinutesKind.END: "kết thúc niêm yết công khai"}
_NOT_YET = {
    MinutesKind.BEGIN: "Phiếu này chưa ghi lúc bắt đầu niêm yết. Bấm Bắt đầu niêm yết rồi in biên bản.",
    MinutesKind.END: "Phiếu này chưa ghi lúc gỡ. Ghi gỡ ở trang Niêm yết rồi in biên bản.",
}


@dataclass(frozen=True, kw_only=True)
class MinutesPaper:
    """What the minutes of one copy are made of; `values` are the fields of their wording."""

    kind: MinutesKind
    values: dict[str, str]
    serial: str
    is_enough: bool = False


class MinutesService(Service):
    """Makes the minutes of putting up and of taking down."""

    @needs(Right.PRINT)
    def minutes(self, serial: str, kind: MinutesKind) -> Document:
        """The minutes of one copy; what nobody noted is left to the pen. UserError before it was done."""
        today = self.desk.clock.today()
        with self.desk.db.reading() as session:
            facts = paper_facts(session, posting_of_serial(session, serial), today)
            copy, wording = copy_of_serial(facts.posting, serial), wording_of(session, WORDINGS[kind])
            at = copy.started_at if kind is MinutesKind.BEGIN else copy.ended_at
            if at is None:
                raise UserError(_NOT_YET[kind])
            values = minutes_fields(facts, copy, kind, at, _photos(session, copy, kind))
        paper = MinutesPaper(kind=kind, values=values, serial=copy.serial, is_enough=copy.count.is_enough)
        return minutes_document(wording, paper, frame(self.desk, facts.profile, minutes_sign(copy.minutes_of(kind))))


def minutes_document(wording: Wording, paper: MinutesPaper, around: Frame) -> Document:
    """The minutes: who was there, what hung, from when to when, in what condition."""
    values = paper.values

    def said(name: str, *more: Run) -> Paragraph:
        return Paragraph(content=(*wording.fill(name, values), *more))

    def signed(heading: str, name: str) -> Signature:
        return Signature(lines=(heading,), note="(Ký, ghi rõ họ tên)", name=values[name])

    confirmed = f"XÁC NHẬN CỦA {values['co_quan_chung'].upper()}"
    body = _begin_points(wording, paper) if paper.kind is MinutesKind.BEGIN else _end_points(wording, paper)
    return Document(
        subject=f"Biên bản {TITLES[paper.kind]}",
        made_at=around.made_at,
        letterhead=around.head,
        title="BIÊN BẢN",
        abstract=(f"Về việc {TITLES[paper.kind]}",),
        blocks=(
            said("mo_dau"),
            Heading("I. Thành phần"),
            *(said(name) for name in ("nguoi_ghi", "mat_tran", "chung_kien")),
            Heading("II. Nội dung"),
            *(Paragraph(content=point) for point in body),
            said("ket_thuc"),
        ),
        signatures=(
            signed("NGƯỜI CHỨNG KIẾN", "chung_kien"),
            signed("ĐẠI DIỆN ỦY BAN MTTQ", "mat_tran"),
            signed("NGƯỜI GHI BIÊN BẢN", "nguoi_ghi"),
        ),
        confirmation=Signature(lines=(confirmed,), note="(Ký, ghi rõ họ tên, đóng dấu)"),
        signing_mm=15,
        size=13.5,
        one_page=True,
        top_mark=around.mark,
    )


def _begin_points(wording: Wording, paper: MinutesPaper) -> list[Inline]:
    values = paper.values
    return [
        (*wording.fill("van_ban", values), Run(" "), Run(paper.serial, mono=True), Run(".")),
        wording.fill("thoi_gian" if values["den_ngay"] else "thuong_xuyen", values),
        wording.fill("tinh_trang", values),
        wording.fill("nguoi_giu", values),
    ]


def _end_points(wording: Wording, paper: MinutesPaper) -> list[Inline]:
    values = paper.values
    began = (Run("; "), *wording.fill("theo_bien_ban", values)) if values["bien_ban"] else (Run("."),)
    if values["yeu_cau"]:
        ended = wording.fill("du" if paper.is_enough else "chua_du", values)
        time = (*wording.fill("thuc_te", values), Run(" "), *ended)
    else:
        time = wording.fill("thuc_te_thuong_xuyen", values)
    return [
        (*wording.fill("van_ban", values), Run(" "), Run(paper.serial, mono=True), *began),
        time,
        wording.fill("co_gian_doan" if values["gian_doan"] else "khong_gian_doan", values),
        wording.fill("tinh_trang", values),
        wording.fill("co_y_kien" if values["y_kien"] else "khong_y_kien", values),
    ]


def minutes_fields(facts: PaperFacts, copy: CopyView, kind: MinutesKind, at: datetime, photos: int) -> dict[str, str]:
    """The fields of either wording; what the minutes kept in the register do not say is empty."""
    posting, written = facts.posting, copy.minutes_of(kind)
    by = copy.started_by if kind is MinutesKind.BEGIN else copy.ended_by
    began = written.began_at if written else at
    return {
        **office_fields(facts.profile),
        "gio": _hour(began),
        "ngay": long_day(began.date()),
        "noi": words.inside(copy.place_name),
        "nguoi_ghi": written.writer if written else by,
        "chuc_vu_ghi": written.writer_post if written else "",
        "mat_tran": written.front if written else "",
        "chuc_vu_mat_tran": written.front_post if written else "",
        "chung_kien": written.witness if written else "",
        "chuc_vu_chung_kien": written.witness_post if written else "",
        "thong_bao": notice_named(facts),
        "van_ban": facts.document,
        "noi_dung": "" if facts.posting.notice_number else words.inside(facts.content),
        "so_trang": words.two_digits(written.pages if written else posting.pages),
        "tinh_trang": written.condition.rstrip(" .;") if written else "",
        "so_anh": words.two_digits(photos) if photos else "",
        "gio_xong": _hour(written.finished_at) if written and written.finished_at else "",
        **(_promised(facts, copy, written) if kind is MinutesKind.BEGIN else _proved(facts, copy, at, written)),
    }


def minutes_sign(written: MinutesView | None) -> str:
    """The number of the minutes; a gap for the pen before the clerk gave it."""
    number = written.number if written else ""
    if not number:
        return document_number(None, MINUTES_SIGN)
    return number if "/" in number else f"{number}/{MINUTES_SIGN}"


def interruptions(gaps: Sequence[GapView]) -> str:
    """từ 02/11/2026 đến 04/11/2026 (mưa bão); …"""
    return "; ".join(
        f"từ {short_day(gap.from_at.date())} đến {short_day(gap.to_at.date()) if gap.to_at else 'khi gỡ'}"
        f" ({gap.reason.rstrip(' .;')})"
        for gap in gaps
    )


def _promised(facts: PaperFacts, copy: CopyView, written: MinutesView | None) -> dict[str, str]:
    posting = facts.posting
    return {
        "so_ngay": words.two_digits(posting.required_days),
        "tu_ngay": short_day(posting.from_on),
        "den_ngay": short_day(posting.to_on),
        "nguoi_giu": (written.keeper if written else "") or copy.keeper,
    }


def _proved(facts: PaperFacts, copy: CopyView, at: datetime, written: MinutesView | None) -> dict[str, str]:
    began, count = copy.minutes_of(MinutesKind.BEGIN), copy.count
    named = named_document(minutes_sign(began), began.began_at.date()) if began and began.number else ""
    return {
        "bien_ban": named,
        "tu_luc": _instant(copy.started_at) if copy.started_at else "",
        "den_luc": _instant(at),
        "so_ngay_thuc": words.two_digits(count.days),
        "tinh_tu": _counted_from(copy, count),
        "yeu_cau": words.two_digits(facts.posting.required_days) if facts.posting.required_days else "",
        "gian_doan": interruptions(copy.gaps),
        "y_kien": written.opinions.rstrip(" .;") if written else "",
    }


def _counted_from(copy: CopyView, count: Count) -> str:
    """The day from which the longest stretch counts, where that is not the day it was put up."""
    began = copy.started_at.date() if copy.started_at else None
    return short_day(count.since_on) if count.since_on and count.since_on != began else ""


def _photos(session: Session, copy: CopyView, kind: MinutesKind) -> int:
    """How many pictures of the board are kept with the copy; those of its beginning are of its first days."""
    query = select(func.count(Proof.id)).where(
        Proof.record_uid == copy.uid, Proof.kind == ProofKind.PHOTO, Proof.voided_on.is_(None)
    )
    if copy.ended_at:
        last = copy.ended_at.date()
        query = query.where(Proof.seen_on < last if kind is MinutesKind.BEGIN else Proof.seen_on >= last)
    return session.scalar(query) or 0


def _hour(at: datetime) -> str:
    return f"{at:%H} giờ {at:%M} phút"


def _instant(at: datetime) -> str:
    return f"{_hour(at)} ngày {short_day(at.date())}"
