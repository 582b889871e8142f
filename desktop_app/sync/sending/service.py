"""What an office does with what it hands up: look, make, hand over, take receipts and comments in, answer."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas import load_areas
from desktop_app.core import patience, words
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.package.about import Kind
from desktop_app.core.progress import Progress, Silent
from desktop_app.core.report_periods import ReportPeriod
from desktop_app.office.area import Area
from desktop_app.office.branches import own_letter
from desktop_app.office.desk import Desk, Service
from desktop_app.office.rights import Right, needs
from desktop_app.sync.enrolling.queries import own_keys, upper_partner
from desktop_app.sync.models import Comment, SentPackage
from desktop_app.sync.sending.building import Building, Told
from desktop_app.sync.sending.copying import copies, copy_out
from desktop_app.sync.sending.handed_in import mark_sent
from desktop_app.sync.sending.ledger import Ledger, read_ledger
from desktop_app.sync.sending.looked import NO_UPPER, NOTHING, OF_MAIN_PC, Looked, corrects, look_at
from desktop_app.sync.sending.receipts import Taken, take_in
from desktop_app.sync.states import SentState

NO_REASON = "Kỳ này đã gửi và đã có biên nhận. Hãy ghi lý do gửi lại; lý do đi cùng gói lên cấp trên."
NOT_NOTHING = "Trong kỳ sổ có {} dòng nên không ghi “Không phát sinh” được. Hãy bỏ ghi rồi lập gói."


@dataclass(frozen=True)
class Saved:
    """A package that was made: `copy` is the file in the data folder, `file` the one that was asked for."""

    uid: str
    seq: int
    kind: Kind
    rows: int
    size: int
    copy: Path
    file: Path | None


class SendService(Service):
    """Packages to the upper office."""

    def __init__(self, desk: Desk, areas: Sequence[Area] | None = None) -> None:
        """`areas` are those of the program when they are not given."""
        super().__init__(desk)
        self._areas = tuple(areas or load_areas())

    @needs(Right.READ)
    def look(self, period: ReportPeriod) -> Looked:
        """What a package of the period would hold now, and what is missing."""
        with self.desk.db.reading() as session:
            return look_at(self.desk, session, self._areas, period)

    @needs(Right.PRINT)
    def build(
        self,
        looked: Looked,
        folder: Path | None = None,
        progress: Progress | None = None,
        *,
        reason: str = "",
        nothing: bool = False,
        with_files: bool = False,
        everything: bool = False,
    ) -> Saved:
        """Make the package that was looked at; its copy waits in the data folder, another goes into `folder`.

        Whoever makes the package of a period in which nothing is recorded states so by `nothing`. A period that was
        handed in already is corrected, with a `reason`. `everything` goes again where the receiver holds something else
        than it acknowledged, such as after it restored a backup.
        """
        with self.desk.db.writing(self.holder.uid) as session:
            partner = upper_partner(session)
            if partner is None:
                raise UserError(OF_MAIN_PC if own_letter(session) else NO_UPPER)
            own_keys(self.desk, session)
            now = look_at(self.desk, session, self._areas, looked.period)
            _refuse(now, nothing=nothing)
            ledger = read_ledger(session, self.desk.installation.epoch, partner, everything=everything)
            told = _told(session, ledger, now, reason.strip(), nothing=nothing, with_files=with_files)
            building = Building(self.desk, session, self._areas, partner, ledger, told)
            made = building.write(progress or Silent())
        self._drop(building.replaced)
        copy = copies(self.desk) / made.file_name
        file = copy_out(copy, folder) if folder else None
        return Saved(made.uid, made.seq, told.kind, made.rows, made.size, copy, file)

    @needs(Right.PRINT)
    def save_again(self, uid: str, folder: Path) -> Path:
        """Write the copy of a package into another folder; UserError when it is no longer kept."""
        with self.desk.db.reading() as session:
            name = _package(session, uid).file_name
        copy = copies(self.desk) / name
        if not copy.is_file():
            raise UserError("Bản lưu của gói này không còn trên máy. Hãy lập gói mới; gói mới chứa đủ phần chưa gửi.")
        return copy_out(copy, folder)

    @needs(Right.RECORD)
    def hand_over(self, uid: str) -> Sequence[str]:
        """Note that the package was handed over today, and its approved reports as sent; gives their numbers."""
        with self.desk.db.writing(self.holder.uid) as session:
            package = _package(session, uid)
            if package.state is SentState.MADE:
                package.state, package.handed_on = SentState.HANDED_OVER, self.desk.clock.today()
                return mark_sent(self.desk, session, package)
            return ()

    @needs(Right.RECORD)
    def take_receipt(self, content: bytes) -> Taken:
        """Take a receipt and the comments beside it; PackageRefused says what is wrong with the file."""
        with self.desk.db.writing(self.holder.uid) as session:
            taken = take_in(self.desk, session, content)
        self._drop(taken.done_with)
        return taken

    @needs(Right.RECORD)
    def answer(self, comment_uid: str, text: str) -> None:
        """Write what was done about a comment; "" opens it again."""
        with self.desk.db.writing(self.holder.uid) as session:
            comment = session.scalars(select(Comment).where(Comment.comment_uid == comment_uid)).one_or_none()
            if comment is None:
                raise UserError("Không còn nhận xét này. Hãy mở lại trang.")
            comment.answer = text.strip()
            comment.answered_on = self.desk.clock.today() if comment.answer else None

    def _drop(self, names: Iterable[str]) -> None:
        for name in names:
            with suppress(OSError):  # one that is held goes with the next receipt
                patience.remove(copies(self.desk) / name)


def _refuse(looked: Looked, *, nothing: bool) -> None:
    stops = [each.sentence for each in looked.missing if each.in_the_way]
    if stops:
        raise UserError(" ".join(stops))
    if looked.is_empty and not nothing:
        raise UserError(NOTHING)
    if nothing and (many := sum(part.in_period for part in looked.parts)):
        raise InvalidInput({"nothing": NOT_NOTHING.format(words.number(many))})


def _told(session: Session, ledger: Ledger, looked: Looked, reason: str, *, nothing: bool, with_files: bool) -> Told:
    corrected = corrects(session, ledger, looked.period)
    if corrected and not reason:
        raise InvalidInput({"reason": NO_REASON})
    kind = Kind.CORRECTION if corrected else Kind.DELTA if ledger.since_seq else Kind.FULL
    return Told(period=looked.period, kind=kind, reason=reason, is_nothing=nothing, with_files=with_files)


def _package(session: Session, uid: str) -> SentPackage:
    found = session.scalars(select(SentPackage).where(SentPackage.uid == uid)).one_or_none()
    if found is None:
        raise UserError("Không còn gói này trong danh sách. Hãy mở lại trang.")
    return found
