"""A record to read beside its list, without opening it; changes with the arrow keys."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop_app.kit.buttons import LinkLine
from desktop_app.kit.controls import Badge, Button, IconButton, Label, Rule
from desktop_app.kit.footer import FOOTER_HEIGHT
from desktop_app.kit.page import Scrolled
from desktop_app.kit.theme import State, Token, Type, px
from desktop_app.kit.timeline import Step, Timeline

LEAST = 360
MOST = 440
LABELS = 88


@dataclass(frozen=True)
class Words:
    """A line of a value: plain, strong, in a state's colour, or a link that does something."""

    text: str
    strong: bool = False
    state: State | None = None
    does: Callable[[], None] | None = None


@dataclass(frozen=True)
class Masked:
    """A number shown only in part; `open` is asked when the eye is pressed, and answers when the look is noted."""

    label: str
    shown: str
    open: Callable[[Callable[[str], None]], None]


Line = Words | Masked


@dataclass(frozen=True)
class Reading:
    """What the pane shows of a record."""

    title: str
    when: str
    pairs: Sequence[tuple[str, Sequence[Line]]]
    badge: tuple[State, str] | None = None
    notice: QWidget | None = None
    steps: Sequence[Step] = ()


class ReadingPane(QWidget):
    """Title, one line of when and where, pairs of label and value, what happened, buttons below."""

    def __init__(self, *buttons: QWidget) -> None:
        """At most three buttons, fixed below while the body scrolls."""
        super().__init__()
        self.setMinimumWidth(px(300))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._scrolled = Scrolled(QWidget())
        column.addWidget(self._scrolled, 1)
        self._buttons = buttons
        self._foot = QWidget()
        self._foot.setFixedHeight(px(FOOTER_HEIGHT))
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(px(18), 0, px(18), 0)
        row.setSpacing(px(8))
        for number, button in enumerate(buttons):
            if number == 2:
                row.addStretch(1)
            row.addWidget(button)
        if len(buttons) < 3:
            row.addStretch(1)
        column.addWidget(Rule())
        column.addWidget(self._foot)

    def show_record(self, reading: Reading) -> None:
        """Show this record from its top."""
        self._foot.setVisible(not all(button.isHidden() for button in self._buttons))
        self._put(reading_body(reading))

    def show_nothing(self, words: str) -> None:
        """Say why there is nothing to read."""
        self._foot.hide()
        body = QWidget()
        inside = QVBoxLayout(body)
        inside.setContentsMargins(px(18), px(18), px(18), px(18))
        inside.addWidget(Label(words, colour=Token.INK_3, wrap=True))
        inside.addStretch(1)
        self._put(body)

    def sizeHint(self) -> QSize:
        """As wide as it is drawn."""
        return QSize(px(LEAST), super().sizeHint().height())

    def _put(self, body: QWidget) -> None:
        old = self._scrolled.takeWidget()
        if old is not None:
            old.deleteLater()
        self._scrolled.setWidget(body)
        body.setAutoFillBackground(False)


def reading_body(reading: Reading) -> QWidget:
    """The record as the pane shows it; a narrow window puts it into a side sheet instead."""
    body = QWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(px(18), px(14), px(18), px(14))
    column.setSpacing(px(8))
    head = QHBoxLayout()
    head.setSpacing(px(8))
    head.addWidget(Label(reading.title, Type.BLOCK_TITLE, wrap=True), 1)
    if reading.badge:
        head.addWidget(Badge(*reading.badge), 0, Qt.AlignmentFlag.AlignTop)
    column.addLayout(head)
    column.addWidget(Label(reading.when, Type.HINT, colour=Token.INK_2, wrap=True))
    if reading.notice is not None:
        column.addWidget(reading.notice)
    column.addWidget(Rule())
    column.addLayout(pair_grid(reading.pairs))
    if reading.steps:
        column.addWidget(Rule())
        column.addWidget(Label("Quá trình", Type.STRONG))
        column.addWidget(Timeline(reading.steps))
    column.addStretch(1)
    return body


def pair_grid(pairs: Sequence[tuple[str, Sequence[Line]]]) -> QGridLayout:
    """Labels at the left, the lines of their values beside them."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(px(8))
    grid.setVerticalSpacing(px(7))
    grid.setColumnMinimumWidth(0, px(LABELS))
    grid.setColumnStretch(1, 1)
    for number, (label, lines) in enumerate(pairs):
        named = Label(label, Type.HINT, wrap=True)
        named.setContentsMargins(0, 1, 0, 0)
        named.setFixedWidth(px(LABELS))
        grid.addWidget(named, number, 0, Qt.AlignmentFlag.AlignTop)
        values = QVBoxLayout()
        values.setSpacing(0)
        for line in lines:
            value = _value(line, label)
            narrow = isinstance(value, Button)  # a button's own width must not become that of the whole column
            top = Qt.AlignmentFlag.AlignTop
            values.addWidget(value, 0, top | Qt.AlignmentFlag.AlignLeft if narrow else top)
        grid.addLayout(values, number, 1)
    return grid


def _value(line: Line, label: str) -> QWidget:
    if isinstance(line, Masked):
        return MaskedNumber(line)
    if line.does is not None:
        link = LinkLine(line.text)
        link.clicked.connect(line.does)
        return link
    role = Type.STRONG if line.strong or line.state else Type.BODY
    value = Label(line.text, role, colour=line.state, wrap=True)
    value.setAccessibleName(f"{label}: {line.text}")
    value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return value


class MaskedNumber(QWidget):
    """An identity number with stars in it, and the eye that shows it."""

    def __init__(self, masked: Masked) -> None:
        super().__init__()
        self._masked = masked
        self._is_whole = False
        self._words = Label(f"{masked.label} {masked.shown}".strip())
        self._eye = IconButton("eye", "Hiện đủ số (có ghi nhật ký)", size=28)
        self._eye.clicked.connect(self._turn)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(6))
        row.addWidget(self._words)
        row.addWidget(self._eye)
        row.addStretch(1)
        self.setFixedHeight(px(28))

    def _turn(self) -> None:
        if self._is_whole:
            self._show(self._masked.shown, whole=False)
        else:
            self._masked.open(self._opened)

    def _opened(self, number: str) -> None:
        """The answer may come when the record is no longer on screen."""
        if isValid(self):
            self._show(number, whole=True)

    def _show(self, number: str, *, whole: bool) -> None:
        self._is_whole = whole
        self._words.setText(f"{self._masked.label} {number}".strip())
        self._eye.show_icon(*(("eye-off", "Che số") if whole else ("eye", "Hiện đủ số (có ghi nhật ký)")))
