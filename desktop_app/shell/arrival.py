"""Before anybody works: which office is meant, set it up or sign in to it, and what stands in the way."""

import random
from collections.abc import Callable, MutableMapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.core.errors import UserError
from desktop_app.kit.jobs import Jobs
from desktop_app.office.door import Door, Plate
from desktop_app.office.finding import declared
from desktop_app.office.homes import Home
from desktop_app.office.models import OfficeKind
from desktop_app.office.opening import OpenOffice
from desktop_app.shell.place_stage import PlaceStage
from desktop_app.shell.program import Program
from desktop_app.shell.recover_view import RecoverView
from desktop_app.shell.sign_in import SignIn
from desktop_app.shell.stages import Stages
from desktop_app.shell.trouble_stage import TroubleStage

MISSING = (
    "Không thấy dữ liệu của cơ quan ở {}. Nếu dữ liệu nằm trên ổ đĩa khác, hãy cắm hoặc bật ổ đĩa đó rồi bấm Thử lại."
)
NOTE = "Dữ liệu được mã hóa trên máy này."
ELSEWHERE = "desktop_app.shell.arrive_view:ArriveView"
WIZARD, SETUP = "desktop_app.shell.first_run.wizard:Wizard", "desktop_app.shell.first_run.setup:Setup"


class Arrival(QObject):
    """Leads from the start of the program to an open office, through the stages before work."""

    entered = Signal(object)
    """The office that was opened."""

    recovered = Signal(object, str)
    """The office that a recovery sheet opened, and the code of the sheet that replaces it."""

    titled = Signal(str)
    left = Signal()

    def __init__(self, program: Program, jobs: Jobs, stages: Stages, kept: MutableMapping[str, Any]) -> None:
        """`kept` is what this machine remembers of the window."""
        super().__init__()
        self.door = program.door
        self._program, self._jobs, self._stages, self._kept = program, jobs, stages, kept

    def begin(self) -> None:
        """Show the first stage: set-up where no office lives yet, else the names at the door."""
        try:
            others, is_missing = self._others(), self.door.is_missing(self._program.remembered_folder)
            if others and (is_missing or not self.door.is_set_up or not self._is_decided()):
                self._choose(others, MISSING.format(self.door.folder) if is_missing else "")
            elif is_missing:
                self.trouble(MISSING.format(self.door.folder), anew=self._first_run)
            elif not self.door.is_set_up:
                self._first_run()
            else:
                self.door.opener.check_place(self.door.folder)
                self._sign_in()
        except UserError as error:
            self.trouble(str(error))

    def trouble(self, sentence: str, anew: Callable[[], None] | None = None) -> None:
        """Say what stands in the way; `anew` sets up another office instead."""
        view = TroubleStage(sentence, may_begin_anew=anew is not None)
        if anew is not None:
            view.anew.connect(anew)
        view.again.connect(self.begin)
        view.left.connect(self.left)
        self._stages.present(view)

    def _choose(self, others: Sequence[Home], missing: str) -> None:
        """More than one place comes into question: say so, and let a person choose."""
        homes, door = self._program.homes, self.door
        own = [homes.home(door.folder, door.opener)] if homes and door.is_set_up else []
        view = PlaceStage([*own, *others], missing)
        view.chosen.connect(lambda folder: soon(lambda: self._open_at(folder)))
        view.anew.connect(lambda: soon(self._first_run))
        view.left.connect(self.left)
        self._stages.present(view)

    def _open_at(self, folder: Path) -> None:
        self._program.remember_folder(folder, chosen=True)
        self.door = Door(folder, self.door.opener)
        self.begin()

    def _first_run(self) -> None:
        practise = self._program.practise
        setup = declared(SETUP)(self.door.opener, self.door.folder, self._program.homes)
        view = declared(WIZARD)(setup, self._jobs, random.SystemRandom(), can_practise=practise is not None)
        view.made.connect(self._program.remember_folder)
        view.finished.connect(lambda office: soon(lambda: self.entered.emit(office)))
        view.leave_asked.connect(self.left)
        view.elsewhere_asked.connect(lambda: soon(self._from_elsewhere))
        if practise is not None:
            view.practice_asked.connect(practise)
        self.titled.emit(view.windowTitle())
        self._stages.present(view)

    def _from_elsewhere(self) -> None:
        view = declared(ELSEWHERE)(self.door, self._jobs)
        view.opened.connect(lambda office, code: soon(lambda: self._bring(office, code)))
        view.left.connect(lambda: soon(self._first_run))
        self.titled.emit("Sổ Dân Chủ - Mở sổ từ máy khác")
        self._stages.present(view)

    def _bring(self, office: OpenOffice, code: str) -> None:
        if code:
            self.recovered.emit(office, code)
        else:
            self.entered.emit(office)

    def _sign_in(self) -> None:
        door, practise = self.door, self._program.practise
        last = str(self._kept.get("account", ""))
        view = SignIn(door.plate(), self._jobs, door.open, note=NOTE, last=last, offers_practice=practise is not None)
        view.opened.connect(lambda office: soon(lambda: self.entered.emit(office)))
        view.forgotten.connect(self._recover)
        if practise is not None:
            kind = _kind(door.plate())
            view.practice_asked.connect(lambda: practise(kind))
        self._stages.present(view)

    def _recover(self, uid: str) -> None:
        door = self.door
        person = next(person for person in door.plate().people if person.uid == uid)
        view = RecoverView(door, self._jobs, person)
        view.opened.connect(lambda office, code: soon(lambda: self.recovered.emit(office, code)))
        view.left.connect(self.begin)
        self._stages.present(view)

    def _others(self) -> list[Home]:
        homes = self._program.homes
        return homes.others(self.door.folder, self.door.opener) if homes else []

    def _is_decided(self) -> bool:
        return self._program.is_named or self._program.remembered_folder == str(self.door.folder)


def _kind(plate: Plate) -> str:
    """What an office is, as its plate tells: the door is still closed. It only says which one to practise with."""
    is_commune = plate.office_name.lower().removeprefix("ubnd ").startswith(("xã ", "phường ", "đặc khu "))
    return (OfficeKind.COMMUNE if is_commune else OfficeKind.UPPER).name


def soon(run: Callable[[], None]) -> None:
    """After the signal that asked for it has gone home: a stage is not thrown away under its own feet."""
    QTimer.singleShot(0, run)
