"""The import, step by step in its page: file, columns, old letters, dry run, done; written only at the end."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Signal

from desktop_app.core.progress import Progress
from desktop_app.core.sheets.mapping import Mapping
from desktop_app.kit.file_choice import FileChoice
from desktop_app.kit.work_stack import Told
from desktop_app.shell.context import Shell
from desktop_app.shell.exchange.columns_step import ColumnsStep
from desktop_app.shell.exchange.done_step import DoneStep
from desktop_app.shell.exchange.exchanger import Brought, Exchanger, Found
from desktop_app.shell.exchange.file_step import FileStep
from desktop_app.shell.exchange.frame import WizardFrame
from desktop_app.shell.exchange.grid_step import GridStep
from desktop_app.shell.exchange.letters_step import LettersStep
from desktop_app.shell.exchange.reading import Looked, Opened, Reading
from desktop_app.shell.exchange.result_step import ResultStep
from desktop_app.shell.exchange.typed_rows import TypedRows
from desktop_app.shell.exchange.words import ResultRows, result_rows
from desktop_app.shell.exchange.works import BRINGING, LOOKING, OPENING, SAVING, TRYING, TRYING_TYPED

T = TypeVar("T")


class ImportWizard(WizardFrame):
    """One import at a time; what was answered stays while other pages are gone to."""

    left = Signal()
    """Back to the list of imports."""

    undo_asked = Signal(str)
    """The import with this uid is to be taken back."""

    def __init__(self, place: Shell, exchanger: Exchanger, files: FileChoice) -> None:
        self.file, self.columns, self.letters = FileStep(exchanger.trades, files), ColumnsStep(), LettersStep()
        self.grid, self.result, self.done = GridStep(place.desk.clock.today().year % 100), ResultStep(), DoneStep()
        super().__init__(place, (self.file, self.grid, self.columns, self.letters, self.result, self.done))
        self._exchanger, self._files = exchanger, files
        self._typed = TypedRows(place, exchanger, self.grid, self.file)
        self._reading: Reading | None = None
        self._mapping_found: object = None
        self._is_typed = False
        self._listen()

    @property
    def is_idle(self) -> bool:
        """Whether nothing would be lost by beginning anew."""
        return self.step in (self.file, self.done) and not self.work.is_busy

    def begin(self) -> None:
        """Another import, from the first step."""
        self.file.clear()
        self._go(self.file)

    def go_on(self) -> None:
        """What the main button does."""
        if not self.main.isEnabled() or self.work.is_busy:
            return
        follows = {
            self.file: self._open,
            self.grid: self._try_typed,
            self.columns: self._look,
            self.letters: self._try,
            self.result: self._bring,
        }
        follows.get(self.step, self.left.emit)()

    def go_back(self) -> None:
        """One step back; from the first and the last one to the list."""
        if self.work.is_busy:
            return
        read = self.grid if self._is_typed else self.columns
        before = {self.grid: self.file, self.columns: self.file, self.letters: self.columns, self.result: read}.get(
            self.step
        )
        if before is None:
            self.left.emit()
        else:
            self._go(before)

    def _open(self) -> None:
        assert self.file.file is not None
        self._reading = Reading(self._exchanger, self.file.trade, self.file.file)
        self._run(self._reading.begin, OPENING, self._opened)

    def type_rows(self) -> None:
        """Show the grid; rows that were typed and not entered are opened again."""
        kept = self._typed.begin(self.file.trade)
        self._go(self.grid)
        self._tell(kept)

    def _try_typed(self) -> None:
        trade, book, mapping = self.file.trade, self.grid.book(), self.grid.mapping
        terms = self._typed.terms
        self._is_typed = True

        def plan(progress: Progress) -> Found:
            return self._exchanger.plan(trade, book, mapping, terms, progress)

        self._run(partial(_tried, plan, mapping), TRYING_TYPED, self._tried)

    def _opened(self, opened: Opened) -> None:
        self._mapping_found = opened.mapping
        self.columns.show_table(self.file.trade, opened)
        self._go(self.columns)

    def _point(self, sheet: str, first: int, last: int) -> None:
        if self._reading is not None:
            reading = self._reading
            self._run(lambda progress: reading.at(sheet, first, last, progress), OPENING, self._opened)

    def _look(self) -> None:
        assert self._reading is not None
        reading, mapping = self._reading, self.columns.mapping
        self._run(lambda progress: reading.look(mapping, progress), LOOKING, self._looked)

    def _looked(self, looked: Looked) -> None:
        self.columns.ask(looked.survey.questions)
        if not self.columns.may_go_on:
            self._settle_buttons()
            return
        if looked.conversions.cells:
            self.letters.show_found(looked.conversions)
            self._go(self.letters)
        else:
            self._try()

    def _try(self) -> None:
        assert self._reading is not None
        reading, mapping, terms = self._reading, self.columns.mapping, self.file.terms(old=self.file.is_old)
        if mapping != self._mapping_found:
            trade = self.file.trade
            self._place.jobs.write(lambda _: self._exchanger.remember(trade, mapping), None, self._place.explain)
        self._is_typed = False
        plan = partial(reading.plan, mapping, terms)
        self._run(partial(_tried, plan, mapping), TRYING, self._tried)

    def _tried(self, tried: tuple[Found, ResultRows]) -> None:
        self.result.show_found(*tried)
        self._go(self.result)

    def _bring(self) -> None:
        found = self.result.found
        assert found is not None
        answers, reason = dict(self.result.people.answers), self.result.reason

        def work(progress: Progress) -> Brought:
            return self._exchanger.apply(found, answers, reason, progress)

        self._run(work, BRINGING, lambda brought: self._brought(brought, found), writes=True)

    def _brought(self, brought: Brought, found: Found) -> None:
        if self._is_typed:
            self.grid.model.keep_only({problem.row for problem in found.refusals})
        self.done.show_brought(brought, found, is_typed=self._is_typed)
        self._go(self.done)
        self.result.forget()
        self._place.refresh()

    def _save_refused(self) -> None:
        found = self.result.found
        target = self._files.save_as(self, "Lưu tệp các dòng chưa nhận", "dong-chua-nhan", "Tệp Excel", ".xlsx")
        if target is None or found is None:
            return

        def work(progress: Progress) -> Path:
            self._exchanger.save_refused(found, target, progress)
            return target

        self._run(work, SAVING, lambda file: self._place.say(f"Đã lưu {file.name}. Sửa các ô tô màu rồi nhập lại."))

    def _run(
        self, work: Callable[[Progress], T], told: Told, done: Callable[[T], None], *, writes: bool = False
    ) -> None:
        self._tell(None)
        self.work.run(work, told, done, self.fail, writes=writes)

    def _listen(self) -> None:
        self.file.typing_asked.connect(self.type_rows)
        self.columns.pointed.connect(self._point)
        self.result.save_asked.connect(self._save_refused)
        self.done.again_asked.connect(self.begin)
        self.done.undo_asked.connect(self._ask_undo)

    def _ask_undo(self) -> None:
        if self.done.brought is not None:
            self.undo_asked.emit(self.done.brought.batch_uid)


def _tried(plan: Callable[[Progress], Found], mapping: Mapping, progress: Progress) -> tuple[Found, ResultRows]:
    found = plan(progress)
    return found, result_rows(found, mapping)
