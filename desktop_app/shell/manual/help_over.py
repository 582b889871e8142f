"""F1 while a sheet or a preview covers the window: the manual takes its place and gives it back."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.kit.controls import Button, IconButton, Label, Rule
from desktop_app.kit.footer import Footer
from desktop_app.kit.overlay import Overlay, WholeWindow
from desktop_app.kit.page import MARGIN
from desktop_app.kit.sending import lend_place
from desktop_app.kit.theme import Type, px
from desktop_app.shell.manual.manual_view import ManualView


class HelpOver(WholeWindow):
    """The manual over the whole window until Esc, then `closed`."""

    def __init__(self, window: QWidget, without: frozenset[str]) -> None:
        """Without the pages that the account is not told of."""
        super().__init__(window)
        self.view = ManualView(without)
        self._title = Label("", Type.SHEET_TITLE, wrap=True)
        self.view.shown.connect(lambda page: self._title.setText(f"Trợ giúp: {page.title}"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(Rule())
        inside = QHBoxLayout()
        inside.setContentsMargins(px(MARGIN), px(12), px(MARGIN), 0)
        inside.addWidget(self.view)
        column.addLayout(inside, 1)
        leave = Button("Trở lại việc đang làm", key="Esc")
        leave.clicked.connect(self.go)
        column.addWidget(Footer(leave))

    def rise(self) -> None:
        """Show it with the keyboard in the text."""
        super().rise()
        self.view.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(px(MARGIN), px(8), px(16), px(8))
        head.addWidget(self._title, 1)
        leave = IconButton("x", "Đóng (Esc)")
        leave.clicked.connect(self.go)
        head.addWidget(leave)
        return head


def help_over(overlay: Overlay, without: frozenset[str], slug: str) -> None:
    """Show the manual in the place of a sheet or preview, where what it is called is explained; it comes back."""

    def begin(then: Callable[[bool], None]) -> None:
        help = HelpOver(overlay.window(), without)
        help.view.open_for(slug, overlay.accessibleName().partition(".")[0])
        help.closed.connect(lambda: then(False))
        help.rise()

    lend_place(overlay, begin, lambda: None)
