"""A picture of every page with demo data: python -m tests.screens --out DIR; those of the manual: --manual.

Each size is a process of its own, because Qt takes its scale factor only once.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop_app.areas.sample import make_practice_office
from desktop_app.core.progress import Silent
from tests.screens import manual
from tests.screens.program import opener


@dataclass(frozen=True)
class Setting:
    """One kind of screen: the room for the window in its own pixels, the scale of the system, the size of the text.

    `what` is shown of the program: "main" pages, what the "manual" names, else everything.
    """

    name: str
    width: int
    height: int
    scale: float = 1.0
    percent: int = 100
    what: str = ""

    @property
    def room(self) -> str:
        """The window in pixels of the program."""
        return f"{round(self.width / self.scale)}x{round(self.height / self.scale)}"


SETTINGS = (
    Setting("1366", 1366, 697),
    Setting("1366-chu-125", 1366, 697, percent=125),
    Setting("1920-150", 1920, 1017, scale=1.5, what="main"),
    Setting("1920-200", 1920, 1017, scale=2.0, what="main"),
)
MANUAL = Setting("", *(round(side * manual.SCALE) for side in manual.WINDOW), scale=manual.SCALE, what="manual")


def main() -> int:
    """Make the practice office once, then go through it on every screen, or as the manual shows it."""
    parser = argparse.ArgumentParser(description="A picture of every page with demo data.")
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--out", type=Path)
    where.add_argument("--manual", nargs="*", help="the pictures that the manual names, anew; or only those named here")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="screens-") as scratch:
        data = Path(scratch) / "data"
        make_practice_office(data, opener(), Silent()).close()
        codes = []
        for setting in SETTINGS if asked.manual is None else (MANUAL,):
            own = Path(scratch) / f"of-{setting.name}"
            shutil.copytree(data, own)
            codes.append(_take(setting, own, asked.out or manual.FOLDER, asked.manual or ()))
    return max(codes)


def _take(setting: Setting, data: Path, out: Path, only: Sequence[str]) -> int:
    folder = out / setting.name
    folder.mkdir(parents=True, exist_ok=True)
    for old in () if only else folder.glob("*.png"):
        old.unlink()
    command = [sys.executable, "-m", "tests.screens.take", str(data), str(folder), setting.room, str(setting.percent)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": str(setting.scale)}
    done = subprocess.run([*command, setting.what, *only], env=environment, check=False)
    print(f"{folder}: {len(list(folder.glob('*.png')))} pictures", flush=True)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
