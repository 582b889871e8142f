"""What a drive hangs on, as Linux tells it by its files and Windows by the device behind a letter."""

import ctypes
import sys
from pathlib import Path

USB = 7
"""How Windows numbers that bus."""

_SHARED, _OPEN_EXISTING, _QUERY_PROPERTY = 3, 3, 0x2D1400
_SIGNS = (("\\040", " "), ("\\011", "\t"), ("\\134", "\\"))


def is_removable(system: Path, name: str) -> bool:
    """Whether the block device of that name can be pulled out; `system` is where /sys is looked for."""
    block = (system / "sys/class/block" / name).resolve()
    # An encrypted stick shows as a mapped device; what carries it is listed under its slaves.
    slaves = block / "slaves"
    if slaves.is_dir() and any(is_removable(system, slave.name) for slave in slaves.iterdir()):
        return True
    # A partition has the flag on its disk; large sticks call themselves fixed but still hang on the USB bus.
    flags = [flag for flag in (block / "removable", block.parent / "removable") if flag.is_file()]
    on_usb = any(part.startswith("usb") and part[3:].isdecimal() for part in block.parts)
    return on_usb or any(flag.read_text(encoding="ascii").strip() == "1" for flag in flags)


def spelled(point: str) -> str:
    """A folder of /proc/mounts with its spaces as they are."""
    for code, sign in _SIGNS:
        point = point.replace(code, sign)
    return point


def mount_of(folder: str, mounts: str) -> tuple[str, str]:
    """The device and the kind of file system that the folder lies on, from the text of /proc/self/mounts."""
    best = ("", "", "")
    for line in mounts.splitlines():
        device, point, kind, *_ = [*line.split(" "), "", "", ""]
        point = spelled(point)
        inside = folder == point or folder.startswith(point.rstrip("/") + "/")
        # A later line on the same point covers the earlier one.
        if inside and len(point) >= len(best[0]):
            best = (point, device, kind)
    return best[1], best[2]


def device_of(drive: str) -> bytes:
    """What Windows says of the device behind a drive letter; nothing where it says nothing."""
    if sys.platform != "win32":
        return b""
    system = ctypes.windll.kernel32
    system.CreateFileW.restype = ctypes.c_void_p
    handle = system.CreateFileW(f"\\\\.\\{drive[:2]}", 0, _SHARED, None, _OPEN_EXISTING, 0, None)
    if handle in (None, ctypes.c_void_p(-1).value):
        return b""
    told, size, asked = ctypes.create_string_buffer(1024), ctypes.c_ulong(), bytes(12)
    done = system.DeviceIoControl(
        ctypes.c_void_p(handle), _QUERY_PROPERTY, asked, len(asked), told, len(told), ctypes.byref(size), None
    )
    system.CloseHandle(ctypes.c_void_p(handle))
    return told.raw[: size.value] if done else b""


def bus(device: bytes) -> int:
    """The bus a device hangs on, from its description."""
    return int.from_bytes(device[28:32], "little")
