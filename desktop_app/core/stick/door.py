"""Everything that is done to a stick goes through here, so that tests can let any of it fail."""

import errno
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from desktop_app.core import patience
from desktop_app.core.stick import on_windows
from desktop_app.core.stick.drives import StickDrive, device_at

PIECE = 1024 * 1024


class Door:
    """The real file system."""

    def free(self, root: Path) -> int:
        """How much can still be written."""
        return shutil.disk_usage(root).free

    def is_same(self, drive: StickDrive) -> bool:
        """Whether the drive is still where it was."""
        return drive.root.exists() and drive.device in (0, device_at(drive.root))

    def is_there(self, path: Path) -> bool:
        """Whether anything has that name."""
        return os.path.lexists(path)

    def size(self, path: Path) -> int:
        """How long a file is."""
        return path.stat().st_size

    def make_folder(self, folder: Path) -> None:
        """Make one folder that is not there yet."""
        folder.mkdir()

    def begin(self, path: Path) -> BinaryIO:
        """A new file, open for writing; FileExistsError when there is one."""
        return path.open("xb", buffering=0)

    def write(self, file: BinaryIO, piece: bytes) -> None:
        """Write all of a piece."""
        rest = memoryview(piece)
        while rest:
            rest = rest[file.write(rest) :]

    def settle(self, file: BinaryIO) -> None:
        """Let the system hand over to the drive what was written."""
        file.flush()
        os.fsync(file.fileno())

    def close(self, file: BinaryIO) -> None:
        """Close a file."""
        file.close()

    def pieces(self, path: Path) -> Iterator[bytes]:
        """The content of a file as the drive gives it, past what the system remembers of it."""
        if sys.platform == "win32":
            yield from on_windows.read_past_cache(path)
            return
        with path.open("rb", buffering=0) as file:
            if hasattr(os, "posix_fadvise"):
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
            while piece := file.read(PIECE):
                yield piece

    def block(self, path: Path, at: int, size: int) -> bytes:
        """One stretch of a file as the drive gives it."""
        if sys.platform == "win32":
            return on_windows.block_past_cache(path, at, size)
        with path.open("rb", buffering=0) as file:
            if hasattr(os, "posix_fadvise"):
                os.posix_fadvise(file.fileno(), at, size, os.POSIX_FADV_DONTNEED)
            file.seek(at)
            return file.read(size)

    def name(self, part: Path, target: Path) -> None:
        """Give a finished file its name; whoever calls has looked that nothing has that name."""
        patience.move(part, target)

    def settle_folder(self, folder: Path) -> None:
        """Let the system hand over the names in a folder; Windows does so by itself."""
        if sys.platform != "win32":
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            except OSError as error:
                if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # some file systems know files alone
                    raise
            finally:
                os.close(handle)

    def remove(self, path: Path) -> None:
        """Take away a file that this sending made."""
        patience.remove(path)

    def remove_folder(self, folder: Path) -> None:
        """Take away a folder that this sending made, if nothing is in it."""
        folder.rmdir()
