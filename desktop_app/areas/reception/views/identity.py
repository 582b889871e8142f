"""The identity that an entitled account asked to see, for a side sheet."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.areas.reception.fields import HIDDEN_FROM_DRAFTS
from desktop_app.areas.reception.record import LABELS
from desktop_app.areas.views.history import label_grid
from desktop_app.core import words
from desktop_app.kit.controls import Label
from desktop_app.kit.theme import Type
from desktop_app.office.models import PaperKind, Sex


def identity_body(person: Mapping[str, object]) -> QWidget:
    """Who the denouncer is: label and value."""
    body = QWidget()
    grid = label_grid(body)
    given = [(name, _given(name, person.get(name))) for name in HIDDEN_FROM_DRAFTS]
    for row, (name, value) in enumerate(pair for pair in given if pair[1]):
        grid.addWidget(Label(LABELS[name], Type.HINT, wrap=True), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Label(value, Type.STRONG, wrap=True), row, 1)
    return body


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
