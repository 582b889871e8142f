"""One update as a card, and the card of the version in use."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.core.release import Release
from desktop_app.core.update_package.find import FoundUpdate
from desktop_app.kit.controls import Badge, Button, Card, Kind, Label, Picture
from desktop_app.kit.theme import State, Token, Type, px
from desktop_app.shell.updates.words import WHAT_HAPPENS, detail_of, title_of

MOST_NOTES = 12


class UpdateCard(Card):
    """What an update brings and what can be done with it; one that is not taken says why."""

    def __init__(self, found: FoundUpdate, where: str, take: Button | None, about: str = WHAT_HAPPENS) -> None:
        """`take` is offered where it can be taken; `about` says what happens then."""
        super().__init__()
        manifest = found.update.manifest if found.update else None
        title = title_of(manifest) if manifest else f"Tệp “{found.path.name}”"
        detail = detail_of(manifest, where) if manifest else where[:1].upper() + where[1:]
        badge = Badge(State.OVERDUE, "Không nhận") if found.trouble else Badge(State.DONE, "Chữ ký đúng")
        self.body.addLayout(headed("triangle-alert" if found.trouble else "download", title, detail, badge))
        if found.trouble:
            self.body.addWidget(Label(str(found.trouble), wrap=True))
            return
        for note in list(manifest.notes)[:MOST_NOTES] if manifest else ():
            self.body.addWidget(Label(f"•  {note}", wrap=True))
        if take is not None:
            self.body.addWidget(Label(about, Type.HINT, colour=Token.INK_2, wrap=True))
            self.body.addLayout(at_left(take))


class KeptCard(Card):
    """The version before, which can be gone back to."""

    def __init__(self, kept: Release, go_back: Callable[[], None] | None) -> None:
        """`go_back` is offered to who may."""
        super().__init__()
        detail = "Được giữ trên máy này từ lần cập nhật trước"
        self.body.addLayout(headed("history", f"Bản trước: {kept.version}", detail))
        if go_back is not None:
            self.button = Button(f"Trở về bản {kept.version}", height=32)
            self.button.clicked.connect(go_back)
            self.body.addLayout(at_left(self.button))


def headed(icon: str, title: str, detail: str, badge: QWidget | None = None) -> QHBoxLayout:
    """A picture, a title with a line below it, and a badge at the right."""
    row = QHBoxLayout()
    row.setSpacing(px(12))
    row.addWidget(Picture(icon, Token.ACCENT.colour, 22))
    said = QVBoxLayout()
    said.setSpacing(0)
    said.addWidget(Label(title, Type.STRONG, wrap=True))
    said.addWidget(Label(detail, Type.HINT, colour=Token.INK_2, wrap=True))
    row.addLayout(said, 1)
    if badge is not None:
        row.addWidget(badge)
    return row


def at_left(button: Button) -> QHBoxLayout:
    """A button no wider than its words."""
    row = QHBoxLayout()
    row.addWidget(button)
    row.addStretch(1)
    return row


def taking(words: str, take: Callable[[], None], *, is_first: bool) -> Button:
    """The button of a card; that of the first one is the page's main button."""
    button = Button(words, Kind.MAIN if is_first else Kind.ORDINARY, key="Ctrl+S" if is_first else "")
    button.clicked.connect(lambda: take())
    return button
