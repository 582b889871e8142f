"""What changes a petition and is no step: correct it, take its last step back, strike it out; each with a reason."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject

from desktop_app.areas.petitions.handling.service import HandlingService
from desktop_app.areas.petitions.record import PetitionRecord
from desktop_app.areas.petitions.service import PetitionService
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.identity import REASON
from desktop_app.core import words
from desktop_app.core.fields import Form, Section
from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.page import Page
from desktop_app.kit.verb_sheet import VerbSheet

ENTRY = "petitions.entry"
SAVE = "Ctrl+S"
REASON_FORM = Form("petitions.reason", (Section("", (REASON,)),))


class RecordChanges(QObject):
    """Sheets over the window of the page."""

    def __init__(self, workplace: Workplace, page: Page) -> None:
        """Sheets are made over the window of `page`."""
        super().__init__(page)
        self._workplace, self._page = workplace, page

    def edit(self, record: PetitionRecord) -> None:
        """Open the petition's entry, to correct it."""
        self._workplace.open(ENTRY, record.uid)

    def take_back(self, record: PetitionRecord) -> None:
        """Take the last step back."""
        service = HandlingService(self._workplace.desk)
        sheet = self._sheet(
            record,
            f"Bỏ bước {words.inside(record.done[-1].title)}",
            lambda said: service.take_back(record.uid, record.rev, said["reason"]),
            Button("Bỏ bước này", Kind.DANGER, icon="undo-2", key=SAVE),
        )
        sheet.made.connect(lambda kept: self._workplace.say(f"Đã bỏ bước vừa ghi của đơn {kept.label}."))
        sheet.rise()

    def void(self, record: PetitionRecord) -> None:
        """Strike the petition out; its number stays."""
        service = PetitionService(self._workplace.desk)
        sheet = self._sheet(
            record,
            "Bỏ số đơn này",
            lambda said: service.void(record.uid, record.rev, said["reason"]),
            Button("Bỏ số", Kind.DANGER, icon="ban", key=SAVE),
        )
        sheet.made.connect(lambda _kept: self._workplace.say(f"Đã bỏ đơn {record.label}. Số được giữ lại.", self._undo))
        sheet.rise()

    def _undo(self) -> None:
        service = PetitionService(self._workplace.desk)
        self._workplace.jobs.write(lambda _progress: service.undo(), self._workplace.say, self._workplace.explain)

    def _sheet(
        self, record: PetitionRecord, title: str, does: Callable[[Mapping[str, Any]], object], verb: Button
    ) -> VerbSheet:
        return VerbSheet(
            self._page.window(),
            title,
            f"Đơn {record.label}, {words.inside(record.kind.value)}",
            REASON_FORM,
            does,
            verb=verb,
            jobs=self._workplace.jobs,
            today=self._workplace.desk.clock.today(),
        )
