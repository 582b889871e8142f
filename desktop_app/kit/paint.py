"""Frames and shadows painted on whole device pixels, so that they stay crisp at 125 and 150 % too."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from desktop_app.kit.theme import Token, px

SHADOW = 10
"""How far a floating thing's shadow reaches, at 100 %."""


def aligned(painter: QPainter, box: QRectF) -> QRectF:
    """The box with its edges moved to whole device pixels."""
    to_device = painter.deviceTransform()
    on_device = to_device.mapRect(box)
    left, top = round(on_device.left()), round(on_device.top())
    right, bottom = round(on_device.right()), round(on_device.bottom())
    back, _ = to_device.inverted()
    return back.mapRect(QRectF(left, top, right - left, bottom - top))


def line_width(painter: QPainter, width: float = 1) -> float:
    """A line of `width` logical pixels as a whole number of device pixels, in logical units."""
    ratio = painter.device().devicePixelRatio()
    return max(1.0, float(round(width * ratio))) / ratio


def frame(
    painter: QPainter,
    box: QRectF,
    *,
    radius: float,
    fill: QColor | None = None,
    border: QColor | None = None,
    width: float = 1,
) -> None:
    """A rounded frame whose border lies inside the box; `radius` at 100 %."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inner = aligned(painter, box)
    if border is None:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        drawn = line_width(painter, width)
        inner = inner.adjusted(drawn / 2, drawn / 2, -drawn / 2, -drawn / 2)
        painter.setPen(QPen(border, drawn))
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(inner, px(radius), px(radius))
    painter.restore()


def bar(painter: QPainter, box: QRectF, share: float, *, radius: float) -> None:
    """How far something is: the track, and over it what is done, as a `share` of one."""
    painter.save()
    frame(painter, box, radius=radius, fill=Token.NAV_ON.colour)
    if share > 0:
        done = QRectF(box.left(), box.top(), box.width() * share, box.height())
        painter.setClipRect(done, Qt.ClipOperation.IntersectClip)
        frame(painter, box, radius=radius, fill=Token.ACCENT.colour)
    painter.restore()


def hairline(painter: QPainter, x1: float, y1: float, x2: float, y2: float, colour: QColor) -> None:
    """A level or upright line one device pixel or more thick, never blurred."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    thick = line_width(painter)
    level = y1 == y2
    box = QRectF(x1, y1, x2 - x1, thick) if level else QRectF(x1, y1, thick, y2 - y1)
    painter.fillRect(aligned(painter, box), colour)
    painter.restore()


def shadow(painter: QPainter, box: QRectF, radius: float) -> None:
    """A soft shadow around the box: 12 % at its edge, gone after `SHADOW` pixels."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    reach = px(SHADOW)
    for step in range(reach, 0, -1):
        painter.setBrush(QColor(0, 0, 0, round(255 * 0.12 / reach)))
        grown = box.adjusted(-step, -step + 1, step, step + 1)
        painter.drawRoundedRect(grown, px(radius) + step, px(radius) + step)
    painter.restore()
