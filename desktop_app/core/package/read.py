"""Opens a package: everything in it is checked before anything of it is used."""

import hashlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from desktop_app.core.disk import disk_told
from desktop_app.core.package import age
from desktop_app.core.package.about import NotWellFormed, Schema, UnknownKind
from desktop_app.core.package.archive import Archive
from desktop_app.core.package.canonical import NotJson, parsed_canonical
from desktop_app.core.package.header import Frame, Header, body_pieces, check_body, header_of, read_frame
from desktop_app.core.package.keys import Card, key_fingerprint, public_of
from desktop_app.core.package.limits import LIMITS, Limits, Tally
from desktop_app.core.package.manifest import (
    CONTEXT,
    MANIFEST,
    SIGNATURE,
    Counter,
    Listed,
    Manifest,
    manifest_from,
    table_of,
)
from desktop_app.core.package.opened import Opened, rows_of, small
from desktop_app.core.package.refusals import PackageRefused, Reason
from desktop_app.core.package.spool import SealedSpool
from desktop_app.core.progress import Progress, Silent

_VERSIONS_BACK = 3
_SIGNATURE_BYTES = 64


@dataclass(frozen=True, kw_only=True, repr=False)
class Receiver:
    """Who opens: the secret age keys that may fit, the cards of those whose packages are taken, our own schema."""

    openings: Sequence[str]
    cards: Collection[Card]
    schema: str
    version: int
    is_practice: bool = False


@dataclass(frozen=True)
class Whole:
    """A package whose bytes are those that its header tells of; still sealed, from nobody known."""

    header: Header
    file_sha256: str


def inspect(path: Path, limits: Limits = LIMITS) -> Header:
    """What a package says of itself on the outside; only to be shown: anybody on the way could have changed it."""
    with disk_told(), path.open("rb") as file:
        return read_frame(file, limits).header


def check_whole(path: Path, limits: Limits = LIMITS) -> Whole:
    """A package that arrived whole, for those who hold no key: after a copy to a stick, or at a receiving service."""
    with disk_told(), path.open("rb") as file:
        frame = read_frame(file, limits)
        return Whole(frame.header, check_body(file, frame))


def open_package(path: Path, receiver: Receiver, limits: Limits = LIMITS, progress: Progress | None = None) -> Opened:
    """A package in which everything was checked; PackageRefused says what is wrong and what to do."""
    spool = SealedSpool()
    try:
        with disk_told():
            return _opened(path, receiver, spool, limits, progress or Silent())
    except BaseException:
        spool.close()
        raise


def _opened(path: Path, receiver: Receiver, spool: SealedSpool, limits: Limits, progress: Progress) -> Opened:
    with path.open("rb") as file:
        frame = read_frame(file, limits)
        file_sha256 = check_body(file, frame)
        _unseal(file, frame, receiver, spool, limits, progress)
    try:
        return _checked(frame, file_sha256, receiver, spool, limits, progress)
    except PackageRefused as refused:
        if refused.reason is Reason.UNSAFE and frame.header.min_reader > receiver.version:
            raise PackageRefused(Reason.NEWER) from None
        raise


def _checked(
    frame: Frame, file_sha256: str, receiver: Receiver, spool: SealedSpool, limits: Limits, progress: Progress
) -> Opened:
    archive = Archive(spool, limits)
    text = archive.whole(MANIFEST)
    manifest = _read_manifest(text, limits)
    _check_maker(manifest, text, archive.whole(SIGNATURE), receiver)
    _check_facts(manifest, frame.header, receiver)
    _check_list(manifest, archive)
    tally = archive.tally()
    for listed in manifest.files:
        _check_content(listed, archive, tally)
        _check_json(listed.name, manifest, archive, limits)
        progress.report(frame.length, frame.length)
    return Opened(
        header=frame.header, manifest=manifest, digest=hashlib.sha256(text).hexdigest(), file_sha256=file_sha256,
        spool=spool, archive=archive, limits=limits,
    )  # fmt: skip


def _unseal(
    file: IO[bytes], frame: Frame, receiver: Receiver, spool: SealedSpool, limits: Limits, progress: Progress
) -> None:
    file.seek(frame.body_at)
    age.check_recipients(file.read(min(limits.recipients_bytes, frame.header.body_length)))
    age.unseal(_watched(body_pieces(file, frame), frame.length, progress), spool.write, receiver.openings)


def _watched(pieces: Iterator[bytes], total: int, progress: Progress) -> Iterator[bytes]:
    done = 0
    for piece in pieces:
        yield piece
        done += len(piece)
        progress.report(done, total)


def _read_manifest(text: bytes, limits: Limits) -> Manifest:
    try:
        return manifest_from(parsed_canonical(text, limits.depth))
    except UnknownKind:
        raise PackageRefused(Reason.NEWER) from None
    except (NotJson, NotWellFormed):
        raise PackageRefused(Reason.UNSAFE) from None


def _check_maker(manifest: Manifest, text: bytes, signature: bytes, receiver: Receiver) -> None:
    """The manifest is signed with the key of the office that it names, and we know that office."""
    known = [
        card for card in receiver.cards
        if card.fingerprint == manifest.signer and card.unit == manifest.about.unit
    ]  # fmt: skip
    if not known:
        raise PackageRefused(Reason.UNKNOWN_SIGNER)
    if len(signature) != _SIGNATURE_BYTES or not known[0].has_signed(signature, CONTEXT + text):
        raise PackageRefused(Reason.WRONG_SIGNATURE)
    if known[0].is_practice and not receiver.is_practice:
        raise PackageRefused(Reason.PRACTICE)


def _check_facts(manifest: Manifest, header: Header, receiver: Receiver) -> None:
    about = manifest.about
    belongs = header_of(about, header.body_length, header.body_sha256)
    if header != belongs or manifest.header_sha256 != header.digest():
        raise PackageRefused(Reason.DAMAGED)
    ours = {key_fingerprint(public_of(opening)) for opening in receiver.openings}
    if not ours & set(manifest.recipients):
        raise PackageRefused(Reason.NOT_SEALED_AS_TOLD)
    _check_schema(about.schema, receiver)
    if about.is_practice and not receiver.is_practice:
        raise PackageRefused(Reason.PRACTICE)
    if receiver.is_practice and not about.is_practice:
        raise PackageRefused(Reason.NOT_PRACTICE)


def _check_schema(schema: Schema, receiver: Receiver) -> None:
    """A later form is taken when its maker says that we can read it; an earlier one when it is not too old."""
    if schema.name != receiver.schema:
        raise PackageRefused(Reason.NOT_A_PACKAGE)
    if schema.min_reader > receiver.version:
        raise PackageRefused(Reason.NEWER)
    if schema.version < receiver.version - _VERSIONS_BACK:
        raise PackageRefused(Reason.OLDER)


def _check_list(manifest: Manifest, archive: Archive) -> None:
    """The archive holds exactly what the manifest names, nothing twice and nothing besides."""
    listed = {each.name: each.size for each in manifest.files}
    found = {name: size for name, size in archive.sizes.items() if name not in (MANIFEST, SIGNATURE)}
    tables = {table for name in listed if (table := table_of(name)) is not None}
    if listed != found or len(listed) != len(manifest.files) or tables != manifest.counters.keys():
        raise PackageRefused(Reason.CONTRADICTORY)


def _check_content(listed: Listed, archive: Archive, tally: Tally) -> None:
    digest = hashlib.sha256()
    for piece in archive.pieces(listed.name, tally):
        digest.update(piece)
    is_named = not listed.name.startswith("att/") or listed.name == f"att/{listed.sha256}"
    if digest.hexdigest() != listed.sha256 or not is_named:
        raise PackageRefused(Reason.CONTRADICTORY)


def _check_json(name: str, manifest: Manifest, archive: Archive, limits: Limits) -> None:
    """Rows and reports can be read and are as many as told, so that nothing can fail once they are in use."""
    table = table_of(name)
    if table is not None:
        counter = Counter()
        for row in rows_of(archive, name, limits):
            counter = counter.and_one(row)
        if counter != manifest.counters[table]:
            raise PackageRefused(Reason.CONTRADICTORY)
    elif not name.startswith("att/"):
        small(archive, name, limits)
