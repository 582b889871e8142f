"""The reports to the People's Council that were made, with their sessions (Luật 10/2022/QH15 Điều 14 khoản 3)."""

from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import select

from desktop_app.areas.disclosure.coverage.figures import CouncilFigures, figures_of, read_figures
from desktop_app.areas.disclosure.further_models import CouncilReport
from desktop_app.core import words
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.fields import Day, Form, LongText, Section, Text
from desktop_app.core.law.calendar import ONE_DAY
from desktop_app.office.desk import Service
from desktop_app.office.rights import Right, needs

REPORT_FORM = Form(
    "disclosure.council_report",
    (
        Section(
            "",
            (
                Text(
                    name="session", label="Kỳ họp", required=True, max_length=200,
                    hint="Ví dụ: Kỳ họp thứ tám (thường lệ cuối năm 2026).",
                ),
                Day(name="session_on", label="Ngày họp", required=True, span=6),
                Text(name="number", label="Số báo cáo", max_length=40, span=6),
                Day(name="from_on", label="Số liệu từ ngày", required=True, span=6),
                Day(name="to_on", label="Đến hết ngày", required=True, span=6),
                Day(name="reported_on", label="Ngày gửi HĐND", span=6),
                Day(name="sent_to_front_on", label="Ngày gửi UBMTTQ", span=6),
                LongText(name="note", label="Nhận xét, kiến nghị", lines=3, max_length=1000),
            ),
        ),
    ),
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class ReportEntry:
    """A report as it is entered."""

    session: str
    session_on: date
    from_on: date
    to_on: date
    number: str = ""
    reported_on: date | None = None
    sent_to_front_on: date | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class ReportRow(ReportEntry):
    """A report as it was kept."""

    uid: str
    rev: int


class CouncilReports(Service):
    """The reports, the newest session first."""

    @needs(Right.READ)
    def all(self) -> tuple[ReportRow, ...]:
        """Every report."""
        with self.desk.db.reading() as session:
            rows = session.scalars(select(CouncilReport).order_by(CouncilReport.session_on.desc()))
            return tuple(_row(row) for row in rows)

    @needs(Right.READ)
    def figures(self, uid: str) -> CouncilFigures:
        """The figures of a kept report as they stand today."""
        with self.desk.db.reading() as session:
            return figures_of(session, uid, self.desk.clock.today())

    @needs(Right.READ)
    def figures_between(self, from_on: date, to_on: date) -> CouncilFigures:
        """The figures of any span."""
        with self.desk.db.reading() as session:
            return read_figures(session, from_on, to_on, self.desk.clock.today())

    @needs(Right.RECORD)
    def keep(self, entry: ReportEntry, uid: str = "", rev: int = 0) -> ReportRow:
        """Keep a report, or change the one of that uid."""
        _refuse(entry)
        with self.desk.db.writing(self.holder.uid) as session:
            if uid:
                row = session.scalars(select(CouncilReport).where(CouncilReport.uid == uid)).one_or_none()
                if row is None or row.rev != rev:
                    raise UserError("Báo cáo này vừa được người khác sửa. Mở lại để xem bản mới rồi sửa tiếp.")
            else:
                row = CouncilReport()
                session.add(row)
            for name, value in asdict(entry).items():
                if getattr(row, name) != value:
                    setattr(row, name, value)
            session.flush()
            return _row(row)

    @needs(Right.READ)
    def suggested(self) -> ReportEntry:
        """A report from the end of the last one, or the new year, until today."""
        today, known = self.desk.clock.today(), self.all()
        ended = max((each.to_on for each in known if each.to_on < today), default=None)
        begin = max(date(today.year, 1, 1), ended + ONE_DAY) if ended else date(today.year, 1, 1)
        return ReportEntry(session="", session_on=today, from_on=begin, to_on=today)


def _refuse(entry: ReportEntry) -> None:
    problems = dict[str, str]()
    if entry.to_on < entry.from_on:
        problems["to_on"] = f"Ngày cuối trước ngày đầu {words.day(entry.from_on)}. Kiểm tra lại ngày."
    if entry.to_on > entry.session_on:
        problems["session_on"] = f"Ngày họp trước ngày cuối của số liệu {words.day(entry.to_on)}. Kiểm tra lại ngày."
    if problems:
        raise InvalidInput(problems)


def _row(row: CouncilReport) -> ReportRow:
    return ReportRow(**{name: getattr(row, name) for name in ReportRow.__dataclass_fields__})
