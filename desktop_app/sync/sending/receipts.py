"""Takes receipts in: what arrived is known from then on, its copies may go, comments are kept where they belong."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.core.disk import disk_told
from desktop_app.core.package.about import NotWellFormed
from desktop_app.core.package.opened import Opened
from desktop_app.core.package.read import open_package
from desktop_app.core.package.receipts import Outcome, Receipt, receipts_of
from desktop_app.core.package.refusals import PackageRefused, Reason
from desktop_app.office.desk import Desk
from desktop_app.sync.container import REMARKS, receiver
from desktop_app.sync.models import Comment, SentPackage
from desktop_app.sync.remarks import remark_from
from desktop_app.sync.states import SentState

MOST_REMARKS = 5_000


@dataclass(frozen=True)
class Answered:
    """A package that a receipt speaks of; `is_new` when nothing had said so before."""

    uid: str
    seq: int
    state: SentState
    is_new: bool


@dataclass(frozen=True)
class Taken:
    """What a file of receipts brought.

    `unknown` are the numbers of packages that this PC never made, such as those of a life before a restored backup.
    `done_with` are the file names of copies that need not wait any more.
    """

    answered: tuple[Answered, ...] = ()
    unknown: tuple[int, ...] = ()
    new_comments: int = 0
    done_with: tuple[str, ...] = ()


def take_in(desk: Desk, session: Session, content: bytes) -> Taken:
    """Take a file of receipts, inside the caller's transaction; taking it again changes nothing."""
    with TemporaryDirectory(prefix="sodanchu-") as folder:
        file = Path(folder) / "receipt"
        with disk_told():
            file.write_bytes(content)  # sealed as it came
        with open_package(file, receiver(desk, session)) as opened:
            return _taken(session, opened)


def _taken(session: Session, opened: Opened) -> Taken:
    receipts = receipts_of(opened)
    pairs = [(each, _package(session, opened, each)) for each in receipts]
    known = [(each, package) for each, package in pairs if package]
    answered = tuple(_answer(session, each, package) for each, package in known)
    new = sum(_remark(session, each) for each in _remarks(opened)) if REMARKS in opened.tables else 0
    unknown = tuple(each.seq for each, package in pairs if package is None)
    session.flush()
    return Taken(answered, unknown, new, tuple(_done_with(session)))


def _package(session: Session, opened: Opened, receipt: Receipt) -> SentPackage | None:
    """The package that is meant: only the office it was made for can acknowledge it."""
    asked = select(SentPackage).where(
        SentPackage.package_uid == receipt.pkg_id, SentPackage.digest == receipt.hash, SentPackage.seq == receipt.seq
    )
    found = session.scalars(asked).one_or_none()
    if found is None:
        return None
    if found.partner.unit != opened.manifest.about.unit:
        raise PackageRefused(Reason.NOT_A_RECEIPT)
    return found


def _answer(session: Session, receipt: Receipt, package: SentPackage) -> Answered:
    state = SentState.RECEIVED if receipt.outcome is Outcome.TAKEN else SentState.RETURNED
    told = {**asdict(receipt), "outcome": receipt.outcome.value}
    before = json.loads(package.receipt) if package.receipt else None
    # Receipts may be read in any order: the one that was signed last says where the package stands.
    if before == told or (before and before["at"] > receipt.at):
        return Answered(package.uid, package.seq, package.state, is_new=False)
    package.state, package.receipt = state, json.dumps(told, sort_keys=True)
    if state is SentState.RECEIVED and package.received_at is None:
        package.received_at = datetime.fromisoformat(receipt.at)
    return Answered(package.uid, package.seq, state, is_new=True)


def _remarks(opened: Opened) -> Iterable[dict[str, Any]]:
    for count, row in enumerate(opened.rows(REMARKS)):
        if count >= MOST_REMARKS:
            raise PackageRefused(Reason.NOT_A_RECEIPT)
        try:
            yield remark_from(row)
        except NotWellFormed:
            raise PackageRefused(Reason.NOT_A_RECEIPT) from None


def _remark(session: Session, told: dict[str, Any]) -> bool:
    """Keep a comment on a package of ours; whether it is a new one."""
    ours = session.scalars(select(SentPackage).where(SentPackage.package_uid == told["package_uid"])).one_or_none()
    if ours is None:
        return False
    kept = session.scalars(select(Comment).where(Comment.comment_uid == told["comment_uid"])).one_or_none()
    if kept is None:
        session.add(Comment(**told))
        return True
    kept.withdrawn_on = told["withdrawn_on"]
    return False


def _done_with(session: Session) -> list[str]:
    """The copies of every package up to the last that arrived: all that they hold is known to be there."""
    found = session.scalars(select(SentPackage).order_by(SentPackage.id)).all()
    last = max((each.id for each in found if each.received_at), default=0)
    return [each.file_name for each in found if each.id <= last and each.file_name]
