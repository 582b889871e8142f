"""Sang máy mới: the old PC hands its register over and is read only from then on; the new one goes on with it."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import backup, journal
from desktop_app.core import patience
from desktop_app.core.disk import disk_told
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.progress import Progress, Silent
from desktop_app.office.desk import Service
from desktop_app.office.handed_over import Arrived, HandedOver, arrived, handed_over, put_arrived, put_handed_over
from desktop_app.office.profile import forget_other_places
from desktop_app.office.rights import Right, needs
from desktop_app.sync.enrolling.service import EnrolService
from desktop_app.sync.models import OfficeKeys

SUFFIX = ".sdcchuyen"
_CHANGED = "Trong lúc chép có người ghi thêm vào sổ nên chưa chuyển. Để mọi người thoát ra rồi chuyển lại."
_NOT_GONE = "Sổ này chưa chuyển đi đâu, máy này vẫn ghi bình thường."
_GONE = "Sổ này đã chuyển sang máy mới rồi. Nếu USB chuyển bị mất thì bấm Dùng lại máy này, rồi chuyển lại."
_NO_REASON = "Chưa ghi lý do dùng lại. Ghi vì sao không mở sổ ở máy mới, ví dụ USB bị mất."


@dataclass(frozen=True)
class Standing:
    """Whether the register left, and whether it came from another PC; at most one of both is told."""

    handed_over: HandedOver | None
    arrived: Arrived | None


class MoveService(Service):
    """Moves the whole register from this PC to another."""

    @needs(Right.READ)
    def standing(self) -> Standing:
        """Where the register is written."""
        with self.desk.db.reading() as session:
            left = self._left(session)
            return Standing(left, None if left else arrived(session, self.desk.installation.epoch))

    @needs(Right.SETTLE_OFFICE)
    def hand_over(self, folder: Path, progress: Progress | None = None) -> Path:
        """Write the whole register, sealed and checked, into `folder`; from then on it is only read here.

        UserError, with nothing closed and no file left, when somebody wrote something meanwhile.
        """
        with self.desk.db.reading() as session:
            if self._left(session):
                raise UserError(_GONE)
        copy = self.desk.back_up(folder, progress or Silent())
        said = backup.inspect(copy)
        target = copy.with_name(f"chuyen-may-{copy.stem.removeprefix('sao-luu-')}{SUFFIX}")
        try:
            with self.desk.db.writing(self.holder.uid) as session:
                if journal.head(session) != (said.journal_rows, said.journal_head):
                    raise UserError(_CHANGED)
                with disk_told():
                    patience.move(copy, target)
                put_handed_over(
                    session,
                    HandedOver(
                        epoch=self.desk.installation.epoch,
                        at=self._now.isoformat(),
                        by=self.holder.name,
                        journal_seq=said.journal_rows,
                        journal_head=said.journal_head,
                    ),
                )
        except BaseException:
            for left in (copy, target):  # an open office whose register lies on a stick would go on in two places
                patience.remove(left)
            raise
        return target

    @needs(Right.SETTLE_OFFICE)
    def take_back(self, reason: str) -> None:
        """Write here again: the file that left was lost, and nobody opened it.

        Where it was opened all the same, two PCs go on with one register: the office above sees two lives of the data
        and asks which one counts.
        """
        if not reason.strip():
            raise InvalidInput({"reason": _NO_REASON})
        with self.desk.db.writing(self.holder.uid, reason.strip()) as session:
            left = self._left(session)
            if left is None:
                raise UserError(_NOT_GONE)
            put_handed_over(session, replace(left, taken_back=self._now.isoformat()))

    @needs(Right.SIGN_IN)
    def settle_in(self) -> bool:
        """Note that the register arrived on this PC, and make its new keys; whether other offices must enrol them."""
        with self.desk.db.writing(self.holder.uid) as session:
            put_arrived(session, Arrived(epoch=self.desk.installation.epoch, at=self._now.isoformat()))
            forget_other_places(session)
            must_enrol = session.scalars(select(OfficeKeys.id)).first() is not None
        if must_enrol and self.holder.may(Right.SETTLE_OFFICE):
            EnrolService(self.desk).own_card()
        return must_enrol

    def _left(self, session: Session) -> HandedOver | None:
        return handed_over(session, self.desk.installation.epoch)

    @property
    def _now(self) -> datetime:
        return self.desk.clock.now()


def instant_of(told: HandedOver | Arrived | None) -> datetime | None:
    """When it left, or came."""
    return datetime.fromisoformat(told.at) if told else None
