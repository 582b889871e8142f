"""What every step of the first run looks like: a question, a sentence, and the parts to answer with."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop_app.kit.controls import Label
from desktop_app.kit.page import Scrolled
from desktop_app.kit.theme import Token, Type, px
from desktop_app.shell.first_run.setup import Setup

EDGE = 12
"""Room at both sides of a step, where its scroll bar stands when there is one."""


class StepView(QWidget):
    """Shows the answers of one step and gives them back; the setup decides what is accepted."""

    completed = Signal()
    """The official wants to go on."""

    changed = Signal()
    """What the main button does may have another name now."""

    WIDTH = 640
    """How wide the step is drawn, in pixels at 100 %, where there is room."""

    MAIN_KEY = "Enter"
    """What presses the main button."""

    def __init__(self, setup: Setup, question: str, sentence: str) -> None:
        """`body` is the layout to fill."""
        super().__init__()
        self.setup = setup
        column = QVBoxLayout(self)
        column.setContentsMargins(px(EDGE), px(6), px(EDGE), px(6))
        column.setSpacing(px(8))
        column.addWidget(Label(question, Type.QUESTION, wrap=True))
        column.addWidget(Label(sentence, colour=Token.INK_2, wrap=True))
        column.addSpacing(px(8))
        self.body = QVBoxLayout()
        self.body.setSpacing(px(12))
        column.addLayout(self.body)
        column.addStretch(1)

    @property
    def main_words(self) -> str:
        """What the main button says."""
        return "Tiếp tục"

    def keep(self) -> None:
        """Hand what is typed to the setup."""

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Say what is in the way, under the field where it is; nothing clears all."""

    def take_keyboard(self) -> None:
        """Put the keyboard where the answer begins."""
        self.setFocus()


class Hugging(Scrolled):
    """As high as what is in it where there is room, else it scrolls."""

    def __init__(self, content: QWidget) -> None:
        super().__init__(content)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        """The height that the content takes at this width."""
        content = self.widget()
        width = self.viewport().width()
        high = content.heightForWidth(width) if content.hasHeightForWidth() else content.sizeHint().height()
        return QSize(content.sizeHint().width(), max(high, content.minimumSizeHint().height()))

    def event(self, event: QEvent) -> bool:
        """Ask for another height when the content or the width changed."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self.updateGeometry()
        return super().event(event)
