"""A verb upon a record, in a sheet at the right over the dimmed page; never a dialog of its own."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.kit.controls import Button, IconButton, Label, Rule
from desktop_app.kit.footer import Footer
from desktop_app.kit.overlay import ShownOnce
from desktop_app.kit.page import Scrolled
from desktop_app.kit.theme import Token, Type, px

WIDTH = 520
_DIM = QColor(20, 30, 45, 70)


class SideSheet(ShownOnce):
    """One sheet at a time; Esc closes it and never throws away what was typed: the draft stays."""

    def __init__(
        self,
        window: QWidget,
        title: str,
        about: str,
        body: QWidget,
        *,
        main: Button | None = None,
        others: tuple[Button, ...] = (),
        strip: QWidget | None = None,
    ) -> None:
        """`about` says what the verb acts on; `main` is the button that does it; `strip` stays above the buttons."""
        super().__init__(window)
        self.setAccessibleName(f"{title}. {about}")
        self._panel = QWidget(self)
        column = QVBoxLayout(self._panel)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head(title, about))
        column.addWidget(Rule())
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(px(24), px(14), px(24), px(16))
        inside.addWidget(body)
        inside.addStretch(1)
        column.addWidget(Scrolled(holder), 1)
        if strip is not None:
            column.addWidget(strip)
        leave = Button("Đóng", key="Esc")
        leave.clicked.connect(self.go)
        self.footer = Footer(*others, leave, *((main,) if main else ()))
        column.addWidget(self.footer)
        self._body = body

    def rise(self) -> None:
        """Show the sheet with the keyboard in its first field."""
        super().rise()
        self._settle()
        self._body.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._body.hasFocus():
            self.focusNextPrevChild(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as high as the window."""
        super().eventFilter(watched, event)
        if event.type() == QEvent.Type.Resize:
            self._settle()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page behind, dimmed; the sheet white."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), _DIM)
        painter.fillRect(QRectF(self._panel.geometry()), Token.PAGE.colour)

    def _settle(self) -> None:
        width = min(px(WIDTH), self.width())
        self._panel.setGeometry(self.width() - width, 0, width, self.height())
        self.update()

    def _head(self, title: str, about: str) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(px(24), px(14), px(16), px(12))
        words = QVBoxLayout()
        words.setSpacing(px(1))
        words.addWidget(Label(title, Type.SHEET_TITLE, wrap=True))
        words.addWidget(Label(about, Type.HINT, colour=Token.INK_2, wrap=True))
        head.addLayout(words, 1)
        leave = IconButton("x", "Đóng (Esc)")
        leave.clicked.connect(self.go)
        head.addWidget(leave, 0, Qt.AlignmentFlag.AlignTop)
        return head
