"""How the rows of a register are divided among pages."""

from collections.abc import Iterable, Iterator

from desktop_app.core.paper.register import Row
from desktop_app.core.paper.register_layout import LaidRow, RegisterLayout

_ROWS_WITH_CLOSING = 2


def pages_of(
    rows: Iterable[Row], layout: RegisterLayout, first_room: float, room: float
) -> Iterator[tuple[list[LaidRow], bool]]:
    """Fill pages with rows; the flag says that the page is the last one of this form.

    `first_room` and `room` are the heights for rows on the first and on each further page. A row taller than a whole
    page goes on on the next one; no other row is cut.
    """
    page: list[LaidRow] = []
    left = first_room
    for row in rows:
        laid = layout.lay(row)
        while laid.height > left:
            if not page or (laid.height > room and left > room / 3):
                start, laid = layout.cut(laid, left)
                page.append(start)
            yield page, False
            page, left = [], room
        page.append(laid)
        left -= laid.height
    yield page, True


def with_closing(
    page: list[LaidRow], layout: RegisterLayout, closing: float, left: float, room: float
) -> list[list[LaidRow]]:
    """The last page, in two when the closing block does not fit under it.

    The last rows go along with the block, so that signatures never stand alone; `left` is the height that this page
    had for rows, `room` that of a fresh page.
    """
    if height_of(page) + closing <= left:
        return [page]
    moved: list[LaidRow] = []
    stay = list(page)
    while stay and len(moved) < _ROWS_WITH_CLOSING and height_of(moved) + stay[-1].height + closing <= room:
        moved.insert(0, stay.pop())
    if not moved and stay and layout.most_lines(stay[-1]) > 1:
        last = stay.pop()
        few = min(3, layout.most_lines(last) - 1)
        start, end = layout.cut(last, last.height - few * layout.pitch)
        stay.append(start)
        moved.append(end)
    return [stay, moved] if stay else [moved]


def height_of(rows: Iterable[LaidRow]) -> float:
    """The height of rows one under the other."""
    return sum(row.height for row in rows)
