"""A form shows whole numbers, because they are held against a card there: each such look is journalled."""

from PySide6.QtCore import QObject

from desktop_app.areas.views import Workplace
from desktop_app.areas.views.who import Who
from desktop_app.office.whole_numbers import WholeNumberService


class NumberLooks(QObject):
    """Notes whose number came onto the screen; the same one is noted once for each record."""

    def __init__(self, workplace: Workplace, who: Who) -> None:
        """Follows whom the form is about."""
        super().__init__(who)
        self._workplace, self._who = workplace, who
        self._service = WholeNumberService(workplace.desk)
        self._seen: int | None = None
        who.changed.connect(self._note)

    def begin(self, record_uid: str = "") -> None:
        """Another record is on the form; `record_uid` is that of one whose number stands there at once."""
        self._seen = self._who.person_id
        if record_uid:
            service = self._service
            self._workplace.jobs.write(lambda _progress: service.open_of_record(record_uid))
        elif self._seen is not None:
            self._write(self._seen)

    def _note(self) -> None:
        person_id = self._who.person_id
        if person_id is not None and person_id != self._seen:
            self._seen = person_id
            self._write(person_id)

    def _write(self, person_id: int) -> None:
        service = self._service
        self._workplace.jobs.write(lambda _progress: service.open_of_person(person_id))
