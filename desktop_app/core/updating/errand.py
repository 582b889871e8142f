"""What the installer was sent to do, written down before the program ends, and what the next start makes of it."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from desktop_app.core.disk import disk_told
from desktop_app.core.files import whole_file
from desktop_app.core.patience import remove
from desktop_app.core.release import Release, Version, version_of

ERRAND, RESULT = "viec.json", "ket-qua.txt"


class Ending(StrEnum):
    """How it went; the installer writes all but the first two."""

    DONE = "done"
    CUT = "cut"
    """The installer came to no end: the power went, or somebody ended it."""

    OPEN = "open"
    """A window of the program stayed open."""

    CHECK = "check"
    """The new version did not start when it was tried, before anything was exchanged."""

    DISK = "disk"
    """The disk did not take the files."""

    HALF = "half"
    """Some file was held; Windows completes the exchange when somebody signs in to it again."""


@dataclass(frozen=True)
class Errand:
    """From one version to another; `goes_back` is the way back. `backup` is the copy made just before."""

    present: str
    wanted: str
    goes_back: bool
    backup: str
    at: str


@dataclass(frozen=True)
class Returned:
    """An errand with its ending."""

    errand: Errand
    ending: Ending

    @property
    def wanted(self) -> Version:
        """The version that was to be there now."""
        return version_of(self.errand.wanted)


class Errands:
    """The folder of this Windows account where errands and the installer's copy lie."""

    def __init__(self, folder: Path) -> None:
        """Made when something is put into it."""
        self.folder = folder

    def installer(self, version: Version) -> Path:
        """Where the installer of a version is copied to."""
        with disk_told():
            self.folder.mkdir(parents=True, exist_ok=True)
        return self.folder / f"CaiDat-SoDanChu-{version}.exe"

    def begin(self, present: Version, wanted: Version, backup: Path | None, at: datetime, *, goes_back: bool) -> None:
        """Write down what is about to be done; what an earlier installer said is forgotten."""
        errand = Errand(str(present), str(wanted), goes_back, str(backup or ""), at.isoformat())
        with disk_told():
            self.folder.mkdir(parents=True, exist_ok=True)
            remove(self.folder / RESULT)
            with whole_file(self.folder / ERRAND) as part:
                part.write_text(json.dumps(asdict(errand)), encoding="utf-8")

    def returned(self, now: Release) -> Returned | None:
        """What became of the last errand, by the version that is running; None when there was none."""
        try:
            errand = Errand(**json.loads((self.folder / ERRAND).read_text(encoding="utf-8")))
            wanted = version_of(errand.wanted)
        except (OSError, ValueError, TypeError):
            return None
        return Returned(errand, Ending.DONE if now.version == wanted else self._told())

    def forget(self) -> None:
        """It was told: the errand, what the installer said and its copy go."""
        try:
            for file in (self.folder / ERRAND, self.folder / RESULT, *self.folder.glob("CaiDat-SoDanChu-*.exe")):
                remove(file)
        except OSError:
            return  # held by a scanner: the next time

    def _told(self) -> Ending:
        try:
            return Ending((self.folder / RESULT).read_text(encoding="ascii").strip())
        except (OSError, ValueError):
            return Ending.CUT
