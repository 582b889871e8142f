"""How the office signs its papers, shown as they are printed; and how large the letters on screen are."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout

from desktop_app.kit.form import FormView, go_to_first_empty
from desktop_app.kit.jobs import Jobs
from desktop_app.kit.theme import factor, px
from desktop_app.office.profile_entry import letterhead_sample
from desktop_app.shell.first_run.answers import HEAD_FORM
from desktop_app.shell.first_run.setup import Setup
from desktop_app.shell.first_run.step_view import StepView
from desktop_app.shell.system.letterhead_card import WIDTH, LetterheadCard

_REST = 200
_FORM = 400


class HeadStep(StepView):
    """Form at the left, head of a paper at the right; `resized` when another text size was chosen."""

    WIDTH = 880

    resized = Signal()

    def __init__(self, setup: Setup, jobs: Jobs) -> None:
        """The paper is made by the readers."""
        super().__init__(
            setup,
            "Tên và người ký trên văn bản",
            "Đầu giấy hiện ra đúng như khi in. Tên người có thể bổ sung sau trong Hệ thống.",
        )
        self._jobs = jobs
        self.form = FormView(HEAD_FORM, setup.opener.clock.today())
        self.form.load(setup.raw)
        self.form.completed.connect(self.completed)
        self.form.edited.connect(self._edited)
        self._card = LetterheadCard()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(px(24))
        self._row.addWidget(self.form, 1)
        self._row.addWidget(self._card)
        self._row.setAlignment(self._card, _TOP)
        self.body.addLayout(self._row)
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._draw)
        self._draw()

    def keep(self) -> None:
        """Everything that is typed."""
        self.setup.put(self.form.raw())

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Under the fields."""
        self.form.show_problems(problems)

    def take_keyboard(self) -> None:
        """Into the first field that is still empty."""
        self.form.setFocus()
        go_to_first_empty(self.form)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room beside the form, the paper stands above it."""
        super().resizeEvent(event)
        beside = self.width() / factor() >= WIDTH + _FORM + 24
        self._row.setSpacing(px(24 if beside else 8))
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.BottomToTop)

    def _edited(self, name: str) -> None:
        before = self.setup.text_percent
        self.keep()
        if name == "text_size" and self.setup.text_percent != before:
            self.resized.emit()
        else:
            self._rest.start()

    def _draw(self) -> None:
        profile, now = self.setup.profile(), self.setup.opener.clock.now()
        self._jobs.read(
            lambda _: letterhead_sample(profile, now),
            lambda pdf: self._card.show_head(pdf, profile.short_name),
            owner=self,
        )


_TOP = Qt.AlignmentFlag.AlignTop
