"""The papers of reception: the printed register (Mẫu 03/TCD, before it Mẫu 03) and the receipt (Mẫu 02/TCD)."""

from collections.abc import Iterator
from datetime import date

from desktop_app.areas.reception import register_rows
from desktop_app.areas.reception.register_form import RegisterForm, day_cell, load_forms, number_cell
from desktop_app.areas.reception.register_rows import EmptySession, RegisterLine
from desktop_app.areas.reception.tally import Tally, counted
from desktop_app.core import words
from desktop_app.core.paper.document import Signature
from desktop_app.core.paper.inline import Inline, Run
from desktop_app.core.paper.official import place_and_day, short_day, span_of_days
from desktop_app.core.paper.register import Closing, Figure, NoteRow, Register, RegisterFoot, RegisterPaper, Row, Sums
from desktop_app.core.paper.wording import Wording
from desktop_app.core.resources import resource
from desktop_app.office.desk import Desk, Service
from desktop_app.office.papers import top_mark
from desktop_app.office.profile import Profile, read_profile
from desktop_app.office.rights import Right, needs
from desktop_app.office.wording import wording_of

REGISTER_WORDING = "so-tiep-cong-dan"
SUBJECT = "Sổ tiếp công dân"


class RegisterService(Service):
    """Prints the register."""

    @needs(Right.PRINT)
    def print_register(self, from_on: date, to_on: date, *, closed: bool | None = None) -> RegisterPaper:
        """The register of a span, ready for a writer; its rows are read while it is written, once.

        A part is made for each form in force in the span. `closed` asks for the signatures (a span that has ended,
        when None); a working print has none.
        """
        desk, now = self.desk, self.desk.clock.now()
        with desk.db.reading() as session:
            profile, wording = read_profile(session), wording_of(session, REGISTER_WORDING)
        spans = [
            (form, span)
            for form in load_forms(resource("forms", "so-tiep-cong-dan.toml"))
            if (span := form.within(from_on, to_on))
        ]
        book = _Book(desk, profile, wording, (from_on, to_on), parts=len(spans))
        signed = to_on < now.date() if closed is None else closed
        return RegisterPaper(
            subject=SUBJECT,
            made_at=now,
            parts=tuple(
                book.part(form, span, last=at == len(spans), signed=signed)
                for at, (form, span) in enumerate(spans, start=1)
            ),
            foot=RegisterFoot(
                words="Dấu nối sổ lúc in:",
                code=register_rows.journal_head(desk.db),
                printed=f"In ngày {words.instant(now)}; người in: {self.holder.name}",
            ),
            top_mark=top_mark(desk.is_practice),
        )


class _Book:
    """One printing of the register: its parts share the numbering, the page sums and the grand total."""

    def __init__(self, desk: Desk, profile: Profile, wording: Wording, span: tuple[date, date], parts: int) -> None:
        self._desk, self._profile, self._wording, self._span, self._parts = desk, profile, wording, span, parts
        self._all = Tally()

    def part(self, form: RegisterForm, span: tuple[date, date], *, last: bool, signed: bool) -> Register:
        """One form for its days; the last one closes the whole printing."""
        own = Tally()
        return Register(
            title=self._said("ten_so", {}),
            span=span_of_days(*span),
            agency=self._profile.agency,
            form_label=form.label,
            columns=form.columns,
            head=form.head,
            rows=self._rows(form, span, own),
            page_line=self._page_line,
            closing=lambda: Closing(
                total=self._total(own, span, last=last), signatures=self._signatures() if last and signed else ()
            ),
            expected=register_rows.count_lines(self._desk.db, *span),
            size=form.size,
            pitch=form.pitch,
        )

    def _rows(self, form: RegisterForm, span: tuple[date, date], own: Tally) -> Iterator[Row]:
        for line in register_rows.register_lines(self._desk.db, *span):
            own.add(line)
            self._all.add(line)
            yield self._session_row(line) if isinstance(line, EmptySession) else self._visit_row(form, line)
        if own.is_empty:
            nothing = self._wording.fill("khong_phat_sinh", {"khoang": _days(*span)})
            yield NoteRow(("", ""), nothing, (0, 0))

    def _session_row(self, line: EmptySession) -> NoteRow:
        values = {
            "loai_phien": line.kind.value.lower(),
            "ngay": short_day(line.held_on),
            "chu_tri": line.chair_post,
            "bien_ban": line.minutes_number,
        }
        return NoteRow(("", Figure(short_day(line.held_on), line.held_on)), self._said("phien_trong", values), (0, 0))

    def _visit_row(self, form: RegisterForm, line: RegisterLine) -> Row:
        if not line.voided_on:
            return form.row(line, self._profile.name)
        values = {"ly_do": line.void_reason.rstrip(" .;"), "nguoi": line.voided_by, "ngay": short_day(line.voided_on)}
        return NoteRow((number_cell(line), day_cell(line)), self._said("huy_so", values), (0, 0))

    def _said(self, name: str, values: dict[str, str]) -> str:
        return self._wording.say(name, values)

    def _page_line(self, page: Sums, so_far: Sums, number: int) -> Inline:
        own = _two_sums(page)
        line = self._wording.fill("cong_trang", {"luot": own[0], "nguoi_den": own[1]})
        if number == 1:
            return line
        since = _two_sums(so_far)
        return (*line, Run("   "), *self._wording.fill("cong_don", {"luot_don": since[0], "nguoi_don": since[1]}))

    def _total(self, own: Tally, span: tuple[date, date], *, last: bool) -> Inline:
        total = () if own.is_empty else self._wording.fill("tong_cong", own.values(_days(*span)))
        if last and self._parts > 1:
            both = f"của cả hai mẫu sổ, {_days(*self._span)}"
            total = (*total, *([Run("\n")] if total else []), *self._wording.fill("tong_cong", self._all.values(both)))
        return total

    def _signatures(self) -> tuple[Signature, ...]:
        profile = self._profile
        received = Signature(
            lines=(self._said("nguoi_ky", {}),), note="(Ký, ghi rõ họ tên)", name=profile.reception_official
        )
        unit = profile.name.split(" ")[0].upper() if not profile.name.lower().startswith("đặc khu") else "ĐẶC KHU"
        signed = Signature(
            above=place_and_day(profile.place, self._desk.clock.today()),
            lines=(f"CHỦ TỊCH ỦY BAN NHÂN DÂN {unit}",),
            name=profile.chairperson,
        )
        return received, signed


def _days(from_on: date, to_on: date) -> str:
    return f"từ ngày {short_day(from_on)} đến ngày {short_day(to_on)}"


def _two_sums(sums: Sums) -> tuple[str, str]:
    visits, people = sums or (0, 0)
    return counted(visits), counted(people)
