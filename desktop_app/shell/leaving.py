"""The last page: a checked copy is made before the program ends."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from desktop_app.core.failures import sentence_for
from desktop_app.kit.controls import Button, Kind, Label
from desktop_app.kit.jobs import Job, Jobs
from desktop_app.kit.message import Message
from desktop_app.kit.stage import Stage, StageCard
from desktop_app.kit.strips import Bar
from desktop_app.kit.theme import State, Token, Type, px
from desktop_app.office.opening import OpenOffice
from desktop_app.office.safety import SafetyService


class Leaving(Stage):
    """Tells when the program may end."""

    ready = Signal()
    stayed = Signal()
    """The official goes back to work."""

    def __init__(self, office: OpenOffice, jobs: Jobs) -> None:
        """Begins to copy when `begin` is called."""
        super().__init__()
        self._office, self._jobs = office, jobs
        self._card = StageCard()
        self._title = Label("", Type.SHEET_TITLE, wrap=True)
        self._card.body.addWidget(self._title)
        self._words = Label("Bản sao được mở lại và kiểm tra, thường mất vài giây.", colour=Token.INK_2, wrap=True)
        self._card.body.addWidget(self._words)
        self._bar = Bar(8)
        self._card.body.addWidget(self._bar)
        self._message = Message()
        self._card.body.addWidget(self._message)
        self._again = Button("Sao lưu lại", Kind.MAIN)
        self._again.clicked.connect(self.begin)
        self._leave = Button("Thoát, chưa sao lưu")
        self._leave.clicked.connect(lambda: self.ready.emit())
        self._stay = Button("Ở lại", key="Esc")
        self._stay.clicked.connect(lambda: self.stayed.emit())
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addStretch(1)
        for button in (self._stay, self._leave, self._again):
            row.addWidget(button)
            button.hide()
        self._card.body.addLayout(row)
        self.stand(self._card)

    def begin(self) -> None:
        """Copy now."""
        self._title.setText("Đang sao lưu trước khi thoát")
        self._message.show_hint("")
        self._bar.show()
        for button in (self._stay, self._leave, self._again):
            button.hide()
        service = SafetyService(self._office, ())
        self._jobs.write(service.back_up, lambda _: self.ready.emit(), self._failed, progress=self._show, owner=self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to work, where the copy failed."""
        if event.key() == Qt.Key.Key_Escape and self._stay.isVisible():
            self.stayed.emit()
            return
        super().keyPressEvent(event)

    def _show(self, job: Job) -> None:
        self._bar.set_share(job.done / job.total if job.total else 0)

    def _failed(self, error: BaseException) -> None:
        self._title.setText("Chưa sao lưu được trước khi thoát")
        self._words.setText("Sổ trong máy vẫn nguyên; chỉ thiếu bản sao của hôm nay.")
        self._bar.hide()
        self._message.show_state(State.OVERDUE, sentence_for(error) or "Việc sao lưu đã dừng giữa chừng.")
        for button in (self._stay, self._leave, self._again):
            button.show()
        self._again.setFocus(Qt.FocusReason.OtherFocusReason)
