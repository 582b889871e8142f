"""A stick or another drive that can be pulled out, and whoever knows which there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

GIB = 1024**3
_LARGEST = {"FAT32": 4 * GIB - 1, "FAT": 2 * GIB - 1, "FAT16": 2 * GIB - 1, "FAT12": 2 * GIB - 1}


@dataclass(frozen=True)
class StickDrive:
    """A drive as it was when it was looked at; `serial` and `label` are what its maker or owner gave it.

    `device` is how the system numbers what lies below `root`; 0 where that is not known.
    """

    root: Path
    label: str = ""
    serial: str = ""
    system: str = ""
    free: int = 0
    size: int = 0
    is_read_only: bool = False
    device: int = 0

    @property
    def name(self) -> str:
        """How it is called on screen: "KINGSTON (E:)"."""
        place = self.root.name or self.root.drive or str(self.root)
        return f"{self.label} ({place})" if self.label and self.label != place else place

    @property
    def largest_file(self) -> int | None:
        """The longest file that its file system can hold; None where there is no such limit."""
        return _LARGEST.get(self.system.upper())


class Drives(Protocol):
    """Whoever knows the drives; tests ask one that is made up."""

    def removable(self) -> Sequence[StickDrive]:
        """Every drive that can be pulled out and has something in it."""

    def holding(self, folder: Path) -> StickDrive:
        """The drive that an existing folder lies on, whatever kind it is."""

    def take_out(self, drive: StickDrive) -> str:
        """Make it ready to be pulled out; the sentence to tell, StickTrouble when something on it is open."""


def device_at(folder: Path) -> int:
    """How the system numbers what the folder lies on."""
    return folder.stat().st_dev
