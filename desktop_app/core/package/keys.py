"""The keys of an office: one to sign with, one to be sealed to; the card that tells another office of them."""

import hashlib
import hmac
import re
import unicodedata
from dataclasses import dataclass
from typing import Any

import pyrage
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from pyrage import x25519

from desktop_app.core.errors import InvalidInput
from desktop_app.core.package.about import MOMENT, TOKEN, NotWellFormed, flag, sign
from desktop_app.core.package.canonical import NotJson, canonical, parsed_canonical
from desktop_app.core.package.refusals import PackageRefused, Reason

FINGERPRINT = re.compile(r"\d{24}", re.ASCII)
CARD_BYTES = 8 * 1024
"""More than any card is long."""

_CARD, _CARD_CONTEXT = "dccs-card-1", b"DCCS-CARD-v1\0"
_KEY_CONTEXT = b"DCCS-KEY-v1\0"
_PUBLIC, _SIGNED = re.compile(r"[0-9a-f]{64}"), re.compile(r"[0-9a-f]{128}")
_SEALING = re.compile(r"age1[02-9ac-hj-np-z]{58}")
_NAME = re.compile(r".{1,200}")
_BETWEEN = re.compile(r"[\s.\-–_]")


@dataclass(frozen=True, repr=False)
class Keys:
    """The secret keys of one office on one PC; never written anywhere in the clear."""

    signing: Ed25519PrivateKey
    opening: str
    """The secret age key in its text form."""

    @property
    def public(self) -> str:
        """The public key that signatures are checked with, as hexadecimal digits."""
        return self.signing.public_key().public_bytes_raw().hex()

    @property
    def sealed_to(self) -> str:
        """The public age key."""
        return public_of(self.opening)

    def secret(self) -> bytes:
        """Both secrets, for whoever seals them."""
        return canonical({"sign": self.signing.private_bytes_raw().hex(), "age": self.opening})

    def card(self, *, unit: str, name: str, made: str, is_practice: bool = False) -> "Card":
        """The card to hand to another office."""
        return Card(unit, name, self.public, self.sealed_to, made, is_practice)


def make_keys() -> Keys:
    """New keys from the machine's own randomness."""
    return Keys(Ed25519PrivateKey.generate(), make_opening_key())


def make_opening_key() -> str:
    """A new secret age key in its text form, such as the recovery key that an office prints and locks away."""
    return str(x25519.Identity.generate())


def keys_from(secret: bytes) -> Keys:
    """The keys that `Keys.secret` gave; ValueError for anything else."""
    values = parsed_canonical(secret, 1)
    opening = values.get("age")
    public_of(str(opening))
    return Keys(Ed25519PrivateKey.from_private_bytes(bytes.fromhex(sign(values, "sign", _PUBLIC))), str(opening))


def public_of(opening: str) -> str:
    """The public age key that belongs to a secret one; ValueError for a text that is none."""
    try:
        return str(x25519.Identity.from_str(opening).to_public())
    except pyrage.IdentityError:
        raise ValueError("not an age key") from None


def key_fingerprint(sealed_to: str) -> str:
    """24 digits for one public age key alone; a manifest names its recipients by them."""
    return _digits(_KEY_CONTEXT + sealed_to.encode())


@dataclass(frozen=True)
class Card:
    """What another office keeps of us: who we are and both public keys."""

    unit: str
    name: str
    public: str
    sealed_to: str
    made: str
    is_practice: bool = False

    @property
    def fingerprint(self) -> str:
        """24 digits that stand for the unit and both keys."""
        return _digits(_CARD_CONTEXT + canonical({"unit": self.unit, "sign": self.public, "age": self.sealed_to}))

    def signed_by(self, keys: Keys) -> bytes:
        """The enrolment card as a small file; the signature shows that whoever made it holds the key."""
        facts = self._facts()
        return canonical(facts | {"signature": keys.signing.sign(_CARD_CONTEXT + canonical(facts)).hex()})

    def has_signed(self, signature: bytes, message: bytes) -> bool:
        """Whether the message carries a signature of this office."""
        return _is_signed(self.public, signature, message)

    def _facts(self) -> dict[str, Any]:
        return {
            "fmt": _CARD, "unit": self.unit, "name": self.name, "sign": self.public, "age": self.sealed_to,
            "made": self.made, "is_practice": self.is_practice,
        }  # fmt: skip


def read_card(text: bytes) -> Card:
    """An enrolment card; it becomes trusted only when somebody has compared the 24 digits."""
    try:
        if len(text) > CARD_BYTES:
            raise NotWellFormed("size")
        values = parsed_canonical(text, 1)
        card = Card(
            sign(values, "unit", TOKEN), sign(values, "name", _NAME), sign(values, "sign", _PUBLIC),
            sign(values, "age", _SEALING), sign(values, "made", MOMENT), flag(values, "is_practice"),
        )  # fmt: skip
        x25519.Recipient.from_str(card.sealed_to)
        if not card.name.isprintable():  # signs that turn or hide letters have no place in the name of an office
            raise NotWellFormed("name")
        signature = sign(values, "signature", _SIGNED)
        if canonical(card._facts() | {"signature": signature}) != text:
            raise NotWellFormed("fields")
    except (NotJson, NotWellFormed, pyrage.RecipientError):
        raise PackageRefused(Reason.WRONG_CARD) from None
    if not card.has_signed(bytes.fromhex(signature), _CARD_CONTEXT + canonical(card._facts())):
        raise PackageRefused(Reason.WRONG_CARD)
    return card


def shown(fingerprint: str) -> str:
    """The digits in six groups of four, to be read aloud."""
    return " ".join(fingerprint[at : at + 4] for at in range(0, 24, 4))


def typed_fingerprint(text: str) -> str:
    """The 24 digits that somebody typed, with or without spaces; InvalidInput says what is missing."""
    digits = _BETWEEN.sub("", unicodedata.normalize("NFKC", text))
    if digits and not (digits.isascii() and digits.isdigit()):
        raise InvalidInput({"fingerprint": "Dãy số đối chiếu chỉ gồm chữ số. Hãy gõ lại sáu nhóm, mỗi nhóm bốn số."})
    if len(digits) != 24:
        raise InvalidInput(
            {"fingerprint": f"Dãy số đối chiếu có 24 chữ số, đang có {len(digits)}. Hãy gõ lại đủ sáu nhóm bốn số."}
        )
    return digits


def compare(card: Card, typed: str) -> None:
    """The typed digits are those of the card; InvalidInput tells which groups differ."""
    digits = typed_fingerprint(typed)
    if hmac.compare_digest(digits, card.fingerprint):
        return
    pairs = zip(shown(digits).split(), shown(card.fingerprint).split(), strict=True)
    groups = ", ".join(str(place) for place, (theirs, ours) in enumerate(pairs, start=1) if theirs != ours)
    raise InvalidInput(
        {"fingerprint": f"Nhóm số {groups} khác với phiếu ghi danh. Hãy đọc lại với đơn vị kia; nếu vẫn khác thì không "
         "ghi danh và xin phiếu mới trực tiếp từ họ."}
    )  # fmt: skip


def _digits(content: bytes) -> str:
    return f"{int.from_bytes(hashlib.sha256(content).digest()) % 10**24:024}"


def _is_signed(public: str, signature: bytes, message: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
