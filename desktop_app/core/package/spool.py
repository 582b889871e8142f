"""A file for the time of one reading: what lies in it is sealed with a key that only this process has."""

import io
import os
import tempfile

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from desktop_app.core.package.refusals import PackageRefused, Reason

_BLOCK = 64 * 1024
_TAG = 16
_IN_MEMORY = 8 * 2**20
_CACHED = 4


class SealedSpool(io.RawIOBase):
    """Written once from front to back, then read anywhere; personal data never lies on the disk in the clear.

    The members of a package are listed at its end, so that it must be kept whole to be looked into, and it may be
    larger than the memory. Each block has a number that is never used again, so that the number can be its nonce.
    """

    def __init__(self) -> None:
        super().__init__()
        self._cipher = AESGCM(os.urandom(32))
        self._file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115
        self._rest = bytearray()
        self._blocks = 0
        self._length = 0
        self._at = 0
        self._lately = dict[int, bytes]()

    def write(self, piece: bytes, /) -> int:  # type: ignore[override]
        """Add at the end."""
        self._rest += piece
        self._length += len(piece)
        while len(self._rest) >= _BLOCK:
            self._file.write(self._cipher.encrypt(_nonce(self._blocks), bytes(self._rest[:_BLOCK]), None))
            self._blocks += 1
            del self._rest[:_BLOCK]
        return len(piece)

    def readable(self) -> bool:
        """Always."""
        return True

    def seekable(self) -> bool:
        """Always."""
        return True

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Go to a place; ValueError before the beginning."""
        at = offset + (0, self._at, self._length)[whence]
        if at < 0:
            raise ValueError("before the beginning")
        self._at = at
        return at

    def tell(self) -> int:
        """Where reading goes on."""
        return self._at

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        """Read up to the end of one block."""
        number, within = divmod(self._at, _BLOCK)
        if self._at >= self._length:
            return 0
        piece = self._block(number)[within : within + len(buffer)]
        buffer[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)

    def read(self, size: int = -1, /) -> bytes:
        """Exactly so many bytes unless the end comes first."""
        wanted = self._length - self._at if size < 0 else min(size, self._length - self._at)
        pieces = list[bytes]()
        while wanted > 0:
            number, within = divmod(self._at, _BLOCK)
            piece = self._block(number)[within : within + wanted]
            pieces.append(piece)
            self._at += len(piece)
            wanted -= len(piece)
        return b"".join(pieces)

    def close(self) -> None:
        """Give everything back."""
        self._file.close()
        self._lately.clear()
        super().close()

    def _block(self, number: int) -> bytes:
        if number >= self._blocks:
            return bytes(self._rest)
        if number not in self._lately:
            self._file.seek(number * (_BLOCK + _TAG))
            try:
                plain = self._cipher.decrypt(_nonce(number), self._file.read(_BLOCK + _TAG), None)
            except (InvalidTag, ValueError):
                raise PackageRefused(Reason.DAMAGED) from None
            while len(self._lately) >= _CACHED:
                del self._lately[next(iter(self._lately))]
            self._lately[number] = plain
        return self._lately[number]


def _nonce(number: int) -> bytes:
    return number.to_bytes(12)
