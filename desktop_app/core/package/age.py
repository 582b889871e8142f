"""The age layer of a package: sealing and opening in pieces, whatever is raised on either side told as it was."""

from collections.abc import Callable, Iterator, Sequence
from types import TracebackType

import pyrage
from pyrage import x25519

from desktop_app.core.package.refusals import PackageRefused, Reason

_START = b"age-encryption.org/v1\n"
_END_OF_RECIPIENTS = b"\n--- "


def seal(pieces: Iterator[bytes], take: Callable[[bytes], object], recipients: Sequence[str]) -> None:
    """Encrypt the pieces for age public keys; what either side raises comes out unchanged."""
    keys = [x25519.Recipient.from_str(each) for each in recipients]
    with _Between(pieces, take) as between:
        pyrage.encrypt_io(between, between, keys)


def check_recipients(start: bytes) -> None:
    """The body begins as a binary age file whose list of recipients is short; `start` is as long as it may be.

    The library reads that list as a whole, so that a file with nothing else would fill the memory.
    """
    if not start.startswith(_START) or _END_OF_RECIPIENTS not in start:
        raise PackageRefused(Reason.UNSAFE)


def unseal(pieces: Iterator[bytes], take: Callable[[bytes], object], openings: Sequence[str]) -> None:
    """Decrypt with the secret age keys; PackageRefused when none of them fits or the content was altered."""
    keys = [x25519.Identity.from_str(each) for each in openings]
    try:
        with _Between(pieces, take) as between:
            pyrage.decrypt_io(between, between, keys)
    except pyrage.DecryptError as error:
        # The library tells only in words whether it was the key.
        fits = "No matching keys" not in str(error)
        raise PackageRefused(Reason.DAMAGED if fits else Reason.NOT_FOR_US) from None
    except _Altered:
        raise PackageRefused(Reason.DAMAGED) from None


class _Altered(Exception):
    """The library could not go on, and neither side of ours is to blame."""


class _Between:
    """Both ends of the library: it reads from the pieces and writes to `take`."""

    def __init__(self, pieces: Iterator[bytes], take: Callable[[bytes], object]) -> None:
        self._pieces = pieces
        self._take = take
        self._rest = memoryview(b"")
        self._trouble: BaseException | None = None

    def __enter__(self) -> "_Between":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._trouble is not None:
            raise self._trouble from None
        if isinstance(error, OSError):
            raise _Altered from None

    def read(self, size: int) -> bytes:
        try:
            while not self._rest:
                self._rest = memoryview(next(self._pieces))
        except StopIteration:
            return b""
        except BaseException as error:
            self._trouble = error
            raise
        piece, self._rest = self._rest[:size], self._rest[size:]
        return bytes(piece)

    def write(self, piece: bytes) -> int:
        try:
            self._take(piece)
        except BaseException as error:
            self._trouble = error
            raise
        return len(piece)

    def flush(self) -> None:
        """Nothing is held back."""
