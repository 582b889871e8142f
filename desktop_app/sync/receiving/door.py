"""The door: a file becomes a package whose seal, signature, sender and kind are what this office takes in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.core.package.about import About, Kind, NotWellFormed
from desktop_app.core.package.opened import Opened
from desktop_app.core.package.read import open_package
from desktop_app.core.package.refusals import PackageRefused, Reason
from desktop_app.core.progress import Progress
from desktop_app.office.desk import Desk
from desktop_app.sync.container import receiver
from desktop_app.sync.enrolling.queries import partner_card, units_meant
from desktop_app.sync.models import Partner
from desktop_app.sync.receiving.members import Days, ReportMember, RowVersion, days_of, report_member, row_version
from desktop_app.sync.receiving.planned import Planned, Standing
from desktop_app.sync.states import PartnerKind

GOING_UP = (Kind.FULL, Kind.DELTA, Kind.CORRECTION, Kind.IDENTITY)
_OTHER_KIND = (
    "Đây không phải gói số liệu gửi lên mà là biên nhận hoặc biểu mẫu. Mở Gửi cấp trên, bấm Nhập biên nhận để đọc."
)
_NOT_COMMUNE = (
    "Gói này do “{name}” lập, đã ghi danh là {kind}, nên không nhập ở đây. Nếu ghi danh nhầm loại thì thu hồi phiếu "
    "và ghi danh lại."
)
_REVOKED = (
    "Phiếu ghi danh của {name} đã thu hồi ngày {day}: {why}. Nếu đơn vị đã có khóa mới thì ghi danh phiếu mới, "
    "báo họ lập lại gói."
)
_TO_ANOTHER = "Gói ghi nơi nhận là đơn vị mã {unit}, không phải cơ quan này. Hãy chuyển gói cho đúng nơi nhận."
_NO_REASON = "Gói đính chính không ghi lý do. Hãy báo đơn vị gửi lập lại gói kèm lý do đính chính."


class NotTaken(UserError):
    """A package that opened well and still is not taken in; `reason` is a short sign that can be counted."""

    def __init__(self, reason: str, sentence: str) -> None:
        """The sentence says what to do."""
        self.reason = reason
        super().__init__(sentence)


@dataclass(frozen=True)
class Incoming:
    """A package of a commune; close it by `with incoming.opened`."""

    path: Path
    opened: Opened
    partner: Partner
    days: Days
    reports: tuple[ReportMember, ...]
    day_columns: dict[str, str]

    @property
    def about(self) -> About:
        """The facts of its manifest."""
        return self.opened.manifest.about

    @property
    def epoch(self) -> str:
        """The life of the commune's data that made it, as it is kept."""
        return str(self.about.epoch)

    @property
    def correction(self) -> str:
        """The reason that a correction gives."""
        return str(self.about.facts.get("reason") or "")[:500] if self.about.kind is Kind.CORRECTION else ""

    @property
    def states_nothing(self) -> bool:
        """Whether the commune states that nothing arose."""
        return self.about.facts.get("nothing") is True

    def rows(self, table: str) -> Iterator[RowVersion]:
        """The rows of a table, each checked; NotTaken for one that is none."""
        day = self.day_columns.get(table, "")
        for row in self.opened.rows(table):
            try:
                yield row_version(table, row, day)
            except NotWellFormed:
                raise _unsafe() from None


def open_incoming(
    desk: Desk,
    session: Session,
    path: Path,
    day_columns: dict[str, str],
    progress: Progress | None = None,
    check: Callable[[Session, Partner, About], None] | None = None,
) -> Incoming:
    """The package in a file; PackageRefused or NotTaken say why it is not taken in.

    `check` looks at its sender; that of a commune's packages when it is not given.
    """
    everyone = list(session.scalars(select(Partner)))
    cards = [partner_card(each, desk.is_practice) for each in everyone]
    opened = open_package(path, replace(receiver(desk, session), cards=cards), progress=progress)
    try:
        partner = next(each for each in everyone if each.fingerprint == opened.manifest.signer)
        (check or _check_commune)(session, partner, opened.manifest.about)
        return Incoming(path, opened, partner, *_members(opened), day_columns)
    except BaseException:
        opened.close()
        raise


def planned_of(incoming: Incoming, standing: Standing, trouble: str = "") -> Planned:
    """What a package says of itself, before its rows are looked at."""
    about = incoming.about
    return Planned(
        path=incoming.path,
        standing=standing,
        trouble=trouble,
        digest=incoming.opened.hash,
        unit=incoming.partner.unit,
        unit_name=incoming.partner.name,
        seq=about.seq,
        period=incoming.days.name,
        kind=about.kind.value,
        made=about.created,
        correction=incoming.correction,
        nothing=incoming.states_nothing,
        reports=tuple(f"{each.form} {each.name}".strip() for each in incoming.reports),
    )


def refuse_revoked(partner: Partner) -> None:
    """NotTaken for a card that is not trusted any more."""
    if partner.revoked_on:
        day = words.day(partner.revoked_on)
        raise NotTaken("revoked", _REVOKED.format(name=partner.name, day=day, why=partner.revoke_reason))


def _check_commune(session: Session, partner: Partner, about: About) -> None:
    refuse_revoked(partner)
    if about.kind not in GOING_UP:
        raise NotTaken("other_kind", _OTHER_KIND)
    if partner.kind is not PartnerKind.COMMUNE:
        raise NotTaken("not_commune", _NOT_COMMUNE.format(name=partner.name, kind=partner.kind.value.lower()))
    if about.to_unit not in units_meant(session):
        raise NotTaken("to_another", _TO_ANOTHER.format(unit=about.to_unit))
    if about.kind is Kind.CORRECTION and not about.facts.get("reason"):
        raise NotTaken("no_reason", _NO_REASON)


def _members(opened: Opened) -> tuple[Days, tuple[ReportMember, ...]]:
    try:
        reports = tuple(report_member(opened.report(name)) for name in opened.reports)
        if len({each.key for each in reports}) != len(reports):
            raise NotWellFormed("a report twice")
        return days_of(opened.manifest.about), reports
    except NotWellFormed:
        raise _unsafe() from None


def _unsafe() -> PackageRefused:
    return PackageRefused(Reason.UNSAFE)


def reason_of(trouble: UserError) -> str:
    """The short sign of a refusal."""
    if isinstance(trouble, PackageRefused):
        return trouble.reason.value
    return trouble.reason if isinstance(trouble, NotTaken) else "disk"
