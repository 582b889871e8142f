"""The vault: anybody at the office may put an identity in, only the entitled take it out."""

import json
from collections.abc import Mapping
from typing import Any

import pyrage
from pyrage import x25519

from desktop_app.core.errors import NotAllowed, UserError

_STEP = 1024
_SIZE = "size"
_DAMAGED = (
    "Phần danh tính trong kho mật bị hỏng hoặc của sổ khác. Hãy phục hồi bản sao lưu gần nhất "
    "vào một thư mục khác để xem."
)


class Vault:
    """Seals to the vault's public key; opens only where the signed-in account brought the private one."""

    def __init__(self, public: str, secret: str | None = None) -> None:
        """`public` and `secret` are age keys in their text form."""
        self._public = x25519.Recipient.from_str(public)
        self._secret = x25519.Identity.from_str(secret) if secret else None

    @property
    def is_open(self) -> bool:
        """Whether this account can take out."""
        return self._secret is not None

    def seal(self, values: Mapping[str, Any]) -> bytes:
        """JSON values closed so that neither they nor how long they are can be seen."""
        return self._closed(json.dumps(values, ensure_ascii=False).encode(), b" ")

    def seal_file(self, about: Mapping[str, Any], content: bytes) -> bytes:
        """A file closed in the same way, with JSON values that say what it is."""
        head = json.dumps({**about, _SIZE: len(content)}, ensure_ascii=False).encode()
        return self._closed(head + b"\n" + content, b"\0")

    def open(self, sealed: bytes) -> dict[str, Any]:
        """What was sealed; NotAllowed without the private key, UserError when the blob was altered."""
        plain = self._opened(sealed)
        try:
            values: dict[str, Any] = json.loads(plain)
        except ValueError:
            raise UserError(_DAMAGED) from None
        return values

    def open_file(self, sealed: bytes) -> tuple[dict[str, Any], bytes]:
        """What a sealed file is, and its content; refused as `open` is."""
        head, _, rest = self._opened(sealed).partition(b"\n")
        try:
            about: dict[str, Any] = json.loads(head)
            size: int = about.pop(_SIZE)
        except (ValueError, KeyError):
            raise UserError(_DAMAGED) from None
        return about, rest[:size]

    def _closed(self, plain: bytes, filler: bytes) -> bytes:
        return bytes(pyrage.encrypt(plain.ljust(-(-len(plain) // _STEP) * _STEP, filler), [self._public]))

    def _opened(self, sealed: bytes) -> bytes:
        if self._secret is None:
            raise NotAllowed(
                "Tài khoản này không có quyền xem danh tính người tố cáo. Quyền này do Chủ tịch cấp cho từng người."
            )
        try:
            return bytes(pyrage.decrypt(sealed, [self._secret]))
        except (pyrage.DecryptError, ValueError):
            raise UserError(_DAMAGED) from None
