"""Hamlets offered while one is typed."""

from PySide6.QtCore import QObject

from desktop_app.areas.views import Workplace
from desktop_app.kit.suggestions import Answer, Ask, Suggestion
from desktop_app.office.offered import offered_hamlets


def ask_hamlets(workplace: Workplace, owner: QObject) -> Ask:
    """Offers the hamlets that are there today; what is asked is forgotten with its `owner`."""
    desk, jobs = workplace.desk, workplace.jobs

    def ask(typed: str, answer: Answer) -> None:
        def read(_progress: object) -> list[Suggestion]:
            return [Suggestion(row.full_name) for row in offered_hamlets(desk.db, typed, desk.clock.today())]

        jobs.read(read, answer, owner=owner)

    return ask
