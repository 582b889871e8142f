"""What the maker does with the private key, which never lies in the repository: makes it, signs updates with it.

python -m tests.windows.release key --key FILE --name NAME    a new private key in FILE, its public one in the resources
python -m tests.windows.release program --key FILE --content INSTALLER --notes FILE --out FOLDER
python -m tests.windows.release law --key FILE --content BUNDLE --version 2027.3.15 --notes FILE --out FOLDER

A passphrase for the key is asked for, or taken from SODANCHU_KEY_PASSWORD; an empty one leaves the key open.
"""

import argparse
import getpass
import os
import sys
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from desktop_app import __version__
from desktop_app.core.clock import SystemClock
from desktop_app.core.release import version_of
from desktop_app.core.update_package.manifest import Kind, UpdateManifest
from desktop_app.core.update_package.read import inspect
from desktop_app.core.update_package.trust import ENDING, trusted_keys
from desktop_app.core.update_package.write import write_update
from tests.slow.machine import ROOT

PASSWORD = "SODANCHU_KEY_PASSWORD"
TRUSTED = ROOT / "resources" / "updates"
OLDEST = "0.1.0"
"""The oldest program whose installation the present installer can exchange."""


def main() -> int:
    """Do what was asked; the path of what was made is printed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["key", *Kind])
    parser.add_argument("--key", type=Path, required=True)
    parser.add_argument("--name", default="nha-phat-hanh")
    parser.add_argument("--content", type=Path)
    parser.add_argument("--notes", type=Path)
    parser.add_argument("--version", default=__version__)
    parser.add_argument("--oldest", default=OLDEST)
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    asked = parser.parse_args()
    if asked.key.resolve().is_relative_to(ROOT):
        sys.exit("The private key must lie outside the project's folder.")
    print(make_key(asked.key, asked.name) if asked.what == "key" else sign(asked))
    return 0


def make_key(file: Path, name: str) -> Path:
    """A private key that only its owner can read, and the public one where the program looks for it."""
    if file.exists():
        sys.exit(f"{file} is there already; a key is never written over.")
    key, phrase = Ed25519PrivateKey.generate(), passphrase()
    sealed: KeySerializationEncryption = BestAvailableEncryption(phrase) if phrase else NoEncryption()
    file.touch(mode=0o600, exist_ok=False)
    file.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, sealed))
    return publish(key, TRUSTED / f"{name}{ENDING}")


def publish(key: Ed25519PrivateKey, file: Path) -> Path:
    """The public key of a private one, as the program reads it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"{key.public_key().public_bytes_raw().hex()}\n", encoding="ascii")
    return file


def sign(asked: argparse.Namespace) -> Path:
    """An update; one that the program of this project would refuse is not left behind."""
    key = load_pem_private_key(asked.key.read_bytes(), passphrase() or None)
    if not isinstance(key, Ed25519PrivateKey) or asked.content is None or asked.notes is None:
        sys.exit("Wanted: an Ed25519 key, --content and --notes.")
    asked.out.mkdir(parents=True, exist_ok=True)
    made = write_update(asked.out, manifest_of(asked), asked.content, key)
    try:
        inspect(made, trusted_keys())
    except BaseException:
        made.unlink()
        raise
    return made


def manifest_of(asked: argparse.Namespace) -> UpdateManifest:
    """What is signed; a line of the notes is a sentence for an official, those that begin with # are headings."""
    lines = (line.lstrip("-* ").strip() for line in asked.notes.read_text(encoding="utf-8").splitlines())
    return UpdateManifest(
        kind=Kind(asked.what), version=version_of(asked.version), oldest=version_of(asked.oldest),
        made_on=SystemClock().today(),
        notes=[line for line in lines if line and not line.startswith("#")], size=0, sha256="",
    )  # fmt: skip


def passphrase() -> bytes:
    """What the private key is sealed with."""
    given = os.environ.get(PASSWORD)
    return (getpass.getpass("Passphrase of the key: ") if given is None else given).encode()


if __name__ == "__main__":
    sys.exit(main())
