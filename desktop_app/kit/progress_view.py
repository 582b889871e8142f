"""Long work on its page: what, from where, how far, how long still, its steps, and what cancelling leaves behind."""

from collections.abc import Sequence

from PySide6.QtCore import QElapsedTimer, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.core import words
from desktop_app.kit.controls import Button, Card, Label, Picture, Rule
from desktop_app.kit.empty import in_the_middle
from desktop_app.kit.strips import Bar
from desktop_app.kit.theme import State, Token, Type, font, px

SURE_AFTER = 2_000
"""Milliseconds before the time left is said: earlier it would jump."""


class ProgressView(QWidget):
    """One piece of work; `cancelled` when the official gives up."""

    cancelled = Signal()

    def __init__(
        self,
        icon: str,
        title: str,
        about: str,
        steps: Sequence[str],
        *,
        after_cancel: str,
        noun: str = "dòng",
        can_leave: bool = True,
    ) -> None:
        """`steps` are the words that the work reports; `after_cancel` says what Hủy leaves behind.

        `can_leave`: other pages can be gone to meanwhile.
        """
        super().__init__()
        self._noun = noun
        self._steps = {step: _StepLine(step) for step in steps}
        self._bar = Bar(10)
        self._done = Label("", Type.STRONG)
        self._left = Label("", colour=Token.INK_2)
        self._step, self._from = "", 0.0
        self._time = QElapsedTimer()
        self._time.start()
        card = Card(padding=24)
        card.body.addLayout(self._head(icon, title, about))
        card.body.addWidget(self._bar)
        card.body.addLayout(self._figures())
        for line in self._steps.values():
            card.body.addWidget(line)
        card.body.addWidget(Rule())
        card.body.addLayout(_note(after_cancel))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(36), px(24), px(24))
        column.addLayout(in_the_middle(card, 720))
        if can_leave:
            column.addSpacing(px(8))
            hint = Label("Khi sang trang khác, tiến độ thu nhỏ ở góc dưới và vẫn hủy được.", Type.HINT)
            column.addWidget(hint, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def report(self, done: int, total: int, what: str = "") -> None:
        """Show how far the step is; it is done when the next one is reported."""
        share = done / total if total else 0.0
        if what != self._step:
            self._step, self._from = what, share
            self._time.restart()
        self._bar.set_share(share)
        self._done.setText(f"{words.number(done)} trên {words.number(total)} {self._noun}" if total else "")
        self._left.setText(self._time_left(share))
        if what in self._steps:
            self._go_to(what, share)

    def finish(self, step: str, result: str) -> None:
        """Say what a step has found or written."""
        self._steps[step].show_done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc cancels."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _go_to(self, step: str, share: float) -> None:
        for name, line in self._steps.items():
            if name == step:
                line.show_now(f"{round(share * 100)} %")
                return
            line.show_done()

    def _time_left(self, share: float) -> str:
        spent, gone = self._time.elapsed(), share - self._from
        if gone <= 0 or share >= 1 or spent < SURE_AFTER:
            return ""
        left = time_left(spent / 1000 / gone * (1 - share))
        return f"bước này {left}" if len(self._steps) > 1 else left

    def _figures(self) -> QHBoxLayout:
        figures = QHBoxLayout()
        figures.addWidget(self._done, 1)
        figures.addWidget(self._left)
        return figures

    def _head(self, icon: str, title: str, about: str) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(px(12))
        head.addWidget(Picture(icon, Token.ACCENT.colour, 22))
        named = QVBoxLayout()
        named.setSpacing(0)
        named.addWidget(Label(title, Type.BLOCK_TITLE, wrap=True))
        named.addWidget(Label(about, Type.HINT, colour=Token.INK_2, wrap=True))
        head.addLayout(named, 1)
        cancel = Button("Hủy", key="Esc")
        cancel.clicked.connect(self.cancelled)
        head.addWidget(cancel)
        return head


class _StepLine(QWidget):
    """A step: to come, at work, done with its result."""

    def __init__(self, step: str) -> None:
        super().__init__()
        self._picture = Picture("circle", Token.EDGE.colour, 18)
        self._words = Label(step, colour=Token.INK_2)
        self._result = Label("", Type.HINT, colour=Token.INK_2)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(10))
        row.addWidget(self._picture)
        row.addWidget(self._words, 1)
        row.addWidget(self._result)

    def show_now(self, share: str) -> None:
        self._picture.become("loader", Token.ACCENT.colour)
        self._words.setFont(font(Type.STRONG))
        self._words.paint_in(Token.INK)
        self._result.setText(share)

    def show_done(self, result: str = "") -> None:
        self._picture.become("circle-check", State.DONE.text)
        self._words.setFont(font(Type.BODY))
        self._words.paint_in(Token.INK)
        if result or self._result.text().endswith("%"):
            self._result.setText(result)


def time_left(seconds: float) -> str:
    """Rounded so that it doesn't pretend to know better: "còn khoảng 40 giây", "còn khoảng 3 phút"."""
    if seconds < 55:
        return f"còn khoảng {max(5, round(seconds / 5) * 5)} giây"
    return f"còn khoảng {words.number(max(1, round(seconds / 60)))} phút"


def _note(after_cancel: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(px(10))
    row.addWidget(Picture("info", Token.INK_3.colour, 18), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Label(after_cancel, Type.HINT, colour=Token.INK_2, wrap=True), 1)
    return row
