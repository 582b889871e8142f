"""Takes packages of communes in: looked at first, one transaction each; a fork waits until somebody confirms it."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from desktop_app.areas import load_areas
from desktop_app.core import words
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.package.about import Kind
from desktop_app.core.package.find import Found, find_packages
from desktop_app.core.package.refusals import PackageRefused
from desktop_app.core.progress import Progress, Silent
from desktop_app.office.area import Area
from desktop_app.office.desk import Desk
from desktop_app.office.kept import row_of
from desktop_app.office.rights import Right, needs
from desktop_app.sync.identities.taking import planned_identities, take_identities
from desktop_app.sync.receiving.answering import AnswerService
from desktop_app.sync.receiving.copies import drop_copies_telling, keep_copy, kept_copy, remove_copy
from desktop_app.sync.receiving.door import GOING_UP, Incoming, NotTaken, open_incoming, planned_of, reason_of
from desktop_app.sync.receiving.ledger import Ledger, read_ledger, standing_of, tells_forgotten
from desktop_app.sync.receiving.models import ReceivedPackage
from desktop_app.sync.receiving.noted import new_package, note_refusal, settle
from desktop_app.sync.receiving.planned import Planned, Standing, Taken
from desktop_app.sync.receiving.sifting import Sifted, Sifting, Sink, trouble_of
from desktop_app.sync.receiving.taking import Writer, due_day, keep_reports, timeliness
from desktop_app.sync.receiving.words_told import WordsTold
from desktop_app.sync.states import ReceivedState, Timeliness
from desktop_app.sync.tables import all_exchanged

_ALTERED = "Tệp đã thay đổi sau khi xem trước. Hãy xem trước lại rồi nhập."
_NO_REASON = "Chưa ghi lý do. Ghi đã hỏi ai ở đơn vị, vì sao theo gói này."
_NO_COPY = "Không còn bản giữ của gói này. Cắm lại USB của đơn vị rồi nhập gói; gói đã được xác nhận nên sẽ vào ngay."
_NO_FILE = "Không còn tệp đính kèm này ở đây. Báo đơn vị gửi lại gói có kèm tệp."


class ReceiveService(AnswerService):
    """What an upper office does with packages that came in."""

    def __init__(self, desk: Desk, areas: Sequence[Area] | None = None) -> None:
        """`areas` say by which day rows belong to a period; the program's own when they are not given."""
        super().__init__(desk)
        exchanged = all_exchanged(load_areas() if areas is None else areas)
        self._days = {each.table: each.day for each in exchanged if each.day}

    @needs(Right.READ)
    def find(self, folder: Path) -> list[Found]:
        """The packages for this office in a file or a folder, those of one unit in the order in which they were made.

        Receipts and forms that lie beside them are left out; a damaged file stays in, so that somebody is told of it.
        """
        if folder.is_file():
            return [Found(folder, None)]
        found = [each for each in find_packages(folder) if each.header is None or each.header.kind in GOING_UP]
        return sorted(found, key=_order)

    @needs(Right.RECORD)
    def plan(self, path: Path, progress: Progress | None = None) -> Planned:
        """What taking a file in would do; nothing is changed. A refusal is told in the answer."""
        try:
            with self._opened(path, progress) as incoming, self.desk.db.reading() as session:
                if incoming.about.kind is Kind.IDENTITY:
                    return planned_identities(session, incoming)
                ledger = read_ledger(session, incoming.partner.unit)
                standing, trouble = standing_of(ledger, incoming)
                if standing is Standing.SAME_AGAIN:
                    return _planned(incoming, standing, trouble, Sifted())
                before = ledger.known(incoming.opened.hash)
                sifting = Sifting(session, incoming, ledger, is_confirmed=bool(before and before.confirmed_on))
                sifted = sifting.through(Sink(), progress or Silent())
                dues = [due_day(session, each.form, each.to_on) for each in incoming.reports]
                due = min((each for each in dues if each), default=None)
                return _planned(incoming, standing, trouble or trouble_of(sifted), sifted, due, self.desk.clock.today())
        except UserError as trouble:
            return Planned(path=path, standing=Standing.REFUSED, trouble=str(trouble), reason=reason_of(trouble))

    @needs(Right.RECORD)
    def apply(self, planned: Planned, progress: Progress | None = None, arrived_on: date | None = None) -> Taken:
        """Take in what was looked at: all of it or nothing. A fork is only noted, a refusal is kept with its sentence.

        `arrived_on` is the day on which the stick was handed in, today when it is not given.
        """
        day = self._arrival(arrived_on)
        if planned.standing is Standing.REFUSED:
            return self._refused(planned)
        with self._opened(planned.path, progress) as incoming:
            if incoming.opened.hash != planned.digest:
                raise UserError(_ALTERED)
            return self._taken(incoming, planned, day, progress or Silent())

    @needs(Right.RECORD)
    def take(self, path: Path, progress: Progress | None = None, arrived_on: date | None = None) -> Taken:
        """Take a file in without looking at it first."""
        day = self._arrival(arrived_on)
        try:
            with self._opened(path, progress) as incoming:
                planned = _planned(incoming, Standing.GOOD, "", Sifted())
                return self._taken(incoming, planned, day, progress or Silent())
        except (PackageRefused, NotTaken) as trouble:
            told = Planned(path=path, standing=Standing.REFUSED, trouble=str(trouble), reason=reason_of(trouble))
            return self._refused(told)

    @needs(Right.RECORD)
    def confirm_fork(self, uid: str, reason: str, progress: Progress | None = None) -> Taken:
        """From now on the unit's data are those of this package; what it replaces is kept beside.

        Also for a package that was taken in but for rows that did not follow those held here, and for one that tells
        everything and still leaves rows here that the unit has no more.
        """
        if not reason.strip():
            raise InvalidInput({"reason": _NO_REASON})
        with self.desk.db.writing(self.holder.uid, reason.strip()[:500]) as session:
            package = row_of(session, ReceivedPackage, uid, "gói này")
            if package.state is not ReceivedState.FORKED and not package.trouble:
                raise UserError("Gói này không chờ xác nhận. Hãy mở lại danh sách gói.")
            package.confirmed_on, package.confirmed_by = self.desk.clock.today(), self.holder.name[:120]
            package.confirm_reason = reason.strip()[:500]
            digest = package.digest
        copy = kept_copy(self.desk, digest)
        if copy is None:
            raise UserError(_NO_COPY)
        with self._opened(copy, progress) as incoming:
            planned = _planned(incoming, Standing.GOOD, "", Sifted())
            return self._taken(incoming, planned, package.arrived_on, progress or Silent(), again=True)

    @needs(Right.READ)
    def attached(self, uid: str, sha256: str) -> bytes:
        """A file that a package brought, named by its content; UserError when the sealed copy is not here any more."""
        with self.desk.db.reading() as session:
            digest = row_of(session, ReceivedPackage, uid, "gói này").digest
        copy = kept_copy(self.desk, digest)
        if copy is None:
            raise UserError(_NO_FILE)
        with self._opened(copy, None) as incoming:
            if sha256 not in incoming.opened.attachments:
                raise UserError(_NO_FILE)
            return b"".join(incoming.opened.attachment(sha256))

    @needs(Right.READ)
    def words_of_report(self, unit: str, form: str, from_on: date, to_on: date) -> WordsTold:
        """Paragraphs and annexes of a unit's report as its newest package tells them; nothing for a form of columns."""
        with self.desk.db.reading() as session:
            digests = [each.digest for each in reversed(read_ledger(session, unit).taken) if _brought(each, form)]
        for digest in digests:
            if (copy := kept_copy(self.desk, digest)) is None:
                continue
            with self._opened(copy, None) as incoming:
                for each in incoming.reports:
                    if each.key == (form, from_on, to_on):
                        return each.words
        return WordsTold()

    @contextmanager
    def _opened(self, path: Path, progress: Progress | None) -> Iterator[Incoming]:
        with self.desk.db.reading() as session:
            incoming = open_incoming(self.desk, session, path, self._days, progress)
        with incoming.opened:
            yield incoming

    def _arrival(self, arrived_on: date | None) -> date:
        today = self.desk.clock.today()
        if arrived_on and arrived_on > today:
            raise InvalidInput(
                {"arrived_on": f"Ngày nhận {words.day(arrived_on)} ở sau hôm nay. Gõ ngày đơn vị giao USB."}
            )
        return arrived_on or today

    def _taken(
        self, incoming: Incoming, planned: Planned, arrived_on: date, progress: Progress, *, again: bool = False
    ) -> Taken:
        """The one transaction of a package."""
        if incoming.about.kind is Kind.IDENTITY:
            return take_identities(self.desk, incoming)
        digest = incoming.opened.hash
        with self.desk.db.writing(self.holder.uid) as session:
            ledger = read_ledger(session, incoming.partner.unit)
            package = ledger.known(digest)
            standing, trouble = (Standing.GOOD, "") if again else standing_of(ledger, incoming)
            if standing is not Standing.GOOD:
                package = package or self._forked(session, incoming, arrived_on, trouble)
                return Taken(_planned(incoming, standing, trouble, Sifted()), package.uid)
            package = package or new_package(self.desk, session, incoming, arrived_on)
            session.flush()
            sifting = Sifting(session, incoming, ledger, is_confirmed=package.confirmed_on is not None)
            writer = Writer(session, ledger.unit, package)
            sifted = sifting.through(writer, progress)
            writer.finish()
            if writer.forgotten:
                self.desk.db.afterwards(session, self.desk.db.scrub)
            keep_reports(session, incoming, package, sifted)
            settle(session, package, incoming, sifted, is_first=_is_first(ledger, package))
            stays = not sifted.hidden and (bool(package.trouble) or _is_read_later(incoming))
            if stays:
                keep_copy(self.desk, incoming.path, digest)
        if not stays:
            remove_copy(self.desk, digest)
        if writer.hidden_now:
            drop_copies_telling(self.desk, {each.digest for each in ledger.packages} - {digest}, writer.hidden_now)
        told = _planned(incoming, Standing.GOOD, package.trouble, sifted, package.due_on, arrived_on)
        return Taken(told, package.uid)

    def _forked(self, session: Session, incoming: Incoming, arrived_on: date, trouble: str) -> ReceivedPackage:
        package = new_package(self.desk, session, incoming, arrived_on)
        package.state, package.trouble = ReceivedState.FORKED, trouble
        # A copy that tells what must be forgotten is not kept; to confirm it the stick is plugged in again.
        if not tells_forgotten(session, incoming):
            keep_copy(self.desk, incoming.path, incoming.opened.hash)
        session.flush()
        return package

    def _refused(self, planned: Planned) -> Taken:
        with self.desk.db.writing(self.holder.uid) as session:
            return Taken(planned, note_refusal(self.desk, session, planned))


def _is_read_later(incoming: Incoming) -> bool:
    """Whether something stays sealed in the package and is read from there: attached files, the words of reports."""
    return bool(incoming.opened.attachments) or any(each.words for each in incoming.reports)


def _brought(package: ReceivedPackage, form: str) -> bool:
    """Whether a report of the form came with it."""
    told = json.loads(package.told) if package.told else {}
    return any(name.partition(" ")[0] == form for name in told.get("reports", ()))


def _is_first(ledger: Ledger, package: ReceivedPackage) -> bool:
    of_period = [each for each in ledger.taken if (each.from_on, each.to_on) == (package.from_on, package.to_on)]
    return all(each.id == package.id for each in of_period)


def _order(found: Found) -> tuple[str, str, int, str]:
    header = found.header
    return (header.unit, header.created, header.seq, "") if header else ("", "", 0, str(found.path))


def _planned(
    incoming: Incoming, standing: Standing, trouble: str, sifted: Sifted, due_on: date | None = None,
    arrived_on: date | None = None,
) -> Planned:  # fmt: skip
    return replace(
        planned_of(incoming, standing, trouble),
        counts=sifted.counts,
        tables=sifted.tables,
        conflicts=sifted.conflicts,
        figures=sifted.figures,
        differs=sifted.differs,
        due_on=due_on,
        timeliness=timeliness(arrived_on, due_on) if arrived_on else Timeliness.NO_DUE_DAY,
    )
