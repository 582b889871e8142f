"""What this machine knows about a folder: the kind of drive it lies on, the room there is, who synchronises it."""

import ctypes
import json
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from enum import Enum
from pathlib import Path
from typing import Protocol

from desktop_app.core.stick.bus import USB, bus, device_of, is_removable, mount_of


class Drive(Enum):
    """What a folder lies on."""

    FIXED = "ổ đĩa trong máy"
    REMOVABLE = "USB hoặc ổ đĩa rời"
    NETWORK = "ổ mạng"
    UNKNOWN = "không rõ"


class Machine(Protocol):
    """Whoever can be asked about folders; tests ask one that is made up."""

    def drive(self, folder: Path) -> Drive:
        """What an existing folder lies on."""

    def free_bytes(self, folder: Path) -> int:
        """How much can still be written there."""

    def longest_path(self) -> int:
        """How many characters a path may have."""

    def cloud_folders(self) -> Mapping[str, str]:
        """Folders that a cloud service said it synchronises: path to the service's name."""


class ThisMachine:
    """The real machine, Windows or Linux."""

    def __init__(self, environment: Mapping[str, str] = os.environ, system: Path = Path("/")) -> None:
        """`system` is where /proc and /sys are looked for."""
        self._environment = environment
        self._system = system

    def drive(self, folder: Path) -> Drive:
        """What an existing folder lies on."""
        return _windows_drive(folder) if sys.platform == "win32" else self._linux_drive(folder)

    def free_bytes(self, folder: Path) -> int:
        """How much can still be written there."""
        return shutil.disk_usage(folder).free

    def longest_path(self) -> int:
        """Short on Windows, where longer ones work only if an administrator allowed them."""
        return 259 if sys.platform == "win32" else 4095

    def cloud_folders(self) -> Mapping[str, str]:
        """The folders named by OneDrive's variables and by Dropbox's own settings."""
        named = {self._environment.get(name, ""): "OneDrive" for name in _ONEDRIVE_VARIABLES}
        return {path: service for path, service in (*named.items(), *self._dropbox()) if path}

    def _dropbox(self) -> Iterator[tuple[str, str]]:
        for name, inside in (("APPDATA", "Dropbox"), ("LOCALAPPDATA", "Dropbox"), ("HOME", ".dropbox")):
            settings = Path(self._environment.get(name, ""), inside, "info.json")
            try:
                accounts = json.loads(settings.read_text(encoding="utf-8")).values()
            except (OSError, ValueError, AttributeError):
                continue
            for account in accounts:
                if isinstance(account, dict) and isinstance(account.get("path"), str):
                    yield account["path"], "Dropbox"

    def _linux_drive(self, folder: Path) -> Drive:
        mounts = (self._system / "proc/self/mounts").read_text(encoding="utf-8", errors="replace")
        device, kind = mount_of(str(folder), mounts)
        if kind in _NETWORK_SYSTEMS or kind.removeprefix("fuse.") in _NETWORK_SYSTEMS:
            return Drive.NETWORK
        if not device.startswith("/dev/"):
            return Drive.UNKNOWN
        name = Path(device).resolve().name if device.startswith("/dev/mapper/") else Path(device).name
        return Drive.REMOVABLE if is_removable(self._system, name) else Drive.FIXED


_ONEDRIVE_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial", "ONEDRIVE")
_NETWORK_SYSTEMS = frozenset(
    {"nfs", "nfs4", "cifs", "smb", "smb3", "smbfs", "ncpfs", "afs", "ceph", "glusterfs", "lustre", "davfs", "davfs2"}
    | {"sshfs", "rclone", "s3fs", "gvfsd-fuse", "google-drive-ocamlfuse", "onedriver", "curlftpfs"}
    | {"vboxsf", "prl_fs", "vmhgfs-fuse"}
)


_FIXED = 3


def _windows_drive(folder: Path) -> Drive:
    if sys.platform != "win32":
        return Drive.UNKNOWN
    if folder.drive.startswith("\\\\"):
        return Drive.NETWORK
    volume = ctypes.create_unicode_buffer(1024)
    ctypes.windll.kernel32.GetVolumePathNameW(str(folder), volume, len(volume))
    # A disk in a USB box calls itself fixed; only the device behind it says what it hangs on.
    kind = ctypes.windll.kernel32.GetDriveTypeW(volume.value or folder.anchor)
    if kind == _FIXED and bus(device_of(volume.value)) == USB:
        return Drive.REMOVABLE
    return {2: Drive.REMOVABLE, _FIXED: Drive.FIXED, 4: Drive.NETWORK, 5: Drive.REMOVABLE}.get(kind, Drive.UNKNOWN)
