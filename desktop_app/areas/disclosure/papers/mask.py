"""What of a list of persons may hang on a board: columns known by their headings, cells shortened by a rule; pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from desktop_app.core.text.fold import fold


class Kind(Enum):
    """What a column of a list of persons holds."""

    IDENTITY = "số giấy tờ"
    BORN = "ngày sinh"
    PHONE = "số điện thoại"
    ACCOUNT = "số tài khoản"
    ADDRESS = "nơi ở"
    OTHER = ""


class How(Enum):
    """What happens to a cell."""

    KEEP = "giữ nguyên"
    LAST_THREE = "chỉ ghi 03 số cuối"
    YEAR = "chỉ ghi năm"
    HAMLET = "chỉ ghi thôn"
    REMOVE = "không ghi"


Rule = Mapping[Kind, How]

USUAL: Rule = {
    Kind.IDENTITY: How.LAST_THREE,
    Kind.BORN: How.YEAR,
    Kind.PHONE: How.REMOVE,
    Kind.ACCOUNT: How.REMOVE,
    Kind.ADDRESS: How.HAMLET,
    Kind.OTHER: How.KEEP,
}
STRICT: Rule = {**USUAL, Kind.IDENTITY: How.REMOVE}
"""Nothing of the identity number at all."""

_NAMED = ("ho ten", "ho va ten", "ten chu ho", "chu ho")
_HEADINGS: tuple[tuple[Kind, tuple[str, ...]], ...] = (
    (Kind.PHONE, ("dien thoai", "sdt", "so dt", "dt lien he", "di dong", "lien lac")),
    (Kind.ACCOUNT, ("tai khoan", "stk", "ngan hang")),
    (
        Kind.IDENTITY,
        ("cccd", "cmnd", "cmtnd", "can cuoc", "chung minh", "dinh danh", "giay to", "so ho chieu", "bhyt", "bhxh"),
    ),
    (Kind.BORN, ("ngay sinh", "ngay thang nam sinh", "nam sinh", "sinh ngay", "ngay, thang, nam sinh")),
    (Kind.ADDRESS, ("dia chi", "noi o", "cho o", "thuong tru", "tam tru", "cu tru", "que quan")),
)
_HEADS = {How.LAST_THREE: "{} (03 số cuối)", How.YEAR: "Năm sinh", How.HAMLET: "Nơi ở (thôn)"}
_PART = r"[ .\-\u00a0]"
_LONG = re.compile(
    r"(?<!\d)(?:\d{12}|\d{9}"
    rf"|(?<!\d\.)\d{{3}}(?P<by3>{_PART})\d{{3}}(?P=by3)\d{{3}}(?:(?P=by3)\d{{3}})?"
    rf"|(?<!\d\.)\d{{4}}(?P<by4>{_PART})\d{{4}}(?P=by4)\d{{4}})(?!\d)"
)
_MONEY = re.compile(r"[1-9]\d\d(?:(?:\.\d{3})+|(?:[ \u00a0]\d{3})*[ \u00a0]000)")
_PHONE = re.compile(rf"(?<!\d)(?:\+84|0)(?:{_PART}?\d){{9}}(?!\d)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_HAMLET = re.compile(r"\b(thon|ban|lang|buon|ap|khom|khu pho|to dan pho|tdp|xom|khu|phum|soc)\b", re.IGNORECASE)
_HIDDEN = "***"


@dataclass(frozen=True)
class Masked:
    """A list ready for the board; `hidden` says for each changed kind what happened, in the order of the columns."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    hidden: tuple[str, ...]


def mask_list(head: Sequence[str], rows: Sequence[Sequence[str]], rule: Rule = USUAL) -> Masked:
    """The list as it may hang: removed columns are gone, and no cell holds an identity or telephone number in full.

    A column is known by its heading, accents ignored; a number that stands where no heading tells of it is found by
    its shape.
    """
    kinds = [kind_of(heading) for heading in head]
    hows = [rule[kind] for kind in kinds]
    kept = [at for at, how in enumerate(hows) if how is not How.REMOVE]
    masked = tuple(
        tuple(mask_cell(row[at] if at < len(row) else "", hows[at], rule) for at in kept)
        for row in rows
        if any(cell.strip() for cell in row)
    )
    changed = dict.fromkeys((kind, how) for kind, how in zip(kinds, hows, strict=True) if how is not How.KEEP)
    hidden = tuple(
        f"không ghi {kind.value}" if how is How.REMOVE else f"{kind.value} {how.value}" for kind, how in changed
    )
    return Masked(tuple(_HEADS.get(hows[at], "{}").format(head[at]) for at in kept), masked, hidden)


def kind_of(heading: str) -> Kind:
    """What a column holds, by its heading; a column of names is kept whatever else its heading tells of."""
    said = fold(heading)
    if any(sign in said for sign in _NAMED):
        return Kind.OTHER
    return next((kind for kind, signs in _HEADINGS if any(sign in said for sign in signs)), Kind.OTHER)


def mask_cell(text: str, how: How, rule: Rule = USUAL) -> str:
    """One cell shortened; a cell from which nothing usable can be kept is empty, never whole."""
    said = text.strip()
    if how is How.REMOVE or not said:
        return ""
    if how is How.LAST_THREE:
        digits = re.sub(r"\W", "", said)
        return f"{_HIDDEN}{digits[-3:]}" if len(digits) > 3 else _HIDDEN
    if how is How.YEAR:
        years = _YEAR.findall(said)
        return years[-1] if years else ""
    if how is How.HAMLET:
        said = _hamlet(said)
    return _without_numbers(said, rule)


def full_numbers(text: str) -> tuple[str, ...]:
    """The identity numbers (9 or 12 digits) that stand in full, each as it is written; amounts of money are none."""
    return tuple(dict.fromkeys(match[0] for match in _LONG.finditer(text) if not _MONEY.fullmatch(match[0])))


def _without_numbers(text: str, rule: Rule) -> str:
    """The text without identity and telephone numbers."""

    def shortened(found: re.Match[str]) -> str:
        if _MONEY.fullmatch(found[0]):
            return found[0]
        return _HIDDEN + re.sub(r"\D", "", found[0])[-3:] if rule[Kind.IDENTITY] is How.LAST_THREE else _HIDDEN

    return _PHONE.sub(_HIDDEN, _LONG.sub(shortened, text))


def _hamlet(address: str) -> str:
    """The part of an address that names the hamlet, "Thôn Bến Ví", the widest of several; nothing where none does."""
    for part in reversed(re.split(r"[,;\-–]", address)):
        found = _HAMLET.search(fold(part))
        if found:
            at = len(fold(part)[: found.start()].split())
            return " ".join(part.split()[at:])
    return ""
