"""What a commune does over the network: take a ticket, send packages, fetch receipts. The stick stays the other way."""

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.core.errors import UserError
from desktop_app.core.package.refusals import PackageRefused
from desktop_app.core.progress import Progress
from desktop_app.office.desk import Desk, Service
from desktop_app.office.rights import Right, needs
from desktop_app.sync.enrolling.queries import unit_told
from desktop_app.sync.models import SentPackage
from desktop_app.sync.sending.copying import copies
from desktop_app.sync.sending.receipts import Answered
from desktop_app.sync.sending.service import SendService
from desktop_app.sync.states import SentState
from desktop_app.sync.upload.client import Delivered, Sender
from desktop_app.sync.upload.models import UploadPlace
from desktop_app.sync.upload.ticket import Ticket, read_ticket

NO_PLACE = (
    "Chưa có tệp kết nối của máy nhận nên chưa gửi qua mạng được. Hãy xin cơ quan cấp trên tệp kết nối, hoặc gửi gói "
    "bằng USB."
)
_OTHER_UNIT = "Tệp kết nối này cấp cho đơn vị mã {ticket}, cơ quan này mang mã {own}. Hãy xin đúng tệp của đơn vị."
_NO_COPY = "Bản lưu của gói không còn trên máy nên không gửi được. Hãy lập gói mới; gói mới chứa đủ phần chưa gửi."


@dataclass(frozen=True)
class Place:
    """Where packages are sent to."""

    address: str
    since_on: date
    is_own_certificate: bool

    @property
    def host(self) -> str:
        """The address as it is told to people."""
        return urlsplit(self.address).netloc


@dataclass(frozen=True)
class Fetched:
    """What the service had for us; `troubles` are sentences about files that are no receipts of ours."""

    answered: tuple[Answered, ...] = ()
    new_comments: int = 0
    troubles: tuple[str, ...] = ()


class UploadService(Service):
    """Packages and receipts over the network."""

    def __init__(self, desk: Desk, sender: Callable[[Ticket], Sender] = Sender) -> None:
        """`sender` speaks with the service of a ticket."""
        super().__init__(desk)
        self._sender = sender

    @needs(Right.READ)
    def place(self) -> Place | None:
        """Where packages are sent to; None while there is no ticket."""
        with self.desk.db.reading() as session:
            found = _place(session)
            return Place(found.address, found.created_at.date(), bool(found.certificate)) if found else None

    @needs(Right.SETTLE_OFFICE)
    def take_ticket(self, content: bytes) -> Place:
        """Send by this ticket from now on, in the place of the one before."""
        ticket = read_ticket(content)
        with self.desk.db.writing(self.holder.uid) as session:
            own = unit_told(self.desk, session)
            if ticket.unit != own:
                raise UserError(_OTHER_UNIT.format(ticket=ticket.unit, own=own))
            self._end(session)
            session.add(
                UploadPlace(
                    address=ticket.address, unit=ticket.unit, token=ticket.token, certificate=ticket.certificate
                )
            )
        return Place(ticket.address, self.desk.clock.today(), bool(ticket.certificate))

    @needs(Right.SETTLE_OFFICE)
    def stop(self) -> None:
        """Send over the network no more."""
        with self.desk.db.writing(self.holder.uid) as session:
            if not self._end(session):
                raise UserError(NO_PLACE)

    @needs(Right.READ)
    def waiting(self) -> Sequence[str]:
        """The packages that were made and not handed over, by their uids, the oldest first.

        One whose copy was let go because a later package tells all of it has nothing to send any more.
        """
        with self.desk.db.reading() as session:
            every = session.scalars(select(SentPackage).order_by(SentPackage.id)).all()
        newest = every[-1:]
        made = [each for each in every if each.state is SentState.MADE]
        return [each.uid for each in made if each in newest or (copies(self.desk) / each.file_name).is_file()]

    @needs(Right.PRINT)
    def send(self, uid: str, progress: Progress | None = None) -> Delivered:
        """Hand a package to the service; cut off or cancelled, it goes on the next time.

        Nothing is written here, because a line may take long: `SendService.hand_over` notes it afterwards.
        """
        with self.desk.db.reading() as session:
            ticket = _ticket(session)
            package = session.scalars(select(SentPackage).where(SentPackage.uid == uid)).one_or_none()
            if package is None:
                raise UserError("Không còn gói này trong danh sách. Hãy mở lại trang.")
            copy = copies(self.desk) / package.file_name
        if not copy.is_file():
            raise UserError(_NO_COPY)
        with closing(self._sender(ticket)) as sender:
            return sender.send(copy, progress)

    @needs(Right.RECORD)
    def fetch(self) -> Sequence[bytes]:
        """The receipts that wait at the service, to be taken in; nothing is written here either."""
        with self.desk.db.reading() as session:
            ticket = _ticket(session)
        with closing(self._sender(ticket)) as sender:
            return sender.receipts()

    @needs(Right.RECORD)
    def take(self, receipts: Sequence[bytes]) -> Fetched:
        """Take in what was fetched; taking one again changes nothing."""
        answered, comments, troubles = list[Answered](), 0, list[str]()
        for content in receipts:
            try:
                taken = SendService(self.desk).take_receipt(content)
            except PackageRefused as refused:
                troubles.append(str(refused))
                continue
            answered += taken.answered
            comments += taken.new_comments
        return Fetched(tuple(answered), comments, tuple(troubles))

    def _end(self, session: Session) -> bool:
        before = _place(session)
        if before:
            before.ended_on = self.desk.clock.today()
        return before is not None


def _place(session: Session) -> UploadPlace | None:
    return session.scalars(select(UploadPlace).where(UploadPlace.ended_on.is_(None))).first()


def _ticket(session: Session) -> Ticket:
    place = _place(session)
    if place is None:
        raise UserError(NO_PLACE)
    return Ticket(place.address, place.unit, place.token, place.certificate)
