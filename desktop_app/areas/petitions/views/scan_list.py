"""Papers and scans one below the other: a small picture, what it is, what can be done with it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desktop_app.kit.controls import Button, Kind, Label, Rule
from desktop_app.kit.dropping import DropField
from desktop_app.kit.theme import Token, Type, px
from desktop_app.kit.thumbnail import Thumbnail

NONE_YET = "Chưa có giấy tờ, bản quét nào. Kéo ảnh, tệp PDF vào đây, dán ảnh bằng Ctrl+V, hoặc bấm Thêm ảnh, tệp."


@dataclass(frozen=True)
class Line:
    """One paper or scan: `opens` shows it, `removes` takes it out; None where that cannot be done."""

    title: str
    said: str
    image: QImage | None
    icon: str
    opens: Callable[[], None] | None
    removes: Callable[[], None] | None


class ScanList(DropField):
    """Takes dropped and pasted files."""

    def __init__(self, lines: Sequence[Line], *, takes: bool) -> None:
        """`takes` says that more may be added."""
        super().__init__(takes=takes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        if not lines:
            column.addWidget(Label(NONE_YET if takes else "Chưa có giấy tờ, bản quét nào.", wrap=True))
        for number, line in enumerate(lines):
            if number:
                column.addWidget(Rule())
            column.addLayout(_row(line))
        column.addStretch(1)


def _row(line: Line) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(px(12))
    small = Thumbnail(f"Mở {line.title}", line.image, line.icon)
    small.setEnabled(line.opens is not None)
    if line.opens is not None:
        small.clicked.connect(line.opens)
    row.addWidget(small, 0, Qt.AlignmentFlag.AlignTop)
    said = QVBoxLayout()
    said.setSpacing(px(2))
    said.addWidget(Label(line.title, Type.STRONG, wrap=True))
    if line.said:
        said.addWidget(Label(line.said, Type.HINT, colour=Token.INK_2, wrap=True))
    if line.removes is not None:
        button = Button("Bỏ khỏi hồ sơ", Kind.LINK, height=24)
        button.clicked.connect(line.removes)
        said.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
    said.addStretch(1)
    row.addLayout(said, 1)
    return row
