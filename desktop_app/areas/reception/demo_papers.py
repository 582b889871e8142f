"""What follows some visits of the practice year: a notice of refusal, contents that are parted, a copy asked for."""

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.areas.reception.demo_plan import SUBJECTS, words_of
from desktop_app.areas.reception.models import Handling
from desktop_app.areas.reception.other_contents import DENOUNCES, OtherContentsService
from desktop_app.areas.reception.person_copy import PersonCopyService
from desktop_app.areas.reception.record import visit_record
from desktop_app.areas.reception.refusal import RefusalService
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import Kind

WHY_A_COPY = "Công dân đề nghị bằng đơn, để theo dõi việc đã trình bày."


def issue_notice(desk: Desk, uid: str) -> None:
    """The head signs the notice today; the clerk gives its number."""
    record = visit_record(desk.db, uid)
    if not record.row.voided_on:
        number = f"{record.row.number % 90 + 10}/TB-UBND"
        RefusalService(desk).issue(uid, record.rev, number, desk.clock.today())


def part_contents(desk: Desk, uid: str, parts: Sequence[Mapping[str, Any]], *, denounces: bool) -> None:
    """Each part becomes a visit of its own."""
    for part in parts:
        said = {
            DENOUNCES: denounces,
            "kind": words_of(Kind, part["kind"]),
            "subject": SUBJECTS[part["field"]],
            "content": part["content"],
            "request": part["request"],
            "handling": words_of(Handling, part["handling"]),
            "within_competence": True,
            "refusal_ground": "",
            "to_agency": "",
            "document_number": "",
            "document_on": None,
        }
        OtherContentsService(desk).part(uid, visit_record(desk.db, uid).rev, said)


def ask_for_copy(desk: Desk, uid: str) -> None:
    """Somebody who came twice asks for a copy of their own history."""
    PersonCopyService(desk).copy(uid, desk.clock.today(), WHY_A_COPY)
