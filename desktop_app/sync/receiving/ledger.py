"""What is held of one unit: its packages, its rows, its reports; and what a package is to them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.core.package.about import Kind
from desktop_app.sync.models import Partner
from desktop_app.sync.receiving.door import Incoming
from desktop_app.sync.receiving.judging import Held
from desktop_app.sync.receiving.members import ReportMember
from desktop_app.sync.receiving.models import (
    FORGETS,
    OlderRow,
    ReceivedFigure,
    ReceivedPackage,
    ReceivedReport,
    ReceivedRow,
)
from desktop_app.sync.receiving.planned import FigureChange, Standing
from desktop_app.sync.states import ReceivedState

_TAKEN_BEFORE = "Gói số {seq} này đã nhập ngày {day}. Không cần làm gì thêm."
_TWO_OF_ONE_NUMBER = (
    "Đơn vị này có hai gói số {seq} khác nhau, có thể do dùng hai bản chép của cùng một sổ. Gọi hỏi đơn vị máy nào là "
    "sổ chính, rồi xác nhận gói đúng hoặc trả lại gói này."
)
_BROKEN_LINE = (
    "Gói số {seq} không nối tiếp gói trước đã nhập ở đây, có thể do dùng hai bản chép của cùng một sổ. Gọi hỏi đơn vị, "
    "rồi xác nhận gói này hoặc trả lại."
)
_NEW_LIFE = (
    "Gói lập trên máy mới hoặc sau khi phục hồi bản sao lưu{follows}. Gọi hỏi đơn vị; nếu đúng thì xác nhận một lần, "
    "sổ của đơn vị sẽ theo gói này."
)
_OLD_LIFE = (
    "Gói lập từ bản sổ cũ, trước khi đơn vị chuyển máy hoặc phục hồi. Gọi hỏi đơn vị còn dùng máy cũ không; thường thì "
    "trả lại gói này."
)


@dataclass(frozen=True)
class Ledger:
    """Everything that was taken in of a unit, whichever of its cards signed it."""

    unit: str
    packages: tuple[ReceivedPackage, ...]

    @property
    def taken(self) -> list[ReceivedPackage]:
        """The packages that count, in the order in which they were taken in."""
        return [each for each in self.packages if each.state is ReceivedState.TAKEN_IN]

    def known(self, digest: str) -> ReceivedPackage | None:
        """The package of this digest, if it was here before."""
        return next((each for each in self.packages if each.digest == digest), None)

    def newest_seq(self, epoch: str) -> int:
        """The highest number taken in of a life of the data."""
        return max((each.seq for each in self.taken if each.epoch == epoch), default=0)

    def closed_spans(self) -> list[tuple[date, date]]:
        """The periods that were acknowledged after they had ended."""
        return [(each.from_on, each.to_on) for each in self.taken if is_closed(each)]


def is_closed(package: ReceivedPackage) -> bool:
    """Whether what it brought for its period changes only by a correction: a receipt was given after the end."""
    is_acknowledged = package.receipt_on is not None and package.returned_on is None
    return is_acknowledged and package.made_at.date() > package.to_on


def read_ledger(session: Session, unit: str) -> Ledger:
    """The ledger of a unit."""
    found = select(ReceivedPackage).join(Partner).where(Partner.unit == unit).order_by(ReceivedPackage.id)
    return Ledger(unit, tuple(session.scalars(found)))


def standing_of(ledger: Ledger, incoming: Incoming) -> tuple[Standing, str]:
    """What a package is to those before it, and the sentence for whoever decides."""
    before = ledger.known(incoming.opened.hash)
    if before and before.state is ReceivedState.TAKEN_IN:
        day = before.created_at.strftime("%d/%m/%Y")
        return Standing.SAME_AGAIN, _TAKEN_BEFORE.format(seq=before.seq, day=day)
    if before and before.state is ReceivedState.REFUSED:
        return Standing.REFUSED, before.trouble
    if before and before.confirmed_on:
        return Standing.GOOD, ""
    sentence = _fork(ledger.taken, incoming)
    return (Standing.FORKED, sentence) if sentence else (Standing.GOOD, "")


def _fork(taken: list[ReceivedPackage], incoming: Incoming) -> str:
    about, epoch = incoming.about, incoming.epoch
    if not taken:
        return ""
    if taken[-1].epoch != epoch:
        return _OLD_LIFE if int(epoch) < int(taken[-1].epoch) else _NEW_LIFE.format(follows=_follows(incoming))
    mine = dict[int, list[ReceivedPackage]]()
    for each in taken:
        if each.epoch == epoch:
            mine.setdefault(each.seq, []).append(each)
    if about.seq in mine:
        return _TWO_OF_ONE_NUMBER.format(seq=about.seq)
    before, after = mine.get(about.seq - 1), mine.get(about.seq + 1)
    broken = before and about.prev not in {each.digest for each in before}
    if broken or (after and incoming.opened.hash not in {each.previous for each in after}):
        return _BROKEN_LINE.format(seq=about.seq)
    return ""


def _follows(incoming: Incoming) -> str:
    told = incoming.about.facts.get("follows")
    seq = told.get("seq") if isinstance(told, dict) else None
    return f", tiếp nối từ gói số {seq}" if isinstance(seq, int) else ""


def held_rows(session: Session, unit: str) -> dict[str, Held]:
    """Every row that is held of a unit, by its permanent name."""
    kind = ReceivedRow
    columns = (kind.row_uid, kind.id, kind.table_name, kind.rev, kind.hash, kind.gone_in)
    marks = select(OlderRow.row_uid, OlderRow.hash).where(OlderRow.partner_unit == unit, OlderRow.rev == FORGETS)
    forgetting = {(uid, digest) for uid, digest in session.execute(marks)}
    return {
        uid: Held(key, table, rev, digest, gone is not None, (uid, digest) in forgetting)
        for uid, key, table, rev, digest, gone in session.execute(select(*columns).where(kind.partner_unit == unit))
    }


def tells_forgotten(session: Session, incoming: Incoming) -> bool:
    """Whether a package tells of a row what its unit has said must be forgotten."""
    forgotten = {uid for uid, held in held_rows(session, incoming.partner.unit).items() if held.forgets}
    rows = (row for table in incoming.opened.tables for row in incoming.rows(table)) if forgotten else ()
    return any(row.uid in forgotten and not row.forgets for row in rows)


@dataclass(frozen=True)
class HeldReport:
    """The current version of a report, with the package that brought it."""

    report: ReceivedReport
    package: ReceivedPackage
    figures: dict[str, ReceivedFigure]

    def is_newer_than(self, incoming: Incoming) -> bool:
        """Whether it came in a later package of the same life."""
        return self.package.epoch == incoming.epoch and self.package.seq > incoming.about.seq

    def changes(self, member: ReportMember) -> list[FigureChange]:
        """The figures that the member tells otherwise."""
        keys = dict.fromkeys([*self.figures, *member.figures])
        told = ((key, self._value(key), member.figures.get(key, "")) for key in keys)
        return [FigureChange(*member.key, key, was, now) for key, was, now in told if was != now]

    def equals(self, member: ReportMember) -> bool:
        """Whether the member brings nothing new."""
        report = self.report
        told = (report.name, report.number, report.state, report.nothing_arose, report.note)
        now = (member.name, member.number, member.state, member.nothing_arose, member.note)
        same = told == now and (report.checks, report.corrections) == (member.checks, member.corrections)
        return same and not self.changes(member) and not self._is_told_otherwise(member)

    def _value(self, key: str) -> str:
        return self.figures[key].value if key in self.figures else ""

    def _is_told_otherwise(self, member: ReportMember) -> bool:
        return any(
            figure.explanation != member.explanations.get(key, "") or figure.row_uids != member.rows.get(key, "")
            for key, figure in self.figures.items()
        )


def held_reports(
    session: Session, unit: str, members: Iterable[ReportMember]
) -> dict[tuple[str, date, date], HeldReport]:
    """The current versions of these reports."""
    found = dict[tuple[str, date, date], HeldReport]()
    for member in members:
        form, from_on, to_on = member.key
        report = session.scalars(
            select(ReceivedReport).where(
                ReceivedReport.partner_unit == unit, ReceivedReport.form == form, ReceivedReport.from_on == from_on,
                ReceivedReport.to_on == to_on, ReceivedReport.is_current.is_(True),
            )
        ).one_or_none()  # fmt: skip
        if report is not None:
            package = session.get_one(ReceivedPackage, report.package_id)
            of_package = (ReceivedFigure.package_id == report.package_id, ReceivedFigure.form == form)
            figures = session.scalars(select(ReceivedFigure).where(*of_package, ReceivedFigure.from_on == from_on))
            found[member.key] = HeldReport(report, package, {each.key: each for each in figures if each.to_on == to_on})
    return found


def needs_correction(incoming: Incoming, held: HeldReport, changes: list[FigureChange]) -> bool:
    """Whether figures that were acknowledged would change without being called a correction."""
    return bool(changes) and is_closed(held.package) and incoming.about.kind is not Kind.CORRECTION
