"""The changes of a visit, and the identity that an entitled account asked to see, for side sheets."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.areas.reception.fields import HIDDEN_FROM_DRAFTS
from desktop_app.areas.reception.record import LABELS, Happening
from desktop_app.core import words
from desktop_app.kit.controls import Label, Rule
from desktop_app.kit.theme import Token, Type, px
from desktop_app.office.models import PaperKind, Sex


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


def identity_body(person: Mapping[str, object]) -> QWidget:
    """Who the denouncer is: label and value."""
    body = QWidget()
    grid = _grid(body)
    given = [(name, _given(name, person.get(name))) for name in HIDDEN_FROM_DRAFTS]
    for row, (name, value) in enumerate(pair for pair in given if pair[1]):
        grid.addWidget(Label(LABELS[name], Type.HINT, wrap=True), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Label(value, Type.STRONG, wrap=True), row, 1)
    return body


def _head(happening: Happening) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(Label(happening.what, Type.STRONG, wrap=True), 1)
    row.addWidget(Label(words.instant(happening.at), Type.HINT, colour=Token.INK_2))
    return row


def _changes(happening: Happening) -> QGridLayout:
    grid = _grid(None)
    for row, (label, old, new) in enumerate(happening.changed):
        grid.addWidget(Label(label, Type.HINT, wrap=True), row, 0, Qt.AlignmentFlag.AlignTop)
        both = QVBoxLayout()
        both.setSpacing(0)
        both.addWidget(Label(f"Trước: {old}", colour=Token.INK_3, wrap=True))
        both.addWidget(Label(f"Sau: {new}", wrap=True))
        grid.addLayout(both, row, 1)
    return grid


def _grid(holder: QWidget | None) -> QGridLayout:
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(px(12))
    grid.setVerticalSpacing(px(6))
    grid.setColumnMinimumWidth(0, px(120))
    grid.setColumnStretch(1, 1)
    return grid


def _given(name: str, value: object) -> str:
    """A sealed value as it is written: enumerations and days lie in the vault as plain text."""
    text = "" if value is None else str(value)
    if name == "sex" and text in Sex.__members__:
        return str(Sex[text].value)
    if name == "paper_kind" and text in PaperKind.__members__:
        return str(PaperKind[text].value)
    if name.endswith("_on") and text:
        return words.day(date.fromisoformat(text))
    return text
