"""A denouncer's identity: kept out of every table but the vault, and out of the text of the record."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.base import Stamped
from desktop_app.areas.reception.entry import VisitEntry
from desktop_app.areas.reception.fields import PROSE_FIELDS
from desktop_app.areas.reception.link_models import PersonCopy
from desktop_app.areas.reception.matters import forget_not_same
from desktop_app.areas.reception.models import Visit, VisitPerson
from desktop_app.areas.reception.other_contents import unlink
from desktop_app.areas.reception.rules import hides_identity
from desktop_app.core.errors import InvalidInput
from desktop_app.core.text.occurrences import HIDDEN_DENOUNCER, hide, occurrences
from desktop_app.office.desk import Desk
from desktop_app.office.models import IDENTITY, CaseFile, Person, VaultEntry
from desktop_app.office.numbers import next_number
from desktop_app.office.people import forget
from desktop_app.office.sealing import put_away

BOOK = "denunciation"

Known = tuple[str, str, str]
"""A name, an identity number, a telephone."""


class NameInText(InvalidInput):
    """The text gives the denouncer away; `offered` holds each such text with the name taken out."""

    def __init__(self, offered: Mapping[str, str]) -> None:
        """`offered` maps the field to the text to put there instead."""
        self.offered = dict(offered)
        sentence = f"Có tên, số giấy tờ hoặc điện thoại của người tố cáo. Thay bằng “{HIDDEN_DENOUNCER}” rồi lưu."
        super().__init__(dict.fromkeys(offered, sentence))


def refuse_names_in_text(entry: VisitEntry, texts: Mapping[str, str], *known: Known) -> None:
    """Raise `NameInText` when one of a denunciation's free texts names who made it."""
    if not hides_identity(entry.kind):
        return
    offered = _offered(texts, [*entry.names, *known])
    if offered:
        raise NameInText(offered)


def prose_of(entry: VisitEntry, papers: str, reason: str = "") -> dict[str, str]:
    """The free texts of an entry, of the papers that come with it and of its correction, by field."""
    return {name: str(getattr(entry, name)) for name in PROSE_FIELDS} | {"papers": papers, "reason": reason}


def _offered(texts: Mapping[str, str], known: Sequence[Known]) -> dict[str, str]:
    offered: dict[str, str] = {}
    for name, text in texts.items():
        cleared = without(text, known)
        if cleared != text:
            offered[name] = cleared
    return offered


def without(text: str, known: Sequence[Known]) -> str:
    """The text with every name, number and telephone of these people taken out."""
    for full_name, number, phone in known:
        text = hide(text, occurrences(text, full_name, number, phone))
    return text


def known_identities(visit: Visit) -> list[Known]:
    """Who came, as the record shows it so far."""
    everybody = [(who.full_name, who.paper_number, who.phone) for who in visit.everybody]
    return [*everybody, *((who.on_behalf_of, "", "") for who in visit.everybody if who.on_behalf_of)]


def refuse_known_names(session: Session, desk: Desk, visit: Visit, texts: Mapping[str, str]) -> None:
    """The same for a record whose identity lies in the vault; only an account that may look can be warned."""
    if not visit.is_secret or not desk.vault.is_open:
        return
    sealed = sealed_people(session, desk, visit.uid)
    known = [(str(p["full_name"]), str(p["paper_number"]), str(p["phone"])) for p in sealed]
    known += [(str(p["on_behalf_of"]), "", "") for p in sealed if p.get("on_behalf_of")]
    offered = _offered(texts, known)
    if offered:
        raise NameInText(offered)


def sealed_people(session: Session, desk: Desk, uid: str) -> list[dict[str, Any]]:
    """The identities of a record, for a check that shows them to nobody."""
    blobs = session.scalars(select(VaultEntry.sealed).where(VaultEntry.record_uid == uid)).all()
    return [person for blob in blobs for person in desk.vault.open(blob)["people"]]


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
    given = _given(entry)
    beside = (*_hide_beside(session, visit, entry), *forget_not_same(session, visit), *unlink(session, visit))
    emptied: list[Stamped] = [visit, *beside]
    for who in visit.everybody:
        also = {"mandate": who.mandate, "on_behalf_of": who.on_behalf_of}
        given.append({name: getattr(who, name) for name in IDENTITY} | also)
        person = session.get(Person, who.person_id) if who.person_id else None
        if person is not None and not _comes_otherwise(session, person, visit):
            forget(person, desk.clock.now())
            emptied += [person, *_forget_copies(session, person)]
        _empty(who, desk)
        emptied.append(who)
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
    others = select(func.count()).where(Visit.case_id == case.id, Visit.id != visit.id, Visit.is_secret.is_(False))
    if session.scalars(others).one():
        # The others are not counted anew: that would write this very change into the history of visits with a name.
        visit.case_id, visit.visit_no = None, 1


def _forget_copies(session: Session, person: Person) -> Iterator[Stamped]:
    """The copies that somebody was given of their history: that they were is kept, not why."""
    for copy in session.scalars(select(PersonCopy).where(PersonCopy.person_id == person.id)):
        copy.reason = ""
        yield copy


def _mark(session: Session, visit: Visit) -> None:
    number = next_number(session, BOOK, visit.year)
    visit.is_secret = True
    visit.file_code = f"TC-{number:02d}/{visit.year}"


def _given(entry: VisitEntry) -> list[dict[str, Any]]:
    """Everybody whom the entry names."""
    also = {"hamlet": entry.hamlet, "mandate": entry.mandate, "on_behalf_of": entry.on_behalf_of}
    return [{**entry.identity, **also}, *(companion.identity for companion in entry.companions)]


def _empty(who: VisitPerson, desk: Desk) -> None:
    for name in (*IDENTITY, "name_key", "mandate", "on_behalf_of"):
        setattr(who, name, "" if isinstance(getattr(who, name), str) else None)
    who.person = None
    who.hamlet_id = None
    who.sealed_at = desk.clock.now()


def _comes_otherwise(session: Session, person: Person, visit: Visit) -> bool:
    others = select(func.count()).where(VisitPerson.person_id == person.id, VisitPerson.visit_id != visit.id)
    return session.scalars(others).one() > 0
