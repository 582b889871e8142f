"""Each column of the workbook with its first values, and beside it the column of the program that it becomes."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop_app.core.sheets.glimpse import ColumnGlimpse
from desktop_app.core.sheets.mapping import Mapping
from desktop_app.kit.choice_input import ChoiceInput
from desktop_app.kit.controls import Badge, Card, ElidedLabel, Label, Rule
from desktop_app.kit.theme import State, Token, Type, px
from desktop_app.shell.exchange.exchanger import Trade
from desktop_app.shell.exchange.reading import Opened, taken_by

NOT_TAKEN = ("", "Không nhập cột này")
_SURE = (State.DONE, "Khớp tên cột")
_GUESSED = (State.WARNING, "Đoán theo nội dung")
_SEVERAL = (State.WARNING, "Nhiều cột giống nhau")
_BY_HAND = (State.ACTIVE, "Chọn tay")
_LEFT = (State.NONE, "Không nhập")


class ColumnRows(Card):
    """`chosen` tells a column of the workbook and the key chosen for it, "" for none."""

    chosen = Signal(int, str)
    reached = Signal(object)
    """The keyboard came to this choice."""

    def __init__(self) -> None:
        super().__init__(padding=16)
        self.choices: dict[int, ChoiceInput] = {}
        self._badges: dict[int, Badge] = {}
        self._by_hand: set[int] = set()
        self._opened: Opened | None = None
        self._holder: QWidget | None = None

    def show_columns(self, trade: Trade, opened: Opened) -> None:
        """Anew, for a table."""
        self._opened, self._by_hand = opened, set()
        self.choices, self._badges = {}, {}
        if self._holder is not None:
            self._holder.hide()
            self._holder.deleteLater()
        self._holder = holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(14))
        grid.setVerticalSpacing(px(6))
        grid.setColumnStretch(0, 1)
        for at, words in enumerate(("Cột trong tệp và các giá trị đầu", "Là cột", "Chương trình thấy")):
            grid.addWidget(Label(words, Type.LABEL), 0, at)
        options = [NOT_TAKEN, *((c.key, c.heading + (" *" if c.required else "")) for c in trade.template.columns)]
        for column in opened.columns:
            self._add(grid, column, options)
        self.body.addWidget(holder)
        self.show_mapping(opened.mapping)

    def show_mapping(self, mapping: Mapping, by_hand: int = 0) -> None:
        """What every column is now; `by_hand` was chosen by the official."""
        if by_hand:
            self._by_hand.add(by_hand)
        taken = taken_by(mapping)
        for at, choice in self.choices.items():
            choice.set_text(taken.get(at, ""))
            self._badges[at].show_state(*self._state(at, taken.get(at, "")))

    def take_keyboard(self) -> None:
        """Into the first column to be looked at, else into the first."""
        taken = {at: choice.text() for at, choice in self.choices.items()}
        doubtful = [at for at, key in taken.items() if self._state(at, key)[0] is State.WARNING]
        for at in (*doubtful, *self.choices):
            self.choices[at].setFocus(Qt.FocusReason.TabFocusReason)
            return

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell where the keyboard is, so that it stays in sight."""
        if event.type() == QEvent.Type.FocusIn:
            self.reached.emit(watched)
        return False

    def _state(self, at: int, key: str) -> tuple[State, str]:
        if at in self._by_hand:
            return _BY_HAND if key else _LEFT
        if not key or self._opened is None:
            return _LEFT
        if key in self._opened.match.ambiguous:
            return _SEVERAL
        return _GUESSED if key in self._opened.match.by_content else _SURE

    def _add(self, grid: QGridLayout, column: ColumnGlimpse, options: list[tuple[str, str]]) -> None:
        row = grid.rowCount()
        grid.addWidget(Rule(), row, 0, 1, 3)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(f"{column.name}   {column.heading or 'không có tiêu đề'}", Type.STRONG))
        shown = "  |  ".join(column.values) or "không có giá trị"
        words.addWidget(ElidedLabel(shown, Type.HINT, colour=Token.INK_2))
        choice = ChoiceInput(options)
        choice.setFixedWidth(px(250))
        choice.setAccessibleName(f"Cột {column.name} {column.heading} là cột")
        choice.changed.connect(lambda: self.chosen.emit(column.column, choice.text()))
        choice.installEventFilter(self)
        badge = Badge(*_LEFT)
        self.choices[column.column], self._badges[column.column] = choice, badge
        grid.addLayout(words, row + 1, 0)
        grid.addWidget(choice, row + 1, 1)
        grid.addWidget(badge, row + 1, 2)
