"""Making the office, off the window's thread, with its progress and a way to give up."""

from PySide6.QtCore import QObject, Signal

from desktop_app.kit.jobs import Job, Jobs
from desktop_app.kit.progress_view import ProgressView
from desktop_app.office.door import Made
from desktop_app.office.opening import MAKING
from desktop_app.shell.first_run.setup import Setup

_CANCELLED = "Bấm Hủy thì chưa có sổ nào được tạo; các câu trả lời vẫn giữ nguyên."


class Making(QObject):
    """One try; exactly one of its signals is sent."""

    done = Signal()
    """The setup has its office."""

    refused = Signal(object)
    """The error that was in the way; nothing was left behind."""

    given_up = Signal()

    def __init__(self, setup: Setup, jobs: Jobs, parent: QObject) -> None:
        """`view` shows how far it is."""
        super().__init__(parent)
        self._setup, self._jobs = setup, jobs
        self._job: Job | None = None
        self.view = ProgressView(
            "book-open-check",
            "Tạo sổ",
            setup.profile().short_name,
            MAKING,
            after_cancel=_CANCELLED,
            noun="bước",
            can_leave=False,
        )
        self.view.cancelled.connect(self.cancel)

    def start(self) -> None:
        """Begin."""
        self._jobs.ended.connect(self._ended)
        self._job = self._jobs.write(self._setup.make, self._done, self.refused.emit, progress=self._report, owner=self)

    def cancel(self) -> None:
        """Give up at the next step; what was made is taken away again."""
        if self._job is not None:
            self._job.cancel()

    def _report(self, job: Job) -> None:
        self.view.report(job.done, job.total, job.what)

    def _ended(self, job: Job) -> None:
        """Told of every job, also of one that was given up, before its result is told."""
        if job is self._job:
            self._job = None
            self._jobs.ended.disconnect(self._ended)
            if job.is_cancelled:
                self.given_up.emit()

    def _done(self, made: Made) -> None:
        self._setup.accept(made)
        self.done.emit()
