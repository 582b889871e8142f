"""Which pages of a paper are meant by "1-3, 5", and how many copies."""

import re

from desktop_app.core.errors import UserError

MOST_COPIES = 99


def read_pages(text: str, count: int) -> tuple[int, ...]:
    """The pages meant, counted from 0, in order and each once; no text means all `count` pages."""
    if not text.strip():
        return tuple(range(count))
    chosen: set[int] = set()
    for part in re.split(r"[,;]", text):
        found = re.fullmatch(r"\s*(\d{1,6})\s*(?:[-–]\s*(\d{1,6}))?\s*", part)
        if not found:
            raise UserError("Trang in gõ dạng 1-3, 5. Để trống là in tất cả các trang.")
        first = int(found[1])
        last = int(found[2] or found[1])
        if not 1 <= first <= last <= count:
            raise UserError(f"Không có trang {part.strip()}. Tài liệu có {count} trang, gõ từ 1 đến {count}.")
        chosen.update(range(first - 1, last))
    return tuple(sorted(chosen))


def read_copies(text: str) -> int:
    """How many copies are meant; no text means one."""
    typed = text.strip() or "1"
    if not typed.isascii() or not typed.isdecimal() or not 1 <= int(typed) <= MOST_COPIES:
        raise UserError(f"Số bản: gõ số từ 1 đến {MOST_COPIES}.")
    return int(typed)
