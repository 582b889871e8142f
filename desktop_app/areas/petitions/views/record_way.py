"""The left side of a petition's page: its steps by law from top to bottom, and what it is about."""

from collections.abc import Iterator

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.areas.petitions import record_words as say
from desktop_app.areas.petitions.record import PetitionRecord
from desktop_app.areas.petitions.ways import ways
from desktop_app.core import words
from desktop_app.kit.controls import Badge, Card, Label
from desktop_app.kit.theme import State, Token, Type, px
from desktop_app.kit.timeline import Place, Step, Timeline
from desktop_app.office.matter_kinds import HIDDEN_CONTENT

SOON = 3
"""Working days from which a deadline presses."""


def way_side(record: PetitionRecord) -> QWidget:
    """Steps, then the content."""
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(8))
    head = QHBoxLayout()
    head.addWidget(Label("Các bước theo luật", Type.BLOCK_TITLE), 1)
    head.addWidget(Badge(State.NONE, ways().laws[record.kind], icon="book-open-check"))
    column.addLayout(head)
    column.addWidget(_steps(record))
    column.addWidget(_content(record))
    column.addStretch(1)
    return side


def due_state(days_left: int | None) -> State:
    """How a deadline stands."""
    if days_left is None:
        return State.NONE
    if days_left < 0:
        return State.OVERDUE
    return State.SOON if days_left <= SOON else State.ACTIVE


def due_words(days_left: int | None) -> str:
    """The same in the words of a badge."""
    if days_left is None:
        return "Không còn tính"
    if days_left < 0:
        return f"Quá {words.number(-days_left)} ngày"
    return f"Còn {words.number(days_left)} ngày" if days_left else "Hôm nay"


def _steps(record: PetitionRecord) -> Card:
    card = Card(padding=0, spacing=0)
    card.body.setContentsMargins(0, px(8), 0, px(8))
    card.body.addWidget(Timeline(list(_lines(record)), numbered=True))
    for step in record.taken_back:
        said = f"Đã bỏ bước {words.inside(step.title)} ngày {words.day(step.done_on)}. Lý do: {step.back_reason}"
        line = QHBoxLayout()
        line.setContentsMargins(px(46), px(2), px(16), px(4))
        line.addWidget(Label(said, Type.HINT, wrap=True))
        card.body.addLayout(line)
    return card


def _lines(record: PetitionRecord) -> Iterator[Step]:
    day = words.day(record.received_on)
    yield Step(say.RECEIVED_TITLE, say.received_detail(record), day, record.received_by)
    for done in say.steps_by_law(record):
        yield Step(say.done_title(done, record), say.done_detail(done), words.day(done.done_on), done.recorded_by)
    owed = say.pressing(record)
    for number, each in enumerate(record.coming):
        now = number == 0
        left = owed.days_left if now and owed and each.limit and owed.running.due_on == each.limit.due_on else None
        yield Step(
            each.step.title,
            say.coming_detail(each, record),
            say.coming_day(each, now=now),
            say.left_words(owed) if left is not None and owed else say.coming_beside(each),
            place=Place.NOW if now else Place.TO_COME,
            state=due_state(left) if left is not None else State.ACTIVE,
        )


def _content(record: PetitionRecord) -> Card:
    card = Card(padding=16, spacing=6)
    head = QHBoxLayout()
    head.setSpacing(px(10))
    head.addWidget(Label(say.content_title(record), Type.STRONG))
    if record.is_secret:
        head.addWidget(Badge(State.SECRET, "Đã che danh tính"))
    head.addStretch(1)
    card.body.addLayout(head)
    card.body.addWidget(Label(record.content, wrap=True))
    for name, text in _further(record):
        card.body.addWidget(Label(f"{name}: {text}", colour=Token.INK_2, wrap=True))
    return card


def _further(record: PetitionRecord) -> Iterator[tuple[str, str]]:
    pairs = (
        ("Yêu cầu", record.request),
        ("Bị khiếu nại, tố cáo", record.opponent),
        ("Đã gửi, đã được giải quyết", " ".join(filter(None, (record.history, record.settled_by)))),
        ("Ngày biết quyết định, hành vi", words.day(record.knew_on)),
        ("Đơn vị được giao", record.assigned_to),
        ("Ghi chú", record.note),
    )
    return ((name, text) for name, text in pairs if text not in ("", HIDDEN_CONTENT))
