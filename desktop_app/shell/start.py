"""Starts the window: the application, its look, what happens to an error that nobody caught."""

import logging
import sys
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QFileSystemWatcher
from PySide6.QtWidgets import QApplication

from desktop_app.core.first_window import FirstWindow
from desktop_app.kit import theme
from desktop_app.kit.qt_words import QtWords
from desktop_app.shell.preparing import Opening
from desktop_app.shell.program import Program
from desktop_app.shell.window import Window

SHOWN = "window shown"
"""What the log says when the window is there; whoever mends the program reads from it how long a start took."""

log = logging.getLogger(__name__)


def show_window(program: Program, opening: Opening | None = None) -> int:
    """Show the window until it is closed; the program's exit code.

    `opening` opens an office that needs no password of anybody's: the practice office.
    """
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Sổ Dân Chủ")
    app.installTranslator(QtWords(app))
    theme.load_fonts()
    percent = program.memory.of("window").get("text_percent", 100)
    theme.apply(app, percent if percent in theme.TEXT_SIZES else 100)
    window = Window(program)
    sys.excepthook = _explainer(window)
    window.show()
    log.info(SHOWN)
    listening = listen(program.first, window) if program.first else None
    if opening is None:
        window.begin()
    else:
        window.prepare(opening)
    code = app.exec()
    del listening
    return code


def listen(first: FirstWindow, window: Window) -> QFileSystemWatcher:
    """Come forward whenever a second start leaves its note."""
    watcher = QFileSystemWatcher([str(first.folder)] if first.folder.is_dir() else [])

    def hear() -> None:
        if first.answer():
            window.come_forward()

    watcher.directoryChanged.connect(hear)
    return watcher


def _explainer(
    window: Window,
) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    def explain(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        window.explain(error)

    return explain
