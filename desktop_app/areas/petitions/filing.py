"""How an entry becomes rows: the petition, who signed it, the case it belongs to."""

from typing import Any

from sqlalchemy.orm import Session

from desktop_app.areas.petitions.entry import OF_PETITION, PetitionEntry, Signer
from desktop_app.areas.petitions.entry_rules import speakers_problem
from desktop_app.areas.petitions.models import BOOK, Petition, PetitionPerson
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.core import words
from desktop_app.core.errors import InvalidInput
from desktop_app.office.companions import FIELD as COMPANIONS
from desktop_app.office.desk import Desk
from desktop_app.office.hamlets import find_hamlet
from desktop_app.office.matter_kinds import Capacity, hides_identity
from desktop_app.office.models import Hamlet, name_key
from desktop_app.office.numbers import next_number
from desktop_app.office.people import changed_since, know


def new_petition(session: Session, desk: Desk, entry: PetitionEntry, number: int | None = None) -> Petition:
    """A numbered petition without its people; `number` is one that was given already, on paper."""
    petition = numbered(desk, entry, number or next_number(session, BOOK, entry.received_on.year))
    session.add(petition)
    session.flush()
    return petition


def numbered(desk: Desk, entry: PetitionEntry, number: int) -> Petition:
    """A petition under that number and not yet in the register."""
    return Petition(
        year=entry.received_on.year,
        number=number,
        received_by=desk.account.name,
        who_key="" if hides_identity(entry.kind) else name_key(entry.full_name),
        **{name: getattr(entry, name) for name in OF_PETITION},
    )


def first_of(petition: Petition, entry: PetitionEntry, hamlet: Hamlet | None) -> PetitionPerson:
    """Who signed first, not yet linked to anybody known."""
    return PetitionPerson(petition=petition, position=1, **_shown(entry, hamlet))


def change_petition(petition: Petition, entry: PetitionEntry) -> None:
    """Bring the petition to what the entry says; number and year stay, so its day stays in the year of its number."""
    if entry.received_on.year != petition.year:
        sentence = (
            f"Số {petition.label} thuộc sổ năm {petition.year}. Muốn ghi vào sổ năm {entry.received_on.year}, "
            "hãy bỏ số này rồi đăng ký đơn mới."
        )
        raise InvalidInput({"received_on": sentence})
    first = min((step.done_on for step in petition.steps if step.taken_back_on is None), default=None)
    if first is not None and entry.received_on > first:
        sentence = f"Đơn đã xử lý ngày {words.day(first)}, ngày đến không thể sau ngày đó. Kiểm tra lại ngày."
        raise InvalidInput({"received_on": sentence})
    for name in OF_PETITION:
        value = getattr(entry, name)
        if getattr(petition, name) != value:
            setattr(petition, name, value)


def change_people(session: Session, petition: Petition, entry: PetitionEntry) -> None:
    """Bring who signed to what the entry says; one who is no longer named stays as a struck row."""
    if not petition.people or not entry.full_name:
        for gone in petition.people:
            gone.is_struck = True
        enter_people(session, petition, entry)
        _keep_key(petition, entry)
        return
    who, *others = petition.people
    hamlet = find_hamlet(session, entry.hamlet, entry.received_on)
    so_far = None if entry.is_somebody_else else who.person_id
    person = know(session, entry.person_id or so_far, *_changes_of(who, entry, hamlet))
    if who.person is not person:
        who.person = person
    _put(who, _shown(entry, hamlet))
    _keep_key(petition, entry)
    left = {signer_of(other): other for other in others}
    for position, other in enumerate(entry.others, start=2):
        if (known := left.pop(other, None)) is None:
            session.add(_further(session, petition, other, position))
        elif known.position != position:
            known.position = position
    for struck in left.values():
        struck.is_struck = True


def signer_of(who: PetitionPerson) -> Signer:
    """Somebody who signed beside the first, as the form has them."""
    return Signer(who.full_name, who.paper_number, who.address, who.is_representative)


def refuse_too_many_speakers(desk: Desk, entry: PetitionEntry) -> None:
    """InvalidInput when more represent a group than the law of the day lets speak (Luật Tiếp công dân Điều 29)."""
    speakers = 1 + sum(other.is_representative for other in entry.others)
    law = ReceptionService(desk).group_law(entry.received_on)
    if entry.capacity is not Capacity.GROUP_REPRESENTATIVE or law is None:
        return
    if problem := speakers_problem(entry.signers, speakers, law.most_speakers(entry.signers)):
        raise InvalidInput({COMPANIONS: problem})


def enter_people(session: Session, petition: Petition, entry: PetitionEntry) -> None:
    """Who signed, each linked to the person known (or newly known); of an anonymous petition nobody."""
    if not entry.full_name:
        return
    hamlet = find_hamlet(session, entry.hamlet, entry.received_on)
    first = first_of(petition, entry, hamlet)
    first.person = know(session, entry.person_id, entry.identity, hamlet.id if hamlet else None)
    session.add(first)
    for position, other in enumerate(entry.others, start=2):
        session.add(_further(session, petition, other, position))


def _further(session: Session, petition: Petition, other: Signer, position: int) -> PetitionPerson:
    return PetitionPerson(
        petition=petition,
        person=know(session, None, other.identity, None),
        position=position,
        capacity=Capacity.GROUP_REPRESENTATIVE if other.is_representative else Capacity.SELF,
        is_representative=other.is_representative,
        name_key=name_key(other.full_name),
        **other.identity,
    )


def _changes_of(who: PetitionPerson, entry: PetitionEntry, hamlet: Hamlet | None) -> tuple[dict[str, Any], int | None]:
    """Identity and home as far as they are news of the person."""
    home = hamlet.id if hamlet else None
    if who.person_id is None or entry.is_somebody_else or entry.person_id not in (None, who.person_id):
        return entry.identity, home
    return changed_since(who, entry.identity, home)


def _keep_key(petition: Petition, entry: PetitionEntry) -> None:
    if petition.who_key != (key := name_key(entry.full_name)):
        petition.who_key = key


def _put(row: PetitionPerson, values: dict[str, Any]) -> None:
    for name, value in values.items():
        if getattr(row, name) != value:
            setattr(row, name, value)


def _shown(entry: PetitionEntry, hamlet: Hamlet | None) -> dict[str, Any]:
    return {
        **entry.identity,
        "name_key": name_key(entry.full_name),
        "hamlet_id": hamlet.id if hamlet else None,
        "address": entry.address or (entry.hamlet if hamlet is None else ""),
        "capacity": entry.capacity,
        "mandate": entry.mandate,
        "is_representative": bool(entry.others),
    }
