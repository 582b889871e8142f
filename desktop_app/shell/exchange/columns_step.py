"""The second step: where the table stands, and which column of the workbook is which column of the program."""

from collections.abc import Mapping as Pairs

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.core.sheets.days import DayJudgement, DayOrder
from desktop_app.core.sheets.headings import SEARCHED
from desktop_app.core.sheets.mapping import Mapping
from desktop_app.kit.choice_input import ChoiceInput
from desktop_app.kit.controls import Banner, Card, Label
from desktop_app.kit.page import Scrolled
from desktop_app.kit.theme import State, Type, px
from desktop_app.shell.exchange.column_rows import ColumnRows
from desktop_app.shell.exchange.exchanger import Trade
from desktop_app.shell.exchange.reading import Opened, missing
from desktop_app.shell.exchange.step import MARGIN, Step
from desktop_app.shell.exchange.words import EACH_SHEET, match_sentence, same_sentence

DEEPEST = 3
POINT = "Chọn trang và dòng tiêu đề ở dưới; tệp không có thì thêm một dòng ghi tên các cột rồi chọn lại."
_NO_CHOICE = ("", "Chưa trả lời")


class ColumnsStep(Step):
    """Shows the match and keeps every correction in a new mapping."""

    name = "Cột"
    place = 1

    pointed = Signal(str, int, int)
    """The official says in which sheet and rows the heading stands."""

    def __init__(self) -> None:
        super().__init__("Ghép cột của tệp với cột của chương trình", margin=0)
        self.opened: Opened | None = None
        self._trade: Trade | None = None
        self._questions: dict[str, ChoiceInput] = {}
        self.sheet = ChoiceInput([])
        self.first = ChoiceInput([(str(row), f"Dòng {row}") for row in range(1, SEARCHED + 1)])
        self.deep = ChoiceInput([(str(lines), f"{lines} dòng") for lines in range(1, DEEPEST + 1)])
        self.rows = ColumnRows()
        self.rows.chosen.connect(self._match)
        self._told = _Slot()
        self._told.setContentsMargins(px(MARGIN), 0, px(MARGIN), 0)
        self._asked = _Slot()
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(px(MARGIN), 0, px(MARGIN), px(12))
        column.setSpacing(px(10))
        column.addLayout(self._where())
        column.addWidget(self._asked)
        column.addWidget(self.rows)
        column.addStretch(1)
        self._scrolled = Scrolled(content)
        self.rows.reached.connect(lambda box: self._scrolled.ensureWidgetVisible(box, 0, px(8)))
        self.body.addWidget(self._told)
        self.body.addWidget(self._scrolled, 1)

    @property
    def mapping(self) -> Mapping:
        """As it is matched now."""
        assert self.opened is not None
        return self.opened.mapping

    @property
    def may_go_on(self) -> bool:
        """Once a column and every required one is there and no question is open."""
        if self.opened is None or self._trade is None:
            return False
        if not self.mapping.columns:
            return False
        return not missing(self._trade, self.mapping) and all(box.text() for box in self._questions.values())

    def show_table(self, trade: Trade, opened: Opened) -> None:
        """A table that was found or pointed at."""
        self._trade, self.opened = trade, opened
        self._questions = {}
        self._asked.put()
        self._scrolled.verticalScrollBar().setValue(0)
        mapping = opened.mapping
        self.sheet.set_options([(name, name) for name in opened.sheets])
        self.sheet.set_text(mapping.sheet)
        self.first.set_text(str(mapping.first_heading))
        self.deep.set_text(str(mapping.last_heading - mapping.first_heading + 1))
        self.rows.show_columns(trade, opened)
        self._tell()

    def ask(self, questions: Pairs[str, DayJudgement]) -> None:
        """Ask in which order these columns write day and month."""
        self._questions, cards = {}, list[QWidget]()
        for key, judged in questions.items():
            if key in self.mapping.day_orders:
                continue
            card, box = self._question(key, judged)
            self._questions[key] = box
            cards.append(card)
        self._asked.put(*cards)
        if self._questions:
            next(iter(self._questions.values())).setFocus(Qt.FocusReason.TabFocusReason)
            # The card has its place only after this; the question must be in sight, not only its answers.
            QTimer.singleShot(0, self, lambda: self._scrolled.ensureWidgetVisible(cards[0], 0, px(8)))
        self._tell()

    def take_keyboard(self) -> None:
        """To where the heading is pointed at when it was not found, else into the first column to be looked at."""
        if self.opened is not None and self.opened.warning:
            self.first.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.rows.take_keyboard()

    def _match(self, column: int, key: str) -> None:
        if self.opened is None:
            return
        taken = next((name for name, at in self.mapping.columns.items() if at == column), "")
        mapping = self.mapping.with_column(key, column) if key else self.mapping.with_column(taken, None)
        self.opened = self.opened.with_mapping(mapping)
        self.rows.show_mapping(mapping, by_hand=column)
        self._tell()

    def _answer(self, key: str, box: ChoiceInput) -> None:
        if self.opened is not None and box.text():
            self.opened = self.opened.with_mapping(self.mapping.with_day_order(key, DayOrder[box.text()]))
        self._tell()

    def _question(self, key: str, judged: DayJudgement) -> tuple[Card, ChoiceInput]:
        assert self._trade is not None
        heading = self._trade.template.column(key).heading
        box = ChoiceInput([_NO_CHOICE, *((order.name, order.value) for order in DayOrder)])
        box.setAccessibleName(f"Cột {heading} viết ngày theo thứ tự nào")
        box.changed.connect(lambda: self._answer(key, box))
        card = Card(padding=14)
        card.dress(State.SOON)
        card.body.addWidget(Label(f"Cột “{heading}” viết ngày theo thứ tự nào?", Type.STRONG, wrap=True))
        examples = f" Ví dụ: {'; '.join(judged.examples)}." if judged.examples else ""
        card.body.addWidget(Label(f"{judged.reason}{examples}", wrap=True))
        card.body.addWidget(box)
        return card, box

    def _tell(self) -> None:
        assert self.opened is not None
        assert self._trade is not None
        self.say(match_sentence(self._trade.template, self.opened))
        lacking = missing(self._trade, self.mapping)
        banner = None
        if self.opened.warning:
            banner = Banner(State.WARNING, self.opened.warning, POINT)
        elif lacking:
            names = ", ".join(f"“{name}”" for name in lacking)
            banner = Banner(State.WARNING, f"Chưa có cột {names}.", "Chọn cột của tệp cho mục này để đi tiếp.")
        elif self.opened.others:
            banner = Banner(State.INFO, same_sentence(self.opened.others), EACH_SHEET)
        self._told.put(*((banner,) if banner else ()))
        self.changed.emit()

    def _where(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        for words, box, width in (
            ("Trang", self.sheet, 240),
            ("Dòng tiêu đề", self.first, 120),
            ("gồm", self.deep, 110),
        ):
            box.setFixedWidth(px(width))
            box.setAccessibleName(words)
            box.changed.connect(self._point)
            row.addWidget(Label(words, Type.LABEL))
            row.addWidget(box)
            row.addSpacing(px(8))
        row.addStretch(1)
        return row

    def _point(self) -> None:
        first = int(self.first.text() or 1)
        self.pointed.emit(self.sheet.text(), first, first + int(self.deep.text() or 1) - 1)


class _Slot(QWidget):
    """Room for what is there only sometimes."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(8))
        self.hide()

    def put(self, *widgets: QWidget) -> None:
        """These instead of those that were there."""
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for widget in widgets:
            self._column.addWidget(widget)
            widget.show()
        self.setVisible(bool(widgets))
