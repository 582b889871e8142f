"""A longer text in which places are marked, wrapped as wide as there is room."""

import html
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from desktop_app.kit.theme import Token, Type, font


class MarkedText(QLabel):
    """The text as it was typed; nothing in it is taken for markup."""

    def __init__(self, text: str, spans: Sequence[tuple[int, int]]) -> None:
        """`spans` are the places to mark, in order, none overlapping."""
        super().__init__(_marked(text, spans))
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setFont(font(Type.BODY))
        self.setWordWrap(True)
        self.setAccessibleName(text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


def _marked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    style = f"background-color:{Token.MARK.colour.name()}; font-weight:600"
    pieces, shown = [], 0
    for start, end in spans:
        pieces += [_plain(text[shown:start]), f'<span style="{style}">{_plain(text[start:end])}</span>']
        shown = end
    return "".join([*pieces, _plain(text[shown:])])


def _plain(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")
