"""Brings a copy back beside the office: which copy, where to, watched on the page."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop_app.core.progress import Progress
from desktop_app.kit.file_choice import FileChoice
from desktop_app.kit.work_stack import WorkStack
from desktop_app.office.safety import SUFFIX, Copy, SafetyService
from desktop_app.shell.context import Shell
from desktop_app.shell.system.restore_sheet import RestoreSheet, told_of


class Restoring(QObject):
    """`begun` before anything is asked, then `restored` with the folder, or `failed`."""

    begun = Signal()
    restored = Signal(object)
    failed = Signal(object)

    def __init__(self, place: Shell, service: SafetyService, files: FileChoice, work: WorkStack) -> None:
        """`work` shows how far it is."""
        super().__init__(work)
        self._place, self._service, self._files, self._work = place, service, files, work

    def choose_file(self) -> None:
        """Bring back a copy that is not in the list, from a stick for example."""
        file = self._files.file(self._work, "Chọn bản sao lưu", "Bản sao lưu Sổ Dân Chủ", SUFFIX)
        if file is not None:
            self._place.jobs.read(
                lambda _: Copy(self._service.made_at(file), file, 0, True), self.begin, self.failed.emit, owner=self
            )

    def begin(self, copy: Copy) -> None:
        """Ask where to and with whose password."""
        self.begun.emit()
        sheet = RestoreSheet(self._place, copy, self._service.folder_beside(copy.at), self._files)
        sheet.asked.connect(lambda said: self._restore(copy, said))
        sheet.rise()

    def _restore(self, copy: Copy, said: Mapping[str, str]) -> None:
        def work(progress: Progress) -> Path:
            return self._service.restore(copy.file, Path(said["folder"]), said["account"], said["password"], progress)

        self._work.run(work, told_of(copy), self.restored.emit, self.failed.emit)
