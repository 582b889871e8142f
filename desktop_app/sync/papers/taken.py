"""What was on a stick and what became of it, as a paper: also why a file was not taken in."""

from collections.abc import Sequence

from desktop_app.core import words
from desktop_app.core.fields import Align
from desktop_app.core.paper.document import Document, Signature, Table, TableColumn
from desktop_app.core.paper.heads import single_head
from desktop_app.office.agenda_papers import Frame
from desktop_app.office.desk import Service
from desktop_app.office.papers import letterhead, top_mark
from desktop_app.office.profile import read_profile
from desktop_app.office.rights import Right, needs
from desktop_app.sync.receiving.planned import Planned, Standing

_HEADS = ("Đơn vị", "Tệp", "Gói", "Kỳ", "Thêm", "Đổi", "Kết quả")
_WIDTHS = (46.0, 52.0, 13.0, 34.0, 18.0, 16.0, 86.0)


class TakenPaperService(Service):
    """Makes the list."""

    @needs(Right.PRINT)
    def list_of(self, planned: Sequence[Planned], *, is_done: bool) -> Document:
        """These files as they were looked at, or as they were taken in."""
        with self.desk.db.reading() as session:
            profile = read_profile(session)
        frame = Frame(profile, self.desk.clock.now(), self.holder.name, top_mark(self.desk.is_practice))
        return taken_document(planned, frame, is_done=is_done)


def taken_document(planned: Sequence[Planned], frame: Frame, *, is_done: bool) -> Document:
    """One line for each file."""
    aligned = {"Gói": Align.RIGHT, "Thêm": Align.RIGHT, "Đổi": Align.RIGHT}
    table = Table(
        columns=tuple(
            TableColumn(width, aligned.get(head, Align.LEFT)) for width, head in zip(_WIDTHS, _HEADS, strict=True)
        ),
        head=single_head(_HEADS),
        rows=tuple(_cells(each, is_done=is_done) for each in planned),
        size=11,
    )
    refused = sum(each.standing is Standing.REFUSED for each in planned)
    told = f"{words.number(len(planned))} gói, {words.number(refused)} không nhận"
    return Document(
        subject="Danh sách gói nhận từ USB",
        made_at=frame.made_at,
        letterhead=letterhead(frame.profile, dated_on=frame.made_at.date()),
        title="DANH SÁCH GÓI ĐÃ NHẬP" if is_done else "DANH SÁCH GÓI XEM TRƯỚC",
        abstract=(told,),
        blocks=(table,),
        signatures=(Signature(lines=("NGƯỜI NHẬP",), note="(Ký, ghi rõ họ tên)", name=frame.made_by),),
        signing_mm=14,
        size=13,
        landscape=True,
        top_mark=frame.mark,
    )


def _cells(each: Planned, *, is_done: bool) -> tuple[str, ...]:
    counts = each.counts
    ended = "Đã nhập" if is_done and each.standing is Standing.GOOD else each.standing.value
    return (
        each.unit_name or "Chưa rõ",
        each.path.name,
        words.number(each.seq) if each.seq else "",
        each.period,
        words.number(counts.added),
        words.number(counts.changed + counts.gone),
        "\n".join(filter(None, (ended, each.trouble))),
    )
