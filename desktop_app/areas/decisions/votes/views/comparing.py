"""Two counts side by side, what differs marked, and what both agree on."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop_app.areas.decisions.votes.agreeing import LABELS, differences
from desktop_app.areas.decisions.votes.entry import SettleEntry, Totals
from desktop_app.areas.decisions.votes.fields import settle_form
from desktop_app.areas.decisions.votes.queries import CountView, UnitView
from desktop_app.core import words
from desktop_app.kit.controls import Card, Label
from desktop_app.kit.form import FormView, go_to_first_empty
from desktop_app.kit.theme import State, Token, Type, px


class ComparingBody(QWidget):
    """Where the counts are the same nothing is typed; else the right figures and how they were found."""

    def __init__(self, unit: UnitView, today: date) -> None:
        super().__init__()
        self._unit, self._today = unit, today
        self._first, self._second = (count for count in unit.counts if count.totals is not None)
        first, second = _of(self._first), _of(self._second)
        self.differing = differences(unit.counting, first, second)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(14))
        column.addWidget(self._table(first, second))
        self.form: FormView | None = None
        if self.differing:
            self.form = FormView(settle_form(unit.counting, with_note=True), today)
            self.form.load(self._same(first, second))
            card = Card()
            card.body.addWidget(Label("Kết quả thống nhất", Type.BLOCK_TITLE))
            card.body.addWidget(self.form)
            column.addWidget(card)

    @property
    def sentence(self) -> str:
        """How far the counts are apart."""
        if not self.differing:
            return "Hai lượt đếm giống nhau. Bấm Thống nhất để lấy làm kết quả."
        said = ", ".join(each.said for each in self.differing)
        return f"Hai lượt đếm khác nhau ở {words.number(len(self.differing))} số: {said}. Đếm lại rồi gõ số đúng."

    def entry(self) -> SettleEntry | None:
        """What both agree on; None when the counts are the same. InvalidInput for what is not typed."""
        if self.form is None:
            return None
        values = self.form.form.checked(self.form.raw(), self._today)
        numbers = {name: value for name, value in values.items() if isinstance(value, int)}
        ballots = {name: numbers.get(name) for name in LABELS} if self._unit.counting.has_ballots else {}
        votes = {uid: numbers.get(uid, 0) for uid in self._unit.counting.choices}
        return SettleEntry(totals=Totals(**ballots, votes=votes), note=str(values.get("note", "")))

    def take_keyboard(self) -> None:
        """Into the first figure on which the counts differ."""
        if self.form is not None:
            go_to_first_empty(self.form)

    def _same(self, first: Totals, second: Totals) -> Mapping[str, object]:
        names = LABELS if self._unit.counting.has_ballots else {}
        found = {name: getattr(first, name) for name in names if getattr(first, name) == getattr(second, name)}
        same = {uid: n for uid, n in first.votes.items() if second.votes.get(uid) == n}
        return {name: str(value) for name, value in {**found, **same}.items()}

    def _table(self, first: Totals, second: Totals) -> Card:
        card = Card()
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(32))
        grid.setVerticalSpacing(px(6))
        grid.setColumnStretch(0, 1)
        for column, count in enumerate((self._first, self._second), start=1):
            grid.addWidget(_figure(f"Lượt {count.counter}: {count.counted_by}", Type.LABEL), 0, column)
        wrong = {each.key for each in self.differing}
        names = dict(LABELS) if self._unit.counting.has_ballots else {}
        rows = [(key, label, getattr(first, key), getattr(second, key)) for key, label in names.items()]
        rows += [
            (uid, label, first.votes[uid], second.votes[uid]) for uid, label in self._unit.counting.choices.items()
        ]
        for place, (key, label, one, two) in enumerate(rows, start=1):
            colour: Token | State = State.OVERDUE if key in wrong else Token.INK
            grid.addWidget(Label(f"{label} (khác nhau)" if key in wrong else label, colour=colour), place, 0)
            for column, value in ((1, one), (2, two)):
                said = "" if value is None else words.number(value)
                grid.addWidget(_figure(said, Type.FIGURE, colour), place, column)
        card.body.addLayout(grid)
        return card


def _of(count: CountView) -> Totals:
    return count.totals or Totals()


def _figure(said: str, role: Type, colour: Token | State | None = None) -> Label:
    label = Label(said, role, colour=colour)
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return label
