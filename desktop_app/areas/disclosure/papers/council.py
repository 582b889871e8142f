"""Báo cáo việc công khai thông tin with the People's Council (Luật 10/2022/QH15 Điều 14 khoản 3)."""

from desktop_app.areas.disclosure.coverage.figures import CouncilFigures, ItemFigures, figures_of
from desktop_app.areas.disclosure.papers.facts import office_fields
from desktop_app.core import words
from desktop_app.core.fields import Align
from desktop_app.core.paper.document import Document, Paragraph, Table, TableColumn
from desktop_app.core.paper.heads import HeadCell
from desktop_app.core.paper.inline import plain
from desktop_app.core.paper.official import document_number, long_day
from desktop_app.core.paper.wording import Wording
from desktop_app.office.desk import Service
from desktop_app.office.paper_frame import Frame, frame
from desktop_app.office.profile import read_profile
from desktop_app.office.rights import Right, needs
from desktop_app.office.wording import wording_of

WORDING = "bao-cao-cong-khai-hdnd"
SIGN = "BC-UBND"
_WIDTHS = (19, 66, 14, 16, 16, 16, 18)
_HEAD = (
    (
        HeadCell("Khoản, Điều 11", rows=2),
        HeadCell("Nội dung", rows=2),
        HeadCell("Số văn bản", rows=2),
        HeadCell("Trong đó", columns=3),
        HeadCell("Đang niêm yết", rows=2),
    ),
    (HeadCell("Đúng hạn"), HeadCell("Quá hạn"), HeadCell("Khác")),
)


class CouncilReportService(Service):
    """Makes the report of a kept session."""

    @needs(Right.PRINT)
    def report(self, uid: str) -> Document:
        """The report with the figures as they stand today."""
        today = self.desk.clock.today()
        with self.desk.db.reading() as session:
            profile, found = read_profile(session), figures_of(session, uid, today)
            wording = wording_of(session, WORDING)
        around = frame(self.desk, profile, found.number or document_number(None, SIGN), today)
        return council_document(wording, council_fields(found, office_fields(profile)), found, around)


def council_document(wording: Wording, values: dict[str, str], figures: CouncilFigures, around: Frame) -> Document:
    """The report; `values` are the fields of its wording."""

    def said(name: str, *, keep: bool = False) -> Paragraph:
        return Paragraph(content=wording.fill(name, values), keep_with_next=keep)

    left_out = [
        Paragraph(content=plain(f"- {each.item_code}, {each.title}: {_form(each.form.value)}; lý do: {each.reason}."))
        for each in figures.left_out
    ]
    note = [Paragraph(content=plain(line)) for line in figures.note.split("\n") if line.strip()]
    return Document(
        subject="Báo cáo việc công khai thông tin",
        made_at=around.made_at,
        letterhead=around.head,
        title="BÁO CÁO",
        abstract=(wording.say("trich_yeu", values),),
        blocks=(
            said("mo_dau"),
            said("ket_qua"),
            _table(figures),
            *([said("bo_hinh_thuc", keep=True), *left_out] if left_out else [said("du_hinh_thuc")]),
            said("yeu_cau" if figures.requests.received else "khong_yeu_cau"),
            *note,
            said("ket_thuc"),
        ),
        signatures=(around.signer,),
        recipients=tuple(wording.say("noi_nhan", values).split("\n")),
        size=13.5,
        top_mark=around.mark,
    )


def council_fields(figures: CouncilFigures, office: dict[str, str]) -> dict[str, str]:
    """The fields of the report's wording; a figure of nought is left unsaid."""
    whole, asked = figures.whole, figures.requests

    def said(number: int) -> str:
        return words.two_digits(number) if number else ""

    return {
        **office,
        "ky_hop": figures.session,
        "tu_ngay": long_day(figures.from_on),
        "den_ngay": long_day(figures.to_on),
        "tong": words.two_digits(whole.documents),
        "dung_han": words.two_digits(whole.on_time),
        "qua_han": said(whole.late),
        "chua_den": said(whole.running_out),
        "khong_han": said(whole.unlimited),
        "dang_treo": said(whole.hanging),
        "yeu_cau": words.two_digits(asked.received),
        "yeu_cau_dung": said(asked.on_time),
        "yeu_cau_cham": said(asked.late + asked.overdue),
        "yeu_cau_cho": said(asked.open),
    }


def _table(figures: CouncilFigures) -> Table:
    centre = Align.CENTRE
    aligns = (centre, Align.LEFT, centre, centre, centre, centre, centre)
    return Table(
        columns=tuple(TableColumn(width, align) for width, align in zip(_WIDTHS, aligns, strict=True)),
        head=_HEAD,
        rows=tuple(_row(item) for item in figures.items),
        total=("", "Tổng cộng", *_numbers(figures.whole)),
        size=11.5,
    )


def _row(item: ItemFigures) -> tuple[str, ...]:
    """An item without a document says that nothing arose where somebody stated so."""
    named = f"Khoản {item.clause}" if item.clause else item.item_code
    if not item.documents and item.nothing_months:
        why = "; ".join(item.nothing_reasons)
        return (named, f"{item.short}: không phát sinh{f' ({why})' if why else ''}", *("0" for _ in range(5)))
    return (named, item.short, *_numbers(item))


def _numbers(item: ItemFigures) -> tuple[str, ...]:
    others = item.running_out + item.unlimited
    return tuple(words.number(each) for each in (item.documents, item.on_time, item.late, others, item.hanging))


def _form(name: str) -> str:
    return f"không {words.inside(name)}"
