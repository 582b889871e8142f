"""What would be sent, and what is in the way or missing: looked at before anything is made."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.journal import JournalRow
from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.core.report_periods import ReportPeriod
from desktop_app.office.area import Area
from desktop_app.office.branches import own_letter
from desktop_app.office.desk import Desk
from desktop_app.reports.kept import Wanted
from desktop_app.reports.known import Known
from desktop_app.reports.models import ReportState
from desktop_app.sync.enrolling.queries import own_card, upper_partner
from desktop_app.sync.models import SentPackage
from desktop_app.sync.sending.attached import Waiting, waiting_files
from desktop_app.sync.sending.handed_in import Expected, expected_reports, report_checks
from desktop_app.sync.sending.ledger import Ledger, read_ledger
from desktop_app.sync.sending.naming import naming_reports
from desktop_app.sync.tables import Going, going_tables

NO_UPPER = "Chưa ghi danh cơ quan cấp trên. Mở Đơn vị trao đổi, nhập phiếu ghi danh của cơ quan cấp trên rồi lập gói."
OF_MAIN_PC = "Máy này là máy phụ, không gửi lên cấp trên. Giao sổ cho máy chính; gói gửi cấp trên lập ở máy chính."
NOTHING = (
    "Trong kỳ sổ không có dòng nào và chưa chốt biểu nào. Nếu đúng là không có việc gì, hãy ghi “Không phát sinh”."
)


@dataclass(frozen=True)
class Part:
    """One line of what goes: all rows, those new or changed since the last receipt, those of the period."""

    name: str
    total: int
    changed: int
    in_period: int


@dataclass(frozen=True)
class ReportLine:
    """One form of the period; only a frozen one goes. `broken` relations do not hold in it."""

    wanted: Wanted
    number: str
    title: str
    due_on: date | None
    state: ReportState | None
    uid: str
    broken: int

    @property
    def goes(self) -> bool:
        """Whether its figures are in the package."""
        return self.state not in (None, ReportState.OPEN)


@dataclass(frozen=True)
class Missing:
    """Something to mend first, as one sentence; nothing is made while it is `in_the_way`.

    `page` is where it is mended and `wanted` the report it is about.
    """

    sentence: str
    in_the_way: bool = False
    page: str = ""
    wanted: Wanted | None = None


@dataclass(frozen=True, kw_only=True)
class Looked:
    """A package before it is made."""

    period: ReportPeriod
    to_name: str
    seq: int
    due_on: date | None
    parts: tuple[Part, ...]
    reports: tuple[ReportLine, ...]
    files: Waiting
    missing: tuple[Missing, ...]
    is_correction: bool
    is_empty: bool
    is_whole: bool
    goes_on_from: int

    @property
    def can_be_made(self) -> bool:
        """Whether nothing is in the way."""
        return not any(each.in_the_way for each in self.missing)


def look_at(desk: Desk, session: Session, areas: Sequence[Area], period: ReportPeriod) -> Looked:
    """What would go now; what is in the way is told in the same answer."""
    problem = _keys_problem(desk, session)
    upper = upper_partner(session)
    ledger = read_ledger(session, desk.installation.epoch, upper) if upper else None
    expected = expected_reports(desk, session, period)
    lines = tuple(_line(session, each) for each in expected)
    parts = tuple(_parts(session, areas, period, ledger.since_seq if ledger else 0))
    is_empty = not any(part.in_period for part in parts) and not any(line.goes for line in lines)
    stops = [problem, "" if upper else OF_MAIN_PC if own_letter(session) else NO_UPPER]
    follows = ledger.follows if ledger else None
    return Looked(
        period=period,
        to_name=upper.name if upper else "",
        seq=ledger.seq if ledger else 1,
        due_on=min((line.due_on for line in lines if line.due_on), default=None),
        parts=parts,
        reports=lines,
        files=waiting_files(session, areas, ledger) if ledger else Waiting(0, 0),
        missing=(
            *(Missing(stop, True, "sync.partners") for stop in stops if stop),
            *_missing(desk, lines, is_empty, ledger),
            *(
                Missing(said, page="reports.form", wanted=each.wanted)
                for each, said in naming_reports(desk, session, Known(areas), expected)
            ),
        ),
        is_correction=ledger is not None and corrects(session, ledger, period),
        is_empty=is_empty,
        is_whole=ledger is None or not ledger.since_seq,
        goes_on_from=follows.seq if follows else 0,
    )


def corrects(session: Session, ledger: Ledger, period: ReportPeriod) -> bool:
    """Whether the period was handed in already, by a package that was made after its end and has a receipt."""
    of_period = (SentPackage.from_on == period.from_on, SentPackage.to_on == period.to_on)
    done = session.scalars(select(SentPackage).where(*of_period, SentPackage.received_at.is_not(None)))
    units = {ledger.last.partner.unit} if ledger.last else set[str]()
    return any(each.created_at.date() > period.to_on and each.partner.unit in units for each in done)


def _keys_problem(desk: Desk, session: Session) -> str:
    try:
        own_card(desk, session)
    except UserError as problem:
        return str(problem)
    return ""


def _parts(session: Session, areas: Sequence[Area], period: ReportPeriod, since_seq: int) -> Iterator[Part]:
    for going in going_tables(areas):
        if going.declared.part:
            yield _part(session, going, period, since_seq)


def _part(session: Session, going: Going, period: ReportPeriod, since_seq: int) -> Part:
    kind: Any = going.kind
    new = select(JournalRow.row_uid).where(JournalRow.seq > since_seq, JournalRow.table_name == going.name)
    day = getattr(kind, going.declared.day)
    queries = (
        select(func.count()).select_from(kind),
        select(func.count()).select_from(kind).where(kind.uid.in_(new)),
        select(func.count()).select_from(kind).where(day >= period.from_on, day <= period.to_on),
    )
    total, changed, in_period = (session.scalar(query) or 0 for query in queries)
    return Part(going.declared.part, total, changed if since_seq else total, in_period)


def _line(session: Session, expected: Expected) -> ReportLine:
    report = expected.report
    checks = report_checks(session, report) if report and expected.is_frozen else []
    broken = [each for each in checks if not each.holds]
    return ReportLine(
        wanted=expected.wanted,
        number=expected.form.number or expected.form.title,
        title=expected.form.title,
        due_on=expected.due_on,
        state=report.state if report else None,
        uid=report.uid if report else "",
        broken=sum(not each.check.warns for each in broken),
    )


def _missing(desk: Desk, lines: Sequence[ReportLine], is_empty: bool, ledger: Ledger | None) -> Iterator[Missing]:
    for line in lines:
        if said := _of_report(line):
            yield Missing(said, page="reports.form", wanted=line.wanted)
    if is_empty:
        yield Missing(NOTHING)
    last = ledger.last if ledger else None
    if last and last.created_at > desk.clock.now():
        yield Missing(
            f"Đồng hồ máy đang chậm hơn lúc lập gói {last.seq} ({words.day(last.created_at.date())}). "
            "Hãy chỉnh lại ngày giờ của máy."
        )


def _of_report(line: ReportLine) -> str:
    name = f"Biểu {line.number}"
    if line.state is None:
        return f"{name} chưa lập nên không có trong gói. Mở biểu, kiểm tra số rồi bấm Chốt số liệu."
    if line.state is ReportState.OPEN:
        return f"{name} chưa chốt số liệu nên không có trong gói. Mở biểu rồi bấm Chốt số liệu."
    if line.broken:
        return f"{name} có {line.broken} quan hệ số liệu không khớp. Mở biểu để xem và đính chính hoặc giải trình."
    if line.state is ReportState.FROZEN:
        return f"{name} chưa có người duyệt. Mở báo cáo để duyệt."
    return ""
