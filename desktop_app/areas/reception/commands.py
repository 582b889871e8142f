"""Reception without a window."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from desktop_app.areas.reception.books.queries import books
from desktop_app.areas.reception.books.rules import MAIN
from desktop_app.areas.reception.documents import RegisterService
from desktop_app.areas.reception.register_rows import count_lines
from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.core.paper.saving import Format, save_register
from desktop_app.office.area import Outcome
from desktop_app.office.desk import Desk


def print_register(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """The register of a span in its legal form, as a file; whole, or not there."""
    from_on, to_on = values["from"], values["to"]
    if to_on < from_on:
        raise UserError(f"Ngày cuối {words.day(to_on)} trước ngày đầu {words.day(from_on)}. Hãy đổi lại hai ngày.")
    book = str(values.get("book") or MAIN).upper()
    if book not in [row.letter for row in books(desk.db)]:
        raise UserError(f"Không có sổ {book}. Các sổ đang có xem ở trang Khóa sổ, in nối tiếp.")
    target: Path = values["out"]
    save_register(RegisterService(desk).print_register(from_on, to_on, book=book), Format(values["format"]), target)
    visits = count_lines(desk.db, from_on, to_on, book)
    span = f"từ {words.day(from_on)} đến {words.day(to_on)}"
    text = f"Đã ghi sổ tiếp công dân {span}, {words.number(visits)} lượt tiếp: {target}"
    return Outcome(text, {"file": str(target), "visits": visits}, from_on, to_on)
