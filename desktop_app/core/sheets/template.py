"""The columns that a kind of workbook has, declared once: for templates, imports and exports alike."""

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What the cells of a column hold; the value is what the explanation sheet says of it."""

    TEXT = "Chữ"
    DAY = "Ngày, gõ dạng ngày/tháng/năm"
    TIME = "Giờ, gõ dạng giờ:phút"
    NUMBER = "Số nguyên"
    REGISTER_NUMBER = "Số, hoặc số có chữ của sổ"
    CHOICE = "Chọn trong danh sách"
    FLAG = "Có hoặc Không"
    IDENTITY = "Số giấy tờ, gõ đủ số 0 đứng đầu"
    PHONE = "Số điện thoại, gõ đủ số 0 đứng đầu"


FLAG_WORDS = ("Có", "Không")


@dataclass(frozen=True, kw_only=True)
class SheetColumn:
    """One column: its key in the values, its heading, and other headings under which offices write the same.

    A day of which often only the year is known may be a `year_alone`: then its value is that number.
    """

    key: str
    heading: str
    kind: Kind = Kind.TEXT
    aliases: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    required: bool = False
    year_alone: bool = False
    note: str = ""
    width: float = 18.0

    @property
    def choices(self) -> tuple[str, ...]:
        """The words of the column's drop-down."""
        return FLAG_WORDS if self.kind is Kind.FLAG else self.options


@dataclass(frozen=True, kw_only=True)
class Template:
    """A workbook as it is declared: the name of its sheet and its columns in order."""

    title: str
    columns: tuple[SheetColumn, ...]
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Keys and headings are each used once."""
        for used in ([c.key for c in self.columns], [c.heading for c in self.columns]):
            if len(set(used)) != len(used):
                raise ValueError("a key or heading stands twice")

    def column(self, key: str) -> SheetColumn:
        """The column with a key."""
        return next(column for column in self.columns if column.key == key)
