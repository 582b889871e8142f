"""The form of a visit as it stands at the desk: what it starts with, which fields matter, its deadline."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QObject, Signal

from desktop_app.areas.reception.fields import HIDDEN_FROM_DRAFTS
from desktop_app.areas.reception.models import Capacity, Channel, Handling, Mode
from desktop_app.areas.reception.rules import ANSWERED_AT_THE_DESK, NEEDS_AGENCY
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.areas.reception.views.visit_draft import is_denunciation
from desktop_app.core import words
from desktop_app.core.law.deadline import Deadline
from desktop_app.kit.form import FormView

AGENCY_FIELDS = ("to_agency", "document_number", "document_on")
PAPER_FIELDS = ("paper_kind", "paper_issued_on", "paper_issued_by")
RARE_FIELDS = (*PAPER_FIELDS, "address", "ended_at", "history", "settled_by", "note")
"""Asked of few who come; shown when something stands in them or when the official asks for every field."""

ANSWER_FIELDS = ("answered_on", "answer_form", "result")
SEALED = tuple(name for name in HIDDEN_FROM_DRAFTS if name != "mandate")
WITH_AGENCY = NEEDS_AGENCY | {Handling.ACCEPT, Handling.RETURN_TO_SENDER}


class EntryForm(QObject):
    """Shows the fields that matter for what is chosen; a field with something in it is never hidden."""

    secrecy_changed = Signal(bool)

    def __init__(self, form: FormView, service: ReceptionService) -> None:
        super().__init__(form)
        self.form = form
        self._service = service
        self._counted = ""
        self._sealed = False
        self._shows_all = False
        self.is_secret = False
        form.edited.connect(self._edited)

    def begin(self, values: Mapping[str, object], *, sealed: bool = False) -> None:
        """Fill the form; `sealed` takes away the fields that lie in the vault."""
        self._sealed = sealed
        empty: dict[str, object] = {entry.name: "" for entry in self.form.form}
        self.form.load(empty | dict(values))
        self.form.show_problems({})
        self.is_secret = is_denunciation(self.form.raw())
        self._arrange()
        self._count(fill=not self.form.field("answer_due_on").input.text())

    def show_all(self, wanted: bool) -> None:
        """Show every field, or only those that most visits need."""
        self._shows_all = wanted
        self._arrange()

    def texts(self) -> dict[str, str]:
        """What is typed."""
        return self.form.raw()

    def put(self, texts: Mapping[str, str]) -> None:
        """Replace some texts, as the official agreed to."""
        self.form.load({name: text for name, text in texts.items() if name in self.texts()})

    def year(self, today: date) -> int:
        """The year of the book that the visit goes into; this year while its day cannot be read."""
        try:
            return words.read_day(self.form.field("received_on").input.text()).year
        except ValueError:
            return today.year

    def deadline(self) -> Deadline | None:
        """The arithmetic of the answer deadline, when the day of the visit can be read."""
        try:
            received_on = words.read_day(self.form.field("received_on").input.text())
        except ValueError:
            return None
        return self._service.answer_deadline(received_on)

    def _edited(self, name: str) -> None:
        if name in ("capacity", "handling"):
            self._arrange()
        elif name == "received_on":
            self._count(fill=self.form.field("answer_due_on").input.text() in ("", self._counted))
        elif name == "answer_due_on":
            self._compare()
        elif name == "kind":
            secret = is_denunciation(self.texts())
            if secret != self.is_secret:
                self.is_secret = secret
                self.secrecy_changed.emit(secret)

    def _arrange(self) -> None:
        chosen = self._chosen("handling")
        handling = Handling[chosen] if chosen in Handling.__members__ else None
        matters = dict.fromkeys(AGENCY_FIELDS, handling in WITH_AGENCY)
        matters |= dict.fromkeys(ANSWER_FIELDS, handling in ANSWERED_AT_THE_DESK)
        matters["mandate"] = self._chosen("capacity") not in ("", Capacity.SELF.name)
        matters |= dict.fromkeys(RARE_FIELDS, self._shows_all)
        if any(self._chosen(name) for name in PAPER_FIELDS):
            matters |= dict.fromkeys(PAPER_FIELDS, True)
        shown = {name: needed or bool(self._chosen(name)) for name, needed in matters.items()}
        for name in SEALED:
            shown[name] = not self._sealed and shown.get(name, True)
        self.form.set_shown(shown)

    def _chosen(self, name: str) -> str:
        return self.form.field(name).input.text()

    def _count(self, *, fill: bool) -> None:
        deadline = self.deadline()
        if deadline is None:
            return
        self._counted = words.day(deadline.due_on)
        if fill:
            self.form.load({"answer_due_on": deadline.due_on})
        self._compare()

    def _compare(self) -> None:
        box = self.form.field("answer_due_on")
        typed = box.input.text()
        other = bool(typed) and bool(self._counted) and typed != self._counted and len(typed) >= len(self._counted)
        box.warn(f"Khác hạn theo quy định là {self._counted}. Vẫn lưu được." if other else "")


def starting_values(today: date, at_now: str) -> dict[str, object]:
    """What a new visit begins with; kind, field and handling are left to be chosen."""
    return {
        "capacity": Capacity.SELF,
        "people_present": "1",
        "people_same_content": "1",
        "received_on": today,
        "started_at": at_now,
        "mode": Mode.REGULAR,
        "channel": Channel.IN_PERSON,
        "within_competence": "có",
    }
