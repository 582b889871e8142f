"""The first run on a PC where nothing is set up anew: a register comes from another PC, or from a backup."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.core import words
from desktop_app.core.failures import sentence_for
from desktop_app.core.progress import Progress
from desktop_app.kit.controls import Banner, Button, Kind, Label
from desktop_app.kit.file_choice import FileChoice, SystemFileChoice
from desktop_app.kit.inputs import LineInput, PasswordInput
from desktop_app.kit.jobs import Job, Jobs
from desktop_app.kit.message import Message
from desktop_app.kit.stage import Stage, StageCard
from desktop_app.kit.theme import State, Token, Type, px
from desktop_app.office.door import Door
from desktop_app.shell.person_row import PersonList
from desktop_app.sync.moving.arriving import Arrival, Brought, Seen, Way, arrive, look_at

_ABOUT = "Chọn tệp trên USB: sổ chuyển từ máy cũ, bộ máy phụ, hoặc bản sao lưu. Tệp gốc không bị thay đổi."
_FOLLOWS = {
    Brought.MOVED: "Máy này ghi tiếp sổ của cơ quan; máy cũ chỉ còn xem.",
    Brought.BRANCH: "Máy này thành máy phụ: ghi sổ riêng, giao gói về máy chính.",
    Brought.COPY: "Sổ trở lại như lúc sao lưu. Nếu máy cũ còn dùng, hãy ghi ở một máy thôi.",
}
_KIND, _ENDINGS = "Tệp của Sổ Dân Chủ", ".sdc*"
_NO_FILE, _NO_PASSWORD = "Chưa chọn tệp. Bấm Chọn tệp.", "Chưa nhập mật khẩu. Gõ mật khẩu rồi bấm Enter."


class ArriveView(Stage):
    """Tells the office that was opened here, with the code of the sheet that replaces a used one."""

    opened = Signal(object, str)
    left = Signal()

    def __init__(self, door: Door, jobs: Jobs, files: FileChoice | None = None) -> None:
        """Into the folder of the door, which has no office yet."""
        super().__init__()
        self._door, self._jobs, self._files = door, jobs, files or SystemFileChoice()
        self._file: Path | None = None
        self.people: PersonList | None = None
        self._card = StageCard(520)
        self.choose = Button("Chọn tệp", icon="folder-open")
        self.password = PasswordInput(height=38)
        self.code = LineInput(height=38)
        self.forgot = Button("Quên mật khẩu? Dùng phiếu khôi phục đã in", Kind.LINK, height=28)
        self.open = Button("Mở ở máy này", Kind.MAIN, key="Enter", height=38)
        self._back = Button("Trở lại", key="Esc", height=38)
        self._message = Message()
        self._seen, self._asked = QVBoxLayout(), QWidget()
        self._what = Label("Mật khẩu", Type.LABEL)
        self._lay_out()
        self.stand(self._card)
        self.choose.clicked.connect(self._choose)
        self.forgot.clicked.connect(self._turn)
        self.open.clicked.connect(self.try_way)
        self._back.clicked.connect(lambda: self.left.emit())
        jobs.progressed.connect(self._tell_progress)

    def take_keyboard(self) -> None:
        """The file comes first."""
        (self.password.line if self._file else self.choose).setFocus(Qt.FocusReason.OtherFocusReason)

    def look_at(self, file: Path) -> None:
        """Say what the file brings and whose it is."""
        opener = self._door.opener
        self._tell("")
        self._jobs.read(lambda _: look_at(file, opener), lambda seen: self._show(file, seen), self._failed, owner=self)

    def try_way(self) -> None:
        """Bring the register here, by a password or the code."""
        if self._file is None or self.people is None:
            self._tell(_NO_FILE)
            return
        if not self.password.text():
            self._tell(_NO_PASSWORD)
            return
        file, door = self._file, self._door
        code = self.code.text() if self.code.isVisible() else ""
        way = Way(account=self.people.person.uid, password=self.password.text(), code=code)
        self._set_busy(True)

        def work(progress: Progress) -> Arrival:
            return arrive(file, door.folder, way, door.opener, progress)

        self._jobs.write(work, self._done, self._failed, owner=self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Esc goes back."""
        if event.key() == Qt.Key.Key_Escape and self._back.isEnabled():
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.open.isEnabled():
            self.try_way()
        else:
            super().keyPressEvent(event)

    def _choose(self) -> None:
        file = self._files.file(self, "Chọn tệp trên USB", _KIND, _ENDINGS)
        if file is not None:
            self.look_at(file)

    def _show(self, file: Path, seen: Seen) -> None:
        self._file = file
        while (item := self._seen.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        who = ", ".join(filter(None, (seen.office, seen.place)))
        kind = "Sổ tập huấn. " if seen.is_practice else ""
        told = f"{kind}{seen.brings.value}: {who}, ghi lúc {words.instant(seen.made_at)}."
        self._seen.addWidget(Banner(State.INFO, told, _FOLLOWS[seen.brings]))
        self.people = PersonList(seen.people, "")
        self.people.entered.connect(self.take_keyboard)
        self._seen.addWidget(Label("Chọn tài khoản", Type.LABEL))
        self._seen.addWidget(self.people)
        self.forgot.setVisible(seen.brings is not Brought.BRANCH)
        self._asked.show()
        self.open.setEnabled(True)
        self.choose.say("Chọn tệp khác")
        self.take_keyboard()

    def _turn(self) -> None:
        by_code = not self.code.isVisibleTo(self)
        self.code.setVisible(by_code)
        self._code_label.setVisible(by_code)
        self._what.setText("Mật khẩu mới" if by_code else "Mật khẩu")
        self.forgot.say("Dùng mật khẩu đang có" if by_code else "Quên mật khẩu? Dùng phiếu khôi phục đã in")
        (self.code if by_code else self.password.line).setFocus()

    def _done(self, arrival: Arrival) -> None:
        self.opened.emit(arrival.office, arrival.code)

    def _failed(self, error: BaseException) -> None:
        self._set_busy(False)
        self._tell(sentence_for(error) or "")

    def _tell_progress(self, job: Job) -> None:
        if not self._back.isEnabled() and job.total:
            self.open.say(f"Đang mở… {100 * job.done // job.total} %")

    def _set_busy(self, busy: bool) -> None:
        for button in (self.open, self.choose, self._back, self.forgot):
            button.setEnabled(not busy)
        self.open.say("Đang mở…" if busy else "Mở ở máy này")

    def _tell(self, sentence: str) -> None:
        if sentence:
            self._message.show_state(State.OVERDUE, sentence)
        else:
            self._message.show_hint("")

    def _lay_out(self) -> None:
        body = self._card.body
        body.addWidget(Label("Mở sổ từ máy khác", Type.SHEET_TITLE, wrap=True))
        body.addWidget(Label(_ABOUT, colour=Token.INK_2, wrap=True))
        body.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        body.addLayout(self._seen)
        self._code_label = Label("Mã trên phiếu khôi phục khóa của sổ", Type.LABEL)
        inside = QVBoxLayout(self._asked)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(px(6))
        parts: tuple[QWidget, ...] = (self._code_label, self.code, self._what, self.password)
        for part in parts:
            inside.addWidget(part)
        inside.addWidget(self.forgot, 0, Qt.AlignmentFlag.AlignLeft)
        self.code.line.setAccessibleName(self._code_label.text())
        self.password.line.setAccessibleName("Mật khẩu")
        for hidden in (self._asked, self.code, self._code_label):
            hidden.hide()
        self.open.setEnabled(False)
        body.addWidget(self._asked)
        body.addWidget(self._message)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addStretch(1)
        row.addWidget(self._back)
        row.addWidget(self.open)
        body.addLayout(row)
