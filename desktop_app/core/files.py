"""Files that are either whole or not there."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from desktop_app.core.disk import NAME_REFUSED, DiskTrouble
from desktop_app.core.patience import move, remove, remove_tree
from desktop_app.core.text.file_names import is_accepted


@contextmanager
def whole_file(target: Path) -> Iterator[Path]:
    """Give a path to write to; `target` appears only when the block ends well, else nothing is left behind."""
    if not is_accepted(target.name):
        raise DiskTrouble(NAME_REFUSED)
    part = target.with_name(f".{target.name}.part")
    try:
        yield part
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        move(part, target)
    finally:
        remove(part)


@contextmanager
def whole_files(folder: Path) -> Iterator[Path]:
    """Give a folder to write files into; they appear in `folder` when the block ends well, else none of them does."""
    if folder.exists() and not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
    folder.mkdir(parents=True, exist_ok=True)
    room = Path(mkdtemp(prefix=".sodanchu-", dir=folder))
    try:
        yield room
        for made in sorted(room.iterdir()):
            move(made, folder / made.name)
    finally:
        remove_tree(room)


def wipe(target: Path) -> None:
    """Write over a file and delete it; on an SSD a copy may stay in spare cells, which no program can reach."""
    with target.open("rb+") as file:
        file.write(bytes(target.stat().st_size))
        file.flush()
        os.fsync(file.fileno())
    remove(target)
