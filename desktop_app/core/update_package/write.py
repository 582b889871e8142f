"""Writes an update; only whoever holds the maker's private key can."""

import hashlib
import shutil
from dataclasses import replace
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop_app.core.files import whole_file
from desktop_app.core.update_package.manifest import CONTEXT, ENDING, MAGIC, Kind, UpdateManifest

_NAMES = {Kind.PROGRAM: "SoDanChu-cap-nhat", Kind.LAW: "SoDanChu-quy-dinh"}


def name_of(manifest: UpdateManifest) -> str:
    """What the file of an update is called."""
    return f"{_NAMES[manifest.kind]}-{manifest.version}{ENDING}"


def write_update(folder: Path, manifest: UpdateManifest, content: Path, key: Ed25519PrivateKey) -> Path:
    """The update as one whole file; size and SHA-256 of the manifest are taken from the content."""
    with content.open("rb") as file:
        told = replace(
            manifest, size=content.stat().st_size, sha256=hashlib.file_digest(file, "sha256").hexdigest()
        ).to_bytes()
        file.seek(0)
        target = folder / name_of(manifest)
        with whole_file(target) as part, part.open("xb") as out:
            out.write(MAGIC + len(told).to_bytes(4) + told + key.sign(CONTEXT + told))
            shutil.copyfileobj(file, out)
    return target
