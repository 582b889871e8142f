"""Asks whether the version before is really wanted, and says what becomes of the data."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.core.release import Release
from desktop_app.core.updating.updater import Updater
from desktop_app.kit.controls import Banner, Button, Kind, Label
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.theme import State, px
from desktop_app.office.updates import UpdateService
from desktop_app.shell.context import Shell
from desktop_app.shell.updates.words import BACK_LOSES, BACK_SAFE

WHAT = "Chương trình đóng lại, đổi hai bản cho nhau trong vài giây rồi tự mở."


def ask_to_go_back(place: Shell, updater: Updater, agreed: Callable[[], None]) -> None:
    """Show the sheet; `agreed` when the answer is yes."""
    kept = updater.place.kept() if updater.place else None
    if kept is not None:
        opens = UpdateService(place.office, updater).kept_opens()
        sheet = BackSheet(place.surface, updater.present, kept, opens=opens)
        sheet.agreed.connect(agreed)
        sheet.rise()


class BackSheet(SideSheet):
    """`agreed` when the version before is to be used again."""

    agreed = Signal()

    def __init__(self, window: QWidget, present: Release, kept: Release, *, opens: bool) -> None:
        """`opens`: the version before can read the register as it is now."""
        verb = Button(f"Trở về bản {kept.version}", Kind.MAIN, key="Ctrl+S")
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        said = BACK_SAFE.format(kept.version) if opens else BACK_LOSES.format(kept.version, kept.version)
        column.addWidget(Banner(State.INFO if opens else State.WARNING, said))
        column.addWidget(Label(WHAT, wrap=True))
        super().__init__(window, f"Trở về bản {kept.version}", f"Đang dùng bản {present.version}", body, main=verb)
        verb.clicked.connect(self._agree)

    def _agree(self) -> None:
        self.go()
        self.agreed.emit()
