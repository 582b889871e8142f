"""The line above a form with the box "Quét thẻ" and what became of the last scan."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.kit.controls import Label
from desktop_app.kit.message import Message
from desktop_app.kit.scan_box import ScanBox
from desktop_app.kit.theme import State, Type, px

BOX = 340
REWRITTEN = (
    "Bộ gõ tiếng Việt đã sửa mã trong lúc quét nên không đọc. Chuyển UniKey sang tiếng Anh (chữ E), rồi quét lại."
)


class ScanBar(QWidget):
    """The box, then one sentence; the sentence goes when the next scan begins."""

    def __init__(self, hint: str = "") -> None:
        """`hint` stands there while there is nothing else to say."""
        super().__init__()
        self._hint = hint
        self.box = ScanBox()
        self._message = Message()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(10))
        row.addWidget(Label("Quét thẻ", Type.LABEL))
        self.box.setFixedWidth(px(BOX))
        row.addWidget(self.box)
        told = QVBoxLayout()
        told.addStretch(1)
        told.addWidget(self._message)
        told.addStretch(1)
        row.addLayout(told, 1)
        self.said = ""
        self.tell(None, "")
        self.box.rewritten.connect(lambda: self.tell(State.WARNING, REWRITTEN))

    def tell(self, state: State | None, sentence: str) -> None:
        """Say what became of a scan; no state is the hint."""
        self.said = sentence
        if state is None:
            self._message.show_hint(sentence or self._hint)
        else:
            self._message.show_state(state, sentence)

    def take_keyboard(self) -> None:
        """The next scan goes into the box."""
        self.show()
        self.box.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
