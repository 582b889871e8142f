"""Reads an update: the signature before anything that was signed, the content only while it is copied and counted."""

import hashlib
import hmac
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from desktop_app.core.disk import disk_told
from desktop_app.core.files import whole_file
from desktop_app.core.package.about import NotWellFormed
from desktop_app.core.package.canonical import NotJson, parsed_object
from desktop_app.core.progress import Progress
from desktop_app.core.release import Version
from desktop_app.core.update_package.manifest import (
    DEPTH,
    MAGIC,
    MANIFEST_BYTES,
    PRODUCT,
    SIGNATURE_BYTES,
    UpdateManifest,
    manifest_from,
    product_of,
)
from desktop_app.core.update_package.refusals import Reason, UpdateRefused, not_newer, too_old_here
from desktop_app.core.update_package.trust import is_signed

COPYING = "Chép gói cập nhật từ USB và kiểm tra"
LARGEST_LAW = 4 * 2**20
_LENGTH = 4
_PIECE = 2**20


@dataclass(frozen=True)
class Update:
    """A file whose head is the maker's; its content is not read yet."""

    path: Path
    manifest: UpdateManifest
    content_at: int


def begins_as_update(path: Path) -> bool:
    """Whether the file says of itself that it is an update, whatever its name."""
    try:
        with path.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


def inspect(path: Path, keys: Sequence[Ed25519PublicKey]) -> Update:
    """What an update says of itself, once its signature was checked; UpdateRefused says what is wrong with it."""
    with disk_told(), path.open("rb") as file:
        if file.read(len(MAGIC)) != MAGIC:
            raise UpdateRefused(Reason.NOT_AN_UPDATE)
        length = int.from_bytes(_exactly(file, _LENGTH))
        if length > MANIFEST_BYTES:
            raise UpdateRefused(Reason.DAMAGED)
        manifest, signature = _exactly(file, length), _exactly(file, SIGNATURE_BYTES)
        at = file.tell()
        size = file.seek(0, 2) - at
    if not is_signed(manifest, signature, keys):
        raise UpdateRefused(Reason.NOT_SIGNED)
    update = Update(path, _read(manifest), at)
    if size != update.manifest.size:
        raise UpdateRefused(Reason.CUT if size < update.manifest.size else Reason.DAMAGED)
    return update


def judge(manifest: UpdateManifest, present: Version) -> None:
    """UpdateRefused unless the program of version `present` may take it; of a program it must be the newer one."""
    if manifest.kind == "program" and manifest.version <= present:
        raise not_newer(manifest.version, present)
    if manifest.oldest > present:
        raise too_old_here(manifest.version, manifest.oldest, present)


def copy_content(update: Update, target: Path, progress: Progress) -> None:
    """The content as a file of its own, whole and as it was signed, or UpdateRefused and no file at all."""
    with disk_told(), whole_file(target) as part, part.open("xb") as out:
        for piece in _checked(update, progress):
            out.write(piece)


def check_content(update: Update, progress: Progress) -> None:
    """UpdateRefused unless the whole content is what was signed."""
    with disk_told():
        for _piece in _checked(update, progress):
            continue


def content_of(update: Update, progress: Progress) -> bytes:
    """The content of an update that is small, as it was signed."""
    if update.manifest.size > LARGEST_LAW:
        raise UpdateRefused(Reason.DAMAGED)
    with disk_told():
        return b"".join(_checked(update, progress))


def is_same(file: Path, sha256: str) -> bool:
    """Whether a file that was copied is still what was signed."""
    with disk_told(), file.open("rb") as copied:
        return hmac.compare_digest(hashlib.file_digest(copied, "sha256").hexdigest(), sha256)


def _checked(update: Update, progress: Progress) -> Iterator[bytes]:
    """All pieces; at their end it is known whether they are those that were signed."""
    told, done = hashlib.sha256(), 0
    size = update.manifest.size
    with update.path.open("rb") as file:
        file.seek(update.content_at)
        while done < size:
            piece = file.read(min(_PIECE, size - done))
            if not piece:
                raise UpdateRefused(Reason.CUT)
            told.update(piece)
            done += len(piece)
            progress.report(done, size, COPYING)
            yield piece
    if not hmac.compare_digest(told.hexdigest(), update.manifest.sha256):
        raise UpdateRefused(Reason.DAMAGED)


def _exactly(file: BinaryIO, count: int) -> bytes:
    found = file.read(count)
    if len(found) < count:
        raise UpdateRefused(Reason.CUT)
    return found


def _read(signed: bytes) -> UpdateManifest:
    try:
        values = parsed_object(signed, DEPTH)
        if product_of(values) != PRODUCT:
            raise UpdateRefused(Reason.ANOTHER_PRODUCT)
        return manifest_from(values)
    except (NotJson, NotWellFormed):
        raise UpdateRefused(Reason.NEWER_FORM) from None
