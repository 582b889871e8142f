"""The matrix with invented values, to see how a wording looks before it is used."""

from dataclasses import replace
from datetime import date, datetime

from desktop_app.areas.disclosure.catalogue import shipped_items
from desktop_app.areas.disclosure.coverage.cells import Stated
from desktop_app.areas.disclosure.coverage.documents import coverage_document
from desktop_app.areas.disclosure.coverage.grid import YearFacts, grid
from desktop_app.areas.disclosure.coverage.rules import RecordFacts
from desktop_app.areas.disclosure.rules import State
from desktop_app.core.paper.saving import document_pdf
from desktop_app.core.paper.wording import Wording
from desktop_app.office.papers import SAMPLE_MARK
from desktop_app.office.postings.rules import Hanging
from desktop_app.office.profile import Profile

_SHOWN = ("CK01", "CK04", "CK07", "CK08", "CK11")


def coverage_sample(profile: Profile, wording: Wording, at: datetime) -> bytes:
    """The paper as PDF."""
    today = date(at.year, 11, 23)
    done = RecordFacts(
        uid="", item_code="CK01", title="", trigger_on=date(at.year, 1, 9), state=State.DONE, disclosed_on=today
    )
    running = replace(done, item_code="CK11", trigger_on=date(at.year, 11, 11), state=State.RUNNING, day=12)
    permanent = replace(done, item_code="CK04", state=State.PERMANENT, hanging=(Hanging.PERMANENT,))
    late = replace(done, item_code="CK07", trigger_on=date(at.year, 11, 2), state=State.LATE, disclosed_on=None)
    facts = YearFacts((done, running, permanent, late), (), (Stated("", 1, "CK08", 10, "Không có thiên tai"),))
    items = [item for item in shipped_items() if item.binds_on(today) and item.code in _SHOWN]
    document = coverage_document(
        wording, wording.samples(), grid(items, facts, at.year, today), profile, at, "Phạm Thị Ngọc Dụ", SAMPLE_MARK
    )
    return document_pdf(document)
