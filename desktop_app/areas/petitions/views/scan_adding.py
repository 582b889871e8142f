"""Files become scans of a petition: what would be kept of each is seen, and named, before it is."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop_app.areas.petitions.fields import SCAN_FORM
from desktop_app.areas.petitions.papers_in import NewScan
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.read_files import Named, read_files
from desktop_app.areas.views.sheets import verb_sheet
from desktop_app.core.evidence.prepared import READING, Refused, prepare_all
from desktop_app.core.progress import Progress
from desktop_app.kit.dropping import Given
from desktop_app.kit.file_choice import FilesChoice, SystemFileChoice
from desktop_app.kit.sheet import SideSheet

PICTURES = ".jpg *.jpeg *.png *.heic *.heif *.gif *.bmp *.pdf"
FIRST = "Đơn"
Keep = Callable[[Sequence[NewScan]], object]
"""Keeps the scans, on the worker's thread."""


class ScanAdding(QObject):
    """Asks for files, makes them ready off the window's thread and hands them to `keep`; `kept` tells that it did."""

    kept = Signal()

    def __init__(self, workplace: Workplace, parent: QObject, keep: Keep, *, files: FilesChoice | None = None) -> None:
        """`files` is the machine's own choice, unless another is given."""
        super().__init__(parent)
        self._workplace, self._keep = workplace, keep
        self.files: FilesChoice = files or SystemFileChoice()

    def choose(self, about: str) -> None:
        """Ask for pictures and papers, then show what would be kept of them."""
        chosen = self.files.files(self._workplace.surface, "Chọn ảnh, bản quét", "Ảnh, tệp PDF", PICTURES)
        if chosen:
            self.take(chosen, about)

    def take(self, given: Given, about: str) -> None:
        """Show what would be kept of these files."""

        def work(progress: Progress) -> tuple[Sequence[Named], Sequence[Refused]]:
            return prepare_all(given, progress)

        self._workplace.jobs.read(
            work, lambda found: self._show(*found, about), self._workplace.explain, title=READING, owner=self
        )

    def _show(self, taken: Sequence[Named], refused: Sequence[Refused], about: str) -> None:
        body = read_files(taken, refused)
        if not taken:
            SideSheet(self._workplace.surface, "Không lưu được tệp đã chọn", "Chưa có gì được lưu", body).rise()
            return
        keep = self._keep

        def does(said: Mapping[str, Any]) -> object:
            title, several = said["title"], len(taken) > 1
            named = (f"{title} ({at})" if several else title for at in range(1, len(taken) + 1))
            return keep([NewScan(name, file) for name, (_file_name, file) in zip(named, taken, strict=True)])

        sheet = verb_sheet(
            self._workplace, "Thêm bản quét", about, SCAN_FORM, does, start={"title": FIRST}, notice=body
        )
        sheet.made.connect(lambda _made: self.kept.emit())
        sheet.rise()
