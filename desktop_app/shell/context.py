"""What the office's own pages are given beside what every page gets."""

from collections.abc import Callable, Sequence
from typing import Protocol

from desktop_app.areas.views import Workplace
from desktop_app.core.stick.drives import Drives
from desktop_app.core.updating.updater import Updater
from desktop_app.office.area import Area, PageEntry
from desktop_app.office.opening import OpenOffice


class Shell(Workplace, Protocol):
    """The window as its own pages see it."""

    @property
    def office(self) -> OpenOffice:
        """The open office, with the keys in the hands of whoever is signed in."""

    @property
    def areas(self) -> Sequence[Area]:
        """The areas of work."""

    @property
    def drives(self) -> Drives:
        """Who knows the sticks of this PC."""

    @property
    def updater(self) -> Updater | None:
        """What updates need of this PC; None in the practice office."""

    @property
    def present_page(self) -> PageEntry | None:
        """The declared page that is on screen."""

    def lock(self) -> None:
        """Ask for a password before anything else is shown."""

    def set_text_size(self, percent: int) -> None:
        """Show everything anew in this size."""

    def end(self) -> None:
        """End the program without another copy of the data: one was made just before."""

    def offer(self, words: str, does: Callable[[], None]) -> None:
        """Beside what was just said, offer something further to do."""

    def refresh(self) -> None:
        """Read again what the top line and the side bar say."""
