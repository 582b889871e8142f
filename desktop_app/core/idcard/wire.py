"""What a serial scanner sends, as bytes, cut into the codes it read."""

from desktop_app.core.idcard.burst import PATIENCE, is_whole

_LONGEST = 4096
"""A code of a card is a tenth of this; more without an end is no code."""


class Wire:
    """Collects bytes until a line ends, or until the scanner falls silent."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._silences = 0

    def feed(self, arrived: bytes) -> list[str]:
        """The codes that are now whole."""
        self._silences = 0
        self._bytes += arrived
        *whole, rest = self._bytes.replace(b"\r", b"\n").split(b"\n")
        self._bytes = bytearray(rest) if len(rest) <= _LONGEST else bytearray()
        return [text for text in map(_text, whole) if text]

    def silence(self) -> list[str]:
        """The code of a scanner that sends no line end; one that is not whole yet is waited for a while."""
        rest = _text(self._bytes)
        self._silences += 1
        if not is_whole(rest) and self._silences < PATIENCE:
            return []
        self._bytes = bytearray()
        return [rest] if rest else []


def _text(line: bytes | bytearray) -> str:
    """UTF-8 as the card has it; a byte that is spoilt is seen by whoever reads the code."""
    return bytes(line).decode("utf-8", errors="replace").strip("\ufeff \t\x00\x02\x03")
