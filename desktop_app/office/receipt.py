"""The layout of the Giấy biên nhận thông tin, tài liệu (Mẫu số 02/TCD), for every register."""

import tomllib
from collections.abc import Sequence
from datetime import date, datetime

from desktop_app.core import words
from desktop_app.core.fields import Align
from desktop_app.core.paper.document import Document, Foot, Letterhead, Paragraph, Signature, Table, TableColumn
from desktop_app.core.paper.heads import single_head
from desktop_app.core.paper.wording import Wording
from desktop_app.core.resources import resource

RECEIPT_WORDING = "bien-nhan-02-tcd"
COPIES = 2
_HEAD = ("STT", "Tên thông tin, tài liệu, bằng chứng", "Số trang", "Bản chính, bản sao", "Tình trạng")


PaperRow = tuple[str, int, str, str]
"""A paper handed in: name, pages, kind of copy, condition."""


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
