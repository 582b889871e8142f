"""From the text of a card's code to what it says; the text itself is not kept anywhere."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.core.errors import UserError
from desktop_app.core.fields import clean
from desktop_app.core.idcard.facts import CardKind, facts
from desktop_app.core.idcard.number import PersonalNumber, doubts
from desktop_app.core.idcard.repair import digits_again, read_again, stripped
from desktop_app.core.text.fold import fold

FIELDS = 7
NUMBER, OLD_NUMBER, NAME, BORN, SEX, ADDRESS, ISSUED = range(FIELDS)
_LONGEST_NAME, _LONGEST_ADDRESS = 120, 300
_AROUND = 4
"""So many signs that are no digits a scanner may send before the first field and after the last."""
_VIETNAMESE = frozenset("abcdeghiklmnopqrstuvxyfjwz")
_BY_HAND = "Hãy quét lại, hoặc gõ tay theo thẻ."


class NotACard(UserError):
    """The text is not the code of a card, or was spoilt on its way; its sentence never repeats what was read."""


@dataclass(frozen=True)
class Notice:
    """Something to be looked at: the field it is about and one sentence."""

    field: str
    sentence: str


@dataclass(frozen=True)
class CardScan:
    """What a card says; `born_on` is missing where the card knows only the year."""

    number: str
    old_number: str
    full_name: str
    born_on: date | None
    born_in: int
    is_female: bool
    address: str
    issued_on: date | None
    kind: CardKind | None
    notices: tuple[Notice, ...] = ()


def read_card(text: str, today: date) -> CardScan:
    """What the code says; NotACard where it cannot be trusted, notices where it must be held against the card."""
    parts = [read_again(part) for part in stripped(text).split("|")]
    notices = list[Notice]()
    if len(parts) == FIELDS - 1 and _is_letters(_tidy(parts[OLD_NUMBER])):
        parts.insert(OLD_NUMBER, "")
        notices.append(Notice("number", "Mã thẻ thiếu một ô (số chứng minh nhân dân cũ). Đối chiếu từng ô với thẻ."))
    if len(parts) < FIELDS:
        raise NotACard("Đây không phải mã của thẻ căn cước. Hãy quét mã QR trên thẻ, hoặc gõ tay theo thẻ.")
    number, old = _number(parts[NUMBER]), _old_number(parts[OLD_NUMBER])
    name, is_female = _name(parts[NAME]), _is_female(parts[SEX])
    born_on, born_in = _day(parts[BORN], "Ngày sinh")
    issued_on, issued_in = _day(parts[ISSUED], "Ngày cấp", last=len(parts) == FIELDS)
    address = _address(parts[ADDRESS])
    notices += (Notice("number", said) for said in doubts(number, born_in, is_female, facts()))
    notices += _doubts_of_name(name)
    notices += _doubts_of_days(born_on, born_in, issued_on, issued_in, today)
    notices += _doubts_of_keyboard(parts, address)
    kind = facts().card_of(issued_on) if issued_on else None
    return CardScan(number.text, old, name, born_on, born_in, is_female, address, issued_on, kind, tuple(notices))


def _tidy(part: str) -> str:
    return " ".join(clean(part).split())


def _digits(part: str) -> str:
    return _tidy(digits_again(part.strip()))


def _number(part: str) -> PersonalNumber:
    found = re.fullmatch(rf"[^0-9]{{0,{_AROUND}}}([0-9]{{12}})", _digits(part))
    if not found:
        raise NotACard(f"Số định danh đọc được không đủ 12 chữ số. {_BY_HAND}")
    return PersonalNumber(found[1])


def _old_number(part: str) -> str:
    old = _digits(part)
    if not re.fullmatch(r"([0-9]{9}|[0-9]{12})?", old):
        raise NotACard(f"Số chứng minh nhân dân cũ đọc được không đúng. {_BY_HAND}")
    return old


def _name(part: str) -> str:
    name = _tidy(part)
    if not _is_letters(name) or len(name) > _LONGEST_NAME:
        raise NotACard(f"Họ tên đọc được có chữ lạ hoặc để trống. {_BY_HAND}")
    return name


def _is_letters(name: str) -> bool:
    kinds = {unicodedata.category(sign)[0] for sign in name if sign not in " '’-"}
    return "L" in kinds and kinds <= {"L", "M"}


def _is_female(part: str) -> bool:
    said = fold(_tidy(part))
    if said not in ("nam", "nu"):
        raise NotACard(f"Giới tính đọc được không phải Nam hay Nữ. {_BY_HAND}")
    return said == "nu"


def _day(part: str, label: str, *, last: bool = False) -> tuple[date | None, int]:
    """The day, and its year; a day or month of 00 leaves the year alone."""
    after = rf"[^0-9]{{0,{_AROUND}}}" if last else ""
    found = re.fullmatch(rf"(?:([0-9]{{2}})([0-9]{{2}})|([0-9]{{2}})/([0-9]{{2}})/)([0-9]{{4}}){after}", _digits(part))
    if not found:
        raise NotACard(f"{label} đọc được không đủ ngày, tháng, năm. {_BY_HAND}")
    day, month, year = (int(number) for number in (found[1] or found[3], found[2] or found[4], found[5]))
    try:
        date(year, month or 1, day or 1)
        if year < 1900:
            raise ValueError(year)
    except ValueError:
        raise NotACard(f"{label} đọc được không có trong lịch. {_BY_HAND}") from None
    return (date(year, month, day) if day and month else None), year


def _address(part: str) -> str:
    address = _tidy(part)
    if len(address) > _LONGEST_ADDRESS:
        raise NotACard(f"Nơi ở đọc được dài quá mức. {_BY_HAND}")
    return address


def _doubts_of_name(name: str) -> Iterator[Notice]:
    if name.isascii():
        yield Notice("full_name", "Họ tên đọc được không có dấu. Cần kiểm tra, sửa theo thẻ.")
    elif {sign for sign in fold(name) if sign.isalpha()} - _VIETNAMESE:
        yield Notice("full_name", "Họ tên đọc được có chữ lạ. Cần kiểm tra, sửa theo thẻ.")


def _doubts_of_days(
    born_on: date | None, born_in: int, issued_on: date | None, issued_in: int, today: date
) -> Iterator[Notice]:
    if born_on is None:
        yield Notice("born_on", f"Thẻ chỉ ghi năm sinh {born_in}. Gõ ngày sinh nếu người đến cho biết.")
    if born_in > today.year or (born_on and born_on > today):
        yield Notice("born_on", "Ngày sinh đọc được sau hôm nay. Đối chiếu lại với thẻ.")
    if issued_on is None:
        yield Notice("issued_on", f"Mã thẻ chỉ ghi năm cấp {issued_in}. Gõ ngày cấp theo thẻ.")
    if issued_in > today.year or (issued_on and issued_on > today):
        yield Notice("issued_on", "Ngày cấp đọc được sau hôm nay. Đối chiếu lại với thẻ.")
    if issued_in < born_in or (issued_on and born_on and issued_on <= born_on):
        yield Notice("issued_on", "Ngày cấp đọc được không sau ngày sinh. Đối chiếu lại với thẻ.")


def _doubts_of_keyboard(parts: Sequence[str], address: str) -> Iterator[Notice]:
    if any(digits_again(parts[at].strip()) != parts[at].strip() for at in (NUMBER, OLD_NUMBER, BORN, ISSUED)):
        yield Notice("number", "Bàn phím tiếng Việt đã đổi chữ số của mã, chương trình đã đổi lại. Đối chiếu với thẻ.")
        yield Notice("address", "Nơi ở có thể sai chữ số vì bàn phím tiếng Việt. Đối chiếu với thẻ.")
    elif "\ufffd" in address or read_again(address) != address or re.search("á[»º]|Ä|Æ[°¡]", address):
        yield Notice("address", "Nơi ở có chữ không đọc được. Sửa theo thẻ.")
