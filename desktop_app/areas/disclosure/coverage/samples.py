"""The matrix with invented values, to see how a wording looks before it is used."""

from dataclasses import replace
from datetime import date, datetime

from desktop_app.areas.disclosure.catalogue import shipped_items
from desktop_app.areas.disclosure.coverage.cells import Stated
from desktop_app.areas.disclosure.coverage.documents import coverage_document
from desktop_app.areas.disclosure.coverage.grid import YearFacts, grid
from desktop_app.areas.disclosure.coverage.rules import CopyFacts, RecordFacts
from desktop_app.areas.disclosure.models import Form
from desktop_app.core.paper.saving import document_pdf
from desktop_app.core.paper.wording import Wording
from desktop_app.office.papers import SAMPLE_MARK
from desktop_app.office.postings.rules import Hanging
from desktop_app.office.profile import Profile

_FORMS = frozenset({Form.POSTED, Form.PORTAL})


def coverage_sample(profile: Profile, wording: Wording, at: datetime) -> bytes:
    """The paper as PDF."""
    today = date(at.year, 11, 23)
    done = RecordFacts(
        uid="", item_code="CK01", title="", trigger_on=date(at.year, 1, 9), forms=_FORMS, begun=_FORMS,
        copies=(CopyFacts("", Hanging.DONE, 30, True),),
    )  # fmt: skip
    running = replace(
        done, item_code="CK11", trigger_on=date(at.year, 11, 11), copies=(CopyFacts("", Hanging.RUNNING, 12),)
    )
    permanent = replace(done, item_code="CK04", copies=(CopyFacts("", Hanging.PERMANENT, 300),))
    late = replace(
        done, item_code="CK07", trigger_on=date(at.year, 11, 2), due_on=date(at.year, 11, 9), begun=frozenset()
    )
    late = replace(late, copies=())
    facts = YearFacts((done, running, permanent, late), (), (Stated("", 1, "CK08", 10, "Không có thiên tai"),))
    items = [item for item in shipped_items() if item.binds_on(today)]
    document = coverage_document(
        wording, wording.samples(), grid(items, facts, at.year, today), profile, at, "Phạm Thị Ngọc Dụ", SAMPLE_MARK
    )
    return document_pdf(document)
