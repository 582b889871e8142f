"""The one window: set-up, sign-in, work, lock and leaving are its stages."""

from base64 import b64decode, b64encode
from typing import cast

from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from desktop_app import __version__
from desktop_app.core.failures import sentence_for
from desktop_app.kit import theme
from desktop_app.kit.jobs import Jobs
from desktop_app.office.desk import Desk
from desktop_app.office.door import Door
from desktop_app.office.finding import declared
from desktop_app.office.opening import OpenOffice
from desktop_app.office.profile import OfficeService
from desktop_app.office.rights import Right
from desktop_app.office.sheets import Sheet
from desktop_app.shell.arrival import NOTE, Arrival, soon
from desktop_app.shell.brand import window_icon
from desktop_app.shell.curtain import Curtain
from desktop_app.shell.idle import IdleWatch
from desktop_app.shell.leaving import Leaving
from desktop_app.shell.manual.after_update import show_news_once
from desktop_app.shell.navigation import TODAY
from desktop_app.shell.preparing import Opening, Preparing
from desktop_app.shell.program import Program
from desktop_app.shell.sign_in import SignIn
from desktop_app.shell.stages import Stages
from desktop_app.shell.updates.arrived import tell_ending
from desktop_app.shell.work_area import WorkArea

NAME = "Sổ Dân Chủ"
SHEETS = "desktop_app.shell.system.recovery_sheets:RecoverySheets"


class Window(QMainWindow):
    """Opens with `begin`; closing it makes a checked copy first."""

    def __init__(self, program: Program) -> None:
        super().__init__()
        self._program = program
        self._jobs = Jobs()
        self._office: OpenOffice | None = None
        self._curtain: Curtain | None = None
        self._idle: IdleWatch | None = None
        self._may_close = False
        self.work: WorkArea | None = None
        self.stages = Stages()
        self.setCentralWidget(self.stages)
        self.setWindowIcon(window_icon())
        self.setWindowTitle(NAME)
        self.setMinimumSize(760, 400)
        self._kept = program.memory.of("window")
        geometry = self._kept.get("geometry")
        if not (isinstance(geometry, str) and self.restoreGeometry(b64decode(geometry))):
            self.resize(1366, 697)
        self._jobs.troubled.connect(self.explain)
        self.arrival = Arrival(program, self._jobs, self.stages, self._kept)
        self.arrival.entered.connect(self.enter)
        self.arrival.recovered.connect(self._recovered)
        self.arrival.titled.connect(self.setWindowTitle)
        self.arrival.left.connect(self.close)

    def begin(self) -> None:
        """Show the first stage: set-up where no office lives yet, else the names at the door."""
        self.arrival.begin()

    def prepare(self, work: Opening) -> None:
        """Open an office that asks nobody for a password: the practice office."""
        view = Preparing(work, self._jobs)
        view.opened.connect(lambda office: soon(lambda: self.enter(office)))
        view.left.connect(self.close)
        self.stages.present(view)

    def enter(self, office: OpenOffice) -> None:
        """Go to work at an open office; the folder it lies in is remembered for the next start."""
        self._office = office
        self.arrival.door = Door(office.folder, self._program.door.opener)
        percent = OfficeService(office.desk).profile().text_percent
        self._kept["text_percent"] = percent
        self._program.remember_folder(office.folder)
        if percent != round(theme.factor() * 100):
            theme.apply(_app(), percent)
        self._build_work(TODAY.key)
        if self.work is not None:
            show_news_once(self.work, self._kept, __version__)
            tell_ending(self.work)
        self._watch(office.keys.facts().rules.idle_minutes)

    def explain(self, error: BaseException) -> None:
        """Tell of an error wherever the official is."""
        if self.work is not None and self.stages.currentWidget() is self.work:
            self.work.explain(error)
        elif (sentence := sentence_for(error)) is not None and self._office is None:
            self.arrival.trouble(sentence)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Copy first, then end; without an open office there is nothing to keep."""
        if self._office is not None and not self._may_close:
            event.ignore()
            if not isinstance(self.stages.currentWidget(), Leaving):
                self._leave(self._office)
        elif self.stages.may_leave():
            self._end()
            event.accept()
        else:
            event.ignore()

    def showEvent(self, event: QShowEvent) -> None:
        """The stage takes the keyboard as soon as it is seen."""
        super().showEvent(event)
        self.stages.take_keyboard()

    def end(self) -> None:
        """Close without another copy: whoever asks made one just before."""
        self._close_for_good()

    def come_forward(self) -> None:
        """In front of other windows, with the keyboard: somebody started the program a second time."""
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()

    def _recovered(self, office: OpenOffice, code: str) -> None:
        """The used sheet is void: the new one is printed at once, by an account that may; others are reminded."""
        self.enter(office)
        if self.work is not None and office.desk.account.may(Right.KEEP_ACCOUNTS):
            declared(SHEETS)(self.work, self.work).present(Sheet.REGISTER, code)

    def _build_work(self, page: str) -> None:
        if self._office is None:
            return
        self.work = work = WorkArea(self, self._program, self._office, self._jobs)
        work.titled.connect(lambda what: self.setWindowTitle(f"{NAME} - {what}"))
        work.lock_asked.connect(self._lock)
        work.leave_asked.connect(self.close)
        work.end_asked.connect(lambda: soon(self.end))
        work.text_size_chosen.connect(lambda percent: soon(lambda: self._resize_text(percent)))
        self._kept["account"] = self._office.desk.account.uid
        self.stages.present(work)
        work.open(page)
        work.refresh()

    def _resize_text(self, percent: int) -> None:
        if self.work is None:
            return
        page = self.work.present_page or TODAY
        self.work.close_down()
        self._kept["text_percent"] = percent
        theme.apply(_app(), percent)
        self._build_work(page.key)

    def _lock(self) -> None:
        office = self._office
        if office is None or self._curtain is not None:
            return
        self._curtain = Curtain(self)
        before = office.desk.account.uid
        plate = self.arrival.door.plate()
        view = SignIn(plate, self._jobs, office.switch, note=NOTE, last=before, offers_recovery=False)
        view.opened.connect(lambda desk: soon(lambda: self._unlock(cast(Desk, desk), before)))
        self.setWindowTitle(NAME)
        self.stages.present(view, keep=self.work)

    def _unlock(self, desk: Desk, before: str) -> None:
        curtain, self._curtain = self._curtain, None
        if self.work is not None and curtain is not None and desk.account.uid == before:
            self.stages.present(self.work)
            curtain.lift()
            self.work.name_window()
            return
        old = self.work
        if curtain is not None:
            curtain.drop()
        if old is not None:
            old.close_down()
            old.deleteLater()
        self._build_work(TODAY.key)

    def _watch(self, minutes: int) -> None:
        handle = self.windowHandle()
        if self._idle is None and handle is not None:
            self._idle = IdleWatch(handle, minutes)
            self._idle.idle.connect(lambda: self.work.lock() if self.work and self._curtain is None else None)

    def _leave(self, office: OpenOffice) -> None:
        work = self.work
        if work is not None:
            work.pages.settle()
        view = Leaving(office, self._jobs)
        view.ready.connect(lambda: soon(self._close_for_good))
        view.stayed.connect(lambda: self.stages.present(work) if work is not None else None)
        self.stages.present(view, keep=work)
        view.begin()

    def _close_for_good(self) -> None:
        self._may_close = True
        self.close()

    def _end(self) -> None:
        self._kept["geometry"] = b64encode(self.saveGeometry().data()).decode("ascii")
        if self.work is not None:
            self.work.close_down()
            self.work = None
        self.stages.let_go()
        self._program.memory.save()
        self._jobs.close()
        if self._office is not None:
            self._office.close()
            self._office = None


def _app() -> QApplication:
    return cast(QApplication, QApplication.instance())
