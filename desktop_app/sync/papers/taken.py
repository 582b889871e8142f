"""What was on a stick and what became of it, as a paper: also why a file was not taken in."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from desktop_app.core import words
from desktop_app.core.fields import Align
from desktop_app.core.paper.document import Document, Signature, Table, TableColumn
from desktop_app.core.paper.heads import single_head
from desktop_app.core.paper.saving import document_pdf
from desktop_app.core.paper.wording import Wording
from desktop_app.office.agenda_papers import Frame
from desktop_app.office.desk import Service
from desktop_app.office.papers import SAMPLE_MARK, letterhead, top_mark
from desktop_app.office.profile import Profile, read_profile
from desktop_app.office.rights import Right, needs
from desktop_app.office.wording import wording_of
from desktop_app.sync.receiving.planned import Counts, Planned, Standing

TAKEN = "danh-sach-goi-nhap"
_HEADS = ("Đơn vị", "Tệp", "Gói", "Kỳ", "Thêm", "Đổi", "Kết quả")
_WIDTHS = (46.0, 52.0, 13.0, 34.0, 18.0, 16.0, 86.0)


class TakenPaperService(Service):
    """Makes the list."""

    @needs(Right.PRINT)
    def list_of(self, planned: Sequence[Planned], *, is_done: bool) -> Document:
        """These files as they were looked at, or as they were taken in."""
        with self.desk.db.reading() as session:
            profile, wording = read_profile(session), wording_of(session, TAKEN)
        frame = Frame(profile, self.desk.clock.now(), self.holder.name, top_mark(self.desk.is_practice))
        return taken_document(planned, wording, frame, is_done=is_done)


def taken_document(planned: Sequence[Planned], wording: Wording, frame: Frame, *, is_done: bool) -> Document:
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
    values = {"tinh_hinh": f"{words.number(len(planned))} gói, {words.number(refused)} không nhận"}
    signed = Signature(lines=(wording.say("nguoi_nhap", values),), note="(Ký, ghi rõ họ tên)", name=frame.made_by)
    return Document(
        subject="Danh sách gói nhận từ USB",
        made_at=frame.made_at,
        letterhead=letterhead(frame.profile, dated_on=frame.made_at.date()),
        title=wording.say("ten" if is_done else "ten_xem_truoc", values),
        abstract=(wording.say("trich_yeu", values),),
        blocks=(table,),
        signatures=(signed,),
        signing_mm=14,
        size=13,
        landscape=True,
        top_mark=frame.mark,
    )


def taken_sample(profile: Profile, wording: Wording, at: datetime) -> bytes:
    """A list with invented values, as PDF."""
    planned = Planned(
        path=Path("XA-99001_0007.dcpkg"), standing=Standing.GOOD, unit="99001", unit_name="UBND xã Thí Dụ", seq=7,
        period=f"Quý III/{at.year}", counts=Counts(added=31, changed=4),
    )  # fmt: skip
    frame = Frame(profile, at, "Phạm Thị Ngọc Dụ", SAMPLE_MARK)
    return document_pdf(taken_document([planned], wording, frame, is_done=True))


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
