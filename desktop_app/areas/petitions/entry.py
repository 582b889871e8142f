"""What an official hands over when a petition is entered or corrected, and when a step is taken."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from desktop_app.areas.petitions.entry_rules import problems_of
from desktop_app.areas.petitions.fields import PETITION_FORM
from desktop_app.areas.petitions.states import Competent, Eligible, ForwarderKind, RecipientClass, Result, Source
from desktop_app.core.errors import InvalidInput
from desktop_app.office.companions import FIELD as COMPANIONS
from desktop_app.office.companions import Companion, read_companions
from desktop_app.office.matter_kinds import Capacity, Kind, SubjectField
from desktop_app.office.models import IDENTITY, PaperKind, Sex
from desktop_app.office.procedure import entry as procedure

OF_PETITION = (
    *("received_on", "source", "forwarder", "forwarder_kind", "forwarder_number", "forwarder_on", "dated_on"),
    *("visit_uid", "is_anonymous", "signers", "kind", "subject", "content", "request", "opponent", "history"),
    *("settled_by", "has_originals", "knew_on", "instance", "is_remote", "note"),
)
"""What an entry and the row of a petition have in common."""


@dataclass(frozen=True)
class Signer(Companion):
    """Somebody who signed beside the first; `is_representative` when the others chose them to speak."""

    is_representative: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class PetitionEntry:
    """One petition as it came in; `person_id`, `visit_uid`, `same_case_uid` and `not_same` are chosen, never typed.

    `same_case_uid` is a petition or a visit of the same matter, which this one merely repeats where `is_repetition`;
    `not_same` are records found to be other matters. A correction without a `person_id` is about whoever wrote it so
    far, unless `is_somebody_else` says it was not them.
    """

    received_on: date
    content: str
    kind: Kind
    source: Source = Source.POST
    forwarder: str = ""
    forwarder_kind: ForwarderKind = ForwarderKind.NONE
    forwarder_number: str = ""
    forwarder_on: date | None = None
    dated_on: date | None = None
    visit_uid: str = ""
    is_anonymous: bool = False
    full_name: str = ""
    sex: Sex | None = None
    born_on: date | None = None
    paper_kind: PaperKind | None = None
    paper_number: str = ""
    paper_issued_on: date | None = None
    paper_issued_by: str = ""
    phone: str = ""
    hamlet: str = ""
    address: str = ""
    capacity: Capacity = Capacity.SELF
    mandate: str = ""
    others: tuple[Signer, ...] = ()
    signers: int = 1
    subject: SubjectField = SubjectField.OTHER
    request: str = ""
    opponent: str = ""
    history: str = ""
    settled_by: str = ""
    has_originals: bool = False
    knew_on: date | None = None
    instance: int = 1
    is_remote: bool = False
    note: str = ""
    person_id: int | None = None
    is_somebody_else: bool = False
    same_case_uid: str = ""
    is_repetition: bool = False
    not_same: tuple[str, ...] = ()

    @property
    def identity(self) -> dict[str, Any]:
        """What says who wrote it."""
        return {name: getattr(self, name) for name in IDENTITY}

    @property
    def names(self) -> list[tuple[str, str, str]]:
        """Name, paper number and telephone of everybody whom a denunciation hides."""
        first = (self.full_name, self.paper_number, self.phone)
        return [first, *((other.full_name, other.paper_number, "") for other in self.others)]

    def values(self) -> dict[str, Any]:
        """Every field by name."""
        return asdict(self)


@dataclass(frozen=True, kw_only=True)
class StepEntry(procedure.StepEntry):
    """One step of a petition.

    The fields from `kind` on are what "classify" says of the petition itself; kind, instance and `knew_on` stay as they
    were entered where nothing is said.
    """

    to_agency: str = ""
    recipient_class: RecipientClass | None = None
    assigned_to: str = ""
    tests: tuple[str, ...] = ()
    result: Result | None = None
    joined_uid: str = ""
    kind: Kind | None = None
    eligible: Eligible = Eligible.UNKNOWN
    ineligible_reason: str = ""
    competent: Competent = Competent.UNKNOWN
    competent_reason: str = ""
    instance: int | None = None
    knew_on: date | None = None


USUAL: dict[str, Any] = {
    "signers": 1,
    "instance": 1,
    "capacity": Capacity.SELF,
    "forwarder_kind": ForwarderKind.NONE,
}
"""What is meant where nothing is said."""

OF_FORWARDING: dict[str, Any] = {
    "forwarder": "",
    "forwarder_kind": ForwarderKind.NONE,
    "forwarder_number": "",
    "forwarder_on": None,
}
"""What is empty when nobody forwarded the petition."""


def checked_entry(
    raw: Mapping[str, object], today: date, *, without_identity: bool = False, **chosen: Any
) -> PetitionEntry:
    """The entry meant by a filled-in form; InvalidInput holds a sentence for each wrong field.

    `without_identity` is for a petition whose writer lies in the vault, its own or its visit's: nobody is asked for.
    """
    problems: dict[str, str] = {}
    values: dict[str, Any] = {}
    for entry in PETITION_FORM:
        try:
            values[entry.name] = entry.read(raw.get(entry.name), today)
        except ValueError as error:
            values[entry.name], problems[entry.name] = None, str(error)
    try:
        others = read_companions(str(values.pop(COMPANIONS, "") or ""))
    except InvalidInput as error:
        others, problems = (), problems | error.problems
    for name, usual in USUAL.items():
        values[name] = values.get(name) or usual
    if values["source"] is not Source.FORWARDED:
        values |= OF_FORWARDING
    if problems := problems_of(values, len(others), without_identity=without_identity) | problems:
        raise InvalidInput(problems)
    speaks = values["capacity"] is Capacity.GROUP_REPRESENTATIVE
    signers = tuple(Signer(each.full_name, each.paper_number, each.address, speaks) for each in others)
    return PetitionEntry(**values, others=signers, **chosen)
