"""Everything of reception that falls due."""

from datetime import date

from desktop_app.areas.reception.hits import due_answers
from desktop_app.areas.reception.sessions.due import due_sessions
from desktop_app.office.area import DueItem
from desktop_app.office.desk import Desk


def due_items(desk: Desk, until: date) -> list[DueItem]:
    """Answers that citizens wait for, and what the sessions ask for."""
    return [*due_answers(desk, until), *due_sessions(desk, until)]
