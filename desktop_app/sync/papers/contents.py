"""What a package will hold, on paper: to be looked over and signed before it goes onto the stick."""

from collections.abc import Sequence

from desktop_app.core import words
from desktop_app.core.fields import Align
from desktop_app.core.paper.document import Block, Document, Paragraph, Signature, Table, TableColumn
from desktop_app.core.paper.heads import single_head
from desktop_app.core.paper.inline import bold, plain
from desktop_app.core.report_periods import days_in_words
from desktop_app.office.agenda_papers import Frame
from desktop_app.office.desk import Service
from desktop_app.office.papers import letterhead, top_mark
from desktop_app.office.profile import read_profile
from desktop_app.office.rights import Right, needs
from desktop_app.reports.models import ReportState
from desktop_app.sync.sending.looked import Looked, ReportLine

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
            profile = read_profile(session)
        frame = Frame(profile, self.desk.clock.now(), self.holder.name, top_mark(self.desk.is_practice))
        return contents_document(looked, frame)


def contents_document(looked: Looked, frame: Frame) -> Document:
    """Registers with their counts, forms with their states, what is missing."""
    period = looked.period
    blocks: list[Block] = [_about(looked), _registers(looked)]
    if looked.reports:
        blocks.append(_forms(looked.reports))
    if looked.missing:
        blocks.append(Paragraph(content=bold("Còn thiếu:"), first_line=False, keep_with_next=True))
        blocks += [Paragraph(content=plain(f"- {each.sentence}"), first_line=False) for each in looked.missing]
    return Document(
        subject=f"Bảng kê gói số {looked.seq}",
        made_at=frame.made_at,
        letterhead=letterhead(frame.profile, dated_on=frame.made_at.date()),
        title=f"BẢNG KÊ GÓI SỐ {looked.seq}",
        abstract=(f"{period.name}, {words.inside(days_in_words(period.from_on, period.to_on))}",),
        blocks=tuple(blocks),
        signatures=(
            Signature(lines=("NGƯỜI LẬP",), note="(Ký, ghi rõ họ tên)", name=frame.made_by),
            Signature(lines=("LÃNH ĐẠO",), note="(Ký, ghi rõ họ tên)"),
        ),
        signing_mm=18,
        size=13,
        top_mark=frame.mark,
    )


def _about(looked: Looked) -> Paragraph:
    kept = "toàn bộ sổ" if looked.is_whole else "mọi thay đổi từ biên nhận gần nhất"
    again = " Kỳ này đã gửi và đã có biên nhận; gói là gói đính chính." if looked.is_correction else ""
    told = (
        f"Nơi nhận: {looked.to_name or 'chưa ghi danh'}. Gói chứa {kept}. Danh tính người tố cáo và số giấy tờ "
        f"tùy thân không có trong gói.{again}"
    )
    return Paragraph(content=plain(told), first_line=False)


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
