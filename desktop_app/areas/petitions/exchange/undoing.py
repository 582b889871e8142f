"""Takes imported petitions back, as long as nothing was built on them."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from desktop_app.areas.petitions import life
from desktop_app.areas.petitions.matters import count_anew
from desktop_app.areas.petitions.models import Petition, PetitionNotSame
from desktop_app.areas.petitions.secrecy import refuse_known_names
from desktop_app.office.desk import Desk
from desktop_app.office.models import Attachment


def leaning(session: Session, uids: Sequence[str]) -> str:
    """A sentence when a file, a joined petition or a pair found different leans on one of these, which are struck."""
    keys = list(session.scalars(select(Petition.id).where(Petition.uid.in_(uids))))
    queries = (
        select(Attachment.id).where(Attachment.record_uid.in_(uids)),
        select(Petition.id).where(
            Petition.joined_uid.in_(uids), Petition.voided_on.is_(None), Petition.uid.not_in(uids)
        ),
        select(PetitionNotSame.id).where(PetitionNotSame.petition_id.in_(keys)),
        select(PetitionNotSame.id).where(PetitionNotSame.other_uid.in_(uids)),
    )
    if any(session.scalars(query.limit(1)).first() for query in queries):
        return "Có tài liệu hoặc đơn khác ghi thêm vào các dòng đã nhập nên không bỏ cả lần nhập được."
    return ""


def strike(session: Session, desk: Desk, uids: Sequence[str], reason: str) -> None:
    """Petitions become void, their numbers stay with the reason; what is void keeps its own."""
    cases = set[int]()
    standing = select(Petition).where(Petition.uid.in_(uids), Petition.voided_on.is_(None))
    options = (selectinload(Petition.people), selectinload(Petition.steps))
    for petition in session.scalars(standing.options(*options)):
        refuse_known_names(session, desk, petition, {"reason": reason})
        petition.voided_on, petition.voided_by, petition.void_reason = desk.clock.today(), desk.account.name, reason
        life.bring_up_to_date(session, desk, petition)
        if petition.case_id is not None:
            cases.add(petition.case_id)
    session.flush()
    for case_id in sorted(cases):
        count_anew(session, case_id)
