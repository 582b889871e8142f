"""Work that must stay on the window's thread (a printer, pictures of pages), done a page at a time."""

from collections.abc import Callable, Generator
from typing import Any

from PySide6.QtCore import QObject, QTimer

from desktop_app.core.errors import UserError

CANNOT_WRITE = "Không ghi được tệp. Hãy chọn thư mục khác còn chỗ trống và ghi được."


class Stepper(QObject):
    """One step at each turn of the event loop: the window never freezes for longer than a step."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work: Generator[Any, None, None] | None = None
        self._after: tuple[Callable[[int], None], Callable[[str], None]] | None = None
        self._done = 0
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._step)

    @property
    def is_busy(self) -> bool:
        """Whether there is work at hand."""
        return self._work is not None

    def begin(
        self, work: Generator[Any, None, None], done: Callable[[int], None], ended: Callable[[str], None]
    ) -> None:
        """Call `done` with the number of steps after each one, `ended` with "" or with what went wrong."""
        self._work, self._after, self._done = work, (done, ended), 0
        self._turn.start(0)

    def stop(self) -> bool:
        """Give up what is at hand; whether there was anything."""
        work, self._work = self._work, None
        self._turn.stop()
        if work is not None:
            work.close()
        return work is not None

    def _step(self) -> None:
        if self._work is None or self._after is None:
            return
        done, ended = self._after
        work, self._work = self._work, None  # a defect in the work ends it: no step is tried twice
        try:
            next(work)
        except StopIteration:
            ended("")
            return
        except UserError as error:
            ended(str(error))
            return
        except OSError:
            ended(CANNOT_WRITE)
            return
        self._work = work
        self._done += 1
        done(self._done)
        self._turn.start(0)
