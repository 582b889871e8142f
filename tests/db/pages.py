"""Reads an encrypted file the way somebody with the key and a hex editor would: page by page, log frames too."""

from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CBC

PAGE = 4096
RESERVED = 80  # SQLCipher 4: 16 bytes of IV, then 64 of HMAC-SHA512
SALT = 16
WAL_HEADER, FRAME_HEADER = 32, 24


def decrypted(path: Path, key: bytes) -> Iterator[bytes]:
    """Every page of the file and of its write-ahead log, in clear; pages the program no longer uses as well."""
    raw = path.read_bytes()
    for start in range(0, len(raw) - PAGE + 1, PAGE):
        yield _clear(raw[start : start + PAGE], key, is_first=start == 0)
    log = path.with_name(path.name + "-wal")
    frames = log.read_bytes()[WAL_HEADER:] if log.exists() else b""
    for start in range(0, len(frames) - PAGE - FRAME_HEADER + 1, PAGE + FRAME_HEADER):
        number = int.from_bytes(frames[start : start + 4], "big")
        yield _clear(frames[start + FRAME_HEADER : start + FRAME_HEADER + PAGE], key, is_first=number == 1)


def _clear(page: bytes, key: bytes, *, is_first: bool) -> bytes:
    if not any(page):
        return page
    body = page[SALT if is_first else 0 : PAGE - RESERVED]
    initial = page[PAGE - RESERVED : PAGE - RESERVED + 16]
    reader = Cipher(AES256(key), CBC(initial)).decryptor()
    return reader.update(body) + reader.finalize()
