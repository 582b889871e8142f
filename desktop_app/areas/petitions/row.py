"""A petition as a list shows it: a frozen row in which a denouncer is hidden."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.petitions.law import petition_law
from desktop_app.areas.petitions.models import Petition, PetitionPerson
from desktop_app.areas.petitions.states import Outcome, Source, State
from desktop_app.office.cases import case_label
from desktop_app.office.hamlets import hamlet_names
from desktop_app.office.matter_kinds import HIDDEN_CONTENT, HIDDEN_NAME, Kind
from desktop_app.office.models import CaseFile


@dataclass(frozen=True)
class PetitionRow:
    """A petition as a list shows it; `who` is never the denouncer's name.

    `next_due_on` is the day of the duty of ours that comes first, None when nothing is owed.
    """

    id: int
    uid: str
    rev: int
    number: int
    year: int
    received_on: date
    who: str
    where: str
    content: str
    kind: Kind
    source: Source
    state: State
    outcome: Outcome | None
    next_due_on: date | None
    handler: str
    signers: int
    case: str
    is_secret: bool
    voided_on: date | None
    void_reason: str
    key: tuple[Any, ...] = field(default=(), compare=False)

    @property
    def label(self) -> str:
        """What everybody calls the petition."""
        return f"{self.number:03d}/{self.year}"

    @property
    def is_void(self) -> bool:
        """Whether it was struck out."""
        return self.voided_on is not None

    @property
    def stands(self) -> str:
        """Where it stands, or how it ended, in words."""
        return self.outcome.value if self.outcome else self.state.value


class Rows:
    """Turns petitions into rows; what stands beside them is read once for all."""

    def __init__(self, session: Session, petitions: Sequence[Petition], *, sees_content: bool) -> None:
        """`sees_content` is False for an account that must not read denunciations."""
        self._sees_content = sees_content
        self._homes = hamlet_names(
            session, (who.hamlet_id for petition in petitions for who in petition.people if who.hamlet_id)
        )
        self._cases = _case_labels(session, {petition.case_id for petition in petitions if petition.case_id})

    def row(self, petition: Petition, key: tuple[Any, ...] = ()) -> PetitionRow:
        """The petition as a list shows it."""
        who = petition.people[0] if petition.people else None
        hidden = petition.is_secret
        unread = hidden and not self._sees_content
        return PetitionRow(
            id=petition.id,
            uid=petition.uid,
            rev=petition.rev,
            number=petition.number,
            year=petition.year,
            received_on=petition.received_on,
            who=HIDDEN_NAME if hidden else _name(petition, who),
            where=petition.file_code if hidden else self._second_line(petition, who),
            content=HIDDEN_CONTENT if unread else petition.content,
            kind=petition.kind,
            source=petition.source,
            state=petition.state,
            outcome=petition.outcome,
            next_due_on=petition.next_due_on,
            handler=petition.assigned_to,
            signers=petition.signers,
            case=self._cases.get(petition.case_id or 0, ""),
            is_secret=hidden,
            voided_on=petition.voided_on,
            void_reason=HIDDEN_CONTENT if unread and petition.void_reason else petition.void_reason,
            key=key,
        )

    def home(self, who: PetitionPerson | None) -> str:
        """Where somebody lives: the hamlet, or what was written."""
        return self._homes.get(who.hamlet_id or 0, who.address) if who else ""

    def _second_line(self, petition: Petition, who: PetitionPerson | None) -> str:
        crowd = f"{petition.signers} người ký" if petition.signers > 1 else ""
        times = f"đơn thứ {petition.petition_no} của vụ" if petition.petition_no > 1 else ""
        return " · ".join(part for part in (self.home(who), crowd, times) if part)


@cache
def limit_titles() -> dict[str, str]:
    """What every limit of the law is called, by key."""
    return {limit.key: limit.title for limit in petition_law().law.limits}


def _name(petition: Petition, who: PetitionPerson | None) -> str:
    return who.full_name if who and who.full_name else "Đơn nặc danh" if petition.is_anonymous else ""


def _case_labels(session: Session, keys: set[int]) -> dict[int, str]:
    cases = session.scalars(select(CaseFile).where(CaseFile.id.in_(keys))) if keys else ()
    return {case.id: case_label(case) for case in cases}
