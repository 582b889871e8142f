"""Conventions in the register for the tests of its list: entered by the service, set at a state by hand."""

from datetime import date
from typing import Any

from desktop_app.areas.conventions.entry import ConventionEntry
from desktop_app.areas.conventions.kept import convention_of
from desktop_app.areas.conventions.models import ConventionLimit, ConventionPaper
from desktop_app.areas.conventions.service import ConventionService
from desktop_app.areas.conventions.states import State
from desktop_app.office.desk import Desk

BEGUN = date(2026, 9, 1)


def enter(desk: Desk, hamlet: str, state: State = State.PROPOSED, papers: tuple[str, ...] = (), **columns: Any) -> str:
    """A text of the hamlet at that state, with these papers in its file; its uid."""
    uid = ConventionService(desk).propose(ConventionEntry(hamlet=hamlet, proposed_on=BEGUN)).uid
    with desk.db.writing(desk.account.uid) as session:
        convention = convention_of(session, uid)
        for name, value in {"state": state, **columns}.items():
            setattr(convention, name, value)
        for key in papers:
            session.add(ConventionPaper(convention_id=convention.id, key=key, name=key))
    return uid


def owe(desk: Desk, uid: str, key: str, due_on: date, group: str = "ours", rules: str = "") -> None:
    """Let a limit of the text run until that day."""
    with desk.db.writing(desk.account.uid) as session:
        convention = convention_of(session, uid)
        start_on = date(2026, 11, 16)
        limit = {"key": key, "group": group, "rule_keys": rules, "start_on": start_on, "due_on": due_on}
        session.add(ConventionLimit(convention_id=convention.id, **limit))
        if group == "ours":
            convention.next_due_on, convention.next_due = due_on, key


def register(desk: Desk) -> tuple[str, str, str]:
    """Thôn Đoài's text is being finished with a paper missing, Thôn Trung's was sent, Thôn Cầu Gạo's is in force."""
    doai = enter(desk, "Thôn Đoài", State.FINISHING, ("team", "posting_minutes", "opinions"))
    trung = enter(desk, "Thôn Trung", State.SUBMITTED)
    owe(desk, trung, "recognise", date(2026, 11, 20), rules="convention.recognise")
    cau_gao = enter(
        desk, "Thôn Cầu Gạo", State.IN_FORCE, recognised_on=date(2026, 10, 1), recognised_number="15/QĐ-UBND"
    )
    return doai, trung, cau_gao
