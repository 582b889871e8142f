"""What stands in `keys.json`, read strictly and written whole; it holds no secret in clear."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from db.sealing import CEILING, SALT_BYTES, Cost, Wrap, canonical, derived, from_text, to_text
from db.sign_in import SignInRules, Tries
from desktop_app.core.disk import disk_told
from desktop_app.core.errors import UserError
from desktop_app.core.files import whole_file

FILE_NAME = "keys.json"
VERSION = 1
DATA, VAULT = "data", "vault"
_LARGEST = 4 * 1024 * 1024
_RESTORE = "Hãy phục hồi bản sao lưu gần nhất vào một thư mục khác."

T = TypeVar("T")


class KeyFileTrouble(UserError):
    """`keys.json` is missing, damaged, altered, too weak or newer than the program; nothing was changed."""


@dataclass(frozen=True)
class Holder:
    """One account that can open the data."""

    uid: str
    name: str
    post: str
    wrap: Wrap
    tries: Tries = field(default_factory=Tries)


@dataclass(frozen=True)
class SheetWrap:
    """The wrap of one recovery sheet; `issue` counts the sheets printed so far."""

    issue: int
    made_at: datetime
    wrap: Wrap


@dataclass(frozen=True)
class Bond:
    """What every wrap of one file is bound to: the file, the practice flag and the vault's public key."""

    file_code: str
    practice: bool
    vault_public: str

    def to(self, who: str) -> dict[str, object]:
        """The binding of the wrap of `who` (an account's uid or a sheet's name)."""
        return {"who": who, "file": self.file_code, "practice": self.practice, "vault": self.vault_public}


@dataclass(frozen=True)
class Content:
    """The whole file."""

    file_code: str
    practice: bool
    epoch: str
    office_name: str
    office_place: str
    vault_public: str
    rules: SignInRules
    holders: tuple[Holder, ...]
    recovery: SheetWrap
    vault_recovery: SheetWrap
    seal: bytes = b""

    @property
    def bond(self) -> Bond:
        """What its wraps are bound to."""
        return Bond(self.file_code, self.practice, self.vault_public)

    def with_holder(self, changed: Holder) -> "Content":
        """The same with one account put in the place of its old self."""
        return replace(self, holders=tuple(changed if h.uid == changed.uid else h for h in self.holders))

    def sealed(self, data_key: bytes) -> "Content":
        """The same, attested with the data key."""
        return replace(self, seal=self._seal(data_key))

    def check_seal(self, data_key: bytes) -> None:
        """KeyFileTrouble when anything but the counting of tries changed since one with the data key wrote the file."""
        if not hmac.compare_digest(self.seal, self._seal(data_key)):
            raise KeyFileTrouble(f"Tệp khóa {FILE_NAME} đã bị sửa ngoài chương trình nên không dùng được. {_RESTORE}")

    def _seal(self, data_key: bytes) -> bytes:
        untried = replace(self, seal=b"", holders=tuple(replace(h, tries=Tries()) for h in self.holders))
        return hmac.digest(derived(data_key, "keys file"), canonical(_plain(untried)), "sha256")


def load(folder: Path, floor: Cost) -> Content:
    """The key file of the folder; KeyFileTrouble for anything that is not whole and at least as costly as `floor`."""
    path = folder / FILE_NAME
    if not path.exists():
        raise KeyFileTrouble(f"Thư mục dữ liệu thiếu tệp khóa {FILE_NAME} nên không mở được sổ. {_RESTORE}")
    with disk_told(), path.open("rb") as file:
        raw = file.read(_LARGEST)
    try:
        content = _parsed(json.loads(raw.decode("utf-8")))
    except (ValueError, RecursionError, OverflowError):
        raise KeyFileTrouble(f"Tệp khóa {FILE_NAME} bị hỏng, chưa có gì bị thay đổi. {_RESTORE}") from None
    wraps = (*(holder.wrap for holder in content.holders), content.recovery.wrap, content.vault_recovery.wrap)
    if not all(wrap.cost.within(floor, CEILING) for wrap in wraps):
        raise KeyFileTrouble(
            f"Tệp khóa {FILE_NAME} đặt mức bảo vệ mật khẩu ngoài giới hạn cho phép, có thể đã bị sửa. {_RESTORE}"
        )
    return content


def save(folder: Path, content: Content) -> None:
    """Write the key file anew; it is there whole, or the old one stays."""
    data = _plain(content)
    text = json.dumps({**data, "check": _check(data)}, ensure_ascii=False, indent=1)
    with disk_told(), whole_file(folder / FILE_NAME) as part:
        part.write_text(text, encoding="utf-8")


def _check(data: Mapping[str, object]) -> str:
    return hashlib.sha256(canonical(data)).hexdigest()


def _plain(content: Content) -> dict[str, Any]:
    plain = asdict(content) | {
        "schema": f"sodanchu.keys/{VERSION}",
        "holders": [_plain_holder(holder) for holder in content.holders],
        "recovery": _plain_sheet(content.recovery),
        "vault_recovery": _plain_sheet(content.vault_recovery),
        "seal": to_text(content.seal),
    }
    return dict(sorted(plain.items()))


def _plain_holder(holder: Holder) -> dict[str, object]:
    until = holder.tries.locked_until
    return {
        "uid": holder.uid,
        "name": holder.name,
        "post": holder.post,
        "wrap": _plain_wrap(holder.wrap),
        "failed": holder.tries.failed,
        "locked_until": until.isoformat() if until else "",
    }


def _plain_sheet(sheet: SheetWrap) -> dict[str, object]:
    return {"issue": sheet.issue, "made_at": sheet.made_at.isoformat(), "wrap": _plain_wrap(sheet.wrap)}


def _plain_wrap(wrap: Wrap) -> dict[str, object]:
    return {
        "epoch": wrap.epoch,
        "cost": asdict(wrap.cost),
        "salt": to_text(wrap.salt),
        "boxes": {name: to_text(box) for name, box in wrap.boxes.items()},
    }


def _parsed(data: object) -> Content:
    schema, _, version = _take(data, "schema", str).partition("/")
    if schema != "sodanchu.keys" or not version.isdecimal():
        raise ValueError("not a key file")
    if int(version) > VERSION:
        raise KeyFileTrouble(
            "Dữ liệu này do phiên bản mới hơn của chương trình ghi. Hãy cài phiên bản mới rồi mở lại; "
            "chưa có gì bị thay đổi."
        )
    whole = dict(_take({"all": data}, "all", dict))
    if whole.pop("check", None) != _check(whole):
        raise ValueError("altered or damaged")
    content = Content(
        **{name: _take(whole, name, str) for name in ("file_code", "epoch", "office_name", "office_place")},
        vault_public=_take(whole, "vault_public", str),
        practice=_take(whole, "practice", bool),
        rules=SignInRules(**_numbers(whole, "rules", ("tries", "lock_minutes", "shortest_password", "idle_minutes"))),
        holders=tuple(_holder(entry) for entry in _take(whole, "holders", list)),
        recovery=_sheet(_take(whole, "recovery", dict)),
        vault_recovery=_sheet(_take(whole, "vault_recovery", dict)),
        seal=from_text(_take(whole, "seal", str)),
    )
    if not content.holders or not all(DATA in holder.wrap.boxes for holder in content.holders):
        raise ValueError("nobody can open it")
    if set(content.recovery.wrap.boxes) != {DATA} or set(content.vault_recovery.wrap.boxes) != {VAULT}:
        raise ValueError("sheets that open something else")
    return content


def _holder(data: object) -> Holder:
    until = _take(data, "locked_until", str)
    return Holder(
        uid=_take(data, "uid", str),
        name=_take(data, "name", str),
        post=_take(data, "post", str),
        wrap=_wrap(_take(data, "wrap", dict)),
        tries=Tries(_take(data, "failed", int), _instant(until) if until else None),
    )


def _sheet(data: object) -> SheetWrap:
    made_at = _instant(_take(data, "made_at", str))
    return SheetWrap(_take(data, "issue", int), made_at, _wrap(_take(data, "wrap", dict)))


def _instant(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError("an instant without a zone")
    return at


def _wrap(data: object) -> Wrap:
    boxes = _take(data, "boxes", dict)
    salt = from_text(_take(data, "salt", str))
    if len(salt) != SALT_BYTES:
        raise ValueError("a salt of another length")
    return Wrap(
        epoch=_take(data, "epoch", str),
        cost=Cost(**_numbers(data, "cost", ("memory_kib", "passes", "lanes"))),
        salt=salt,
        boxes={name: from_text(_take(boxes, name, str)) for name in boxes},
    )


def _numbers(data: object, name: str, names: tuple[str, ...]) -> dict[str, int]:
    inner = _take(data, name, dict)
    return {each: _take(inner, each, int) for each in names}


def _take(data: object, name: str, kind: type[T]) -> T:
    value = data.get(name) if isinstance(data, dict) else None
    if type(value) is not kind:
        raise ValueError(f"{name} is not a {kind.__name__}")
    return value
