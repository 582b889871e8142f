"""File systems that fail, forget or vanish."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from desktop_app.core.stick.door import Door
from desktop_app.core.stick.drives import StickDrive
from desktop_app.core.stick.taking_out import TAKE_OUT


def stick_at(root: Path, **facts: object) -> StickDrive:
    """A folder as a stick of 1 GB."""
    root.mkdir(exist_ok=True)
    return StickDrive(root, **{"label": "KINGSTON", "serial": "1A2B-3C4D", "system": "FAT32", "free": 10**9, **facts})  # type: ignore[arg-type]


class FailingDoor(Door):
    """Counts what is asked of the stick and refuses the call of that number; one that is `gone` all that follow, too.

    A refused write leaves half of its piece behind.
    """

    def __init__(self, fails_at: int = 0, number: int = errno.EIO, *, gone: bool = False) -> None:
        self.calls, self._at, self._number, self._gone = 0, fails_at, number, gone

    def _count(self) -> None:
        self.calls += 1
        if self.calls == self._at or (self._gone and self._at and self.calls > self._at):
            raise OSError(self._number, os.strerror(self._number))

    def make_folder(self, folder: Path) -> None:
        self._count()
        super().make_folder(folder)

    def begin(self, path: Path) -> BinaryIO:
        self._count()
        return super().begin(path)

    def write(self, file: BinaryIO, piece: bytes) -> None:
        try:
            self._count()
        except OSError:
            super().write(file, piece[: len(piece) // 2])
            raise
        super().write(file, piece)

    def settle(self, file: BinaryIO) -> None:
        self._count()
        super().settle(file)

    def close(self, file: BinaryIO) -> None:
        super().close(file)
        self._count()

    def pieces(self, path: Path) -> Iterator[bytes]:
        for piece in super().pieces(path):
            self._count()
            yield piece

    def name(self, part: Path, target: Path) -> None:
        self._count()
        super().name(part, target)

    def settle_folder(self, folder: Path) -> None:
        self._count()
        super().settle_folder(folder)

    def remove(self, path: Path) -> None:
        self._count()
        super().remove(path)

    def remove_folder(self, folder: Path) -> None:
        self._count()
        super().remove_folder(folder)


class LyingDoor(Door):
    """A stick that holds only so many bytes and takes the rest for granted."""

    def __init__(self, holds: int) -> None:
        self._left = holds

    def write(self, file: BinaryIO, piece: bytes) -> None:
        kept = piece[: max(0, self._left)]
        self._left -= len(piece)
        super().write(file, kept + bytes(len(piece) - len(kept)))


class FolderDrives:
    """Folders that stand for sticks; one that was taken out is no longer seen."""

    def __init__(self, *drives: StickDrive) -> None:
        self.there = list(drives)

    def removable(self) -> tuple[StickDrive, ...]:
        return tuple(drive for drive in self.there if drive.root.is_dir())

    def holding(self, folder: Path) -> StickDrive:
        return next(drive for drive in self.there if folder.is_relative_to(drive.root))

    def take_out(self, drive: StickDrive) -> str:
        self.there.remove(drive)
        return TAKE_OUT
