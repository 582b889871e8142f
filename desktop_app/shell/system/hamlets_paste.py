"""The sheet into which a list of hamlets is pasted; what was understood stands below while typing."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.kit.controls import Button, Card, Kind, Label, Picture, Rule
from desktop_app.kit.inputs import TextInput
from desktop_app.kit.jobs import Jobs
from desktop_app.kit.theme import State, Type, px
from desktop_app.office.hamlet_service import HamletService
from desktop_app.office.hamlets import LineRead, understood
from desktop_app.shell.system.hamlets_words import line_words, paste_sentence

HINT = "Mỗi dòng một thôn, bản hoặc tổ dân phố và số hộ, ví dụ: Thôn Đông; 215. Dán được thẳng từ Excel."
SHOWN = 60


class PasteBody(QWidget):
    """A field, and under it each line as it will be entered; `made` once they were."""

    made = Signal(int)
    """How many hamlets were entered."""

    def __init__(self, service: HamletService, jobs: Jobs, known: Sequence[str]) -> None:
        """`known` are the full names of those that are there already."""
        super().__init__()
        self._service, self._jobs, self._known = service, jobs, known
        self._lines: list[LineRead] = []
        self.main = Button("Thêm vào danh sách", Kind.MAIN, icon="plus", key="Ctrl+S")
        self.field = TextInput(7)
        self.field.area.setAccessibleName("Danh sách thôn, tổ dân phố")
        self.field.area.setAccessibleDescription(HINT)
        self._card = LinesCard()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(Label("Danh sách", Type.LABEL))
        column.addWidget(self.field)
        column.addWidget(Label(HINT, Type.HINT, wrap=True))
        column.addSpacing(px(8))
        column.addWidget(self._card)
        self.field.changed.connect(self._read)
        self.main.clicked.connect(self._submit)
        self._read()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes to the field."""
        self.field.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self) -> None:
        self._lines = understood(self.field.text(), self._known)
        new = sum(line.pasted is not None and not line.is_known for line in self._lines)
        self.main.setEnabled(bool(new) and all(line.pasted for line in self._lines))
        self.main.say(f"Thêm {words.number(new)} nơi" if new else "Thêm vào danh sách")
        self._card.show_lines(self._lines)

    def _submit(self) -> None:
        text = self.field.text()
        new = sum(line.pasted is not None and not line.is_known for line in self._lines)
        self.main.setEnabled(False)
        self._jobs.write(lambda _: self._service.paste(text), lambda _: self.made.emit(new), self._refuse, owner=self)

    def _refuse(self, error: BaseException) -> None:
        self.main.setEnabled(True)
        if isinstance(error, UserError):
            self._card.show_lines(self._lines, str(error))
        else:
            self._jobs.troubled.emit(error)


class LinesCard(Card):
    """Each line of a pasted list as it was understood."""

    def __init__(self) -> None:
        super().__init__(padding=12, spacing=6)
        self._inside: QWidget | None = None

    def show_lines(self, lines: Sequence[LineRead], refusal: str = "") -> None:
        """Show these lines; above them why they were not entered, if so."""
        if self._inside is not None:
            self._inside.deleteLater()
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        if refusal:
            column.addWidget(Label(refusal, Type.STRONG, colour=State.OVERDUE, wrap=True))
        column.addWidget(Label(paste_sentence(lines), Type.STRONG if lines else Type.HINT, wrap=True))
        for line in lines[:SHOWN]:
            column.addWidget(Rule())
            column.addWidget(_line(line))
        if len(lines) > SHOWN:
            column.addWidget(Label(f"và {words.number(len(lines) - SHOWN)} dòng nữa", Type.HINT))
        self.body.addWidget(self._inside)


def _line(line: LineRead) -> QWidget:
    name, becomes, state = line_words(line)
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(8))
    row.addWidget(Label(name, wrap=True), 1)
    row.addWidget(Picture(state.icon, state.text, 14))
    row.addWidget(Label(becomes, Type.LABEL, colour=state))
    return holder
