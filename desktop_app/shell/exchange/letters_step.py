"""The third step: old letters before and after, the uncertain ones first; left out where the workbook has none."""

from PySide6.QtCore import Qt

from desktop_app.core.pages import Listed
from desktop_app.core.sheets.glimpse import Conversions
from desktop_app.kit.table import PagedTable
from desktop_app.kit.table_head import Sort
from desktop_app.shell.exchange.step import Step
from desktop_app.shell.exchange.words import LETTER_COLUMNS, LetterRow, letter_cell, letter_rows, letters_sentence

KEYS = {"↑ ↓": "xem từng ô"}


class LettersStep(Step):
    """To be looked at; nothing is decided here."""

    name = "Chữ cũ"
    place = 2

    def __init__(self) -> None:
        super().__init__("Chữ của bảng mã cũ được đổi sang Unicode", margin=0)
        self._rows: list[LetterRow] = []
        self.table = PagedTable(LETTER_COLUMNS, self._pages, letter_cell, noun="chữ khác nhau", keys=KEYS)
        self.body.addWidget(self.table, 1)

    def show_found(self, found: Conversions) -> None:
        """What is converted."""
        self._rows = letter_rows(found.shown)
        self.say(letters_sentence(found))
        self.table.reload(keep=False)
        self.table.show_total(len(self._rows))

    def take_keyboard(self) -> None:
        """Into the list."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pages(self, _sort: Sort | None) -> Listed[LetterRow]:
        return Listed(self._rows)
