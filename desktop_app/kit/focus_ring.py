"""The ring around a control that holds the keyboard; it lies outside the control and changes no size."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from shiboken6 import isValid

from desktop_app.kit.paint import frame
from desktop_app.kit.theme import Token, px

REACH = 4


class FocusRing(QWidget):
    """Two pixels of accent, two pixels away from the control it belongs to."""

    def __init__(self, control: QWidget, radius: float = 6) -> None:
        """Stand around `control` for as long as it lives; shown and hidden by it."""
        super().__init__(control.parentWidget())
        self._control = control
        self._radius = radius
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        control.destroyed.connect(self.deleteLater)
        self.hide()

    def settle(self) -> None:
        """Show the ring where the control is now."""
        self.dismiss()
        host = self._host()
        self.setParent(host)
        step: QWidget | None = self._control
        while step is not None and step is not host:
            step.installEventFilter(self)
            self._watched.append(step)
            step = step.parentWidget()
        self._place()
        self.show()
        self.raise_()

    def dismiss(self) -> None:
        """Hide the ring: the keyboard is elsewhere."""
        for widget in self._watched:
            # What holds a control is taken apart before the control, which then still gives the keyboard away.
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched.clear()
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the control when it or what holds it moves."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self._place()
        elif event.type() == QEvent.Type.Hide:
            self.hide()
        elif event.type() == QEvent.Type.Show and self._control.hasFocus():
            self.show()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring only, so that two pixels of what is behind stay visible."""
        frame(QPainter(self), QRectF(self.rect()), radius=self._radius + 2, border=Token.ACCENT.colour, width=2)

    def _place(self) -> None:
        host = self.parentWidget()
        if host is not None:
            self.setGeometry(self._around(host))

    def _around(self, host: QWidget) -> QRect:
        reach = px(REACH)
        corner = self._control.mapTo(host, QPoint(0, 0))
        return QRect(corner, self._control.size()).adjusted(-reach, -reach, reach, reach)

    def _host(self) -> QWidget:
        """The nearest ancestor with room for the ring; never one outside the scroll area that clips the control."""
        host = self._control
        while (above := host.parentWidget()) is not None and not host.isWindow():
            clips = isinstance(above.parentWidget(), QAbstractScrollArea)
            host = above
            if clips or host.rect().contains(self._around(host)):
                break
        return host
