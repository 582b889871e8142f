"""What is read on the radio and what is sent by Zalo, from the same facts as the notice."""

from dataclasses import dataclass

from desktop_app.areas.disclosure.papers.facts import (
    PaperFacts,
    office_fields,
    opinions_fields,
    paper_facts,
    places_said,
)
from desktop_app.areas.disclosure.papers.notice import board_warnings
from desktop_app.areas.disclosure.rules import RADIO
from desktop_app.core import words
from desktop_app.core.fields import Align
from desktop_app.core.paper.document import Document, Paragraph, Table, TableColumn
from desktop_app.core.paper.heads import single_head
from desktop_app.core.paper.inline import Inline, text_of
from desktop_app.core.paper.official import long_day, short_day
from desktop_app.core.paper.pictures import Poster, draw_pictures
from desktop_app.core.paper.wording import Wording
from desktop_app.office.desk import Service
from desktop_app.office.paper_frame import Frame, frame
from desktop_app.office.papers import top_mark
from desktop_app.office.rights import Right, needs
from desktop_app.office.wording import wording_of

RADIO_WORDING, ZALO_WORDING = "ban-doc-truyen-thanh", "tin-nhan-zalo"
_HEAD = ("Lần", "Ngày, giờ đọc", "Người đọc", "Ký tên")


@dataclass(frozen=True)
class ZaloMessage:
    """A message to paste and its pictures (PNG); `warnings` are to be read before it is sent."""

    text: str
    pictures: tuple[bytes, ...]
    warnings: tuple[str, ...] = ()


class SpokenService(Service):
    """Makes the reader's sheet and the message."""

    @needs(Right.PRINT)
    def radio(self, uid: str) -> Document:
        """The text for the radio in large letters, with a slot to sign for every day of reading."""
        with self.desk.db.reading() as session:
            facts = paper_facts(session, uid, self.desk.clock.today())
            wording = wording_of(session, RADIO_WORDING)
        rule = self.desk.law.rulebook.find(RADIO, facts.on)
        days = rule.value if rule else 1
        values = spoken_fields(facts) | {"so_ngay_doc": words.two_digits(days)}
        return radio_document(wording, values, days, frame(self.desk, facts.profile))

    @needs(Right.PRINT)
    def zalo(self, uid: str) -> ZaloMessage:
        """The message and its pictures."""
        with self.desk.db.reading() as session:
            facts, wording = paper_facts(session, uid, self.desk.clock.today()), wording_of(session, ZALO_WORDING)
        values = zalo_fields(facts)
        text = "\n".join(map(text_of, message(wording, values)))
        foot = top_mark(self.desk.is_practice) or f"Thông báo niêm yết số {facts.posting.label}"
        pictures = draw_pictures(poster(wording, values, facts.profile.short_name, foot))
        return ZaloMessage(text, tuple(pictures), board_warnings(facts))


def radio_document(wording: Wording, values: dict[str, str], slots: int, around: Frame) -> Document:
    """The reader's sheet; `values` are the fields of its wording."""

    def said(name: str) -> Paragraph:
        return Paragraph(content=wording.fill(name, values), align=Align.LEFT, first_line=False)

    rows = tuple((str(at), "....... giờ ......., ngày ....../....../......", "", "") for at in range(1, slots + 1))
    return Document(
        subject="Bản đọc truyền thanh",
        made_at=around.made_at,
        letterhead=around.head,
        title="BẢN ĐỌC TRUYỀN THANH",
        blocks=(
            Paragraph(content=wording.fill("dan", values), align=Align.LEFT, first_line=False, smaller_by=5),
            said("chao"),
            said("noi_dung"),
            said("niem_yet" if values["den_ngay"] else "niem_yet_thuong_xuyen"),
            said("tiep_nhan"),
            said("cam_on"),
            Table(
                columns=(TableColumn(12, Align.CENTRE), TableColumn(68), TableColumn(50), TableColumn(35)),
                head=single_head(_HEAD),
                rows=rows,
                caption=wording.say("theo_doi", values),
                size=13,
                row_mm=11,
            ),
        ),
        size=19,
        top_mark=around.mark,
    )


def message(wording: Wording, values: dict[str, str]) -> tuple[Inline, ...]:
    """The lines of a message, those without anything to say left out."""
    parts = [
        "tieu_de",
        "noi_dung",
        *(["van_ban"] if values["van_ban"] else []),
        "thoi_gian" if values["den_ngay"] else "thuong_xuyen",
        "noi",
        *(["dia_chi"] if values["dia_chi"] else []),
        "tiep_nhan",
    ]
    return tuple(wording.fill(part, values) for part in parts)


def poster(wording: Wording, values: dict[str, str], office: str, foot: str) -> Poster:
    """The same as pictures: the content as their title."""
    _, content, *others = message(wording, values)
    return Poster(office, text_of(content), tuple(others), foot)


def spoken_fields(facts: PaperFacts) -> dict[str, str]:
    """What is said aloud of a notice: days in words."""
    posting = facts.posting
    return {
        **office_fields(facts.profile),
        **opinions_fields(facts.profile),
        "noi_dung": facts.content.rstrip(" ."),
        "van_ban": facts.document,
        "noi_niem_yet": "; ".join(words.inside(line) for line in places_said(posting.copies, facts.hamlets)),
        "tu_ngay": long_day(posting.from_on),
        "den_ngay": long_day(posting.to_on) if posting.to_on else "",
    }


def zalo_fields(facts: PaperFacts) -> dict[str, str]:
    """The same with short days, and the address on the portal."""
    posting = facts.posting
    return spoken_fields(facts) | {
        "tu_ngay": short_day(posting.from_on),
        "den_ngay": short_day(posting.to_on),
        "dia_chi": facts.address,
    }
