"""The forms that an account keyed last in a batch, to be opened again and put right."""

from sqlalchemy import select

from desktop_app.areas.surveys.kept import batch_of
from desktop_app.areas.surveys.models import SecondEntry, SurveyResponse
from desktop_app.areas.surveys.states import Pass
from desktop_app.office.desk import Service
from desktop_app.office.rights import Right, needs

MOST = 12


class LatestForms(Service):
    """What the account at the desk keyed itself."""

    @needs(Right.KEY_FORMS)
    def of(self, batch_uid: str, turn: Pass) -> tuple[str, ...]:
        """The serials of this turn, the last one first; none of an anonymous batch, which keeps no order."""
        table = SurveyResponse if turn is Pass.FIRST else SecondEntry
        with self.desk.db.reading() as session:
            batch = batch_of(session, batch_uid)
            if batch.survey.is_anonymous:
                return ()
            query = select(table.serial).where(table.batch_id == batch.id, table.keyed_by == self.holder.uid)
            return tuple(session.scalars(query.order_by(table.id.desc()).limit(MOST)))
