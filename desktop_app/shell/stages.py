"""The stages of the window, one at a time."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.kit.overlay import HELP_KEY
from desktop_app.shell.manual.help_over import HelpOver


class Stages(QStackedWidget):
    """Set-up, sign-in, work, leaving.

    F1 opens the manual over a stage that names its page there (`help`); the work itself listens to F1 of its own.
    """

    def present(self, stage: QWidget, keep: QWidget | None = None) -> None:
        """Another stage; the one before goes, unless it is kept behind."""
        before = self.currentWidget()
        if self.indexOf(stage) < 0:
            self.addWidget(stage)
            self._listen(stage)
        self.setCurrentWidget(stage)
        if before is not None and before is not stage and before is not keep:
            self.removeWidget(before)
            before.deleteLater()
        self.take_keyboard()

    def take_keyboard(self) -> None:
        """Put the keyboard where the stage wants it first."""
        self._ask("take_keyboard")

    def may_leave(self) -> bool:
        """Whether the window may close now; a stage where something would be lost says so first."""
        return self._ask("may_leave") is not False

    def let_go(self) -> None:
        """The window closes: the stage gives back what it holds."""
        self._ask("let_go")

    def _listen(self, stage: QWidget) -> None:
        topic = getattr(stage, "help", "")
        if topic:
            inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
            QShortcut(HELP_KEY, stage, context=inside).activated.connect(lambda: self._show_help(topic))

    def _show_help(self, topic: str) -> None:
        manual = HelpOver(self.window(), frozenset())
        manual.view.open(topic)
        manual.rise()

    def _ask(self, name: str) -> object:
        """What the stage answers; nothing from one that has no such answer."""
        answer: Callable[[], object] | None = getattr(self.currentWidget(), name, None)
        return answer() if answer is not None else None
