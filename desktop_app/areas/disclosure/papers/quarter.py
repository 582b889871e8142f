"""Danh mục nội dung đã công khai theo quý: a Thông báo with the list as its appendix, ready to post."""

from datetime import date

from sqlalchemy.orm import Session

from desktop_app.areas.disclosure.coverage.quarter import NothingRow, QuarterRow, QuarterRows, read_quarter
from desktop_app.areas.disclosure.models import Form
from desktop_app.areas.disclosure.papers.facts import (
    SIGN,
    PaperFacts,
    dated_on,
    notice_sign,
    office_fields,
    places_said,
)
from desktop_app.core import words
from desktop_app.core.fields import Align
from desktop_app.core.paper.document import Document, Letterhead, Paragraph, Table, TableColumn
from desktop_app.core.paper.heads import single_head
from desktop_app.core.paper.inline import Run
from desktop_app.core.paper.official import document_number, named_document, short_day
from desktop_app.core.paper.wording import Wording
from desktop_app.office.desk import Desk, Service
from desktop_app.office.paper_frame import Frame, frame
from desktop_app.office.profile import read_profile
from desktop_app.office.rights import Right, needs
from desktop_app.office.wording import wording_of

NOTICE_WORDING, APPENDIX_WORDING = "thong-bao-danh-muc-quy", "phu-luc-danh-muc-quy"
_ROMAN = ("I", "II", "III", "IV")
_HEAD = (
    "STT",
    "Nội dung công khai",
    "Khoản, Điều 11",
    "Văn bản\n(số, ngày ban hành)",
    "Hình thức công khai",
    "Nơi niêm yết",
    "Thời gian công khai\n(từ ngày - đến ngày)",
    "Ghi chú",
)
_WIDTHS = (11, 60, 18, 38, 44, 41, 25, 28)
_CENTRED = (0, 2, 6)
_HOUSE = "Nhà văn hóa"
_PLACES = ("Trụ sở Hội đồng nhân dân, Ủy ban nhân dân", "Nhà văn hóa và điểm sinh hoạt cộng đồng ở các thôn")
_SHORT = {
    Form.POSTED: "niêm yết",
    Form.PORTAL: "trang thông tin điện tử",
    Form.RADIO: "truyền thanh",
    Form.HAMLET_HEAD: "qua Trưởng thôn",
    Form.WRITTEN: "gửi văn bản",
    Form.DIALOGUE: "hội nghị đối thoại",
    Form.RECEPTION: "tiếp công dân, tiếp xúc cử tri",
    Form.UNIONS: "qua tổ chức, đoàn thể",
    Form.SOCIAL: "mạng xã hội",
    Form.OTHER: "hình thức khác",
}


class QuarterPaperService(Service):
    """Makes the list of a quarter, posted or not yet."""

    @needs(Right.PRINT)
    def papers(self, year: int, quarter: int) -> tuple[Document, ...]:
        """The notice and its appendix as the register gives them today."""
        with self.desk.db.reading() as session:
            return quarter_papers(self.desk, session, year, quarter)


def quarter_papers(
    desk: Desk, session: Session, year: int, quarter: int, facts: PaperFacts | None = None
) -> tuple[Document, Document]:
    """The notice and its appendix; `facts` are those of its posting, where it is posted."""
    today = desk.clock.today()
    rows, profile = read_quarter(session, year, quarter, today), read_profile(session)
    around = frame(desk, profile, *_number_and_day(rows, facts, today))
    values = quarter_fields(rows, around.head, office_fields(profile), facts)
    return (
        quarter_notice(wording_of(session, NOTICE_WORDING), values, around),
        quarter_appendix(wording_of(session, APPENDIX_WORDING), values, rows, around),
    )


def quarter_notice(wording: Wording, values: dict[str, str], around: Frame) -> Document:
    """The notice that the list is attached to."""
    names = ("can_cu", "so_luong" if values["so_noi_dung"] else "khong_co", "niem_yet", "ket_thuc")
    return Document(
        subject="Thông báo danh mục nội dung đã công khai",
        made_at=around.made_at,
        letterhead=around.head,
        title="THÔNG BÁO",
        abstract=(wording.say("trich_yeu", values),),
        blocks=tuple(Paragraph(content=wording.fill(name, values)) for name in names),
        signatures=(around.signer,),
        recipients=tuple(wording.say("noi_nhan", values).split("\n")),
        size=13.5,
        one_page=True,
        top_mark=around.mark,
    )


def quarter_appendix(wording: Wording, values: dict[str, str], rows: QuarterRows, around: Frame) -> Document:
    """The list: what was disclosed, how, where, from when to when; and what did not arise."""

    def said(name: str, *more: Run) -> Paragraph:
        return Paragraph(content=(*wording.fill(name, values), *more), first_line=False)

    ends = [said(name) for name in ("khong_phat_sinh", "chua_ghi") if values[name]]
    if rows.rows:
        ends.append(said("lap_tu", *_serials_said(rows.serials)))
    return Document(
        subject="Phụ lục danh mục nội dung đã công khai",
        made_at=around.made_at,
        title="Phụ lục",
        abstract=(wording.say("ten", values).upper(),),
        attached=wording.say("kem_theo", values),
        blocks=(*([_table(rows.rows)] if rows.rows else []), *ends),
        size=13,
        landscape=True,
        top_mark=around.mark,
    )


def quarter_fields(
    rows: QuarterRows, head: Letterhead, office: dict[str, str], facts: PaperFacts | None = None
) -> dict[str, str]:
    """The fields of both wordings; where the list is not posted yet the law's own places are named."""
    places = places_said(facts.posting.copies, facts.hamlets) if facts else _PLACES
    numbers = sorted((row.year, row.number) for row in rows.rows)
    at = named_document(head.number, head.dated_on) if not head.number.startswith("\u00a0") else "Thông báo"
    return {
        **office,
        "quy": f"quý {_ROMAN[rows.quarter - 1]} năm {rows.year}",
        "so_noi_dung": words.two_digits(len(rows.rows)) if rows.rows else "",
        "noi_niem_yet": "; ".join(words.inside(place) for place in places),
        "thong_bao": f"{at} của {office['co_quan']}",
        "khong_phat_sinh": _arose_not(rows.nothing),
        "chua_ghi": _arose_not(rows.silent),
        "tu_so": str(numbers[0][1]) if numbers else "",
        "den_so": str(numbers[-1][1]) if numbers else "",
        "nam": str(rows.year),
    }


def _number_and_day(rows: QuarterRows, facts: PaperFacts | None, today: date) -> tuple[str, date]:
    """The number and day of the notice: the posting's, else those of the kept list, else left to the pen."""
    if facts and facts.posting.notice_number:
        return notice_sign(facts.posting), dated_on(facts, today)
    if not rows.number:
        return document_number(None, SIGN), rows.made_on or today
    return rows.number if "/" in rows.number else f"{rows.number}/{SIGN}", rows.made_on or today


def _table(rows: tuple[QuarterRow, ...]) -> Table:
    return Table(
        columns=tuple(
            TableColumn(width, Align.CENTRE if at in _CENTRED else Align.LEFT) for at, width in enumerate(_WIDTHS)
        ),
        head=single_head(_HEAD),
        rows=tuple(_row(at, row) for at, row in enumerate(rows, start=1)),
        size=11,
    )


def _row(at: int, row: QuarterRow) -> tuple[str, ...]:
    return (
        str(at),
        row.title,
        f"Khoản {row.clause}" if row.clause else row.item_code,
        _document(row.document),
        _forms(row),
        _places(row.places),
        _days(row),
        "; ".join(row.notes),
    )


def _document(document: str) -> str:
    """Báo cáo số 112/BC-UBND ngày 02/7/2026."""
    sign, _, day = document.rpartition(", ")
    return f"{named_document(sign)} ngày {short_day(words.read_day(day))}" if sign else named_document(day)


def _forms(row: QuarterRow) -> str:
    hung = "niêm yết thường xuyên" if row.is_permanent else "niêm yết"
    text = "; ".join(hung if form is Form.POSTED else _SHORT[form] for form in row.forms)
    return f"{text[:1].upper()}{text[1:]}"


def _places(names: tuple[str, ...]) -> str:
    """Culture houses are told by how many they are: "Trụ sở HĐND, UBND xã; 04 nhà văn hóa thôn; chợ Thí Dụ"."""
    houses = [name for name in names if name.startswith(_HOUSE)]
    if len(houses) < 2:
        return "; ".join(names)
    first, told = houses[0], f"{words.two_digits(len(houses))} nhà văn hóa thôn"
    return "; ".join(told if name == first else name for name in names if name == first or name not in houses)


def _days(row: QuarterRow) -> str:
    if row.is_permanent:
        return f"Thường xuyên\n(từ {short_day(row.from_on)})" if row.from_on else "Thường xuyên"
    if row.to_on is None or row.to_on == row.from_on:
        return short_day(row.from_on)
    return f"{short_day(row.from_on)} -\n{short_day(row.to_on)}"


def _arose_not(rows: tuple[NothingRow, ...]) -> str:
    """khoản 6 (tài sản công: không mua sắm), khoản 14: the item's short name and the reason where one was stated."""
    return ", ".join(
        f"{f'khoản {row.clause}' if row.clause else row.item_code} ("
        f"{words.inside(row.short)}{f': {words.inside(row.reason)}' if row.reason else ''})"
        for row in rows
    )


def _serials_said(serials: tuple[str, ...]) -> tuple[Run, ...]:
    """The serial numbers of the list's own copies, the first and how many more."""
    if not serials:
        return (Run("."),)
    more = f" và {words.two_digits(len(serials) - 1)} phiếu khác." if len(serials) > 1 else "."
    return (Run("; phiếu niêm yết số "), Run(serials[0], mono=True), Run(more))
