"""Makes a package: the rows and files of an office, listed, signed and sealed into one file, in one pass."""

import hashlib
import zipfile
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import IO, Any

from desktop_app.core.disk import disk_told
from desktop_app.core.package import age
from desktop_app.core.package.about import About, about_from
from desktop_app.core.package.canonical import canonical, parsed, parsed_canonical, parsed_object
from desktop_app.core.package.header import Header, header_of, start_of, trailer_of
from desktop_app.core.package.keys import Keys, key_fingerprint
from desktop_app.core.package.limits import LIMITS, Limits, Tally
from desktop_app.core.package.manifest import (
    CONTEXT,
    HEADS,
    MANIFEST,
    NAMES,
    SIGNATURE,
    Counter,
    Listed,
    Manifest,
    manifest_from,
)
from desktop_app.core.package.refusals import CannotPack
from desktop_app.core.progress import Progress, Silent

_SAME_DAY = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE = 0o600 << 16
_UNIX = 3
_ENOUGH = 64 * 1024

_TOO_BIG = (
    "Dữ liệu của kỳ này lớn hơn mức một gói chứa được. Hãy lập gói cho kỳ ngắn hơn, hoặc gửi trước một phần "
    "tệp đính kèm."
)
_TOO_MANY = (
    "Gói có quá nhiều tệp đính kèm. Hãy lập gói cho kỳ ngắn hơn, hoặc gửi trước một phần tệp đính kèm trong gói khác."
)
_ROW_TOO_LONG = (
    "Có bản ghi trong bảng “{table}” dài hơn mức một gói nhận được. Hãy chuyển phần chữ dài của bản ghi đó thành tệp "
    "đính kèm rồi lập lại gói."
)
_ATTACHMENT_ALTERED = (
    "Có tệp đính kèm không còn như lúc lưu vào sổ. Hãy chạy kiểm tra dữ liệu và phục hồi tệp từ bản sao lưu, rồi lập "
    "lại gói."
)


@dataclass(frozen=True)
class Attachment:
    """A file named by its content, opened only when its turn comes."""

    sha256: str
    open: Callable[[], IO[bytes]]


@dataclass(frozen=True, kw_only=True)
class Contents:
    """What goes into a package; rows are taken one by one and never kept."""

    tables: Mapping[str, Iterable[Mapping[str, Any]]] = field(default_factory=dict)
    reports: Mapping[str, Any] = field(default_factory=dict)
    attachments: Sequence[Attachment] = ()
    heads: Any = field(default_factory=dict)


@dataclass(frozen=True)
class Sender:
    """Who signs, and under which 24 digits the receiver knows them."""

    keys: Keys
    fingerprint: str


@dataclass(frozen=True)
class Written:
    """What the maker keeps of a package until the receipt comes."""

    header: Header
    manifest: Manifest
    hash: str
    """SHA-256 of the manifest: the name by which receipts and the next package know this one."""
    length: int


def write_package(
    target: IO[bytes],
    about: About,
    contents: Contents,
    sender: Sender,
    recipients: Sequence[str],
    limits: Limits = LIMITS,
    progress: Progress | None = None,
) -> Written:
    """Write a package from the beginning of `target`, which can seek; CannotPack when it does not fit.

    What no reader takes (a value that JSON has not, a fact outside its pattern) is a ValueError: a package that can
    only be refused must not leave the office.
    """
    with disk_told():
        return _written(target, _Filling(about, contents, sender, recipients, limits), progress or Silent())


def _written(target: IO[bytes], filling: "_Filling", progress: Progress) -> Written:
    about, limits = filling.about, filling.limits
    start = start_of(header_of(about))
    target.seek(0)
    target.write(start)
    body = _Body(target, limits.package_bytes - len(start) - len(trailer_of(0, 0)), progress)
    with closing(filling.pieces()) as pieces:
        age.seal(pieces, body.take, filling.recipients)
    header = header_of(about, body.length, body.digest.hexdigest())
    trailer = trailer_of(len(start), body.length)
    target.write(trailer)
    target.seek(0)
    target.write(start_of(header))
    target.seek(0, 2)
    digest = hashlib.sha256(filling.text).hexdigest()
    return Written(header, filling.signed, digest, len(start) + body.length + len(trailer))


class _Body:
    """Counts and hashes what is written to the file."""

    def __init__(self, target: IO[bytes], room: int, progress: Progress) -> None:
        self._target = target
        self._room = room
        self._progress = progress
        self.length = 0
        self.digest = hashlib.sha256()

    def take(self, piece: bytes) -> None:
        self.length += len(piece)
        if self.length > self._room:
            raise CannotPack(_TOO_BIG)
        self.digest.update(piece)
        self._target.write(piece)
        self._progress.report(self.length, 0)


class _Sink:
    """Takes what the zip writer gives and hands it on; nothing can go back in it, so that it is written in one pass."""

    def __init__(self) -> None:
        self._held = list[bytes]()
        self.size = 0

    def write(self, piece: bytes) -> int:
        self._held.append(bytes(piece))
        self.size += len(piece)
        return len(piece)

    def flush(self) -> None:
        """Nothing is held back from whoever takes."""

    def taken(self) -> bytes:
        whole = b"".join(self._held)
        self._held.clear()
        self.size = 0
        return whole


class _Filling:
    """The archive of one package, made member after member in the order of their names."""

    def __init__(
        self, about: About, contents: Contents, sender: Sender, recipients: Sequence[str], limits: Limits
    ) -> None:
        self.about = about
        self._sender = sender
        self.recipients = recipients
        self.limits = limits
        self._tally = Tally(limits, lambda: CannotPack(_TOO_BIG))
        self._listed = list[Listed]()
        self._counters = dict[str, Counter]()
        self._attached = {f"att/{each.sha256}": each for each in contents.attachments}
        self._tables = {f"data/{name}.ndjson": (name, rows) for name, rows in contents.tables.items()}
        small = {f"report/{name}.json": report for name, report in contents.reports.items()} | {HEADS: contents.heads}
        self._small = {name: canonical(value) for name, value in small.items()}
        self.signed: Manifest
        self.text = b""
        about_from(about.for_manifest())  # a fact that no reader takes is a defect of the caller, told at once
        self._check_names()

    def _check_names(self) -> None:
        names = [*self._attached, *self._tables, *self._small]
        if wrong := [name for name in names if not NAMES.fullmatch(name)]:
            raise ValueError(f"names that no package has: {wrong}")
        if len({name.lower() for name in names}) != len(names):
            raise ValueError("names that differ only in large letters")
        if len(names) + 2 > self.limits.members:
            raise CannotPack(_TOO_MANY)
        for text in self._small.values():
            parsed(text, self.limits.depth)

    def pieces(self) -> Generator[bytes, None, None]:
        """The whole archive in pieces."""
        sink = _Sink()
        names = sorted([*self._attached, *self._tables, *self._small, MANIFEST, SIGNATURE])
        with zipfile.ZipFile(sink, "w", allowZip64=False) as archive:  # type: ignore[call-overload]
            for name in names:
                yield from self._member(archive, name, sink)
        yield sink.taken()

    def _member(self, archive: zipfile.ZipFile, name: str, sink: _Sink) -> Iterator[bytes]:
        info = zipfile.ZipInfo(name, _SAME_DAY)
        # Photos and papers are packed already; stored as they are they can never look like a trap.
        info.compress_type = zipfile.ZIP_STORED if name in self._attached else zipfile.ZIP_DEFLATED
        info.create_system, info.external_attr = _UNIX, _PLAIN_FILE
        digest, size = hashlib.sha256(), 0
        with archive.open(info, "w") as member:
            for piece in self._content(name):
                self._tally.add(name, len(piece))
                digest.update(piece)
                size += len(piece)
                member.write(piece)
                if sink.size >= _ENOUGH:
                    yield sink.taken()
        if self.limits.is_swollen(info.file_size, info.compress_size):
            raise CannotPack(_ROW_TOO_LONG.format(table=name))
        self._check_attachment(name, digest.hexdigest())
        if name not in (MANIFEST, SIGNATURE, *self._reports()):
            self._listed.append(Listed(name, size, digest.hexdigest()))

    def _check_attachment(self, name: str, sha256: str) -> None:
        if name in self._attached and name != f"att/{sha256}":
            raise CannotPack(_ATTACHMENT_ALTERED)

    def _reports(self) -> list[str]:
        return [name for name in self._small if name != HEADS]

    def _content(self, name: str) -> Iterator[bytes]:
        if name in self._attached:
            with self._attached[name].open() as file:
                while piece := file.read(_ENOUGH):
                    yield piece
        elif name in self._tables:
            yield from self._rows(*self._tables[name])
        elif name == MANIFEST:
            self.signed = self._manifest()
            self.text = self.signed.to_bytes()
            manifest_from(parsed_canonical(self.text, self.limits.depth))
            yield self.text
        elif name == SIGNATURE:
            yield self._sender.keys.signing.sign(CONTEXT + self.text)
        else:
            yield self._small[name]

    def _rows(self, table: str, rows: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
        counter = Counter()
        for row in rows:
            line = canonical(row)
            if len(line) > self.limits.row_bytes:
                raise CannotPack(_ROW_TOO_LONG.format(table=table))
            parsed_object(line, self.limits.depth)
            counter = counter.and_one(row)
            yield line + b"\n"
        self._counters[table] = counter

    def _manifest(self) -> Manifest:
        """The list of everything: the reports come after it in the archive, but are known already."""
        reports = [
            Listed(name, len(self._small[name]), hashlib.sha256(self._small[name]).hexdigest())
            for name in self._reports()
        ]
        return Manifest(
            about=self.about,
            header_sha256=header_of(self.about).digest(),
            counters=self._counters,
            files=sorted([*self._listed, *reports], key=lambda each: each.name),
            recipients=sorted({key_fingerprint(each) for each in self.recipients}),
            signer=self._sender.fingerprint,
        )
