"""Whole identity numbers on a form: each that comes onto the screen is journalled."""

from desktop_app.office.desk import Service
from desktop_app.office.models import NumberOpening, Person
from desktop_app.office.rights import Right, needs


class WholeNumberService(Service):
    """Notes whose number was shown whole."""

    @needs(Right.RECORD)
    def open_of_person(self, person_id: int) -> None:
        """Journal that the form now shows the whole number of somebody known; nothing where there is no number."""
        with self.desk.db.writing(self.holder.uid) as session:
            person = session.get(Person, person_id)
            if person is not None and person.paper_number:
                session.add(NumberOpening(record_uid=person.uid))

    @needs(Right.RECORD)
    def open_of_record(self, uid: str) -> None:
        """Journal that the form now shows the whole number that stands in a record."""
        with self.desk.db.writing(self.holder.uid) as session:
            session.add(NumberOpening(record_uid=uid))
