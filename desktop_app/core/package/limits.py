"""What a package may cost whoever reads it; the writer keeps to the same bounds."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from desktop_app.core.errors import UserError

_MIB = 2**20


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Bounds on memory, disk and time; a year of a commune stays far below."""

    package_bytes: int = 1024 * _MIB
    header_bytes: int = 64 * 1024
    recipients_bytes: int = 32 * 1024
    """Some three hundred receivers: the largest province has 168 communes."""
    members: int = 5_000
    data_bytes: int = 200 * _MIB
    report_bytes: int = 48 * _MIB
    """Reports are held together while a package is looked at; the largest ones of a commune come to some 20 MiB."""
    attached_bytes: int = 1024 * _MIB
    one_attached_bytes: int = 200 * _MIB
    one_report_bytes: int = 4 * _MIB
    manifest_bytes: int = 2 * _MIB
    heads_bytes: int = _MIB
    row_bytes: int = _MIB
    """The text of a long convention, read from a file without articles, is one row of some 200 KiB."""
    depth: int = 20
    ratio: int = 200
    ratio_from_bytes: int = _MIB
    """Below this size a member cannot hurt, whatever it was squeezed from."""

    def of_one(self, name: str) -> int:
        """How many bytes one member may have."""
        folder = name.partition("/")[0]
        each = {
            "att": self.one_attached_bytes, "audit": self.heads_bytes, "data": self.data_bytes,
            "report": self.one_report_bytes,
        }  # fmt: skip
        return each.get(folder, self.manifest_bytes)

    def of_class(self, name: str) -> int:
        """How many bytes all members of the same folder may have together."""
        folder = name.partition("/")[0]
        each = {"att": self.attached_bytes, "data": self.data_bytes, "report": self.report_bytes}
        return each.get(folder, self.of_one(name))

    def is_swollen(self, unpacked: int, packed: int) -> bool:
        """Whether so much came out of so little that it must be a trap."""
        return unpacked > self.ratio_from_bytes and unpacked > self.ratio * max(packed, 1)


LIMITS = Limits()


class Tally:
    """Counts unpacked bytes and stops at the bounds."""

    def __init__(self, limits: Limits, refusal: Callable[[], UserError]) -> None:
        """`refusal` makes what is raised when a bound is passed."""
        self._limits = limits
        self._refusal = refusal
        self._of_member = Counter[str]()
        self._of_class = Counter[str]()

    def add(self, name: str, count: int) -> None:
        """`count` more bytes of the member `name`."""
        folder = name.partition("/")[0]
        self._of_member[name] += count
        self._of_class[folder] += count
        if self._of_member[name] > self._limits.of_one(name) or self._of_class[folder] > self._limits.of_class(name):
            raise self._refusal()
