"""The tokens by which communes may send: kept only as hashes, one for each unit, each revocable."""

import hashlib
import hmac
import json
import secrets
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from desktop_app.core.errors import UserError
from desktop_app.core.files import whole_file
from desktop_app.core.package.about import TOKEN

_NAME = "tokens.json"
_FMT = "dccs-tokens-1"
_PART_BYTES = 32
BROKEN = "Tệp tokens.json của máy nhận bị hỏng nên không ai gửi được. Hãy chép lại tệp từ bản lưu, hoặc cấp mã mới."


@dataclass(frozen=True)
class Entry:
    """One token: `hash` is SHA-256 of it. It is random and long, so that no slow hash is needed."""

    unit: str
    hash: str
    given_on: str
    revoked_on: str = ""


class Tokens:
    """The list in the folder of the service; read anew at each request, so that a revocation holds at once."""

    def __init__(self, folder: Path) -> None:
        """`folder` is that of the service."""
        self._path = folder / _NAME

    def give(self, unit: str, today: date) -> str:
        """A new token for a unit; the one it had is revoked."""
        if not TOKEN.fullmatch(unit):
            raise UserError("Mã đơn vị chỉ gồm chữ không dấu, chữ số và . _ -. Hãy gõ đúng mã trong phiếu ghi danh.")
        token = secrets.token_hex(_PART_BYTES)
        entries = _ended(self.entries(), unit, today)
        self._write([*entries, Entry(unit, _hash(token), today.isoformat())])
        return token

    def revoke(self, unit: str, today: date) -> None:
        """Let a unit send no more."""
        entries = self.entries()
        if not any(each.unit == unit and not each.revoked_on for each in entries):
            raise UserError(f"Đơn vị {unit} không có mã gửi nào đang dùng. Hãy kiểm tra lại mã đơn vị.")
        self._write(_ended(entries, unit, today))

    def unit_of(self, token: str) -> str:
        """The unit that a token belongs to; "" when it is unknown or revoked."""
        given = _hash(token)
        found = ""
        for each in self.entries():
            if hmac.compare_digest(each.hash, given) and not each.revoked_on:
                found = each.unit
        return found

    def entries(self) -> list[Entry]:
        """All tokens that were ever given."""
        try:
            text = self._path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return []
        try:
            values = json.loads(text)
            if values["fmt"] != _FMT:
                raise ValueError(_FMT)
            return [Entry(**each) for each in values["tokens"]]
        except (ValueError, TypeError, KeyError):
            raise UserError(BROKEN) from None

    def _write(self, entries: list[Entry]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        told = {"fmt": _FMT, "tokens": [asdict(each) for each in entries]}
        with whole_file(self._path) as part:
            part.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def _ended(entries: list[Entry], unit: str, today: date) -> list[Entry]:
    return [
        Entry(each.unit, each.hash, each.given_on, today.isoformat())
        if each.unit == unit and not each.revoked_on
        else each
        for each in entries
    ]


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogateescape")).hexdigest()
