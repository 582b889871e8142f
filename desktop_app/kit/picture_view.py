"""A picture as large as the window, one after another with the arrow keys."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.kit.controls import Button, IconButton, Label, Rule
from desktop_app.kit.footer import Footer
from desktop_app.kit.overlay import WholeWindow
from desktop_app.kit.theme import Token, Type, px


class PictureView(WholeWindow):
    """Covers the window until Esc and is then `closed`; nothing of the picture is ever written beside the data.

    `turned` asks for the next picture (1) or the one before (-1); `saved` that this one be written to a file.
    """

    turned = Signal(int)
    saved = Signal()

    def __init__(self, window: QWidget, *, can_save: bool = True) -> None:
        """Empty until `show_picture`; without `can_save` it can only be looked at."""
        super().__init__(window)
        self._title = Label("", Type.SHEET_TITLE, wrap=True)
        self._about = Label("", Type.HINT, colour=Token.INK_2, wrap=True)
        self._number = Label("", colour=Token.INK_2)
        self.canvas = _Canvas()
        self._back = IconButton("chevron-left", "Ảnh trước (phím mũi tên trái)")
        self._on = IconButton("chevron-right", "Ảnh sau (phím mũi tên phải)")
        self._back.clicked.connect(lambda: self.turned.emit(-1))
        self._on.clicked.connect(lambda: self.turned.emit(1))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(Rule())
        column.addWidget(self.canvas, 1)
        save = Button("Lưu ra tệp", icon="file-down", key="Ctrl+S")
        save.clicked.connect(self.saved)
        save.setVisible(can_save)
        save.setEnabled(can_save)
        leave = Button("Đóng", key="Esc")
        leave.clicked.connect(self.go)
        column.addWidget(Footer(save, leave))

    def show_picture(self, title: str, about: str, image: QImage, number: int, total: int) -> None:
        """Show this one, the `number`th of `total`."""
        self._title.setText(title)
        self._about.setText(about)
        self._number.setText(f"{number}/{total}" if total > 1 else "")
        self._back.setVisible(total > 1)
        self._on.setVisible(total > 1)
        self.setAccessibleName(f"{title}. {about}")
        self.canvas.show_image(image, f"{title}. {about}")

    def rise(self) -> None:
        """Show it with the keyboard on the picture."""
        super().rise()
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves, the arrows turn; no other key reaches the page behind."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageDown: 1}
        if event.key() in steps:
            self.turned.emit(steps[Qt.Key(event.key())])
        super().keyPressEvent(event)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(px(24), px(8), px(16), px(8))
        head.setSpacing(px(8))
        said = QVBoxLayout()
        said.setSpacing(px(1))
        said.addWidget(self._title)
        said.addWidget(self._about)
        head.addLayout(said, 1)
        for widget in (self._back, self._number, self._on):
            head.addWidget(widget)
        leave = IconButton("x", "Đóng (Esc)")
        leave.clicked.connect(self.go)
        head.addWidget(leave)
        return head


class _Canvas(QWidget):
    """The picture in the middle of a grey ground, whole, never larger than it is."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_image(self, image: QImage, name: str) -> None:
        self._image = image
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), Token.LINE_2.colour)
        room = self.size()
        size = self._image.size()
        if size.width() > room.width() or size.height() > room.height():
            size = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (room.width() - size.width()) / 2, (room.height() - size.height()) / 2
        painter.drawImage(QRectF(left, top, size.width(), size.height()), self._image)
