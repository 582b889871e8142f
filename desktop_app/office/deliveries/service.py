"""Sending files to a stick; whatever comes of it is logged."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop_app.core import words
from desktop_app.core.errors import Cancelled, UserError
from desktop_app.core.progress import Progress
from desktop_app.core.stick.door import Door
from desktop_app.core.stick.drives import StickDrive
from desktop_app.core.stick.manifest import Written
from desktop_app.core.stick.parcels import Parcel, mended
from desktop_app.core.stick.troubles import StickTrouble
from desktop_app.core.stick.writing import Sent, send
from desktop_app.office.deliveries.models import DeliveredFile, Delivery
from desktop_app.office.deliveries.states import DeliveryState
from desktop_app.office.desk import Desk, Service
from desktop_app.office.profile import read_profile
from desktop_app.office.rights import Right, needs

NOTHING = "Chưa có tệp nào để gửi. Hãy chọn tệp hoặc thư mục có tệp bên trong."
_LONGEST_LABEL, _LONGEST_FOLDER, _LONGEST_TROUBLE, _LONGEST_NAME = 120, 300, 500, 255


@dataclass(frozen=True)
class Delivered:
    """What is on the stick now, and the uid under which it is logged."""

    uid: str
    sent: Sent

    @property
    def size(self) -> int:
        """How much was sent."""
        return sum(file.size for file in self.sent.files)


class DeliveryService(Service):
    """What leaves the program on a stick."""

    def __init__(self, desk: Desk, door: Door | None = None) -> None:
        """`door` is the real file system unless another is handed in."""
        super().__init__(desk)
        self._door = door

    @needs(Right.PRINT)
    def send(self, parcels: Sequence[Parcel], drive: StickDrive, folder: Path, progress: Progress) -> Delivered:
        """Write these into a folder of the drive, read them back and compare; logged also when it does not end well.

        StickTrouble with a sentence, or `Cancelled`: then nothing of it is on the stick.
        """
        if not parcels:
            raise StickTrouble(NOTHING)
        with self.desk.db.reading() as session:
            office = read_profile(session).short_name
        about = f"{office}, {words.instant(self.desk.clock.now())}, người gửi: {self.holder.name}"
        try:
            sent = send(parcels, drive, folder, about, progress, self._door)
        except Cancelled:
            self._log(drive, folder, DeliveryState.CANCELLED)
            raise
        except UserError as error:
            self._log(drive, folder, DeliveryState.BROKEN, trouble=str(error))
            raise
        return Delivered(self._log(drive, folder, DeliveryState.CHECKED, sent.files), sent)

    def _log(
        self,
        drive: StickDrive,
        folder: Path,
        state: DeliveryState,
        files: Sequence[Written] = (),
        trouble: str = "",
    ) -> str:
        made = Delivery(
            drive_label=drive.name[:_LONGEST_LABEL],
            drive_serial=drive.serial[:60],
            folder=_below(drive, folder)[:_LONGEST_FOLDER],
            state=state,
            files=len(files),
            size=sum(file.size for file in files),
            done_by=self.holder.name[:_LONGEST_LABEL],
            trouble=trouble[:_LONGEST_TROUBLE],
        )
        made.sent = [
            DeliveredFile(name=file.name[-_LONGEST_NAME:], size=file.size, sha256=file.sha256) for file in files
        ]
        with self.desk.db.writing(self.holder.uid) as session:
            session.add(made)
            session.flush()
            return made.uid


def folder_name(today: date) -> str:
    """The folder that is offered for what is sent on a day."""
    return f"so-dan-chu-{today:%Y-%m-%d}"


def folder_on(drive: StickDrive, typed: str) -> Path:
    """The folder of the drive that a typed name means, mended; nothing typed is the drive itself."""
    parts = [mended(part) for part in typed.replace("\\", "/").split("/") if part.strip(" .")]
    return drive.root.joinpath(*parts)


def _below(drive: StickDrive, folder: Path) -> str:
    """The folder as the log tells it: never the path of this PC, which may name a person."""
    if not folder.is_relative_to(drive.root):
        return folder.name
    inside = folder.relative_to(drive.root).as_posix()
    return "" if inside == "." else inside
