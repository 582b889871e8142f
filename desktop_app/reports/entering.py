"""Figures that no register holds, typed several at once."""

from collections.abc import Sequence

from desktop_app.core.errors import InvalidInput
from desktop_app.office.desk import Service
from desktop_app.office.rights import Right, needs
from desktop_app.reports.entry import Typed, refuse_wrong_typed
from desktop_app.reports.figures import asked_values, form_of
from desktop_app.reports.kept import Saved, open_report, saved
from desktop_app.reports.models import ReportEntry

NOTHING = "Không phát sinh"


class EnteringService(Service):
    """What is typed for one report."""

    @needs(Right.RECORD)
    def enter_all(self, uid: str, typed: Sequence[Typed], *, rest_is_nothing: bool = False, person: str = "") -> Saved:
        """Add all of these figures or none; `rest_is_nothing` puts 0 to those that nobody typed, said by `person`."""
        if not typed and not rest_is_nothing:
            raise InvalidInput({"value": "Chưa gõ số nào. Gõ số liệu, hoặc đánh dấu không phát sinh cho các chỉ tiêu."})
        for each in typed:
            refuse_wrong_typed(each)
        with self.desk.db.writing(self.holder.uid) as session:
            report = open_report(session, uid)
            form = form_of(session, report)
            known = {*asked_values(report), *(each.key for each in typed)}
            rest = [each.key for each in form.indicators if each.asked and each.key not in known]
            zeros = [Typed(key=key, value="0", source=NOTHING, person=person or self.holder.name) for key in rest]
            for each in (*typed, *(zeros if rest_is_nothing else ())):
                session.add(ReportEntry(report_id=report.id, **each.columns()))
            session.flush()
            return saved(report)
