"""Enrolment cards as files on a stick or in a folder."""

from pathlib import Path

from desktop_app.core.disk import disk_told
from desktop_app.core.files import whole_file
from desktop_app.core.package.keys import CARD_BYTES


def read_card_file(path: Path) -> bytes:
    """What a file holds, as far as a card can be long; whether it is one is for `read_card` to say."""
    with disk_told(), path.open("rb") as file:
        return file.read(CARD_BYTES + 1)


def write_card_file(path: Path, card: bytes) -> None:
    """The card, whole or not there."""
    with disk_told(), whole_file(path) as part:
        part.write_bytes(card)
