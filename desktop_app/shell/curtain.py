"""While the window is locked, nothing that floats over its pages may be seen."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from shiboken6 import isValid

from desktop_app.kit.overlay import Overlay


class Curtain:
    """Hides sheets, popovers and strips of a window, and brings back what was there."""

    def __init__(self, window: QMainWindow) -> None:
        """Hides them now."""
        self._window = window
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        self._keyboard = window.focusWidget()
        only_children = Qt.FindChildOption.FindDirectChildrenOnly
        floating: list[QWidget] = list(window.findChildren(QWidget, options=only_children))
        self._hidden = [part for part in floating if part.isVisible() and part is not window.centralWidget()]
        for part in self._hidden:
            part.hide()

    def lift(self) -> None:
        """Bring them back, with the keyboard where it was: the same person returned."""
        for part in self._hidden:
            part.show()
            part.raise_()
        keyboard = self._keyboard
        if keyboard is not None and isValid(keyboard) and keyboard.isVisible():
            keyboard.setFocus(Qt.FocusReason.OtherFocusReason)

    def drop(self) -> None:
        """Throw them away, and sheets that had stepped aside for another: somebody else came."""
        aside: Iterable[Overlay] = self._window.findChildren(Overlay)
        for part in {*self._hidden, *aside}:
            part.deleteLater()
