"""What an official hands over when a visit is entered or corrected."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, time
from typing import Any

from desktop_app.areas.reception.books.rules import MAIN
from desktop_app.areas.reception.fields import VISIT_FORM
from desktop_app.areas.reception.grounds import refusal_problems, without_refusal
from desktop_app.areas.reception.models import Channel, CrowdCount, Handling, Mode
from desktop_app.areas.reception.rules import problems_of
from desktop_app.core.errors import InvalidInput
from desktop_app.office.companions import FIELD as COMPANIONS
from desktop_app.office.companions import Companion, read_companions
from desktop_app.office.matter_kinds import Capacity, Kind, SubjectField
from desktop_app.office.models import IDENTITY, PaperKind, Sex


@dataclass(frozen=True, kw_only=True, slots=True)
class VisitEntry:
    """One visit as it was said at the desk; `person_id`, `earlier_uid` and `not_same` are chosen, never typed.

    `book` is the book of a new visit; `late_reason` says why it is entered after that book was closed.

    A correction without a `person_id` is about whoever came so far, unless `is_somebody_else` says it was not them.
    """

    received_on: date
    content: str
    kind: Kind
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
    on_behalf_of: str = ""
    companions: tuple[Companion, ...] = ()
    crowd_count: CrowdCount = CrowdCount.BY_NUMBER
    group_reason: str = ""
    people_present: int = 1
    people_same_content: int = 1
    started_at: time | None = None
    ended_at: time | None = None
    mode: Mode = Mode.REGULAR
    channel: Channel = Channel.IN_PERSON
    subject: SubjectField = SubjectField.OTHER
    request: str = ""
    history: str = ""
    settled_by: str = ""
    opponent: str = ""
    handling: Handling = Handling.ACCEPT
    within_competence: bool = True
    answer_due_on: date | None = None
    refusal_ground: str = ""
    notice_number: str = ""
    notice_on: date | None = None
    to_agency: str = ""
    document_number: str = ""
    document_on: date | None = None
    answered_on: date | None = None
    answer_form: str = ""
    result: str = ""
    note: str = ""
    person_id: int | None = None
    earlier_uid: str = ""
    not_same: tuple[str, ...] = ()
    session_day_uid: str = ""
    is_somebody_else: bool = False
    book: str = MAIN
    late_reason: str = ""

    @property
    def identity(self) -> dict[str, Any]:
        """What says who came."""
        return {name: getattr(self, name) for name in IDENTITY}

    @property
    def names(self) -> list[tuple[str, str, str]]:
        """Name, paper number and telephone of everybody whom a denunciation hides."""
        first = (self.full_name, self.paper_number, self.phone)
        others = [(companion.full_name, companion.paper_number, "") for companion in self.companions]
        return [first, *others, *([(self.on_behalf_of, "", "")] if self.on_behalf_of else [])]

    def values(self) -> dict[str, Any]:
        """Every field by name."""
        return asdict(self)


NOT_ASKED_AGAIN: dict[str, Any] = {"full_name": "", "capacity": Capacity.SELF}
"""What stands for required fields of somebody in the vault; nothing of it is written."""


def checked_entry(
    raw: Mapping[str, object], today: date, *, without_identity: bool = False, **chosen: Any
) -> VisitEntry:
    """The entry meant by a filled-in form; InvalidInput holds a sentence for each wrong field.

    `without_identity` is for correcting a record whose identity lies in the vault: name and capacity are not asked.
    """
    problems: dict[str, str] = {}
    values: dict[str, Any] = {}
    for entry in VISIT_FORM:
        if without_identity and entry.name in NOT_ASKED_AGAIN:
            values[entry.name] = NOT_ASKED_AGAIN[entry.name]
            continue
        try:
            values[entry.name] = entry.read(raw.get(entry.name), today)
        except ValueError as error:
            problems[entry.name] = str(error)
    try:
        values[COMPANIONS] = read_companions(str(raw.get(COMPANIONS) or ""))
    except InvalidInput as error:
        problems |= error.problems
    values["crowd_count"] = values.get("crowd_count") or CrowdCount.BY_NUMBER
    if not problems:
        values = without_refusal(values)
        problems = problems_of(values) | refusal_problems(values)
    if problems:
        raise InvalidInput(problems)
    return VisitEntry(**values, **chosen)
