"""Takes rows of a workbook into the register of decisions."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.decisions.exchange.declared import TEMPLATE
from desktop_app.areas.decisions.exchange.entering import enter
from desktop_app.areas.decisions.exchange.reading import DecisionRow, decision_row
from desktop_app.areas.decisions.kept import decision_of
from desktop_app.areas.decisions.models import BOOK, Consent, Decision, DecisionPaper
from desktop_app.areas.decisions.service import strike
from desktop_app.areas.decisions.votes.models import Vote
from desktop_app.areas.decisions.works.models import WorkEntry
from desktop_app.core.progress import Progress
from desktop_app.core.sheets.mapping import Mapping as Matched
from desktop_app.core.sheets.table import Record
from desktop_app.office.desk import Desk
from desktop_app.office.exchange.declaration import Entering, Incoming, Series, Terms, Used
from desktop_app.office.exchange.telling import Hint, content, told
from desktop_app.office.hamlets import find_hamlet


def open_intake(desk: Desk, mapping: Matched, terms: Terms) -> "DecisionIntake":
    """The intake for a workbook with this mapping."""
    return DecisionIntake(desk, mapping, terms)


class DecisionIntake:
    """Judges rows and enters them; an `Intake`."""

    def __init__(self, desk: Desk, mapping: Matched, terms: Terms) -> None:
        """Made for one plan or one piece of work."""
        self._desk, self._mapping, self._old = desk, mapping, terms.old
        self._today = desk.clock.today()
        self._hamlets = dict[tuple[str, date], bool]()

    def judge(self, record: Record) -> Incoming:
        """The decision of a row, or why it is none."""
        row, hints = decision_row(record.values, self._today, old=self._old)
        hints += self._against_office(row) if row else []
        said = told(record, hints, self._mapping, TEMPLATE)
        on, number = record.values.get("proposed_on"), record.values.get("number")
        return Incoming(
            record=said,
            content=content(record.values.items()),
            entry=None if said.is_refused else row,
            on=on if isinstance(on, date) else None,
            series=(BOOK, on.year) if isinstance(on, date) else None,
            number=number if isinstance(number, int) else None,
            number_column=self._mapping.columns.get("number", 1),
        )

    def used(self, session: Session, series: Series) -> Mapping[int, Used]:
        """Every number of the year."""
        query = select(Decision.number, Decision.uid, Decision.voided_on).where(Decision.year == series[1])
        return {row[0]: Used(row[1], row[2] is not None, False) for row in session.execute(query)}

    def title(self, series: Series) -> str:
        """The register and its year."""
        return f"{TEMPLATE.title} năm {series[1]}"

    def closed(self, session: Session, series: Series) -> str:
        """No year of decisions is ever closed."""
        return ""

    def refuse_reason(self, incoming: Incoming, reason: str) -> None:
        """A decision hides nobody whom a reason could name."""

    def enter(self, session: Session, rows: Sequence[Entering]) -> list[tuple[str, ...]]:
        """The decision that each row became, with its vote and steps."""
        found = list[tuple[str, ...]]()
        for entering in rows:
            row: DecisionRow = entering.incoming.entry
            decision = enter(session, self._desk, row, entering.number, entering.back, old=self._old)
            found.append((decision.uid,))
        return found

    def finish(self, session: Session, progress: Progress) -> None:
        """Nothing is counted once all rows are in."""

    def revisions(self, session: Session, uids: Sequence[str]) -> Mapping[str, int]:
        """The revisions of decisions; whoever took a step has given it another."""
        query = select(Decision.uid, Decision.rev).where(Decision.uid.in_(uids))
        return {row[0]: row[1] for row in session.execute(query)}

    def built_on(self, session: Session, uids: Sequence[str]) -> str:
        """Votes, consents, papers and accounts that were added since."""
        mine = select(Decision.id).where(Decision.uid.in_(uids)).scalar_subquery()
        open_votes = select(Vote.id).where(
            Vote.decision_id.in_(mine), Vote.closed_on.is_(None), Vote.voided_on.is_(None)
        )
        kinds = (Consent, DecisionPaper, WorkEntry)
        leaning = [open_votes, *(select(kind.id).where(kind.decision_id.in_(mine)) for kind in kinds)]
        if any(session.scalars(query.limit(1)).first() for query in leaning):
            return "Có cuộc biểu quyết, giấy tờ hoặc khoản thu chi ghi thêm vào các dòng đã nhập nên không bỏ được."
        return ""

    def withdraw(self, session: Session, uids: Sequence[str], reason: str) -> None:
        """Strike decisions out; numbers stay with the reason."""
        for uid in uids:
            strike(session, self._desk, decision_of(session, uid), reason)

    def _against_office(self, row: DecisionRow) -> list[Hint]:
        hamlet, on = row.entry.hamlet, row.entry.proposed_on
        if not hamlet:
            return []
        if (hamlet, on) not in self._hamlets:
            with self._desk.db.reading() as session:
                self._hamlets[hamlet, on] = find_hamlet(session, hamlet, on) is not None
        if self._hamlets[hamlet, on]:
            return []
        return [Hint("hamlet", f"Không có thôn nào tên {hamlet}. Thêm thôn ở trang Thôn, tổ dân phố, hoặc sửa tên.")]
