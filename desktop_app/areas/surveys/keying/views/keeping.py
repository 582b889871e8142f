"""The form in the hand kept after every key, off the window's thread; keys are never waited for."""

import threading
from collections.abc import Mapping

from desktop_app.areas.views import FormDraft, Workplace


class Keeping:
    """One draft; while one state is being written, only the newest of those that follow is kept for the next turn."""

    def __init__(self, workplace: Workplace, name: str) -> None:
        self._jobs, self._explain = workplace.jobs, workplace.explain
        self._place = FormDraft(workplace.desk, name)
        self._newest: dict[str, str] | None = None
        self._is_writing = False
        self._lock = threading.Lock()
        self._round = 0

    def load(self) -> dict[str, str]:
        """What was kept, perhaps before the program was killed."""
        return self._place.load()

    def keep(self, values: Mapping[str, str]) -> None:
        """Keep this state."""
        self._newest = dict(values)
        if not self._is_writing:
            self._write()

    def forget(self) -> None:
        """The form goes to the worker; to be followed by `discard` in the work that saves it."""
        self._newest = None

    def discard(self) -> None:
        """Take the draft away, on the worker's thread."""
        self._place.discard()

    def settle(self) -> None:
        """Keep now what is not kept yet: nobody waits for the worker any more."""
        values, self._newest = self._newest, None
        if values is not None:
            with self._lock:
                self._round += 1
                self._place.save(values)

    def _write(self) -> None:
        values, self._newest = self._newest, None
        self._is_writing = values is not None
        if values is not None:
            asked = self._round
            self._jobs.write(lambda _progress: self._save(values, asked), lambda _done: self._write(), self._failed)

    def _save(self, values: Mapping[str, str], asked: int) -> None:
        with self._lock:
            # One that was settled meanwhile is newer.
            if asked == self._round:
                self._place.save(values)

    def _failed(self, error: BaseException) -> None:
        self._is_writing = False
        self._explain(error)
