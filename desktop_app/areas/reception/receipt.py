"""Giấy biên nhận thông tin, tài liệu (Mẫu số 02/TCD, Nghị định số 154/2026/NĐ-CP)."""

import tomllib
from collections.abc import Sequence
from datetime import date, datetime

from desktop_app.areas.reception.books.rules import short_label
from desktop_app.areas.reception.models import Visit
from desktop_app.areas.reception.paper_people import Giver, desk_place, hour_words, named_by_the_vault, visit_and_giver
from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.core.fields import Align
from desktop_app.core.paper.document import Document, Foot, Letterhead, Paragraph, Signature, Table, TableColumn
from desktop_app.core.paper.heads import single_head
from desktop_app.core.paper.official import long_day
from desktop_app.core.paper.wording import Wording
from desktop_app.core.resources import resource
from desktop_app.office.desk import Service
from desktop_app.office.papers import letterhead, top_mark
from desktop_app.office.profile import Profile, read_profile
from desktop_app.office.rights import Right, needs
from desktop_app.office.wording import wording_of

RECEIPT_WORDING = "bien-nhan-02-tcd"
COPIES = 2
_HEAD = ("STT", "Tên thông tin, tài liệu, bằng chứng", "Số trang", "Bản chính, bản sao", "Tình trạng")


PaperRow = tuple[str, int, str, str]
"""A paper handed in: name, pages, kind of copy, condition."""


class ReceiptService(Service):
    """Makes receipts for papers handed in."""

    @needs(Right.PRINT)
    def receipt(self, uid: str, copy: int = 1, copies: int = COPIES, reason: str = "") -> Document:
        """The receipt of a visit; UserError when no paper was handed in.

        A denouncer's receipt leaves who gave the papers to be written by hand. With a `reason` the vault is asked,
        which needs the right to it and is journalled.
        """
        with self.desk.db.reading() as session:
            profile, wording = read_profile(session), wording_of(session, RECEIPT_WORDING)
            visit, giver = visit_and_giver(session, uid, profile)
            papers = [(p.name, p.pages, p.copy_kind, p.condition) for p in visit.papers]
        if not papers:
            raise UserError("Lượt tiếp này chưa ghi tài liệu nào. Hãy sửa lượt tiếp, thêm tài liệu đã nhận rồi in lại.")
        if visit.is_secret and reason:
            giver = named_by_the_vault(self.desk, uid, reason, profile)
        values = _values(visit, giver, profile) | {"so_ban": words.two_digits(copies)}
        return receipt_document(
            wording,
            values,
            papers,
            letterhead=letterhead(profile, dated_on=visit.received_on),
            made_at=self.desk.clock.now(),
            label=form_label(visit.received_on),
            foot=f"Sổ tiếp công dân năm {visit.year}, số {short_label(visit.number, visit.book)}. Bản {copy}/{copies}",
            top_mark=top_mark(self.desk.is_practice),
        )


def receipt_document(
    wording: Wording,
    values: dict[str, str],
    papers: Sequence[PaperRow],
    *,
    letterhead: Letterhead,
    made_at: datetime,
    label: str,
    foot: str,
    top_mark: str = "",
) -> Document:
    """The form filled in; `values` are the fields of its wording, `label` and `foot` the two ends of its foot."""
    return Document(
        subject="Giấy biên nhận thông tin, tài liệu",
        made_at=made_at,
        letterhead=letterhead,
        title="GIẤY BIÊN NHẬN",
        abstract=("Thông tin, tài liệu",),
        blocks=(
            *(_said(wording, values, n) for n in ("mo_dau", "nguoi_nhan", "nguoi_cung_cap", "giay_to", "dan_bang")),
            _table(papers),
            _said(wording, values, "so_ban"),
        ),
        signatures=_signatures(values["nguoi_cung_cap"], values["nguoi_nhan"]),
        size=13.5,
        foot=Foot(label, foot),
        top_mark=top_mark,
    )


def form_label(on: date) -> str:
    """The label of the form in force on the day; empty before there was one."""
    text = resource("forms", "giay-bien-nhan.toml").read_text(encoding="utf-8")
    return next((str(form["label"]) for form in tomllib.loads(text)["form"] if form["from"] <= on), "")


def _values(visit: Visit, giver: Giver, profile: Profile) -> dict[str, str]:
    return {
        "gio": hour_words(visit.started_at),
        "ngay": long_day(visit.received_on),
        "noi": desk_place(profile),
        "nguoi_nhan": visit.received_by,
        "chuc_vu": visit.received_by_post,
        "nguoi_cung_cap": giver.full_name,
        "dia_chi": giver.address,
        "so_giay_to": giver.paper_number,
        "ngay_cap": giver.issued_on,
        "noi_cap": giver.issued_by,
    }


def _said(wording: Wording, values: dict[str, str], name: str) -> Paragraph:
    return Paragraph(content=wording.fill(name, values), first_line=False)


def _table(papers: Sequence[PaperRow]) -> Table:
    centre = Align.CENTRE
    rows = tuple(
        (str(at), name, words.two_digits(pages), copy_kind, condition)
        for at, (name, pages, copy_kind, condition) in enumerate(papers, start=1)
    )
    pages = words.two_digits(sum(paper[1] for paper in papers))
    return Table(
        columns=(TableColumn(12, centre), TableColumn(76), TableColumn(17, centre), TableColumn(27), TableColumn(33)),
        head=single_head(_HEAD),
        rows=rows,
        total=("", f"Cộng: {words.two_digits(len(papers))} tài liệu", pages, "", ""),
    )


def _signatures(gave_by: str, received_by: str) -> tuple[Signature, ...]:
    gave = ("NGƯỜI CUNG CẤP", "THÔNG TIN, TÀI LIỆU")
    return (
        Signature(lines=gave, note="(Ký, ghi rõ họ tên)", name=gave_by),
        Signature(lines=("NGƯỜI NHẬN",), note="(Ký, ghi rõ họ tên, đóng dấu nếu có)", name=received_by),
    )
