"""The cards at the right of "Hôm nay": what of today, how much, is it safe."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.core import words
from desktop_app.kit.controls import Button, Card, Label, Picture
from desktop_app.kit.state_bar import Share, StateBar
from desktop_app.kit.theme import Solid, State, Token, Type, px
from desktop_app.office.area import TodayCard


@dataclass(frozen=True)
class FirstDeed:
    """What a new office does first, and the page where it is done."""

    title: str
    sentence: str
    page: str


def area_card(told: TodayCard, open_page: Callable[[str, str], None]) -> Card:
    """What an area says of the day; `open_page` is told a page and what it is to list."""
    card = Card()
    head = QHBoxLayout()
    head.addWidget(Label(told.title, Type.BLOCK_TITLE, wrap=True), 1)
    if told.total:
        head.addWidget(Label(told.total, colour=Token.INK_2))
    card.body.addLayout(head)
    if told.sentence:
        card.body.addWidget(Label(told.sentence, colour=Token.INK_2, wrap=True))
    if told.bar:
        bar = StateBar([Share(part.label, part.count, Solid[part.standing.name]) for part in told.bar])
        bar.chosen.connect(lambda place: open_page(told.page, told.bar[place].opens))
        card.body.addWidget(bar)
    if told.figures or told.button:
        card.body.addLayout(_figures(told, open_page))
    return card


def fact(icon: str, state: State, sentence: str, detail: str, mend: Button | None) -> QWidget:
    """A fact with its state, what it means, and the button that mends it."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(12))
    row.addWidget(Picture(icon, state.text, 20))
    lines = QVBoxLayout()
    lines.setSpacing(0)
    lines.addWidget(Label(sentence, Type.STRONG, wrap=True))
    lines.addWidget(Label(detail, Type.HINT, wrap=True))
    row.addLayout(lines, 1)
    if mend is not None:
        row.addWidget(mend)
    return holder


def _figures(told: TodayCard, open_page: Callable[[str, str], None]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(px(16))
    for figure, noun in told.figures:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Label(words.number(figure), Type.FIGURE))
        column.addWidget(Label(noun, Type.HINT))
        row.addLayout(column)
    row.addStretch(1)
    if told.button:
        button = Button(told.button)
        button.clicked.connect(lambda: open_page(told.page, ""))
        row.addWidget(button)
    return row
