"""What a decoder may raise or complain of over bytes that are not what they claim to be."""

import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from PIL.Image import DecompressionBombError

BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    AttributeError,
    LookupError,
    ArithmeticError,
    EOFError,
    MemoryError,
    AssertionError,
    NotImplementedError,
    RecursionError,
    struct.error,
    zlib.error,
    DecompressionBombError,
)
"""Pillow promises no closed list: its readers let through what their own code runs into."""


@contextmanager
def uncomplaining() -> Iterator[None]:
    """Whether a file is good enough is decided here; what Pillow would print of it is heard by nobody."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
