"""The main PC takes its branches' packages in: looked at first, one transaction each, a receipt afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.package.about import About, Kind
from desktop_app.core.package.find import Found, find_packages
from desktop_app.core.package.refusals import PackageRefused
from desktop_app.core.progress import Progress, Silent
from desktop_app.office.branches import find_branch
from desktop_app.office.kept import row_of
from desktop_app.office.rights import Right, needs
from desktop_app.sync.branch.guard import as_owner
from desktop_app.sync.branch.joining import Joined, Joining
from desktop_app.sync.branch.register import Register
from desktop_app.sync.enrolling.queries import units_meant
from desktop_app.sync.models import Partner
from desktop_app.sync.receiving.answering import AnswerService
from desktop_app.sync.receiving.copies import keep_copy, kept_copy, remove_copy
from desktop_app.sync.receiving.door import Incoming, NotTaken, open_incoming, planned_of, reason_of, refuse_revoked
from desktop_app.sync.receiving.ledger import Ledger, read_ledger, standing_of
from desktop_app.sync.receiving.models import ReceivedPackage
from desktop_app.sync.receiving.noted import new_package, note_refusal, settle
from desktop_app.sync.receiving.planned import Planned, Standing, Taken
from desktop_app.sync.receiving.sifting import Sink
from desktop_app.sync.receiving.taking import Writer
from desktop_app.sync.states import Compared, PartnerKind, ReceivedState

_NOT_BRANCH = "Gói này do “{name}” lập, không phải máy phụ của cơ quan, nên không nhập ở đây."
_ANOTHER_OFFICE = "Gói ghi nơi nhận là {unit}, không phải máy chính này. Mở đúng sổ của cơ quan rồi nhập lại."
_OTHER_KIND = "Đây không phải gói của máy phụ. Biên nhận thì mở ở máy phụ, trang Máy phụ, bấm Nhập biên nhận."
_ALTERED = "Tệp đã thay đổi sau khi xem trước. Hãy xem trước lại rồi nhập."
_NO_REASON = "Chưa ghi lý do. Ghi đã hỏi ai ở máy phụ, vì sao theo gói này."
_NO_COPY = "Không còn bản giữ của gói này. Cắm lại USB của máy phụ rồi nhập gói."


class JoinService(AnswerService):
    """What the main PC does with packages of its branches; receipts are written as for communes."""

    answered = PartnerKind.BRANCH

    @needs(Right.READ)
    def find(self, place: Path) -> list[Found]:
        """The packages of branches in a file, a folder or on a stick, in the order in which they were made."""
        if place.is_file():
            return [Found(place, None)]
        found = [each for each in find_packages(place) if each.header and each.header.kind is Kind.FULL]
        with self.desk.db.reading() as session:
            units = set(session.scalars(select(Partner.unit).where(Partner.kind == PartnerKind.BRANCH)))
        mine = [each for each in found if each.header and each.header.unit in units]
        return sorted(mine, key=lambda each: (each.header.unit, each.header.seq) if each.header else ("", 0))

    @needs(Right.RECORD)
    def plan(self, path: Path, progress: Progress | None = None) -> Planned:
        """What taking a file in would do; nothing is changed. A refusal is told in the answer."""
        try:
            with self._opened(path, progress) as incoming, self.desk.db.reading() as session:
                ledger = _ledger(session, incoming.partner)
                standing, trouble = standing_of(ledger, incoming)
                if standing is not Standing.GOOD:
                    return _planned(incoming, standing, trouble, Joined())
                joining = Joining(session, incoming, ledger, self._register(session, incoming))
                joined = joining.through(Sink(), progress or Silent(), writes=False)
                return _planned(incoming, standing, joined.trouble, joined)
        except UserError as trouble:
            return Planned(path=path, standing=Standing.REFUSED, trouble=str(trouble), reason=reason_of(trouble))

    @needs(Right.RECORD)
    def apply(self, planned: Planned, progress: Progress | None = None) -> Taken:
        """Take in what was looked at: all of it or nothing. A fork is only noted, a refusal kept with its sentence."""
        if planned.standing is Standing.REFUSED:
            return self._refused(planned)
        try:
            with self._opened(planned.path, progress) as incoming:
                if incoming.opened.hash != planned.digest:
                    raise UserError(_ALTERED)
                return self._joined(incoming, progress or Silent())
        except (PackageRefused, NotTaken) as trouble:
            told = replace(planned, standing=Standing.REFUSED, trouble=str(trouble), reason=reason_of(trouble))
            return self._refused(told)

    @needs(Right.RECORD)
    def confirm(self, uid: str, reason: str, progress: Progress | None = None) -> Taken:
        """From now on the branch's book is that of this package."""
        if not reason.strip():
            raise InvalidInput({"reason": _NO_REASON})
        with self.desk.db.writing(self.holder.uid, reason.strip()[:500]) as session:
            package = row_of(session, ReceivedPackage, uid, "gói này")
            if package.state is not ReceivedState.FORKED:
                raise UserError("Gói này không chờ xác nhận. Hãy mở lại danh sách gói.")
            package.confirmed_on, package.confirmed_by = self.desk.clock.today(), self.holder.name[:120]
            package.confirm_reason = reason.strip()[:500]
            digest = package.digest
        copy = kept_copy(self.desk, digest)
        if copy is None:
            raise UserError(_NO_COPY)
        with self._opened(copy, progress) as incoming:
            return self._joined(incoming, progress or Silent(), again=True)

    def _joined(self, incoming: Incoming, progress: Progress, *, again: bool = False) -> Taken:
        """The one transaction of a package."""
        digest = incoming.opened.hash
        with self.desk.db.writing(self.holder.uid) as session:
            as_owner(session)
            ledger = _ledger(session, incoming.partner)
            package = ledger.known(digest)
            standing, trouble = (Standing.GOOD, "") if again else standing_of(ledger, incoming)
            if standing is not Standing.GOOD:
                if package is None:
                    package = new_package(self.desk, session, incoming, self.desk.clock.today())
                    package.state, package.trouble = ReceivedState.FORKED, trouble
                    keep_copy(self.desk, incoming.path, digest)
                    session.flush()
                return Taken(_planned(incoming, standing, trouble, Joined()), package.uid)
            package = package or new_package(self.desk, session, incoming, self.desk.clock.today())
            session.flush()
            register = self._register(session, incoming)
            joining, writer = Joining(session, incoming, ledger, register), Writer(session, ledger.unit, package)
            joining.files()
            joined = joining.through(writer, progress, writes=True)
            register.finish()
            joining.numbers()
            writer.finish()
            settle(session, package, incoming, joined, is_first=not ledger.taken)
            package.trouble = joined.trouble[:500]
        remove_copy(self.desk, digest)
        return Taken(_planned(incoming, Standing.GOOD, package.trouble, joined), package.uid)

    def _register(self, session: Session, incoming: Incoming) -> Register:
        letter = incoming.partner.unit.rpartition(".")[2]
        find_branch(session, letter)
        return Register(self.desk, session, letter)

    def _refused(self, planned: Planned) -> Taken:
        with self.desk.db.writing(self.holder.uid) as session:
            return Taken(planned, note_refusal(self.desk, session, planned))

    @contextmanager
    def _opened(self, path: Path, progress: Progress | None) -> Iterator[Incoming]:
        with self.desk.db.reading() as session:
            incoming = open_incoming(self.desk, session, path, {}, progress, _check)
        with incoming.opened:
            yield incoming


def _check(session: Session, partner: Partner, about: About) -> None:
    refuse_revoked(partner)
    if about.kind is not Kind.FULL:
        raise NotTaken("other_kind", _OTHER_KIND)
    if partner.kind is not PartnerKind.BRANCH:
        raise NotTaken("not_branch", _NOT_BRANCH.format(name=partner.name))
    if about.to_unit not in units_meant(session):
        raise NotTaken("to_another", _ANOTHER_OFFICE.format(unit=about.to_unit))


def _ledger(session: Session, partner: Partner) -> Ledger:
    """What was taken in of the branch; one that was begun anew by a starter owes nothing to the PC before it."""
    ledger = read_ledger(session, partner.unit)
    if partner.compared is not Compared.STARTER:
        return ledger
    return replace(ledger, packages=tuple(each for each in ledger.packages if each.partner_id == partner.id))


def _planned(incoming: Incoming, standing: Standing, trouble: str, joined: Joined) -> Planned:
    return replace(
        planned_of(incoming, standing, trouble),
        counts=joined.counts,
        tables=joined.tables,
        conflicts=joined.conflicts,
        differs=joined.differs,
    )


def received_of_branches(session: Session) -> list[ReceivedPackage]:
    """The packages of branches, the newest first."""
    wanted = select(ReceivedPackage).join(Partner).where(Partner.kind == PartnerKind.BRANCH)
    return list(session.scalars(wanted.order_by(ReceivedPackage.id.desc())))
