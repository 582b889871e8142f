"""The folder of the installed program, with the version before it kept inside.

The installer puts the program's own files into it by name, so that whatever else lies there stays where it is:
`ban-truoc` holds the files of the version before, `ban-moi` those of a version that is being installed.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

from desktop_app.core.release import Release, read_release

REMOVER = "GoCaiDat.exe"
GO_BACK = "/TRO-VE"
"""Tells the remover to exchange the present version for the one before, instead of removing anything."""

KEPT, COMING = "ban-truoc", "ban-moi"
_INSIDE = "_internal"
ROOM = 700 * 2**20
"""What an update needs beside the program: its installer, the new files, and some air."""


@dataclass(frozen=True)
class ProgramPlace:
    """One installed program."""

    folder: Path

    @property
    def remover(self) -> Path:
        """The program that takes the installation away or goes back to the version before."""
        return self.folder / REMOVER

    def kept(self) -> Release | None:
        """The version that can be gone back to; None when there is none."""
        inside = self.folder / KEPT / _INSIDE
        return read_release(inside / "resources") if (self.folder / KEPT / REMOVER).exists() else None

    def kept_opens(self, revision: str) -> bool:
        """Whether the version before knows a register at this revision."""
        steps = self.folder / KEPT / _INSIDE / "db" / "migrations" / "versions"
        return any(path.name.split("_")[0] == revision for path in steps.glob("*.py"))


def installed_place() -> ProgramPlace | None:
    """Where the program that is running was installed; None when no installer put it there."""
    if not getattr(sys, "frozen", False):
        return None
    folder = Path(sys.executable).parent
    return ProgramPlace(folder) if (folder / REMOVER).exists() else None
