"""Files dropped on a part of the window or pasted into it, and pictures pasted from another program."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

Given = Sequence[Path | bytes]
"""Files, and pictures that are no files yet."""


class DropField(QWidget):
    """`given` carries what was dropped here, or pasted with Ctrl+V while this is shown."""

    given = Signal(object)

    def __init__(self, *, takes: bool = True) -> None:
        """Without `takes` it is an ordinary widget."""
        super().__init__()
        self.setAcceptDrops(takes)
        if takes:
            QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self).activated.connect(self.paste)

    def paste(self) -> None:
        """Take what the clipboard holds; nothing happens where it holds neither files nor a picture."""
        self._give(QGuiApplication.clipboard().mimeData())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Only files and pictures can be dropped."""
        mime = event.mimeData()
        if mime.hasUrls() or mime.hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take them."""
        event.acceptProposedAction()
        self._give(event.mimeData())

    def _give(self, mime: QMimeData) -> None:
        found = given_in(mime)
        if found:
            self.given.emit(found)


def given_in(mime: QMimeData) -> Given:
    """The files on this machine, else the picture itself."""
    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    if files or not mime.hasImage():
        return files
    image = mime.imageData()
    if not isinstance(image, QImage) or image.isNull():
        return []
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs know only bytes for the format
    return [bytes(buffer.data().data())]
