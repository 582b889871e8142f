"""Gõ sổ giấy: the step in which rows are typed instead of read from a file."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.areas.views import FormDraft
from desktop_app.core import words
from desktop_app.core.sheets.cells import Problem
from desktop_app.core.sheets.mapping import Mapping as Matched
from desktop_app.core.sheets.typed import TypedBook, typed_mapping
from desktop_app.kit.drafting import Drafting
from desktop_app.kit.message import Message
from desktop_app.kit.theme import State, px
from desktop_app.kit.tick import TickBox
from desktop_app.shell.exchange.exchanger import Trade
from desktop_app.shell.exchange.file_step import OLD
from desktop_app.shell.exchange.grid_model import GridModel
from desktop_app.shell.exchange.grid_view import GridView
from desktop_app.shell.exchange.step import MARGIN, Step
from desktop_app.shell.exchange.typed_draft import as_draft, as_rows

KEYS = (
    *(("Enter", "ô tiếp"), ("↑ ↓", "dòng"), ("Ctrl+D", "chép ô trên"), ("F2", "sửa ô"), ("F4", "ô sai")),
    ("Ctrl+Delete", "bỏ dòng"),
)
Keep = Callable[[Mapping[str, str]], Mapping[str, str]]


class GridStep(Step):
    """The grid, and one sentence about the cell that the keyboard is in."""

    name = "Gõ sổ giấy"
    place = 0
    keys = KEYS

    judging_asked = Signal()
    """A row was left: all of them are to be judged as the dry run would."""

    def __init__(self, pivot: int) -> None:
        """`pivot` is that of two-digit years."""
        super().__init__("Gõ sổ giấy, từng dòng", margin=0)
        self._trade: Trade | None = None
        self._keepable: Keep = dict
        self._drafting: Drafting | None = None
        self._kept = ""
        self._left = -1
        self.model = GridModel(pivot)
        self.view = GridView(self.model)
        self.old = TickBox(OLD)
        self.old.setChecked(True)
        self._told = Message()
        self.model.edited.connect(self._edited)
        self.model.judged.connect(self._tell)
        self.old.toggled.connect(self.judging_asked)
        self.view.moved.connect(self._moved)
        self.view.row_left.connect(self._row_left)
        self.body.addWidget(self.view, 1)
        self.body.addLayout(self._foot())

    @property
    def main_words(self) -> str:
        """What follows."""
        return "Chạy thử"

    @property
    def may_go_on(self) -> bool:
        """Once a row is typed; wrong rows are told by the dry run."""
        return self.model.count() > 0

    @property
    def state_words(self) -> str:
        """Whether what was typed is kept."""
        return self._kept

    @property
    def mapping(self) -> Matched:
        """Every column in its place."""
        assert self._trade is not None
        return typed_mapping(self._trade.template)

    def begin(self, trade: Trade, draft: FormDraft, keepable: Keep) -> int:
        """Type for this kind of workbook; what was typed already is still there. How many rows came from the draft.

        `keepable` gives what the draft may keep of a row.
        """
        if trade is self._trade:
            self._tell()
            return 0
        self.settle()
        rows = as_rows(draft.load(), trade.template)
        self._trade, self._drafting, self._keepable = trade, None, keepable
        self.model.begin(trade.template, rows)
        self._drafting = Drafting(lambda: as_draft([keepable(row) for row in self.model.typed()]), draft, self)
        self._drafting.told.connect(self._tell_kept)
        self._tell()
        if rows:
            self.judging_asked.emit()
        return len(rows)

    def settle(self) -> None:
        """Keep what is not kept yet, before the page is left."""
        if self._drafting is not None:
            self.view.leave_cell()
            self._drafting.settle()

    def show_judged(self, problems: Iterable[Problem]) -> None:
        """What the dry run says of the rows; that which is being typed is left alone."""
        self.model.show_judged(problems, self.view.currentIndex().row())

    def book(self) -> TypedBook:
        """What was typed, as a workbook."""
        assert self._trade is not None
        self.view.leave_cell()
        return TypedBook(self._trade.template, self.model.typed())

    def take_keyboard(self) -> None:
        """Into the cell that was left."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def regions(self) -> list[QWidget]:
        """Tab stays in the grid; F6 leads to the box below it."""
        return [self.view, self.old]

    def _edited(self) -> None:
        self._tell()
        if self._drafting is None:
            return
        if not self.model.count():
            self._drafting.finish()
        elif any(self._keepable(row) != dict(row) for row in self.model.typed()):
            # Whoever must stay hidden must not stay in the draft a moment longer.
            self._drafting.keep()
        else:
            self._drafting.note()

    def _tell_kept(self, words: str) -> None:
        self._kept = words
        self._tell()

    def _moved(self) -> None:
        self._left = -1
        self._tell()

    def _row_left(self, row: int) -> None:
        self._left = row
        self.judging_asked.emit()

    def _tell(self) -> None:
        wrong = len(self.model.wrong())
        wrong_words = f", {words.number(wrong)} ô cần sửa" if wrong else ""
        self.say(f"{words.number(self.model.count())} dòng đã gõ{wrong_words}. Gõ xong mỗi trang sổ thì nhập.")
        index = self.view.currentIndex()
        behind = next((each for each in self.model.wrong() if each.row() == self._left), None)
        if problem := self.model.problem(index):
            self._told.show_state(*problem)
        elif behind is not None:
            heading = self.model.columns[behind.column()].heading
            state, said = self.model.problem(behind) or (State.OVERDUE, "")
            self._told.show_state(state, f"Dòng {self._left + 1}, {heading}: {said}")
        elif index.isValid():
            column = self.model.columns[index.column()]
            hint = f"gõ vài chữ đầu của: {'; '.join(column.choices)}" if column.choices else column.kind.value.lower()
            self._told.show_hint(f"{column.heading}: {hint}. {column.note}".strip())
        self.changed.emit()

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(px(MARGIN), px(6), px(MARGIN), px(8))
        row.setSpacing(px(16))
        row.addWidget(self._told, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.old)
        return row
