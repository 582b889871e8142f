"""A small window that stays above the browser and gives one field after another to the clipboard."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.areas.petitions.national.fields import ORDER, NationalField
from desktop_app.kit.controls import Badge, Button, Kind, Label, Rule
from desktop_app.kit.page import Scrolled
from desktop_app.kit.row_button import RowButton
from desktop_app.kit.theme import State, Token, Type, px

WIDTH, HEIGHT = 380, 560
EMPTY = "(để trống)"

NOT_REMEMBERED = tuple(
    f'application/x-qt-windows-mime;value="{name}"'
    for name in (
        *("ExcludeClipboardContentFromMonitorProcessing", "CanIncludeInClipboardHistory"),
        "CanUploadToCloudClipboard",
    )
)
"""By these Windows leaves what is copied out of its clipboard history (Win+V) and of other machines' clipboards."""


class NationalPalette(QWidget):
    """Space or Enter copies a field and goes on; Up and Down choose; Esc closes and empties the clipboard.

    `entered` when everything was typed; `identity_asked` when a hidden field was chosen by whom may see it.
    """

    entered = Signal()
    identity_asked = Signal()

    def __init__(self, window: QWidget, label: str, fields: Sequence[NationalField], *, may_ask: bool) -> None:
        """`label` is the petition's number; `may_ask` says that the account may see a denouncer's identity."""
        super().__init__(window, Qt.WindowType.Tool | Qt.WindowType.WindowStaysOnTopHint)
        self.setWindowTitle(f"Nhập CSDL quốc gia - Đơn {label}")
        self.resize(px(WIDTH), px(HEIGHT))
        self._may_ask = may_ask
        self._fields: Sequence[NationalField] = ()
        self._copied = set[int]()
        self._last = ""
        self.rows: list[RowButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(10), 0, px(10))
        column.setSpacing(px(8))
        for words in (ORDER, "Dấu cách hoặc Enter: chép ô này rồi xuống ô sau."):
            said = Label(words, Type.HINT, colour=Token.INK_2, wrap=True)
            said.setContentsMargins(px(14), 0, px(14), 0)
            column.addWidget(said)
        column.addWidget(Rule())
        self._list = Scrolled(QWidget())
        column.addWidget(self._list, 1)
        done = Button("Đã nhập, ghi mã hồ sơ…", Kind.MAIN, icon="check")
        done.clicked.connect(self.entered)
        self._done = done
        column.addWidget(done, 0, Qt.AlignmentFlag.AlignHCenter)
        self.fill(fields)

    def fill(self, fields: Sequence[NationalField]) -> None:
        """Show these values; what was copied stays marked where its value is the same."""
        self._copied = {at for at in self._copied if at < len(fields) and fields[at] == self._fields[at]}
        self._fields = fields
        self._draw()

    def is_copied(self, at: int) -> bool:
        """Whether the field was copied."""
        return at in self._copied

    def copy(self, at: int) -> None:
        """Give a field to the clipboard and go on to the next; a hidden one asks first."""
        field = self._fields[at]
        if field.is_hidden:
            if self._may_ask:
                self.identity_asked.emit()
            return
        self._last = field.value
        QGuiApplication.clipboard().setMimeData(_not_remembered(field.value))
        self._copied.add(at)
        self._draw(at + 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from field to field, Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """What was copied last does not stay behind."""
        self.empty_clipboard()
        super().closeEvent(event)

    def empty_clipboard(self) -> None:
        """Take back what was copied last, unless something else was copied since."""
        clipboard = QGuiApplication.clipboard()
        if self._last and clipboard.text() == self._last:
            clipboard.clear()

    def _draw(self, focused: int = 0) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.rows, group = [], ""
        for at, field in enumerate(self._fields):
            if field.group != group:
                group = field.group
                heading = Label(group, Type.LABEL)
                heading.setContentsMargins(px(14), px(8), px(14), px(4))
                column.addWidget(heading)
            column.addWidget(self._row(at, field))
        column.addStretch(1)
        old = self._list.takeWidget()
        if old is not None:
            old.deleteLater()
        self._list.setWidget(body)
        (self.rows[focused] if focused < len(self.rows) else self._done).setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, at: int, field: NationalField) -> RowButton:
        hidden = "Đang ẩn. Bấm để ghi lý do xem." if self._may_ask else "Đang ẩn, tài khoản này không được xem."
        row = RowButton(field.label, hidden if field.is_hidden else field.value or EMPTY)
        if field.is_hidden:
            row.add_badge(Badge(State.SECRET, "Ẩn"))
        elif at in self._copied:
            row.add_badge(Badge(State.DONE, "Đã chép"))
        row.clicked.connect(lambda: self.copy(at))
        self.rows.append(row)
        return row


def _not_remembered(text: str) -> QMimeData:
    """The text for the clipboard alone: what a citizen said is not to be found in any list of what was copied."""
    given = QMimeData()
    given.setText(text)
    for name in NOT_REMEMBERED:
        given.setData(name, bytes(4))
    return given
