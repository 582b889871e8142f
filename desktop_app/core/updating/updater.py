"""What an update needs of this PC, and how the installer is sent off."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from desktop_app.core.disk import disk_told
from desktop_app.core.errors import UserError
from desktop_app.core.release import Release, Version
from desktop_app.core.update_package.find import FoundUpdate, find_updates, look
from desktop_app.core.update_package.read import is_same
from desktop_app.core.update_package.refusals import Reason, UpdateRefused
from desktop_app.core.updating.errand import Errands, Returned
from desktop_app.core.updating.place import GO_BACK, ProgramPlace

FROM_PROGRAM, SILENT = "/CAP-NHAT", "/S"
NOT_INSTALLED = (
    "Chương trình trên máy này không do bộ cài đặt đưa vào nên không cập nhật bằng gói được. Hãy chạy tệp cài đặt của "
    "bản mới, hoặc nhờ người phụ trách máy tính."
)
NOTHING_KEPT = "Máy này không giữ bản trước của chương trình. Bản trước được giữ lại từ lần cập nhật kế tiếp."


@dataclass(frozen=True)
class Coming:
    """A newer program that was copied and found whole, with the backup made after it."""

    version: Version
    installer: Path
    sha256: str
    backup: Path


@dataclass(frozen=True)
class Updater:
    """`start` begins another program that outlives this one."""

    present: Release
    keys: Sequence[Ed25519PublicKey]
    place: ProgramPlace | None
    errands: Errands
    start: Callable[[Sequence[str]], None]

    def look_at(self, path: Path) -> FoundUpdate:
        """One file that somebody named."""
        return look(path, self.keys, self.present.version)

    def find(self, folder: Path) -> list[FoundUpdate]:
        """The updates on a stick."""
        return find_updates(folder, self.keys, self.present.version)

    def installed(self) -> ProgramPlace:
        """Where the program was installed; UserError when no installer put it there."""
        if self.place is None:
            raise UserError(NOT_INSTALLED)
        return self.place

    def hand_over(self, coming: Coming, at: datetime, *, silently: bool = False) -> None:
        """Start the installer, which waits until this program has ended; UserError when it is not what was signed."""
        if not is_same(coming.installer, coming.sha256):
            raise UpdateRefused(Reason.DAMAGED)
        self.errands.begin(self.present.version, coming.version, coming.backup, at, goes_back=False)
        self._send([str(coming.installer), FROM_PROGRAM], silently)

    def go_back(self, at: datetime, *, silently: bool = False) -> Version:
        """Start the exchange for the version before, which waits until this program has ended; that version."""
        place = self.installed()
        kept = place.kept()
        if kept is None:
            raise UserError(NOTHING_KEPT)
        self.errands.begin(self.present.version, kept.version, None, at, goes_back=True)
        self._send([str(place.remover), GO_BACK, FROM_PROGRAM], silently)
        return kept.version

    def returned(self) -> Returned | None:
        """How the last errand ended."""
        return self.errands.returned(self.present)

    def _send(self, command: Sequence[str], silently: bool) -> None:
        with disk_told():
            self.start([*command, *([SILENT] if silently else [])])
