"""The cover of a book and its closing page, in the form of Nghị định 30/2020 and lying like the pages between them."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.reception.books.queries import (
    BookRow,
    BookYear,
    all_books,
    book_year,
    closing_figures,
    closing_of,
)
from desktop_app.areas.reception.books.rules import MAIN, short_label
from desktop_app.areas.reception.models import Visit
from desktop_app.core.errors import UserError
from desktop_app.core.fields import Align
from desktop_app.core.paper.document import Block, Document, Foot, Paragraph, Signature, Space, Table, TableColumn
from desktop_app.core.paper.heads import single_head
from desktop_app.core.paper.inline import bold
from desktop_app.core.paper.official import long_day, place_and_day, short_day
from desktop_app.core.paper.wording import Wording
from desktop_app.office.desk import Service
from desktop_app.office.papers import committee, letterhead, top_mark
from desktop_app.office.profile import Profile, read_profile
from desktop_app.office.register_paper import counted
from desktop_app.office.rights import Right, needs
from desktop_app.office.wording import wording_of

COVER_WORDING, CLOSING_WORDING = "bia-so-tiep-cong-dan", "khoa-so-tiep-cong-dan"
_SIZE = 13.0
_NAME_LARGER = 17.0
_LATE_HEAD = ("Số", "Ngày tiếp", "Lý do")

LateRow = tuple[str, date, str]
"""A number entered after the closing: the number, its day, why."""


@dataclass(frozen=True)
class BookFacts:
    """What cover and closing page say of a book; `figures` are empty while it is open."""

    book: BookRow
    year: int
    last_number: int
    void_count: int
    pages: int
    opened_on: date | None
    closed_on: date | None
    closed_by: str
    figures: dict[str, str]
    late: tuple[LateRow, ...]


class BookPapers(Service):
    """Makes the first and the last sheet of a book."""

    @needs(Right.PRINT)
    def cover(self, book: str, year: int) -> Document:
        """The cover; of an open book what is not known yet is left to be written by hand."""
        facts, profile, wording = self._facts(book, year, COVER_WORDING)
        return cover_document(wording, facts, profile, self.desk.clock.now(), top_mark(self.desk.is_practice))

    @needs(Right.PRINT)
    def closing_page(self, book: str, year: int) -> Document:
        """The closing page with the counts of the closing; UserError while the book is open."""
        facts, profile, wording = self._facts(book, year, CLOSING_WORDING)
        if facts.closed_on is None:
            raise UserError(f"Sổ năm {year} chưa khóa. Khóa sổ trước rồi in trang khóa sổ.")
        return closing_document(wording, facts, profile, self.desk.clock.now(), top_mark(self.desk.is_practice))

    def _facts(self, book: str, year: int, paper: str) -> tuple[BookFacts, Profile, Wording]:
        shown = book_year(self.desk.db, book, year)
        with self.desk.db.reading() as session:
            facts = _facts(session, shown)
            return facts, read_profile(session), wording_of(session, paper)


def cover_document(wording: Wording, facts: BookFacts, profile: Profile, made_at: datetime, mark: str) -> Document:
    """The cover."""
    values = _values(facts, profile)

    def said(name: str, larger: float) -> Paragraph:
        content = wording.fill(name, values)
        return Paragraph(content=content, align=Align.CENTRE, first_line=False, smaller_by=-larger)

    def named(name: str) -> Paragraph:
        return replace(said(name, _NAME_LARGER), content=bold(wording.say(name, values)))

    own = facts.book.letter != MAIN
    return Document(
        subject="Bìa sổ tiếp công dân",
        made_at=made_at,
        letterhead=letterhead(profile),
        blocks=(
            Space(34),
            named("ten"),
            named("nam"),
            *((said("quyen", 4),) if own else ()),
            Space(14),
            said("noi", 2),
            said("ngay", 2),
            said("so", 2),
        ),
        size=_SIZE,
        landscape=True,
        top_mark=mark,
    )


def closing_document(wording: Wording, facts: BookFacts, profile: Profile, made_at: datetime, mark: str) -> Document:
    """The closing page."""
    values = _values(facts, profile)

    def said(name: str) -> Paragraph:
        return Paragraph(content=wording.fill(name, values))

    nothing = facts.last_number == 0
    parts = ("trong",) if nothing else ("mo_dau", "dem", "huy")
    return Document(
        subject="Trang khóa sổ tiếp công dân",
        made_at=made_at,
        letterhead=letterhead(profile),
        title=wording.say("ten", values),
        abstract=(wording.say("trich_yeu", values),),
        blocks=(*(said(name) for name in (*parts, "ve_sau")), *_late(wording, facts, values)),
        signatures=_signatures(wording, facts, profile, values),
        signing_mm=18,
        size=_SIZE,
        landscape=True,
        foot=Foot(f"Khóa sổ trên máy: {facts.closed_by}, ngày {short_day(facts.closed_on)}"),
        top_mark=mark,
    )


def _facts(session: Session, shown: BookYear) -> BookFacts:
    book, year = shown.book, shown.year
    closing = closing_of(session, book.letter, year)
    own = select(Visit).where(Visit.book == book.letter, Visit.year == year)
    first = session.scalars(own.order_by(Visit.number).limit(1)).one_or_none()
    late: list[Visit] = []
    if closing is not None:
        late = list(session.scalars(own.where(Visit.number > closing.last_number).order_by(Visit.number)))
    return BookFacts(
        book=next(row for row in all_books(session) if row.letter == book.letter),
        year=year,
        last_number=closing.last_number if closing else shown.last_number,
        void_count=closing.void_count if closing else shown.voids,
        pages=_pages_of(shown, closing.last_number) if closing else 0,
        opened_on=first.received_on if first else None,
        closed_on=closing.closed_on if closing else None,
        closed_by=closing.closed_by if closing else "",
        figures=closing_figures(closing) if closing else {},
        late=tuple((short_label(v.number, v.book), v.received_on, v.late_note) for v in late),
    )


def _pages_of(shown: BookYear, last_number: int) -> int:
    """How many pages the closed book has; nothing while not all of it is on paper."""
    last = shown.last_print
    return last.to_page if last and last.to_number >= last_number else 0


def _values(facts: BookFacts, profile: Profile) -> dict[str, str]:
    own = facts.book.letter != MAIN
    is_closed = facts.closed_on is not None
    return {
        **dict.fromkeys(_COUNTS, ""),
        **facts.figures,
        "nam": str(facts.year),
        "chu_so": facts.book.letter if own else "",
        "ten_quyen": facts.book.name if own else "",
        "noi": facts.book.place,
        "co_quan": committee(profile),
        "mo_ngay": long_day(facts.opened_on) if facts.opened_on else "",
        "khoa_ngay": long_day(facts.closed_on) if facts.closed_on else "",
        "so_dau": short_label(1, facts.book.letter) if facts.last_number else "",
        "so_cuoi": short_label(facts.last_number, facts.book.letter) if is_closed and facts.last_number else "",
        "so_trang": str(facts.pages) if facts.pages else "",
        "dem_huy": counted(facts.void_count),
        "nguoi_khoa": facts.closed_by,
        "so_muon": counted(len(facts.late)),
    }


_COUNTS = (
    "luot", "nguoi_den", "vu_viec", "lan_dau", "nhieu_lan", "cac_loai", "doan", "nguoi_doan", "phien", "phien_trong",
    "so_huy",
)  # fmt: skip


def _late(wording: Wording, facts: BookFacts, values: dict[str, str]) -> tuple[Block, ...]:
    if not facts.late:
        return ()
    rows = tuple((number, short_day(on), why) for number, on, why in facts.late)
    centre = Align.CENTRE
    table = Table(
        columns=(TableColumn(24, centre), TableColumn(34, centre), TableColumn(207)),
        head=single_head(_LATE_HEAD),
        rows=rows,
        size=12,
    )
    return Paragraph(content=wording.fill("muon", values)), table


def _signatures(wording: Wording, facts: BookFacts, profile: Profile, values: dict[str, str]) -> tuple[Signature, ...]:
    received = Signature(
        lines=(wording.say("nguoi_ky", values),), note="(Ký, ghi rõ họ tên)", name=profile.reception_official
    )
    unit = "ĐẶC KHU" if profile.name.lower().startswith("đặc khu") else profile.name.split(" ")[0].upper()
    signed = Signature(
        above=place_and_day(profile.place, facts.closed_on) if facts.closed_on else "",
        lines=(f"CHỦ TỊCH ỦY BAN NHÂN DÂN {unit}",),
        note="(Ký, đóng dấu)",
        name=profile.chairperson,
    )
    return received, signed
