"""The stages of the window, one at a time."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget


class Stages(QStackedWidget):
    """Set-up, sign-in, work, leaving."""

    def present(self, stage: QWidget, keep: QWidget | None = None) -> None:
        """Another stage; the one before goes, unless it is kept behind."""
        before = self.currentWidget()
        if self.indexOf(stage) < 0:
            self.addWidget(stage)
        self.setCurrentWidget(stage)
        if before is not None and before is not stage and before is not keep:
            self.removeWidget(before)
            before.deleteLater()
        self.take_keyboard()

    def take_keyboard(self) -> None:
        """Put the keyboard where the stage wants it first."""
        take: Callable[[], Any] | None = getattr(self.currentWidget(), "take_keyboard", None)
        if take is not None:
            take()
