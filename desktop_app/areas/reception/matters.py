"""Which visits are one matter: joined to a case, parted from it again, or found not to be the same."""

from collections.abc import Iterator, Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from db.base import Stamped
from desktop_app.areas.reception.entry import VisitEntry
from desktop_app.areas.reception.link_models import NotSame
from desktop_app.areas.reception.models import Visit
from desktop_app.core.errors import UserError
from desktop_app.office.branches import own_letter
from desktop_app.office.cases import open_case
from desktop_app.office.matter_kinds import hides_identity


def join_case(session: Session, visit: Visit, entry: VisitEntry) -> None:
    """Put the visit into the case of an earlier one; the earlier one opens the case when it had none."""
    if not entry.earlier_uid:
        return
    earlier = session.scalars(select(Visit).where(Visit.uid == entry.earlier_uid)).one()
    if (hides_identity(entry.kind) or bool(visit.is_secret)) != earlier.is_secret:
        return  # a case with both would show who made the denunciation
    if own_letter(session) and earlier.case_id is None:
        raise UserError(
            f"Lượt tiếp {earlier.label} chưa thuộc vụ việc nào, mà vụ việc chỉ mở được ở máy chính. Bỏ chọn “cùng vụ”, "
            "lưu lượt tiếp; gắn vào vụ ở máy chính sau khi giao gói."
        )
    left, visit.case_id = visit.case_id, _case_of(session, earlier)
    count_anew(session, visit.case_id)
    if left not in (None, visit.case_id) and not hides_identity(entry.kind):
        count_anew(session, left)


def case_of_visit(session: Session, uid: str) -> int | None:
    """The case of a visit, opened when it had none; None for a denunciation, which is in no case with others."""
    visit = session.scalars(select(Visit).where(Visit.uid == uid, ~Visit.is_secret)).one_or_none()
    if visit is None:
        return None
    return _case_of(session, visit)


def _case_of(session: Session, visit: Visit) -> int:
    if visit.case_id is None:
        visit.case_id = open_case(session, visit.content, visit.received_on).id
        session.flush()
    return visit.case_id


def leave_case(session: Session, visit: Visit) -> None:
    """Part the visit from its case; those that stay are counted anew. UserError when it belongs to none."""
    if visit.case_id is None:
        raise UserError(f"Lượt tiếp {visit.label} không gắn vào vụ nào. Mở lại danh sách để xem bản mới.")
    left, visit.case_id, visit.visit_no = visit.case_id, None, 1
    count_anew(session, left)


def count_anew(session: Session, case_id: int) -> None:
    """Number the visits of a case from the first on ("lần thứ n"); void ones count nowhere."""
    session.flush()
    own = own_letter(session)
    visits = session.scalars(
        select(Visit).where(Visit.case_id == case_id, Visit.voided_on.is_(None)).order_by(Visit.received_on, Visit.id)
    )
    for number, visit in enumerate(visits, start=1):
        # A branch counts those of its own book; the main PC counts all anew when it joins them.
        if visit.visit_no != number and own in ("", visit.book):
            visit.visit_no = number


def remember_not_same(session: Session, visit: Visit, uids: Sequence[str]) -> None:
    """Keep that these visits were looked at and are other matters; a denunciation remembers none."""
    if visit.is_secret or not uids:
        return
    session.flush()
    known = set(not_same_as(session, visit.id))
    for other in session.scalars(select(Visit.id).where(Visit.uid.in_(uids), ~Visit.is_secret).order_by(Visit.id)):
        if other not in known and other != visit.id:
            session.add(NotSame(visit_id=visit.id, other_id=other))


def not_same_as(session: Session, visit_id: int) -> Iterator[int]:
    """The keys of the visits found not to be the same matter as this one, whichever of the two was looked at."""
    pairs = select(NotSame.visit_id, NotSame.other_id).where(
        or_(NotSame.visit_id == visit_id, NotSame.other_id == visit_id)
    )
    for one, other in session.execute(pairs):
        yield from (key for key in (one, other) if key is not None and key != visit_id)


def forget_not_same(session: Session, visit: Visit) -> Iterator[Stamped]:
    """Take a visit that becomes a denunciation out of every such pair; the rows that were emptied."""
    pairs = select(NotSame).where(or_(NotSame.visit_id == visit.id, NotSame.other_id == visit.id))
    for pair in session.scalars(pairs):
        pair.visit_id = pair.other_id = None
        yield pair
