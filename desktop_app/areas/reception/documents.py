"""The printed register: Mẫu số 03/TCD since 01/07/2026, before it Mẫu số 03; each line in the form of its own day."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from desktop_app.areas.reception import register_rows
from desktop_app.areas.reception.books.rules import MAIN
from desktop_app.areas.reception.register_book import Lines, PrintedBook
from desktop_app.core.paper.register import Register, RegisterPaper
from desktop_app.core.resources import resource
from desktop_app.office.desk import Service
from desktop_app.office.profile import read_profile
from desktop_app.office.register_paper import RegisterForm, load_forms, register_paper
from desktop_app.office.rights import Right, needs
from desktop_app.office.wording import wording_of

REGISTER_WORDING = "so-tiep-cong-dan"
SUBJECT = "Sổ tiếp công dân"


@dataclass(frozen=True)
class FormSpan:
    """A form of the register and the days of a printing that are printed in it."""

    form: RegisterForm
    span: tuple[date, date]


def form_spans(from_on: date, to_on: date) -> list[FormSpan]:
    """The forms in force in a span, each with its days."""
    forms = load_forms(resource("forms", "so-tiep-cong-dan.toml"))
    return [FormSpan(form, span) for form in forms if (span := form.within(from_on, to_on))]


class RegisterService(Service):
    """Prints the register."""

    @needs(Right.PRINT)
    def print_register(
        self, from_on: date, to_on: date, *, closed: bool | None = None, book: str = MAIN
    ) -> RegisterPaper:
        """One book of the register for a span, ready for a writer; its rows are read while it is written, once.

        A part is made for each form in force in the span. `closed` asks for the signatures (a span that has ended,
        when None); a working print has none.
        """
        desk, today = self.desk, self.desk.clock.today()
        with desk.db.reading() as session:
            profile, wording = read_profile(session), wording_of(session, REGISTER_WORDING)
        spans = form_spans(from_on, to_on)
        reads = partial(register_rows.register_lines, desk.db, book=book)
        lines = Lines(reads, partial(register_rows.count_lines, desk.db, book=book))
        printed = PrintedBook(lines, profile, wording, (from_on, to_on), len(spans), today, book)
        signed = to_on < today if closed is None else closed
        return self.paper(
            tuple(
                printed.part(each.form, each.span, last=at == len(spans), signed=signed)
                for at, each in enumerate(spans, start=1)
            )
        )

    @needs(Right.PRINT)
    def paper(self, parts: tuple[Register, ...]) -> RegisterPaper:
        """These parts with the foot of every page."""
        return register_paper(self.desk, SUBJECT, parts)
