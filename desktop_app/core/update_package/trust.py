"""Whose updates this program takes: the maker's public keys, which ship with it; the private ones are never here."""

from collections.abc import Sequence
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from desktop_app.core.resources import resource
from desktop_app.core.update_package.manifest import CONTEXT

ENDING = ".pub"
"""A file with the 64 hexadecimal digits of one key; a second one lies ready for the day the first must be replaced."""


def trusted_keys(folder: Path | None = None) -> Sequence[Ed25519PublicKey]:
    """The keys that ship with the program."""
    place = folder or resource("updates")
    texts = (file.read_text(encoding="ascii").strip() for file in sorted(place.glob(f"*{ENDING}")))
    return [Ed25519PublicKey.from_public_bytes(bytes.fromhex(text)) for text in texts]


def is_signed(manifest: bytes, signature: bytes, keys: Sequence[Ed25519PublicKey]) -> bool:
    """Whether one of the keys signed the manifest as that of an update."""
    for key in keys:
        try:
            key.verify(signature, CONTEXT + manifest)
        except InvalidSignature:
            continue
        return True
    return False
