"""Find anything (Ctrl+K): over the top line, groups by kind, found words marked, the first hit chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.core import words
from desktop_app.kit.controls import KeyHint, Label, Picture, Rule
from desktop_app.kit.find_rows import FindRows, Found
from desktop_app.kit.overlay import Overlay
from desktop_app.kit.paint import frame, shadow
from desktop_app.kit.search_field import REST
from desktop_app.kit.theme import Token, Type, font, px

WIDTH = 720
SECRET_STAYS = "không tìm trong danh tính người tố cáo"


@dataclass(frozen=True)
class Group:
    """Hits of one kind, at most five, and how many there are in all."""

    name: str
    total: int
    hits: tuple[Found, ...]


class FindList(Overlay):
    """`asked` when typing rests; `opened` with a hit's key, `read` for the reading pane (Ctrl+Enter)."""

    asked = Signal(str)
    opened = Signal(str)
    read = Signal(str)

    def __init__(self, window: QWidget, left: int = 232, top: int = 40) -> None:
        """Its upper left corner in pixels at 100 %, where the find field of the top line stands."""
        super().__init__(window)
        self._corner = (left, top)
        self._panel = QWidget(self)
        self._edit = QLineEdit()
        self._edit.setPlaceholderText("Tìm mọi thứ: tên người, số, nội dung…")
        self._edit.setAccessibleName("Tìm mọi thứ")
        self._edit.setFont(font(Type.BODY))
        self._rows = FindRows()
        self._rows.opened.connect(self._open)
        self._rule = Rule()
        self._result = Label(_told(0, ""), Type.HINT, colour=Token.INK_2)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._ask)
        self._edit.textChanged.connect(self._rest.start)
        self._lay_out()

    def rise(self) -> None:
        """Show it with the keyboard in the field and what was typed last selected, which is looked for again."""
        super().rise()
        self._settle()
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._edit.selectAll()
        if self._edit.text():
            self._ask()

    def go(self) -> None:
        """Leave and forget what was found: whoever is sealed meanwhile must not stand here."""
        super().go()
        self._put("", ())

    def move_to(self, left: int, top: int) -> None:
        """Stand with the upper left corner there, in pixels at 100 %."""
        self._corner = (left, top)

    def show_results(self, query: str, groups: Sequence[Group]) -> None:
        """Show what was found for `query`; an answer to words that have changed since, or too late, is passed over."""
        if query == self._edit.text().strip() and self.isVisible():
            self._put(query, groups)

    def _put(self, query: str, groups: Sequence[Group]) -> None:
        self._rows.show_rows([(group.name, group.total, group.hits) for group in groups], query)
        self._result.setText(_told(sum(group.total for group in groups), query))
        self._settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose, Enter opens, Ctrl+Enter reads, Esc leaves; the keyboard stays in the field."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.go()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._rows.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(reading=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click outside leaves."""
        if not self._panel.geometry().contains(event.position().toPoint()):
            self.go()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay inside the window."""
        super().resizeEvent(event)
        self._settle()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The floating field and its shadow; the page behind stays as bright as it was."""
        painter = QPainter(self)
        box = QRectF(self._panel.geometry())
        shadow(painter, box, 10)
        frame(painter, box, radius=10, fill=Token.PAGE.colour, border=Token.LINE_2.colour)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._panel)
        column.setContentsMargins(1, 0, 1, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(px(15), px(9), px(12), px(9))
        head.setSpacing(px(10))
        head.addWidget(Picture("search", Token.ACCENT.colour, 18))
        head.addWidget(self._edit, 1)
        head.addWidget(KeyHint("Esc"))
        column.addLayout(head)
        column.addWidget(self._rule)
        column.addWidget(self._rows, 1)
        column.addWidget(Rule())
        foot = QHBoxLayout()
        foot.setContentsMargins(px(15), px(7), px(15), px(7))
        foot.setSpacing(px(6))
        for keys, what in (("↑ ↓", "chọn"), ("Enter", "mở"), ("Ctrl+Enter", "mở ngăn đọc")):
            for key in keys.split():
                foot.addWidget(KeyHint(key))
            foot.addWidget(Label(what, Type.HINT, colour=Token.INK_2))
            foot.addSpacing(px(6))
        foot.addStretch(1)
        foot.addWidget(self._result)
        column.addLayout(foot)

    def _settle(self) -> None:
        left, top = (px(side) for side in self._corner)
        left = min(left, max(px(8), self.width() - px(WIDTH) - px(24)))
        width = min(px(WIDTH), self.width() - left - px(8))
        wanted = self._rows.wanted_height() and self._rows.wanted_height() + self._rule.minimumHeight()
        for part in (self._rule, self._rows):
            part.setHidden(True)
        bare = self._panel.sizeHint().height()  # the field and the keys, without what was found
        for part in (self._rule, self._rows):
            part.setHidden(not wanted)
        self._panel.setGeometry(left, top, width, min(bare + wanted, self.height() - top - px(12)))
        self.update()

    def _ask(self) -> None:
        self.asked.emit(self._edit.text().strip())

    def _open(self, *, reading: bool = False) -> None:
        chosen = self._rows.chosen()
        if chosen is None:
            return
        self.go()
        (self.read if reading else self.opened).emit(chosen.key)


def _told(total: int, query: str) -> str:
    nothing = "Không có kết quả" if query else "Gõ không dấu"
    found = f"{words.number(total)} kết quả" if total else nothing
    return f"{found}, {SECRET_STAYS}"
