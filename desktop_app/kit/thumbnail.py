"""A small picture that opens the large one."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from desktop_app.kit import icons
from desktop_app.kit.buttons import Pressable
from desktop_app.kit.paint import frame
from desktop_app.kit.theme import Token, px

WIDTH, HEIGHT = 96, 72
_ICON = 28


def small_image(jpeg: bytes) -> QImage:
    """The picture no larger than a thumbnail on a dense screen needs; a null image when it cannot be read."""
    data = QByteArray(jpeg)
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setScaledSize(reader.size().scaled(3 * WIDTH, 3 * HEIGHT, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


class Thumbnail(Pressable):
    """The whole picture in a small frame, or an icon where there is none to see."""

    def __init__(self, name: str, image: QImage | None, icon: str = "image") -> None:
        """`name` is what is said of it instead of shown."""
        super().__init__(radius=4)
        self._image, self._icon = image, icon
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The same for every picture."""
        return QSize(px(WIDTH), px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture in the middle of its frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        field = QRectF(self.rect())
        border = Token.ACCENT.colour if self.is_hovered() else Token.LINE.colour
        frame(painter, field, radius=4, fill=Token.SIDE.colour, border=border)
        if self._image is None or self._image.isNull():
            side = px(_ICON)
            place = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
            icons.draw(painter, self._icon, Token.INK_3.colour, place)
            return
        inside = field.adjusted(1, 1, -1, -1)
        size = self._image.size().scaled(inside.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        left = inside.left() + (inside.width() - size.width()) / 2
        top = inside.top() + (inside.height() - size.height()) / 2
        painter.drawImage(QRectF(left, top, size.width(), size.height()), self._image)
