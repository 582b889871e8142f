"""What lies over a window: while it is there, keys and Tab belong to it alone."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop_app.kit.theme import Token

HELP_KEY = QKeySequence("F1")
"""Help can be asked for over everything; whoever shows it knows what lies over the window."""


class Overlay(QWidget):
    """A child that covers its window, keeps the keyboard inside itself and gives it back when it goes."""

    def __init__(self, window: QWidget) -> None:
        """Made hidden; `rise` shows it."""
        super().__init__(window)
        self._suspended: list[QShortcut] = []
        self._before: list[QWidget] = []
        self._drawn_anew: tuple[QWidget, Callable[[], None]] | None = None
        self.hide()

    def rise(self) -> None:
        """Cover the window and take over its keys."""
        window = self.parentWidget()
        if window is None or self.isVisible():
            return
        others: Iterable[Overlay] = window.findChildren(Overlay)
        for other in others:
            if other is not self and other.isVisible():
                other.go()
        self._before = _with_what_holds_it(window.focusWidget())
        keys: Iterable[QShortcut] = window.findChildren(QShortcut)
        self._suspended = [key for key in keys if key.isEnabled() and key.key() != HELP_KEY and not self._owns(key)]
        for key in self._suspended:
            key.setEnabled(False)
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()

    def go(self) -> None:
        """Leave, and give the keyboard back to whoever had it."""
        if not self.isVisible():
            return
        window = self.parentWidget()
        if window is not None:
            window.removeEventFilter(self)
        self.hide()
        for key in self._suspended:
            if isValid(key):  # its button may have been replaced in the meantime
                key.setEnabled(True)
        self._suspended = []
        self._give_back()

    def was_risen_from(self, page: QWidget) -> bool:
        """Whether the keyboard was on that page, or nowhere, when this rose."""
        return not self._before or page in self._before

    def give_back_to(self, page: QWidget, take: Callable[[], None]) -> None:
        """The page was drawn anew: once this goes, `take` puts the keyboard where it belongs there."""
        self._drawn_anew = page, take

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves; no other key reaches the page behind."""
        if event.key() == Qt.Key.Key_Escape:
            self.go()
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round inside."""
        start = self.focusWidget() or self
        step = start.nextInFocusChain() if forward else start.previousInFocusChain()
        while step is not None and step is not start:
            usable = step.isVisibleTo(self) and step.isEnabled() and step.focusPolicy() & Qt.FocusPolicy.TabFocus
            if usable and self.isAncestorOf(step):
                step.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
                return True
            step = step.nextInFocusChain() if forward else step.previousInFocusChain()
        return False

    def _give_back(self) -> None:
        back, self._before = _to_come_back_to(self._before), []
        anew, self._drawn_anew = self._drawn_anew, None
        if anew is not None and isValid(anew[0]) and anew[0].isVisible():
            anew[1]()
        elif back is not None:
            back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _owns(self, key: QShortcut) -> bool:
        owner = key.parent()
        return isinstance(owner, QWidget) and (owner is self or self.isAncestorOf(owner))


class ShownOnce(Overlay):
    """What is `closed` and gone for good once it was left."""

    closed = Signal()

    def go(self) -> None:
        """Leave."""
        if self.isVisible():
            super().go()
            self.closed.emit()
            self.deleteLater()


class WholeWindow(ShownOnce):
    """A white sheet over the whole window."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing of the page behind is seen."""
        QPainter(self).fillRect(self.rect(), Token.PAGE.colour)


@contextmanager
def keyboard_kept(page: QWidget, take: Callable[[], None], *, first: bool = False) -> Iterator[None]:
    """Draw the page anew inside; had it the keyboard, or is it shown `first`, `take` puts that where it belongs.

    Where something lies over the page that was risen from it, `take` waits until that goes.
    """
    window = page.window()
    overlays: Iterable[Overlay] = window.findChildren(Overlay)
    over = next((each for each in overlays if each.isVisible()), None)
    focused = window.focusWidget()
    had = first or focused is None or focused is page or page.isAncestorOf(focused)
    yield
    if over is not None and over.was_risen_from(page):
        over.give_back_to(page, take)
    elif over is None and had:
        take()


def _with_what_holds_it(widget: QWidget | None) -> list[QWidget]:
    """The widget and everything around it, from the inside out."""
    found = list[QWidget]()
    while widget is not None and not widget.isWindow():
        found.append(widget)
        widget = widget.parentWidget()
    return found


def _to_come_back_to(before: list[QWidget]) -> QWidget | None:
    """Who had the keyboard; where that was replaced meanwhile, the first beside it that can have it."""
    there = [each for each in before if isValid(each) and each.isVisible()]
    if there and there[0] is before[0]:
        return there[0]
    for around in there:
        children: Iterable[QWidget] = around.findChildren(QWidget)
        for child in children:
            if child.isVisible() and child.isEnabled() and child.focusPolicy() & Qt.FocusPolicy.TabFocus:
                return child
    return None
