"""The form of a visit as it stands at the desk: what it starts with, which fields matter, its deadline."""

from collections.abc import Collection, Mapping
from datetime import date

from PySide6.QtCore import QObject, Signal

from desktop_app.areas.reception.fields import HIDDEN_FROM_DRAFTS
from desktop_app.areas.reception.grounds import asks_notice, grounds_on
from desktop_app.areas.reception.models import Channel, CrowdCount, Handling, Mode
from desktop_app.areas.reception.other_contents import speaks_of_denouncing
from desktop_app.areas.reception.rules import ANSWERED_AT_THE_DESK, NEEDS_AGENCY, REPRESENTS, SENT_ON, GroupLaw
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.areas.reception.views.crowd import Crowd
from desktop_app.areas.reception.views.ground_field import (
    GROUND,
    NOTICE_FIELDS,
    chosen_handling,
    explain_ground,
    offer_grounds,
)
from desktop_app.areas.views.sealed_draft import is_denunciation
from desktop_app.core import words
from desktop_app.core.law.deadline import Deadline
from desktop_app.kit.form import FormView
from desktop_app.office.companions import FIELD as COMPANIONS
from desktop_app.office.matter_kinds import Capacity, Kind

AGENCY_FIELDS = ("to_agency", "document_number", "document_on")
PAPER_FIELDS = ("paper_kind", "paper_issued_on", "paper_issued_by")
RARE_FIELDS = (*PAPER_FIELDS, "address", "ended_at", "history", "settled_by", "note")
"""Asked of few who come; shown when something stands in them or when the official asks for every field."""

CROWD_FIELDS = ("crowd_count", "group_reason")
UNSAID = ("", CrowdCount.BY_NUMBER.name)
"""What a field that is not needed may hold and still be taken away."""

OPPOSED = frozenset(kind.name for kind in (Kind.COMPLAINT, Kind.DENUNCIATION, Kind.FEEDBACK, Kind.SEVERAL))

ANSWER_FIELDS = ("answered_on", "answer_form", "result")
SEALED = (*HIDDEN_FROM_DRAFTS, "capacity")
"""What lies in the vault, or is of whoever lies there: a correction neither shows nor changes it."""

WITH_AGENCY = NEEDS_AGENCY | {Handling.ACCEPT, Handling.RETURN_TO_SENDER}


DENOUNCES_TOO = (
    "Nội dung có nhắc tố cáo, mà lượt này hiện tên người đến. Ghi riêng phần tố cáo thành lượt loại Tố cáo để tên vào "
    "kho mật; các phần khác ghi lượt khác, không nhắc tố cáo."
)


COUNTED = "Tính tự động. F3 xem cách tính."
NO_DEADLINE = "Lượt nhập bù, không tính hạn."
NO_RULE = "Chưa có quy định của ngày này nên không tính hạn."
NOTICE_DUE = "Hạn ra thông báo từ chối. F3 xem cách tính."


class EntryForm(QObject):
    """Shows the fields that matter for what is chosen; a field with something in it is never hidden."""

    secrecy_changed = Signal(bool)

    def __init__(self, form: FormView, service: ReceptionService) -> None:
        super().__init__(form)
        self.form = form
        self.rare: Collection[str] = RARE_FIELDS
        self._service = service
        self._counted = ""
        self._crowd = Crowd(form, self._group_law)
        self._sealed = False
        self._shows_all = False
        self.has_deadline = True
        self.is_secret = False
        form.edited.connect(self._edited)

    def begin(self, values: Mapping[str, object], *, sealed: bool = False) -> None:
        """Fill the form; `sealed` takes away the fields that lie in the vault."""
        self._sealed = sealed
        empty: dict[str, object] = {entry.name: "" for entry in self.form.form}
        self.form.load(empty | dict(values))
        self._offer_grounds()
        self.form.load({GROUND: values.get(GROUND, "")})
        self.form.show_problems({})
        self.is_secret = is_denunciation(self.form.raw())
        self._crowd.begin()
        self._arrange()
        self._crowd.tell()
        self._count(fill=not self.form.field("answer_due_on").input.text())

    def show_all(self, wanted: bool) -> None:
        """Show every field, or only those that most visits need."""
        self._shows_all = wanted
        self._arrange()

    def refresh(self) -> None:
        """Show what now matters, after fields were filled by other hands than the official's."""
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
        """The arithmetic of the answer deadline, when one runs and the day of the visit can be read."""
        received_on = self._received_on()
        if received_on is None or not self.has_deadline:
            return None
        handling = chosen_handling(self.form) or Handling.ACCEPT
        return self._service.answer_deadline(received_on, handling, self._chosen(GROUND))

    def _edited(self, name: str) -> None:
        if name == "people_present":
            self._crowd.follow()
        if name in ("capacity", "handling", "crowd_count", "people_present", "people_same_content"):
            self._arrange()
            self._crowd.tell()
        if name == "received_on":
            self._offer_grounds()
        if name in ("received_on", "handling", "kind", GROUND):
            self._explain_ground()
        if name in ("received_on", "handling", GROUND):
            self._count(fill=self._chosen("answer_due_on") in ("", self._counted))
        if name in ("kind", "content"):
            self._warn_of_denouncing()
        if name == "kind":
            self._arrange()
            self._tell_secrecy()
        if name == "answer_due_on":
            self._compare()

    def _tell_secrecy(self) -> None:
        secret = is_denunciation(self.texts())
        if secret != self.is_secret:
            self.is_secret = secret
            self.secrecy_changed.emit(secret)

    def _warn_of_denouncing(self) -> None:
        several = self._chosen("kind") == Kind.SEVERAL.name
        named = several and speaks_of_denouncing(self._chosen("content"))
        self.form.field("content").warn(DENOUNCES_TOO if named else "")

    def _received_on(self) -> date | None:
        try:
            return words.read_day(self._chosen("received_on"))
        except ValueError:
            return None

    def _offer_grounds(self) -> None:
        if on := self._received_on():
            offer_grounds(self.form, on)
            self._explain_ground()

    def _explain_ground(self) -> None:
        if on := self._received_on():
            explain_ground(self.form, on, self._chosen("result") or self._chosen("note"))
            asked = asks_notice(chosen_handling(self.form) or Handling.ACCEPT, self._chosen(GROUND), on)
            counted = NOTICE_DUE if asked else COUNTED
            none_runs = NO_RULE if self.has_deadline else NO_DEADLINE
            self.form.field("answer_due_on").explain(counted if self.deadline() else none_runs)

    def _arrange(self) -> None:
        handling = chosen_handling(self.form)
        matters = dict.fromkeys(AGENCY_FIELDS, handling in WITH_AGENCY)
        matters |= dict.fromkeys(ANSWER_FIELDS, handling in ANSWERED_AT_THE_DESK)
        capacity = self._chosen("capacity")
        matters["mandate"] = capacity not in ("", Capacity.SELF.name)
        matters["on_behalf_of"] = capacity in Capacity.__members__ and Capacity[capacity] in REPRESENTS
        matters[COMPANIONS] = self._crowd.people() > 1
        matters |= dict.fromkeys(CROWD_FIELDS, self._crowd.is_by_number() or self._shows_all)
        matters["opponent"] = self._shows_all or self._chosen("kind") in OPPOSED
        matters |= dict.fromkeys(RARE_FIELDS, self._shows_all)
        if any(self._chosen(name) for name in PAPER_FIELDS):
            matters |= dict.fromkeys(PAPER_FIELDS, True)
        shown = {name: needed or self._chosen(name) not in UNSAID for name, needed in matters.items()}
        shown |= dict.fromkeys((GROUND, *NOTICE_FIELDS), handling is Handling.REFUSE)
        self._require(handling, capacity)
        for name in SEALED:
            shown[name] = not self._sealed and shown.get(name, True)
        self.form.set_shown(shown)

    def _require(self, handling: Handling | None, capacity: str) -> None:
        """What must be filled in because of another choice is marked, and F4 leads there before anything is saved."""
        on = self._received_on()
        required = {
            GROUND: handling is Handling.REFUSE and (on is None or bool(grounds_on(on))),
            "to_agency": handling in SENT_ON,
            "mandate": capacity == Capacity.AUTHORISED.name,
            "group_reason": self._chosen("crowd_count") not in UNSAID,
        }
        for name, needed in required.items():
            self.form.field(name).require(needed)

    def _group_law(self) -> GroupLaw | None:
        received_on = self._received_on()
        return self._service.group_law(received_on) if received_on else None

    def _chosen(self, name: str) -> str:
        return self.form.field(name).input.text()

    def _count(self, *, fill: bool) -> None:
        if self._received_on() is None:
            return
        deadline = self.deadline()
        self._counted = words.day(deadline.due_on) if deadline else ""
        if fill:
            self.form.load({"answer_due_on": deadline.due_on if deadline else ""})
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
        "crowd_count": CrowdCount.BY_NUMBER,
        "received_on": today,
        "started_at": at_now,
        "mode": Mode.REGULAR,
        "channel": Channel.IN_PERSON,
        "within_competence": "có",
    }
