"""Pictures of the window's pages, taken where nobody looks: for the demo story and for looking at every page."""

from collections.abc import Collection, Iterator
from itertools import count
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.kit import theme
from desktop_app.kit.unseen import unseen
from desktop_app.office.area import PageEntry
from desktop_app.office.opening import OpenOffice
from desktop_app.shell.navigation import HELP, Navigation
from desktop_app.shell.program import Program
from desktop_app.shell.window import Window

SIZE = (1366, 697)
CALM_MS = 60
LONGEST_WAIT = 100


def unseen_application(percent: int = 100) -> QApplication:
    """The application without a screen (or the one there is), its text in this size."""
    app = QApplication.instance()
    made = app if isinstance(app, QApplication) else QApplication(unseen())
    theme.load_fonts()
    theme.apply(made, percent)
    return made


def rest(milliseconds: int = CALM_MS) -> None:
    """Let the window do what it has begun."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class Camera:
    """Goes through the window of a signed-in account and keeps what it sees."""

    def __init__(self, window: Window, folder: Path, calm: int = CALM_MS, numbers: Iterator[int] | None = None) -> None:
        """Pictures are numbered in the order they are taken, each after `calm` milliseconds without work."""
        self.window = window
        self._calm = calm
        self._folder = folder
        self._numbers = numbers or count(1)

    @property
    def is_done(self) -> bool:
        """Whether it has seen all it came for."""
        return False

    def take(self, name: str, of: QWidget | None = None) -> Path:
        """One picture of the window (or of another widget), once its work has come to rest."""
        self.settle()
        target = self._folder / f"{next(self._numbers):02d}-{name}.png"
        (of or self.window).grab().save(str(target))
        return target

    def settle(self) -> None:
        """Wait until no work is under way and nothing more is drawn."""
        for _ in range(LONGEST_WAIT):
            rest()
            if self.window.work is None or not self.window.work.jobs.is_busy:
                break
        rest(self._calm)

    def on(self, window: Window) -> "Camera":
        """The same camera, its numbers going on, before another window."""
        return Camera(window, self._folder, self._calm, self._numbers)

    def pages(
        self, program: Program, office: OpenOffice, only: Collection[str] = ()
    ) -> Iterator[tuple[PageEntry, Path]]:
        """Every page that the account may open (or those named), in the order of the side bar, then the help."""
        navigation = Navigation(program.areas, office.desk.account, is_practice=office.desk.is_practice)
        pages = [page for group in navigation.groups for page in group.pages]
        for page in (*dict.fromkeys(pages), HELP):
            work = self.window.work
            if work is not None and (page.key in only or not only):
                work.open(page.key)
                yield page, self.take(page.key.replace(".", "-"))


def picture_pages(program: Program, office: OpenOffice, folder: Path) -> list[Path]:
    """Pictures of all pages of an open office, which is closed at the end as the window closes it."""
    folder.mkdir(parents=True, exist_ok=True)
    unseen_application()
    window = Window(program)
    window.resize(*SIZE)
    window.show()
    window.enter(office)
    camera = Camera(window, folder)
    taken = [picture for _page, picture in camera.pages(program, office)]
    close(window)
    return taken


def close(window: Window) -> None:
    """Close as an official does, and wait for the copy that is made on leaving."""
    window.close()
    for _ in range(LONGEST_WAIT):
        if not window.isVisible():
            break
        rest()
    window.deleteLater()
    rest()
