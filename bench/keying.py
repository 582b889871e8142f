"""How long a key of a form takes until its answer is painted, on the real page: a process of its own.

python -m bench.keying DATA opens the office in DATA, its password being the first line of the input, and keys the forms
of its batch as fast as nobody can. It prints the seconds in which 95 of 100 keys are painted: of a widget of the same
size that only fills itself, of the page.
"""

import os
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bench.measure import Measure
from bench.office import BenchOffice
from bench.window import opened, run
from desktop_app.areas.surveys.entry import SurveyEntry
from desktop_app.areas.surveys.field.entry import BatchEntry
from desktop_app.areas.surveys.field.service import BatchService
from desktop_app.areas.surveys.forms.shipped import shipped
from desktop_app.areas.surveys.keying.service import KeyingService
from desktop_app.areas.surveys.service import SurveyService

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.areas.surveys.keying.views.keying_page import KeyingPage

FORMS, CODE = 40, "PKS05"
KEYS = "213313E11213E222"
"""A form with its follow-ups; E is Enter."""

BETWEEN_MS = 12
"""A hand is ten times slower; what is kept and read beside the keys is never waited for."""


def batch_to_key(bench: BenchOffice) -> None:
    """A batch of printed forms that were not keyed yet."""
    today = bench.office.desk.clock.today()
    entry = SurveyEntry(
        code=CODE, version=shipped()[CODE].version, year=today.year, quarter=(today.month + 2) // 3,
        from_on=today, to_on=today,
    )  # fmt: skip
    survey = SurveyService(bench.office.desk).begin(entry)
    BatchService(bench.office.desk).begin(survey.uid, BatchEntry(collector="Đỗ Minh Quân", printed=FORMS))


def measure_keying(data: Path, password: str) -> Iterator[Measure]:
    """The page beside a widget that only fills itself."""
    bare, ours = run("-m", "bench.keying", str(data), password=password)
    yield Measure("key to painted answer, 95 of 100", ours, bare, "a bare widget painted anew")


def _keyed(data: Path, password: str) -> tuple[float, float]:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from desktop_app.areas.surveys.keying.views.keying_page import KeyingPage
    from desktop_app.areas.surveys.states import Pass
    from desktop_app.shell.pictures import rest

    window = opened(data, password)
    assert window.work is not None
    window.work.open("surveys.keying")
    page = window.work.pages.page
    assert isinstance(page, KeyingPage)
    page.begin(KeyingService(window.work.desk).batches()[0].uid, Pass.FIRST)
    while page.body is None:
        rest(5)
    board, flow, took = page.body.asking.board, page.body.flow, list[float]()
    for number in range(1, FORMS + 1):
        flow.scan(flow.desk.series.serial(number))
        while not flow.has_form:
            rest(5)
        for sign in KEYS:
            key = Qt.Key.Key_Enter if sign == "E" else Qt.Key(ord(sign))
            took.append(_painted(partial(QTest.keyClick, board, key)))
            rest(BETWEEN_MS)
        QTest.keyClick(board, Qt.Key.Key_Enter)
        _until_saved(page, number)
    return _ninety_fifth(_bare(board)), _ninety_fifth(took)


def _until_saved(page: "KeyingPage", number: int) -> None:
    from desktop_app.shell.pictures import rest

    while page.body is not None and page.body.flow.progress.keyed < number:
        rest(5)


def _bare(board: "QWidget") -> list[float]:
    """A window with one widget as large as the board."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QPainter, QPaintEvent
    from PySide6.QtWidgets import QWidget

    class Bare(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:
            QPainter(self).fillRect(self.rect(), Qt.GlobalColor.white)

    bare = Bare()
    bare.resize(board.size())
    bare.show()
    return [_painted(bare.update) for _ in range(FORMS * len(KEYS))]


def _painted(change: Callable[[], object]) -> float:
    """Seconds from the change until the window's loop has painted it."""
    from PySide6.QtWidgets import QApplication

    began = time.perf_counter()
    change()
    QApplication.processEvents()
    return time.perf_counter() - began


def _ninety_fifth(times: list[float]) -> float:
    return sorted(times)[len(times) * 95 // 100]


if __name__ == "__main__":
    print(*_keyed(Path(sys.argv[1]), sys.stdin.readline().strip()), flush=True)
    os._exit(0)
