"""Several contents brought at once are parted: each gets a visit, a number and a kind of its own.

What was parted is linked, so that both panes show the other. A denunciation among the contents is never linked: the
other visit shows a name, and a link would say whose denunciation it is. Then the visit that was written down first
becomes the denunciation as a whole, because its text has spoken of both, and the other contents are entered anew.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from desktop_app.areas.reception import filing
from desktop_app.areas.reception.entry import VisitEntry
from desktop_app.areas.reception.fields import VISIT_FORM
from desktop_app.areas.reception.grounds import refusal_problems, without_refusal
from desktop_app.areas.reception.kept import Registered, open_visit, registered
from desktop_app.areas.reception.link_models import VisitLink
from desktop_app.areas.reception.models import SessionDay, Visit
from desktop_app.areas.reception.queries import places
from desktop_app.areas.reception.rules import problems_of
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.fields import Flag, Form, Section
from desktop_app.core.text.fold import tokens
from desktop_app.office.desk import Service
from desktop_app.office.matter_kinds import Kind, hides_identity
from desktop_app.office.models import IDENTITY
from desktop_app.office.rights import Right, needs

DENOUNCES = "one_denounces"
_ASKED = (
    *("kind", "subject", "content", "request", "handling", "within_competence", "refusal_ground"),
    *("to_agency", "document_number", "document_on"),
)
PARTED_FORM = Form(
    "reception.parted",
    (
        Section(
            "",
            (
                Flag(name=DENOUNCES, label="Có một nội dung là tố cáo", span=12),
                *(entry for entry in VISIT_FORM if entry.name in _ASKED),
            ),
        ),
    ),
)
_SAID_OF_DENOUNCING = ("to", "cao")


@dataclass(frozen=True)
class LinkedVisit:
    """The other visit of a link, as the pane shows it."""

    uid: str
    label: str
    kind: str
    was_first: bool
    is_void: bool


class OtherContentsService(Service):
    """Parts the contents of a visit."""

    @needs(Right.RECORD)
    def part(self, uid: str, rev: int, said: Mapping[str, Any]) -> Registered:
        """Enter one content of the visit as a visit of its own; `said` are the checked values of PARTED_FORM.

        It has the people, day, session and book of the first. Where one of the contents is a denunciation nothing ties
        the two: no link, no hour, nobody who came along, and no word of denouncing in the text.
        """
        denounces = bool(said[DENOUNCES])
        with self.desk.db.writing(self.holder.uid) as session:
            first = open_visit(session, uid, rev)
            _refuse_wrong(first, said, denounces=denounces)
            entry = _entry(session, first, said, bare=denounces)
            further = filing.new_visit(session, self.desk, entry)
            filing.enter_people(session, further, entry)
            session.flush()
            if not denounces:
                session.add(VisitLink(first_id=first.id, further_id=further.id))
            return registered(further)


def linked_visits(session: Session, visit: Visit) -> list[LinkedVisit]:
    """The visits that were parted from this one, or that it was parted from; none when either is secret."""
    if visit.is_secret:
        return []
    found = []
    for link in _links(session, visit):
        other = session.get(Visit, link.further_id if link.first_id == visit.id else link.first_id)
        if other is not None and not other.is_secret:
            found.append(_linked(other, was_first=link.further_id == visit.id))
    return found


def unlink(session: Session, visit: Visit) -> list[VisitLink]:
    """Empty the links of a visit that becomes secret; their rows, whose journal values must leave with the identity.

    Its hours go as well: the visits that were parted from it have the same ones.
    """
    links = list(_links(session, visit))
    if links:
        visit.started_at = visit.ended_at = None
    for link in links:
        link.first_id = link.further_id = None
    return links


def speaks_of_denouncing(text: str) -> bool:
    """Whether a text says that somebody denounces."""
    return _SAID_OF_DENOUNCING in pairwise(tokens(text))


def _links(session: Session, visit: Visit) -> Sequence[VisitLink]:
    query = select(VisitLink).where(or_(VisitLink.first_id == visit.id, VisitLink.further_id == visit.id))
    return session.scalars(query.order_by(VisitLink.id)).all()


def _linked(visit: Visit, *, was_first: bool) -> LinkedVisit:
    return LinkedVisit(visit.uid, visit.label, visit.kind.value, was_first, visit.voided_on is not None)


def _refuse_wrong(first: Visit, said: Mapping[str, Any], *, denounces: bool) -> None:
    if first.is_secret:
        raise UserError("Lượt tố cáo không tách được. Nội dung khác của người đến hãy ghi thành lượt tiếp mới.")
    if hides_identity(said["kind"]):
        raise InvalidInput(
            {
                "kind": "Nội dung tố cáo không tách ra lượt mới. Đánh dấu ô trên cùng, tách các nội dung khác, "
                "rồi sửa lượt này thành Tố cáo."
            }
        )
    if said["kind"] is Kind.SEVERAL:
        raise InvalidInput({"kind": "Mỗi lượt tách ra chỉ có một nội dung. Chọn một loại, phần còn lại tách tiếp."})
    if denounces and speaks_of_denouncing(f"{said['content']} {said['request']}"):
        raise InvalidInput({"content": "Nội dung lượt mới còn nhắc đến tố cáo. Chỉ ghi phần không phải tố cáo."})


def _entry(session: Session, first: Visit, said: Mapping[str, Any], *, bare: bool) -> VisitEntry:
    """What the further visit says; a `bare` one repeats nothing of the first that could be laid beside it."""
    who = first.people[0]
    day = session.get(SessionDay, first.session_day_id) if first.session_day_id else None
    values = without_refusal({**said, "received_on": first.received_on})
    values.pop(DENOUNCES)
    entry = VisitEntry(
        **values,
        **{name: getattr(who, name) for name in IDENTITY},
        hamlet=places(session, [first]).get(who.hamlet_id or 0, ""),
        mode=first.mode,
        channel=first.channel,
        session_day_uid=day.uid if day else "",
        person_id=who.person_id,
        book=first.book,
    )
    if not bare:
        entry = replace(
            entry,
            late_reason=f"Tách nội dung từ lượt {first.label}",
            capacity=who.capacity,
            mandate=who.mandate,
            on_behalf_of=who.on_behalf_of,
            companions=tuple(filing.companion_of(other) for other in first.people[1:]),
            crowd_count=first.crowd_count,
            group_reason=first.group_reason,
            started_at=first.started_at,
            ended_at=first.ended_at,
            people_present=first.people_present,
            people_same_content=first.people_same_content,
        )
    problems = problems_of(entry.values()) | refusal_problems(entry.values())
    if problems:
        raise InvalidInput(problems)
    return entry
