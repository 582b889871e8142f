"""The first run: steps at the left, one decision at a time, Enter goes on, Esc goes back."""

import random
from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from desktop_app.core.errors import InvalidInput
from desktop_app.core.failures import sentence_for
from desktop_app.kit import theme
from desktop_app.kit.file_choice import FileChoice
from desktop_app.kit.jobs import Jobs
from desktop_app.kit.print_options import Printers
from desktop_app.kit.theme import Token, px
from desktop_app.shell.first_run.frame import Frame
from desktop_app.shell.first_run.head_step import HeadStep
from desktop_app.shell.first_run.making import Making
from desktop_app.shell.first_run.setup import ORDER, SHEETS, Setup, Step
from desktop_app.shell.first_run.sheet_step import SheetStep
from desktop_app.shell.first_run.step_view import StepView
from desktop_app.shell.first_run.step_views import StepViews
from desktop_app.shell.first_run.steps_panel import StepsPanel

TITLE = "Sổ Dân Chủ - Thiết lập lần đầu"
_BEFORE = "Khoảng 3 phút. Không cần mạng. Chưa tạo sổ thì chưa có gì được ghi ra đĩa."
_SHEETS_OPEN = "Sổ đã tạo xong. Còn in và xác nhận phiếu khôi phục."
_READY = "Sổ đã tạo xong."
_PANEL, _NARROW_PANEL = 304, 248
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Wizard(QWidget):
    """Asks, makes the office, sees its sheets onto paper, and hands the open office over."""

    help = "thiet-lap-lan-dau"

    finished = Signal(object)
    """The open office; from now on it belongs to whoever listens."""

    made = Signal(object)
    """The folder of the office, as soon as the office lies in it."""

    practice_asked = Signal(str)
    elsewhere_asked = Signal()
    """A register from another PC is opened here instead."""

    leave_asked = Signal()

    def __init__(
        self,
        setup: Setup,
        jobs: Jobs,
        chance: random.Random,
        *,
        can_practise: bool = False,
        printers: Printers | None = None,
        files: FileChoice | None = None,
    ) -> None:
        """`setup` may have been left half answered by an earlier window; `chance` picks the groups typed back."""
        super().__init__()
        self.setup = setup
        self._jobs = jobs
        self._views = StepViews(setup, jobs, chance, can_practise=can_practise, printers=printers, files=files)
        self._views.practice_asked.connect(self.practice_asked)
        self._views.elsewhere_asked.connect(self.elsewhere_asked)
        self._views.resized.connect(self._resize)
        self._views.proved.connect(self._pass_sheet)
        self._making: Making | None = None
        self._is_over = False
        self.view = StepView(setup, "", "")
        self._panel, self._frame = StepsPanel((), ""), Frame()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.setWindowTitle(TITLE)
        self._draw()

    def go_on(self) -> None:
        """Take the answers of this step; stay, with the reason, when one cannot be accepted."""
        if self._making is not None:
            return
        self.view.keep()
        if self.setup.step is Step.DONE:
            self._finish()
        elif isinstance(self.view, SheetStep):
            self.view.prove()
        elif problems := self.setup.problems():
            self.view.show_problems(problems)
        elif self.setup.step is Step.FOLDERS:
            self._make()
        else:
            self.setup.go_on()
            self.refresh()

    def go_back(self) -> None:
        """To the step before, out of the making of the office, too; what is typed stays."""
        if self._making is not None:
            self._making.cancel()
        elif self.setup.can_go_back:
            self.view.keep()
            self.setup.go_back()
            self.refresh()

    def may_leave(self) -> bool:
        """Whether the window may close now; where something would be lost, that is said the first time."""
        if isinstance(self.view, SheetStep) and not self.view.is_warned:
            self.put_off()
            return False
        return self._making is None

    def put_off(self) -> None:
        """Go on without proof of a sheet: said first what that means, then done."""
        if not isinstance(self.view, SheetStep):
            return
        if self.view.is_warned:
            self._pass_sheet()
        else:
            self.view.warn_of_leaving()
            self._frame.say_other("Vẫn để sau")

    def let_go(self) -> None:
        """The window closes: an office that was made and not handed over is closed properly."""
        if self.setup.made is not None and not self._is_over:
            self._is_over = True
            self.setup.made.office.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Esc goes back."""
        if event.key() in _ENTER:
            self.go_on()
        elif event.key() == Qt.Key.Key_Escape:
            self.go_back()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard stands where the answer begins."""
        super().showEvent(event)
        self.view.take_keyboard()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Not while the office is being made, and not without a word while a sheet is unproved."""
        if self.may_leave():
            self.let_go()
            event.accept()
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """White paper."""
        QPainter(self).fillRect(self.rect(), Token.PAGE.colour)

    def _draw(self) -> None:
        """Everything anew in the present text size."""
        while (item := self._row.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._panel = StepsPanel([step.value for step in ORDER], _BEFORE)
        self._panel.setMinimumWidth(px(_NARROW_PANEL))
        self._panel.setMaximumWidth(px(_PANEL))
        self._frame = Frame()
        self._frame.main.connect(self.go_on)
        self._frame.other.connect(self._press_other)
        self._row.addWidget(self._panel, 3)
        self._row.addWidget(self._frame, 7)
        self.refresh()

    def refresh(self) -> None:
        """Show the step where the setup stands."""
        step = self.setup.step
        put_off = {ORDER.index(each) for each, sheet in SHEETS.items() if sheet in self.setup.unproved}
        self._panel.show_step(ORDER.index(step), put_off)
        self._panel.say(_BEFORE if self.setup.made is None else _SHEETS_OPEN if self.setup.unproved else _READY)
        self._views.show(step, self._stand)

    def _stand(self, view: StepView) -> None:
        self.view = view
        view.completed.connect(self.go_on)
        if isinstance(view, SheetStep):
            view.top_asked.connect(self._frame.scroll_up)
        view.changed.connect(lambda: self._frame.say_main(view.main_words))
        on_sheet = self.setup.step in SHEETS
        other = "Thoát" if self.setup.step is Step.OFFICE else "Để sau" if on_sheet else ""
        if self.setup.can_go_back:
            other = "Trở lại"
        self._frame.show_view(view, other, "Esc" if self.setup.can_go_back else "")
        view.take_keyboard()

    def _press_other(self) -> None:
        if self.setup.can_go_back:
            self.go_back()
        elif isinstance(self.view, SheetStep):
            self.put_off()
        else:
            self.leave_asked.emit()

    def _resize(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, self.setup.text_percent)
        self._draw()
        if isinstance(self.view, HeadStep):
            self.view.form.go_to("text_size")

    def _make(self) -> None:
        self._making = making = Making(self.setup, self._jobs, self)
        for ended in (making.done, making.given_up):
            ended.connect(self._show_made)
        making.refused.connect(self._refuse)
        self._frame.show_work(making.view)
        making.view.setFocus()
        making.start()

    def _show_made(self) -> None:
        self._making = None
        if self.setup.made is not None:
            self.made.emit(self.setup.made.office.folder)
        self.refresh()

    def _refuse(self, error: BaseException) -> None:
        problems: Mapping[str, str] = {"folder": sentence_for(error) or ""}
        if isinstance(error, InvalidInput) and "password" in error.problems:
            self.setup.step, problems = Step.ACCOUNT, error.problems
        self._show_made()
        self.view.show_problems(problems)

    def _pass_sheet(self) -> None:
        self.setup.go_on()
        self.refresh()

    def _finish(self) -> None:
        if self.setup.made is not None and not self._is_over:
            self._is_over = True
            self.finished.emit(self.setup.made.office)
