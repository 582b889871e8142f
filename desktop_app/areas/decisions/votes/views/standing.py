"""What stands on the counting page between two counts: places, who counts next, the result."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.areas.decisions.votes.agreeing import LABELS
from desktop_app.areas.decisions.votes.fields import COUNTER, PRESENT
from desktop_app.areas.decisions.votes.queries import UnitView, VoteView
from desktop_app.core import words
from desktop_app.kit.controls import Badge, Card, Label
from desktop_app.kit.form import FormView
from desktop_app.kit.row_button import RowButton
from desktop_app.kit.theme import State, Type, px


class StandingBody(QWidget):
    """The places of a vote with their states; for the chosen one who came, who counted, who counts next."""

    def __init__(
        self, vote: VoteView, unit: UnitView, today: date, suggested: str, choose: Callable[[str], None]
    ) -> None:
        """`suggested` is the name put into the counter's field; `choose` is told the uid of another place."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(14))
        if len(vote.units) > 1:
            column.addWidget(_places(vote.units, unit, choose))
        card = Card()
        card.body.addWidget(Label(f"{unit.name}: {words.number(unit.households)} hộ", Type.BLOCK_TITLE))
        self.present: FormView | None = None
        self.counter: FormView | None = None
        if today < vote.from_on:
            card.body.addWidget(Label("Chưa đến ngày biểu quyết.", wrap=True))
        elif needs_present(vote, unit):
            self.present = FormView(PRESENT, today)
            card.body.addWidget(self.present)
        elif vote.is_open and not unit.is_settled:
            card.body.addWidget(Label(counts_said(unit), wrap=True))
            self.counter = FormView(COUNTER, today)
            self.counter.load({"counted_by": suggested})
            card.body.addWidget(self.counter)
        elif unit.totals is not None:
            card.body.addWidget(Label(settled_said(unit), wrap=True))
        column.addWidget(card)
        if vote.verdict is not None:
            column.addWidget(_result(vote))

    def take_keyboard(self) -> None:
        """Into the field that is needed."""
        form = self.present or self.counter
        if form is not None:
            form.setFocus()


def needs_present(vote: VoteView, unit: UnitView) -> bool:
    """Whether nobody wrote yet how many came to the meeting."""
    return vote.is_open and vote.way is not None and unit.present is None


def counts_said(unit: UnitView) -> str:
    """Where the two counts of a place stand."""
    if unit.is_settled:
        return f"Đã thống nhất, {unit.settled_by}."
    told = []
    for counter in (1, 2):
        count = next((each for each in unit.counts if each.counter == counter), None)
        state = "chưa đếm" if count is None else f"{count.counted_by}, {'đã xong' if count.is_done else 'đếm dở'}"
        told.append(f"Lượt {counter}: {state}.")
    return " ".join(told)


def settled_said(unit: UnitView) -> str:
    """What both counts came to in a place."""
    totals = unit.totals
    if totals is None:
        return ""
    ballots = [(label, getattr(totals, name)) for name, label in LABELS.items() if getattr(totals, name) is not None]
    chosen = [(label, totals.votes.get(uid, 0)) for uid, label in unit.counting.choices.items()]
    told = "; ".join(f"{label}: {words.number(count)}" for label, count in (*ballots, *chosen))
    note = f" {unit.settle_note}." if unit.settle_note else ""
    return f"{told}. Thống nhất: {unit.settled_by}.{note}"


def _places(units: Sequence[UnitView], chosen: UnitView, choose: Callable[[str], None]) -> Card:
    card = Card(padding=4, spacing=0)
    for unit in units:
        row = RowButton(unit.name, counts_said(unit))
        state = State.DONE if unit.is_settled else State.ACTIVE if unit.uid == chosen.uid else State.NONE
        row.add_badge(
            Badge(state, "Đã thống nhất" if unit.is_settled else "Đang mở" if unit.uid == chosen.uid else "Chờ")
        )
        row.clicked.connect(lambda _=False, uid=unit.uid: choose(uid))
        card.body.addWidget(row)
    return card


def _result(vote: VoteView) -> Card:
    verdict = vote.verdict
    card = Card()
    if verdict is None:
        return card
    card.dress(State.DONE if verdict.passed else State.WARNING)
    card.body.addWidget(Label(verdict.sentence, Type.SHEET_TITLE, wrap=True))
    for line in verdict.lines[:-1]:
        card.body.addWidget(Label(line, wrap=True))
    return card
