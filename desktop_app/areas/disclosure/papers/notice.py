"""Thông báo niêm yết công khai: one print for each place, with its serial number and QR code."""

from dataclasses import replace
from datetime import date

from desktop_app.areas.disclosure.papers import board
from desktop_app.areas.disclosure.papers.facts import (
    PaperFacts,
    dated_on,
    forms_said,
    notice_sign,
    office_fields,
    opinions_fields,
    paper_facts,
    places_said,
)
from desktop_app.areas.disclosure.papers.mask import full_numbers
from desktop_app.areas.disclosure.papers.quarter import quarter_papers
from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.core.paper.document import Document, Paragraph, closed_lines
from desktop_app.core.paper.inline import plain
from desktop_app.core.paper.official import long_day
from desktop_app.core.paper.wording import Wording
from desktop_app.office.desk import Service
from desktop_app.office.paper_frame import Frame, frame
from desktop_app.office.rights import Right, needs
from desktop_app.office.wording import wording_of

WORDING = "thong-bao-niem-yet"
_LETTERS = "abcd"
_LONGEST_ABSTRACT = 150
_NAMES = (
    "Nội dung này thường kèm danh sách người. Niêm yết danh sách rút gọn (in ở mục Danh sách rút gọn), "
    "không niêm yết danh sách gốc."
)


class NoticeService(Service):
    """Makes the notices that hang on boards."""

    @needs(Right.PRINT)
    def notice(self, uid: str, copy_number: int = 0) -> tuple[Document, ...]:
        """A notice for every place, or that of one copy; UserError when there is no such copy."""
        today = self.desk.clock.today()
        with self.desk.db.reading() as session:
            facts, below = paper_facts(session, uid, today), wording_of(session, board.WORDING)
            papers: tuple[Document, ...]
            if facts.quarter:
                papers = quarter_papers(self.desk, session, *facts.quarter, facts)
            else:
                papers = (self._notice(facts, wording_of(session, WORDING), today),)
        chosen = [copy for copy in facts.posting.copies if copy_number in (0, copy.copy_number)]
        if not chosen:
            last = len(facts.posting.copies)
            raise UserError(f"Thông báo {facts.posting.label} không có bản {copy_number}. Chọn bản từ 1 đến {last}.")
        first, *others = papers
        return tuple(
            paper for copy in chosen for paper in (replace(first, band=board.band(below, facts, copy)), *others)
        )

    @needs(Right.READ)
    def warnings(self, uid: str) -> tuple[str, ...]:
        """What to think of before it hangs, a sentence each: lists of persons, identity numbers in full."""
        with self.desk.db.reading() as session:
            facts = paper_facts(session, uid, self.desk.clock.today())
        return board_warnings(facts)

    def _notice(self, facts: PaperFacts, wording: Wording, today: date) -> Document:
        around = frame(self.desk, facts.profile, notice_sign(facts.posting), dated_on(facts, today))
        places = places_said(facts.posting.copies, facts.hamlets)
        return notice_document(wording, notice_fields(facts), places, around, with_names=facts.has_names)


def notice_document(
    wording: Wording,
    values: dict[str, str],
    places: tuple[str, ...],
    around: Frame,
    *,
    with_names: bool = False,
) -> Document:
    """The notice; `values` are the fields of its wording, `places` the lines under point 3."""

    def said(name: str, *, keep: bool = False) -> Paragraph:
        return Paragraph(content=wording.fill(name, values), keep_with_next=keep)

    listed = [f"{letter}) {line}" for letter, line in zip(_LETTERS, places, strict=False)]
    return Document(
        subject="Thông báo niêm yết công khai",
        made_at=around.made_at,
        letterhead=around.head,
        title="THÔNG BÁO",
        abstract=(wording.say("trich_yeu", values),),
        blocks=(
            said("can_cu"),
            said("noi_dung"),
            *([said("danh_sach")] if with_names else []),
            said("hinh_thuc"),
            said("dia_diem", keep=True),
            *(Paragraph(content=plain(line)) for line in closed_lines(listed)),
            said("thoi_gian" if values["den_ngay"] else "thuong_xuyen"),
            said("tiep_nhan"),
            said("ket_thuc"),
        ),
        signatures=(around.signer,),
        recipients=tuple(wording.say("noi_nhan", values).split("\n")),
        size=13.5,
        one_page=True,
        top_mark=around.mark,
    )


def notice_fields(facts: PaperFacts) -> dict[str, str]:
    """The fields of the notice's wording."""
    posting, office = facts.posting, office_fields(facts.profile)
    return {
        **office,
        **opinions_fields(facts.profile),
        "khoan": facts.clause,
        "noi_dung": facts.content,
        "trich_yeu": words.inside(_abstract(facts)),
        "van_ban": facts.document,
        "so_trang": words.two_digits(posting.pages) if posting.pages else "",
        "hinh_thuc": forms_said(facts.forms, office["don_vi"]),
        "so_ngay": words.two_digits(posting.required_days),
        "tu_ngay": long_day(posting.from_on),
        "den_ngay": long_day(posting.to_on) if posting.to_on else "",
    }


def _abstract(facts: PaperFacts) -> str:
    """The title; in place of one too long for an abstract the item's short name, for point 1 says it whole."""
    title = facts.posting.title
    return facts.item if facts.item and len(title) > _LONGEST_ABSTRACT else title


def board_warnings(facts: PaperFacts) -> tuple[str, ...]:
    """Sentences about what may hang and should not; an identity number is told by its last three digits."""
    found = [_NAMES] if facts.has_names else []
    said = (("Nội dung công khai", facts.content), ("Tên trên thông báo", facts.posting.title))
    for where, text in said:
        digits = ("".join(sign for sign in number if sign.isdigit()) for number in full_numbers(text))
        found += [f"{where} có số giấy tờ {len(each)} chữ số (…{each[-3:]}). Bỏ số này rồi in." for each in digits]
    return tuple(dict.fromkeys(found))
