"""Marks by which a row is known again without its words being kept."""

import hmac
from collections.abc import Sequence

from db.sealing import derived


class Marks:
    """Keyed digests of this office: without its key nothing can be held against them."""

    def __init__(self, data_key: bytes) -> None:
        """`data_key` is the key of the register."""
        self._key = derived(data_key, "import row")

    def of(self, register: str, content: Sequence[str], occurrence: int) -> str:
        """The mark of a row with that content, for the n-th time in its file."""
        text = "\x1f".join((register, str(occurrence), *content))
        return hmac.digest(self._key, text.encode(), "sha256").hex()
