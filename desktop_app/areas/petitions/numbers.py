"""The whole identity number of who wrote a petition: shown only in part until somebody looks, which is journalled."""

from desktop_app.areas.petitions.kept import petition_of
from desktop_app.core.errors import UserError
from desktop_app.office.models import NumberOpening
from desktop_app.office.rights import Right, needs
from desktop_app.office.whole_numbers import WholeNumberService


class NumberService(WholeNumberService):
    """Opens what is masked."""

    @needs(Right.READ)
    def open_number(self, uid: str) -> str:
        """The whole number of the first who signed; the look is journalled before anything is shown."""
        with self.desk.db.writing(self.holder.uid) as session:
            petition = petition_of(session, uid)
            shown = petition.people if not petition.is_secret else []
            number = shown[0].paper_number if shown else ""
            if not number:
                raise UserError("Đơn này không còn số giấy tờ để xem. Đóng trang rồi mở lại danh sách.")
            session.add(NumberOpening(record_uid=uid))
        return number
