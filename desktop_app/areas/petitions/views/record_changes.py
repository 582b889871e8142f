"""What changes a petition and is no step, from its page and from every list: each with a reason."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from PySide6.QtCore import QObject

from desktop_app.areas.petitions.fields import REASON_FORM
from desktop_app.areas.petitions.handling.service import HandlingService
from desktop_app.areas.petitions.kept import Registered
from desktop_app.areas.petitions.list_fields import PART_FORM, VOID_FORM
from desktop_app.areas.petitions.record import PetitionRecord
from desktop_app.areas.petitions.service import PetitionService
from desktop_app.areas.petitions.views.undoing import offer_undo
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.history import history_body
from desktop_app.areas.views.sheets import SAVE, verb_sheet
from desktop_app.core import words
from desktop_app.core.fields import Form
from desktop_app.kit.controls import Button
from desktop_app.kit.controls import Kind as Look
from desktop_app.kit.sheet import SideSheet
from desktop_app.office.matter_kinds import Kind

ENTRY = "petitions.entry"
PART, UNJOIN = "Bỏ gắn khỏi vụ việc", "Bỏ ghép khỏi đơn khác"


class Listed(Protocol):
    """A petition as a page or a list read it."""

    @property
    def uid(self) -> str:
        """Its uid."""

    @property
    def rev(self) -> int:
        """The revision that was read."""

    @property
    def label(self) -> str:
        """What everybody calls it."""

    @property
    def kind(self) -> Kind:
        """What it is."""


Does = Callable[[Mapping[str, Any]], Registered]


class RecordChanges(QObject):
    """Sheets over the window, one for each change."""

    def __init__(self, workplace: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace

    def edit(self, petition: Listed) -> None:
        """Open the petition's entry, to correct it."""
        self._workplace.open(ENTRY, petition.uid)

    def take_back(self, record: PetitionRecord) -> None:
        """Take the last step back."""
        service, title = HandlingService(self._workplace.desk), f"Bỏ bước {words.inside(record.done[-1].title)}"
        verb = Button("Bỏ bước này", Look.DANGER, icon="undo-2", key=SAVE)

        def does(said: Mapping[str, Any]) -> Registered:
            return service.take_back(record.uid, record.rev, said["reason"])

        self._rise(record, title, REASON_FORM, does, verb, f"Đã bỏ bước vừa ghi của đơn {record.label}.")

    def void(self, petition: Listed) -> None:
        """Strike the petition out; its number stays."""
        service, verb = PetitionService(self._workplace.desk), Button("Bỏ số", Look.DANGER, icon="ban", key=SAVE)

        def does(said: Mapping[str, Any]) -> Registered:
            return service.void(petition.uid, petition.rev, said["reason"])

        told = f"Đã bỏ đơn {petition.label}. Số được giữ lại."
        self._rise(petition, "Bỏ số đơn này", VOID_FORM, does, verb, told)

    def part(self, petition: Listed, title: str = PART) -> None:
        """Part the petition from a matter, or with UNJOIN from a petition, that it was joined to by mistake."""
        service, verb = PetitionService(self._workplace.desk), title.partition(" khỏi ")[0]

        def does(said: Mapping[str, Any]) -> Registered:
            return service.leave_case(petition.uid, petition.rev, said["reason"])

        told = f"Đơn {petition.label}: đã {words.inside(title)}."
        self._rise(petition, title, PART_FORM, does, Button(verb, Look.MAIN, key=SAVE), told)

    def history(self, record: PetitionRecord) -> None:
        """Every change: who, when, why, from what to what."""
        body = history_body(record.happenings)
        SideSheet(self._workplace.surface, "Lịch sử thay đổi", f"Đơn {record.label}", body).rise()

    def _rise(self, petition: Listed, title: str, form: Form, does: Does, verb: Button, told: str) -> None:
        """What was kept can be taken back from where it is told."""
        about = f"Đơn {petition.label}, {words.inside(petition.kind.value)}"
        sheet = verb_sheet(self._workplace, title, about, form, does, verb=verb)
        sheet.made.connect(lambda _kept: offer_undo(self._workplace, told))
        sheet.rise()


def part_of(record: PetitionRecord) -> str:
    """By which name the petition is parted from what it was joined to; "" where it stands alone."""
    if record.case and record.case.label:
        return PART
    return UNJOIN if record.joined_uid else ""
