"""What a page shows when the program itself failed: data is safe, what to do, details to copy."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.kit.controls import Button, Card, Kind, Label, Picture
from desktop_app.kit.theme import State, Token, Type, px

SENTENCE = (
    "Dữ liệu không bị ảnh hưởng. Bấm Mở lại trang; nếu vẫn lỗi, chép chi tiết gửi người hỗ trợ. "
    "Chi tiết không chứa tên công dân."
)


class ErrorPage(QWidget):
    """`again` asks for the page to be opened once more."""

    again = Signal()

    def __init__(self, code: str, details: str) -> None:
        """`code` names the failure in the log; `details` never hold what an official typed."""
        super().__init__()
        self._details = details
        card = Card()
        row = QHBoxLayout()
        row.setSpacing(px(14))
        row.addWidget(Picture("triangle-alert", State.WARNING.text, 24), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(px(6))
        words.addWidget(Label("Chương trình gặp lỗi khi mở trang này", Type.BLOCK_TITLE, wrap=True))
        words.addWidget(Label(SENTENCE, colour=Token.INK_2, wrap=True))
        words.addLayout(self._buttons(code))
        row.addLayout(words, 1)
        card.body.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(24), px(24), px(24))
        column.addWidget(card)
        column.addStretch(1)

    def _buttons(self, code: str) -> QHBoxLayout:
        again = Button("Mở lại trang", Kind.MAIN, height=32)
        again.clicked.connect(self.again)
        copy = Button("Chép chi tiết", icon="copy", height=32)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._details))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(again)
        row.addWidget(copy)
        row.addWidget(Label(f"Mã lỗi {code}", Type.HINT))
        row.addStretch(1)
        return row
