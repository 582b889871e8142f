"""Which view asks which step."""

import random
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop_app.core.resources import resource
from desktop_app.core.units import Units
from desktop_app.kit.file_choice import FileChoice, SystemFileChoice
from desktop_app.kit.jobs import Jobs
from desktop_app.kit.print_options import Printers
from desktop_app.office.door import Made
from desktop_app.office.sheets import Sheet, SheetService
from desktop_app.shell.first_run.account_step import AccountStep
from desktop_app.shell.first_run.done_step import DoneStep
from desktop_app.shell.first_run.folders_step import FoldersStep
from desktop_app.shell.first_run.hamlets_step import HamletsStep
from desktop_app.shell.first_run.head_step import HeadStep
from desktop_app.shell.first_run.office_step import OfficeStep
from desktop_app.shell.first_run.setup import SHEETS, Setup, Step
from desktop_app.shell.first_run.sheet_paper import SheetPaper
from desktop_app.shell.first_run.sheet_step import SheetStep
from desktop_app.shell.first_run.step_view import StepView

Stand = Callable[[StepView], None]


class StepViews(QObject):
    """Makes each view anew from the setup, so that going back shows what was answered."""

    practice_asked = Signal(str)
    elsewhere_asked = Signal()

    resized = Signal()
    """Another text size was chosen."""

    proved = Signal()
    """A recovery sheet is on paper."""

    def __init__(
        self,
        setup: Setup,
        jobs: Jobs,
        chance: random.Random,
        *,
        can_practise: bool,
        printers: Printers | None,
        files: FileChoice | None,
    ) -> None:
        """The list of units is read at once, off the window's thread."""
        super().__init__()
        self._setup, self._jobs, self._chance = setup, jobs, chance
        self._can_practise = can_practise
        self._printers, self._files = printers, files or SystemFileChoice()
        self._units: Units | None = None
        self._office: OfficeStep | None = None
        jobs.read(lambda _: Units(resource("units.json")), self._know, owner=self)

    def show(self, step: Step, stand: Stand) -> None:
        """Hand the view of this step to `stand`; a sheet's a moment later, when its paper is made."""
        if step in SHEETS and self._setup.made is not None:
            self._show_sheet(SHEETS[step], self._setup.made, stand)
        else:
            stand(self._view_of(step))

    def _view_of(self, step: Step) -> StepView:
        match step:
            case Step.OFFICE:
                return self._office_step()
            case Step.HEAD:
                head = HeadStep(self._setup, self._jobs)
                head.resized.connect(self.resized)
                return head
            case Step.HAMLETS:
                return HamletsStep(self._setup)
            case Step.ACCOUNT:
                return AccountStep(self._setup)
            case Step.FOLDERS:
                return FoldersStep(self._setup, self._jobs, self._files)
        return DoneStep(self._setup)

    def _office_step(self) -> OfficeStep:
        self._office = made = OfficeStep(self._setup, can_practise=self._can_practise)
        made.practice_asked.connect(self.practice_asked)
        made.elsewhere_asked.connect(self.elsewhere_asked)
        if self._units is not None:
            made.know(self._units)
        return made

    def _know(self, units: Units) -> None:
        self._units = units
        if self._office is not None and self._setup.step is Step.OFFICE:
            self._office.know(units)

    def _show_sheet(self, sheet: Sheet, made: Made, stand: Stand) -> None:
        service, code = SheetService(made.office), made.codes[sheet]

        def show(pdf: bytes) -> None:
            paper = SheetPaper(sheet, code, pdf, self._printers, self._files)
            view = SheetStep(self._setup, paper, service, self._jobs, asked_by=self._chance)
            view.proved.connect(self.proved)
            stand(view)

        self._jobs.read(lambda _: service.paper(sheet, code), show, owner=self)
