"""Recovery codes: 130 random bits written so that a tired person can type them from paper.

Seven groups of five signs from an alphabet of 32 without I, L, O and U. The fifth sign of a group checks its group and
its place, so a slip is named by its group; the last two data signs check the whole and say which sheet the code is of.
"""

import hashlib
import re
import secrets
import unicodedata
from collections.abc import Sequence
from enum import Enum
from functools import reduce

from desktop_app.core.errors import UserError
from desktop_app.core.uid import Randomness

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS = 7
GROUP_LENGTH = 5
SECRET_BITS = 130
_SECRET_SIGNS = SECRET_BITS // 5
_DATA_SIGNS = GROUP_LENGTH - 1
_LOOKS_LIKE = str.maketrans("OIL", "011")
_FIELD_POLYNOMIAL = 0b100101


class Sheet(Enum):
    """What a recovery sheet opens; the value is what the sheet is called."""

    REGISTER = "phiếu khôi phục khóa của sổ"
    VAULT = "phiếu khôi phục của kho mật"


def new_code(sheet: Sheet, randomness: Randomness = secrets.randbits) -> str:
    """A fresh code, its groups parted by hyphens."""
    secret = _signs(randomness(SECRET_BITS), _SECRET_SIGNS)
    data = secret + _overall(secret, sheet)
    parts = [data[start : start + _DATA_SIGNS] for start in range(0, len(data), _DATA_SIGNS)]
    return "-".join(_with_check(part, place) for place, part in enumerate(parts, start=1))


def read_code(typed: str, sheet: Sheet) -> bytes:
    """The secret of a typed code; UserError names the group that was mistyped or the sheet that was confused."""
    groups = _split(typed)
    for place, group in enumerate(groups, start=1):
        if problem := _problem(group, place):
            raise UserError(problem)
    data = _values("".join(group[:_DATA_SIGNS] for group in groups))
    secret, overall = data[:_SECRET_SIGNS], data[_SECRET_SIGNS:]
    if overall != _overall(secret, sheet):
        raise UserError(_wrong_sheet(secret, overall, sheet))
    number = reduce(lambda value, sign: value << 5 | sign, secret, 0)
    return number.to_bytes((SECRET_BITS + 7) // 8, "big")


def read_group(typed: str, place: int) -> str:
    """One group of a sheet (`place` from 1) as it is printed; UserError says what is wrong with it."""
    group = _plain(typed)
    if problem := _problem(group, place):
        raise UserError(problem)
    return group


def groups_of(code: str) -> list[str]:
    """The seven groups of a code as they are printed."""
    return code.split("-")


def _problem(group: str, place: int) -> str:
    if len(group) != GROUP_LENGTH:
        return f"Ô {place} phải có {GROUP_LENGTH} ký tự, đang gõ {len(group)}. Hãy gõ lại ô {place} theo phiếu."
    if foreign := sorted(set(group) - set(ALPHABET)):
        return f"Ô {place} có ký tự không dùng trong mã: {' '.join(foreign)}. Hãy gõ lại ô {place} theo phiếu."
    if group != _with_check(_values(group[:_DATA_SIGNS]), place):
        return f"Ô {place} gõ sai ít nhất một ký tự hoặc nhầm ô. Hãy so lại ô {place} với phiếu."
    return ""


def _wrong_sheet(secret: Sequence[int], overall: Sequence[int], sheet: Sheet) -> str:
    for other in Sheet:
        if overall == _overall(secret, other):
            return f"Mã này là của {other.value}. Hãy dùng {sheet.value}."
    return "Mã gõ vào không khớp: các ô có thể lấy từ hai phiếu khác nhau. Hãy gõ lại cả bảy ô từ một phiếu."


def _split(typed: str) -> list[str]:
    # A scanner hands over the sheet's QR, where the kind of sheet stands before the last slash.
    typed = typed.rpartition("/")[2]
    parts = [part for part in re.split(r"[\s\-–—.,]+", typed) if part]
    if len(parts) == GROUPS:
        return [_plain(part) for part in parts]
    joined = _plain("".join(parts))
    if len(joined) != GROUPS * GROUP_LENGTH:
        raise UserError(
            f"Mã trên phiếu có {GROUPS} ô, mỗi ô {GROUP_LENGTH} ký tự, tất cả {GROUPS * GROUP_LENGTH} ký tự; "
            f"đang gõ {len(joined)}. Hãy gõ đủ các ô theo phiếu."
        )
    return [joined[start : start + GROUP_LENGTH] for start in range(0, len(joined), GROUP_LENGTH)]


def _plain(typed: str) -> str:
    signs = unicodedata.normalize("NFKC", typed).upper().translate(_LOOKS_LIKE)
    return re.sub(r"[\s\-–—.,]", "", signs)


def _with_check(data: Sequence[int], place: int) -> str:
    # Horner's rule over GF(32): every sign has another non-zero factor, so one wrong sign or two changed ones show.
    check = reduce(lambda value, sign: _doubled(value) ^ sign, data, place)
    return "".join(ALPHABET[value] for value in (*data, _doubled(check)))


def _doubled(value: int) -> int:
    shifted = value << 1
    return shifted ^ _FIELD_POLYNOMIAL if shifted & 0b100000 else shifted


def _overall(secret: Sequence[int], sheet: Sheet) -> list[int]:
    # The sheet is mixed in after the digest: codes of two sheets differ always, not only nearly always.
    digest = hashlib.sha256(bytes(secret)).digest()
    return [digest[0] & 0b11111, digest[1] & 0b11111 ^ list(Sheet).index(sheet)]


def _signs(number: int, count: int) -> list[int]:
    return [number >> 5 * position & 0b11111 for position in reversed(range(count))]


def _values(group: str) -> list[int]:
    return [ALPHABET.index(sign) for sign in group]
