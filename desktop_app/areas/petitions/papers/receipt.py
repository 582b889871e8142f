"""The receipt of a petition that was handed in, with the papers that came with it."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy.orm import Session

from desktop_app.areas.petitions.papers.facts import PaperFacts
from desktop_app.areas.petitions.papers.values import named
from desktop_app.core import words
from desktop_app.core.paper.document import Document
from desktop_app.core.paper.official import long_day, short_day
from desktop_app.office.paper_people import Giver, desk_place, hour_words
from desktop_app.office.papers import letterhead
from desktop_app.office.receipt import COPIES, RECEIPT_WORDING, PaperRow, form_label, receipt_document
from desktop_app.office.wording import wording_of


def receipt_of(session: Session, facts: PaperFacts, writer: Giver, made_at: datetime, mark: str) -> Document:
    """The receipt; who gave the papers is left to be written by hand where `writer` says nothing."""
    return receipt_document(
        wording_of(session, RECEIPT_WORDING),
        _values(facts, writer),
        list(_papers(facts)),
        letterhead=letterhead(facts.profile, dated_on=facts.received_on),
        made_at=made_at,
        label=form_label(facts.received_on),
        foot=f"Sổ đơn thư năm {facts.year}, số {facts.number:03d}",
        top_mark=mark,
    )


def _values(facts: PaperFacts, writer: Giver) -> dict[str, str]:
    said = named(writer)
    return {
        "gio": hour_words(None),
        "ngay": long_day(facts.received_on),
        "noi": desk_place(facts.profile),
        "nguoi_nhan": facts.received_by,
        "chuc_vu": "",
        "nguoi_cung_cap": said["ho_ten"],
        "so_ban": words.two_digits(COPIES),
        **{name: said[name] for name in ("dia_chi", "so_giay_to", "ngay_cap", "noi_cap")},
    }


def _papers(facts: PaperFacts) -> Iterator[PaperRow]:
    """What is in the file; where nobody listed it, the petition itself."""
    for paper in facts.papers:
        yield paper.name, paper.pages, paper.copy_kind, paper.condition
    if not facts.papers:
        dated = f" đề ngày {short_day(facts.dated_on)}" if facts.dated_on else ""
        yield f"Đơn {facts.kind.value.lower()}{dated}", 1, "Bản chính", ""
