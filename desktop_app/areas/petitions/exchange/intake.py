"""Takes rows of a workbook into the register of petitions."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.petitions.exchange.declared import TEMPLATE
from desktop_app.areas.petitions.exchange.entering import Register
from desktop_app.areas.petitions.exchange.reading import (
    NAMES_WHO,
    PetitionRow,
    may_be_secret,
    person_of,
    petition_row,
)
from desktop_app.areas.petitions.exchange.undoing import leaning, strike
from desktop_app.areas.petitions.models import BOOK, Petition
from desktop_app.areas.petitions.secrecy import PROSE, prose_of, refuse_names_in_text
from desktop_app.core.errors import InvalidInput
from desktop_app.core.law.rulebook import NoRule
from desktop_app.core.progress import Progress
from desktop_app.core.sheets.cells import shown
from desktop_app.core.sheets.mapping import Mapping as Matched
from desktop_app.core.sheets.table import Record
from desktop_app.office.desk import Desk
from desktop_app.office.exchange.declaration import Entering, Incoming, Series, Terms, Used
from desktop_app.office.exchange.telling import Hint, content, told, without_who
from desktop_app.office.models import OfficeKind
from desktop_app.office.profile import read_profile

_FIRST_RULE = "reception.answer"
"""Where no such rule reaches back to a day, the program knows no law of that day."""


def open_intake(desk: Desk, mapping: Matched, terms: Terms) -> "PetitionIntake":
    """The intake for a workbook with this mapping."""
    return PetitionIntake(desk, mapping, terms)


class PetitionIntake:
    """Judges rows and enters them; an `Intake`."""

    def __init__(self, desk: Desk, mapping: Matched, terms: Terms) -> None:
        """Made for one plan or one piece of work."""
        self._desk, self._mapping, self._old = desk, mapping, terms.old
        self._today = desk.clock.today()
        with desk.db.reading() as session:
            self._is_upper = read_profile(session).kind == OfficeKind.UPPER.name
        self._register = Register(desk, old=terms.old, is_upper_office=self._is_upper)

    def judge(self, record: Record) -> Incoming:
        """The petition of a row, or why it is none."""
        values = record.values
        kind_cell = shown(record.row.value(self._mapping.columns.get("kind", 0)))
        # A kind that is missing or was not understood, such as "TC", may be a denunciation too.
        is_secret = may_be_secret(values, kind_cell) or not values.get("kind")
        row, hints = petition_row(values, self._today, old=self._old, is_upper_office=self._is_upper)
        hints += self._against_register(row) if row else []
        said = told(record, hints, self._mapping, TEMPLATE)
        said = without_who(said, self._mapping) if is_secret else said
        on, number = values.get("received_on"), values.get("number")
        return Incoming(
            record=said,
            content=content(values.items(), NAMES_WHO if is_secret else frozenset()),
            entry=None if said.is_refused else row,
            on=on if isinstance(on, date) else None,
            series=(BOOK, on.year) if isinstance(on, date) else None,
            number=number if isinstance(number, int) else None,
            person=person_of(row) if row else None,
            is_secret=is_secret,
            number_column=self._mapping.columns.get("number", 1),
        )

    def used(self, session: Session, series: Series) -> Mapping[int, Used]:
        """Every number of the year."""
        query = select(Petition.number, Petition.uid, Petition.voided_on, Petition.is_secret)
        rows = session.execute(query.where(Petition.year == series[1]))
        return {row[0]: Used(row[1], row[2] is not None, row[3]) for row in rows}

    def title(self, series: Series) -> str:
        """The register and its year."""
        return f"Sổ đơn thư năm {series[1]}"

    def closed(self, session: Session, series: Series) -> str:
        """No year of petitions is ever closed."""
        return ""

    def refuse_reason(self, incoming: Incoming, reason: str) -> None:
        """A reason that names a denouncer is refused."""
        row = incoming.entry
        if isinstance(row, PetitionRow):
            refuse_names_in_text(row.entry, {"reason": reason})

    def enter(self, session: Session, rows: Sequence[Entering]) -> list[tuple[str, ...]]:
        """The petition that each row became, with its steps and limits."""
        return self._register.enter(session, rows)

    def finish(self, session: Session, progress: Progress) -> None:
        """Count the petitions of every case that was touched."""
        self._register.finish(session, progress)

    def revisions(self, session: Session, uids: Sequence[str]) -> Mapping[str, int]:
        """The revisions of petitions; whoever took a step or struck one out has given it another."""
        query = select(Petition.uid, Petition.rev).where(Petition.uid.in_(uids))
        return {row[0]: row[1] for row in session.execute(query)}

    def built_on(self, session: Session, uids: Sequence[str]) -> str:
        """Files, joined petitions and whatever else leans on these."""
        return leaning(session, uids)

    def withdraw(self, session: Session, uids: Sequence[str], reason: str) -> None:
        """Strike petitions out; numbers stay with the reason."""
        strike(session, self._desk, uids, reason)

    def _against_register(self, row: PetitionRow) -> list[Hint]:
        hints = list[Hint]()
        if not self._old:
            try:
                self._desk.law.rulebook.at(_FIRST_RULE, row.entry.received_on)
            except NoRule as missing:
                hints.append(Hint("received_on", f"{missing} Sổ của những năm trước thì chọn Nhập sổ cũ."))
        texts: dict[str, Any] = {name: getattr(row.entry, name) for name in PROSE} | {"case_code": row.case_code}
        for step in row.steps:
            texts |= {"result": " ".join((step.said, step.reason)), **prose_of(step)}
        try:
            refuse_names_in_text(row.entry, texts)
        except InvalidInput as error:
            columns = {column.key for column in TEMPLATE.columns}
            hints += [Hint(key if key in columns else "result", said) for key, said in error.problems.items()]
        hints += self._register.joins(row.case_code, row.is_secret)
        return hints
