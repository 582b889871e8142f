"""What becomes of one version of a row; pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import Enum

from desktop_app.sync.receiving.members import RowVersion

_MODULUS = 2**64


class Verdict(Enum):
    """What a version is to the one that is held."""

    ADDED = "thêm"
    CHANGED = "đổi"
    UNCHANGED = "không đổi"
    CONFLICT = "xung đột"
    HIDDEN = "vẫn ẩn"


@dataclass(frozen=True, slots=True)
class Held:
    """The version that is held; a row that is gone is held too, so that it can come back.

    `forgets` says that it came with the word that no older version may be kept.
    """

    id: int
    table: str
    rev: int
    hash: str
    is_gone: bool = False
    forgets: bool = False


def judge(held: Held | None, row: RowVersion, *, is_late: bool, is_confirmed: bool) -> Verdict:
    """A version is taken in when it is new, or follows the one that is held; a late package never undoes a newer one.

    Where somebody confirmed that the package is what counts from now on, whatever differs is taken in, except where it
    would bring back what must be forgotten: a record that turned out to be a denunciation stays hidden until its own
    office tells it otherwise in line.
    """
    if held is None:
        return Verdict.ADDED if row.is_new or is_confirmed else Verdict.CONFLICT
    if held.hash == row.hash:
        return Verdict.CHANGED if held.is_gone and is_confirmed else Verdict.UNCHANGED
    if held.hash in row.follows:
        return Verdict.CHANGED
    if is_confirmed:
        return Verdict.HIDDEN if held.forgets and not row.forgets else Verdict.CHANGED
    if is_late and row.rev <= held.rev:
        return Verdict.UNCHANGED
    # Who made a denunciation is hidden even where the line of versions is broken.
    return Verdict.CHANGED if row.forgets else Verdict.CONFLICT


class Whole:
    """How many rows of a table are held and which, as one number that both offices can make."""

    def __init__(self, hashes: Collection[str]) -> None:
        """Of the versions that are held."""
        self.rows = len(hashes)
        self._sum = sum(map(_part, hashes))

    def put(self, digest: str, instead_of: str = "") -> None:
        """One version in, in the place of another or as one more."""
        self.rows += not instead_of
        self._sum += _part(digest) - (_part(instead_of) if instead_of else 0)

    def drop(self, digest: str) -> None:
        """One row that is gone."""
        self.rows -= 1
        self._sum -= _part(digest)

    def equals(self, totals: Mapping[str, int | str], table: str) -> bool:
        """Whether the sender says the same; a table of which it says nothing cannot differ."""
        rows, total = totals.get(f"{table}.rows"), totals.get(f"{table}.sum")
        return (rows is None or rows == self.rows) and (total is None or total == f"{self._sum % _MODULUS:016x}")


def _part(digest: str) -> int:
    return int(digest[:16], 16)
