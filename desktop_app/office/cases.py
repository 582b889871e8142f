"""Vụ việc: what several visits and petitions concern, opened by the first of them that is joined."""

from datetime import date

from sqlalchemy.orm import Session

from desktop_app.office.models import CaseFile
from desktop_app.office.numbers import next_number

CASES = "case"
_LONGEST_TITLE = 120


def open_case(session: Session, content: str, on: date) -> CaseFile:
    """A new case that begins on the day of its first record and is called by the first line of what that says."""
    number = next_number(session, CASES, on.year)
    case = CaseFile(year=on.year, number=number, title=title_of(content), opened_on=on)
    session.add(case)
    session.flush()
    return case


def title_of(content: str) -> str:
    """What a case is called that begins with such a content: its first line, cut at a word."""
    title = content.split("\n")[0]
    return title if len(title) <= _LONGEST_TITLE else f"{title[: _LONGEST_TITLE - 3].rsplit(' ', 1)[0]}…"


def case_label(case: CaseFile) -> str:
    """What everybody calls the case."""
    return f"Vụ {case.number:03d}/{case.year}"
