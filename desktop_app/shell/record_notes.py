"""What was said of the record on screen from outside the office, above its page."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.core import words
from desktop_app.kit.controls import Banner, Button
from desktop_app.kit.jobs import Jobs
from desktop_app.kit.page import MARGIN
from desktop_app.kit.theme import State, px
from desktop_app.office.area import Area, RecordNote
from desktop_app.office.desk import Desk
from desktop_app.office.finding import record_notes


class RecordNotes(QWidget):
    """The first note in full, how many more there are; `answer_asked` carries where they are answered."""

    answer_asked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(MARGIN), px(12), px(MARGIN), 0)
        self._banner: Banner | None = None
        self._uid = ""
        self.hide()

    def look(self, desk: Desk, areas: Sequence[Area], jobs: Jobs, uid: str) -> None:
        """Tell what was said of the record of that name, once that has been read; "" names none."""
        self.tell(())
        self._uid = uid
        if uid:
            jobs.read(partial(_notes, desk, areas, uid), partial(self._read, uid), owner=self)

    def _read(self, uid: str, found: Sequence[RecordNote]) -> None:
        if self._uid == uid:
            self.tell(found)

    def tell(self, notes: Sequence[RecordNote]) -> None:
        """Show these instead of those before; none takes the banner away."""
        self._uid = ""
        if self._banner is not None:
            self._column.removeWidget(self._banner)
            self._banner.deleteLater()
            self._banner = None
        self.setVisible(bool(notes))
        if not notes:
            return
        first, more = notes[0], len(notes) - 1
        answer, close = Button("Trả lời", height=30), Button("Đóng", height=30)
        answer.clicked.connect(lambda: self.answer_asked.emit(first.page, first.uid))
        close.clicked.connect(lambda: self.tell(()))
        detail = f"{first.detail}. Và {words.number(more)} nhận xét khác." if more else f"{first.detail}."
        told = first.sentence if first.sentence.endswith(("?", "!", ".")) else f"{first.sentence}."
        self._banner = Banner(State.WARNING, told, detail, icon="message-square", buttons=(answer, close))
        self._column.addWidget(self._banner)


def _notes(desk: Desk, areas: Sequence[Area], uid: str, _progress: object) -> list[RecordNote]:
    return record_notes(desk, areas, uid)
