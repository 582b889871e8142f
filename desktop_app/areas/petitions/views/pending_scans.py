"""Scans of a petition that is still being entered: held in memory until it is saved, and never in a draft."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop_app.areas.petitions.papers_in import NewScan
from desktop_app.areas.petitions.views.scan_adding import ScanAdding
from desktop_app.areas.petitions.views.scan_list import Line, ScanList
from desktop_app.areas.petitions.views.scan_sheets import TITLE, ScanSheets
from desktop_app.areas.views import Workplace
from desktop_app.core.evidence.prepared import JPEG_TYPE
from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.file_choice import FilesChoice
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.thumbnail import small_image

ABOUT = "Lưu cùng đơn khi bấm Lưu"
NAME = "Bản quét"


class PendingScans(QObject):
    """`changed` when there are more or fewer; a petition that is corrected has its scans kept at once."""

    changed = Signal()

    def __init__(self, workplace: Workplace, parent: QObject, *, files: FilesChoice | None = None) -> None:
        """`files` is the machine's own choice, unless another is given."""
        super().__init__(parent)
        self._workplace = workplace
        self._of_record = ScanSheets(workplace, self, files=files)
        self.adding = ScanAdding(workplace, self, self._put, files=files)
        self.adding.kept.connect(self._tell)
        self._record: tuple[str, str] | None = None
        self.scans: tuple[NewScan, ...] = ()
        self.button = Button(NAME, icon="image")
        self.button.clicked.connect(self.show)

    def begin(self, uid: str = "", label: str = "") -> None:
        """Start over, for a new petition or for the one that is corrected."""
        self._record = (uid, label) if uid else None
        self.scans = ()
        self._name_button()

    def show(self) -> None:
        """What is held so far; where there is nothing yet, files are asked for at once."""
        if self._record is not None:
            self._of_record.show(*self._record)
        elif not self.scans:
            self.adding.choose(ABOUT)
        else:
            self._rise()

    def _rise(self) -> None:
        body = ScanList([self._line(scan) for scan in self.scans], takes=True)
        add = Button("Thêm ảnh, tệp", Kind.MAIN, icon="plus", key="Ctrl+N")
        sheet = SideSheet(self._workplace.surface, TITLE, ABOUT, body, main=add)
        body.given.connect(lambda given: self.adding.take(given, ABOUT))
        add.clicked.connect(lambda: self.adding.choose(ABOUT))
        self.changed.connect(sheet.go)
        sheet.rise()

    def _line(self, scan: NewScan) -> Line:
        is_picture = scan.file.media_type == JPEG_TYPE
        return Line(
            title=scan.title,
            said=scan.file.note,
            image=small_image(scan.file.content) if is_picture else None,
            icon="image" if scan.file.is_picture else "file-text",
            opens=None,
            removes=partial(self._drop, scan),
        )

    def _put(self, scans: Sequence[NewScan]) -> object:
        self.scans = (*self.scans, *scans)
        return len(self.scans)

    def _drop(self, scan: NewScan) -> None:
        self.scans = tuple(each for each in self.scans if each is not scan)
        self._tell()

    def _tell(self) -> None:
        self._name_button()
        self.changed.emit()

    def _name_button(self) -> None:
        self.button.setText(f"{NAME} ({len(self.scans)})" if self.scans else NAME)
