"""A year's denunciations: who made them stands on no paper of a visit and in nobody's copy of their history."""

import random
import re

from sqlalchemy import select

from desktop_app.areas.reception.demo import make
from desktop_app.areas.reception.models import Visit, VisitPerson
from desktop_app.areas.reception.person_copy import PersonCopyService
from desktop_app.areas.reception.statement import StatementService
from desktop_app.core.clock import FixedClock
from desktop_app.core.paper.document import Document
from desktop_app.core.paper.pdf import write_pdf
from desktop_app.core.progress import Silent
from desktop_app.office.desk import Desk
from desktop_app.office.sealing import sealed_people
from tests.core.paper.samples import ReadPdf


def _read(document: Document) -> str:
    return re.sub(r"\s+", " ", ReadPdf(write_pdf(document)).all_text())


def test_no_paper_names_a_denouncer_and_no_copy_tells_of_a_denunciation(desk: Desk, clock: FixedClock) -> None:
    make(desk, clock, random.Random(5), 260, Silent())
    with desk.db.reading() as session:
        secret = session.scalars(select(Visit).where(Visit.is_secret)).all()
        told = {
            visit.uid: [str(person[name]) for person in sealed_people(session, desk, visit.uid) for name in _GIVEN]
            for visit in secret
        }
        people = session.scalars(select(VisitPerson).where(VisitPerson.person_id.is_not(None))).all()
        first_visit = {who.person_id: session.get_one(Visit, who.visit_id).uid for who in people}
    assert len(secret) >= 8

    for visit in [visit for visit in secret if not visit.voided_on]:
        text = _read(StatementService(desk).statement(visit.uid))
        assert [given for given in told[visit.uid] if given and given in text] == []

    copies = [
        _read(PersonCopyService(desk).copy(uid, clock.today(), "xem lại")) for uid in list(first_visit.values())[:60]
    ]
    labels = [f" {visit.label} " for visit in secret] + [visit.file_code for visit in secret]
    assert [label for label in labels if any(label in copy for copy in copies)] == []
    assert not any("Tố cáo" in copy for copy in copies)


_GIVEN = ("full_name", "paper_number", "phone")
