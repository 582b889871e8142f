"""What stands around the steps of the import: which step it is, what is in the way, back and on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_app.core.errors import UserError
from desktop_app.kit.controls import Banner, Button, Kind
from desktop_app.kit.footer import Footer
from desktop_app.kit.theme import State, px
from desktop_app.kit.work_stack import WorkStack
from desktop_app.shell.context import Shell
from desktop_app.shell.exchange.step import MARGIN, Step, StepLine


class WizardFrame(QWidget):
    """Shows one step at a time; whoever inherits says what follows which."""

    def __init__(self, place: Shell, steps: Sequence[Step]) -> None:
        """`steps` in their order."""
        super().__init__()
        self._place = place
        self._banner: Banner | None = None
        self.steps = tuple(steps)
        self._line = StepLine(list({step.place: step.name for step in reversed(self.steps)}.values())[::-1])
        self._stack = QStackedWidget()
        for step in self.steps:
            self._stack.addWidget(step)
            step.changed.connect(self._settle_buttons)
        self.main = Button("Tiếp tục", Kind.MAIN, key="Ctrl+Enter")
        self.back = Button("Trở lại", icon="arrow-left", key="Esc")
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._slot = QVBoxLayout()
        self.work = WorkStack(self._content, place.jobs)
        self._lay_out()
        self.main.clicked.connect(self.go_on)
        QShortcut(QKeySequence("Ctrl+Return"), self.main).activated.connect(self.main.click)
        self.back.clicked.connect(self.go_back)
        self.work.turned.connect(lambda _: self._settle_buttons())
        place.jobs.ended.connect(self._work_ended)

    def regions(self) -> list[QWidget]:
        """What F6 goes through: the parts of the step, then the buttons."""
        return [*self.step.regions(), self._footer]

    def go_on(self) -> None:
        """What the main button does."""
        raise NotImplementedError

    def go_back(self) -> None:
        """What Esc does."""
        raise NotImplementedError

    @property
    def step(self) -> Step:
        """The step on screen."""
        return self.steps[self._stack.currentIndex()]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back; Enter in a list of choices goes to the next one."""
        if event.key() == Qt.Key.Key_Escape:
            self.go_back()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def fail(self, error: BaseException) -> None:
        """Say what is in the way."""
        if isinstance(error, UserError):
            self._tell(Banner(State.OVERDUE, str(error)))
            self.step.take_keyboard()
        else:
            self._place.explain(error)

    def _go(self, step: Step) -> None:
        self._tell(None)
        self._stack.setCurrentWidget(step)
        self._line.show_step(step.place)
        self._footer.show_keys(step.keys)
        self._settle_buttons()
        step.take_keyboard()

    def _work_ended(self, _job: object) -> None:
        self._settle_buttons()

    def _settle_buttons(self) -> None:
        busy = self.work.is_busy or (self.step is self.steps[-2] and self._place.jobs.is_busy)
        self._footer.say(self.step.state_words)
        self.main.say(self.step.main_words)
        self.main.setEnabled(self.step.may_go_on and not busy)
        self.back.say("Về danh sách" if self.step is self.steps[0] else "Trở lại")
        self.back.setVisible(self.step is not self.steps[-1])
        self.back.setEnabled(not self.work.is_busy)

    def _tell(self, banner: Banner | None) -> None:
        if self._banner is not None:
            self._banner.hide()
            self._banner.deleteLater()
        self._banner = banner
        if banner is not None:
            self._slot.addWidget(banner)
            banner.show()

    def _lay_out(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(4))
        self._slot.setContentsMargins(px(MARGIN), 0, px(MARGIN), 0)
        self._column.addWidget(self._line)
        self._column.addLayout(self._slot)
        self._column.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.work, 1)
        self._footer = Footer(self.back, self.main)
        column.addWidget(self._footer)
