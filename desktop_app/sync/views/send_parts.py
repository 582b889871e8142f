"""The parts of the commune's page: what goes, the steps, the sticks, the packages made before."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.core import words
from desktop_app.core.pages import Listed
from desktop_app.core.stick.drives import StickDrive
from desktop_app.core.stick.troubles import size_words
from desktop_app.kit.controls import Badge, Button, Card, Label, Picture, Rule
from desktop_app.kit.table import PagedTable
from desktop_app.kit.theme import State, Token, Type, px
from desktop_app.kit.tick import TickBox
from desktop_app.kit.timeline import Step, Timeline
from desktop_app.sync.sending.looked import Looked
from desktop_app.sync.sending.queries import SentLine
from desktop_app.sync.upload.service import Place
from desktop_app.sync.views.send_words import (
    HISTORY,
    PARTS,
    PartRow,
    history_cell,
    part_cell,
    part_rows,
)

NO_STICK = "Chưa cắm USB"
PLUG_IN = "Cắm USB vào máy; chương trình tự nhận ra sau vài giây."
NEVER = "Chưa gửi gói nào. Gói đã lập, biên nhận và nhận xét của cấp trên hiện ở đây."


class Contents(QWidget):
    """What goes, with a box for the attached files below it."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[PartRow] = ()
        self.table = PagedTable(
            PARTS,
            lambda _sort: Listed(self._rows),
            part_cell,
            noun="mục",
            keys={"↑ ↓": "chọn", "Enter": "mở biểu"},
            row_height=34,
        )
        _give_way(self.table, rows=6, high=34)
        self.files = TickBox("Kèm tệp đính kèm")
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(px(12), px(4), px(12), px(4))
        row.addWidget(self.files)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(Rule())
        column.addWidget(foot)
        self.setFocusProxy(self.table)

    def show_looked(self, looked: Looked) -> None:
        """Show what would go now."""
        self._rows = list(part_rows(looked))
        self.table.reload()
        self.table.show_total(len(self._rows))
        many, size = looked.files.many, looked.files.size
        told = f"{words.number(many)} tệp mới, {size_words(size)}" if many else "không có tệp mới"
        self.files.setText(f"Kèm tệp đính kèm ({told})")
        self.files.setEnabled(bool(many))
        if not many:
            self.files.setChecked(False)


def _give_way(table: PagedTable, rows: int, high: int) -> None:
    """So many rows at least, and no more than there is room for."""
    table.setMinimumHeight(px(34 + rows * high + 32))
    table.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)


class StepsCard(Card):
    """The number of the package, the day by which it is due, its four steps."""

    def __init__(self) -> None:
        super().__init__(padding=12, spacing=4)
        self._head = QHBoxLayout()
        self._title = Label("", Type.BLOCK_TITLE)
        self._head.addWidget(self._title, 1)
        self.body.addLayout(self._head)
        self._badge: Badge | None = None
        self._timeline: Timeline | None = None

    def show_steps(self, title: str, due: tuple[State, str] | None, steps: Sequence[Step]) -> None:
        """Show these instead."""
        self._title.setText(title)
        for old in (self._badge, self._timeline):
            if old is not None:
                old.hide()
                old.deleteLater()
        self._badge = Badge(*due) if due else None
        if self._badge is not None:
            self._head.addWidget(self._badge)
        self._timeline = Timeline(steps)
        self.body.addWidget(self._timeline)


class SticksCard(Card):
    """Which sticks are plugged in, and where the network leads."""

    def __init__(self) -> None:
        super().__init__(padding=12)
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(Picture("usb", Token.ACCENT.colour, 20))
        lines = QVBoxLayout()
        lines.setSpacing(0)
        self._what = Label(NO_STICK, Type.STRONG)
        self._how = Label(PLUG_IN, Type.HINT, wrap=True)
        lines.addWidget(self._what)
        lines.addWidget(self._how)
        self._line = Label("", Type.HINT, wrap=True)
        self._line.hide()
        lines.addWidget(self._line)
        row.addLayout(lines, 1)
        self.check = Button("Kiểm tra USB", height=32)
        row.addWidget(self.check)
        self.body.addLayout(row)

    def show_line(self, line: Place | None) -> None:
        """Tell where packages go over the network, if anywhere."""
        self._line.setVisible(line is not None)
        if line is not None:
            self._line.setText(f"Qua mạng: máy nhận {line.host}, từ {words.day(line.since_on)}.")

    def show_drives(self, drives: Sequence[StickDrive]) -> None:
        """Tell of these."""
        self.check.setVisible(bool(drives))
        if not drives:
            self._what.setText(NO_STICK)
            self._how.setText(PLUG_IN)
            return
        self._what.setText(f"USB đang cắm: {', '.join(each.name for each in drives)}")
        told = [f"Còn trống {size_words(each.free)}{', chỉ đọc' if each.is_read_only else ''}" for each in drives]
        self._how.setText(f"{'; '.join(told)}. Ghi xong được đọc lại để so.")


class History(QWidget):
    """The packages made before, the newest first."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[SentLine] = ()
        self.take = Button("Nhập biên nhận", icon="download", height=32)
        head = QHBoxLayout()
        head.setContentsMargins(px(12), px(6), px(10), px(6))
        head.addWidget(Label("Đã gửi", Type.BLOCK_TITLE), 1)
        head.addWidget(self.take)
        self.table = PagedTable(
            HISTORY, lambda _sort: Listed(self.rows), history_cell, noun="gói", keys={"Enter": "xem"}, row_height=44
        )
        self.table.set_empty(_Never())
        _give_way(self.table, rows=2, high=44)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Rule())
        column.addWidget(self.table, 1)

    def show_rows(self, rows: Sequence[SentLine]) -> None:
        """Show these."""
        self.rows = rows
        self.table.reload()
        self.table.show_total(len(rows))


class _Never(QWidget):
    """What stands in the history before the first package."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(12), px(12), px(12))
        column.addWidget(Label(NEVER, Type.HINT, colour=Token.INK_2, wrap=True))
        column.addStretch(1)
