"""The hamlets, pasted as a list; what was understood stands beside it."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.kit.controls import Card, Label
from desktop_app.kit.inputs import TextInput
from desktop_app.kit.message import Message
from desktop_app.kit.page import Scrolled
from desktop_app.kit.theme import State, Token, Type, px
from desktop_app.office.hamlets import understood
from desktop_app.shell.first_run.setup import Setup
from desktop_app.shell.first_run.step_view import StepView
from desktop_app.shell.system.hamlets_paste import HINT, LinesCard

_LINES = 11
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class HamletsStep(StepView):
    """May be left empty: the hamlets can be added later."""

    WIDTH = 880
    MAIN_KEY = "Ctrl+Enter"

    def __init__(self, setup: Setup) -> None:
        super().__init__(
            setup,
            "Các thôn, tổ dân phố",
            "Dán hoặc gõ danh sách; bên phải là những gì chương trình hiểu. Có thể bỏ qua và thêm sau trong Hệ thống.",
        )
        self.field = TextInput(_LINES)
        self.field.set_text(setup.raw["hamlets"])
        self.field.area.setAccessibleName("Danh sách thôn, tổ dân phố")
        self.field.area.setAccessibleDescription(HINT)
        self.field.area.installEventFilter(self)
        self.field.changed.connect(self._read)
        self._lines = LinesCard()
        self._lines.border = Token.PAGE.colour
        self._said = Message()
        shown = Card(padding=2)
        shown.body.addWidget(Scrolled(_at_the_top(self._lines)))
        shown.setFixedHeight(self.field.minimumSizeHint().height())
        row = QHBoxLayout()
        row.setSpacing(px(16))
        row.addWidget(self.field, 1)
        row.addWidget(shown, 1)
        self.body.addWidget(Label("Danh sách", Type.LABEL))
        self.body.setSpacing(px(6))
        self.body.addLayout(row)
        self.body.addWidget(Label(HINT, Type.HINT, wrap=True))
        self.body.addWidget(self._said)
        self._read()

    @property
    def main_words(self) -> str:
        """An empty list is left out on purpose."""
        return "Tiếp tục" if self.field.text().strip() else "Bỏ qua, thêm sau"

    def keep(self) -> None:
        """The text as it is typed."""
        self.setup.put({"hamlets": self.field.text()})

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Under the list."""
        if sentence := next(iter(problems.values()), ""):
            self._said.show_state(State.OVERDUE, sentence)
        else:
            self._said.show_hint("")
        self.take_keyboard()

    def take_keyboard(self) -> None:
        """Into the list."""
        self.field.area.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter is a new line, Ctrl+Enter goes on; in an empty list Enter goes on, too."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ENTER:
            with_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if with_ctrl or not self.field.text().strip():
                self.completed.emit()
                return True
        return False

    def _read(self) -> None:
        self.keep()
        self._said.show_hint("")
        self._lines.show_lines(understood(self.field.text()))
        self.changed.emit()


def _at_the_top(card: LinesCard) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(card)
    column.addStretch(1)
    return holder
