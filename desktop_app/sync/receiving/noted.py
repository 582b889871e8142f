"""What is written down of a package itself, and of a file that was not taken in."""

import hashlib
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.core.errors import UserError
from desktop_app.core.package.header import Header
from desktop_app.core.package.read import inspect
from desktop_app.core.package.refusals import PackageRefused
from desktop_app.office.desk import Desk
from desktop_app.sync.down.answers import note_answers
from desktop_app.sync.receiving.door import Incoming
from desktop_app.sync.receiving.models import ReceivedPackage, RefusedPackage
from desktop_app.sync.receiving.planned import Planned
from desktop_app.sync.receiving.sifting import Sifted, trouble_of
from desktop_app.sync.receiving.taking import due_day, timeliness, told_of
from desktop_app.sync.states import ReceivedState

_PIECE = 1 << 20


def new_package(desk: Desk, session: Session, incoming: Incoming, arrived_on: date) -> ReceivedPackage:
    """The package as it is noted, in the caller's transaction."""
    about, heads = incoming.about, incoming.opened.heads()
    told = heads if isinstance(heads, dict) else {}
    seq, link = told.get("seq"), told.get("link")
    package = ReceivedPackage(
        partner_id=incoming.partner.id,
        epoch=incoming.epoch,
        seq=about.seq,
        package_uid=about.pkg_id,
        digest=incoming.opened.hash,
        previous=about.prev or "",
        kind=about.kind.value,
        period=incoming.days.name,
        from_on=incoming.days.from_on,
        to_on=incoming.days.to_on,
        made_at=datetime.fromisoformat(about.created),
        state=ReceivedState.TAKEN_IN,
        is_nothing=incoming.states_nothing,
        reason=incoming.correction,
        journal_seq=seq if isinstance(seq, int) and 0 <= seq < 2**53 else 0,
        journal_head=link[:64] if isinstance(link, str) else "",
        arrived_on=arrived_on,
        taken_by=desk.account.name[:120],
    )
    session.add(package)
    return package


def settle(session: Session, package: ReceivedPackage, incoming: Incoming, sifted: Sifted, *, is_first: bool) -> None:
    """What came of it, once everything was written, and what the sender tells of packages that went down."""
    counts = sifted.counts
    dues = [due_day(session, each.form, each.to_on) for each in incoming.reports]
    package.state = ReceivedState.TAKEN_IN
    package.trouble = trouble_of(sifted)
    package.added, package.changed = counts.added, counts.changed + counts.gone
    package.unchanged, package.conflicts = counts.unchanged, counts.conflicts
    package.is_first = is_first
    package.due_on = min((due for due in dues if due), default=None)
    package.timeliness = timeliness(package.arrived_on, package.due_on)
    package.told = told_of(incoming, sifted)
    note_answers(session, incoming.partner.unit, incoming.about.facts)


def note_refusal(desk: Desk, session: Session, planned: Planned) -> str:
    """Keep why a file was not taken in; the same file with the same sentence is noted once. Its uid."""
    digest, header = _digest(planned.path), _header(planned.path)
    same = select(RefusedPackage).where(RefusedPackage.file_sha256 == digest, RefusedPackage.reason == planned.reason)
    noted = session.scalars(same).first()
    if noted is None:
        noted = RefusedPackage(
            file_sha256=digest,
            unit=header.unit if header else "",
            seq=header.seq if header else 0,
            period=header.period if header else "",
            reason=planned.reason[:40],
            trouble=planned.trouble[:500],
            refused_on=desk.clock.today(),
            refused_to=desk.account.name[:120],
        )
        session.add(noted)
        session.flush()
    return noted.uid


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                digest.update(piece)
    except OSError:
        return ""
    return digest.hexdigest()


def _header(path: Path) -> Header | None:
    try:
        return inspect(path)
    except (PackageRefused, UserError):
        return None
