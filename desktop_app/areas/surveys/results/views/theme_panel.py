"""The themes of a question with their numbers and counts."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.areas.surveys.results.opinions import ThemeView
from desktop_app.areas.views.side_panel import SidePanel
from desktop_app.core import words
from desktop_app.kit.controls import Button, IconButton, KeyHint, Kind, Label
from desktop_app.kit.theme import Token, Type, px

NUMBERED = 9


class ThemePanel(SidePanel):
    """`chosen` names a theme to put the answer under, `struck` one that is used no more."""

    chosen = Signal(str)
    struck = Signal(str)

    def __init__(self, may_record: bool) -> None:
        """Who may not record only reads the counts."""
        super().__init__()
        self._may_record = may_record

    def show_themes(self, themes: Sequence[ThemeView]) -> None:
        """These themes, the first nine with the key that puts an answer under them."""
        body, column = self.begin("Chủ đề")
        if not themes:
            how = " Thêm chủ đề (Ctrl+N), rồi gõ số của chủ đề ở dòng đang chọn." if self._may_record else ""
            column.addWidget(Label(f"Chưa có chủ đề nào.{how}", colour=Token.INK_2, wrap=True))
        for number, theme in enumerate(themes, start=1):
            column.addWidget(self._line(number, theme))
        column.addStretch(1)
        self.put(body)

    def _line(self, number: int, theme: ThemeView) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        if self._may_record:
            if number <= NUMBERED:
                row.addWidget(KeyHint(str(number)))
            button = Button(theme.name, Kind.LINK, height=28)
            button.setAccessibleName(f"{theme.name}: {words.number(theme.count)} người. Xếp ý kiến đang chọn vào đây")
            button.clicked.connect(partial(self.chosen.emit, theme.uid))
            row.addWidget(button)
            row.addStretch(1)
        else:
            row.addWidget(Label(theme.name, wrap=True), 1)
        row.addWidget(Label(words.number(theme.count), Type.STRONG), 0, Qt.AlignmentFlag.AlignRight)
        if self._may_record:
            away = IconButton("x", f"Bỏ chủ đề {theme.name}")
            away.clicked.connect(partial(self.struck.emit, theme.uid))
            row.addWidget(away)
        return line
