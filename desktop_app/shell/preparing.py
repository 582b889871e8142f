"""The practice office is opened, and made first where there is none yet: a bar, and then work."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal

from desktop_app.core.failures import sentence_for
from desktop_app.core.progress import Progress
from desktop_app.kit.controls import Button, Kind, Label
from desktop_app.kit.jobs import Job, Jobs
from desktop_app.kit.message import Message
from desktop_app.kit.stage import Stage, StageCard
from desktop_app.kit.strips import Bar
from desktop_app.kit.theme import State, Token, Type
from desktop_app.office.opening import OpenOffice

Opening = Callable[[Progress], OpenOffice]


class Preparing(Stage):
    """Gives the open office."""

    opened = Signal(object)
    left = Signal()

    def __init__(self, work: Opening, jobs: Jobs) -> None:
        """Begin at once."""
        super().__init__()
        card = StageCard()
        title = Label("Đang mở cơ quan tập huấn", Type.SHEET_TITLE, wrap=True)
        card.body.addWidget(title)
        words = "Lần đầu có thể mất một phút để ghi một năm dữ liệu mẫu. Mọi tên người, vụ việc đều là hư cấu."
        card.body.addWidget(Label(words, colour=Token.INK_2, wrap=True))
        self._bar = Bar(8)
        card.body.addWidget(self._bar)
        self._message = Message()
        card.body.addWidget(self._message)
        self._title = title
        self._leave = Button("Đóng", Kind.MAIN)
        self._leave.clicked.connect(self.left)
        card.body.addWidget(self._leave, 0, Qt.AlignmentFlag.AlignRight)
        self._leave.hide()
        self.stand(card)
        jobs.write(work, self.opened.emit, self._failed, progress=self._show, owner=self)

    def _show(self, job: Job) -> None:
        self._bar.set_share(job.done / job.total if job.total else 0)

    def _failed(self, error: BaseException) -> None:
        self._title.setText("Chưa mở được cơ quan tập huấn")
        self._bar.hide()
        self._message.show_state(State.OVERDUE, sentence_for(error) or "Việc mở đã được dừng lại.")
        self._leave.show()
        self._leave.setFocus(Qt.FocusReason.OtherFocusReason)
