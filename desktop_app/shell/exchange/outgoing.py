"""From the page into files: the empty workbook, and what the program holds."""

from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop_app.areas.views.saved import tell_saved
from desktop_app.core import words
from desktop_app.kit.file_choice import FileChoice
from desktop_app.kit.work_stack import WorkStack
from desktop_app.shell.context import Shell
from desktop_app.shell.exchange.exchanger import Exchanger, Trade
from desktop_app.shell.exchange.sheets import Ending, ask_for_days, period_name
from desktop_app.shell.exchange.works import EXPORTING, TEMPLATE


class Outgoing(QObject):
    """`begun` before a file is written, `failed` with what went wrong."""

    begun = Signal()
    failed = Signal(object)

    def __init__(self, place: Shell, exchanger: Exchanger, files: FileChoice, work: WorkStack) -> None:
        """`work` shows how far it is."""
        super().__init__(work)
        self._place, self._exchanger, self._files, self._work = place, exchanger, files, work

    def save_template(self, key: str) -> None:
        """The empty workbook of a kind."""
        trade = self._trade(key)
        target = self._files.save_as(self._work, "Lưu tệp mẫu", f"mau-{trade.key}", "Tệp Excel", ".xlsx")
        if target is not None:
            told, write = f"Đã lưu {target.name}.", partial(self._exchanger.write_template, trade, target)
            self.begun.emit()
            self._work.run(lambda _: write(), TEMPLATE, lambda _: self._place.say(told), self.failed.emit)

    def ask_for_days(self, key: str) -> None:
        """Which days go out, then where to."""
        trade = self._trade(key)
        ask_for_days(self._place, trade, partial(self._save, trade))

    def _save(self, trade: Trade, from_on: date, to_on: date, ending: Ending) -> None:
        name = f"{trade.key}-{period_name(from_on, to_on)}"
        kind, _, _ = ending.value.partition(" (")
        target = self._files.save_as(self._work, "Xuất ra tệp", name, kind, ending.suffix)
        if target is None:
            return

        def told(count: int) -> None:
            tell_saved(self._place, target, f", {words.number(count)} dòng")

        self.begun.emit()
        write = partial(self._exchanger.export, trade, from_on, to_on, target)
        self._work.run(write, EXPORTING, told, self.failed.emit)

    def _trade(self, key: str) -> Trade:
        return next(each for each in self._exchanger.trades if each.key == key)
