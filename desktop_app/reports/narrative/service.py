"""What an officer does with the text of a report; one method is one transaction."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.office.desk import Service
from desktop_app.office.rights import Right, needs
from desktop_app.reports.entry import Typed
from desktop_app.reports.figures import form_of
from desktop_app.reports.kept import open_report, standing_report
from desktop_app.reports.models import Report, ReportEntry, ReportState
from desktop_app.reports.narrative.annexes.lines import checked_cells
from desktop_app.reports.narrative.annexes.reading import text_of_report
from desktop_app.reports.narrative.plan import Part, plan_of

LONGEST = 8_000
LINE = "annex."
"""Before an annex's key: the name under which typed lines of it are kept."""


class NarrativeService(Service):
    """The words around the figures, and lines of annexes that no register holds."""

    @needs(Right.RECORD)
    def edit(self, uid: str, key: str, text: str) -> None:
        """Keep a paragraph as it was edited; `{key}` in it is a figure that is still linked."""
        if not text.strip():
            raise InvalidInput({"text": "Đoạn không còn chữ nào. Gõ nội dung, hoặc chọn “Bỏ đoạn này”."})
        if len(text) > LONGEST:
            raise InvalidInput({"text": f"Đoạn dài {len(text)} ký tự, tối đa {LONGEST}. Hãy rút gọn."})
        with self.desk.db.writing(self.holder.uid) as session:
            report, part = _to_be_worded(session, uid, key)
            kept = text_of_report(report, part.key)
            kept.text, kept.is_left_out = text.strip(), False

    @needs(Right.RECORD)
    def restore(self, uid: str, key: str) -> None:
        """Let a paragraph stand again as the wording drafts it from the figures."""
        with self.desk.db.writing(self.holder.uid) as session:
            report, part = _to_be_worded(session, uid, key)
            kept = text_of_report(report, part.key)
            kept.text, kept.is_left_out = "", False

    @needs(Right.RECORD)
    def leave_out(self, uid: str, key: str, *, out: bool) -> None:
        """Print a paragraph no more, or again; its text stays."""
        with self.desk.db.writing(self.holder.uid) as session:
            report, part = _to_be_worded(session, uid, key)
            text_of_report(report, part.key).is_left_out = out

    @needs(Right.RECORD)
    def add_line(self, uid: str, annex: str, raw: Mapping[str, str], source: str, person: str) -> None:
        """Add a line to an annex, with its source and who answers for it; InvalidInput names what cannot be so."""
        with self.desk.db.writing(self.holder.uid) as session:
            report = open_report(session, uid)
            session.add(_line(session, report, annex, raw, source, person))

    @needs(Right.RECORD)
    def change_line(self, uid: str, entry_uid: str, raw: Mapping[str, str], source: str, person: str) -> None:
        """Put a line in the place of one that was typed; that one stays, struck out."""
        with self.desk.db.writing(self.holder.uid) as session:
            report = open_report(session, uid)
            was = next((each for each in report.entries if each.uid == entry_uid and each.voided_on is None), None)
            if was is None:
                raise UserError("Dòng này đã bỏ rồi. Mở lại báo cáo để xem bản mới.")
            session.add(_line(session, report, was.key.removeprefix(LINE), raw, source, person))
            was.voided_on, was.void_reason = self.desk.clock.today(), "Sửa dòng"


def _line(
    session: Session, report: Report, annex: str, raw: Mapping[str, str], source: str, person: str
) -> ReportEntry:
    plan, problems = plan_of(form_of(session, report)).annex(annex), _unsaid(source, person)
    try:
        cells = checked_cells(plan, raw)
    except InvalidInput as wrong:
        raise InvalidInput({**wrong.problems, **problems}) from None
    if problems:
        raise InvalidInput(problems)
    typed = Typed(key=plan.name, what=f"Phụ lục {plan.key}", cells=cells, source=source, person=person)
    return ReportEntry(report_id=report.id, **typed.columns())


def _to_be_worded(session: Session, uid: str, key: str) -> tuple[Report, Part]:
    """A report whose text may still be changed, and its paragraph; KeyError for no such paragraph."""
    report = standing_report(session, uid)
    if report.state not in (ReportState.OPEN, ReportState.FROZEN):
        raise UserError(f"Báo cáo {report.name} đã duyệt nên không sửa lời văn được nữa.")
    return report, plan_of(form_of(session, report)).part(key)


def _unsaid(source: str, person: str) -> dict[str, str]:
    problems = dict[str, str]()
    if not source.strip():
        problems["source"] = "Chưa ghi nguồn số liệu. Ghi văn bản, sổ hoặc bộ phận cung cấp."
    if not person.strip():
        problems["person"] = "Chưa ghi người cung cấp. Ghi họ tên người chịu trách nhiệm về số liệu."
    return problems
