"""Boxes to tick under headings, with a button that ticks all of them."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.kit.controls import Button, Label, Rule
from desktop_app.kit.page import Scrolled
from desktop_app.kit.theme import Token, Type, px
from desktop_app.kit.tick import TickBox

Entry = tuple[str, str, str]
"""A heading, what names the entry, its words."""


class TickList(QWidget):
    """`changed` whenever a box is turned; the words of an entry wrap."""

    changed = Signal()

    def __init__(self, title: str, nothing: str) -> None:
        """`nothing` is said where there is nothing to tick."""
        super().__init__()
        self._nothing = nothing
        self._boxes: list[tuple[str, TickBox]] = []
        self.all = Button("Chọn tất cả", height=32)
        self.all.clicked.connect(self._turn_all)
        head = QHBoxLayout()
        head.setContentsMargins(px(24), px(8), px(24), px(8))
        head.addWidget(Label(title, Type.BLOCK_TITLE), 1)
        head.addWidget(self.all)
        self._holder = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Rule())
        column.addLayout(self._holder, 1)

    @property
    def chosen(self) -> tuple[str, ...]:
        """What is ticked, in the order of the list."""
        return tuple(name for name, box in self._boxes if box.isChecked())

    def show_entries(self, entries: Sequence[Entry], *, ticked: bool) -> None:
        """Show these; what was ticked among them stays so, the others are `ticked` or not."""
        before = {name: box.isChecked() for name, box in self._boxes}
        while (item := self._holder.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._boxes = []
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(px(24), px(10), px(24), px(10))
        column.setSpacing(px(4))
        for heading, group in groupby(entries, key=lambda each: each[0]):
            if heading:
                column.addWidget(Label(heading, Type.LABEL, colour=Token.INK_2))
            for _, name, words in group:
                box = TickBox(words)
                box.setChecked(before.get(name, ticked))
                box.toggled.connect(self._say)
                self._boxes.append((name, box))
                column.addWidget(box)
        if not entries:
            column.addWidget(Label(self._nothing, colour=Token.INK_2, wrap=True))
        column.addStretch(1)
        self._holder.addWidget(Scrolled(body))
        self.setFocusProxy(self._boxes[0][1] if self._boxes else self.all)
        self._say()

    def _turn_all(self) -> None:
        wanted = len(self.chosen) < len(self._boxes)
        for _, box in self._boxes:
            box.setChecked(wanted)

    def _say(self) -> None:
        self.all.setVisible(len(self._boxes) > 1)
        self.all.say("Chọn tất cả" if len(self.chosen) < len(self._boxes) else "Bỏ chọn tất cả")
        self.changed.emit()
