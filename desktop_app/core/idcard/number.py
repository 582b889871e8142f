"""The twelve digits of a person: PPP G YY RRRRRR. There is no check digit, so that doubts are all one can have."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop_app.core.idcard.facts import Facts

_DIGITS = re.compile(r"[0-9]{12}")


@dataclass(frozen=True)
class PersonalNumber:
    """What the number says of its bearer."""

    text: str

    def __post_init__(self) -> None:
        if not _DIGITS.fullmatch(self.text):
            raise ValueError("Số định danh phải có đúng 12 chữ số.")

    @property
    def province_code(self) -> str:
        """Where the birth was registered: a province, or a country."""
        return self.text[:3]

    @property
    def is_female(self) -> bool:
        """An odd fourth digit is a woman's."""
        return int(self.text[3]) % 2 == 1

    @property
    def birth_year(self) -> int:
        """The century of the fourth digit, the year of the next two."""
        return 1900 + 100 * (int(self.text[3]) // 2) + int(self.text[4:6])


def doubts(number: PersonalNumber, born_in: int, is_female: bool, known: Facts) -> Iterator[str]:
    """A sentence for everything about the number that does not fit; corrections happen, so none is an error."""
    if number.birth_year != born_in:
        yield f"Số này ứng với năm sinh {number.birth_year}, thẻ ghi {born_in}."
    if number.is_female != is_female:
        said = "nữ" if number.is_female else "nam"
        yield f"Số này ứng với giới tính {said}, khác thẻ."
    if not any(number.province_code in table.provinces for table in known.births_in(born_in)):
        yield f"Mã {number.province_code} không có trong danh mục nơi đăng ký khai sinh (danh mục chưa đối chiếu)."


def registered_in(number: PersonalNumber, known: Facts) -> str:
    """The name of the place where the birth was registered, as it was called then; nothing for an unknown code."""
    for table in known.births_in(number.birth_year):
        if number.province_code in table.provinces:
            return table.provinces[number.province_code]
    return ""
