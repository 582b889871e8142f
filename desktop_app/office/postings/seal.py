"""The value in the QR code of a copy, which only this office can make."""

import hmac

from db.codes import ALPHABET
from db.sealing import derived

LENGTH = 12


class PostingSeal:
    """Keyed values of this office: without its key nobody can make one for other words."""

    def __init__(self, data_key: bytes) -> None:
        """`data_key` is the key of the register."""
        self._key = derived(data_key, "posting")

    def of(self, serial: str, item: str, from_on: str, to_on: str) -> str:
        """Twelve base-32 characters over the fields as they stand in the code."""
        text = "\x1f".join((serial, item, from_on, to_on))
        value = int.from_bytes(hmac.digest(self._key, text.encode(), "sha256"))
        return "".join(ALPHABET[value >> 5 * place & 31] for place in range(LENGTH))
