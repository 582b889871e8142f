"""Máy phụ at the main PC: make one, make it anew, end it; and what a starter does where it was opened."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import journal
from desktop_app.areas.reception.books.models import ReceptionBook
from desktop_app.areas.reception.books.queries import all_books
from desktop_app.areas.reception.books.rules import next_letter
from desktop_app.core import patience
from desktop_app.core.disk import disk_told
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.package.keys import Card, make_keys
from desktop_app.core.progress import Progress, Silent
from desktop_app.office.branches import Branch, OwnBranch, become, find_branch, own_letter, put_branch
from desktop_app.office.desk import Service
from desktop_app.office.profile import forget_other_places, read_profile
from desktop_app.office.rights import Right, needs
from desktop_app.sync.enrolling.queries import branch_unit, current_partners, unit_here
from desktop_app.sync.enrolling.service import EnrolService
from desktop_app.sync.models import OfficeKeys, Partner
from desktop_app.sync.states import Compared, PartnerKind

SUFFIX = ".sdcmayphu"
NOT_A_STARTER = "Tệp này không phải bộ máy phụ. Ở máy chính mở Hệ thống, Máy phụ, bấm Lập máy phụ rồi chọn tệp ghi ra."
_ON_BRANCH = "Máy này đang là máy phụ nên không lập, không ngừng dùng máy phụ khác. Làm việc đó ở máy chính."
_ANEW, _ENDED = "Lập lại máy phụ", "Ngừng dùng máy phụ"
_ONLY_MAIN = "Máy phụ chỉ giao gói cho máy chính"


@dataclass(frozen=True)
class Starter:
    """A file from which a branch begins."""

    letter: str
    file: Path


class BranchService(Service):
    """The branches of an office."""

    @needs(Right.SETTLE_OFFICE)
    def make(self, name: str, place: str, folder: Path, progress: Progress | None = None) -> Starter:
        """A branch with a book and keys of its own; the file in `folder` begins it on the second PC.

        The file is a whole sealed copy of the register: who has an account here signs in there.
        """
        self._make_keys()
        with self.desk.db.writing(self.holder.uid) as session:
            self._refuse_on_branch(session)
            rows = all_books(session)
            if any(row.name.casefold() == name.strip().casefold() for row in rows):
                raise InvalidInput({"name": "Đã có sổ tên này. Đặt tên khác để hai sổ không lẫn nhau."})
            letter = next_letter([row.letter for row in rows])
            session.add(ReceptionBook(letter=letter, name=name.strip(), place=place.strip()))
            self._trust(session, Branch(letter=letter, name=name.strip(), place=place.strip(), made_on=self._today))
        return self._written(letter, folder, progress)

    @needs(Right.SETTLE_OFFICE)
    def renew(self, letter: str, folder: Path, progress: Progress | None = None) -> Starter:
        """A new starter for the same book: the PC was lost, or should see what the main one holds today.

        The PC before it is not trusted any more: what it did not hand over by now stays there.
        """
        self._make_keys()
        with self.desk.db.writing(self.holder.uid) as session:
            self._refuse_on_branch(session)
            self._trust(session, replace(find_branch(session, letter), made_on=self._today, ended_on=None))
            book = _book(session, letter)
            book.stopped_on = None
        return self._written(letter, folder, progress)

    @needs(Right.SETTLE_OFFICE)
    def end(self, letter: str) -> None:
        """Take nothing in any more from the branch; from now on the main PC corrects what it recorded."""
        with self.desk.db.writing(self.holder.uid) as session:
            self._refuse_on_branch(session)
            branch = find_branch(session, letter)
            self._distrust(session, letter, _ENDED)
            put_branch(session, replace(branch, ended_on=self._today))
            _book(session, letter).stopped_on = self._today

    @needs(Right.RECORD)
    def begin(self) -> OwnBranch:
        """Make this register, which was opened from a starter, the branch's; UserError for any other copy."""
        with self.desk.db.writing(self.holder.uid) as session:
            seq, _link = journal.head(session)
            keys = session.scalars(select(OfficeKeys).order_by(OfficeKeys.id.desc())).first()
            if keys is None or keys.epoch or own_letter(session):
                raise UserError(NOT_A_STARTER)
            letter = keys.unit.rpartition(".")[2]
            branch = find_branch(session, letter)
            for partner in current_partners(session):
                self._revoke(partner, _ONLY_MAIN)
            session.add(self._main(session))
            keys.epoch = self.desk.installation.epoch
            own = OwnBranch(letter=letter, name=branch.name, since_seq=seq, begun_on=self._today)
            become(session, own)
            forget_other_places(session)
            return own

    def _make_keys(self) -> None:
        """The main PC signs its branches' receipts: keys that it lacks are made first."""
        EnrolService(self.desk).own_card()

    def _trust(self, session: Session, branch: Branch) -> None:
        """Keys for the branch, trusted from the beginning: they leave with the starter and are compared by nobody."""
        self._distrust(session, branch.letter, _ANEW)
        keys, unit = make_keys(), branch_unit(unit_here(session, read_profile(session)), branch.letter)
        session.add(
            OfficeKeys(epoch="", unit=unit, public=keys.public, sealed_to=keys.sealed_to, secret=keys.secret().decode())
        )
        session.add(self._partner(PartnerKind.BRANCH, keys.card(unit=unit, name=branch.name, made="")))
        put_branch(session, branch)

    def _main(self, session: Session) -> Partner:
        newest = session.scalars(
            select(OfficeKeys).where(OfficeKeys.epoch != "").order_by(OfficeKeys.id.desc())
        ).first()
        if newest is None:
            raise UserError(NOT_A_STARTER)
        name = read_profile(session).short_name
        return self._partner(PartnerKind.MAIN, Card(newest.unit, name, newest.public, newest.sealed_to, ""))

    def _partner(self, kind: PartnerKind, card: Card) -> Partner:
        return Partner(
            kind=kind,
            unit=card.unit,
            name=card.name[:200],
            public=card.public,
            sealed_to=card.sealed_to,
            fingerprint=card.fingerprint,
            enrolled_on=self._today,
            enrolled_by=self.holder.name[:120],
            compared=Compared.STARTER,
        )

    def _distrust(self, session: Session, letter: str, reason: str) -> None:
        for partner in current_partners(session, PartnerKind.BRANCH):
            if partner.unit.endswith(f".{letter}"):
                self._revoke(partner, reason)

    def _revoke(self, partner: Partner, reason: str) -> None:
        partner.revoked_on, partner.revoked_by = self._today, self.holder.name[:120]
        partner.revoke_reason = reason

    def _refuse_on_branch(self, session: Session) -> None:
        if own_letter(session):
            raise UserError(_ON_BRANCH)

    def _written(self, letter: str, folder: Path, progress: Progress | None) -> Starter:
        copy = self.desk.back_up(folder, progress or Silent())
        with disk_told():
            target = copy.with_name(f"may-phu-{letter}-{copy.stem.removeprefix('sao-luu-')}{SUFFIX}")
            patience.move(copy, target)
        return Starter(letter, target)

    @property
    def _today(self) -> date:
        return self.desk.clock.today()


def _book(session: Session, letter: str) -> ReceptionBook:
    return session.scalars(select(ReceptionBook).where(ReceptionBook.letter == letter)).one()
