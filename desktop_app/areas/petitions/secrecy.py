"""Who wrote a denunciation: kept out of every table but the vault, and out of every text of the petition."""

from collections.abc import Iterator, Mapping
from dataclasses import fields as attributes
from typing import Any

from sqlalchemy import false, or_, select
from sqlalchemy.orm import Session

from db.base import Stamped
from desktop_app.areas.petitions.entry import PetitionEntry
from desktop_app.areas.petitions.models import Petition, PetitionNotSame, PetitionPerson
from desktop_app.office.desk import Desk, SignedIn
from desktop_app.office.hamlets import hamlet_name
from desktop_app.office.matter_kinds import Kind, hides_identity
from desktop_app.office.models import CaseFile
from desktop_app.office.sealing import put_away
from desktop_app.office.secrecy import (
    Known,
    identity_of,
    known_of,
    let_go,
    next_file_code,
    reads_denunciations,
    refuse_names,
    refuse_sealed_names,
    shows_somebody,
    without,
)

PROSE = (
    *("content", "request", "opponent", "history", "settled_by", "note"),
    *("forwarder", "forwarder_number"),
)
"""What is written freely about a petition, in its entry and in its row."""

_PROSE_OF_ROW = (*PROSE, "to_agency", "assigned_to", "void_reason")
_PROSE_OF_STEP = (*("document_number", "to_agency", "assigned_to", "said", "reason", "force_reason", "back_reason"),)


def sees_content(account: SignedIn) -> bool:
    """Whether the account may read what a denunciation says."""
    return reads_denunciations(account)


def prose_of(entry: Any, reason: str = "") -> dict[str, str]:
    """The free texts of an entry or of a step, and of the reason that is given with it, by field."""
    names = (each.name for each in attributes(entry) if each.name in (*PROSE, *_PROSE_OF_STEP))
    return {"reason": reason} | {name: getattr(entry, name) for name in names}


def known_identities(petition: Petition) -> list[Known]:
    """Who wrote it, as the record shows it so far."""
    return known_of(identity_of(who) for who in petition.everybody)


def refuse_names_in_text(entry: PetitionEntry, texts: Mapping[str, str], *known: Known) -> None:
    """Raise `NameInText` when one of a denunciation's free texts names who wrote it."""
    if hides_identity(entry.kind):
        refuse_names(texts, [*entry.names, *known])


def refuse_known_names(
    session: Session, desk: Desk, petition: Petition, texts: Mapping[str, str], kind: Kind | None = None
) -> None:
    """The same for a petition that is a denunciation already, or becomes one by this `kind`.

    Of one whose identity lies in the vault, its own or its visit's, only an account that may look can be warned.
    """
    if petition.is_secret:
        refuse_sealed_names(session, desk, texts, petition.uid, petition.visit_uid)
    elif kind is not None and hides_identity(kind):
        refuse_names(texts, known_identities(petition))


def enter_sealed(session: Session, desk: Desk, petition: Petition, entry: PetitionEntry) -> None:
    """Enter a denunciation: what says who wrote it goes straight to the vault and nowhere else."""
    _mark(session, petition)
    given = _given(entry)
    if not entry.is_anonymous:
        who = PetitionPerson(petition=petition, position=1, capacity=entry.capacity, sealed_at=desk.clock.now())
        session.add(who)
    session.flush()
    if given:
        put_away(session, desk, petition.uid, given)


def seal(session: Session, desk: Desk, petition: Petition, reason: str, entry: PetitionEntry | None = None) -> None:
    """Turn a petition into a denunciation: the identity leaves rows, people, index, drafts and journal for the vault.

    Its texts and those of its steps are cleared of the names. With an `entry` that corrects it in the same work, whom
    that names goes to the vault as well. Nothing happens to a petition that is secret already.
    """
    if petition.is_secret:
        return
    _mark(session, petition)
    given = [*(_given(entry) if entry else ()), *(_shown(session, who) for who in petition.everybody)]
    emptied: list[Stamped] = [petition, *_hide_beside(session, petition, known_of(given))]
    emptied += forget_not_same(session, petition.uid, petition.id)
    for who in petition.everybody:
        who.mandate = ""
    emptied += let_go(session, petition.everybody, desk.clock.now())
    session.flush()
    put_away(session, desk, petition.uid, given, [row.uid for row in emptied])


def forget_not_same(session: Session, uid: str, petition_id: int | None = None) -> Iterator[Stamped]:
    """Take a record that becomes secret out of every pair that was found to be two matters; the rows emptied."""
    own = PetitionNotSame.petition_id == petition_id if petition_id else false()
    for pair in session.scalars(select(PetitionNotSame).where(or_(own, PetitionNotSame.other_uid == uid))):
        pair.petition_id, pair.other_uid = None, ""
        yield pair


def _hide_beside(session: Session, petition: Petition, known: list[Known]) -> Iterator[Stamped]:
    """Take the names out of all texts and of the case's title; leave a case that shows who else wrote."""
    _clear(petition, _PROSE_OF_ROW, known)
    for step in petition.steps:
        _clear(step, _PROSE_OF_STEP, known)
        yield step
    case = session.get(CaseFile, petition.case_id) if petition.case_id else None
    if case is None:
        return
    _clear(case, ("title",), known)
    yield case
    if shows_somebody(session, case, petition):
        petition.case_id, petition.petition_no = None, 1


def _clear(row: Any, names: tuple[str, ...], known: list[Known]) -> None:
    for name in names:
        text = getattr(row, name)
        if (cleared := without(text, known)) != text:
            setattr(row, name, cleared)


def _mark(session: Session, petition: Petition) -> None:
    petition.kind, petition.is_secret, petition.who_key = Kind.DENUNCIATION, True, ""
    petition.file_code = next_file_code(session, petition.year)


def _given(entry: PetitionEntry) -> list[dict[str, Any]]:
    """Everybody whom the entry names."""
    first = {**entry.identity, "hamlet": entry.hamlet, "mandate": entry.mandate}
    return [person for person in (first, *(other.identity for other in entry.others)) if person["full_name"]]


def _shown(session: Session, who: PetitionPerson) -> dict[str, Any]:
    """Somebody who wrote, as the record shows them."""
    return {**identity_of(who), "hamlet": hamlet_name(session, who.hamlet_id), "mandate": who.mandate}
