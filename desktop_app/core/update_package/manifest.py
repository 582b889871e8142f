"""What the maker signs of an update.

The file: MAGIC, the length of the manifest in four bytes, the manifest, its signature, the content to the very end.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from desktop_app.core.package.about import HASH, NotWellFormed, sign, whole
from desktop_app.core.package.canonical import canonical
from desktop_app.core.release import Version, version_of

ENDING = ".sdcup"
MAGIC = b"SDCUP\r\n\x1a"
CONTEXT = b"SODANCHU-UPDATE-v1\0"
SIGNATURE_BYTES = 64
MANIFEST_BYTES = 64 * 1024
CONTENT_BYTES = 512 * 2**20
DEPTH = 4
PRODUCT = "so-dan-chu"
_FMT = "sodanchu-update-1"
_MOST_NOTES, _LONGEST_NOTE = 40, 600
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


class Kind(StrEnum):
    """What the content of an update is."""

    PROGRAM = "program"
    """The installer of a newer version."""

    LAW = "law"
    """Rules and days off, as an office takes them."""


@dataclass(frozen=True, kw_only=True)
class UpdateManifest:
    """`oldest` is the oldest program that can take the update; the version of a law update is its own count."""

    kind: Kind
    version: Version
    oldest: Version
    made_on: date
    notes: Sequence[str]
    """What is new, in sentences for an official."""

    size: int
    sha256: str
    """Of the content."""

    product: str = PRODUCT

    def to_bytes(self) -> bytes:
        """The manifest in its one spelling."""
        return canonical(
            {
                "fmt": _FMT, "product": self.product, "kind": self.kind.value, "version": str(self.version),
                "oldest": str(self.oldest), "made_on": self.made_on.isoformat(), "notes": list(self.notes),
                "size": self.size, "sha256": self.sha256,
            }
        )  # fmt: skip


def product_of(values: Mapping[str, Any]) -> str:
    """Which program an update is for; stands in every form of the manifest."""
    return sign(values, "product")


def manifest_from(values: Mapping[str, Any]) -> UpdateManifest:
    """The manifest that was signed; NotWellFormed when a later program made it otherwise."""
    if values.get("fmt") != _FMT or values.get("kind") not in set(Kind):
        raise NotWellFormed("fmt, kind")
    notes, size = values.get("notes"), whole(values, "size")
    if not isinstance(notes, list) or len(notes) > _MOST_NOTES or not all(_is_note(each) for each in notes):
        raise NotWellFormed("notes")
    if size > CONTENT_BYTES:
        raise NotWellFormed("size")
    try:
        return UpdateManifest(
            kind=Kind(values["kind"]), version=version_of(sign(values, "version")),
            oldest=version_of(sign(values, "oldest")), made_on=date.fromisoformat(sign(values, "made_on", _DAY)),
            notes=tuple(notes), size=size, sha256=sign(values, "sha256", HASH), product=product_of(values),
        )  # fmt: skip
    except ValueError as error:
        raise NotWellFormed("version, made_on") from error


def _is_note(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= _LONGEST_NOTE and value.isprintable()
