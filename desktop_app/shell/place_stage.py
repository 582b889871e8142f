"""More than one office lies on this PC: which one to open is asked, never guessed."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.kit.controls import Button, Label, Picture
from desktop_app.kit.row_button import RowButton
from desktop_app.kit.stage import Stage, StageCard
from desktop_app.kit.theme import Token, Type, px
from desktop_app.office.homes import Home

_WIDTH = 620
_WORDS = "Chọn sổ để mở. Lập cơ quan mới thì sổ mới trống, các sổ dưới đây vẫn nguyên chỗ cũ."


class PlaceStage(Stage):
    """The offices that are there, each a row; setting up another one is the last way."""

    help = "dang-nhap"

    chosen = Signal(object)
    """The folder of the office to open."""

    anew = Signal()
    left = Signal()

    def __init__(self, homes: Sequence[Home], missing: str = "") -> None:
        """`missing` says that the folder used last cannot be seen now."""
        super().__init__()
        card = StageCard(_WIDTH)
        title = "Máy này có hơn một nơi giữ sổ" if len(homes) > 1 else "Máy này đã có sổ của một cơ quan"
        card.body.addWidget(Label(title, Type.SHEET_TITLE, wrap=True))
        for words in filter(None, (missing, _WORDS)):
            card.body.addWidget(Label(words, colour=Token.INK_2, wrap=True))
        card.body.addSpacing(px(4))
        self._rows = [_row(home) for home in homes]
        for row, home in zip(self._rows, homes, strict=True):
            row.clicked.connect(partial(self.chosen.emit, home.folder))
            card.body.addWidget(row)
        card.body.addSpacing(px(8))
        card.body.addWidget(self._ways_out())
        self.stand(card)

    def take_keyboard(self) -> None:
        """The first office."""
        self._rows[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _ways_out(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        begin, leave = Button("Thiết lập cơ quan mới"), Button("Thoát")
        begin.clicked.connect(lambda: self.anew.emit())
        leave.clicked.connect(lambda: self.left.emit())
        row.addWidget(begin)
        row.addStretch(1)
        row.addWidget(leave)
        return holder


def _row(home: Home) -> RowButton:
    mark = Picture("building-2", Token.ACCENT.colour, 20)
    made = RowButton(home.title, str(home.folder), before=mark, before_width=px(20))
    made.add_right("Mở", home.words)
    return made
