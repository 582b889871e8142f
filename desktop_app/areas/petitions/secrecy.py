"""Who wrote a denunciation: kept out of every table but the vault, and out of every text of the petition."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields as attributes
from typing import Any

from sqlalchemy import false, or_, select
from sqlalchemy.orm import Session

from db.base import Stamped
from desktop_app.areas.petitions import life
from desktop_app.areas.petitions.entry import PetitionEntry, StepEntry
from desktop_app.areas.petitions.kept import petition_of
from desktop_app.areas.petitions.models import Petition, PetitionNotSame, PetitionPaper, PetitionPerson, PetitionStep
from desktop_app.core.text.occurrences import Known
from desktop_app.office.desk import Desk, SignedIn
from desktop_app.office.hamlets import hamlet_name
from desktop_app.office.matter_kinds import Kind, hides_identity
from desktop_app.office.models import Attachment, CaseFile
from desktop_app.office.scans import Scan, keep_sealed, seal_scans
from desktop_app.office.sealing import names_shown as shown_beside
from desktop_app.office.sealing import put_away, seal_together, take_out
from desktop_app.office.secrecy import (
    clear,
    identity_of,
    known_of,
    leaves_case,
    let_go,
    next_file_code,
    reads_denunciations,
    refuse_names,
    refuse_sealed_names,
    told_of,
    works_naming,
)

PROSE = ("content", "request", "opponent", "history", "settled_by", "note", "forwarder", "forwarder_number")
"""What is written freely about a petition, in its entry and in its row."""

_PROSE_OF_ROW = (*PROSE, "to_agency", "assigned_to", "void_reason")
_PROSE_OF_STEP = ("document_number", "to_agency", "assigned_to", "said", "reason", "force_reason", "back_reason")
_PROSE_BESIDE: Mapping[type, tuple[str, ...]] = {
    PetitionStep: _PROSE_OF_STEP,
    PetitionPaper: ("name", "copy_kind", "condition", "void_reason"),
    CaseFile: ("title",),
}

_FOUND = "Đơn {} là tố cáo"


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
        beside = shown_beside(session, desk, petition.visit_uid or petition.uid)
        refuse_names(texts, [*known_identities(petition), *beside])


def refuse_names_of_visit(session: Session, desk: Desk, entry: PetitionEntry, texts: Mapping[str, str]) -> None:
    """The same for a denunciation that is made from a visit, and whoever came to that."""
    if entry.visit_uid and hides_identity(entry.kind):
        refuse_names(texts, shown_beside(session, desk, entry.visit_uid))
        refuse_sealed_names(session, desk, texts, entry.visit_uid)


def enter_sealed(session: Session, desk: Desk, petition: Petition, entry: PetitionEntry) -> None:
    """Enter a denunciation: what says who wrote it goes straight to the vault and nowhere else.

    A visit at which it was handed in, and that shows who came, turns with it.
    """
    _mark(session, petition)
    given = _given(entry)
    if not entry.is_anonymous:
        who = PetitionPerson(petition=petition, position=1, capacity=entry.capacity, sealed_at=desk.clock.now())
        session.add(who)
    session.flush()
    if given:
        put_away(session, desk, petition.uid, given)
    if entry.visit_uid:
        seal_together(session, desk, entry.visit_uid, _FOUND.format(petition.label), entry.names)


def add_sealed(session: Session, desk: Desk, petition: Petition, entry: PetitionEntry) -> None:
    """Put what an entry says of who wrote it beside what the vault holds of a petition that is secret already."""
    session.flush()
    if given := _given(entry):
        put_away(session, desk, petition.uid, given)


def seal(
    session: Session,
    desk: Desk,
    petition: Petition,
    reason: str,
    entry: PetitionEntry | None = None,
    beside: Sequence[Known] = (),
) -> None:
    """Turn a petition into a denunciation: the identity leaves rows, people, index, drafts and journal for the vault.

    Its texts and those of its steps are cleared of its names and of those `beside`. With an `entry` that corrects it in
    the same work, whom that names goes to the vault as well. The petitions it is joined with and the visit it was
    handed in at turn with it. Nothing happens to a petition that is secret already.
    """
    if petition.is_secret:
        return
    _mark(session, petition)
    given = [*(_given(entry) if entry else ()), *(_shown(session, who) for who in petition.everybody)]
    known = [*known_of(given), *shown_beside(session, desk, petition.visit_uid or petition.uid), *beside]
    works = works_naming(session, [petition, *petition.steps], known)
    emptied: list[Stamped] = [petition, *_hide_beside(session, petition, known)]
    emptied += _forget_not_same(session, petition.uid, petition.id)
    emptied += _seal_scans(session, desk, petition)
    for who in petition.everybody:
        who.mandate = ""
    emptied += let_go(session, petition.everybody, desk.clock.now())
    session.flush()
    put_away(session, desk, petition.uid, given, [row.uid for row in emptied], works)
    desk.drafts.discard_about(petition.uid)
    seal_together(session, desk, petition.visit_uid or petition.uid, reason, known)


def names_shown(session: Session, record_uid: str) -> list[Known]:
    """Who wrote what was handed in at a visit, or the petition of this uid, and those joined with it."""
    return [known for petition in _open_petitions(session, record_uid) for known in known_identities(petition)]


def turn_with(session: Session, desk: Desk, record_uid: str, reason: str, known: Sequence[Known]) -> None:
    """Turn what was handed in at a visit, or is joined with the petition of this uid, into denunciations."""
    pairs = list(_forget_not_same(session, record_uid))
    if pairs:
        session.flush()
        put_away(session, desk, record_uid, (), [pair.uid for pair in pairs])
    for petition in _open_petitions(session, record_uid):
        seal(session, desk, petition, reason, beside=known)
        life.bring_up_to_date(session, desk, petition)


def seal_at_step(session: Session, desk: Desk, petition: Petition, entry: StepEntry) -> None:
    """Refuse a step whose words name who wrote a denunciation; one that finds a petition to be one turns it."""
    refuse_known_names(session, desk, petition, prose_of(entry), entry.kind)
    if entry.kind is not None and hides_identity(entry.kind):
        seal(session, desk, petition, _FOUND.format(petition.label))


def keep_scan(session: Session, desk: Desk, petition: Petition, scan: Scan, pages: int = 1) -> str:
    """Keep a scan of a denunciation in the vault: it shows whose hand wrote it; its uid."""
    return keep_sealed(session, desk, petition.uid, scan, pages).uid


def reveal(desk: Desk, uid: str, reason: str) -> list[dict[str, Any]]:
    """Who wrote a denunciation, for the entitled; taken from its visit where that was told who it is."""
    with desk.db.reading() as session:
        petition = petition_of(session, uid)
    return take_out(desk, uid, reason, beside=petition.visit_uid)


def _seal_scans(session: Session, desk: Desk, petition: Petition) -> list[Attachment]:
    shown = [paper for paper in petition.papers if paper.scan_uid]
    for paper in shown:
        paper.is_sealed = True
    return seal_scans(session, desk, petition.uid, {paper.scan_uid: paper.pages for paper in shown})


def _open_petitions(session: Session, uid: str) -> list[Petition]:
    """The petition of this uid, those handed in at the visit of this uid, and all that were joined with one of them."""
    found = dict[str, Petition]()
    wanted = {uid}
    while wanted:
        either = or_(Petition.uid.in_(wanted), Petition.visit_uid == uid, Petition.joined_uid.in_(wanted))
        new = [each for each in session.scalars(select(Petition).where(either)) if each.uid not in found]
        found |= {each.uid: each for each in new}
        wanted = {link for each in new for link in (each.uid, each.joined_uid) if link}
    return [petition for petition in found.values() if not petition.is_secret]


def _forget_not_same(session: Session, uid: str, petition_id: int | None = None) -> Iterator[Stamped]:
    """Take a record that becomes secret out of every pair that was found to be two matters; the rows emptied."""
    own = PetitionNotSame.petition_id == petition_id if petition_id else false()
    for pair in session.scalars(select(PetitionNotSame).where(or_(own, PetitionNotSame.other_uid == uid))):
        pair.petition_id, pair.other_uid = None, ""
        yield pair


def _hide_beside(session: Session, petition: Petition, known: Sequence[Known]) -> Iterator[Stamped]:
    """Take the names out of all texts and of the case's title; leave a case that shows who else wrote."""
    clear(petition, _PROSE_OF_ROW, known)
    case = session.get(CaseFile, petition.case_id) if petition.case_id else None
    for row in told_of(session, [*petition.steps, *petition.papers, *([case] if case else [])], known):
        clear(row, _PROSE_BESIDE[type(row)], known)
        yield row
    if case is not None and leaves_case(session, case, petition):
        petition.case_id, petition.petition_no = None, 1


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
