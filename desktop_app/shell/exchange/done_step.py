"""The last step: what was added, and the way back."""

from PySide6.QtCore import Qt, Signal

from desktop_app.core import words
from desktop_app.kit.controls import Button
from desktop_app.kit.empty import EmptyState
from desktop_app.shell.exchange.exchanger import Brought, Found
from desktop_app.shell.exchange.step import Step
from desktop_app.shell.exchange.words import done_sentence


class DoneStep(Step):
    """Offers to take the whole import back."""

    name = "Nhập"
    place = 4

    undo_asked = Signal()
    again_asked = Signal()

    def __init__(self) -> None:
        super().__init__("Nhập xong")
        self.brought: Brought | None = None
        self.undo = Button("Hoàn tác lần nhập này", icon="undo-2")
        self.again = Button("Nhập tệp khác", icon="plus")
        self.undo.clicked.connect(self.undo_asked)
        self.again.clicked.connect(self.again_asked)
        self._shown: EmptyState | None = None

    @property
    def main_words(self) -> str:
        """Back to the list."""
        return "Về danh sách"

    def show_brought(self, brought: Brought, found: Found, *, is_typed: bool = False) -> None:
        """What was done; what was refused is still in the workbook or, when `is_typed`, in the grid."""
        self.brought = brought
        if self._shown is not None:
            for button in (self.undo, self.again):
                button.setParent(self)
            self._shown.hide()
            self._shown.deleteLater()
        title = f"Đã thêm {words.number(brought.added)} dòng vào sổ"
        self._shown = EmptyState(
            "circle-check", title, done_sentence(brought, found, is_typed), (self.undo, self.again)
        )
        for button in (self.undo, self.again):
            button.show()
        self.body.addWidget(self._shown, 1)

    def take_keyboard(self) -> None:
        """Onto the button for another workbook."""
        self.again.setFocus(Qt.FocusReason.OtherFocusReason)
