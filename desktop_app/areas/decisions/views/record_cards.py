"""The right side of a decision's page: limits, votes with their arithmetic, consents, people, papers."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.areas.decisions.record import DecisionRecord, LimitShown
from desktop_app.areas.decisions.views import words_of_record as say
from desktop_app.areas.decisions.views.record_follow import Opens, follow_cards
from desktop_app.areas.decisions.votes.queries import VoteView
from desktop_app.core import words
from desktop_app.kit.controls import Badge, Button, Card, Kind, Label, Rule
from desktop_app.kit.theme import State, Token, Type, px

Explain = Callable[[LimitShown, QWidget], None]
MOST = 12
"""So many households are listed; the rest are counted."""


def cards_side(record: DecisionRecord, explain: Explain, opens: Opens) -> QWidget:
    """Every card that has something to say, one below the other; `opens` leads to other pages."""
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(12))
    if record.limits:
        column.addWidget(limits_card(record, explain))
    for vote in reversed(record.votes):
        column.addWidget(vote_card(vote))
    for card in follow_cards(record, opens):
        column.addWidget(card)
    if said := say.consents_sentence(record):
        column.addWidget(consents_card(record, said))
    if record.candidates:
        lines = [(each.label, _born(each.born_on, each.about)) for each in record.candidates]
        column.addWidget(_listed("Người ứng cử", lines))
    if record.people:
        people = [(each.full_name, ", ".join(filter(None, (each.role.value, each.post)))) for each in record.people]
        column.addWidget(_listed("Người có vai trò", people))
    papers = [(each.name, _numbered(each.number, words.day(each.dated_on))) for each in record.papers]
    column.addWidget(_listed("Giấy tờ trong hồ sơ", papers, "Chưa ghi giấy tờ nào. Thêm ở Việc khác (Ctrl+M)."))
    column.addStretch(1)
    return side


def limits_card(record: DecisionRecord, explain: Explain) -> Card:
    """Every limit, the open ones first, each with its arithmetic behind it."""
    card = Card(padding=14, spacing=6)
    card.body.addWidget(Label("Thời hạn", Type.STRONG))
    ordered = sorted(record.limits, key=lambda each: (not each.running.is_open, each.running.due_on))
    for each in ordered:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(Label(each.title, wrap=True))
        state = say.limit_state(each)
        beside = f"{words.day(each.running.due_on)}, {say.left_words(each)}"
        lines.addWidget(Label(beside, Type.HINT, colour=state or Token.INK_2, wrap=True))
        row.addLayout(lines, 1)
        if each.deadline is not None:
            button = Button("Cách tính", Kind.QUIET, height=30)
            button.clicked.connect(partial(explain, each, button))
            row.addWidget(button)
        card.body.addLayout(row)
    return card


def vote_card(vote: VoteView) -> Card:
    """A vote: when, who voted where, what it comes to and why."""
    card = Card(padding=14, spacing=6)
    head = QHBoxLayout()
    head.addWidget(Label(say.vote_title(vote), Type.STRONG, wrap=True), 1)
    head.addWidget(Badge(*_stands(vote)))
    card.body.addLayout(head)
    units = len(vote.units)
    where = vote.units[0].name if units == 1 else f"{words.number(units)} nơi biểu quyết"
    card.body.addWidget(Label(f"{where}, {words.number(vote.households)} hộ", Type.HINT, wrap=True))
    if vote.verdict is not None:
        for line in vote.verdict.lines:
            card.body.addWidget(Label(line, wrap=True))
    if vote.voided_on:
        card.body.addWidget(Label(f"Hủy: {vote.void_reason}", Type.HINT, wrap=True))
    return card


def consents_card(record: DecisionRecord, said: str) -> Card:
    """How many households support the initiative, then who, with those that count no more marked."""
    card = Card(padding=14, spacing=6)
    card.body.addWidget(Label("Hộ đồng thuận", Type.STRONG))
    card.body.addWidget(Label(said, wrap=True))
    for each in record.consents[:MOST]:
        card.body.addWidget(Rule())
        card.body.addWidget(Label(", ".join(filter(None, (each.household, each.address))), wrap=True))
        until = f", đến hết {words.day(each.last_on)}" if each.last_on else ""
        state = "" if each.counts else " · đã bỏ" if each.struck_reason else " · hết hiệu lực, không tính"
        beside = f"{words.day(each.given_on)}{until}{state}"
        card.body.addWidget(Label(beside, Type.HINT, colour=Token.INK_2 if each.counts else State.OVERDUE, wrap=True))
    if len(record.consents) > MOST:
        card.body.addWidget(Label(f"và {words.number(len(record.consents) - MOST)} hộ nữa", Type.HINT))
    return card


def _listed(title: str, lines: list[tuple[str, str]], empty: str = "") -> Card:
    card = Card(padding=14, spacing=4)
    card.body.addWidget(Label(title, Type.STRONG))
    for first, second in lines:
        card.body.addWidget(Label(first, wrap=True))
        if second:
            card.body.addWidget(Label(second, Type.HINT, wrap=True))
    if not lines:
        card.body.addWidget(Label(empty, Type.HINT, wrap=True))
    return card


def _stands(vote: VoteView) -> tuple[State, str]:
    if vote.voided_on:
        return State.VOID, "Đã hủy"
    if vote.closed_on is None or vote.verdict is None:
        return State.ACTIVE, "Đang kiểm phiếu"
    if not vote.verdict.has_quorum:
        return State.SOON, "Không đủ hộ dự"
    return (State.DONE, "Thông qua") if vote.verdict.passed else (State.OVERDUE, "Không thông qua")


def _born(born_on: date | None, about: str) -> str:
    return ", ".join(part for part in (f"sinh năm {born_on.year}" if born_on else "", about) if part)


def _numbered(number: str, day: str) -> str:
    return ", ".join(part for part in (number, day) if part)
