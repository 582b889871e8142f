"""A struck number in a workbook: its row stays whole, and its note begins with when and why it was struck."""

import re
from dataclasses import dataclass
from datetime import date

from desktop_app.core import words
from desktop_app.core.text.fold import fold
from desktop_app.office.exchange.telling import Hint

LEAD = "Đã bỏ số ngày"
_SAID = re.compile(rf"{LEAD} ([0-9/]+): ?([^\n]*)(?:\n(.*))?", re.DOTALL | re.IGNORECASE)
_ALIKE = ("da bo so", "bo so", "so da bo", "da huy so", "huy so", "so da huy", "so huy")
_LONGEST_REASON = 500


@dataclass(frozen=True)
class Struck:
    """When a number was struck out, and why."""

    on: date
    reason: str


def struck_note(struck: Struck, note: str) -> str:
    """The note of a struck number, with whatever else stood there in the next line."""
    first = f"{LEAD} {words.day(struck.on)}: {' '.join(struck.reason.split())}"
    return f"{first}\n{note}" if note else first


def read_struck(note: str) -> tuple[Struck | None, str]:
    """Whether a note says that the number was struck, and the note without it; ValueError holds what is wrong."""
    found = _SAID.fullmatch(note.strip())
    if found is None:
        return None, note
    if len(found[2]) > _LONGEST_REASON:
        raise ValueError(f"Lý do bỏ số dài quá {_LONGEST_REASON} ký tự. Hãy ghi ngắn lại.")
    return Struck(words.read_day(found[1]), found[2].strip()), (found[3] or "").strip()


def sounds_struck(note: str) -> bool:
    """Whether a note speaks of a struck number in other words."""
    return fold(note).startswith(_ALIKE)


def without_struck(note: str, today: date, one: str) -> tuple[str, Struck | None, list[Hint]]:
    """The note without the mark of a struck number, that mark, and what is wrong with it; `one` as in "đơn"."""
    try:
        struck, rest = read_struck(note)
    except ValueError as error:
        return note, None, [Hint("note", str(error))]
    if struck is None:
        said = (
            f"Ghi chú nói bỏ số nhưng {one} này vẫn được tính. "
            f"Muốn ghi là số đã bỏ thì viết “{LEAD} 26/03/2026: lý do”."
        )
        return note, None, [Hint("note", said, refused=False)] if sounds_struck(note) else []
    wrong = [Hint("note", "Ngày bỏ số sau hôm nay. Kiểm tra lại ngày.")] if struck.on > today else []
    return rest, struck, [*wrong, Hint("note", f"Số đã bỏ: được giữ cùng lý do, không tính là {one}.", refused=False)]
