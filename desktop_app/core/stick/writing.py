"""Files onto a stick so that it is proved: all of them, found again as they were sent, or none.

Each is written under a name of its own kind, handed over to the drive, read back past the system's memory and compared.
Only when all are found whole do they get their names, the list of them last. A file that was there before is never
written over.
"""

import hashlib
import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from desktop_app.core.progress import Progress
from desktop_app.core.stick.door import PIECE, Door
from desktop_app.core.stick.drives import StickDrive
from desktop_app.core.stick.manifest import NAME, Written, manifest
from desktop_app.core.stick.parcels import Named, Parcel, named, numbered
from desktop_app.core.stick.troubles import (
    LOCKED,
    LYING,
    PULLED,
    StickTrouble,
    told,
    too_large,
    too_little_room,
    unreadable,
)

PART = "~sdc-"
"""How a file begins that is still being written."""

WRITING, READING = "Ghi ra USB", "Đọc lại và so từng tệp"
_SETTLE_EVERY = 32 * PIECE
"""The drive is waited for so often that the bar shows what it has, and a stop is soon heard."""
_SPARE = 256 * 1024


@dataclass(frozen=True)
class Sent:
    """What is on the stick now: its folder below the root, the files found again in it, how the list is called."""

    folder: Path
    files: tuple[Written, ...]
    listed_as: str


@dataclass
class _Sending:
    """One sending under way, and what it has made so far."""

    drive: StickDrive
    folder: Path
    door: Door
    progress: Progress
    total: int = 0
    done: int = 0
    parts: list[Path] = field(default_factory=list)
    given: list[Path] = field(default_factory=list)
    made: list[Path] = field(default_factory=list)

    def report(self, size: int, what: str) -> None:
        self.done = min(self.done + size, self.total)
        self.progress.report(self.done, self.total, what)


def send(
    parcels: Sequence[Parcel],
    drive: StickDrive,
    folder: Path,
    about: str,
    progress: Progress,
    door: Door | None = None,
) -> Sent:
    """Write these into `folder` of the drive, made where it is not there; StickTrouble or `Cancelled` leave nothing.

    `about` stands at the head of the list.
    """
    way = door or Door()
    planned = named(parcels)
    try:
        check(planned, drive, way.free(drive.root))
        sizes = sum(each.parcel.size for each in planned)
        under_way = _Sending(drive, folder, way, progress, total=max(1, 2 * sizes))
        return _carried_out(planned, under_way, about)
    except OSError as error:
        raise told(error, drive.root) from error


def check(planned: Sequence[Named], drive: StickDrive, free: int) -> None:
    """StickTrouble with what stands against it before anything is written."""
    if drive.is_read_only:
        raise StickTrouble(LOCKED)
    largest = drive.largest_file
    for each in planned:
        if largest is not None and each.parcel.size > largest:
            raise too_large(each.name, each.parcel.size, drive.system, largest)
    needed = sum(each.parcel.size for each in planned)
    if needed + _SPARE > free:
        raise too_little_room(needed + _SPARE, free)


def _carried_out(planned: Sequence[Named], under_way: _Sending, about: str) -> Sent:
    try:
        _make_folders(under_way, under_way.folder)
        # All are written before any is read: the drive has the more time to forget what it only remembers.
        written = [(each.name, *_put(under_way, each.name, _content(each.parcel))) for each in planned]
        for _, part, size, digest in written:
            _prove(under_way, part, size, digest)
        files = tuple(_give_name(under_way, *each) for each in written)
        listed_as = _free_name(under_way, NAME)
        put_list = _put(under_way, listed_as, iter((manifest(files, about, listed_as),)))
        _prove(under_way, *put_list)
        _give_name(under_way, listed_as, *put_list)
        for folder in {path.parent for path in under_way.given}:
            under_way.door.settle_folder(folder)
    except BaseException:
        _take_back(under_way)
        raise
    return Sent(under_way.folder, files, listed_as)


def _content(parcel: Parcel) -> Iterator[bytes]:
    """What is in a parcel; an error of this PC is told as one, not as one of the stick."""
    if isinstance(parcel.content, bytes):
        yield from (parcel.content[at : at + PIECE] for at in range(0, len(parcel.content), PIECE))
        return
    try:
        with parcel.content.open("rb") as file:
            while piece := file.read(PIECE):
                yield piece
    except OSError as error:
        raise unreadable(parcel.name) from error


def _put(under_way: _Sending, name: str, content: Iterable[bytes]) -> tuple[Path, int, str]:
    """Write a file under a name of its own kind; where it lies, its length, its SHA-256."""
    target = under_way.folder / name
    _make_folders(under_way, target.parent)
    part = target.with_name(f"{PART}{secrets.token_hex(6)}.tmp")
    under_way.parts.append(part)
    return part, *_write(under_way, part, content)


def _prove(under_way: _Sending, part: Path, size: int, digest: str) -> None:
    """Find the file again as it was written."""
    if _read_back(under_way.door, part, lambda piece: under_way.report(len(piece), READING)) != (size, digest):
        raise StickTrouble(LYING)


def _write(under_way: _Sending, part: Path, content: Iterable[bytes]) -> tuple[int, str]:
    door, digest, size, since = under_way.door, hashlib.sha256(), 0, 0
    file = door.begin(part)
    try:
        for piece in content:
            door.write(file, piece)
            digest.update(piece)
            size, since = size + len(piece), since + len(piece)
            if since >= _SETTLE_EVERY:
                door.settle(file)
                since = 0
            under_way.report(len(piece), WRITING)
        door.settle(file)
    except BaseException:
        _close_anyway(file)
        raise
    door.close(file)
    return size, digest.hexdigest()


def _close_anyway(file: BinaryIO) -> None:
    with suppress(OSError):
        file.close()


def _read_back(door: Door, path: Path, heard: Callable[[bytes], None]) -> tuple[int, str]:
    size, digest = 0, hashlib.sha256()
    for piece in door.pieces(path):
        size += len(piece)
        digest.update(piece)
        heard(piece)
    return size, digest.hexdigest()


def _give_name(under_way: _Sending, name: str, part: Path, size: int, digest: str) -> Written:
    """The file gets its name, or one with a number where another content has it; the same content stays as it is."""
    door, tried, number = under_way.door, name, 1
    while door.is_there(target := under_way.folder / tried):
        same = target.is_file() and door.size(target) == size
        if same and _read_back(door, target, lambda _: None) == (size, digest):
            door.remove(part)
            return Written(tried, size, digest)
        number += 1
        tried = numbered(name, number)
    under_way.given.append(target)
    door.name(part, target)
    return Written(tried, size, digest)


def _free_name(under_way: _Sending, name: str) -> str:
    tried, number = name, 1
    while under_way.door.is_there(under_way.folder / tried):
        number += 1
        tried = numbered(name, number)
    return tried


def _make_folders(under_way: _Sending, folder: Path) -> None:
    # Where a stick was pulled its folder may still be there, or could be made: on the disk of this PC.
    if not under_way.door.is_same(under_way.drive):
        raise StickTrouble(PULLED)
    missing = []
    while not under_way.door.is_there(folder):
        missing.append(folder)
        folder = folder.parent
    for each in reversed(missing):
        under_way.door.make_folder(each)
        under_way.made.append(each)


def _take_back(under_way: _Sending) -> None:
    """As if it had never begun; what cannot be reached any more lies under a name of its own kind."""
    for path in (*under_way.parts, *under_way.given):
        with suppress(OSError):
            under_way.door.remove(path)
    for folder in reversed(under_way.made):
        with suppress(OSError):
            under_way.door.remove_folder(folder)
