"""The right side of a convention's page: the papers of its file, its deadlines, what the next step needs, its way."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.areas.conventions import record_words as say
from desktop_app.areas.conventions.record import ConventionRecord, LimitShown
from desktop_app.areas.conventions.record_beside import PaperShown, PaperState
from desktop_app.areas.conventions.row import ARRANGED
from desktop_app.core import words
from desktop_app.kit.controls import Badge, Card, Label, Picture, Rule
from desktop_app.kit.row_button import RowButton
from desktop_app.kit.theme import State, Token, Type, px
from desktop_app.kit.timeline import Step, Timeline

LOOKS = {PaperState.THERE: State.DONE, PaperState.MISSING: State.OVERDUE, PaperState.LATER: State.NONE}
SOON = 3
"""Working days from which a deadline presses."""


@dataclass(frozen=True)
class Doors:
    """What the rows of the cards lead to."""

    paper: Callable[[PaperShown], None]
    explain: Callable[[LimitShown, QWidget], None]


def cards_side(record: ConventionRecord, doors: Doors) -> QWidget:
    """Every card, one below the other."""
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(12))
    if record.papers:
        column.addWidget(_papers_card(record, doors))
    if (card := _conditions_card(record)) is not None:
        column.addWidget(card)
    if record.limits:
        column.addWidget(_limits_card(record, doors))
    column.addWidget(_way_card(record))
    column.addStretch(1)
    return side


def _papers_card(record: ConventionRecord, doors: Doors) -> Card:
    card = Card(padding=0, spacing=0)
    head = QHBoxLayout()
    head.setContentsMargins(px(14), px(8), px(14), px(8))
    head.addWidget(Label("Giấy tờ của hồ sơ", Type.STRONG), 1)
    there = sum(paper.state is PaperState.THERE for paper in record.papers)
    head.addWidget(Label(f"{there} trên {len(record.papers)}", Type.HINT))
    card.body.addLayout(head)
    for paper in record.papers:
        row = RowButton(paper.title, paper.detail)
        row.add_badge(Badge(LOOKS[paper.state], paper.state.value))
        row.clicked.connect(lambda _checked=False, paper=paper: doors.paper(paper))
        card.body.addWidget(row)
    return card


def _limits_card(record: ConventionRecord, doors: Doors) -> Card:
    """Each deadline opens its arithmetic; those that still run come first."""
    card = Card(padding=0, spacing=0)
    card.body.addLayout(_inset(Label("Hạn", Type.STRONG)))
    for each in sorted(record.limits, key=lambda limit: (not limit.running.is_open, limit.running.due_on)):
        row = RowButton(each.title, _limit_words(each))
        row.add_badge(Badge(_limit_state(each), words.day(each.running.due_on)))
        row.clicked.connect(lambda _checked=False, each=each, row=row: doors.explain(each, row))
        card.body.addWidget(row)
    return card


def _conditions_card(record: ConventionRecord) -> Card | None:
    coming, said = say.next_thing(record), say.conditions(record)
    why = coming.why if coming else ""
    if not (said or why or record.arranged):
        return None
    card = Card(padding=14, spacing=6)
    card.body.addWidget(Label("Điều kiện của bước sau", Type.STRONG))
    for line in (*((why,) if why else ()), *said):
        card.body.addWidget(Label(line, Type.HINT, colour=Token.INK_2, wrap=True))
    if said:
        line = QHBoxLayout()
        number, needed = words.number(record.households), say.needed(record)
        line.addWidget(Label(f"{record.hamlet} có {number} hộ", wrap=True), 1)
        line.addWidget(Label(f"cần từ {words.number(needed)} hộ" if needed else "chưa ghi số hộ", Type.STRONG))
        card.body.addLayout(line)
        notice = QHBoxLayout()
        notice.setSpacing(px(8))
        notice.addWidget(Picture("calendar", Token.INK_2.colour, 16))
        told = f"Báo họp và gửi tài liệu trước ít nhất {record.notice}"
        notice.addWidget(Label(told, Type.HINT, colour=Token.INK_2, wrap=True), 1)
        card.body.addLayout(notice)
    if record.arranged:
        card.body.addWidget(Rule())
        card.body.addWidget(Label(ARRANGED, Type.STRONG, colour=State.SOON, wrap=True))
        card.body.addWidget(Label(f"{record.hamlet} {words.inside(record.arranged)}.", Type.HINT, wrap=True))
    return card


def _way_card(record: ConventionRecord) -> Card:
    """What was done, the newest first."""
    card = Card(padding=14, spacing=6)
    card.body.addWidget(Label("Quá trình", Type.STRONG))
    steps = [Step(each.title, _told(each.said, each.document_number), words.day(each.done_on)) for each in record.done]
    begin = Step("Đề xuất, vào sổ", record.proposer_name or record.proposer.value, words.day(record.proposed_on))
    card.body.addWidget(Timeline([*reversed(steps), begin]))
    return card


def _told(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _limit_words(limit: LimitShown) -> str:
    running = limit.running
    if running.met_on:
        return f"Đã làm ngày {words.day(running.met_on)}"
    if limit.days_left is None:
        return "Không còn tính"
    if limit.days_left < 0:
        return f"Quá {words.number(-limit.days_left)} ngày làm việc"
    return f"Còn {words.number(limit.days_left)} ngày làm việc" if limit.days_left else "Hôm nay"


def _limit_state(limit: LimitShown) -> State:
    if limit.running.met_on:
        return State.DONE
    if limit.days_left is None or not limit.running.is_owed:
        return State.NONE
    return State.OVERDUE if limit.days_left < 0 else State.SOON if limit.days_left <= SOON else State.ACTIVE


def _inset(widget: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setContentsMargins(px(14), px(8), px(14), px(8))
    line.addWidget(widget)
    return line
