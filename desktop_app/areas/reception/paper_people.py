"""Who came, as papers of a visit name them; a denouncer is left to be written by hand."""

from sqlalchemy.orm import Session, selectinload

from desktop_app.areas.reception.kept import visit_of
from desktop_app.areas.reception.models import Visit
from desktop_app.areas.reception.queries import places
from desktop_app.core.paper.official import short_day
from desktop_app.office.paper_people import Giver, whole_address
from desktop_app.office.profile import Profile


def visit_and_giver(session: Session, uid: str, profile: Profile) -> tuple[Visit, Giver]:
    """The visit with its people and papers, and who came; nobody for a denunciation."""
    visit = visit_of(session, uid, selectinload(Visit.people), selectinload(Visit.papers))
    if visit.is_secret or not visit.people:
        return visit, Giver()
    who = visit.people[0]
    home = places(session, [visit]).get(who.hamlet_id or 0, "")
    return visit, Giver(
        who.full_name,
        whole_address(profile, home, who.address),
        who.paper_number,
        short_day(who.paper_issued_on),
        who.paper_issued_by,
        short_day(who.born_on),
        who.phone,
    )


def spoken_for(visit: Visit) -> str:
    """In whose name somebody came, by which paper, and who came along; nothing of a denunciation."""
    if visit.is_secret or not visit.people:
        return ""
    who, *others = visit.people
    capacity = who.capacity.value.lower()
    for_whom = f"{capacity}, đến thay cho {who.on_behalf_of}" if who.on_behalf_of else capacity
    along = ", ".join(other.full_name for other in others)
    parts = (f"{for_whom} ({who.mandate})" if who.mandate else for_whom, f"cùng đến: {along}" if along else "")
    return "; ".join(part for part in parts if part)
