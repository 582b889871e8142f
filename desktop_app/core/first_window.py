"""One window for one data folder: a second start calls the first window forward instead of opening another.

The first holds a lock for as long as it runs; a second start leaves a note beside it, which the first takes away.
"""

import ctypes
import hashlib
import os
import sys
import time
from pathlib import Path

from filelock import FileLock, Timeout

from desktop_app.core.patience import remove

PATIENCE, STEP = 4.0, 0.05
ANYBODY = -1


class FirstWindow:
    """Whether this start is the first, and how a later one is heard."""

    def __init__(self, folder: Path, of: Path) -> None:
        """`folder` is the program's own of this account; `of` is the data folder that the window is for."""
        self.folder = folder
        name = hashlib.sha256(os.path.normcase(of.absolute()).encode()).hexdigest()[:12]
        self._note = folder / f"cua-so-{name}.goi"
        self._lock = FileLock(folder / f"cua-so-{name}.khoa", timeout=0, thread_local=False)

    def take(self) -> bool:
        """Be the first, until `release` or the end of the program; a folder that refuses is no reason not to start."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._lock.acquire()
            remove(self._note)
        except Timeout:
            return False
        except OSError:
            return True
        return True

    def call(self, patience: float = PATIENCE) -> bool:
        """Ask the first window to come forward; whether it did so in time."""
        _let_come_forward()
        try:
            self._note.write_bytes(b"")
            until = time.monotonic() + patience
            while self._note.exists():
                if time.monotonic() > until:
                    remove(self._note)
                    return False
                time.sleep(STEP)
        except OSError:
            return False
        return True

    def answer(self) -> bool:
        """Whether somebody called; the note is taken away, which is the answer."""
        try:
            if not self._note.exists():
                return False
            remove(self._note)
        except OSError:
            return False
        return True

    def release(self) -> None:
        """The window is gone."""
        self._lock.release()


def _let_come_forward() -> None:
    """Windows lets only the program that has the keyboard hand it on."""
    if sys.platform == "win32":
        ctypes.windll.user32.AllowSetForegroundWindow(ANYBODY)
