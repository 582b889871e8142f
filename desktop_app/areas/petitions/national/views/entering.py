"""Entering a petition into the national database: the palette, a hidden identity on request, and what ends it."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.areas.petitions.national.fields import national_fields
from desktop_app.areas.petitions.national.views.palette import NationalPalette
from desktop_app.areas.petitions.record import PetitionRecord
from desktop_app.areas.petitions.views.denouncer import Denouncer
from desktop_app.areas.views import Workplace, identity
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
        palette = self._palette

        def fill(people: Sequence[Mapping[str, object]]) -> None:
            if palette is None or palette is not self._palette:
                return  # it was closed, or stands for another petition by now
            palette.fill(national_fields(record, people))
            palette.activateWindow()
            hiding = QTimer(palette)
            hiding.setSingleShot(True)
            hiding.timeout.connect(partial(_hide, palette, record))
            hiding.start(identity.SHOWN_MINUTES * 60_000)

        self._denouncer.ask(record, fill)


def _hide(palette: NationalPalette, record: PetitionRecord) -> None:
    """An identity does not stay above the browser that somebody has left."""
    palette.empty_clipboard()
    palette.fill(national_fields(record))
