"""Whoever sends files to a stick from the window of a signed-in account."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from desktop_app.core.errors import UserError
from desktop_app.core.stick.parcels import Parcel
from desktop_app.kit.sending import Sender, Then
from desktop_app.kit.strips import UndoStrip
from desktop_app.office.rights import Right
from desktop_app.shell.context import Shell
from desktop_app.shell.usb.sheet import SendSheet


class UsbSender(Sender):
    """Opens the sheet for what is to be sent; offers it beside what was just saved."""

    def __init__(self, parent: QObject, place: Shell, strip: UndoStrip) -> None:
        """`strip` is where the window tells what was done."""
        super().__init__(parent)
        self._place, self._strip = place, strip
        self.asked.connect(self._open)
        self.offered.connect(self._offer)

    def _open(self, parcels: Sequence[Parcel], then: Then | None) -> None:
        try:
            sheet = SendSheet(self._place, parcels)
        except UserError as error:
            self._place.explain(error)
            if then is not None:
                then(False)
            return
        if then is not None:
            sheet.closed.connect(lambda: then(sheet.was_sent))
        sheet.rise()

    def _offer(self, parcels: Sequence[Parcel]) -> None:
        self._strip.offer("Gửi ra USB", lambda: self.send(parcels))


def usb_of(place: Shell, strip: UndoStrip) -> Sender | None:
    """Who sends files for the account at this place; None for one that may not take anything out."""
    if not place.desk.account.may(Right.PRINT) or not isinstance(place, QObject):
        return None
    return UsbSender(place, place, strip)
