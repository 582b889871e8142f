"""What the steps of the import share, and the line that says which one is on screen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.kit.controls import Label
from desktop_app.kit.theme import Token, Type, font, px

MARGIN = 24


class Step(QWidget):
    """One question of the import; the wizard decides what follows."""

    changed = Signal()
    """What was answered changed: the main button may say or allow something else."""

    completed = Signal()
    """The official wants to go on."""

    name = ""
    """As the line of steps names it."""

    place = 0
    """Where it stands in the line of steps, from 0."""

    keys: Sequence[tuple[str, str]] = ()
    """What the foot tells: keys and what they do, the more needed first."""

    def __init__(self, title: str, *, margin: int = MARGIN) -> None:
        """`body` is the layout to fill."""
        super().__init__()
        self._sentence = Label("", colour=Token.INK_2, wrap=True)
        self.body = QVBoxLayout()
        self.body.setSpacing(px(10))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        head = QVBoxLayout()
        head.setContentsMargins(px(MARGIN), 0, px(MARGIN), px(6))
        head.setSpacing(px(2))
        head.addWidget(Label(title, Type.SHEET_TITLE, wrap=True))
        head.addWidget(self._sentence)
        self._sentence.hide()
        column.addLayout(head)
        self.body.setContentsMargins(px(margin), 0, px(margin), 0)
        column.addLayout(self.body, 1)

    @property
    def main_words(self) -> str:
        """What the main button says."""
        return "Tiếp tục"

    @property
    def may_go_on(self) -> bool:
        """Whether the main button can be pressed."""
        return True

    @property
    def state_words(self) -> str:
        """What the foot says of the state of what was typed."""
        return ""

    def regions(self) -> list[QWidget]:
        """The parts that F6 goes through."""
        return [self]

    def say(self, sentence: str) -> None:
        """One sentence under the title."""
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))

    def take_keyboard(self) -> None:
        """Put the keyboard where the answer begins."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)


class StepLine(QWidget):
    """The names of the steps in a row, the present one strong."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._names = tuple(names)
        self._labels = [Label(f"{at}. {name}") for at, name in enumerate(names, start=1)]
        row = QHBoxLayout(self)
        row.setContentsMargins(px(MARGIN), px(2), px(MARGIN), px(8))
        row.setSpacing(px(8))
        for at, label in enumerate(self._labels):
            if at:
                row.addWidget(Label("›", colour=Token.INK_3))
            row.addWidget(label)
        row.addStretch(1)

    def show_step(self, place: int) -> None:
        """The step on screen, from 0."""
        for at, label in enumerate(self._labels):
            label.setFont(font(Type.STRONG if at == place else Type.BODY))
            label.paint_in(Token.ACCENT if at == place else Token.INK_2 if at < place else Token.INK_3)
        self.setAccessibleName(f"Bước {place + 1} trong {len(self._names)}: {self._names[place]}")
