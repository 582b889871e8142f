"""Locks the window when nobody has touched it for the minutes that the office's rules say."""

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow

_LOOK_EVERY = 5_000
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class IdleWatch(QObject):
    """Watches the native window: only what a hand does arrives there, so that watching costs nothing."""

    idle = Signal()

    def __init__(self, window: QWindow, minutes: float) -> None:
        """`minutes` without a touch until `idle`."""
        super().__init__(window)
        self._limit = round(minutes * 60_000)
        self._untouched = QElapsedTimer()
        self._untouched.start()
        self._look = QTimer(self, interval=min(_LOOK_EVERY, max(10, self._limit // 3)))
        self._look.timeout.connect(self._check)
        self._look.start()
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Every touch begins the count anew."""
        if event.type() in _TOUCHES:
            self._untouched.restart()
        return False

    def _check(self) -> None:
        if self._untouched.elapsed() >= self._limit:
            self._untouched.restart()
            self.idle.emit()
