"""Which pages of a paper are meant by "1-3, 5"."""

import re

from desktop_app.core.errors import UserError


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
