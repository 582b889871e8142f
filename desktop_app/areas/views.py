"""What a page of an area is given by the window it stands in; from page to page one goes through here."""

from collections.abc import Callable, Mapping, MutableMapping
from typing import Any, Protocol

from PySide6.QtWidgets import QWidget

from desktop_app.kit.jobs import Jobs
from desktop_app.kit.page import Page
from desktop_app.office.desk import Desk


class Shell(Protocol):
    """The window around the pages."""

    @property
    def desk(self) -> Desk:
        """The open office and who is signed in."""

    @property
    def jobs(self) -> Jobs:
        """Runs work off the window's thread."""

    @property
    def is_practice(self) -> bool:
        """Whether this is a practice office, whose papers say so."""

    @property
    def surface(self) -> QWidget:
        """The window that sheets, popovers and previews are made children of."""

    def open(self, area: str, uid: str) -> None:
        """Go to the page of an area that shows this record."""

    def start(self, page: str, entry: Mapping[str, object] | None = None) -> None:
        """Go to a page by its key, with what is already known of the new record."""

    def back(self) -> None:
        """Go to the page from which this one was opened."""

    def say(self, sentence: str, undo: Callable[[], None] | None = None) -> None:
        """Tell what was just done ("Đã … ."), with the way back where there is one."""

    def explain(self, error: BaseException) -> None:
        """Tell what went wrong: a sentence of ours as it is, a defect as a defect."""

    def show_page(self, page: Page) -> None:
        """Put a page over the present one (a preview, a record); `back` returns."""

    def memory(self, page: str) -> MutableMapping[str, Any]:
        """How a page likes to be shown on this machine (widths, filters, a pane), kept between starts; never data."""


MakePage = Callable[[Shell], Page]
"""What `PageEntry.view` names: makes the page, which is then told `arrive(entry)` each time it is gone to."""


class FormDraft:
    """Where the half-filled form of the signed-in account is kept."""

    def __init__(self, desk: Desk, form: str) -> None:
        """`form` is the name of the form, never a person's."""
        self._desk, self._form = desk, form

    def save(self, values: Mapping[str, str]) -> None:
        """Keep these texts."""
        self._desk.drafts.save(self._form, self._desk.account.uid, values, self._desk.clock.now())

    def load(self) -> dict[str, str]:
        """What was kept, or nothing."""
        kept = self._desk.drafts.load(self._form, self._desk.account.uid)
        return dict(kept.values) if kept else {}

    def discard(self) -> None:
        """Forget it."""
        self._desk.drafts.discard(self._form, self._desk.account.uid)
