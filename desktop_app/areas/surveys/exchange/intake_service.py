"""Answers in from workbooks: planned, then entered as a whole into a batch, which is voided to take them back."""

from dataclasses import dataclass
from pathlib import Path

from desktop_app.areas.surveys.exchange.entering import enter_all
from desktop_app.areas.surveys.exchange.planning import Plan, plan_workbook
from desktop_app.areas.surveys.exchange.portal.dump import Dump, read_dump
from desktop_app.areas.surveys.exchange.portal.matching import Decisions
from desktop_app.areas.surveys.exchange.portal.planning import Looked, look_at, plan_dump
from desktop_app.areas.surveys.exchange.template import answer_template
from desktop_app.areas.surveys.kept import form_of_survey, open_survey
from desktop_app.core.collector import built_apart, walked_at_reports
from desktop_app.core.errors import UserError
from desktop_app.core.progress import Progress, Silent
from desktop_app.core.sheets.reader import Book
from desktop_app.core.sheets.writing import write_refused, write_template
from desktop_app.office.desk import Service
from desktop_app.office.rights import Right, needs


@dataclass(frozen=True)
class Taken:
    """What an import came to: the batch that it made, and how many forms are in it."""

    batch_uid: str
    batch_label: str
    forms: int


class IntakeService(Service):
    """Imports of answers.

    The exchange of registers is not used: its columns are declared once for a register and not for each survey, it
    keeps a mark for every row, which anonymous forms must not have, and the batch is already what is taken back.
    """

    @needs(Right.SEE_SURVEYS)
    def template(self, survey_uid: str, target: Path) -> None:
        """Write the empty workbook of the survey, to be filled in."""
        with self.desk.db.reading() as session:
            form = form_of_survey(open_survey(session, survey_uid))
        write_template(answer_template(form), target, self.desk.clock.now())

    @needs(Right.RECORD)
    def plan(self, survey_uid: str, book: Book, progress: Progress | None = None) -> Plan:
        """What an import of the workbook would do; nothing is written. UserError when there is no table of answers."""
        today, listening = self.desk.clock.today(), progress or Silent()

        def make() -> Plan:
            with self.desk.db.reading() as session:
                return plan_workbook(session, open_survey(session, survey_uid), book, today, listening)

        return built_apart(make)

    @needs(Right.RECORD)
    def read_portal(self, book: Book, progress: Progress | None = None) -> Dump:
        """The lines of a table of the old portal; UserError when it is none."""
        return read_dump(book, progress or Silent())

    @needs(Right.RECORD)
    def look_at_portal(self, survey_uid: str, dump: Dump, decisions: Decisions) -> Looked:
        """What the portal's words mean among our questions and codes, to be shown before anything is planned."""
        with self.desk.db.reading() as session:
            return look_at(session, open_survey(session, survey_uid), dump, decisions)

    @needs(Right.RECORD)
    def plan_portal(self, survey_uid: str, dump: Dump, looked: Looked) -> Plan:
        """What an import from the portal would do; UserError while the meaning of some words is not settled."""
        with self.desk.db.reading() as session:
            return plan_dump(session, open_survey(session, survey_uid), dump, looked, self.desk.clock.today())

    @needs(Right.RECORD)
    def apply(self, plan: Plan, progress: Progress | None = None) -> Taken:
        """Enter all accepted forms in one transaction, or none when it fails or `progress` raises `Cancelled`."""
        if not plan.accepted:
            raise UserError("Không có phiếu nào để nhập. Xem lý do của từng dòng, mở tệp sửa lại rồi nhập.")
        with (
            walked_at_reports(progress or Silent()) as listening,
            self.desk.db.writing(self.holder.uid) as session,
        ):
            batch = enter_all(session, self.desk, plan, listening)
            return Taken(batch.uid, batch.label, batch.keyed)

    @needs(Right.RECORD)
    def write_refused(self, plan: Plan, target: Path, progress: Progress | None = None) -> int:
        """Write the rows that are not taken as they stood, wrong cells marked, to be mended; how many."""
        return write_refused(plan.places, plan.records, target, self.desk.clock.now(), progress)
