"""What a page of an area is given by the window it stands in; from page to page one goes through here."""

from collections.abc import Callable, Mapping, MutableMapping
from typing import Any, Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from desktop_app.kit.jobs import Jobs
from desktop_app.kit.page import Page
from desktop_app.office.desk import Desk


class Workplace(Protocol):
    """The window around a page: the desk, its workers, its memory, the way to other pages."""

    @property
    def desk(self) -> Desk:
        """The office, opened by the signed-in account."""

    @property
    def jobs(self) -> Jobs:
        """The workers of the window; what fails without being told to anybody is explained by the window."""

    @property
    def changed(self) -> SignalInstance:
        """Told on the window's thread, with the names of the tables that a transaction changed."""

    @property
    def surface(self) -> QWidget:
        """The window that sheets, popovers and previews are made children of."""

    def memory(self, name: str) -> MutableMapping[str, Any]:
        """What this machine remembers under a name (widths, filters, a pane), kept between starts; never data."""

    def open(self, page: str, uid: str = "", **entry: str) -> None:
        """Show another page by its key; it is told `arrive({"uid": uid, **entry})`."""

    def show_page(self, page: Page) -> None:
        """Put a page over the present one (a preview, a record); `back` returns."""

    def back(self) -> None:
        """Return to the page before."""

    def say(self, sentence: str, undo: Callable[[], None] | None = None) -> None:
        """Tell what was done ("Đã … ."), and offer to take it back."""

    def explain(self, error: BaseException) -> None:
        """Tell what went wrong: a sentence of ours as it is, a defect as a defect."""


MakePage = Callable[[Workplace], Page]
"""What `PageEntry.view` names: makes the page, which is told `arrive(entry)` each time it is gone to."""


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
