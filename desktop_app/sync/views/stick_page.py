"""A page that knows which sticks are plugged in while it is on screen."""

from PySide6.QtGui import QHideEvent, QShowEvent

from desktop_app.kit.drive_watch import DriveWatch
from desktop_app.kit.page import Page
from desktop_app.sync.views.stick_place import StickPlace


class StickPage(Page):
    """`watch` tells which sticks there are."""

    def __init__(self, title: str, place: StickPlace) -> None:
        """The watch begins when the page is shown."""
        super().__init__(title)
        self.watch = DriveWatch(self, place.jobs, place.drives)

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the sticks."""
        super().showEvent(event)
        self.watch.begin()

    def hideEvent(self, event: QHideEvent) -> None:
        """Look at sticks no more."""
        self.watch.rest()
        super().hideEvent(event)
