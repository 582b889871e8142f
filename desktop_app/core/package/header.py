"""The clear part of a package: magic, the header that is only shown, and the trailer with the length."""

import hashlib
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

from desktop_app.core.package.about import (
    HASH,
    MOMENT,
    UID,
    About,
    Kind,
    NotWellFormed,
    UnknownKind,
    flag,
    kind_of,
    sign,
    whole,
)
from desktop_app.core.package.canonical import NotJson, canonical, parsed_canonical
from desktop_app.core.package.limits import Limits
from desktop_app.core.package.refusals import PackageRefused, Reason

MAGIC = b"DCCS-PKG\0"
VERSION = 1
END = b"END!"
_START = struct.Struct(">BI")
_TRAILER = struct.Struct(">4sQ")
START_LENGTH = len(MAGIC) + _START.size
_FMT, _ENC = "dccs-pkg-1", "age-x25519"
_BODY = ("body_len", "body_sha256")
_DIGITS = 10
"""The length of the body stands as ten digits, so that the header keeps its size when it is filled in at the end."""
PIECE = 1 << 20


@dataclass(frozen=True, kw_only=True)
class Header:
    """What is shown of a package before it is opened; anybody on the way could have written it."""

    pkg_id: str
    kind: Kind
    unit: str
    to_unit: str
    period: str
    seq: int
    created: str
    app: str
    min_reader: int
    is_practice: bool
    body_length: int
    body_sha256: str

    def to_bytes(self) -> bytes:
        """The header as it stands in the file."""
        return canonical(
            self._facts() | {"body_len": f"{self.body_length:0{_DIGITS}}", "body_sha256": self.body_sha256}
        )

    def digest(self) -> str:
        """SHA-256 of the header without what is said of the body; the manifest binds it."""
        return hashlib.sha256(canonical(self._facts())).hexdigest()

    def _facts(self) -> dict[str, Any]:
        return {
            "fmt": _FMT, "enc": _ENC, "pkg_id": self.pkg_id, "kind": self.kind.value, "unit": self.unit,
            "to_unit": self.to_unit, "period": self.period, "seq": self.seq, "created": self.created, "app": self.app,
            "min_reader": self.min_reader, "is_practice": self.is_practice,
        }  # fmt: skip


@dataclass(frozen=True)
class Frame:
    """Where the body lies in the file."""

    header: Header
    body_at: int
    length: int
    """Of the whole file."""


def header_of(about: About, body_length: int = 0, body_sha256: str = "0" * 64) -> Header:
    """The header that belongs to these facts."""
    return Header(
        pkg_id=about.pkg_id, kind=about.kind, unit=about.unit, to_unit=about.to_unit, period=about.period,
        seq=about.seq, created=about.created, app=about.app, min_reader=about.schema.min_reader,
        is_practice=about.is_practice, body_length=body_length, body_sha256=body_sha256,
    )  # fmt: skip


def start_of(header: Header) -> bytes:
    """Everything before the body."""
    text = header.to_bytes()
    return MAGIC + _START.pack(VERSION, len(text)) + text


def trailer_of(body_at: int, body_length: int) -> bytes:
    """Everything after the body."""
    return _TRAILER.pack(END, body_at + body_length + _TRAILER.size)


def read_frame(file: IO[bytes], limits: Limits) -> Frame:
    """The clear part of a package whose lengths agree; PackageRefused for anything else."""
    length = file.seek(0, 2)
    file.seek(0)
    header, body_at = read_start(file, limits)
    frame = Frame(header, body_at, length)
    _check_lengths(file, frame, limits)
    return frame


def read_start(file: IO[bytes], limits: Limits) -> tuple[Header, int]:
    """The header and where the body begins, of a package of which no more than that need be there."""
    start = file.read(START_LENGTH)
    if not start.startswith(MAGIC):
        raise PackageRefused(Reason.NOT_A_PACKAGE)
    if len(start) < START_LENGTH:
        raise PackageRefused(Reason.CUT)
    version, size = _START.unpack(start[len(MAGIC) :])
    if version > VERSION:
        raise PackageRefused(Reason.NEWER)
    if version < 1 or size > limits.header_bytes:
        raise PackageRefused(Reason.DAMAGED)
    text = file.read(size)
    if len(text) < size:
        raise PackageRefused(Reason.CUT)
    return _read_header(text, limits), START_LENGTH + size


def whole_length(header: Header, body_at: int) -> int:
    """How long the file is that begins like this."""
    return body_at + header.body_length + _TRAILER.size


def _read_header(text: bytes, limits: Limits) -> Header:
    try:
        values = parsed_canonical(text, limits.depth)
        header = Header(
            pkg_id=sign(values, "pkg_id", UID), kind=kind_of(values), unit=sign(values, "unit"),
            to_unit=sign(values, "to_unit"), period=sign(values, "period"), seq=whole(values, "seq"),
            created=sign(values, "created", MOMENT), app=sign(values, "app"), min_reader=whole(values, "min_reader"),
            is_practice=flag(values, "is_practice"), body_length=_body_length(values.get("body_len")),
            body_sha256=sign(values, "body_sha256", HASH),
        )  # fmt: skip
    except UnknownKind:
        raise PackageRefused(Reason.NEWER) from None
    except (NotJson, NotWellFormed):
        raise PackageRefused(Reason.DAMAGED) from None
    if header.to_bytes() != text:
        raise PackageRefused(Reason.DAMAGED)
    return header


def _body_length(value: Any) -> int:
    if not isinstance(value, str) or len(value) != _DIGITS or not (value.isascii() and value.isdigit()):
        raise NotWellFormed("body_len")
    return int(value)


def _check_lengths(file: IO[bytes], frame: Frame, limits: Limits) -> None:
    due = whole_length(frame.header, frame.body_at)
    if due > limits.package_bytes:
        raise PackageRefused(Reason.TOO_BIG)
    if frame.length < due:
        raise PackageRefused(Reason.CUT)
    file.seek(due - _TRAILER.size)
    if frame.length > due or file.read() != _TRAILER.pack(END, due):
        raise PackageRefused(Reason.DAMAGED)


def body_pieces(file: IO[bytes], frame: Frame) -> Iterator[bytes]:
    """The body in pieces, as it lies in the file."""
    file.seek(frame.body_at)
    left = frame.header.body_length
    while left:
        piece = file.read(min(PIECE, left))
        if not piece:
            raise PackageRefused(Reason.CUT)
        left -= len(piece)
        yield piece


def check_body(file: IO[bytes], frame: Frame) -> str:
    """The body is the one that the header tells of, which says nothing yet of who made either; SHA-256 of the file."""
    file.seek(0)
    body, whole_file = hashlib.sha256(), hashlib.sha256(file.read(frame.body_at))
    for piece in body_pieces(file, frame):
        body.update(piece)
        whole_file.update(piece)
    if body.hexdigest() != frame.header.body_sha256:
        raise PackageRefused(Reason.DAMAGED)
    whole_file.update(trailer_of(frame.body_at, frame.header.body_length))
    return whole_file.hexdigest()
