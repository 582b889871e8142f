"""Papers that a citizen hands in at the desk; the receipt (Mẫu số 02/TCD) lists them."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.reception.lookups import reads_denunciations
from desktop_app.areas.reception.models import Visit, VisitPaper
from desktop_app.areas.reception.secrecy import refuse_known_names
from desktop_app.core.errors import UserError
from desktop_app.core.fields import clean
from desktop_app.office.desk import Service
from desktop_app.office.handed_in import FIELD, HandedIn, check_papers, lines_of
from desktop_app.office.rights import Right, needs


class HandedInService(Service):
    """Notes papers that were handed in."""

    @needs(Right.READ)
    def papers(self, uid: str) -> list[HandedIn]:
        """The papers of a visit, in the order they were handed in; of a denunciation only for who may read it."""
        query = select(VisitPaper).join(VisitPaper.visit).where(Visit.uid == uid).order_by(VisitPaper.position)
        if not reads_denunciations(self.holder):
            query = query.where(~Visit.is_secret)
        with self.desk.db.reading() as session:
            return [HandedIn(p.name, p.pages, p.copy_kind, p.condition) for p in session.scalars(query)]

    @needs(Right.RECORD)
    def take(self, uid: str, papers: Sequence[HandedIn]) -> int:
        """Add papers to a visit; how many it has now. UserError for a void visit, InvalidInput for a nameless paper."""
        check_papers(papers)
        with self.desk.db.writing(self.holder.uid) as session:
            visit = session.scalars(select(Visit).where(Visit.uid == uid)).one_or_none()
            if visit is None or visit.voided_on:
                raise UserError("Lượt tiếp này không còn ghi thêm được. Mở lại danh sách để xem bản mới.")
            refuse_known_names(session, self.desk, visit, {FIELD: lines_of(papers)})
            return add_papers(session, visit, papers)


def add_papers(session: Session, visit: Visit, papers: Sequence[HandedIn]) -> int:
    """Put them behind those the visit has, inside the caller's transaction; how many it has now."""
    first = len(visit.papers) + 1
    session.add_all(
        VisitPaper(
            visit=visit, position=at, name=clean(p.name), pages=p.pages, copy_kind=p.copy_kind, condition=p.condition
        )
        for at, p in enumerate(papers, start=first)
    )
    return first - 1 + len(papers)
