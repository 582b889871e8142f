"""What Windows is asked about drives; each question has an empty answer elsewhere."""

import ctypes
import mmap
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop_app.core.patience import patiently
from desktop_app.core.stick.bus import USB, bus, device_of

_REMOVABLE, _FIXED = 2, 3
_READ, _READ_WRITE, _SHARED, _OPEN_EXISTING = 0x80000000, 0xC0000000, 7, 3
_NO_BUFFERING, _SEQUENTIAL = 0x20000000, 0x08000000
_READ_ONLY_VOLUME = 0x00080000
_LOCK, _DISMOUNT, _REMOVAL, _EJECT = 0x00090018, 0x00090020, 0x002D4804, 0x002D4808
_PIECE = 1024 * 1024


@dataclass(frozen=True)
class Volume:
    """What Windows says of a drive letter."""

    root: Path
    label: str = ""
    serial: str = ""
    system: str = ""
    is_read_only: bool = False


class InUse(OSError):
    """Some program has a file of the drive open."""


def removable_roots() -> list[Path]:
    """The letters of drives that can be pulled out."""
    if sys.platform != "win32":
        return []
    letters = ctypes.windll.kernel32.GetLogicalDrives()
    roots = [f"{chr(ord('A') + at)}:\\" for at in range(26) if letters >> at & 1]
    return [Path(root) for root in roots if _can_be_pulled(root)]


def _can_be_pulled(root: str) -> bool:
    if sys.platform != "win32":
        return False
    kind = ctypes.windll.kernel32.GetDriveTypeW(root)
    # A: and B: would make an empty floppy drive rattle each time that somebody looks.
    return root[0] not in "AB" and (kind == _REMOVABLE or (kind == _FIXED and bus(device_of(root)) == USB))


def volume_of(folder: Path) -> Volume:
    """The drive that a folder lies on; OSError when nothing is in it."""
    if sys.platform != "win32":
        return Volume(folder)
    system = ctypes.WinDLL("kernel32", use_last_error=True)
    root = ctypes.create_unicode_buffer(1024)
    system.GetVolumePathNameW(str(folder.resolve()), root, len(root))
    label, kind = ctypes.create_unicode_buffer(261), ctypes.create_unicode_buffer(261)
    serial, longest, flags = ctypes.c_ulong(), ctypes.c_ulong(), ctypes.c_ulong()
    done = system.GetVolumeInformationW(
        root, label, len(label), ctypes.byref(serial), ctypes.byref(longest), ctypes.byref(flags), kind, len(kind)
    )
    if not done:
        raise ctypes.WinError(ctypes.get_last_error())
    number = f"{serial.value:08X}"
    read_only = bool(flags.value & _READ_ONLY_VOLUME)
    return Volume(Path(root.value), label.value, f"{number[:4]}-{number[4:]}", kind.value, read_only)


def read_past_cache(path: Path) -> Iterator[bytes]:
    """The content of a file as the drive gives it, not as Windows remembers it; OSError where that cannot be had."""
    yield from _pieces(path, 0)


def block_past_cache(path: Path, at: int, size: int) -> bytes:
    """One stretch of a file, which begins where a page may."""
    whole = b""
    for piece in _pieces(path, at):
        whole += piece
        if len(whole) >= size:
            break
    return whole[:size]


def _pieces(path: Path, at: int) -> Iterator[bytes]:
    if sys.platform != "win32":
        return
    system = ctypes.WinDLL("kernel32", use_last_error=True)
    handle = patiently(lambda: _opened(str(path), _READ, _NO_BUFFERING | _SEQUENTIAL))
    # Pages begin where sectors may, which this way of reading insists on.
    room = mmap.mmap(-1, _PIECE)
    begin = (ctypes.c_char * _PIECE).from_buffer(room)
    got = ctypes.c_ulong()
    try:
        if at and not system.SetFilePointerEx(ctypes.c_void_p(handle), ctypes.c_longlong(at), None, 0):
            raise ctypes.WinError(ctypes.get_last_error())
        while True:
            if not system.ReadFile(ctypes.c_void_p(handle), begin, _PIECE, ctypes.byref(got), None):
                raise ctypes.WinError(ctypes.get_last_error())
            if not got.value:
                return
            yield room[: got.value]
    finally:
        system.CloseHandle(ctypes.c_void_p(handle))
        del begin
        room.close()


def eject(drive: str) -> None:
    """Lock, dismount and push out the drive of a letter such as "E:"; InUse, or OSError where Windows will not."""
    if sys.platform != "win32":
        return
    handle = _opened(f"\\\\.\\{drive}", _READ_WRITE)
    try:
        try:
            patiently(lambda: _control(handle, _LOCK))
        except PermissionError as error:
            raise InUse from error
        _control(handle, _DISMOUNT)
        _control(handle, _REMOVAL, b"\0")
        _control(handle, _EJECT)
    finally:
        ctypes.windll.kernel32.CloseHandle(ctypes.c_void_p(handle))


def _opened(name: str, access: int, flags: int = 0) -> int:
    if sys.platform != "win32":
        raise OSError(name)
    system = ctypes.WinDLL("kernel32", use_last_error=True)
    system.CreateFileW.restype = ctypes.c_void_p
    handle = system.CreateFileW(name, ctypes.c_ulong(access), _SHARED, None, _OPEN_EXISTING, flags, None)
    if handle is None or handle == ctypes.c_void_p(-1).value:
        raise ctypes.WinError(ctypes.get_last_error())
    return int(handle)


def _control(handle: int, code: int, given: bytes = b"") -> None:
    if sys.platform == "win32":
        system = ctypes.WinDLL("kernel32", use_last_error=True)
        size = ctypes.c_ulong()
        done = system.DeviceIoControl(
            ctypes.c_void_p(handle), code, given or None, len(given), None, 0, ctypes.byref(size), None
        )
        if not done:
            raise ctypes.WinError(ctypes.get_last_error())
