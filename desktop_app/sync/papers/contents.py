"""What a package will hold, on paper: to be looked over and signed before it goes onto the stick."""

from collections.abc import Sequence
from datetime import date, datetime

from desktop_app.core import words
from desktop_app.core.fields import Align
from desktop_app.core.paper.document import Block, Document, Paragraph, Signature, Table, TableColumn
from desktop_app.core.paper.heads import single_head
from desktop_app.core.paper.inline import plain
from desktop_app.core.paper.saving import document_pdf
from desktop_app.core.paper.wording import Wording
from desktop_app.core.report_periods import ReportPeriod, days_in_words
from desktop_app.office.agenda_papers import Frame
from desktop_app.office.desk import Service
from desktop_app.office.papers import SAMPLE_MARK, letterhead, top_mark
from desktop_app.office.profile import Profile, read_profile
from desktop_app.office.rights import Right, needs
from desktop_app.office.wording import wording_of
from desktop_app.reports.kept import Wanted
from desktop_app.reports.models import ReportState
from desktop_app.sync.sending.attached import Waiting
from desktop_app.sync.sending.looked import Looked, Missing, Part, ReportLine

CONTENTS = "bang-ke-goi"
_HEADS = ("Nội dung", "Tổng số", "Mới, sửa", "Trong kỳ")
_WIDTHS = (96.0, 23.0, 23.0, 23.0)
_STATES = {
    None: "chưa lập",
    ReportState.OPEN: "chưa chốt",
    ReportState.FROZEN: "đã chốt, chưa duyệt",
    ReportState.APPROVED: "đã duyệt",
    ReportState.SENT: "đã duyệt, đã gửi",
}


class ContentsPaperService(Service):
    """Makes the list."""

    @needs(Right.PRINT)
    def list_of(self, looked: Looked) -> Document:
        """What the package that was looked at would hold."""
        with self.desk.db.reading() as session:
            profile, wording = read_profile(session), wording_of(session, CONTENTS)
        frame = Frame(profile, self.desk.clock.now(), self.holder.name, top_mark(self.desk.is_practice))
        return contents_document(looked, wording, frame)


def contents_document(looked: Looked, wording: Wording, frame: Frame) -> Document:
    """Registers with their counts, forms with their states, what is missing."""
    period = looked.period
    values = {
        "so": str(looked.seq),
        "ky": f"{period.name}, {words.inside(days_in_words(period.from_on, period.to_on))}",
        "noi_nhan": looked.to_name or "chưa ghi danh",
        "chua": "toàn bộ sổ" if looked.is_whole else "mọi thay đổi từ biên nhận gần nhất",
    }
    told = ("loi", "dinh_chinh") if looked.is_correction else ("loi",)
    blocks: list[Block] = [Paragraph(content=wording.fill(name, values), first_line=False) for name in told]
    blocks.append(_registers(looked))
    if looked.reports:
        blocks.append(_forms(looked.reports))
    if looked.missing:
        blocks.append(Paragraph(content=wording.fill("con_thieu", values), first_line=False, keep_with_next=True))
        blocks += [Paragraph(content=plain(f"- {each.sentence}"), first_line=False) for each in looked.missing]
    return Document(
        subject=f"Bảng kê gói số {looked.seq}",
        made_at=frame.made_at,
        letterhead=letterhead(frame.profile, dated_on=frame.made_at.date()),
        title=wording.say("ten", values),
        abstract=(wording.say("trich_yeu", values),),
        blocks=tuple(blocks),
        signatures=(
            Signature(lines=(wording.say("nguoi_lap", values),), note="(Ký, ghi rõ họ tên)", name=frame.made_by),
            Signature(lines=(wording.say("lanh_dao", values),), note="(Ký, ghi rõ họ tên)"),
        ),
        signing_mm=18,
        size=13,
        top_mark=frame.mark,
    )


def contents_sample(profile: Profile, wording: Wording, at: datetime) -> bytes:
    """A list with invented values, as PDF."""
    day = at.date()
    period = ReportPeriod(f"Quý III/{day.year}", date(day.year, 6, 15), date(day.year, 9, 14))
    line = ReportLine(Wanted("01-TCD", period.from_on, period.to_on), "01/TCD", "Tổng hợp kết quả tiếp công dân", None,
                      ReportState.FROZEN, "", 0)  # fmt: skip
    looked = Looked(
        period=period, to_name="UBND tỉnh Minh Họa", seq=47, due_on=None, reports=(line,),
        parts=(Part("Sổ tiếp công dân", 312, 14, 27),), files=Waiting(0, 0),
        missing=(Missing("Biểu 01/TCD chưa có người duyệt."),),
        is_correction=False, is_empty=False, is_whole=False, goes_on_from=0,
    )  # fmt: skip
    return document_pdf(contents_document(looked, wording, Frame(profile, at, "Phạm Thị Ngọc Dụ", SAMPLE_MARK)))


def _registers(looked: Looked) -> Table:
    rows = tuple(
        (part.name, *(words.number(count) for count in (part.total, part.changed, part.in_period)))
        for part in looked.parts
    )
    aligned = (Align.LEFT, Align.RIGHT, Align.RIGHT, Align.RIGHT)
    columns = tuple(TableColumn(width, align) for width, align in zip(_WIDTHS, aligned, strict=True))
    return Table(columns=columns, head=single_head(_HEADS), rows=rows, size=12)


def _forms(lines: Sequence[ReportLine]) -> Table:
    rows = tuple((line.number, line.title, _STATES[line.state], "có" if line.goes else "không") for line in lines)
    return Table(
        columns=(TableColumn(24), TableColumn(81), TableColumn(36), TableColumn(24)),
        head=single_head(("Biểu", "Tên biểu", "Tình trạng", "Trong gói")),
        rows=rows,
        size=12,
    )
