"""A longer text in which words are shown as taken out or put in, wrapped as wide as there is room."""

import html
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from desktop_app.kit.theme import Token, Type, Wording, font

Stretch = tuple[str, Wording | None]
"""Words with what became of them; None for those that stayed."""

_LINES = {Wording.REMOVED: "line-through", Wording.ADDED: "underline"}


class WordedText(QLabel):
    """The text as it was typed; nothing in it is taken for markup."""

    def __init__(self, stretches: Sequence[Stretch], *, instead: str = "") -> None:
        """`instead` is what a text that is not there says of itself."""
        said = "".join(text for text, _ in stretches)
        super().__init__("".join(_drawn(*each) for each in stretches) if said else f"<i>{html.escape(instead)}</i>")
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setFont(font(Type.BODY))
        self.setWordWrap(True)
        self.setAccessibleName(said or instead)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        if not said:
            palette = self.palette()
            palette.setColor(self.foregroundRole(), Token.INK_2.colour)
            self.setPalette(palette)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


def _drawn(text: str, fate: Wording | None) -> str:
    plain = html.escape(text).replace("\n", "<br>")
    if fate is None:
        return plain
    look = f"color:{fate.text.name()}; background-color:{fate.background.name()}; text-decoration:{_LINES[fate]}"
    return f'<span style="{look}">{plain}</span>'
