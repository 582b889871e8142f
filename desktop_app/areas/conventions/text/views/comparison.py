"""Two versions in two columns, article by article, only the changed words coloured."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.areas.conventions.text.comparing import Comparison
from desktop_app.areas.conventions.text.queries import VersionRow
from desktop_app.areas.conventions.text.rules import ArticleChange, Change, Mark, Piece, counts_of
from desktop_app.kit.choice_chip import ChoiceChip
from desktop_app.kit.controls import Badge, Button, Card, IconButton, Label, Picture, Rule
from desktop_app.kit.theme import State, Token, Type, Wording, px
from desktop_app.kit.worded_text import Stretch, WordedText

_SIGNS = {
    Change.CHANGED: ("pencil", State.WARNING),
    Change.RENUMBERED: ("list", State.ACTIVE),
    Change.ADDED: ("plus", State.DONE),
    Change.REMOVED: ("minus", State.OVERDUE),
    Change.SAME: ("", State.NONE),
}
_FATES = {Mark.KEPT: None, Mark.REMOVED: Wording.REMOVED, Mark.ADDED: Wording.ADDED}
_SIGN, _LABEL = 18, 76
_WITHIN = 12
_IN_HEAD = 3
"""How many badges the head has room for at 125 %; more of them stand on a line of their own."""


class ComparisonView(QWidget):
    """Alt+↓ and Alt+↑ go to the next and previous place that differs; `chosen` tells the numbers of two versions."""

    chosen = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.comparison: Comparison | None = None
        self.rows: list[ArticleRow] = []
        self.at = -1
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(8))
        self._badges = QHBoxLayout()
        self._badges.setSpacing(px(8))
        self.only_different = Button("Chỉ chỗ khác")
        self.only_different.setCheckable(True)
        self.only_different.setChecked(True)
        self.only_different.toggled.connect(self._fill)
        self.previous = IconButton("chevron-up", "Chỗ khác trước (Alt+↑)", size=30)
        self.next = IconButton("chevron-down", "Chỗ khác sau (Alt+↓)", size=30)
        for key, button, step in (("Alt+Up", self.previous, -1), ("Alt+Down", self.next, 1)):
            button.clicked.connect(lambda _checked=False, step=step: self.go(step))
            shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(button.click)
        self._below = QHBoxLayout()
        self._below.setSpacing(px(8))
        self._column.addLayout(self._head())
        self._column.addLayout(self._below)
        self.chips: list[ChoiceChip] = []
        self._choices = QVBoxLayout()
        self._choices.setSpacing(px(4))
        self._column.addLayout(self._choices)
        self._column.addStretch(1)
        self._card: Card | None = None

    def show_comparison(self, comparison: Comparison) -> None:
        """Show what differs between these two."""
        self.comparison = comparison
        _empty(self._badges)
        _empty(self._below)
        badges = _badges(comparison.changes)
        row = self._badges if len(badges) <= _IN_HEAD else self._below
        for badge in badges:
            row.addWidget(badge, 0, Qt.AlignmentFlag.AlignLeft)
        self._below.addStretch(1)
        self._offer(comparison)
        self._fill()

    def go(self, step: int) -> None:
        """To the next place that differs, or the one before; at the end it stays."""
        places = [place for place, row in enumerate(self.rows) if row.change.kind is not Change.SAME]
        ahead = [place for place in places if place > self.at] if step > 0 else [p for p in places if p < self.at][::-1]
        if ahead:
            self._light(ahead[0])

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(Label("So sánh hai bản", Type.BLOCK_TITLE))
        head.addLayout(self._badges)
        head.addStretch(1)
        for button in (self.only_different, self.previous, self.next):
            head.addWidget(button)
        return head

    def _offer(self, comparison: Comparison) -> None:
        """Two lists of versions where there are more than the two that are shown."""
        _empty(self._choices)
        self.chips = []
        if len(comparison.versions) < 3:
            return
        options = [(str(version.number), _named(version)) for version in comparison.versions]
        here = (comparison.before.number, comparison.after.number)
        for place, label in enumerate(("Bản trước", "Bản sau")):
            chip = ChoiceChip(label, options)
            chip.show_value(str(here[place]))
            chip.setChecked(False)
            chip.picked.connect(lambda key, place=place: self._choose(place, int(key)))
            self.chips.append(chip)
            self._choices.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)

    def _choose(self, place: int, number: int) -> None:
        assert self.comparison is not None
        here = [self.comparison.before.number, self.comparison.after.number]
        here[place] = number
        self.chosen.emit(*here)

    def _fill(self) -> None:
        comparison = self.comparison
        if comparison is None:
            return
        if self._card is not None:
            self._column.removeWidget(self._card)
            self._card.deleteLater()
        self._card = Card(padding=0, spacing=0)
        self._card.body.addWidget(_HeadRow(comparison.before.heading, comparison.after.heading))
        only = self.only_different.isChecked()
        self.rows = [ArticleRow(c) for c in comparison.changes if not only or c.kind is not Change.SAME]
        for row in self.rows:
            self._card.body.addWidget(Rule())
            self._card.body.addWidget(row)
        if not self.rows:
            same = Label("Hai bản giống nhau.", colour=Token.INK_2)
            same.setContentsMargins(px(_WITHIN), px(10), px(_WITHIN), px(10))
            self._card.body.addWidget(same)
        self._column.insertWidget(self._column.count() - 1, self._card)
        self.at = -1

    def _light(self, place: int) -> None:
        for at in {self.at, place}:
            if 0 <= at < len(self.rows):
                self.rows[at].light(at == place)
        self.at = place
        row = self.rows[place]
        self.setAccessibleDescription(row.accessibleName())
        QTimer.singleShot(0, row, lambda: _bring(row))


class _Columns(QWidget):
    """Sign, number, and the two columns of equal width."""

    def __init__(self) -> None:
        super().__init__()
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(px(_WITHIN), px(8), px(_WITHIN), px(8))
        self.line.setSpacing(px(8))


class _HeadRow(_Columns):
    """The names of the two versions."""

    def __init__(self, before: str, after: str) -> None:
        super().__init__()
        self.line.addSpacing(px(_SIGN) + px(_LABEL) + 2 * self.line.spacing())
        for heading in (before, after):
            label = Label(heading, Type.LABEL, wrap=True)
            label.setMinimumWidth(1)
            self.line.addWidget(label, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The head of a table is tinted."""
        QPainter(self).fillRect(self.rect().adjusted(1, 1, -1, 0), Token.SUB.colour)


class ArticleRow(_Columns):
    """One article in both versions."""

    def __init__(self, change: ArticleChange) -> None:
        super().__init__()
        self.change = change
        self._is_lit = False
        icon, state = _SIGNS[change.kind]
        sign = Picture(icon, state.text, _SIGN) if icon else QWidget()
        sign.setFixedWidth(px(_SIGN))
        number = Label(_label(change), Type.LABEL, colour=Token.INK_2, wrap=True)
        number.setFixedWidth(px(_LABEL))
        before, after = _side(change, Mark.ADDED), _side(change, Mark.REMOVED)
        self.line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        self.line.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        self.line.addWidget(WordedText(before, instead="(không có)"), 1)
        self.line.addWidget(WordedText(after, instead="(đã bỏ)"), 1)
        self.setAccessibleName(f"{_label(change)}: {change.kind.value}")

    def light(self, on: bool) -> None:
        """Show that this is where one is."""
        self._is_lit = on
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The row where one is has the field and the mark of a chosen row."""
        if self._is_lit:
            painter = QPainter(self)
            painter.fillRect(self.rect().adjusted(1, 0, -1, 0), Token.SELECTED.colour)
            painter.fillRect(1, 0, px(3), self.height(), Token.ACCENT.colour)


def _side(change: ArticleChange, without: Mark) -> list[Stretch]:
    title, text = (_stretches(pieces, without) for pieces in (change.title, change.text))
    return [*title, ("\n", None), *text] if title and text else [*title, *text]


def _stretches(pieces: Sequence[Piece], without: Mark) -> list[Stretch]:
    return [(piece.text, _FATES[piece.mark]) for piece in pieces if piece.mark is not without]


def _label(change: ArticleChange) -> str:
    if change.is_renumbered and change.before is not None:
        return f"{change.article.label} (trước là {change.before.number})"
    return change.article.label


def _badges(changes: Sequence[ArticleChange]) -> list[Badge]:
    first, badges = "điều ", []
    for kind, many in counts_of(changes).items():
        if many:
            icon, state = _SIGNS[kind]
            badges.append(Badge(state, f"{many} {first}{kind.value}", icon=icon))
            first = ""
    return badges


def _named(version: VersionRow) -> str:
    return f"{version.number}. {version.heading}"


def _empty(row: QBoxLayout) -> None:
    while (item := row.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()


def _bring(row: QWidget) -> None:
    """Scroll what stands around the row so that it is seen."""
    area = row.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if area is not None:
        top = row.mapTo(area.widget(), QPoint(0, 0)).y()
        bar = area.verticalScrollBar()
        height = area.viewport().height()
        if top < bar.value() or top + row.height() > bar.value() + height:
            bar.setValue(max(0, top - px(_WITHIN)))
