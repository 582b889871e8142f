"""What could not be done, told above the page that it happened on; a defect is told with its details to copy."""

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.core.clock import Clock
from desktop_app.core.failures import is_defect, sentence_for
from desktop_app.kit.controls import Banner, Button
from desktop_app.kit.page import MARGIN
from desktop_app.kit.theme import State, px


class Troubles(QWidget):
    """At most one banner; it stays until it is closed, or the next thing is done."""

    def __init__(self, clock: Clock, details: Callable[[BaseException], str]) -> None:
        """`details` says where a defect happened, without any value."""
        super().__init__()
        self._clock, self._details = clock, details
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(MARGIN), px(12), px(MARGIN), 0)
        self._banner: Banner | None = None
        self.said = ""
        """The sentence that is told."""
        self.hide()

    def tell(self, error: BaseException) -> None:
        """Say it; nothing for work that was given up."""
        sentence = sentence_for(error)
        if sentence is None:
            return
        self.clear()
        close = Button("Đóng", height=30)
        close.clicked.connect(self.clear)
        buttons = (self._copy_button(error), close) if is_defect(error) else (close,)
        self.said = sentence
        first, second = halves(sentence)
        self._banner = Banner(State.OVERDUE, first, second, buttons=buttons)
        self._column.addWidget(self._banner)
        self.show()

    def clear(self) -> None:
        """Take the banner away."""
        if self._banner is not None:
            self._column.removeWidget(self._banner)
            self._banner.deleteLater()
            self._banner = None
        self.said = ""
        self.hide()

    def _copy_button(self, error: BaseException) -> Button:
        details = f"SDC-{self._clock.now():%m%d-%H%M}\n{self._details(error)}"
        copy = Button("Chép chi tiết", icon="copy", height=30)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        return copy


def halves(sentence: str) -> tuple[str, str]:
    """The first sentence, which stands in bold, and the rest."""
    first, stop, rest = sentence.partition(". ")
    return (f"{first}.", rest) if stop else (sentence, "")
