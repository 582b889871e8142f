"""A record to read where the window has no room for a reading pane, with all that can be done with it."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.kit.controls import Button
from desktop_app.kit.reading_pane import Reading, reading_body
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.theme import px

Verb = tuple[str, Callable[[], object]]
"""The words on the button, and what it does."""


def read_in_sheet(window: QWidget, reading: Reading, verbs: Sequence[Verb]) -> None:
    """Open the sheet; a verb closes it and opens its own."""
    body = QWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(8))
    column.addWidget(reading_body(reading))
    buttons = [Button(words) for words, _ in verbs]
    for button in buttons:
        column.addWidget(button)
    sheet = SideSheet(window, reading.title, reading.when, body)
    for button, (_, run) in zip(buttons, verbs, strict=True):
        button.clicked.connect(sheet.go)
        button.clicked.connect(lambda _=False, run=run: run())
    sheet.rise()
