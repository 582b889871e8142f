"""Whole identity numbers: lists and panes show them only in part, and each look at a whole one is journalled."""

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from desktop_app.areas.reception.models import Visit
from desktop_app.core.errors import UserError
from desktop_app.office.models import NumberOpening
from desktop_app.office.rights import Right, needs
from desktop_app.office.whole_numbers import WholeNumberService


class NumberService(WholeNumberService):
    """Opens what is masked."""

    @needs(Right.READ)
    def open_number(self, uid: str) -> str:
        """The whole number of whoever came to this visit; the look is journalled before anything is shown."""
        query = select(Visit).where(Visit.uid == uid).options(selectinload(Visit.people))
        with self.desk.db.writing(self.holder.uid) as session:
            visit = session.scalars(query).one_or_none()
            number = visit.people[0].paper_number if visit is not None and not visit.is_secret else ""
            if not number:
                raise UserError("Lượt tiếp này không còn số giấy tờ để xem. Đóng trang rồi mở lại danh sách.")
            session.add(NumberOpening(record_uid=uid))
        return number
