"""Making a stick ready to be pulled out: everything written, nothing open, its light out."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from desktop_app.core.stick import on_windows
from desktop_app.core.stick.bus import mount_of
from desktop_app.core.stick.drives import StickDrive
from desktop_app.core.stick.troubles import IN_USE, StickTrouble

TAKE_OUT = "Đã tháo an toàn. Chờ đèn của USB tắt rồi rút."
WRITTEN_OUT = (
    "Máy này không cho chương trình tháo USB, nhưng mọi thứ đã ghi hết xuống USB. "
    "Bấm tháo USB trong cửa sổ thư mục của máy, chờ đèn tắt rồi rút."
)
_PATIENCE = 60

Run = Callable[[Sequence[str]], int]
"""Runs a program of the system; its exit code."""


def take_out(drive: StickDrive, run: Run | None = None) -> str:
    """Take the drive out of the system; the sentence to tell, StickTrouble when something on it is still open."""
    if sys.platform == "win32":
        try:
            on_windows.eject(drive.root.drive)
        except on_windows.InUse as error:
            raise StickTrouble(IN_USE) from error
        except OSError:
            return WRITTEN_OUT
        return TAKE_OUT
    os.sync()
    mounts = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace")
    return _unmount(drive, mount_of(str(drive.root), mounts)[0], run or _run)


def _unmount(drive: StickDrive, device: str, run: Run) -> str:
    ways: list[Sequence[str]] = []
    if device.startswith("/dev/") and shutil.which("udisksctl"):
        ways.append(("udisksctl", "unmount", "--no-user-interaction", "-b", device))
    if shutil.which("umount"):
        ways.append(("umount", str(drive.root)))
    if not os.path.ismount(drive.root):
        return WRITTEN_OUT
    for way in ways:
        if run(way) == 0 or not os.path.ismount(drive.root):
            return TAKE_OUT
    if ways and _is_open(drive.root):
        raise StickTrouble(IN_USE)
    return WRITTEN_OUT


def _run(command: Sequence[str]) -> int:
    try:
        return subprocess.run(command, capture_output=True, check=False, timeout=_PATIENCE).returncode
    except (OSError, subprocess.TimeoutExpired):
        return 1


def _is_open(root: Path) -> bool:
    """Whether some program of this account has a file of the drive open."""
    for link in Path("/proc").glob("[0-9]*/fd/*"):
        try:
            if link.readlink().is_relative_to(root):
                return True
        except OSError:
            continue
    return False
