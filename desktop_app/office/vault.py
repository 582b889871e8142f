"""The vault: anybody at the office may put an identity in, only the entitled take it out."""

import json
from collections.abc import Mapping
from typing import Any

import pyrage
from pyrage import x25519

from desktop_app.core.errors import NotAllowed, UserError

_STEP = 1024


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
        plain = json.dumps(values, ensure_ascii=False).encode()
        padded = plain.ljust(-(-len(plain) // _STEP) * _STEP)
        return bytes(pyrage.encrypt(padded, [self._public]))

    def open(self, sealed: bytes) -> dict[str, Any]:
        """What was sealed; NotAllowed without the private key, UserError when the blob was altered."""
        if self._secret is None:
            raise NotAllowed(
                "Tài khoản này không có quyền xem danh tính người tố cáo. Quyền này do Chủ tịch cấp cho từng người."
            )
        try:
            values: dict[str, Any] = json.loads(pyrage.decrypt(sealed, [self._secret]))
        except (pyrage.DecryptError, ValueError):
            raise UserError(
                "Phần danh tính trong kho mật bị hỏng hoặc của sổ khác. Hãy phục hồi bản sao lưu gần nhất "
                "vào một thư mục khác để xem."
            ) from None
        return values
