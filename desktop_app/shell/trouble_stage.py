"""What stands in the way before anybody can sign in, and what to do about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from desktop_app.kit.controls import Button, Kind, Label, Picture
from desktop_app.kit.stage import Stage, StageCard
from desktop_app.kit.theme import State, Type, px
from desktop_app.shell.troubles import halves


class TroubleStage(Stage):
    """One sentence, then the way to look again."""

    help = "khi-co-su-co"

    again = Signal()
    left = Signal()
    anew = Signal()
    """Another office is to be set up instead."""

    def __init__(self, sentence: str, *, may_begin_anew: bool = False) -> None:
        """A complete sentence that says what to do."""
        super().__init__()
        card = StageCard(520)
        first, rest = halves(sentence)
        head = QHBoxLayout()
        head.setSpacing(px(12))
        head.addWidget(Picture(State.OVERDUE.icon, State.OVERDUE.text, 22), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(Label(first, Type.BLOCK_TITLE, wrap=True), 1)
        card.body.addLayout(head)
        if rest:
            card.body.addWidget(Label(rest, wrap=True))
        card.body.addSpacing(px(8))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addStretch(1)
        leave, again = Button("Thoát"), Button("Thử lại", Kind.MAIN, icon="refresh-cw")
        if may_begin_anew:
            begin = Button("Thiết lập cơ quan mới")
            begin.clicked.connect(lambda: self.anew.emit())
            row.insertWidget(0, begin)
        leave.clicked.connect(lambda: self.left.emit())
        again.clicked.connect(lambda: self.again.emit())
        for button in (leave, again):
            row.addWidget(button)
        card.body.addLayout(row)
        self.stand(card)
        self._again = again

    def take_keyboard(self) -> None:
        """The way to look again."""
        self._again.setFocus(Qt.FocusReason.OtherFocusReason)
