"""Lucide icons, coloured when drawn and always rendered from SVG at the device's pixel ratio."""

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from desktop_app.core.resources import resource
from desktop_app.kit.theme import Token, px

STROKE = 1.75
SMALL_STROKE = 2.1
"""Icons in badges and cells are small and need a stronger line."""

_RATIOS = (1.0, 1.25, 1.5, 2.0)


def pixmap(name: str, colour: QColor, size: int, ratio: float = 1.0, stroke: float = STROKE) -> QPixmap:
    """The icon in logical pixels `size` square, for a screen of that pixel ratio."""
    key = f"lucide/{name}/{colour.rgba():x}/{size}/{ratio}/{stroke}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    drawn = QPixmap(round(size * ratio), round(size * ratio))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(_svg(name, colour, stroke)).render(painter, QRectF(drawn.rect()))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, drawn)
    return drawn


def draw(painter: QPainter, name: str, colour: QColor, box: QRectF, stroke: float = STROKE) -> None:
    """Paint the icon in the middle of `box`, as large as the shorter side allows."""
    size = int(min(box.width(), box.height()))
    image = pixmap(name, colour, size, painter.device().devicePixelRatio(), stroke)
    left = box.left() + (box.width() - size) / 2
    top = box.top() + (box.height() - size) / 2
    painter.drawPixmap(round(left), round(top), image)


def icon(name: str, colour: QColor | None = None, size: int = 18) -> QIcon:
    """The icon for menus and item views; `size` at 100 %, drawn in the second ink unless told otherwise."""
    made = QIcon()
    for ratio in _RATIOS:
        made.addPixmap(pixmap(name, colour or Token.INK_2.colour, px(size), ratio))
    return made


def _svg(name: str, colour: QColor, stroke: float) -> QByteArray:
    text = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    text = text.replace("currentColor", colour.name()).replace('stroke-width="2"', f'stroke-width="{stroke}"')
    return QByteArray(text.encode("utf-8"))
