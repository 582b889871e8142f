"""One printing of the register: its parts share the numbering, the page sums and the grand total."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from desktop_app.areas.reception.books.rules import MAIN
from desktop_app.areas.reception.register_form import day_cell, form_row, number_cell
from desktop_app.areas.reception.register_rows import EmptySession, Line, RegisterLine, visit_key
from desktop_app.areas.reception.tally import Tally
from desktop_app.core.paper.inline import Figure, Inline, Run
from desktop_app.core.paper.official import short_day, span_of_days
from desktop_app.core.paper.register import Closing, NoteRow, Register, Row, Sums
from desktop_app.core.paper.wording import Wording
from desktop_app.office.profile import Profile
from desktop_app.office.register_paper import RegisterForm, counted, register_signatures, span_words

Days = tuple[date, date]


@dataclass(frozen=True)
class Lines:
    """Where the lines of a span come from, and about how many they are."""

    of: Callable[[date, date], Iterable[Line]]
    count: Callable[[date, date], int]


class PrintedBook:
    """Turns lines into the rows, page lines and closing of each form."""

    def __init__(
        self,
        lines: Lines,
        profile: Profile,
        wording: Wording,
        span: Days,
        parts: int,
        today: date,
        book: str = MAIN,
    ) -> None:
        """`span` is the whole printing, divided into so many `parts`; `today` stands over the signatures."""
        self._of_book = "" if book == MAIN else f" - SỔ {book}"
        self._lines, self._profile, self._wording = lines, profile, wording
        self._span, self._parts, self._today = span, parts, today
        self._all = Tally()

    def part(
        self, form: RegisterForm, span: Days, *, last: bool, signed: bool, closes: bool = True, continued: bool = False
    ) -> Register:
        """One form for its days; the last one closes the whole printing.

        A part that does not close (`closes`) has no totals: printing goes on after it. One that is `continued` goes on
        on a page of its own without a title.
        """
        own = Tally()
        return Register(
            title=self._said("ten_so", {}) + self._of_book,
            span=span_of_days(*span),
            agency=self._profile.agency,
            form_label=form.label,
            columns=form.columns,
            head=form.head,
            rows=self._rows(form, span, own),
            page_line=self._page_line,
            closing=(lambda: self._closing(own, span, last=last, signed=signed)) if closes else None,
            expected=self._lines.count(*span),
            size=form.size,
            pitch=form.pitch,
            continued=continued,
        )

    def _closing(self, own: Tally, span: Days, *, last: bool, signed: bool) -> Closing:
        keeper = self._said("nguoi_ky", {})
        signatures = register_signatures(self._profile, keeper, self._today) if last and signed else ()
        return Closing(total=self._total(own, span, last=last), signatures=signatures)

    def _rows(self, form: RegisterForm, span: Days, own: Tally) -> Iterator[Row]:
        for line in self._lines.of(*span):
            own.add(line)
            self._all.add(line)
            yield self._session_row(line) if isinstance(line, EmptySession) else self._visit_row(form, line)
        if own.is_empty:
            nothing = self._wording.fill("khong_phat_sinh", {"khoang": span_words(*span)})
            yield NoteRow(("", ""), nothing, (0, 0))

    def _session_row(self, line: EmptySession) -> NoteRow:
        values = {
            "loai_phien": line.kind.value.lower(),
            "ngay": short_day(line.held_on),
            "chu_tri": line.chair_post,
            "bien_ban": line.minutes_number,
        }
        day = Figure(short_day(line.held_on), line.held_on)
        return NoteRow(("", day), self._said("phien_trong", values), (0, 0), line.uid)

    def _visit_row(self, form: RegisterForm, line: RegisterLine) -> Row:
        if not line.voided_on:
            return form_row(form, line, self._profile.name)
        values = {"ly_do": line.void_reason.rstrip(" .;"), "nguoi": line.voided_by, "ngay": short_day(line.voided_on)}
        said = self._said("huy_so", values)
        return NoteRow((number_cell(line), day_cell(line)), said, (0, 0), visit_key(line.number))

    def _said(self, name: str, values: dict[str, str]) -> str:
        return self._wording.say(name, values)

    def _page_line(self, page: Sums, so_far: Sums, number: int) -> Inline:
        own = _two_sums(page)
        line = self._wording.fill("cong_trang", {"luot": own[0], "nguoi_den": own[1]})
        if number == 1:
            return line
        since = _two_sums(so_far)
        return (*line, Run("   "), *self._wording.fill("cong_don", {"luot_don": since[0], "nguoi_don": since[1]}))

    def _total(self, own: Tally, span: Days, *, last: bool) -> Inline:
        total = () if own.is_empty else self._wording.fill("tong_cong", own.values(span_words(*span)))
        if last and self._parts > 1:
            both = f"của cả hai mẫu sổ, {span_words(*self._span)}"
            total = (*total, *([Run("\n")] if total else []), *self._wording.fill("tong_cong", self._all.values(both)))
        return total


def _two_sums(sums: Sums) -> tuple[str, str]:
    visits, people = sums or (0, 0)
    return counted(visits), counted(people)
