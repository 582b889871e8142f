"""A commune, its upper office and a small package between them; and packages that only a forger would make."""

import hashlib
import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyrage
from pyrage import x25519

from desktop_app.core.package.about import About, Kind, Schema
from desktop_app.core.package.canonical import canonical
from desktop_app.core.package.header import body_pieces, header_of, read_frame, start_of, trailer_of
from desktop_app.core.package.keys import Card, Keys, make_keys, make_opening_key, public_of
from desktop_app.core.package.limits import LIMITS
from desktop_app.core.package.manifest import CONTEXT, MANIFEST, SIGNATURE
from desktop_app.core.package.opened import Opened
from desktop_app.core.package.read import Receiver
from desktop_app.core.package.refusals import PackageRefused
from desktop_app.core.package.write import Attachment, Contents, Sender, Written, write_package

NOW = "2026-11-30T08:00:00+07:00"
ROWS = tuple(
    {"uuid": f"u{number}", "rev": number, "body": {"content": f"Kiến nghị số {number}: đường thôn Đoài"}}
    for number in (1, 2, 3)
)
PHOTO = bytes(range(256)) * 2
PHOTO_NAME = hashlib.sha256(PHOTO).hexdigest()
CONTENTS = Contents(
    tables={"visits": ROWS, "petitions": []},
    reports={"01-TCD_2026-Q4": {"lines": [1, None, "Không phát sinh"]}},
    attachments=[Attachment(PHOTO_NAME, lambda: io.BytesIO(PHOTO))],
    heads={"journal": "ab"},
)

COMMUNE, UPPER, STRANGER = make_keys(), make_keys(), make_keys()
RECOVERY = make_opening_key()


def card_of(keys: Keys, unit: str = "27061", *, is_practice: bool = False) -> Card:
    return keys.card(unit=unit, name="UBND xã Hòa Bình", made=NOW, is_practice=is_practice)


SENDER = Sender(COMMUNE, card_of(COMMUNE).fingerprint)
SEALED_TO = (UPPER.sealed_to, public_of(RECOVERY))


def about(**other: Any) -> About:
    facts: dict[str, Any] = {
        "pkg_id": "01934b2e-0000-7000-8000-000000000001", "kind": Kind.FULL, "unit": "27061", "to_unit": "27",
        "install": "pc1", "epoch": 1, "seq": 3, "period": "2026-Q4", "created": NOW, "app": "0.1.0",
        "schema": Schema(name="sodanchu", version=12, min_reader=12), "totals": {"visits": 3},
    }  # fmt: skip
    return About(**facts | other)


def receiver(**other: Any) -> Receiver:
    facts: dict[str, Any] = {
        "openings": [UPPER.opening], "cards": [card_of(COMMUNE)], "schema": "sodanchu", "version": 12,
    }  # fmt: skip
    return Receiver(**facts | other)


def pack(path: Path, contents: Contents = CONTENTS, **other: Any) -> Written:
    with path.open("w+b") as target:
        return write_package(target, about(**other), contents, SENDER, SEALED_TO)


def refusal(work: Callable[[], Any]) -> str:
    """The reason for which a package is not taken; anything but a refusal fails the test."""
    try:
        work().close()
    except PackageRefused as refused:
        return refused.reason.value
    return "taken"


def said(opened: Opened) -> list[Any]:
    """Everything that a package gives."""
    return [
        opened.manifest, opened.hash, opened.heads(), {name: opened.report(name) for name in opened.reports},
        {table: list(opened.rows(table)) for table in opened.tables},
        {name: b"".join(opened.attachment(name)) for name in opened.attachments},
    ]  # fmt: skip


def members_of(path: Path) -> dict[str, bytes]:
    """What lies in a good package, for a forger to start from."""
    with path.open("rb") as file:
        body = b"".join(body_pieces(file, read_frame(file, LIMITS)))
    plain = pyrage.decrypt(body, [x25519.Identity.from_str(UPPER.opening)])
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def signed(members: Mapping[str, bytes], manifest: Mapping[str, Any], keys: Keys = COMMUNE) -> dict[str, bytes]:
    """The members with a manifest that the office itself has signed."""
    text = canonical(manifest)
    return {**members, MANIFEST: text, SIGNATURE: keys.signing.sign(CONTEXT + text)}


def zipped(members: Mapping[str, bytes] | Sequence[tuple[str, bytes]]) -> bytes:
    """An archive of these members in the order of their names, twice the same name too."""
    pairs = list(members.items()) if isinstance(members, Mapping) else list(members)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in sorted(pairs, key=lambda pair: pair[0]):
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, 0o600 << 16
            archive.writestr(info, content)
    return target.getvalue()


def sealed(path: Path, plain: bytes, **other: Any) -> Path:
    """A package around any bytes, sealed and framed rightly."""
    body = pyrage.encrypt(plain, [x25519.Recipient.from_str(each) for each in SEALED_TO])
    return framed(path, body, **other)


def framed(path: Path, body: bytes, **other: Any) -> Path:
    """A package around any body, its lengths and digests right."""
    start = start_of(header_of(about(**other), len(body), hashlib.sha256(body).hexdigest()))
    path.write_bytes(start + body + trailer_of(len(start), len(body)))
    return path
