"""A page's content, and in its place the long work that was begun from it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.kit.jobs import Job, Jobs, Work
from desktop_app.kit.progress_view import ProgressView

T = TypeVar("T")
QUIET_FOR = 300
"""Milliseconds of work under which nothing is shown."""


@dataclass(frozen=True)
class Told:
    """What is said of the work while it lasts; with a `noun` its own counts are shown, else the share.

    `can_leave`: other pages can be gone to meanwhile.
    """

    icon: str
    title: str
    about: str
    steps: tuple[str, ...]
    after_cancel: str
    noun: str = ""
    can_leave: bool = True


class WorkStack(QStackedWidget):
    """One work at a time; the content comes back when it ends, fails or is given up."""

    turned = Signal(bool)
    """Whether work is under way now."""

    def __init__(self, content: QWidget, jobs: Jobs) -> None:
        super().__init__()
        self._content, self._jobs = content, jobs
        self._job: Job | None = None
        self._view: ProgressView | None = None
        self._told: Told | None = None
        self._wait = QTimer(self, singleShot=True, interval=QUIET_FOR)
        self._wait.timeout.connect(self._appear)
        self.addWidget(content)
        jobs.ended.connect(self._ended)

    @property
    def is_busy(self) -> bool:
        """Whether work is under way."""
        return self._job is not None

    def run(
        self,
        work: Work[T],
        told: Told,
        done: Callable[[T], None],
        failed: Callable[[BaseException], None],
        *,
        writes: bool = False,
    ) -> None:
        """Begin; asks for nothing while another work is under way. `writes`: it changes data."""
        if self.is_busy:
            return

        self._told = told
        begin = self._jobs.write if writes else self._jobs.read
        # The strip in the corner is for who has gone elsewhere.
        title = told.title if told.can_leave else ""
        self._job = begin(work, done, failed, title=title, progress=self._progress, owner=self)
        self._wait.start()
        self.turned.emit(True)

    def _appear(self) -> None:
        if self._told is not None and self._job is not None:
            told = self._told
            noun = told.noun or "phần trăm"
            self._view = ProgressView(
                told.icon,
                told.title,
                told.about,
                told.steps,
                after_cancel=told.after_cancel,
                noun=noun,
                can_leave=told.can_leave,
            )
            self._view.cancelled.connect(self.give_up)
            self.addWidget(self._view)
            self.setCurrentWidget(self._view)
            self._view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
            self._progress(self._job)

    def _progress(self, job: Job) -> None:
        if self._view is None or job is not self._job or self._told is None or not job.total:
            return
        if self._told.noun:
            self._view.report(job.done, job.total, job.what)
        else:
            self._view.report(round(100 * job.done / job.total), 100, job.what)

    def give_up(self) -> None:
        """Stop what is under way."""
        if self._job is not None:
            self._job.cancel()
            self._end()

    def _ended(self, job: Job) -> None:
        """Also when it was given up from the strip in the corner."""
        if job is self._job:
            self._end()

    def _end(self) -> None:
        self._wait.stop()
        self._job = None
        self.setCurrentWidget(self._content)
        if self._view is not None:
            self.removeWidget(self._view)
            self._view.deleteLater()
            self._view = None
        self.turned.emit(False)
