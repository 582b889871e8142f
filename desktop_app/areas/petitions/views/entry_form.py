"""The form of a petition as it stands on screen: which fields matter, which limit begins to run."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop_app.areas.petitions.beginning import ASKED, first_limits
from desktop_app.areas.petitions.entry_rules import SEVERAL
from desktop_app.areas.petitions.fields import HIDDEN_FROM_DRAFTS, PETITION_FORM
from desktop_app.areas.petitions.states import ForwarderKind, Source
from desktop_app.areas.reception.rules import GroupLaw
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.areas.views.sealed_draft import is_denunciation
from desktop_app.core import words
from desktop_app.core.law.deadline import Deadline
from desktop_app.kit.form import FormView
from desktop_app.office.companions import FIELD as COMPANIONS
from desktop_app.office.desk import Desk
from desktop_app.office.identity_form import IDENTITY_FORM
from desktop_app.office.matter_kinds import Capacity, Kind

FORWARDING = ("forwarder", "forwarder_kind", "forwarder_number", "forwarder_on")
PAPER_FIELDS = ("paper_kind", "paper_issued_on", "paper_issued_by")
RARE = (*PAPER_FIELDS, "has_originals", "history", "settled_by", "note")
"""Asked of few petitions; shown when something stands in them or when the official asks for every field."""

NAMING = (*(entry.name for entry in IDENTITY_FORM), "capacity", "signers", "mandate", COMPANIONS)
"""What a petition without a name says nothing of."""

SEALED = (*HIDDEN_FROM_DRAFTS, "capacity", "signers", "is_anonymous")
"""What lies in the vault, or is of whoever lies there: a correction neither shows nor changes it."""

OPPOSED = frozenset(kind.name for kind in (Kind.COMPLAINT, Kind.DENUNCIATION, Kind.FEEDBACK, Kind.SEVERAL))
UNSAID = ("", ForwarderKind.NONE.name, Capacity.SELF.name, "1")
"""What a field that is not needed may hold and still be taken away."""

NO_RULE = "Chưa có quy định của ngày này nên không tính hạn."


class EntryForm(QObject):
    """Shows the fields that matter for what is chosen; a field with something in it is never hidden."""

    secrecy_changed = Signal(bool)

    def __init__(self, form: FormView, desk: Desk) -> None:
        super().__init__(form)
        self.form = form
        self.rare: Collection[str] = RARE
        self._desk, self._law = desk, ReceptionService(desk)
        self._hint = form.field(COMPANIONS).field.hint
        self._sealed = self._shows_all = self._is_remote_office = False
        self._limits: list[tuple[str, Deadline]] = []
        self.is_secret = False
        form.edited.connect(self._edited)

    def begin(self, values: Mapping[str, object], *, sealed: bool = False, remote_office: bool = False) -> None:
        """Fill the form; `sealed` takes away the fields that lie in the vault."""
        self._sealed, self._is_remote_office = sealed, remote_office
        empty: dict[str, object] = {entry.name: "" for entry in self.form.form}
        self.form.load(empty | dict(values))
        self.form.show_problems({})
        self.is_secret = is_denunciation(self.form.raw())
        self.refresh()

    def show_all(self, wanted: bool) -> None:
        """Show every field, or only those that most petitions need."""
        self._shows_all = wanted
        self._arrange()

    def refresh(self) -> None:
        """Show what now matters, after fields were filled by other hands than the official's."""
        self._arrange()
        self._count()

    def put(self, texts: Mapping[str, str]) -> None:
        """Replace some texts, as the official agreed to."""
        self.form.load({name: text for name, text in texts.items() if name in self.form.raw()})

    def year(self) -> int:
        """The year of the register that the petition goes into; this year while its day cannot be read."""
        on = self.read("received_on")
        return on.year if isinstance(on, date) else self._desk.clock.today().year

    def deadline(self) -> Deadline | None:
        """The limit that ends first, with its arithmetic; None while none can be told."""
        return self._limits[0][1] if self._limits else None

    @property
    def gets_receipt(self) -> bool:
        """Whether somebody stands at the desk to take a receipt."""
        return self._chosen("source") == Source.IN_PERSON.name

    def read(self, name: str) -> Any:
        """What is meant by one field so far; None when it cannot be read."""
        entry = next(each for each in PETITION_FORM if each.name == name)
        try:
            return entry.read(self._chosen(name), self._desk.clock.today())
        except ValueError:
            return None

    def _edited(self, name: str) -> None:
        if name in ("signers", "received_on"):
            self._follow_group()
        if name in ("source", "is_anonymous", "capacity", "signers", "kind", "received_on"):
            self._arrange()
        if name in ASKED:
            self._count()
        if name == "kind" and (secret := is_denunciation(self.form.raw())) != self.is_secret:
            self.is_secret = secret
            self.secrecy_changed.emit(secret)

    def _arrange(self) -> None:
        forwarded = self._chosen("source") == Source.FORWARDED.name
        complaint = self._chosen("kind") == Kind.COMPLAINT.name
        people, capacity = self._signers(), self._chosen("capacity")
        named = not self.read("is_anonymous")
        matters = dict.fromkeys(RARE, self._shows_all) | dict.fromkeys(FORWARDING, forwarded)
        matters |= dict.fromkeys(NAMING, named)
        matters |= dict.fromkeys(PAPER_FIELDS, named and (self._shows_all or any(map(self._chosen, PAPER_FIELDS))))
        matters["mandate"] = named and capacity not in ("", Capacity.SELF.name)
        matters[COMPANIONS] = named and people > 1
        matters |= dict.fromkeys(("instance", "knew_on"), complaint)
        matters["opponent"] = self._shows_all or self._chosen("kind") in OPPOSED
        matters["is_remote"] = self._shows_all or self._is_remote_office
        shown = {name: needed or self._chosen(name) not in UNSAID for name, needed in matters.items()}
        if self._sealed:
            shown |= dict.fromkeys(SEALED, False)
        self.form.set_shown(shown)
        required = {
            "full_name": named and not self._sealed,
            "forwarder": forwarded,
            "forwarder_kind": forwarded,
            "mandate": capacity == Capacity.AUTHORISED.name,
        }
        for name, needed in required.items():
            self.form.field(name).require(needed)
        self.form.field("content").warn(SEVERAL if self._chosen("kind") == Kind.SEVERAL.name else "")
        self._tell_of_group(people)

    def _follow_group(self) -> None:
        """Whoever is written down first speaks for a group, until somebody says otherwise."""
        usual, wanted = Capacity.GROUP_REPRESENTATIVE, Capacity.SELF
        if self._most_speakers() is not None:
            usual, wanted = wanted, usual
        if self._chosen("capacity") == usual.name:
            self.form.load({"capacity": wanted})

    def _tell_of_group(self, people: int) -> None:
        """A group is told how many may speak for it."""
        most = self._most_speakers()
        told = f"Đơn {people} người ký cử nhiều nhất {most} người đại diện, kể cả người ghi ở trên. " if most else ""
        self.form.field(COMPANIONS).explain(f"{told}{self._hint}")

    def _most_speakers(self) -> int | None:
        """How many may speak for so many by the law of the day; None where it asks for no representatives."""
        on = self.read("received_on")
        law: GroupLaw | None = self._law.group_law(on) if isinstance(on, date) else None
        return law.most_speakers(self._signers()) if law else None

    def _count(self) -> None:
        """Which limit begins to run, told under the kind."""
        said = {name: self.read(name) for name in ASKED}
        box = self.form.field("kind")
        if not isinstance(said["received_on"], date) or said["kind"] is None:
            self._limits = []
            box.explain("")
            return
        said |= {
            "source": said["source"] or Source.POST,
            "forwarder_kind": said["forwarder_kind"] or ForwarderKind.NONE,
        }
        self._limits = first_limits(self._desk, said | {"instance": said["instance"] or 1})
        box.explain(_told(self._limits))

    def _signers(self) -> int:
        typed = self._chosen("signers")
        return int(typed) if typed.isdecimal() else 1

    def _chosen(self, name: str) -> str:
        return self.form.field(name).input.text()


def _told(limits: list[tuple[str, Deadline]]) -> str:
    if not limits:
        return NO_RULE
    title, deadline = limits[0]
    return f"{title}: hạn {words.day(deadline.due_on)}. F3 xem cách tính."


def starting_values(today: date, *, remote: bool) -> dict[str, object]:
    """What a new petition begins with; source, kind and field are left to be chosen."""
    return {
        "received_on": today,
        "capacity": Capacity.SELF,
        "signers": "1",
        "instance": "1",
        "is_remote": "có" if remote else "",
    }
