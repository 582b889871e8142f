"""Whether a stick keeps what it is given: blocks of chance at spread places of its free room, written, then read.

A stick that is sold as larger than it is takes everything and gives back something else, or writes round over what came
before: so all blocks are written first and every one is read afterwards.
"""

import hashlib
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from desktop_app.core.progress import Progress
from desktop_app.core.stick.door import PIECE, Door
from desktop_app.core.stick.drives import StickDrive
from desktop_app.core.stick.troubles import LOCKED, PULLED, StickTrouble, size_words, told, too_little_room
from desktop_app.core.stick.writing import PART

QUICK = 256 * PIECE
"""As much as is tried where nobody has an hour."""

FILLING, LOOKING = "Ghi thử vào chỗ trống", "Đọc lại và so"
_FILE = 1024 * PIECE
_APART = 8 * PIECE
_SPARE = 4 * PIECE
_LEAST = 2 * PIECE
PAGE = 4096
"""Where reading past the system's memory may begin."""


@dataclass(frozen=True)
class Tried:
    """How much room was tried, how many blocks, and how many came back otherwise or not at all."""

    room: int
    blocks: int
    bad: int

    @property
    def is_good(self) -> bool:
        """Whether everything came back."""
        return self.bad == 0


@dataclass(frozen=True)
class _Block:
    file: int
    at: int


def try_out(drive: StickDrive, progress: Progress, most: int | None = None, door: Door | None = None) -> Tried:
    """Fill the free room, or `most` bytes of it, and look; what was written is taken away again whatever happens.

    StickTrouble when it cannot be tried at all, `Cancelled` when it was given up.
    """
    way = door or Door()
    if drive.is_read_only:
        raise StickTrouble(LOCKED)
    place = drive.root / f"{PART}thu-{secrets.token_hex(4)}"
    files: list[Path] = []
    try:
        free = way.free(drive.root) - _SPARE
        if free < _LEAST:
            raise too_little_room(_LEAST + _SPARE, max(0, free + _SPARE))
        room = min(free, most) if most else free
        blocks = _blocks(room)
        if not way.is_same(drive):
            raise StickTrouble(PULLED)
        way.make_folder(place)
        seed = secrets.token_bytes(16)
        _fill(way, place, files, blocks, seed, progress)
        return Tried(room, len(blocks), _count_bad(way, files, blocks, seed, progress))
    except OSError as error:
        raise told(error, drive.root) from error
    finally:
        for path in files:
            with suppress(OSError):
                way.remove(path)
        with suppress(OSError):
            way.remove_folder(place)


def _blocks(room: int) -> list[_Block]:
    """The places: the first and the last of each file, and one in each stretch between."""
    found = []
    for number, start in enumerate(range(0, room, _FILE)):
        length = min(_FILE, room - start)
        places = list(range(0, max(1, length - PIECE + 1), _APART))
        last = max(0, length - PIECE) // PAGE * PAGE
        found += [_Block(number, at) for at in sorted({*places, last})]
    return found


def content_of(block: int, seed: bytes) -> bytes:
    """The bytes of a block, unlike those of any other; they need not be kept to be known again."""
    return hashlib.shake_128(seed + block.to_bytes(8, "little")).digest(PIECE)


def _fill(way: Door, place: Path, files: list[Path], blocks: list[_Block], seed: bytes, progress: Progress) -> None:
    file: BinaryIO | None = None
    try:
        for number, block in enumerate(blocks):
            if block.file == len(files):
                if file is not None:
                    way.settle(file)
                    way.close(file)
                files.append(place / f"{block.file:04}.tmp")
                file = way.begin(files[-1])
            if file is not None:
                file.seek(block.at)
                way.write(file, content_of(number, seed))
                way.settle(file)
            progress.report(number + 1, 2 * len(blocks), FILLING)
    finally:
        if file is not None:
            with suppress(OSError):
                file.close()


def _count_bad(way: Door, files: list[Path], blocks: list[_Block], seed: bytes, progress: Progress) -> int:
    bad = 0
    for number, block in enumerate(blocks):
        try:
            bad += way.block(files[block.file], block.at, PIECE) != content_of(number, seed)
        except OSError:
            if not files[block.file].parent.exists():
                raise
            bad += 1
        progress.report(len(blocks) + number + 1, 2 * len(blocks), LOOKING)
    return bad


def tried_words(drive: StickDrive, tried: Tried) -> str:
    """What the trial found, in a sentence or two."""
    if tried.is_good:
        good = f"Đã thử {size_words(tried.room)} chỗ trống của {drive.name}: ghi gì đọc lại đúng như vậy."
        is_whole = tried.room + 2 * _SPARE >= drive.free
        return good if is_whole else f"{good} Muốn biết chắc dung lượng thật, hãy thử hết chỗ trống."
    return (
        f"{drive.name} không giữ đúng dữ liệu: {tried.bad} trong {tried.blocks} khối đọc lại sai. USB là hàng giả "
        "dung lượng hoặc đã hỏng. Chép tài liệu cần giữ sang máy rồi thay USB khác."
    )
