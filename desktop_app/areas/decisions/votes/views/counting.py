"""One counter's work: the board and what is typed beside it, what does not agree yet, kept at every key."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.areas.decisions.votes.agreeing import LABELS, Counting, disagreements
from desktop_app.areas.decisions.votes.entry import Totals
from desktop_app.areas.decisions.votes.fields import totals_form
from desktop_app.areas.decisions.votes.strokes import MOST_KEYS, Strokes
from desktop_app.areas.decisions.votes.views.tally_board import TallyBoard
from desktop_app.core import words
from desktop_app.core.errors import InvalidInput
from desktop_app.kit.controls import Card, Label
from desktop_app.kit.form import FormView
from desktop_app.kit.theme import State, Token, Type, px

SIDE, RING = 420, 4
"""The side's width; the room that the ring around the board takes beyond it."""
STROKES, TYPED = "strokes", "is_typed"


class CountingBody(QWidget):
    """`edited` carries what a draft keeps, after every key."""

    edited = Signal(object)

    def __init__(self, counting: Counting, kept: Mapping[str, str], today: date, *, typed: bool) -> None:
        """`kept` is what a draft or an unfinished count holds; `typed` leaves the keys away."""
        super().__init__()
        self._counting, self._today = counting, today
        self.is_typed = typed or not can_use_keys(counting)
        self.board: TallyBoard | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(px(RING), px(RING), px(RING), px(RING))
        row.setSpacing(px(20))
        if not self.is_typed:
            labels = tuple(counting.choices.values())
            self.board = TallyBoard(labels, Strokes(kept.get(STROKES, "")), has_ballots=counting.has_ballots)
            self.board.counted.connect(lambda _strokes: self._changed())
            row.addWidget(self.board, 1)
        self.form = FormView(totals_form(counting, typed=self.is_typed), today)
        self.form.load({name: text for name, text in kept.items() if name not in (STROKES, TYPED)})
        self.form.edited.connect(lambda _name: self._changed())
        self._told = Label("", wrap=True)
        self._sums = Label("", Type.STRONG, wrap=True)
        row.addWidget(self._side(), 1 if self.is_typed else 0)
        self._tell()

    @property
    def sentence(self) -> str:
        """What was counted so far, for the head of the page."""
        if self.board is None:
            return "Gõ tổng số của lượt đếm này."
        last = self.board.strokes.last_said(tuple(self._counting.choices.values()))
        said = f"Đã đếm {words.number(self.board.strokes.total)} phiếu"
        return f"{said}, phiếu vừa đếm: {last}." if last else f"{said}. Bấm phím số của lựa chọn trên từng phiếu."

    def kept(self) -> dict[str, str]:
        """What a draft holds."""
        typed = {TYPED: "1"} if self.is_typed else {}
        return {**self.form.raw(), **({STROKES: self.board.strokes.text} if self.board else {}), **typed}

    def as_typed(self) -> dict[str, str]:
        """What the keys counted so far, as the fields of the totals show it."""
        if self.board is None:
            return self.form.raw()
        strokes, votes = self.board.strokes, enumerate(self._counting.choices, start=1)
        counted = {"returned": strokes.total, "valid": strokes.total - strokes.invalid, "invalid": strokes.invalid}
        figures = {**counted, **{uid: strokes.of(place) for place, uid in votes}} if strokes.total else {}
        return {**self.form.raw(), **{name: str(value) for name, value in figures.items()}, TYPED: "1"}

    def totals(self) -> Totals:
        """What was counted; InvalidInput for a field that is empty or no number."""
        return self._totals(self.form.form.checked(self.form.raw(), self._today))

    def take_keyboard(self) -> None:
        """The board takes keys at once; where there is none, the first field."""
        (self.board or self.form).setFocus()

    def _changed(self) -> None:
        self._tell()
        self.edited.emit(self.kept())

    def _tell(self) -> None:
        if self.board is not None and self._counting.has_ballots:
            strokes = self.board.strokes
            valid = strokes.total - strokes.invalid
            self._sums.setText(f"Thu về {words.number(strokes.total)} phiếu, hợp lệ {words.number(valid)}.")
        else:
            self._sums.setText("")
        self._sums.setVisible(bool(self._sums.text()))
        try:
            wrong = disagreements(self._counting, self.totals())
        except InvalidInput:
            wrong = ("Còn ô chưa nhập số.",)
        if self.board is not None and not self.board.strokes.total:
            wrong = ("Chưa đếm phiếu nào.",)
        self._told.setText("\n".join(wrong) or "Các số đã khớp.")
        self._told.paint_in(State.SOON if wrong else State.DONE)

    def _totals(self, values: Mapping[str, object]) -> Totals:
        numbers = {name: value for name, value in values.items() if isinstance(value, int)}
        ballots = {name: numbers.get(name) for name in LABELS}
        votes = {uid: numbers.get(uid, 0) for uid in self._counting.choices}
        if self.board is not None:
            strokes = self.board.strokes
            votes = {uid: strokes.of(place) for place, uid in enumerate(self._counting.choices, start=1)}
            if self._counting.has_ballots:
                counted = {"returned": strokes.total, "valid": strokes.total - strokes.invalid}
                ballots = {**ballots, **counted, "invalid": strokes.invalid}
        if not self._counting.has_ballots:
            ballots = {}
        return Totals(**ballots, votes=votes)

    def _side(self) -> Card:
        side = Card()
        if not self.is_typed:
            side.setFixedWidth(px(SIDE))
        side.body.addWidget(self._sums)
        side.body.addWidget(self.form)
        side.body.addWidget(Label("Đối chiếu", Type.LABEL, colour=Token.INK_2))
        side.body.addWidget(self._told)
        side.body.addStretch(1)
        return side


def can_use_keys(counting: Counting) -> bool:
    """Whether one key is one ballot: not where a ballot chooses several, nor with more choices than keys."""
    return not counting.many and len(counting.choices) <= MOST_KEYS
