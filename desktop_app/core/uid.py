"""Permanent names of rows: UUID version 7, so that they sort by the time they were given."""

import secrets
import uuid
from collections.abc import Callable
from datetime import datetime

Randomness = Callable[[int], int]
"""Gives a whole number of at most that many random bits."""


def uuid7(at: datetime, randomness: Randomness = secrets.randbits) -> str:
    """A new UUIDv7 (RFC 9562 §5.7) for the instant `at`, in its 36-letter form."""
    milliseconds = int(at.timestamp() * 1000) & (1 << 48) - 1
    number = milliseconds << 80 | 0x7 << 76 | randomness(12) << 64 | 0b10 << 62 | randomness(62)
    return str(uuid.UUID(int=number))
