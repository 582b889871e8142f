"""Forms and columns as data: the words, the order and what is accepted; widgets, imports and papers draw them."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import Enum
from typing import ClassVar

from desktop_app.core import words
from desktop_app.core.errors import InvalidInput

_UNSEEN = frozenset("\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff")


@dataclass(frozen=True, kw_only=True)
class Field:
    """One entry of a form; `span` is its width in twelfths of the form's row."""

    name: str
    label: str
    required: bool = False
    hint: str = ""
    span: int = 12

    def read(self, raw: object, today: date) -> object:
        """The value that was meant; ValueError holds the Vietnamese sentence when it cannot be accepted."""
        if raw is None or (isinstance(raw, str) and not raw.strip()):
            return self._nothing()
        value = self._accept(raw, today)
        return self._nothing() if value == "" else value

    def _nothing(self) -> object:
        if self.required:
            raise ValueError(f"Chưa nhập {self.label[0].lower()}{self.label[1:]}.")
        return self.empty()

    def empty(self) -> object:
        """The value of a field left empty."""
        return None

    def show(self, value: object) -> str:
        """The text to put into the field for a value."""
        return "" if value is None else str(value)

    def _accept(self, raw: object, today: date) -> object:
        raise NotImplementedError


@dataclass(frozen=True, kw_only=True)
class Text(Field):
    """One line of text; `suggests` names a list of suggestions that the page hands to the form."""

    max_length: int = 200
    suggests: str = ""

    _shorter: ClassVar[str] = "Hãy kiểm tra và gõ ngắn hơn."

    def empty(self) -> object:
        """No text is the empty text, never a missing value."""
        return ""

    def _accept(self, raw: object, today: date) -> object:
        text = self._cleaned(str(raw))
        if len(text) > self.max_length:
            raise ValueError(
                f"{self.label} dài {words.number(len(text))} ký tự, tối đa {words.number(self.max_length)}. "
                f"{self._shorter}"
            )
        return text

    def _cleaned(self, raw: str) -> str:
        return " ".join(clean(raw).split())


@dataclass(frozen=True, kw_only=True)
class LongText(Text):
    """Several lines of text."""

    lines: int = 3
    max_length: int = 4000

    _shorter: ClassVar[str] = "Hãy rút gọn, phần chi tiết để trong tài liệu kèm theo."

    def _cleaned(self, raw: str) -> str:
        return clean(raw)


@dataclass(frozen=True, kw_only=True)
class Password(Field):
    """A password: taken exactly as it is typed, and never kept as a draft."""

    def empty(self) -> object:
        """No password is the empty one."""
        return ""

    def show(self, value: object) -> str:
        """A password is never put into a field."""
        return ""

    def _accept(self, raw: object, today: date) -> object:
        return str(raw)


@dataclass(frozen=True, kw_only=True)
class Choice(Field):
    """One of a closed list; the words on screen are the values of the enumeration."""

    options: type[Enum]

    def show(self, value: object) -> str:
        """The word on screen."""
        return str(value.value) if isinstance(value, Enum) else ""

    def _accept(self, raw: object, today: date) -> object:
        if isinstance(raw, self.options):
            return raw
        for option in self.options:
            if str(raw).strip() in (option.value, option.name):
                return option
        allowed = ", ".join(str(option.value) for option in self.options)
        raise ValueError(f"{self.label}: chọn một trong các mục {allowed}.")


@dataclass(frozen=True, kw_only=True)
class Listed(Field):
    """One of a list that changes with the day, kept by its code; the page hands the list to the input."""

    def empty(self) -> object:
        """Nothing chosen is the empty code."""
        return ""

    def _accept(self, raw: object, today: date) -> object:
        return str(raw).strip()


@dataclass(frozen=True, kw_only=True)
class Day(Field):
    """A day; `future` says whether a day after today is accepted."""

    future: bool = True
    span: int = 3

    def show(self, value: object) -> str:
        """dd/MM/yyyy."""
        return words.day(value) if isinstance(value, date) else ""

    def _accept(self, raw: object, today: date) -> object:
        on = raw if isinstance(raw, date) else words.read_day(str(raw))
        if not self.future and on > today:
            raise ValueError(f"{self.label} {words.day(on)} sau hôm nay ({words.day(today)}). Kiểm tra lại ngày.")
        return on


@dataclass(frozen=True, kw_only=True)
class Moment(Field):
    """A time of the day."""

    span: int = 2

    def show(self, value: object) -> str:
        """HH:MM."""
        return f"{value:%H:%M}" if isinstance(value, time) else ""

    def _accept(self, raw: object, today: date) -> object:
        if isinstance(raw, time):
            return raw
        digits = str(raw).strip().replace("giờ", ":").replace("h", ":").replace(".", ":").replace(" ", "")
        hour, _, minute = digits.partition(":") if ":" in digits else (digits[:-2] or digits, "", digits[-2:])
        try:
            return time(int(hour), int(minute or 0))
        except ValueError:
            raise ValueError("Giờ gõ dạng giờ:phút, ví dụ 08:30.") from None


@dataclass(frozen=True, kw_only=True)
class Number(Field):
    """A whole number."""

    minimum: int = 0
    maximum: int = 999_999
    span: int = 3

    def _accept(self, raw: object, today: date) -> object:
        digits = str(raw).strip().replace(".", "").replace(" ", "")
        if not digits.lstrip("-").isdecimal():
            raise ValueError(f"{self.label}: chỉ gõ chữ số.")
        value = int(digits)
        if not self.minimum <= value <= self.maximum:
            raise ValueError(f"{self.label}: từ {words.number(self.minimum)} đến {words.number(self.maximum)}.")
        return value


@dataclass(frozen=True, kw_only=True)
class Flag(Field):
    """Yes or no."""

    span: int = 6

    def empty(self) -> object:
        """Not ticked."""
        return False

    def _accept(self, raw: object, today: date) -> object:
        return raw is True or str(raw).strip().lower() in ("true", "1", "x", "có")


@dataclass(frozen=True)
class Section:
    """Fields under one heading, in the order of talk."""

    title: str
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Form:
    """A whole form."""

    name: str
    sections: tuple[Section, ...]

    def __iter__(self) -> Iterator[Field]:
        """Every field, in order."""
        return (entry for section in self.sections for entry in section.fields)

    def checked(self, raw: Mapping[str, object], today: date) -> dict[str, object]:
        """The values that were meant, by field name; InvalidInput holds a sentence for each wrong field."""
        values: dict[str, object] = {}
        problems: dict[str, str] = {}
        for entry in self:
            try:
                values[entry.name] = entry.read(raw.get(entry.name), today)
            except ValueError as error:
                problems[entry.name] = str(error)
        if problems:
            raise InvalidInput(problems)
        return values


class Align(Enum):
    """Where the text of a column stands."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column of a list: the row's attribute, its heading, its width in pixels at 100 % (0 takes what is left).

    `second` names the attribute of a second, smaller line; `sort` the order the list offers for this column;
    `kind` names the way the cell is drawn: text, line (never on two lines), number, day, person, badge, or an axis from
    0 to 100.
    """

    name: str
    heading: str
    width: int = 0
    second: str = ""
    sort: str = ""
    kind: str = "text"
    align: Align = field(default=Align.LEFT)


def clean(text: str) -> str:
    """NFC, without control characters and signs that only turn or hide letters, without spaces at the ends of lines."""
    if text.isprintable():
        return unicodedata.normalize("NFC", text).strip()
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    kept = "".join(
        c for c in composed if c in "\n\t" or (unicodedata.category(c) not in ("Cc", "Cs") and c not in _UNSEEN)
    )
    return "\n".join(line.rstrip() for line in kept.split("\n")).strip()
