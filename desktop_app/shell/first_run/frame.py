"""The right side of the first run: one step in the middle, its two buttons below it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.empty import in_the_middle
from desktop_app.kit.theme import px
from desktop_app.shell.first_run.step_view import EDGE, Hugging, StepView


class Frame(QWidget):
    """The buttons stay while a long step scrolls."""

    main = Signal()
    other = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(24), px(16), px(24), px(16))
        self._holder: QWidget | None = None
        self._scrolled: Hugging | None = None
        self._main: Button | None = None
        self._other: Button | None = None

    def show_view(self, view: StepView, other: str, key: str) -> None:
        """Show a step; `other` is the button at the left ("" for none), `key` the one that presses it."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(16))
        column.addStretch(2)
        self._scrolled = Hugging(view)
        column.addWidget(self._scrolled)
        column.addLayout(self._buttons(view, other, key))
        column.addStretch(3)
        self._put(holder, view.WIDTH + 2 * EDGE)

    def show_work(self, work: QWidget) -> None:
        """Show work under way; nothing can be pressed but what is on it."""
        self._scrolled = None
        self._put(work, 760)

    def say_main(self, words: str) -> None:
        """Other words on the main button."""
        if self._main is not None:
            self._main.say(words)

    def say_other(self, words: str) -> None:
        """Other words on the button at the left."""
        if self._other is not None:
            self._other.say(words)

    def scroll_up(self) -> None:
        """Bring the beginning of the step into sight."""
        if self._scrolled is not None:
            self._scrolled.verticalScrollBar().setValue(0)

    def _put(self, holder: QWidget, width: int) -> None:
        if self._holder is not None:
            self._holder.hide()
            self._holder.deleteLater()
        while self._column.takeAt(0) is not None:
            pass
        self._holder = holder
        self._column.addLayout(in_the_middle(holder, width))

    def _buttons(self, view: StepView, other: str, key: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(px(EDGE), 0, px(EDGE), 0)
        self._other = Button(other, key=key, height=38) if other else None
        if self._other is not None:
            self._other.clicked.connect(self.other)
            row.addWidget(self._other)
        row.addStretch(1)
        self._main = Button(view.main_words, Kind.MAIN, key=view.MAIN_KEY, height=38)
        self._main.clicked.connect(self.main)
        row.addWidget(self._main)
        return row
