"""What went where, as a paper for use inside the office."""

from collections.abc import Mapping, Sequence
from datetime import date

from desktop_app.core import words
from desktop_app.core.fields import Align
from desktop_app.core.paper.document import Document, Paragraph, Signature, Table, TableColumn
from desktop_app.core.paper.heads import single_head
from desktop_app.core.paper.wording import Wording
from desktop_app.core.stick.troubles import size_words
from desktop_app.office.agenda_papers import Frame
from desktop_app.office.deliveries.queries import DeliveryRow, FileRow, deliveries_between
from desktop_app.office.deliveries.states import DeliveryState
from desktop_app.office.desk import Service
from desktop_app.office.papers import letterhead, top_mark
from desktop_app.office.profile import read_profile
from desktop_app.office.rights import Right, needs
from desktop_app.office.wording import wording_of

WORDING = "danh-sach-gui-usb"
_HEADS = ("Gửi lúc", "USB, thư mục", "Tệp", "Dung lượng", "Kết quả", "Người gửi")
_WIDTHS = (29.0, 48.0, 88.0, 24.0, 42.0, 34.0)
_NAMED = 12

Sendings = Sequence[tuple[DeliveryRow, Sequence[FileRow]]]


class DeliveryPaperService(Service):
    """Makes the paper."""

    @needs(Right.PRINT)
    def list_of(self, from_on: date, to_on: date) -> Document:
        """Every sending of these days, also those that did not end well."""
        sendings = deliveries_between(self.desk, from_on, to_on)
        with self.desk.db.reading() as session:
            profile, wording = read_profile(session), wording_of(session, WORDING)
        frame = Frame(profile, self.desk.clock.now(), self.holder.name, top_mark(self.desk.is_practice))
        return list_document(wording, list_values(from_on, to_on, sendings), sendings, frame)


def list_values(from_on: date, to_on: date, sendings: Sendings) -> dict[str, str]:
    """The fields of the list's wording."""
    good = [row for row, _ in sendings if row.state is DeliveryState.CHECKED]
    told = f"{words.number(len(sendings))} lần gửi, {words.number(sum(row.files for row in good))} tệp đã đọc lại khớp"
    return {"tu_ngay": words.day(from_on), "den_ngay": words.day(to_on), "tinh_hinh": told}


def list_document(wording: Wording, values: Mapping[str, str], sendings: Sendings, frame: Frame) -> Document:
    """The list: when, onto which stick, which files, how it ended, by whom."""
    table = Table(
        columns=tuple(
            TableColumn(width, Align.RIGHT if head == "Dung lượng" else Align.LEFT)
            for width, head in zip(_WIDTHS, _HEADS, strict=True)
        ),
        head=single_head(_HEADS),
        rows=tuple(_cells(row, files) for row, files in sendings),
        size=11,
    )
    nothing = Paragraph(content=wording.fill("khong_lan_nao", values), align=Align.CENTRE, first_line=False)
    return Document(
        subject=f"Danh sách gửi ra USB, {values['tu_ngay']} - {values['den_ngay']}",
        made_at=frame.made_at,
        letterhead=letterhead(frame.profile, dated_on=frame.made_at.date()),
        title=wording.say("ten", values),
        abstract=(wording.say("trich_yeu", values),),
        blocks=(table if sendings else nothing,),
        signatures=(
            Signature(lines=(wording.say("nguoi_in", values),), note="(Ký, ghi rõ họ tên)", name=frame.made_by),
        ),
        signing_mm=14,
        size=13,
        landscape=True,
        top_mark=frame.mark,
    )


def _cells(row: DeliveryRow, files: Sequence[FileRow]) -> tuple[str, ...]:
    named = [file.name for file in files[:_NAMED]]
    if len(files) > _NAMED:
        named.append(f"và {words.number(len(files) - _NAMED)} tệp nữa")
    serial = f"số {row.serial}" if row.serial else ""
    place = "\n".join(filter(None, (row.drive, serial, row.folder)))
    ended = "\n".join(filter(None, (row.state.value, row.trouble)))
    size = size_words(row.size) if row.files else ""
    return words.instant(row.at), place, "\n".join(named), size, ended, row.by
