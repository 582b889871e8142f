"""Which book this desk writes in: remembered on the machine, asked only where there is more than one."""

from datetime import date

from PySide6.QtCore import Signal

from desktop_app.areas.reception.books.queries import BookRow, open_books
from desktop_app.areas.reception.books.rules import MAIN
from desktop_app.areas.views import Workplace
from desktop_app.kit.choice_chip import ChoiceChip

MEMORY = "reception.book"
LETTER = "letter"


class BookChoice(ChoiceChip):
    """In the head of the entry page; `changed` tells that another book was chosen."""

    changed = Signal()

    def __init__(self, workplace: Workplace) -> None:
        """At the workplace's machine."""
        super().__init__("Ghi vào", ((MAIN, "Sổ chính"),))
        self._desk, self._memory = workplace.desk, workplace.memory(MEMORY)
        self.setToolTip("Sổ mà bàn tiếp dân này ghi vào. Máy nhớ sổ đã chọn.")
        self.picked.connect(self._remember)
        self.hide()

    @property
    def letter(self) -> str:
        """The book that a new visit goes into."""
        return self.value

    def look(self, on: date, *, is_new: bool) -> None:
        """Offer the books of that day; the choice is shown for a new visit where there are several."""
        rows = open_books(self._desk.db, on)
        self.options = tuple((row.letter, row.title) for row in rows) or self.options
        kept = str(self._memory.get(LETTER, MAIN))
        self.show_value(kept if kept in dict(self.options) else self.options[0][0])
        self.setVisible(is_new and len(rows) > 1)

    def show_value(self, key: str, words: str = "") -> None:
        """A further book by its letter alone: its name may be long, the list shows it whole."""
        super().show_value(key, words or ("" if key == MAIN else f"sổ {key}"))

    def _remember(self, letter: str) -> None:
        self._memory[LETTER] = letter
        self.changed.emit()


def book_options(rows: list[BookRow]) -> tuple[tuple[str, str], ...]:
    """The books to filter by; none where there is only one."""
    return tuple((row.letter, row.title) for row in rows) if len(rows) > 1 else ()


def desk_book(workplace: Workplace) -> str:
    """The book that this machine writes in."""
    return str(workplace.memory(MEMORY).get(LETTER, MAIN))
