"""The right side: the batch, how far it is, the serial, the pace, what is keyed twice, and that nothing is lost."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.areas.surveys.keying.facts import Facts
from desktop_app.core import words
from desktop_app.kit.controls import Button, Card, ElidedLabel, Label, Picture, Rule
from desktop_app.kit.page import Scrolled
from desktop_app.kit.paint import frame
from desktop_app.kit.theme import State, Token, Type, px

SAFE = "Mỗi phím được ghi ngay xuống ổ đĩa. Mất điện thì mở lại đúng câu này."
RIGHT = "đúng"


class FactsPanel(QWidget):
    """Shows what it is given; the buttons stand at its foot."""

    def __init__(self, *buttons: Button) -> None:
        super().__init__()
        self._shown: Facts | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(18), 0, px(18), px(14))
        outer.setSpacing(px(8))
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, px(14), 0, 0)
        column.setSpacing(px(8))
        outer.addWidget(Scrolled(holder), 1)
        self._title = Label("", Type.BLOCK_TITLE, wrap=True)
        self._count, self._total = Label("", Type.TALLY, colour=Token.ACCENT), Label("", colour=Token.INK_2)
        self._bar = _Bar()
        first = QHBoxLayout()
        first.setSpacing(px(8))
        first.addWidget(self._count)
        first.addWidget(self._total, 1)
        column.addWidget(self._title)
        column.addLayout(first)
        column.addWidget(self._bar)
        self._pairs = {name: _Pair(name) for name in ("Số phiếu", "Chữ số kiểm tra", "Nhịp nhập", "Dự kiến xong")}
        for pair in self._pairs.values():
            column.addWidget(pair)
        self._twice = _Twice()
        column.addWidget(self._twice)
        column.addStretch(1)
        outer.addWidget(_safe())
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        for place, button in enumerate(buttons):
            if place:
                foot.addStretch(1)
            foot.addWidget(button)
        foot.addStretch(1 if len(buttons) == 1 else 0)
        outer.addLayout(foot)

    def show_facts(self, facts: Facts) -> None:
        """Write what has changed."""
        if facts == self._shown:
            return
        self._shown = facts
        self._title.setText(facts.title)
        self._count.setText(words.number(facts.count))
        self._total.setText(facts.total)
        self._bar.show_share(facts.share)
        checked = RIGHT if facts.serial else ""
        said = (facts.serial, checked, facts.pace, facts.done_at)
        for pair, value in zip(self._pairs.values(), said, strict=True):
            pair.say(value, State.DONE if value == RIGHT else None)
        self._twice.show_rows(facts)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A quiet ground."""
        QPainter(self).fillRect(self.rect(), Token.SUB.colour)


class _Pair(QWidget):
    """A name and its value on one line; without a value it takes no room."""

    def __init__(self, name: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(Label(name, colour=Token.INK_2))
        self._value = ElidedLabel("", Type.STRONG)
        self._value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._value, 1)
        self._name = name
        self.hide()

    def say(self, value: str, state: State | None = None) -> None:
        self._value.setText(value)
        self._value.paint_in(state or Token.INK)
        self._value.setAccessibleName(f"{self._name}: {value}")
        self.setVisible(bool(value))


class _Twice(QWidget):
    """What is keyed twice; hidden where nothing is."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(4), 0, 0)
        column.setSpacing(px(8))
        column.addWidget(Rule())
        column.addWidget(Label("Nhập hai lần độc lập", Type.STRONG))
        self._pairs = {name: _Pair(name) for name in ("Phải nhập lại", "Đã nhập lại", "Phiếu lệch chờ xem giấy")}
        for pair in self._pairs.values():
            column.addWidget(pair)
        self.hide()

    def show_rows(self, facts: Facts) -> None:
        self.setVisible(bool(facts.rekey))
        for name, value in (*facts.rekey, ("Phiếu lệch chờ xem giấy", words.number(facts.waiting))):
            state = State.SOON if facts.waiting and name.startswith("Phiếu lệch") else None
            self._pairs[name].say(value, state)


class _Bar(QWidget):
    """How much of the batch is done; the figures above say the same."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setFixedHeight(px(10))

    def show_share(self, share: float) -> None:
        self._share = share
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        frame(painter, box, radius=5, fill=Token.LINE.colour)
        if self._share > 0:
            done = QRectF(0, 0, max(box.height(), box.width() * self._share), box.height())
            frame(painter, done, radius=5, fill=Token.ACCENT.colour)


def _safe() -> Card:
    card = Card(padding=10)
    card.dress(State.DONE)
    row = QHBoxLayout()
    row.setSpacing(px(10))
    row.addWidget(Picture("hard-drive", State.DONE.text, 18), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Label(SAFE, Type.HINT, colour=State.DONE, wrap=True), 1)
    card.body.addLayout(row)
    return card
