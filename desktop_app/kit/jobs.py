"""Work off the window's thread: one worker that writes, a few that read; answers come back on the window's thread."""

import gc
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from shiboken6 import isValid

from desktop_app.core.collector import walk_here
from desktop_app.core.errors import Cancelled
from desktop_app.core.progress import Progress

T = TypeVar("T")
Work = Callable[[Progress], T]

READERS = 3
_REPORTS_A_SECOND = 20
_WALK_MS = 200


class Job:
    """One piece of work under way."""

    def __init__(self, title: str, tell: Callable[["Job"], None]) -> None:
        """`title` says what is being done, for the strip; a job without one is never shown."""
        self.title = title
        self.done = 0
        self.total = 0
        self.what = ""
        self._stop = threading.Event()
        self._tell = tell
        self._told_at = 0.0

    def cancel(self) -> None:
        """Give up: the work learns of it at its next report."""
        self._stop.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether it was given up; work that was nearly done may still end well."""
        return self._stop.is_set()

    def report(self, done: int, total: int, what: str = "") -> None:
        """Called by the work, on its own thread; raises `Cancelled` once the work was given up."""
        if self._stop.is_set():
            raise Cancelled
        self.done, self.total, self.what = done, total, what
        now = time.monotonic()
        if now - self._told_at >= 1 / _REPORTS_A_SECOND or done == total:
            self._told_at = now
            self._tell(self)


class Jobs(QObject):
    """Lives as long as the window; owns the threads and the signal by which they answer.

    As long as there are threads, Python's collector walks on the window's thread alone: a window that a worker takes
    away ends the program.
    """

    started = Signal(object)
    progressed = Signal(object)
    ended = Signal(object)

    troubled = Signal(object)
    """An error that no one else was told of."""

    _arrived = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._writer = ThreadPoolExecutor(1, "writer")
        self._readers = ThreadPoolExecutor(READERS, "reader")
        self._running: set[Job] = set()
        self._open = True
        self._arrived.connect(self._run, Qt.ConnectionType.QueuedConnection)
        gc.disable()
        self._walks = QTimer(self)
        self._walks.timeout.connect(walk_here)
        self._walks.start(_WALK_MS)

    @property
    def is_busy(self) -> bool:
        """Whether any work is under way."""
        return bool(self._running)

    def write(
        self,
        work: Work[T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[BaseException], None] | None = None,
        *,
        title: str = "",
        progress: Callable[[Job], None] | None = None,
        owner: QObject | None = None,
    ) -> Job:
        """Run work that changes data; such works follow one another and never meet.

        `done` and `failed` are called on the window's thread, and not at all once `owner` is gone. An error without
        a `failed` goes to `troubled`; giving up is no error and is told to nobody.
        """
        return self._start(self._writer, work, done, failed, title, progress, owner)

    def read(
        self,
        work: Work[T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[BaseException], None] | None = None,
        *,
        title: str = "",
        progress: Callable[[Job], None] | None = None,
        owner: QObject | None = None,
    ) -> Job:
        """Run work that only reads; several may run at once."""
        return self._start(self._readers, work, done, failed, title, progress, owner)

    def close(self) -> None:
        """Give up all work, wait until it has ended, and take no more: what is still asked for is never done."""
        self._open = False
        for job in set(self._running):
            job.cancel()
        self._writer.shutdown(wait=True, cancel_futures=True)
        self._readers.shutdown(wait=True, cancel_futures=True)
        self._walks.stop()
        gc.enable()

    def _start(
        self,
        pool: ThreadPoolExecutor,
        work: Work[T],
        done: Callable[[T], None] | None,
        failed: Callable[[BaseException], None] | None,
        title: str,
        progress: Callable[[Job], None] | None,
        owner: QObject | None,
    ) -> Job:
        def wanted() -> bool:
            return owner is None or isValid(owner)

        def tell(job: Job) -> None:
            self._arrived.emit(lambda: self._progress(job, progress if wanted() else None))

        def finish(future: Future[T]) -> None:
            if not future.cancelled():
                self._arrived.emit(lambda: self._end(job, future, done if wanted() else None, failed, wanted()))

        job = Job(title, tell)
        if not self._open:
            return job
        self._running.add(job)
        self.started.emit(job)
        pool.submit(work, job).add_done_callback(finish)
        return job

    def _progress(self, job: Job, progress: Callable[[Job], None] | None) -> None:
        self.progressed.emit(job)
        if progress is not None:
            progress(job)

    def _end(
        self,
        job: Job,
        future: "Future[T]",
        done: Callable[[T], None] | None,
        failed: Callable[[BaseException], None] | None,
        wanted: bool,
    ) -> None:
        self._running.discard(job)
        self.ended.emit(job)
        error = future.exception()
        if error is None:
            if done is not None:
                done(future.result())
        elif isinstance(error, Cancelled):
            return
        elif failed is not None and wanted:
            failed(error)
        else:
            self.troubled.emit(error)

    @Slot(object)
    def _run(self, call: Callable[[], None]) -> None:
        if self._open:
            call()
