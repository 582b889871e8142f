"""Earlier visits of the person at the desk, beside the form and never over it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.areas.reception.record import EarlierVisit
from desktop_app.core import words
from desktop_app.kit.badges import Badge, Card, Picture, Rule
from desktop_app.kit.controls import Button, Kind, Label
from desktop_app.kit.page import Scrolled
from desktop_app.kit.paint import hairline
from desktop_app.kit.theme import State, Token, Type, px

WIDTH = 316
SHORT = 140


class Radar(QWidget):
    """`joined` asks to put this visit into the case of an earlier one; `parted` says that it is somebody else."""

    joined = Signal(str)
    parted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setMaximumWidth(px(WIDTH))
        self._inside: Scrolled | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 0, 0, 0)
        self.found = 0
        self.show_nobody()

    def show_nobody(self, said: str = "Gõ họ tên hoặc số căn cước để xem người này đã đến lần nào chưa.") -> None:
        """Nobody is chosen yet."""
        self.found = 0
        body, column = _empty()
        column.addLayout(_head("Các lần đến trước"))
        column.addWidget(Label(said, Type.HINT, colour=Token.INK_2, wrap=True))
        column.addStretch(1)
        self._put(body)

    def show_person(self, who: str, visits: Sequence[EarlierVisit], joined: str, today: date) -> None:
        """The visits of this person, newest first; `joined` is the visit whose case this one belongs to."""
        self.found = len(visits)
        this_year = sum(visit.received_on.year == today.year for visit in visits)
        body, column = _empty()
        title = f"Đã đến {this_year} lần trong năm" if this_year else "Chưa đến lần nào trong năm"
        column.addLayout(_head(title if visits else "Chưa đến lần nào"))
        column.addWidget(Label(who, Type.HINT, colour=Token.INK_2, wrap=True))
        part = Button("Không phải người này", Kind.LINK, height=24, key="Alt+0")
        part.clicked.connect(self.parted)
        column.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
        if visits:
            column.addWidget(self._case(next((v for v in visits if v.answered_on is None), visits[0]), joined))
        for number, visit in enumerate(visits):
            if number:
                column.addWidget(Rule())
            column.addLayout(_visit(visit, today))
        column.addStretch(1)
        self._put(body)

    def sizeHint(self) -> QSize:
        """As wide as it is drawn."""
        return QSize(px(WIDTH), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """It never keeps a window wide: a narrow one puts it behind a button."""
        return QSize(0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A quiet field with a hairline at its left."""
        painter = QPainter(self)
        painter.fillRect(QRectF(self.rect()), Token.SUB.colour)
        hairline(painter, 0, 0, 0, self.height(), Token.LINE.colour)

    def _case(self, visit: EarlierVisit, joined: str) -> QWidget:
        """The matter that this visit most likely goes on with."""
        card = Card(padding=12, spacing=6)
        waits = visit.answered_on is None
        card.dress(State.SOON if waits else State.INFO)
        card.body.addWidget(Label(_short(visit.content), Type.STRONG, wrap=True))
        said = (
            f"Chưa trả lời, hạn {words.day(visit.due_on)}." if waits else f"Đã trả lời {words.day(visit.answered_on)}."
        )
        card.body.addWidget(Label(f"{visit.case or f'Lượt {visit.label}'}. {said}", wrap=True))
        if joined == visit.uid:
            card.body.addWidget(Badge(State.DONE, "Đã gắn vào vụ này"), 0, Qt.AlignmentFlag.AlignLeft)
            return card
        join = Button("Gắn vào vụ này", key="Alt+1", height=30)
        join.clicked.connect(lambda: self.joined.emit(visit.uid))
        card.body.addWidget(join, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _put(self, body: QWidget) -> None:
        if self._inside is not None:
            self._column.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = Scrolled(body)
        self._column.addWidget(self._inside)


def _empty() -> tuple[QWidget, QVBoxLayout]:
    body = QWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(px(18), px(14), px(18), px(14))
    column.setSpacing(px(8))
    return body, column


def _head(title: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(px(8))
    row.addWidget(Picture("history", Token.ACCENT.colour, 20), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Label(title, Type.BLOCK_TITLE, wrap=True), 1)
    return row


def _visit(visit: EarlierVisit, today: date) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(px(10))
    day = Label(f"{visit.received_on:%d/%m}\n{visit.received_on.year}", Type.LABEL)
    day.setFixedWidth(px(40))
    row.addWidget(day, 0, Qt.AlignmentFlag.AlignTop)
    told = QVBoxLayout()
    told.setSpacing(px(2))
    told.addWidget(Label(_short(visit.content), Type.STRONG, wrap=True))
    told.addWidget(Label(f"Lượt {visit.label}, {visit.received_by}", Type.HINT, wrap=True))
    told.addWidget(Badge(*_answer(visit, today)), 0, Qt.AlignmentFlag.AlignLeft)
    row.addLayout(told, 1)
    return row


def _answer(visit: EarlierVisit, today: date) -> tuple[State, str]:
    if visit.answered_on:
        return State.DONE, f"{visit.handling}, trả lời {visit.answered_on:%d/%m}"
    if visit.due_on and visit.due_on < today:
        return State.OVERDUE, f"{visit.handling}, quá hạn {visit.due_on:%d/%m}"
    return State.ACTIVE, f"{visit.handling}, hạn {visit.due_on:%d/%m}" if visit.due_on else visit.handling


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHORT else f"{line[:SHORT].rsplit(' ', 1)[0]}…"
