"""The form in the hand kept after every key, off the window's thread; keys are never waited for."""

from collections.abc import Mapping

from PySide6.QtCore import QObject

from desktop_app.areas.views import FormDraft, Workplace


class Keeping(QObject):
    """One draft; while one state is being written, only the newest of those that follow is kept for the next turn."""

    def __init__(self, workplace: Workplace, name: str) -> None:
        super().__init__()
        self._jobs, self._explain = workplace.jobs, workplace.explain
        self._place = FormDraft(workplace.desk, name)
        self._newest: dict[str, str] | None = None
        self._is_writing = False

    def load(self) -> dict[str, str]:
        """What was kept, perhaps before the program was killed."""
        return self._place.load()

    def keep(self, values: Mapping[str, str]) -> None:
        """Keep this state."""
        self._newest = dict(values)
        if not self._is_writing:
            self._write()

    def forget(self) -> None:
        """The form is done; to be followed by `discard` in the work that saves it."""
        self._newest = None

    def discard(self) -> None:
        """Take the draft away, on the worker's thread."""
        self._place.discard()

    def _write(self) -> None:
        values, self._newest = self._newest, None
        self._is_writing = values is not None
        if values is not None:
            self._jobs.write(
                lambda _progress: self._place.save(values), lambda _done: self._write(), self._failed, owner=self
            )

    def _failed(self, error: BaseException) -> None:
        self._is_writing = False
        self._explain(error)
