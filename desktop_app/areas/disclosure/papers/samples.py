"""Papers of disclosure with invented values, to see how a wording looks before it is used."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from desktop_app.areas.disclosure.coverage.figures import CouncilFigures, ItemFigures, LeftOut, RequestFigures
from desktop_app.areas.disclosure.coverage.quarter import QuarterRow, QuarterRows
from desktop_app.areas.disclosure.models import Form
from desktop_app.areas.disclosure.papers.board import label
from desktop_app.areas.disclosure.papers.council import council_document
from desktop_app.areas.disclosure.papers.facts import PaperFacts
from desktop_app.areas.disclosure.papers.mask import mask_list
from desktop_app.areas.disclosure.papers.masked_list import list_document
from desktop_app.areas.disclosure.papers.minutes import MinutesPaper, minutes_document
from desktop_app.areas.disclosure.papers.notice import notice_document
from desktop_app.areas.disclosure.papers.quarter import quarter_appendix, quarter_notice
from desktop_app.areas.disclosure.papers.spoken import message, radio_document
from desktop_app.core.paper.document import Document, Paragraph, QrLabels
from desktop_app.core.paper.saving import document_pdf
from desktop_app.core.paper.wording import Wording
from desktop_app.office.paper_frame import sample_frame
from desktop_app.office.papers import SAMPLE_MARK
from desktop_app.office.postings.models import MinutesKind, PlaceKind
from desktop_app.office.postings.rules import Count, Hanging
from desktop_app.office.postings.shown import CopyView, PostingView
from desktop_app.office.profile import Profile

PLACES = (
    "Bảng tin trụ sở Hội đồng nhân dân, Ủy ban nhân dân xã",
    "Nhà văn hóa các thôn: Đồng Mẫu, Bến Ví, Tân Dụ, Phú Minh Họa",
    "Điểm sinh hoạt cộng đồng chợ Thí Dụ",
)
SERIALS = ("99001-26-0042-01-2", "99001-26-0042-02-0")
LIST_HEAD = ("STT", "Họ và tên chủ hộ", "Ngày sinh", "Số CCCD", "Địa chỉ", "Điện thoại", "Mức hỗ trợ (đồng)")
LIST_ROWS = (
    ("1", "Nguyễn Thị Mẫu", "12/3/1956", "001156000123", "Số 4, ngõ 2, thôn Bến Ví", "0912 000 111", "60.000.000"),
    ("2", "Trần Văn Thử", "1961", "001061000456", "Thôn Đồng Mẫu, xã Thí Dụ", "", "60.000.000"),
    ("3", "Vi Thị Dụ", "05/11/1949", "", "Xóm Trại, thôn Tân Dụ", "0987.000.222", "30.000.000"),
)


def notice_sample(profile: Profile, wording: Wording, at: datetime) -> bytes:
    """The notice as PDF."""
    around = sample_frame(profile, at, "58/TB-UBND", at.date())
    return document_pdf(notice_document(wording, wording.samples(), PLACES, around, with_names=True))


def board_sample(profile: Profile, wording: Wording, at: datetime) -> bytes:
    """Labels for the board as PDF."""
    facts = sample_facts(profile, at.date())
    labels = tuple(label(wording, facts, copy) for copy in facts.posting.copies)
    return document_pdf(
        Document(subject="Nhãn dán bảng tin", made_at=at, blocks=(QrLabels(labels),), top_mark=SAMPLE_MARK)
    )


def begin_sample(profile: Profile, wording: Wording, at: datetime) -> bytes:
    """The minutes of putting up as PDF."""
    return _minutes(profile, wording, at, MinutesKind.BEGIN, "31/BB-UBND")


def end_sample(profile: Profile, wording: Wording, at: datetime) -> bytes:
    """The minutes of taking down as PDF."""
    return _minutes(profile, wording, at, MinutesKind.END, "36/BB-UBND")


def radio_sample(profile: Profile, wording: Wording, at: datetime) -> bytes:
    """The radio reader's sheet as PDF."""
    return document_pdf(radio_document(wording, wording.samples(), 3, sample_frame(profile, at)))


def zalo_sample(profile: Profile, wording: Wording, at: datetime) -> bytes:
    """The message as PDF."""
    lines = message(wording, wording.samples())
    return document_pdf(
        Document(
            subject="Tin nhắn Zalo",
            made_at=at,
            title="TIN NHẮN ZALO",
            blocks=tuple(Paragraph(content=line, first_line=False) for line in lines),
            top_mark=SAMPLE_MARK,
        )
    )


def quarter_sample(profile: Profile, wording: Wording, at: datetime) -> bytes:
    """The notice of a quarter's list as PDF."""
    return document_pdf(quarter_notice(wording, wording.samples(), sample_frame(profile, at, "55/TB-UBND", at.date())))


def appendix_sample(profile: Profile, wording: Wording, at: datetime) -> bytes:
    """The list of a quarter as PDF."""
    return document_pdf(quarter_appendix(wording, wording.samples(), sample_quarter(at), sample_frame(profile, at)))


def council_sample(profile: Profile, wording: Wording, at: datetime) -> bytes:
    """The report to the People's Council as PDF."""
    around = sample_frame(profile, at, "212/BC-UBND", at.date())
    return document_pdf(council_document(wording, wording.samples(), sample_figures(at), around))


def list_sample(profile: Profile, wording: Wording, at: datetime) -> bytes:
    """A masked list as PDF."""
    masked = mask_list(LIST_HEAD, LIST_ROWS)
    return document_pdf(list_document(wording, wording.samples(), masked, sample_frame(profile, at)))


def sample_facts(profile: Profile, on: date) -> PaperFacts:
    """A notice of two places that hangs 30 days from the day."""
    posting = PostingView(
        uid="",
        rev=1,
        number=42,
        year=on.year,
        area="disclosure",
        owner_uid="",
        item_code="CK02.3",
        title="Tình hình thực hiện dự toán ngân sách xã quý III năm 2026",
        required_days=30,
        rule_key="disclosure.posting",
        from_on=on,
        to_on=on + timedelta(days=30),
        pages=4,
        notice_number="",
        notice_on=None,
        voided_on=None,
        void_reason="",
        copies=tuple(_copy(at, place) for at, place in ((1, PLACES[0]), (2, "Nhà văn hóa thôn Đồng Mẫu"))),
    )
    return PaperFacts(profile=profile, posting=posting, hamlets={}, content=posting.title, on=posting.from_on)


def sample_quarter(at: datetime) -> QuarterRows:
    """A quarter with a posting, a permanent one and one on the radio."""
    places = (PLACES[0], "Nhà văn hóa thôn Đồng Mẫu", "Nhà văn hóa thôn Bến Ví", "Chợ Thí Dụ")

    def row(number: int, clause: str, title: str, document: str, first: date, **more: object) -> QuarterRow:
        usual = {"forms": (Form.POSTED, Form.PORTAL), "places": places, "to_on": first + timedelta(days=31)}
        facts: dict[str, object] = {**usual, **more}
        return QuarterRow(
            uid="", number=number, year=2026, item_code=f"CK{int(clause):02d}", clause=clause, title=title,
            document=document, from_on=first, **facts,  # type: ignore[arg-type]
        )  # fmt: skip

    rows = (
        row(24, "2", "Tình hình thực hiện dự toán 06 tháng đầu năm", "121/QĐ-UBND, 09/07/2026", date(2026, 7, 13)),
        row(
            25, "4", "Quy chế thực hiện dân chủ của xã", "45/QĐ-UBND, 10/03/2026", date(2026, 3, 12),
            is_permanent=True, to_on=None, places=places[:1],
        ),
        row(
            33, "7", "Kết quả bình xét hộ được hỗ trợ xóa nhà tạm", "138/QĐ-UBND, 03/08/2026", date(2026, 8, 5),
            forms=(Form.POSTED, Form.PORTAL, Form.RADIO, Form.HAMLET_HEAD), notes=("Truyền thanh 05/08 - 07/08",),
        ),
    )  # fmt: skip
    return QuarterRows(
        year=2026, quarter=3, from_on=date(2026, 7, 1), to_on=date(2026, 9, 30), rows=rows, nothing=(), silent=(),
        serials=SERIALS, made_on=at.date(),
    )  # fmt: skip


def sample_figures(at: datetime) -> CouncilFigures:
    """A year of few documents."""
    items = (
        ItemFigures(
            item_code="CK01", clause="1", short="Kế hoạch kinh tế - xã hội", documents=2, on_time=2, hanging=1
        ),
        ItemFigures(
            item_code="CK02", clause="2", short="Ngân sách, tài chính", documents=5, on_time=4, late=1, hanging=1
        ),
        ItemFigures(
            item_code="CK08", clause="8", short="Khắc phục thiên tai, dịch bệnh; quyên góp",
            nothing_months=((2026, 1),), nothing_reasons=("không có thiên tai",),
        ),
    )  # fmt: skip
    return CouncilFigures(
        from_on=date(at.year, 1, 1),
        to_on=at.date(),
        items=items,
        whole=ItemFigures(item_code="", clause="", short="", documents=7, on_time=6, late=1, hanging=2),
        left_out=(LeftOut("CK07", "Kết quả bình xét hộ nghèo", Form.RADIO, "đài truyền thanh hỏng"),),
        requests=RequestFigures(received=3, on_time=2, open=1),
    )


def _copy(at: int, place: str) -> CopyView:
    return CopyView(
        uid="",
        rev=1,
        posting_uid="",
        copy_number=at,
        copies_total=2,
        serial=SERIALS[at - 1],
        check_value="XXXXXXXXXXXX",
        place_name=place,
        place_kind=PlaceKind.HEADQUARTERS if at == 1 else PlaceKind.CULTURE_HOUSE,
        hamlet_id=None,
        keeper="",
        started_at=None,
        started_by="",
        ended_at=None,
        ended_by="",
        checked_on=None,
        gaps=(),
        count=Count(Hanging.WAITING),
    )


def _minutes(profile: Profile, wording: Wording, at: datetime, kind: MinutesKind, number: str) -> bytes:
    paper = MinutesPaper(kind=kind, values=wording.samples(), serial=SERIALS[0], is_enough=True)
    return document_pdf(minutes_document(wording, paper, sample_frame(profile, at, number)))


ALL: dict[str, Callable[[Profile, Wording, datetime], bytes]] = {
    "thong-bao-niem-yet": notice_sample,
    "phieu-niem-yet": board_sample,
    "bien-ban-bat-dau-niem-yet": begin_sample,
    "bien-ban-ket-thuc-niem-yet": end_sample,
    "ban-doc-truyen-thanh": radio_sample,
    "tin-nhan-zalo": zalo_sample,
    "thong-bao-danh-muc-quy": quarter_sample,
    "phu-luc-danh-muc-quy": appendix_sample,
    "bao-cao-cong-khai-hdnd": council_sample,
    "danh-sach-rut-gon": list_sample,
}
"""Each sample by the key of its wording."""
