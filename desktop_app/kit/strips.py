"""Two small strips at the bottom right: what was just done and can be undone, and what is still under way."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, QTimer
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.kit.controls import Button, IconButton, Kind, Label, Picture
from desktop_app.kit.floating import Floating
from desktop_app.kit.jobs import Job, Jobs
from desktop_app.kit.paint import bar
from desktop_app.kit.theme import State, Token, Type, px

SHOWN_FOR = 8000
"""Milliseconds an undo strip stays."""

QUIET_FOR = 300
"""Work that is shorter than this is never shown."""
_OVER_FOOTER = 44
"""What was just saved is printed by a button of the footer: the strip stands above it."""


class UndoStrip(Floating):
    """ "Đã … ." and the way back; it replaces the question beforehand. Ctrl+Z works as long as it is offered."""

    def __init__(self, window: QWidget) -> None:
        """One strip for the whole window."""
        super().__init__(window, padding=0)
        self._undo: Callable[[], None] | None = None
        row = QHBoxLayout()
        row.setContentsMargins(px(14), px(4), px(10), px(4))
        row.setSpacing(px(10))
        row.addWidget(Picture("circle-check", State.DONE.text, 18))
        self._words = Label("", Type.STRONG)
        row.addWidget(self._words)
        row.addSpacing(px(8))
        self._button = Button("Hoàn tác", Kind.QUIET, height=30)
        self._button.clicked.connect(self._press)
        self._hint = Label("Ctrl+Z", Type.HINT)
        row.addWidget(self._button)
        row.addWidget(self._hint)
        self._further: Callable[[], None] | None = None
        self._more = Button("", Kind.QUIET, key="Ctrl+Shift+U", height=30)
        self._more.clicked.connect(self._go_further)
        row.addWidget(self._more)
        self.body.addLayout(row)
        self._key = QShortcut(QKeySequence("Ctrl+Z"), window)
        self._key.setEnabled(False)
        self._key.activated.connect(self._press)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_FOR)
        self._timer.timeout.connect(self.hide)
        window.installEventFilter(self)

    def say(self, sentence: str, undo: Callable[[], None] | None = None) -> None:
        """Show what was done; with `undo`, offer the way back."""
        self._undo, self._further = undo, None
        self._more.hide()
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        self._button.setVisible(undo is not None)
        self._hint.setVisible(undo is not None)
        self._key.setEnabled(undo is not None)
        self.place_in_corner(px(_OVER_FOOTER))
        self.show()
        self.raise_()
        self._timer.start()

    def offer(self, words: str, does: Callable[[], None]) -> None:
        """Beside what was just said, offer something further to do with it; goes with the strip."""
        if self.isVisible():
            self._further = does
            self._more.say(words)
            self._more.show()
            self.place_in_corner(px(_OVER_FOOTER))
            self._timer.start()

    def withdraw(self) -> None:
        """What was offered can no longer be undone."""
        self._undo = self._further = None
        self._key.setEnabled(False)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.place_in_corner(px(_OVER_FOOTER))
        return False

    def _press(self) -> None:
        undo, self._undo = self._undo, None
        self.withdraw()
        if undo is not None:
            undo()

    def _go_further(self) -> None:
        further = self._further
        self.withdraw()
        if further is not None:
            further()


class JobStrip(Floating):
    """The longest work under way, with its bar and the way to give it up."""

    def __init__(self, window: QWidget, jobs: Jobs) -> None:
        """Shows itself for jobs with a title that last longer than a moment."""
        super().__init__(window, padding=0)
        self._job: Job | None = None
        column = QVBoxLayout()
        column.setContentsMargins(px(12), px(8), px(8), px(12))
        column.setSpacing(px(6))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(Picture("loader", Token.ACCENT.colour, 16))
        self._words = Label("", Type.LABEL, colour=Token.INK)
        row.addWidget(self._words, 1)
        stop = IconButton("x", "Hủy việc này")
        stop.clicked.connect(self._stop)
        row.addWidget(stop)
        column.addLayout(row)
        self._bar = Bar()
        self._bar.setMinimumWidth(px(240))
        column.addWidget(self._bar)
        self.body.addLayout(column)
        self._wait = QTimer(self, singleShot=True, interval=QUIET_FOR)
        self._wait.timeout.connect(self._appear)
        jobs.started.connect(self._begin)
        jobs.progressed.connect(self._move)
        jobs.ended.connect(self._end)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner, above the undo strip's place."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.place_in_corner(px(_OVER_FOOTER + 64))
        return False

    def _begin(self, job: Job) -> None:
        if job.title and self._job is None:
            self._job = job
            self._move(job)
            self._wait.start()

    def _move(self, job: Job) -> None:
        if job is self._job:
            share = job.done / job.total if job.total else 0.0
            self._words.setText(f"{job.title}: {share:.0%}".replace("%", " %") if job.total else f"{job.title}…")
            self._bar.set_share(share)

    def _end(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            self._wait.stop()
            self.hide()

    def _appear(self) -> None:
        self.place_in_corner(px(_OVER_FOOTER + 64))
        self.show()
        self.raise_()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._words.setText("Đang dừng…")


class Bar(QWidget):
    """How far something is: a thin bar; the words beside it say the same."""

    def __init__(self, height: int = 6, parent: QWidget | None = None) -> None:
        """`height` at 100 %."""
        super().__init__(parent)
        self._share = 0.0
        self._high = height
        self.setFixedHeight(px(height))

    def set_share(self, share: float) -> None:
        """From 0 to 1."""
        self._share = min(max(share, 0.0), 1.0)
        self.setAccessibleName(f"Tiến độ {self._share:.0%}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The track, and what is done of it."""
        bar(QPainter(self), QRectF(self.rect()), self._share, radius=self._high / 2)
