"""What happened to a record: as steps beside it, and with every changed field in a side sheet."""

from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.core import words
from desktop_app.kit.controls import Label, Rule
from desktop_app.kit.theme import Token, Type, px
from desktop_app.kit.timeline import Place, Step
from desktop_app.office.history import Happening

MOST_STEPS = 12
NAMED = 3


def history_steps(happenings: Sequence[Happening], today: date) -> Iterator[Step]:
    """The newest pieces of work, the fields that they changed by name."""
    for number, happening in enumerate(happenings[:MOST_STEPS]):
        place = Place.NOW if number == 0 else Place.DONE
        yield Step(happening.what, _detail(happening), _day(happening.at.date(), today), place=place)


def history_body(happenings: Sequence[Happening]) -> QWidget:
    """Newest first: what, when, who, why, and each changed field from what to what."""
    body = QWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(8))
    for number, happening in enumerate(happenings):
        if number:
            column.addWidget(Rule())
        column.addLayout(_head(happening))
        column.addWidget(Label(happening.by, Type.HINT, colour=Token.INK_2))
        if happening.reason:
            column.addWidget(Label(f"Lý do: {happening.reason}", wrap=True))
        if happening.changed:
            column.addLayout(_changes(happening))
    return body


def _head(happening: Happening) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(Label(happening.what, Type.STRONG, wrap=True), 1)
    row.addWidget(Label(words.instant(happening.at), Type.HINT, colour=Token.INK_2))
    return row


def _changes(happening: Happening) -> QGridLayout:
    grid = label_grid(None)
    for row, (label, old, new) in enumerate(happening.changed):
        grid.addWidget(Label(label, Type.HINT, wrap=True), row, 0, Qt.AlignmentFlag.AlignTop)
        both = QVBoxLayout()
        both.setSpacing(0)
        both.addWidget(Label(f"Trước: {old}", colour=Token.INK_3, wrap=True))
        both.addWidget(Label(f"Sau: {new}", wrap=True))
        grid.addLayout(both, row, 1)
    return grid


def label_grid(holder: QWidget | None) -> QGridLayout:
    """Labels at the left, what they stand for beside them."""
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(px(12))
    grid.setVerticalSpacing(px(6))
    grid.setColumnMinimumWidth(0, px(120))
    grid.setColumnStretch(1, 1)
    return grid


def _detail(happening: Happening) -> str:
    names = [label.lower() for label, _, _ in happening.changed]
    more = f" và {len(names) - NAMED} mục khác" if len(names) > NAMED else ""
    changed = f"Đổi {', '.join(names[:NAMED])}{more}" if names else ""
    return ". ".join(part for part in (happening.by, changed, happening.reason) if part)


def _day(on: date, today: date) -> str:
    return "Hôm nay" if on == today else words.day(on)
