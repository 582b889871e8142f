"""The sticks and other drives that can be pulled out of this PC, as far as the system tells of them."""

import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from desktop_app.core.stick import on_windows
from desktop_app.core.stick.bus import is_removable, mount_of, spelled
from desktop_app.core.stick.drives import StickDrive, device_at
from desktop_app.core.stick.taking_out import take_out

_NAMES = {"vfat": "FAT32", "msdos": "FAT32", "exfat": "exFAT", "ntfs": "NTFS", "ntfs3": "NTFS", "fuseblk": "NTFS"}
_DISCS = frozenset({"iso9660", "udf"})


class MachineDrives:
    """The drives of the real machine, Windows or Linux."""

    def __init__(self, system: Path = Path("/")) -> None:
        """`system` is where /proc, /sys and /dev are looked for."""
        self._system = system

    def removable(self) -> Sequence[StickDrive]:
        """Sticks, cards, disks in USB boxes; one that is just being pulled is left out."""
        found = []
        for root in on_windows.removable_roots() if sys.platform == "win32" else self._mounted():
            try:
                found.append(self.holding(root))
            except OSError:
                continue
        return found

    def holding(self, folder: Path) -> StickDrive:
        """The drive that an existing folder lies on."""
        room = shutil.disk_usage(folder)
        if sys.platform == "win32":
            told = on_windows.volume_of(folder)
            named = StickDrive(told.root, told.label, told.serial, told.system, is_read_only=told.is_read_only)
            return replace(named, free=room.free, size=room.total, device=device_at(folder))
        device, kind = mount_of(str(folder.resolve()), self._mounts())
        name = Path(device).name
        return StickDrive(
            root=_root_of(folder.resolve()),
            label=self._link_to(name, "by-label"),
            serial=self._link_to(name, "by-uuid"),
            system=_NAMES.get(kind, kind),
            free=room.free,
            size=room.total,
            is_read_only=bool(os.statvfs(folder).f_flag & os.ST_RDONLY),
            device=device_at(folder),
        )

    def take_out(self, drive: StickDrive) -> str:
        """Make it ready to be pulled out."""
        return take_out(drive)

    def _mounts(self) -> str:
        return (self._system / "proc/self/mounts").read_text(encoding="utf-8", errors="replace")

    def _mounted(self) -> list[Path]:
        # A drive that is mounted in several places is shown once, in the last of them.
        found: dict[str, Path] = {}
        for line in self._mounts().splitlines():
            device, point, kind, *_ = [*line.split(" "), "", "", ""]
            place = spelled(point)
            of_system = place == "/" or place.startswith(("/boot", "/var/", "/snap/", "/usr", "/etc"))
            is_disk = device.startswith("/dev/") and not of_system and kind not in _DISCS
            if is_disk and is_removable(self._system, Path(device).name):
                found[device] = Path(place)
        return list(found.values())

    def _link_to(self, name: str, kind: str) -> str:
        folder = self._system / "dev/disk" / kind
        links = folder.iterdir() if name and folder.is_dir() else ()
        return next((_unescaped(link.name) for link in links if link.resolve().name == name), "")


def _root_of(folder: Path) -> Path:
    return next((part for part in (folder, *folder.parents) if os.path.ismount(part)), folder)


def _unescaped(name: str) -> str:
    """A label of /dev/disk, where udev writes signs as \\x20."""
    parts = name.split("\\x")
    raw = parts[0].encode() + b"".join(bytes.fromhex(part[:2]) + part[2:].encode() for part in parts[1:])
    return raw.decode("utf-8", "replace")
