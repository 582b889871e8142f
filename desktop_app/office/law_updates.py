"""Rules and days off that the maker of the program sends: checked like a program, planned, taken whole."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.core.law.deadline import Move
from desktop_app.core.progress import Progress
from desktop_app.core.release import Version, version_of
from desktop_app.core.update_package.manifest import Kind
from desktop_app.core.update_package.read import Update, content_of, judge
from desktop_app.core.update_package.refusals import Reason, UpdateRefused
from desktop_app.core.updating.updater import Updater
from desktop_app.office.desk import Desk, Service
from desktop_app.office.law_bundle import BundlePlan, LawBundleService, plan_in, read_bundle
from desktop_app.office.models import CalendarDay, LawVersion
from desktop_app.office.rights import Right, needs

_SOURCE = "Nơi phát hành chương trình, bộ "


@dataclass(frozen=True)
class ComingLaw:
    """A set of law that was looked at, with what it would change here."""

    version: Version
    plan: BundlePlan


class LawUpdateService(Service):
    """Law that comes as a signed update."""

    def __init__(self, desk: Desk, updater: Updater) -> None:
        """`updater` knows the version of the program."""
        super().__init__(desk)
        self._updater = updater

    @needs(Right.CHANGE_LAW)
    def plan(self, update: Update, progress: Progress) -> ComingLaw:
        """What taking it would do; UpdateRefused when it is no law, broken, or older than what was taken before."""
        manifest = update.manifest
        if manifest.kind is not Kind.LAW:
            raise UpdateRefused(Reason.ANOTHER_PRODUCT)
        judge(manifest, self._updater.present.version)
        bundle = read_bundle(content_of(update, progress))
        with self.desk.db.reading() as session:
            newest = max(_taken(session), default=None)
            if newest is not None and manifest.version <= newest:
                raise _had_already(manifest.version, newest)
            return ComingLaw(manifest.version, plan_in(self.desk, session, bundle))

    @needs(Right.CHANGE_LAW)
    def take(self, coming: ComingLaw) -> list[Move]:
        """Put it into force in one piece; the deadlines that moved."""
        return LawBundleService(self.desk).take_bundle(coming.plan, f"{_SOURCE}{coming.version}")


def _taken(session: Session) -> Iterator[Version]:
    """The sets that something in force came from; one that was taken back whole can be taken again."""
    for table in (LawVersion, CalendarDay):
        wanted = select(table.came_from).where(table.came_from.startswith(_SOURCE), table.is_withdrawn.is_(False))
        for source in session.scalars(wanted.distinct()):
            yield version_of(source.removeprefix(_SOURCE))


def _had_already(offered: Version, newest: Version) -> UpdateRefused:
    how = "đã được nhận" if offered == newest else f"cũ hơn bộ {newest} đã nhận"
    return UpdateRefused(Reason.NOT_NEWER, f"Bộ quy định {offered} trong gói {how}, nên không cần nhận gói này.")
