"""How books, their years and what was printed of them are written on screen."""

from collections.abc import Callable, Sequence
from datetime import date

from desktop_app.areas.reception.books.models import PrintKind
from desktop_app.areas.reception.books.queries import BookYear, PrintRow
from desktop_app.areas.reception.books.rules import MAIN, reminds_of_closing, short_label
from desktop_app.core import words
from desktop_app.core.fields import Column
from desktop_app.kit.cells import Cell, CellOf
from desktop_app.kit.reading_pane import Line, Reading, Words
from desktop_app.kit.theme import State

MOST_NAMED = 12


def year_state(row: BookYear, today: date) -> tuple[State, str]:
    """Whether the book is open, to be closed, or closed."""
    if row.closed_on:
        return State.DONE, f"Khóa {words.day(row.closed_on)}"
    if row.year < today.year and row.last_number:
        return State.SOON if reminds_of_closing(today, row.year) else State.OVERDUE, "Cần khóa sổ"
    return State.ACTIVE, "Đang ghi"


def year_cells(today: Callable[[], date]) -> CellOf:
    """Draws the columns of the list."""

    def cell(row: BookYear, column: Column) -> Cell:
        if column.name == "title":
            return Cell(text=row.title, second=_where(row), strong=True)
        if column.name == "state":
            state, said = year_state(row, today())
            return Cell(text=said, state=state)
        if column.name == "printed":
            return _printed_cell(row)
        number = int(getattr(row, column.name))
        if column.name == "last_number" and number:
            return Cell(text=short_label(number, row.book.letter), strong=True)
        return Cell(text=words.number(number) if number else "", quiet=True)

    return cell


def year_reading(row: BookYear, today: date, read_log: Callable[[], None]) -> Reading:
    """One book of one year."""
    book = row.book
    numbers = f"từ {short_label(1, book.letter)} đến {short_label(row.last_number, book.letter)}"
    pairs: list[tuple[str, Sequence[Line]]] = [
        ("Nơi tiếp", [Words(book.place or "chưa ghi")]),
        ("Số", [Words(numbers if row.last_number else "chưa có số nào", strong=bool(row.last_number))]),
    ]
    if row.voids:
        pairs.append(("Đã bỏ", [Words(f"{words.number(row.voids)} số, giữ trong sổ cùng lý do")]))
    if row.waiting:
        pairs.append(("Chờ trả lời", [Words(f"{words.number(row.waiting)} lượt")]))
    pairs.append(("Đã in", _printed(row, read_log)))
    if row.closed_on:
        pairs.append(("Khóa sổ", [Words(f"{words.day(row.closed_on)}, {row.closed_by}")]))
    if book.stopped_on:
        pairs.append(("Ngừng ghi", [Words(f"sau ngày {words.day(book.stopped_on)}")]))
    return Reading(title=row.title, when=_where(row), pairs=pairs, badge=year_state(row, today))


def page_sentence(rows: Sequence[BookYear], today: date) -> str:
    """The state of the books in one sentence."""
    late = [words.inside(row.title) for row in rows if row.last_number and row.year < today.year and not row.closed_on]
    to_close = f"Cần khóa sổ: {', '.join(late)}." if late else "Không có sổ năm trước nào chưa khóa."
    own = [row for row in rows if row.year == today.year]
    unprinted = sum(row.last_number - row.printed_to for row in own)
    to_print = f" {words.number(unprinted)} số năm {today.year} chưa in ra giấy." if unprinted else ""
    return f"{to_close}{to_print}"


def print_title(row: PrintRow) -> str:
    """What was printed, in a line: "In nối tiếp, trang 4 đến 6"."""
    return ", ".join(part for part in (str(row.kind.value), _pages(row)) if part)


def print_detail(row: PrintRow) -> str:
    """Who, how, which numbers."""
    numbers = ""
    if row.to_number:
        numbers = f"số {short_label(row.from_number, row.book)} đến {short_label(row.to_number, row.book)}"
    days = ""
    if row.kind is PrintKind.SPAN and row.from_on and row.to_on:
        days = f"{words.day(row.from_on)} - {words.day(row.to_on)}"
    copies = f"{row.copies} bản" if row.copies > 1 else ""
    where = str(row.way.value)
    return ". ".join(part for part in (row.by, ", ".join(p for p in (numbers, days) if p), where, copies) if part)


def changed_sentence(row: BookYear) -> str:
    """Which numbers on paper are no longer as they were printed: corrected, struck out or answered since."""
    if not row.changed_since:
        return ""
    shown = ", ".join(short_label(n, row.book.letter) for n in row.changed_since[:MOST_NAMED])
    more = len(row.changed_since) - MOST_NAMED
    rest = f" và {more} số khác" if more > 0 else ""
    return f"{words.number(len(row.changed_since))} số đã sửa hoặc có kết quả mới sau khi in: {shown}{rest}."


def _where(row: BookYear) -> str:
    name = row.book.name if row.book.letter != MAIN or row.book.name != row.book.place else ""
    return ", ".join(part for part in (name, row.book.place) if part)


def _printed_cell(row: BookYear) -> Cell:
    last = row.last_print
    if last is None:
        return Cell(text="chưa in" if row.last_number else "", quiet=True)
    left = row.last_number - last.to_number
    more = f", còn {words.number(left)} số" if left else ""
    return Cell(text=f"số {short_label(last.to_number, row.book.letter)}", second=f"trang {last.to_page}{more}")


def _printed(row: BookYear, read_log: Callable[[], None]) -> list[Line]:
    last = row.last_print
    lines: list[Line] = []
    if last is None:
        lines.append(Words("chưa in lần nào"))
    else:
        lines.append(Words(f"đến số {short_label(last.to_number, row.book.letter)}, trang {last.to_page}", strong=True))
        lines.append(Words(f"{words.instant(last.at)}, {last.by}"))
        if left := row.last_number - last.to_number:
            lines.append(Words(f"Còn {words.number(left)} số chưa in"))
    if changed := changed_sentence(row):
        lines.append(Words(f"{changed} Muốn giấy khớp máy thì in lại cả sổ."))
    lines.append(Words("Xem nhật ký in", does=read_log))
    return lines


def _pages(row: PrintRow) -> str:
    if not row.to_page:
        return ""
    return f"trang {row.from_page}" if row.from_page == row.to_page else f"trang {row.from_page} đến {row.to_page}"
