"""Wraps a secret under a password or a recovery code: argon2id, HKDF-SHA256, AES-256-GCM."""

import base64
import binascii
import json
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

RandomBytes = Callable[[int], bytes]
"""Gives that many random bytes."""

KEY_BYTES = 32
SALT_BYTES = 16
NONCE_BYTES = 12


class CannotOpen(Exception):
    """The wrap does not open: another password, or the wrap or what it is bound to was altered."""


@dataclass(frozen=True)
class Cost:
    """What one password guess costs (argon2id): memory in KiB, passes over it, lanes."""

    memory_kib: int
    passes: int
    lanes: int = 1

    def within(self, floor: "Cost", ceiling: "Cost") -> bool:
        """Whether it is at least `floor` and at most `ceiling`."""
        return (
            floor.memory_kib <= self.memory_kib <= ceiling.memory_kib
            and floor.passes <= self.passes <= ceiling.passes
            and floor.lanes <= self.lanes <= ceiling.lanes
        )


FLOOR = Cost(memory_kib=46 * 1024, passes=1)
CEILING = Cost(memory_kib=1024 * 1024, passes=20, lanes=16)


@dataclass(frozen=True)
class Wrap:
    """Secrets closed under one password or code; `epoch` names the life of the data in which it was made."""

    epoch: str
    cost: Cost
    salt: bytes
    boxes: Mapping[str, bytes]


def derived(key: bytes, purpose: str) -> bytes:
    """Another 32-byte key for one purpose, from which `key` cannot be found."""
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=f"sodanchu/{purpose}".encode()).derive(key)


def wrap(
    secrets: Mapping[str, bytes],
    password: bytes,
    bound_to: Mapping[str, object],
    epoch: str,
    cost: Cost,
    random: RandomBytes,
) -> Wrap:
    """Close each named secret; it opens only with the same password and with the same `bound_to`."""
    salt = random(SALT_BYTES)
    root = _stretched(password, salt, cost)
    boxes = {}
    for name, secret in secrets.items():
        nonce = random(NONCE_BYTES)
        boxes[name] = nonce + AESGCM(derived(root, name)).encrypt(nonce, secret, _binding(name, bound_to, epoch, cost))
    return Wrap(epoch, cost, salt, boxes)


def unwrap(closed: Wrap, password: bytes, bound_to: Mapping[str, object]) -> dict[str, bytes]:
    """The secrets by name; CannotOpen for another password or for anything altered."""
    root = _stretched(password, closed.salt, closed.cost)
    try:
        return {
            name: AESGCM(derived(root, name)).decrypt(
                box[:NONCE_BYTES], box[NONCE_BYTES:], _binding(name, bound_to, closed.epoch, closed.cost)
            )
            for name, box in closed.boxes.items()
        }
    except (InvalidTag, ValueError):
        raise CannotOpen from None


def password_bytes(password: str) -> bytes:
    """The bytes of a typed password: composed, since input methods differ in how they build a letter."""
    return unicodedata.normalize("NFC", password).encode()


def canonical(value: object) -> bytes:
    """One spelling of a JSON value, for digests and bindings."""
    return json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode()


def to_text(raw: bytes) -> str:
    """Bytes as they stand in a JSON file."""
    return base64.b64encode(raw).decode()


def from_text(text: str) -> bytes:
    """Bytes from a JSON file; ValueError when it is not base 64."""
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise ValueError(str(error)) from None


def _stretched(password: bytes, salt: bytes, cost: Cost) -> bytes:
    return hash_secret_raw(
        secret=password,
        salt=salt,
        time_cost=cost.passes,
        memory_cost=cost.memory_kib,
        parallelism=cost.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )


def _binding(name: str, bound_to: Mapping[str, object], epoch: str, cost: Cost) -> bytes:
    kdf = ["argon2id", cost.memory_kib, cost.passes, cost.lanes]
    return canonical({"secret": name, "epoch": epoch, "kdf": kdf, "to": dict(bound_to)})
