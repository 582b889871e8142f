"""A paragraph being edited: figures are marked, and what is typed around them leaves them linked."""

from collections.abc import Iterator

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QFrame, QTextEdit

from desktop_app.kit.theme import State, Token, Type, font, px
from desktop_app.reports.narrative.prose import Piece, Prose

KEY = QTextFormat.Property.UserProperty
_LEAST, _MOST = 96, 420


class ProseEditor(QTextEdit):
    """`kept` is Ctrl+S, `left` is Esc."""

    kept = Signal()
    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(f"Sửa đoạn {name}")
        self.setFont(font(Type.BODY))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setAcceptRichText(False)
        self.document().setDocumentMargin(px(6))
        self.textChanged.connect(self._fit)

    def show_prose(self, prose: Prose) -> None:
        """Begin with this text, the keyboard at its end."""
        cursor = QTextCursor(self.document())
        for piece in prose:
            for at, text in enumerate(piece.text.split("\n")):
                if at:
                    cursor.insertBlock()
                cursor.insertText(text, _look(piece))
        self.setTextCursor(cursor)
        self.setCurrentCharFormat(QTextCharFormat())
        self.document().clearUndoRedoStacks()
        self._fit()

    def pieces(self) -> Iterator[Piece]:
        """What stands there now; words typed beside a figure may have its key."""
        block = self.document().begin()
        while block.isValid():
            if block.blockNumber():
                yield Piece("\n")
            fragments = block.begin()
            while not fragments.atEnd():
                fragment = fragments.fragment()
                text = fragment.text().replace("\u2028", "\n").replace("\u00a0", " ")
                yield Piece(text, str(fragment.charFormat().property(KEY) or ""))
                fragments += 1
            block = block.next()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The two keys that end the editing."""
        if event.key() == Qt.Key.Key_S and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.kept.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Words alone are pasted, never the look of another program."""
        self.textCursor().insertText(source.text(), QTextCharFormat())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width needs another height."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """As high as the text, within reason."""
        wanted = int(self.document().size().height()) + px(8)
        return QSize(px(360), min(max(wanted, px(_LEAST)), px(_MOST)))

    def _fit(self) -> None:
        self.setFixedHeight(self.sizeHint().height())


def _look(piece: Piece) -> QTextCharFormat:
    look = QTextCharFormat()
    if piece.key:
        look.setProperty(KEY, piece.key)
        look.setForeground(State.WARNING.text if piece.typed else Token.ACCENT.colour)
        look.setFontWeight(600)
    return look
