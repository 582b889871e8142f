"""Papers of reception filled with invented values, to see how a wording looks before it is used."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from desktop_app.areas.reception.books.rules import MAIN
from desktop_app.areas.reception.models import Handling, Mode, SessionKind
from desktop_app.areas.reception.register_book import Lines, PrintedBook
from desktop_app.areas.reception.register_rows import EmptySession, Line, RegisterLine
from desktop_app.core.paper.register import RegisterFoot, RegisterPaper
from desktop_app.core.paper.saving import document_pdf, register_pdf
from desktop_app.core.paper.wording import Wording
from desktop_app.core.resources import resource
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.papers import SAMPLE_MARK, letterhead
from desktop_app.office.profile import Profile
from desktop_app.office.receipt import form_label, receipt_document
from desktop_app.office.register_paper import load_forms

_PAPERS = (("Đơn kiến nghị về ranh giới thửa đất", 3, "Bản chính", "Viết tay, có chữ ký"),)


def receipt_sample(profile: Profile, wording: Wording, at: datetime) -> bytes:
    """The receipt as PDF."""
    document = receipt_document(
        wording,
        wording.samples(),
        _PAPERS,
        letterhead=letterhead(profile, dated_on=at.date()),
        made_at=at,
        label=form_label(at.date()),
        foot=f"Sổ tiếp công dân năm {at.year}, số 228. Bản 1/2",
        top_mark=SAMPLE_MARK,
    )
    return document_pdf(document)


def register_sample(profile: Profile, wording: Wording, at: datetime) -> bytes:
    """A page of the register in the form of that day, as PDF."""
    today = at.date()
    span = (today - timedelta(days=6), today)
    form = next(form for form in load_forms(resource("forms", "so-tiep-cong-dan.toml")) if form.within(today, today))
    book = PrintedBook(Lines(_lines, lambda *_: 4), profile, wording, span, 1, today)
    paper = RegisterPaper(
        subject="Sổ tiếp công dân",
        made_at=at,
        parts=(book.part(form, span, last=True, signed=True),),
        foot=RegisterFoot(),
        top_mark=SAMPLE_MARK,
    )
    return register_pdf(paper)


def _lines(from_on: date, to_on: date) -> Iterator[Line]:
    yield _visit(214, from_on)
    yield EmptySession("", from_on + timedelta(days=1), SessionKind.PERIODIC, "Chủ tịch Ủy ban nhân dân xã", "20/2026")
    denounced = replace(_visit(215, to_on), kind=Kind.DENUNCIATION, content="Tố cáo (nội dung ví dụ)", request="")
    yield replace(denounced, full_name="", home="", paper_number="", is_secret=True, file_code="TC-01/2026")
    struck = replace(_visit(216, to_on), voided_on=to_on, void_reason="nhập trùng với số 215")
    yield replace(struck, voided_by="Phạm Thị Ngọc Dụ")


def _visit(number: int, on: date) -> RegisterLine:
    return RegisterLine(
        number=number,
        year=on.year,
        book=MAIN,
        received_on=on,
        full_name="Nguyễn Văn Mẫu",
        home="Thôn Bến Ví",
        address="",
        paper_number="099090000123",
        content="Đề nghị xác định lại ranh giới thửa 45, tờ bản đồ 12",
        request="Đo đạc lại, lập biên bản.",
        kind=Kind.SUGGESTION,
        people_present=1,
        people_same_content=2,
        is_group=False,
        settled_by="",
        within_competence=True,
        handling=Handling.ACCEPT,
        to_agency="Phòng Kinh tế xã",
        document_number="",
        document_on=None,
        due_on=on + timedelta(days=14),
        answered_on=None,
        answer_form="",
        result="",
        note="",
        late_note="",
        mode=Mode.REGULAR,
        session_kind=None,
        session_uid="",
        case_key=number,
        visit_no=1,
        papers=4,
        is_secret=False,
        file_code="",
        voided_on=None,
        voided_by="",
        void_reason="",
    )
