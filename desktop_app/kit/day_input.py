"""A day typed as 25/11/2026 or 25112026, or chosen from a month."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from desktop_app.core import words
from desktop_app.kit.inputs import LineInput, action
from desktop_app.kit.month import MonthPopup


class DayInput(LineInput):
    """A day; Alt+Down opens the month."""

    def __init__(self, today: date) -> None:
        """`today` is marked in the month."""
        super().__init__()
        self._today = today
        self._month: MonthPopup | None = None
        self.add_trailing(action("calendar", "Chọn trên lịch (Alt và mũi tên xuống)", self.open_month))

    def open_month(self) -> None:
        """Show the month of the day typed, or of today."""
        if self.line.isReadOnly():
            return
        if self._month is None or self._month.parentWidget() is not self.window():
            self._month = MonthPopup(self.window(), self._today, self._choose)
            self._month.grid.abandoned.connect(self._return)
        try:
            shown = words.read_day(self.text())
        except ValueError:
            shown = self._today
        self._month.open_under(self, shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Down opens the month."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_month()
            return
        super().keyPressEvent(event)

    def _choose(self, on: date) -> None:
        self.set_text(words.day(on))
        self.changed.emit()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def _return(self) -> None:
        """Esc gives the keyboard back; a click elsewhere keeps it where it went."""
        if self._month is not None and self._month.grid.hasFocus():
            self.line.setFocus(Qt.FocusReason.PopupFocusReason)
