"""A denouncer's identity: kept out of every table but the vault, and out of the text of the record."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy.orm import Session

from db.base import Stamped
from desktop_app.areas.reception.entry import VisitEntry
from desktop_app.areas.reception.fields import PROSE_FIELDS
from desktop_app.areas.reception.matters import forget_not_same
from desktop_app.areas.reception.models import Visit, VisitPerson
from desktop_app.areas.reception.other_contents import unlink
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import hides_identity
from desktop_app.office.models import CaseFile
from desktop_app.office.sealing import put_away
from desktop_app.office.secrecy import (
    Known,
    identity_of,
    known_of,
    let_go,
    next_file_code,
    refuse_names,
    refuse_sealed_names,
    shows_somebody,
    without,
)


def refuse_names_in_text(entry: VisitEntry, texts: Mapping[str, str], *known: Known) -> None:
    """Raise `NameInText` when one of a denunciation's free texts names who made it."""
    if hides_identity(entry.kind):
        refuse_names(texts, [*entry.names, *known])


def prose_of(entry: VisitEntry, papers: str, reason: str = "") -> dict[str, str]:
    """The free texts of an entry, of the papers that come with it and of its correction, by field."""
    return {name: str(getattr(entry, name)) for name in PROSE_FIELDS} | {"papers": papers, "reason": reason}


def known_identities(visit: Visit) -> list[Known]:
    """Who came, as the record shows it so far."""
    return known_of(_shown(who) for who in visit.everybody)


def refuse_known_names(session: Session, desk: Desk, visit: Visit, texts: Mapping[str, str]) -> None:
    """The same for a record whose identity lies in the vault; only an account that may look can be warned."""
    if visit.is_secret:
        refuse_sealed_names(session, desk, texts, visit.uid)


def enter_sealed(session: Session, desk: Desk, visit: Visit, entry: VisitEntry) -> None:
    """Enter a denunciation: what says who came goes straight to the vault and nowhere else."""
    _mark(session, visit)
    who = VisitPerson(visit=visit, position=1, capacity=entry.capacity, sealed_at=desk.clock.now())
    session.add(who)
    session.flush()
    put_away(session, desk, visit.uid, _given(entry))


def add_sealed(session: Session, desk: Desk, visit: Visit, entry: VisitEntry) -> None:
    """Put what an entry says of who came beside what the vault holds of a visit that is a denunciation already."""
    session.flush()
    put_away(session, desk, visit.uid, _given(entry))


def seal(session: Session, desk: Desk, visit: Visit, entry: VisitEntry) -> None:
    """Turn a visit into a denunciation: the identity leaves rows, people, index and journal for the vault."""
    _mark(session, visit)
    visit.who_key = ""
    given = [*_given(entry), *(_shown(who) for who in visit.everybody)]
    emptied: list[Stamped] = [visit, *_hide_beside(session, visit, entry)]
    emptied += [*forget_not_same(session, visit), *unlink(session, visit)]
    for who in visit.everybody:
        who.mandate = who.on_behalf_of = ""
    emptied += let_go(session, visit.everybody, desk.clock.now())
    session.flush()
    put_away(session, desk, visit.uid, given, [row.uid for row in emptied])


def _hide_beside(session: Session, visit: Visit, entry: VisitEntry) -> Iterator[Stamped]:
    """Take the name out of the papers handed in and of the case's title; leave a case that shows who else came."""
    known = [*entry.names, *known_identities(visit)]
    for paper in visit.papers:
        paper.name, paper.condition = without(paper.name, known), without(paper.condition, known)
        yield paper
    visit.late_note = without(visit.late_note, known)
    case = session.get(CaseFile, visit.case_id) if visit.case_id else None
    if case is None:
        return
    case.title = without(case.title, known)
    yield case
    if shows_somebody(session, case, visit):
        # The others are not counted anew: that would write this very change into the history of visits with a name.
        visit.case_id, visit.visit_no = None, 1


def _shown(who: VisitPerson) -> dict[str, Any]:
    """Somebody who came, as the record shows them."""
    return {**identity_of(who), "mandate": who.mandate, "on_behalf_of": who.on_behalf_of}


def _mark(session: Session, visit: Visit) -> None:
    visit.is_secret = True
    visit.file_code = next_file_code(session, visit.year)


def _given(entry: VisitEntry) -> list[dict[str, Any]]:
    """Everybody whom the entry names."""
    also = {"hamlet": entry.hamlet, "mandate": entry.mandate, "on_behalf_of": entry.on_behalf_of}
    return [{**entry.identity, **also}, *(companion.identity for companion in entry.companions)]
