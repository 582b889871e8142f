"""What pages and commands show of branches: at the main PC all of them and their packages, at a branch itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop_app.areas.reception.models import Visit
from desktop_app.office.branches import Branch, OwnBranch, branches, own_branch
from desktop_app.office.desk import Desk
from desktop_app.sync.branch.handing import sent_to_main
from desktop_app.sync.branch.join_service import received_of_branches
from desktop_app.sync.models import SentPackage
from desktop_app.sync.receiving.models import ReceivedPackage
from desktop_app.sync.states import ReceivedState, SentState


@dataclass(frozen=True)
class BranchLine:
    """A branch as the main PC lists it: how many of its visits are here, the newest package taken in."""

    branch: Branch
    visits: int
    last_number: str
    joined_on: date | None
    seq: int
    waits: bool
    trouble: str

    @property
    def uid(self) -> str:
        """What names it in the list."""
        return self.branch.letter


@dataclass(frozen=True)
class JoinedLine:
    """A package of a branch; `can_be_confirmed` where people have to say that it counts."""

    uid: str
    letter: str
    seq: int
    arrived_on: date
    taken_by: str
    added: int
    changed: int
    conflicts: int
    state: ReceivedState
    trouble: str
    has_receipt: bool

    @property
    def can_be_confirmed(self) -> bool:
        """Whether it waits for somebody."""
        return self.state is ReceivedState.FORKED


@dataclass(frozen=True)
class HandedLine:
    """A package that this branch made."""

    uid: str
    seq: int
    made_on: date
    state: SentState
    file_name: str


@dataclass(frozen=True)
class OwnStanding:
    """A branch at its own desk: `new` visits were recorded or changed since the last package with a receipt."""

    branch: OwnBranch
    visits: int
    new: int
    packages: Sequence[HandedLine]


def own_standing(desk: Desk) -> OwnStanding | None:
    """What this branch holds and handed over; None on the main PC."""
    with desk.db.reading() as session:
        branch = own_branch(session)
        if branch is None:
            return None
        own = select(func.count(Visit.id)).where(Visit.book == branch.letter)
        made = sent_to_main(session)
        known = max((each.created_at for each in made if each.received_at), default=None)
        new = own.where(Visit.changed_at > known) if known else own
        lines = [_handed(each) for each in made]
        return OwnStanding(branch, session.scalars(own).one(), session.scalars(new).one(), lines)


def branch_lines(desk: Desk) -> list[BranchLine]:
    """The branches of this office, those in use first."""
    with desk.db.reading() as session:
        packages = received_of_branches(session)
        found = [_line(session, each, packages) for each in branches(session)]
    return sorted(found, key=lambda each: (each.branch.ended_on is not None, each.branch.letter))


def joined_lines(desk: Desk) -> list[JoinedLine]:
    """The packages of branches, the newest first."""
    with desk.db.reading() as session:
        return [_joined(each) for each in received_of_branches(session)]


def _line(session: Session, branch: Branch, packages: Sequence[ReceivedPackage]) -> BranchLine:
    own = [each for each in packages if _letter(each) == branch.letter]
    taken = [each for each in own if each.state is ReceivedState.TAKEN_IN]
    of_book = select(func.count(Visit.id)).where(Visit.book == branch.letter)
    last = select(Visit).where(Visit.book == branch.letter).order_by(Visit.year.desc(), Visit.number.desc()).limit(1)
    visit = session.scalars(last).first()
    return BranchLine(
        branch=branch,
        visits=session.scalars(of_book).one(),
        last_number=visit.label if visit else "",
        joined_on=taken[0].arrived_on if taken else None,
        seq=taken[0].seq if taken else 0,
        waits=any(each.state is ReceivedState.FORKED for each in own),
        trouble=next((each.trouble for each in own[:1]), ""),
    )


def _joined(package: ReceivedPackage) -> JoinedLine:
    return JoinedLine(
        uid=package.uid,
        letter=_letter(package),
        seq=package.seq,
        arrived_on=package.arrived_on,
        taken_by=package.taken_by,
        added=package.added,
        changed=package.changed,
        conflicts=package.conflicts,
        state=package.state,
        trouble=package.trouble,
        has_receipt=package.receipt_on is not None,
    )


def _handed(package: SentPackage) -> HandedLine:
    return HandedLine(package.uid, package.seq, package.created_at.date(), package.state, package.file_name)


def _letter(package: ReceivedPackage) -> str:
    return package.partner.unit.rpartition(".")[2]
