"""Entering a petition into the national database: the palette, a hidden identity on request, and what ends it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from desktop_app.areas.petitions.national.fields import national_fields
from desktop_app.areas.petitions.national.views.palette import NationalPalette
from desktop_app.areas.petitions.record import PetitionRecord
from desktop_app.areas.petitions.views.denouncer import Denouncer
from desktop_app.areas.views import Workplace
from desktop_app.kit.page import Page
from desktop_app.office.rights import Right


class NationalEntry(QObject):
    """One palette at a time; `entered` when everything was typed."""

    entered = Signal()

    def __init__(self, workplace: Workplace, page: Page, denouncer: Denouncer) -> None:
        """The palette stands above the window of `page`."""
        super().__init__(page)
        self._page, self._denouncer = page, denouncer
        self._may_ask = workplace.desk.account.may(Right.SEE_DENOUNCER)
        self._palette: NationalPalette | None = None

    def show(self, record: PetitionRecord) -> None:
        """Begin with this petition."""
        self.close()
        palette = NationalPalette(self._page.window(), record.label, national_fields(record), may_ask=self._may_ask)
        palette.entered.connect(self._enter)
        palette.identity_asked.connect(lambda: self._ask(record))
        palette.show()
        self._palette = palette

    def close(self) -> None:
        """Take the palette away."""
        if self._palette is not None:
            self._palette.close()
            self._palette.deleteLater()
            self._palette = None

    def _enter(self) -> None:
        self.close()
        self._page.window().activateWindow()
        self.entered.emit()

    def _ask(self, record: PetitionRecord) -> None:
        self._page.window().activateWindow()

        def fill(people: Sequence[Mapping[str, object]]) -> None:
            if self._palette is not None:
                self._palette.fill(national_fields(record, people))
                self._palette.activateWindow()

        self._denouncer.ask(record, fill)
