"""The printed register: Mẫu số 03/TCD since 01/07/2026, before it Mẫu số 03; each line in the form of its own day."""

from datetime import date
from functools import partial

from desktop_app.areas.reception import register_rows
from desktop_app.areas.reception.register_book import Lines, PrintedBook
from desktop_app.areas.reception.register_form import load_forms
from desktop_app.core import words
from desktop_app.core.paper.register import RegisterFoot, RegisterPaper
from desktop_app.core.resources import resource
from desktop_app.office.desk import Service
from desktop_app.office.papers import top_mark
from desktop_app.office.profile import read_profile
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
        lines = Lines(partial(register_rows.register_lines, desk.db), partial(register_rows.count_lines, desk.db))
        book = PrintedBook(lines, profile, wording, (from_on, to_on), len(spans), now.date())
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
