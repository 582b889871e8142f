"""What goes back to a commune: comments on a package, a row or a figure, returns, and signed receipts."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from desktop_app import __version__
from desktop_app.core import words
from desktop_app.core.disk import disk_told
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.files import whole_file
from desktop_app.core.package.about import About, Kind
from desktop_app.core.package.receipts import Outcome, Receipt, write_receipts
from desktop_app.core.package.write import Sender
from desktop_app.core.report_periods import ReportPeriod
from desktop_app.core.uid import uuid7
from desktop_app.office.desk import Desk, Service
from desktop_app.office.kept import row_of
from desktop_app.office.rights import Right, needs
from desktop_app.sync.container import REMARKS, SCHEMA, epoch_number, period_code
from desktop_app.sync.enrolling.queries import current_partners, moment, own_card, own_keys
from desktop_app.sync.models import Comment, Partner
from desktop_app.sync.receiving.models import ReceivedPackage, ReceivedRow
from desktop_app.sync.remarks import remark_row
from desktop_app.sync.states import PartnerKind, ReceivedState, Target

_NO_WORDS = "Chưa ghi nhận xét. Ghi rõ cần xem lại điều gì."
_WAITS = "Gói số {seq} còn chờ xác nhận nên chưa có biên nhận. Xác nhận gói, hoặc trả lại kèm nhận xét."
_NO_CARD = "{name} không còn phiếu ghi danh nào đang dùng. Ghi danh phiếu mới của đơn vị rồi xuất biên nhận."
_NO_ROW = "Không giữ dòng này của đơn vị. Hãy mở lại danh sách dòng."


@dataclass(frozen=True, kw_only=True)
class On:
    """What a comment is about: a row by its uid, a figure by form, days and key, else the whole package."""

    row: str = ""
    form: str = ""
    from_on: date | None = None
    to_on: date | None = None
    figure: str = ""

    @property
    def target(self) -> Target:
        """Which of the three it is."""
        return Target.ROW if self.row else Target.FIGURE if self.figure else Target.PACKAGE


@dataclass(frozen=True)
class WrittenReceipt:
    """A file of receipts for one unit."""

    unit: str
    name: str
    file: Path
    packages: int
    comments: int


class AnswerService(Service):
    """What an office says to those whose packages it takes in; `answered` are an upper office's communes."""

    answered = PartnerKind.COMMUNE

    @needs(Right.RECORD)
    def comment(self, uid: str, said: str, on: On | None = None) -> str:
        """Say something of a received package, or of a row or a figure in it; gives the comment's permanent name."""
        with self.desk.db.writing(self.holder.uid) as session:
            package = row_of(session, ReceivedPackage, uid, "gói này")
            return self._say(session, package, said, on or On(), is_return=False)

    @needs(Right.RECORD)
    def give_back(self, uid: str, said: str) -> str:
        """Ask for a new package: what was taken in stays, a fork is not taken in any more."""
        with self.desk.db.writing(self.holder.uid) as session:
            package = row_of(session, ReceivedPackage, uid, "gói này")
            name = self._say(session, package, said, On(), is_return=True)
            package.returned_on = self.desk.clock.today()
            if package.state is ReceivedState.FORKED:
                day = words.day(package.returned_on)
                package.state = ReceivedState.REFUSED
                package.trouble = f"Gói này đã trả lại ngày {day}: {said.strip()}"[:500]
            return name

    @needs(Right.RECORD)
    def withdraw(self, comment_uid: str) -> None:
        """Take a comment back; the commune hears of it with the next receipt."""
        with self.desk.db.writing(self.holder.uid) as session:
            comment = session.scalars(select(Comment).where(Comment.comment_uid == comment_uid)).one_or_none()
            if comment is None or comment.withdrawn_on:
                raise UserError("Nhận xét này không còn. Hãy mở lại trang.")
            comment.withdrawn_on = self.desk.clock.today()
            others = select(Comment.id).where(
                Comment.package_uid == comment.package_uid, Comment.is_return, Comment.withdrawn_on.is_(None),
                Comment.id != comment.id,
            )  # fmt: skip
            package = _of_comment(session, comment)
            if package and package.state is ReceivedState.TAKEN_IN and session.scalars(others).first() is None:
                package.returned_on = None

    @needs(Right.RECORD)
    def receipt(self, uid: str) -> bytes:
        """The signed receipt of one package with every comment on it, as a file for the commune."""
        with self.desk.db.writing(self.holder.uid) as session:
            return self._receipts(session, [row_of(session, ReceivedPackage, uid, "gói này")])[0]

    @needs(Right.RECORD)
    def write_receipts(self, folder: Path) -> list[WrittenReceipt]:
        """One file for each unit with something new to hear: packages without a receipt, comments made since."""
        made = list[WrittenReceipt]()
        with self.desk.db.writing(self.holder.uid) as session, disk_told():
            folder.mkdir(parents=True, exist_ok=True)
            for packages in _waiting(session, self.answered):
                content, comments = self._receipts(session, packages)
                partner = packages[0].partner
                target = folder / f"BIEN-NHAN-{partner.unit}_{packages[-1].seq:04}_{packages[-1].digest[:8]}.dcpkg"
                with whole_file(target) as part:
                    part.write_bytes(content)
                made.append(WrittenReceipt(partner.unit, partner.name, target, len(packages), comments))
        return made

    def _say(self, session: Session, package: ReceivedPackage, said: str, on: On, *, is_return: bool) -> str:
        if not said.strip():
            raise InvalidInput({"said": _NO_WORDS})
        held = select(ReceivedRow).where(
            ReceivedRow.partner_unit == package.partner.unit, ReceivedRow.row_uid == on.row
        )
        row = session.scalars(held).one_or_none() if on.row else None
        if on.row and row is None:
            raise UserError(_NO_ROW)
        comment = Comment(
            comment_uid=uuid7(self.desk.clock.now()),
            package_uid=package.package_uid,
            target=on.target,
            table_name=row.table_name if row else "",
            row_uid=on.row,
            form=on.form,
            from_on=on.from_on,
            to_on=on.to_on,
            figure=on.figure,
            said=said.strip(),
            said_by=self.holder.name[:120],
            said_on=self.desk.clock.today(),
            is_return=is_return,
        )
        session.add(comment)
        session.flush()
        return comment.comment_uid

    def _receipts(self, session: Session, packages: Sequence[ReceivedPackage]) -> tuple[bytes, int]:
        """The file, and how many comments stand in it."""
        desk, last = self.desk, packages[-1]
        if waits := next((each for each in packages if each.state is ReceivedState.FORKED), None):
            raise UserError(_WAITS.format(seq=waits.seq))
        partner = _card_of(session, last.partner)
        uids = [each.package_uid for each in packages]
        comments = session.scalars(select(Comment).where(Comment.package_uid.in_(uids)).order_by(Comment.id)).all()
        target = io.BytesIO()
        write_receipts(
            target,
            _about(desk, session, last, partner),
            [_receipt(desk, each) for each in packages],
            Sender(own_keys(desk, session).signing, own_card(desk, session).fingerprint),
            [partner.sealed_to],
            {REMARKS: [remark_row(each) for each in comments]},
        )
        for each in packages:
            each.receipt_on = desk.clock.today()
        return target.getvalue(), len(comments)


def _about(desk: Desk, session: Session, package: ReceivedPackage, partner: Partner) -> About:
    now, epoch = desk.clock.now(), desk.installation.epoch
    return About(
        pkg_id=uuid7(now),
        kind=Kind.ACK,
        unit=own_card(desk, session).unit,
        to_unit=partner.unit,
        install=epoch,
        epoch=epoch_number(epoch),
        seq=package.id,
        period=period_code(ReportPeriod(package.period, package.from_on, package.to_on)),
        created=moment(now),
        app=__version__,
        schema=SCHEMA,
        is_practice=desk.is_practice,
    )


def _receipt(desk: Desk, package: ReceivedPackage) -> Receipt:
    return Receipt(
        unit=package.partner.unit,
        epoch=int(package.epoch),
        seq=package.seq,
        pkg_id=package.package_uid,
        hash=package.digest,
        outcome=Outcome.RETURNED if package.returned_on else Outcome.TAKEN,
        at=moment(desk.clock.now()),
    )


def _card_of(session: Session, partner: Partner) -> Partner:
    """The card that is in use of the same office, whichever signed the package."""
    for each in current_partners(session, partner.kind):
        if each.unit == partner.unit:
            return each
    raise UserError(_NO_CARD.format(name=partner.name))


def _of_comment(session: Session, comment: Comment) -> ReceivedPackage | None:
    found = select(ReceivedPackage).where(ReceivedPackage.package_uid == comment.package_uid)
    return session.scalars(found.order_by(ReceivedPackage.id.desc())).first()


def _waiting(session: Session, kind: PartnerKind) -> list[list[ReceivedPackage]]:
    """Of each unit whose card is in use, the packages about which it has to hear something."""
    current = {each.unit for each in current_partners(session, kind)}
    told_since = select(Comment.package_uid).where(
        or_(Comment.said_on >= ReceivedPackage.receipt_on, Comment.withdrawn_on >= ReceivedPackage.receipt_on),
        Comment.package_uid == ReceivedPackage.package_uid,
    )
    wanted = select(ReceivedPackage).where(
        ReceivedPackage.state != ReceivedState.FORKED,
        or_(ReceivedPackage.receipt_on.is_(None), ReceivedPackage.package_uid.in_(told_since)),
    )
    found = dict[str, list[ReceivedPackage]]()
    for package in session.scalars(wanted.order_by(ReceivedPackage.id)):
        if package.partner.unit in current:
            found.setdefault(package.partner.unit, []).append(package)
    return list(found.values())
