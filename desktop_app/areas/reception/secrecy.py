"""A denouncer's identity: kept out of every table but the vault, and out of the text of the record."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.base import Stamped
from desktop_app.areas.reception.books import closed
from desktop_app.areas.reception.entry import VisitEntry
from desktop_app.areas.reception.fields import PROSE_FIELDS
from desktop_app.areas.reception.matters import forget_not_same
from desktop_app.areas.reception.models import SessionDay, Visit, VisitPerson
from desktop_app.areas.reception.other_contents import unlink
from desktop_app.areas.reception.sessions.models import SessionTask
from desktop_app.core.text.occurrences import Known, without
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import Kind, hides_identity
from desktop_app.office.models import CaseFile
from desktop_app.office.scans import seal_scans
from desktop_app.office.sealing import names_shown as shown_beside
from desktop_app.office.sealing import put_away, seal_together
from desktop_app.office.secrecy import (
    clear,
    identity_of,
    known_of,
    leaves_case,
    let_go,
    next_file_code,
    refuse_names,
    refuse_sealed_names,
    told_of,
    works_naming,
)

_PROSE_BESIDE: Mapping[type, tuple[str, ...]] = {
    SessionDay: ("attendees", "expected", "change_reason", "minutes", "conclusion", "secretary"),
    SessionTask: ("what", "who", "result"),
    CaseFile: ("title",),
}
"""Free text of what stands beside a visit."""


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


def seal(
    session: Session,
    desk: Desk,
    visit: Visit,
    reason: str,
    entry: VisitEntry | None = None,
    beside: Sequence[Known] = (),
) -> None:
    """Turn a visit into a denunciation: the identity leaves rows, people, index, drafts and journal for the vault.

    Its texts and those beside it are cleared of its names and of those `beside`. With an `entry` that corrects the
    visit in the same work, whom that names goes to the vault as well. What other areas have of it is hidden with it.
    """
    _mark(session, visit)
    visit.who_key = ""
    given = [*(_given(entry) if entry else ()), *(_shown(who) for who in visit.everybody)]
    known = [*known_of(given), *shown_beside(session, desk, visit.uid), *beside]
    works = works_naming(session, [visit], known)
    emptied: list[Stamped] = [visit, *_hide_beside(session, visit, known)]
    emptied += [*forget_not_same(session, visit), *unlink(session, visit)]
    emptied += seal_scans(session, desk, visit.uid, {})
    for who in visit.everybody:
        who.mandate = who.on_behalf_of = ""
    emptied += let_go(session, visit.everybody, desk.clock.now())
    session.flush()
    put_away(session, desk, visit.uid, given, [row.uid for row in emptied], works)
    # Whoever was correcting it too may have typed the name; a draft lost is less than a name betrayed.
    desk.drafts.discard_about(visit.uid)
    seal_together(session, desk, visit.uid, reason, known)


def names_shown(session: Session, record_uid: str) -> list[Known]:
    """Who came at the visit of this uid, if it is one."""
    return [known for visit in _open_visits(session, record_uid) for known in known_identities(visit)]


def turn_with(session: Session, desk: Desk, record_uid: str, reason: str, known: Sequence[Known]) -> None:
    """Turn the visit of this uid, if it is one and shows who came, into the denunciation it turned out to be."""
    for visit in _open_visits(session, record_uid):
        visit.kind = Kind.DENUNCIATION
        visit.late_note = closed.change_note(session, desk, visit, without(reason, known))
        seal(session, desk, visit, reason, beside=known)


def _open_visits(session: Session, uid: str) -> list[Visit]:
    return [visit for visit in session.scalars(select(Visit).where(Visit.uid == uid)) if not visit.is_secret]


def _hide_beside(session: Session, visit: Visit, known: Sequence[Known]) -> Iterator[Stamped]:
    """Take the names out of every text of the visit, its papers, session and case; leave a case that shows others."""
    clear(visit, (*PROSE_FIELDS, "late_note", "void_reason", "document_number", "notice_number"), known)
    for paper in visit.papers:
        clear(paper, ("name", "copy_kind", "condition"), known)
        yield paper
    day = session.get(SessionDay, visit.session_day_id) if visit.session_day_id else None
    case = session.get(CaseFile, visit.case_id) if visit.case_id else None
    beside = told_of(session, [*_of_session(session, day), *([case] if case else [])], known)
    for row in beside:
        clear(row, _PROSE_BESIDE[type(row)], known)
        yield row
    if case is not None and leaves_case(session, case, visit):
        # The others are not counted anew: that would write this very change into the history of visits with a name.
        visit.case_id, visit.visit_no = None, 1


def _of_session(session: Session, day: SessionDay | None) -> list[SessionDay | SessionTask]:
    if day is None:
        return []
    return [day, *session.scalars(select(SessionTask).where(SessionTask.session_day_id == day.id))]


def _shown(who: VisitPerson) -> dict[str, Any]:
    """Somebody who came, as the record shows them."""
    return {**identity_of(who), "mandate": who.mandate, "on_behalf_of": who.on_behalf_of}


def _mark(session: Session, visit: Visit) -> None:
    visit.is_secret = True
    # One that turned out to be a denunciation at another PC of the office has its code from there.
    visit.file_code = visit.file_code or next_file_code(session, visit.year)


def _given(entry: VisitEntry) -> list[dict[str, Any]]:
    """Everybody whom the entry names."""
    also = {"hamlet": entry.hamlet, "mandate": entry.mandate, "on_behalf_of": entry.on_behalf_of}
    return [{**entry.identity, **also}, *(companion.identity for companion in entry.companions)]
