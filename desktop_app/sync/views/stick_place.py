"""What the pages of packages are given beside what every page gets."""

from typing import Protocol

from desktop_app.areas.views import Workplace
from desktop_app.core.stick.drives import Drives


class StickPlace(Workplace, Protocol):
    """The window of a page that reads from sticks."""

    @property
    def drives(self) -> Drives:
        """Who knows the sticks of this PC."""
