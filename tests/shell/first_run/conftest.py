"""A wizard in its window, with a printer that prints into a file and a file window that answers at once."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop_app.kit.jobs import Jobs
from desktop_app.office.opening import Opener
from desktop_app.shell.first_run.setup import Setup
from desktop_app.shell.first_run.wizard import Wizard


class FilePrinters:
    """One printer; what it prints becomes a file."""

    def __init__(self, folder: Path) -> None:
        self.printed = folder / "printed.pdf"

    def names(self) -> list[str]:
        return ["Văn phòng"]

    def printer(self, name: str) -> QPrinter:
        made = QPrinter(QPrinter.PrinterMode.HighResolution)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(self.printed))
        made.setResolution(75)
        return made


class ChosenFiles:
    """Chooses what it was told to."""

    def __init__(self, chosen: Path) -> None:
        self.chosen = chosen

    def save_as(self, parent: QWidget, title: str, name: str, kind: str, ending: str) -> Path | None:
        return self.chosen / f"{name}{ending}"

    def folder(self, parent: QWidget, title: str) -> Path | None:
        return self.chosen


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder for what is printed and saved."""
    made = tmp_path / "outside"
    made.mkdir()
    return made


@pytest.fixture
def setup(opener: Opener, tmp_path: Path) -> Setup:
    """Nothing answered yet."""
    return Setup(opener, tmp_path / "data")


@pytest.fixture
def wizard(setup: Setup, outside: Path) -> Iterator[Wizard]:
    """Shown, as large as an office PC leaves it."""
    jobs = Jobs()
    troubles: list[BaseException] = []
    jobs.troubled.connect(troubles.append)
    printers, files = FilePrinters(outside), ChosenFiles(outside)
    made = Wizard(setup, jobs, random.Random(3), can_practise=True, printers=printers, files=files)
    made.resize(1366, 697)
    made.show()
    made.activateWindow()
    assert QTest.qWaitForWindowActive(made, 30_000)
    yield made
    jobs.close()
    made.let_go()
    made.hide()
    made.deleteLater()
    assert troubles == []
