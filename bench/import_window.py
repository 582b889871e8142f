"""The longest that the window stands still while a large workbook goes through the wizard: a process of its own.

python -m bench.import_window DATA BOOK opens the office in DATA, its password being the first line of the input, tries
the workbook, takes it over and takes it back. It prints the longest seconds between two turns of the window's loop:
beside a thread that only counts, in the dry run, in the import, in the undoing.
"""

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.measure import Measure
from bench.window import opened, run

if TYPE_CHECKING:
    from desktop_app.shell.exchange.page import ExchangePage
    from desktop_app.shell.window import Window

BARE_FOR = 3.0


def measure_import_window(data: Path, password: str, book: Path, rows: int) -> Iterator[Measure]:
    """How long the window does not answer, beside what a thread that only counts does to it."""
    bare, *ours = run("-m", "bench.import_window", str(data), str(book), password=password)
    for what, longest in zip(("dry run", "import", "undoing"), ours, strict=True):
        yield Measure(f"window's longest stop, {what}, {rows:,}", longest, bare, "beside a thread that counts")


class Turns:
    """Turns the window's loop and keeps the longest time between two turns."""

    def __init__(self) -> None:
        from PySide6.QtWidgets import QApplication

        self._turn = QApplication.processEvents

    def until(self, ended: Callable[[], bool]) -> float:
        """The longest stop until then."""
        longest, last = 0.0, time.perf_counter()
        while not ended():
            self._turn()
            time.sleep(0.001)
            now = time.perf_counter()
            longest, last = max(longest, now - last), now
        return longest


def _stops(window: "Window", book: Path) -> list[float]:
    from desktop_app.shell.exchange.page import ExchangePage

    turns, work = Turns(), window.work
    assert work is not None
    work.open("system.exchange")
    page = work.pages.page
    assert isinstance(page, ExchangePage)
    wizard, result = page.wizard, page.wizard.result
    stops = [_beside_counting(turns)]
    page.begin_import()
    wizard.file.show_file(book)
    wizard.file.old.setChecked(True)
    wizard.go_on()
    turns.until(_rests(page, lambda: wizard.step is wizard.columns))
    wizard.go_on()
    stops.append(turns.until(_rests(page, lambda: wizard.step is result)))
    result.people.rest.click()
    wizard.go_on()
    stops.append(turns.until(_rests(page, lambda: wizard.step is wizard.done)))
    wizard.done.undo.click()
    turns.until(lambda: _sheet(window) is not None)
    sheet = _sheet(window)
    sheet.form.load({"reason": "Nhập nhầm tệp"})
    sheet.submit()
    stops.append(turns.until(_rests(page, lambda: page.wizard.is_idle and page.wizard.step is wizard.file)))
    return stops


def _sheet(window: "Window") -> Any:
    from desktop_app.kit.verb_sheet import VerbSheet

    return window.findChild(VerbSheet)


def _rests(page: "ExchangePage", there: Callable[[], bool]) -> Callable[[], bool]:
    return lambda: there() and not page.work.is_busy and not page.wizard.work.is_busy


def _beside_counting(turns: Turns) -> float:
    ends = time.perf_counter() + BARE_FOR

    def count() -> None:
        while time.perf_counter() < ends:
            pass

    threading.Thread(target=count, daemon=True).start()
    return turns.until(lambda: time.perf_counter() >= ends)


if __name__ == "__main__":
    print(*_stops(opened(Path(sys.argv[1]), sys.stdin.readline().strip()), Path(sys.argv[2])), flush=True)
    os._exit(0)
