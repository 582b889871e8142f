"""The framed field in which one line, a password or several lines are typed.

Nothing here edits the text while a word is being composed or typed: input methods such as UniKey retype letters
with Backspace, and would be disturbed. What is tidied is tidied when the field is left.
"""

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QInputMethodEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from desktop_app.kit.controls import IconButton, KeyHint, Label, Picture
from desktop_app.kit.paint import frame
from desktop_app.kit.theme import State, Token, Type, font, px

HEIGHT = 34
PASSING = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)
"""The keyboard only seems to leave the field: it comes back."""


class Look(Enum):
    """How a field is framed."""

    PLAIN = "grey border"
    WRONG = "two pixels of red"
    FROM_CARD = "filled by a scanned card, until somebody changes it"
    READ_ONLY = "not to be changed here"


def draw_field(painter: QPainter, box: QRectF, look: Look, focused: bool) -> None:
    """The frame of a field; the place of the keyboard changes its colour and weight, never its size."""
    fill, border, width = Token.PAGE.colour, Token.EDGE.colour, 1
    if look is Look.READ_ONLY:
        fill, border = Token.SUB.colour, Token.LINE_2.colour
    elif look is Look.FROM_CARD:
        fill = Token.CARD_FILL.colour
    if look is Look.WRONG:
        border, width = State.OVERDUE.text, 2
    elif focused:
        border, width = Token.ACCENT.colour, 2
    frame(painter, box, radius=5, fill=fill, border=border, width=width)


class InputFrame(QFrame):
    """The frame around one editor; what follows the keyboard, errors and cards is the frame's colour only."""

    changed = Signal()
    """The text was changed by the official, not by the program."""

    left = Signal()
    """The keyboard went to another control of the window."""

    def __init__(self, editor: QWidget, *, icon: str = "", height: int = HEIGHT) -> None:
        """`editor` draws no frame of its own; `icon` stands before it."""
        super().__init__()
        self.editor = editor
        self.look = Look.PLAIN
        self.is_composing = False
        self.setFocusProxy(editor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._height = height
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(px(11), 0, px(9), 0)
        self.row.setSpacing(px(8))
        if icon:
            self.row.addWidget(Picture(icon, Token.INK_2.colour, 16))
        self.row.addWidget(editor, 1)
        editor.setFont(font(Type.BODY))
        editor.installEventFilter(self)

    def sizeHint(self) -> QSize:
        """One line high, any width."""
        return QSize(px(160), px(self._height))

    def minimumSizeHint(self) -> QSize:
        """A few letters must stay visible."""
        return QSize(px(48), px(self._height))

    def text(self) -> str:
        """What is typed."""
        raise NotImplementedError

    def set_text(self, text: str) -> None:
        """Fill the field; not told as a change."""
        raise NotImplementedError

    def set_read_only(self, read_only: bool) -> None:
        """Whether the text can be changed here."""
        self.set_look(Look.READ_ONLY if read_only else Look.PLAIN)

    def set_look(self, look: Look) -> None:
        """Frame the field differently."""
        self.look = look
        self.update()

    def add_trailing(self, widget: QWidget) -> None:
        """Put a small thing at the right end, inside the frame."""
        self.row.addWidget(widget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the keyboard in and out of the editor, and know when a word is being composed."""
        if event.type() == QEvent.Type.FocusIn:
            self.update()
        elif event.type() == QEvent.Type.FocusOut:
            self.is_composing = False
            self.update()
            if isinstance(event, QFocusEvent) and event.reason() not in PASSING:
                self.left.emit()
        elif isinstance(event, QInputMethodEvent):
            self.is_composing = bool(event.preeditString())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame."""
        draw_field(QPainter(self), QRectF(self.rect()), self.look, self.editor.hasFocus())


class LineInput(InputFrame):
    """One line of text."""

    def __init__(
        self, *, icon: str = "", placeholder: str = "", right: bool = False, height: int = HEIGHT, key: str = ""
    ) -> None:
        """`right` for figures; `key` is shown at the right end, for a field that a key leads to."""
        self.line = QLineEdit()
        super().__init__(self.line, icon=icon, height=height)
        self.line.setFrame(False)
        self.line.setPlaceholderText(placeholder)
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
        self.line.textEdited.connect(self.changed)
        if key:
            self.add_trailing(KeyHint(key))

    def text(self) -> str:
        """The committed text; a word still being composed is not part of it."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Fill the field, cursor at its end."""
        if text != self.line.text():
            self.line.setText(text)

    def set_read_only(self, read_only: bool) -> None:
        """Whether the text can be changed here."""
        super().set_read_only(read_only)
        self.line.setReadOnly(read_only)
        self.line.setFocusPolicy(Qt.FocusPolicy.ClickFocus if read_only else Qt.FocusPolicy.StrongFocus)


class PasswordInput(LineInput):
    """A password; the eye shows it while it is wanted."""

    def __init__(self, *, height: int = HEIGHT) -> None:
        super().__init__(height=height)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self._eye = IconButton("eye", "Hiện mật khẩu")
        self._eye.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._eye.clicked.connect(self._turn)
        self.add_trailing(self._eye)

    def _turn(self) -> None:
        shown = self.line.echoMode() == QLineEdit.EchoMode.Normal
        self.line.setEchoMode(QLineEdit.EchoMode.Password if shown else QLineEdit.EchoMode.Normal)
        self._eye.show_icon("eye" if shown else "eye-off", "Hiện mật khẩu" if shown else "Ẩn mật khẩu")


class TextInput(InputFrame):
    """Several lines of text; grows with them up to twice its first height, then scrolls."""

    def __init__(self, lines: int = 3) -> None:
        self.area = _Lines()
        super().__init__(self.area)
        self._lines = lines
        self.row.setContentsMargins(px(7), px(5), px(3), px(5))
        self.area.textChanged.connect(self._tell)
        self._filling = False

    def sizeHint(self) -> QSize:
        """As many lines as declared, more when there is more text."""
        line = QFontMetrics(self.area.font()).lineSpacing()
        written = int(self.area.document().size().height())
        shown = max(self._lines, min(written, 2 * self._lines))
        return QSize(px(160), shown * line + px(18))

    def minimumSizeHint(self) -> QSize:
        """All declared lines are always visible."""
        return QSize(px(48), self.sizeHint().height())

    def text(self) -> str:
        """The committed text."""
        return self.area.toPlainText()

    def set_text(self, text: str) -> None:
        """Fill the field."""
        if text != self.area.toPlainText():
            self._filling = True
            self.area.setPlainText(text)
            self._filling = False

    def set_read_only(self, read_only: bool) -> None:
        """Whether the text can be changed here."""
        super().set_read_only(read_only)
        self.area.setReadOnly(read_only)

    def _tell(self) -> None:
        self.updateGeometry()
        if not self._filling:
            self.changed.emit()


class _Lines(QPlainTextEdit):
    """Tab leaves."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self.viewport().setAutoFillBackground(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter belongs to the form."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() & _CTRL:
            event.ignore()
            return
        super().keyPressEvent(event)


class Note(Label):
    """The short word at the right end of a field that says where its text came from."""

    def __init__(self, words: str) -> None:
        super().__init__(words, Type.LABEL, colour=State.DONE)


def action(icon: str, name: str, run: Callable[[], None]) -> IconButton:
    """A small button for the right end of a field; the keyboard reaches it by its key, not by Tab."""
    button = IconButton(icon, name)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.clicked.connect(lambda: run())
    return button


_CTRL = Qt.KeyboardModifier.ControlModifier
