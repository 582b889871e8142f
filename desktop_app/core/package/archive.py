"""The zip inside a package, read with suspicion: looked over before it is opened, counted while it is read."""

import struct
import zipfile
import zlib
from collections.abc import Iterator

from desktop_app.core.package.limits import Limits, Tally
from desktop_app.core.package.manifest import MANIFEST, NAMES, SIGNATURE
from desktop_app.core.package.refusals import PackageRefused, Reason
from desktop_app.core.package.spool import SealedSpool

_BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, LookupError, ValueError, RuntimeError,
    AttributeError, OverflowError,
)  # fmt: skip
"""What the zip reader raises on a damaged or invented archive."""
_END = struct.Struct("<4s4H2LH")
_LOCATOR, _LOCATOR_BEFORE_END = b"PK\x06\x07", 20
_LOCAL, _AFTER = 30, 16
_HAS_SIZES_AFTER, _IS_UTF8 = 0x08, 0x800
_LONGEST_ENTRY = 46 + 200
_PIECE = 64 * 1024


class Archive:
    """The members of a package, whose list was found sound."""

    def __init__(self, spool: SealedSpool, limits: Limits) -> None:
        """PackageRefused unless the archive is exactly such a one as the writer makes."""
        self._limits = limits
        listed_at = _check_end(spool, limits)
        try:
            self._zip = zipfile.ZipFile(spool)
            infos = self._zip.infolist()
        except _BROKEN:
            raise PackageRefused(Reason.UNSAFE) from None
        if not _are_sound(infos, listed_at, limits):
            raise PackageRefused(Reason.UNSAFE)
        self._infos = {info.filename: info for info in infos}
        if not {MANIFEST, SIGNATURE} <= self._infos.keys():
            raise PackageRefused(Reason.UNSAFE)

    @property
    def sizes(self) -> dict[str, int]:
        """The members with the size each says it has."""
        return {name: info.file_size for name, info in self._infos.items()}

    def tally(self) -> Tally:
        """A count for one pass through all members."""
        return Tally(self._limits, lambda: PackageRefused(Reason.UNSAFE))

    def pieces(self, name: str, tally: Tally | None = None) -> Iterator[bytes]:
        """The content of a member in pieces."""
        try:
            with self._zip.open(self._infos[name]) as member:
                while piece := member.read(_PIECE):
                    if tally:
                        tally.add(name, len(piece))
                    yield piece
        except _BROKEN:
            raise PackageRefused(Reason.UNSAFE) from None

    def whole(self, name: str) -> bytes:
        """The content of a member that is never large."""
        if self._infos[name].file_size > self._limits.of_one(name):
            raise PackageRefused(Reason.UNSAFE)
        return b"".join(self.pieces(name))

    def lines(self, name: str) -> Iterator[bytes]:
        """The rows of a member, none longer than allowed and each ended by a line feed."""
        rest = b""
        for piece in self.pieces(name):
            *whole, rest = (rest + piece).split(b"\n")
            if len(rest) > self._limits.row_bytes or any(len(line) > self._limits.row_bytes for line in whole):
                raise PackageRefused(Reason.UNSAFE)
            yield from whole
        if rest:
            raise PackageRefused(Reason.UNSAFE)


def _check_end(spool: SealedSpool, limits: Limits) -> int:
    """The list of members is short and reaches to the very end; else opening it could already fill the memory."""
    length = spool.seek(0, 2)
    if length < _END.size:
        raise PackageRefused(Reason.UNSAFE)
    spool.seek(max(0, length - _END.size - _LOCATOR_BEFORE_END))
    locator, end = b"", spool.read(_END.size + _LOCATOR_BEFORE_END)
    if len(end) > _END.size:
        locator, end = end[: -_END.size], end[-_END.size :]
    sign, disk, first_disk, here, members, size, at, comment = _END.unpack(end)
    if sign != b"PK\x05\x06" or locator.startswith(_LOCATOR) or (disk, first_disk, comment) != (0, 0, 0):
        raise PackageRefused(Reason.UNSAFE)
    is_short = here == members <= limits.members and size <= members * _LONGEST_ENTRY
    if not is_short or at + size + _END.size != length:
        raise PackageRefused(Reason.UNSAFE)
    return int(at)


def _are_sound(infos: list[zipfile.ZipInfo], listed_at: int, limits: Limits) -> bool:
    """Names, order and sizes: the members lie one after the other without gap, overlap or anything hidden between."""
    names = [info.filename for info in infos]
    if names != sorted(names) or len({name.lower() for name in names}) != len(names):
        return False
    if not all(_is_plain(info) for info in infos):
        return False
    sizes = sum(info.file_size for info in infos)
    packed = sum(info.compress_size for info in infos)
    if limits.is_swollen(sizes, packed):
        return False
    at = 0
    for info in infos:
        after = _AFTER if info.flag_bits & _HAS_SIZES_AFTER else 0
        if info.header_offset != at or limits.is_swollen(info.file_size, info.compress_size):
            return False
        at += _LOCAL + len(info.filename) + info.compress_size + after
    return at == listed_at


def _is_plain(info: zipfile.ZipInfo) -> bool:
    is_file = info.external_attr >> 28 in (0, 8) and not info.is_dir()
    is_bare = not info.extra and not info.comment and not info.flag_bits & ~(_HAS_SIZES_AFTER | _IS_UTF8)
    is_known = info.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    return is_file and is_bare and is_known and NAMES.fullmatch(info.filename) is not None
