"""What an officer does with a report; one method is one transaction."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas import load_areas
from desktop_app.core import words
from desktop_app.core.errors import InvalidInput, NotAllowed, UserError
from desktop_app.office.desk import Desk, Service
from desktop_app.office.rights import Right, needs
from desktop_app.reports.entry import NumberEntry, Typed, refuse_blank, refuse_wrong_number, refuse_wrong_typed
from desktop_app.reports.figures import Values, form_of, frozen_values, live_values, registers_now
from desktop_app.reports.forms import ReportForm
from desktop_app.reports.indicators.evaluating import follow, pick_of
from desktop_app.reports.kept import (
    Saved,
    Wanted,
    begun_report,
    frozen_report,
    kept_value,
    named,
    open_report,
    saved,
    standing_report,
)
from desktop_app.reports.known import Known
from desktop_app.reports.models import PeopleCount, Report, ReportCorrection, ReportEntry, ReportFigure, ReportState
from desktop_app.reports.narrative.annexes.reading import keep_lines, let_lines_go

NO_REASON = "Chưa ghi lý do đính chính. Hãy ghi lý do, lý do in cùng số đính chính."


class ReportService(Service):
    """Reports of the office, from the first figure to the signed paper."""

    def __init__(self, desk: Desk, known: Known | None = None) -> None:
        """`known` is what can be counted; what the program's areas declare when it is not given."""
        super().__init__(desk)
        self._known = known or Known(load_areas())

    @needs(Right.RECORD)
    def begin(self, wanted: Wanted) -> Saved:
        """The report of a form for its days; where there is one it is that one, where it was void it stands again."""
        if wanted.to_on < wanted.from_on:
            raise InvalidInput({"to_on": "Ngày cuối kỳ trước ngày đầu kỳ. Xem lại hai ngày."})
        with self.desk.db.writing(self.holder.uid) as session:
            of_period = (Report.form == wanted.form, Report.from_on == wanted.from_on, Report.to_on == wanted.to_on)
            report = session.scalars(select(Report).where(*of_period)).one_or_none()
            if report is None:
                report = begun_report(session, wanted, named(self.desk, session, wanted))
                session.add(report)
            elif report.voided_on:
                report.voided_on, report.void_reason, report.state = None, "", ReportState.OPEN
            session.flush()
            return saved(report)

    @needs(Right.RECORD)
    def note(self, uid: str, rev: int, text: str) -> Saved:
        """Write the remark that stands with the figures."""
        with self.desk.db.writing(self.holder.uid) as session:
            report = open_report(session, uid, rev)
            report.note = text.strip()
            session.flush()
            return saved(report)

    @needs(Right.RECORD)
    def state_nothing(self, uid: str, rev: int, *, nothing: bool) -> Saved:
        """State on purpose that nothing arose in the period, or take that back; refused where a figure is not 0."""
        with self.desk.db.writing(self.holder.uid) as session:
            report = open_report(session, uid, rev)
            if nothing:
                self._refuse_not_begun(report)
                self._refuse_something(session, report)
            report.nothing_arose = nothing
            session.flush()
            return saved(report)

    @needs(Right.RECORD)
    def explain(self, uid: str, key: str, text: str) -> None:
        """Keep what explains a figure; "" takes the explanation away."""
        with self.desk.db.writing(self.holder.uid) as session:
            report = standing_report(session, uid)
            form_of(session, report).indicator(key)
            _figure(session, report, key).explanation = text.strip()

    @needs(Right.RECORD)
    def enter(self, uid: str, typed: Typed) -> None:
        """Add to a figure that no register holds, or a line to an annex, with its source and who answers for it."""
        refuse_wrong_typed(typed)
        with self.desk.db.writing(self.holder.uid) as session:
            report = open_report(session, uid)
            session.add(ReportEntry(report_id=report.id, **typed.columns()))

    @needs(Right.RECORD)
    def strike(self, uid: str, entry_uid: str, reason: str) -> None:
        """Let an entry count no more; it stays with its reason."""
        refuse_blank(reason, "Chưa ghi lý do bỏ. Hãy ghi lý do, lý do được giữ cùng dòng này.")
        with self.desk.db.writing(self.holder.uid, reason) as session:
            report = open_report(session, uid)
            entry = next((each for each in report.entries if each.uid == entry_uid), None)
            if entry is None or entry.voided_on:
                raise UserError("Dòng này đã bỏ rồi. Mở lại báo cáo để xem bản mới.")
            entry.voided_on, entry.void_reason = self.desk.clock.today(), reason.strip()

    @needs(Right.RECORD)
    def freeze(self, uid: str, rev: int) -> Saved:
        """Freeze the figures as the registers give them now; UserError names what nobody typed yet."""
        with self.desk.db.writing(self.holder.uid) as session:
            report = open_report(session, uid, rev)
            self._refuse_not_begun(report)
            form = form_of(session, report)
            values = live_values(self.desk, session, self._known, form, report)
            missing = [each.title for each in form.indicators if each.asked and values[each.key] is None]
            if missing:
                more = f" và {len(missing) - 3} chỉ tiêu khác" if len(missing) > 3 else ""
                named = "; ".join(missing[:3])
                raise UserError(f"Chưa nhập: {named}{more}. Nhập số liệu, hoặc ghi 0 nếu không phát sinh, rồi chốt.")
            for each in form.indicators:
                _figure(session, report, each.key).value = kept_value(values[each.key])
            report.state, report.layout = ReportState.FROZEN, form.edition
            report.frozen_at, report.frozen_by = self.desk.clock.now(), self.holder.name
            keep_lines(self.desk, session, form, report)
            session.flush()
            return saved(report)

    @needs(Right.RECORD)
    def reopen(self, uid: str, rev: int, reason: str) -> Saved:
        """Count anew, with the reason, as long as nobody approved the report; its corrections are then in the past."""
        refuse_blank(reason, "Chưa ghi lý do mở chốt. Hãy ghi lý do, lý do được giữ trong nhật ký.")
        with self.desk.db.writing(self.holder.uid, reason) as session:
            report = standing_report(session, uid, rev)
            if report.state is not ReportState.FROZEN or report.corrections:
                raise UserError(
                    f"Báo cáo {report.name} không mở chốt được nữa: đã duyệt, đã gửi hoặc đã có đính chính. "
                    "Muốn đổi một con số, hãy đính chính kèm lý do."
                )
            report.state, report.layout, report.frozen_at, report.frozen_by = ReportState.OPEN, "", None, ""
            let_lines_go(report)
            session.flush()
            return saved(report)

    @needs(Right.RECORD)
    def correct(self, uid: str, key: str, now: str, reason: str) -> None:
        """Correct a frozen figure (`now` is a number as typed); those made of it follow for the same reason."""
        refuse_blank(reason, NO_REASON)
        value = refuse_wrong_number(now)
        with self.desk.db.writing(self.holder.uid, reason) as session:
            report = frozen_report(session, uid)
            form = form_of(session, report)
            different = report.people is PeopleCount.DIFFERENT
            if form.indicator(key).operands and pick_of(form.indicator(key), different) is None:
                raise UserError("Chỉ tiêu này tính từ các chỉ tiêu khác. Hãy đính chính chỉ tiêu thành phần.")
            self._correct(session, report, form, {key: value}, reason)

    @needs(Right.RECORD)
    def take_from_registers(self, uid: str, reason: str) -> None:
        """Correct every frozen figure that the registers no longer give, for one reason."""
        refuse_blank(reason, NO_REASON)
        with self.desk.db.writing(self.holder.uid, reason) as session:
            report = frozen_report(session, uid)
            form = form_of(session, report)
            self._correct(session, report, form, registers_now(self.desk, session, self._known, form, report), reason)

    @needs(Right.APPROVE_REPORT)
    def approve(self, uid: str, rev: int) -> Saved:
        """The head approves a report whose figures are frozen."""
        with self.desk.db.writing(self.holder.uid) as session:
            report = standing_report(session, uid, rev)
            if report.state is not ReportState.FROZEN:
                raise UserError(
                    f"Báo cáo {report.name} chưa chốt số liệu hoặc đã duyệt rồi. Chốt số liệu trước khi duyệt."
                )
            report.state, report.approved_on = ReportState.APPROVED, self.desk.clock.today()
            report.approved_by = self.holder.name
            session.flush()
            return saved(report)

    @needs(Right.RECORD)
    def give_number(self, uid: str, rev: int, entry: NumberEntry) -> Saved:
        """Write number, day, signer, addressee and recipients of the paper."""
        with self.desk.db.writing(self.holder.uid) as session:
            report = standing_report(session, uid, rev)
            for name, value in entry.columns().items():
                setattr(report, name, value)
            session.flush()
            return saved(report)

    @needs(Right.RECORD)
    def mark_sent(self, uid: str, rev: int, on: date) -> Saved:
        """Note the day on which the approved report left."""
        if on > self.desk.clock.today():
            raise InvalidInput({"sent_on": "Ngày gửi ở tương lai. Ghi ngày đã gửi thật."})
        with self.desk.db.writing(self.holder.uid) as session:
            report = standing_report(session, uid, rev)
            if report.state not in (ReportState.APPROVED, ReportState.SENT):
                raise UserError(f"Báo cáo {report.name} chưa được duyệt. Lãnh đạo duyệt rồi mới ghi đã gửi.")
            report.state, report.sent_on = ReportState.SENT, on
            session.flush()
            return saved(report)

    @needs(Right.RECORD)
    def void(self, uid: str, rev: int, reason: str) -> Saved:
        """Strike out a report that nobody approved."""
        refuse_blank(reason, "Chưa ghi lý do hủy. Hãy ghi lý do, lý do được giữ cùng báo cáo.")
        with self.desk.db.writing(self.holder.uid, reason) as session:
            report = standing_report(session, uid, rev)
            if report.state not in (ReportState.OPEN, ReportState.FROZEN):
                raise NotAllowed(f"Báo cáo {report.name} đã duyệt nên không hủy được. Hãy đính chính kèm lý do.")
            report.voided_on, report.void_reason = self.desk.clock.today(), reason.strip()
            session.flush()
            return saved(report)

    def _correct(self, session: Session, report: Report, form: ReportForm, now: Values, reason: str) -> None:
        was = frozen_values(report)
        different = report.people is PeopleCount.DIFFERENT
        new = follow(form.indicators, was | dict(now), different_people=different)
        changed = [each.key for each in form.indicators if new[each.key] != was.get(each.key)]
        if not changed:
            raise UserError("Số mới bằng số đang báo cáo, không có gì để đính chính.")
        for key in changed:
            correction = ReportCorrection(
                key=key,
                was=kept_value(was.get(key)),
                now=kept_value(new[key]),
                reason=reason.strip(),
                corrected_on=self.desk.clock.today(),
                corrected_by=self.holder.name,
            )
            report.corrections.append(correction)

    def _refuse_not_begun(self, report: Report) -> None:
        if self.desk.clock.today() < report.from_on:
            raise UserError(
                f"Kỳ của báo cáo đến ngày {words.day(report.from_on)} mới bắt đầu nên chưa chốt được. "
                "Hãy chọn kỳ khác, hoặc chờ đến trong kỳ."
            )

    def _refuse_something(self, session: Session, report: Report) -> None:
        values = live_values(self.desk, session, self._known, form_of(session, report), report)
        arose = [form_of(session, report).indicator(key).title for key, value in values.items() if value]
        if arose:
            raise UserError(
                f"Kỳ này có phát sinh, ví dụ: {arose[0]}. Chỉ ghi “không phát sinh” khi mọi chỉ tiêu bằng 0."
            )


def _figure(session: Session, report: Report, key: str) -> ReportFigure:
    found = next((figure for figure in report.figures if figure.key == key), None)
    if found is None:
        found = ReportFigure(report_id=report.id, key=key)
        report.figures.append(found)
    return found
