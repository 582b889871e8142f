"""Papers that a citizen hands in at the desk; the receipt (Mẫu số 02/TCD) lists them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from desktop_app.areas.reception.models import Visit, VisitPaper
from desktop_app.areas.reception.secrecy import refuse_known_names
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.fields import clean
from desktop_app.office.desk import Service
from desktop_app.office.rights import Right, needs

LONGEST = 200


@dataclass(frozen=True)
class HandedIn:
    """One paper as it was handed in."""

    name: str
    pages: int = 1
    copy_kind: str = ""
    condition: str = ""


class HandedInService(Service):
    """Notes papers that were handed in."""

    @needs(Right.READ)
    def papers(self, uid: str) -> list[HandedIn]:
        """The papers of a visit, in the order they were handed in."""
        query = select(VisitPaper).join(VisitPaper.visit).where(Visit.uid == uid).order_by(VisitPaper.position)
        with self.desk.db.reading() as session:
            return [HandedIn(p.name, p.pages, p.copy_kind, p.condition) for p in session.scalars(query)]

    @needs(Right.RECORD)
    def take(self, uid: str, papers: Sequence[HandedIn]) -> int:
        """Add papers to a visit; how many it has now. UserError for a void visit, InvalidInput for a nameless paper."""
        for at, paper in enumerate(papers, start=1):
            if not clean(paper.name) or len(paper.name) > LONGEST or paper.pages < 1:
                raise InvalidInput(
                    {"papers": f"Tài liệu thứ {at} thiếu tên hoặc số trang. Ghi đủ hai mục rồi lưu lại."}
                )
        with self.desk.db.writing(self.holder.uid) as session:
            visit = session.scalars(select(Visit).where(Visit.uid == uid)).one_or_none()
            if visit is None or visit.voided_on:
                raise UserError("Lượt tiếp này không còn ghi thêm được. Mở lại danh sách để xem bản mới.")
            named = "; ".join(f"{paper.name} {paper.condition}".strip() for paper in papers)
            refuse_known_names(session, self.desk, visit, {"papers": named})
            first = len(visit.papers) + 1
            session.add_all(
                VisitPaper(
                    visit=visit,
                    position=at,
                    name=clean(p.name),
                    pages=p.pages,
                    copy_kind=p.copy_kind,
                    condition=p.condition,
                )
                for at, p in enumerate(papers, start=first)
            )
            return first - 1 + len(papers)
