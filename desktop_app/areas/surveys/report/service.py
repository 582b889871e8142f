"""Makes the report on the results of a survey."""

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.areas.surveys.report.as_data import results_data
from desktop_app.areas.surveys.report.content import REPORT, report_document
from desktop_app.areas.surveys.report.reading import report_facts
from desktop_app.areas.surveys.results.figures import Breakdown, Where
from desktop_app.areas.surveys.results.queries import ALL, EVERYBODY
from desktop_app.core.paper.document import Document
from desktop_app.office.desk import Service
from desktop_app.office.paper_frame import frame
from desktop_app.office.profile import read_profile
from desktop_app.office.rights import Right, needs
from desktop_app.office.wording import wording_of


class ReportService(Service):
    """Reports on surveys; questions that raise an alert are in them only for accounts that may see alerts."""

    @needs(Right.PRINT)
    def report(self, survey_uids: Sequence[str], breakdown: Breakdown = ALL, where: Where = EVERYBODY) -> Document:
        """The report on what is looked at, to be written in any format."""
        with self.desk.db.reading() as session:
            facts = report_facts(session, self.desk, survey_uids, breakdown, where)
            around = frame(self.desk, read_profile(session), dated_on=self.desk.clock.today())
            return report_document(wording_of(session, REPORT), facts, around)

    @needs(Right.PRINT)
    def values(self, survey_uids: Sequence[str]) -> Mapping[str, Any]:
        """The same figures for a program."""
        with self.desk.db.reading() as session:
            return results_data(report_facts(session, self.desk, survey_uids))
