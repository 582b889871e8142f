"""The files of the receiving service: parts that may go on, and whole sealed packages."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import IO, NoReturn

from desktop_app.core.package.header import read_start, whole_length
from desktop_app.core.package.limits import LIMITS, Limits
from desktop_app.core.package.read import check_whole
from desktop_app.core.package.refusals import PackageRefused, Reason
from desktop_app.core.patience import move, remove
from desktop_app.sync.upload.answers import Answer

_WHOLE, _PARTS = "goi-da-nhan", "dang-nhan"
_PARTS_OF_A_UNIT = 4
_KEPT_FREE = 2**30


class Refused(Exception):
    """The answer to a request that cannot be done."""

    def __init__(self, answer: Answer) -> None:
        """`answer` says why."""
        self.answer = answer
        super().__init__(answer.value)


@dataclass(frozen=True)
class Upload:
    """A file as its sender tells of it: whose, its SHA-256, its length."""

    unit: str
    digest: str
    length: int


class Kept:
    """What lies in the folder of the service. All but `finish` belongs to one thread."""

    def __init__(self, folder: Path, limits: Limits = LIMITS) -> None:
        """`folder` is that of the service."""
        self._folder = folder
        self._limits = limits
        self._writers: dict[Upload, Writing] = {}

    def is_whole(self, unit: str, digest: str) -> bool:
        """Whether the file is here and was checked."""
        return self.place_of(unit, digest).is_file()

    def place_of(self, unit: str, digest: str) -> Path:
        """Where the whole file lies."""
        return self._folder / _WHOLE / unit / f"{digest}.dcpkg"

    def offset(self, upload: Upload) -> int | None:
        """How much of a file is here; None when it was not begun."""
        part = self._part(upload)
        return part.stat().st_size if part.is_file() else None

    def check_fits(self, upload: Upload) -> None:
        """Refuse what is too long for anybody, or for the disk."""
        if upload.length > self._limits.package_bytes:
            raise Refused(Answer.TOO_BIG)
        self._folder.mkdir(parents=True, exist_ok=True)
        if shutil.disk_usage(self._folder).free < upload.length + _KEPT_FREE:
            raise Refused(Answer.NO_ROOM)

    def write(self, upload: Upload, offset: int) -> "Writing":
        """Go on writing at `offset`, 0 begins anew. Whoever wrote the same file until now is stopped by its next piece.

        A connection that died unnoticed must not keep its sender from going on by another.
        """
        before = self._writers.get(upload)
        if before and before.is_finishing:
            raise Refused(Answer.BUSY)
        if offset and offset != self.offset(upload):
            raise Refused(Answer.ELSEWHERE)
        self.check_fits(upload)
        if before:
            before.stop()
        part = self._part(upload)
        part.parent.mkdir(parents=True, exist_ok=True)
        if not offset:
            self._drop_oldest(upload)
        writing = Writing(upload, part, offset, self._limits)
        self._writers[upload] = writing
        return writing

    def let_go(self, writing: "Writing") -> None:
        """A request has ended, well or not; what it wrote stays unless it was refused."""
        writing.stop()
        if self._writers.get(writing.upload) is writing:
            del self._writers[writing.upload]

    def finish(self, writing: "Writing") -> None:
        """Check the whole file and keep it; Refused throws it away. May run beside the one thread."""
        upload, part = writing.upload, writing.part
        writing.close()
        try:
            if check_whole(part, self._limits).file_sha256 != upload.digest:
                raise PackageRefused(Reason.DAMAGED)
        except PackageRefused:
            remove(part)
            raise Refused(Answer.DAMAGED) from None
        target = self.place_of(upload.unit, upload.digest)
        target.parent.mkdir(parents=True, exist_ok=True)
        move(part, target)

    def _part(self, upload: Upload) -> Path:
        return self._folder / _PARTS / upload.unit / f"{upload.digest}-{upload.length}.part"

    def _drop_oldest(self, upload: Upload) -> None:
        own = self._part(upload)
        busy = {each.part for each in self._writers.values()}
        others = [path for path in own.parent.glob("*.part") if path != own]
        if len(busy & set(others)) >= _PARTS_OF_A_UNIT - 1:
            raise Refused(Answer.TOO_OFTEN)
        idle = sorted((path for path in others if path not in busy), key=lambda path: path.stat().st_mtime)
        for path in idle[: max(0, len(others) - _PARTS_OF_A_UNIT + 1)]:
            remove(path)


class Writing:
    """One file being written, until it is whole or somebody else goes on with it."""

    def __init__(self, upload: Upload, part: Path, offset: int, limits: Limits) -> None:
        """`offset` is where it goes on."""
        self.upload = upload
        self.part = part
        self.is_finishing = False
        self._limits = limits
        self._offset = offset
        self._is_known = False
        self._file: IO[bytes] | None = part.open("r+b" if offset else "w+b")
        self._file.seek(offset)

    @property
    def is_complete(self) -> bool:
        """Whether every byte is here."""
        return self._offset == self.upload.length

    def add(self, piece: bytes) -> None:
        """The next bytes; Refused when they cannot belong to a package of this unit."""
        if self._file is None:
            raise Refused(Answer.ELSEWHERE)
        if self._offset + len(piece) > self.upload.length:
            self._throw_away(Answer.DAMAGED)
        self._file.write(piece)
        self._offset += len(piece)
        if not self._is_known:
            self._look()

    def stop(self) -> None:
        """Write no more; what is written stays."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def close(self) -> None:
        """Have everything on the disk."""
        if self._file is None:
            raise Refused(Answer.ELSEWHERE)
        self._file.flush()
        os.fsync(self._file.fileno())
        self.stop()

    def _look(self) -> None:
        """As soon as the header is here, see whether the rest is worth waiting for."""
        assert self._file is not None
        self._file.seek(0)
        try:
            header, body_at = read_start(self._file, self._limits)
        except PackageRefused as refused:
            self._file.seek(self._offset)
            is_short = self._offset < 32 or refused.reason is Reason.CUT
            if is_short and not self.is_complete:
                return
            self._throw_away(Answer.NO_PACKAGE)
        self._file.seek(self._offset)
        if header.unit != self.upload.unit:
            self._throw_away(Answer.OTHER_UNIT)
        if whole_length(header, body_at) != self.upload.length:
            self._throw_away(Answer.DAMAGED)
        self._is_known = True

    def _throw_away(self, answer: Answer) -> NoReturn:
        self.stop()
        remove(self.part)
        raise Refused(answer)
