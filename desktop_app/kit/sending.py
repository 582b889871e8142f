"""From whatever holds a file to whoever can send it on, both in the same window, neither knowing the other."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.core.stick.parcels import Parcel
from desktop_app.kit.overlay import Overlay

Then = Callable[[bool], None]
"""Told, once the sheet is closed, whether the files are where they were to go."""


class Sender(QObject):
    """Lives in a window whose account may take files out."""

    asked = Signal(object, object)
    offered = Signal(object)

    def send(self, parcels: Sequence[Parcel], then: Then | None = None) -> None:
        """Ask where these go, and send them."""
        self.asked.emit(tuple(parcels), then)

    def offer(self, parcels: Sequence[Parcel]) -> None:
        """Offer to send what was just saved, beside the words that say so."""
        self.offered.emit(tuple(parcels))


def sender_of(widget: QWidget) -> Sender | None:
    """Whoever sends files from this window; None where nobody does."""
    found: Sender | None = widget.window().findChild(Sender)
    return found


def lend_place(overlay: Overlay, begin: Callable[[Then], None], sent: Callable[[], None]) -> None:
    """Let the sheet take the place over the window that `overlay` has, which comes back when the sheet is closed.

    `begin` opens the sheet; `sent` is called when the files are where they were to go.
    """

    def rise_again() -> None:
        others: Iterable[Overlay] = overlay.window().findChildren(Overlay)
        if any(each.isVisible() for each in others):
            overlay.deleteLater()
        else:
            overlay.rise()

    def then(is_sent: bool) -> None:
        if is_sent:
            sent()
        # A turn later: what closed the sheet may be another thing that is just rising over the window.
        QTimer.singleShot(0, overlay, rise_again)

    Overlay.go(overlay)  # it only steps aside and is not gone for good
    begin(then)
