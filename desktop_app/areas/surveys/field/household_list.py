"""A list of households as it is pasted or stands in a workbook: who heads each, and where it lives."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from desktop_app.areas.surveys.field.sampling import Household
from desktop_app.core import words
from desktop_app.core.errors import InvalidInput
from desktop_app.core.fields import clean
from desktop_app.core.sheets.reader import open_book
from desktop_app.core.text.fold import fold

MOST = 5_000
"""Households of one hamlet, and more than any has."""

_HEADS = ("chu ho", "ho ten", "ho va ten", "ten chu ho", "dai dien")
_ADDRESSES = ("dia chi", "noi o", "so nha", "xom", "cho o", "noi cu tru")
_HEAD_AMONG = 30
_PARTS = re.compile(r"[\t;]")
_NUMBER = re.compile(r"\d{1,6}[.)]?\s*")
_EMPTY = "Chưa có hộ nào. Dán danh sách, mỗi dòng một hộ: họ tên chủ hộ; nơi ở."


def pasted(text: str) -> tuple[Household, ...]:
    """The households of a pasted list, one a line; InvalidInput tells of the lines that cannot be read."""
    return _households((number, _PARTS.split(line)) for number, line in enumerate(text.splitlines(), start=1))


def of_workbook(path: Path) -> tuple[Household, ...]:
    """The households on the first sheet in sight."""
    with open_book(path) as book:
        sheet = next((each for each in book.sheets if not each.hidden), book.sheets[0])
        rows = ((row.number, ["" if v is None else str(v) for v in row.values]) for row in sheet.rows(with_fonts=False))
        return _households(rows)


def as_pasted(households: Iterable[Household]) -> str:
    """The list as it would be pasted."""
    return "\n".join(f"{each.head}; {each.address}" if each.address else each.head for each in households)


def _households(lines: Iterable[tuple[int, Sequence[str]]]) -> tuple[Household, ...]:
    rows = [(number, [" ".join(clean(cell).split()) for cell in cells]) for number, cells in lines]
    rows = [(number, cells) for number, cells in rows if any(cells)]
    at = next(
        (place for place, (_, cells) in enumerate(rows[:_HEAD_AMONG]) if _column(cells, _HEADS) is not None), None
    )
    columns = None if at is None else (_column(rows[at][1], _HEADS), _column(rows[at][1], _ADDRESSES))
    body = rows if at is None else rows[at + 1 :]
    if not body:
        raise InvalidInput({"households": _EMPTY})
    if len(body) > MOST:
        said = f"Danh sách có {words.number(len(body))} hộ, tối đa {words.number(MOST)}"
        raise InvalidInput({"households": f"{said}. Rút riêng từng thôn, mỗi thôn một danh sách."})
    found = [(number, _household(cells, columns)) for number, cells in body]
    _refuse_unread([number for number, each in found if not re.search(r"[^\W\d]", each.head) or len(each.head) > 120])
    _refuse_twice(found)
    return tuple(each for _, each in found)


def _household(cells: Sequence[str], columns: tuple[int | None, int | None] | None) -> Household:
    if columns is not None:
        head, address = (cells[at] if at is not None and at < len(cells) else "" for at in columns)
        return Household(head, address[:300])
    said = [cell for cell in cells if cell]
    if _NUMBER.fullmatch(said[0]):
        said = said[1:]
    head = _NUMBER.sub("", said[0], count=1) if said else ""
    return Household(head, ", ".join(said[1:])[:300])


def _column(cells: Sequence[str], heads: tuple[str, ...]) -> int | None:
    return next((at for at, cell in enumerate(cells) if fold(cell).startswith(heads) and len(cell) <= 40), None)


def _refuse_unread(lines: Sequence[int]) -> None:
    if lines:
        named = ", ".join(map(str, lines[:5])) + (f" và {len(lines) - 5} dòng nữa" if len(lines) > 5 else "")
        raise InvalidInput({"households": f"Dòng {named} không có họ tên chủ hộ. Sửa hoặc bỏ các dòng này."})


def _refuse_twice(found: Sequence[tuple[int, Household]]) -> None:
    first = dict[str, int]()
    for number, each in found:
        if each.key in first:
            said = f"Dòng {first[each.key]} và {number} cùng là {each.head}"
            raise InvalidInput({"households": f"{said}. Ghi thêm nơi ở để phân biệt, hoặc bỏ một dòng."})
        first[each.key] = number
