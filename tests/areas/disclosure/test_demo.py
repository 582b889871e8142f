"""The practice year of disclosure."""

import random
from collections import Counter
from datetime import date

from sqlalchemy import select

from desktop_app.areas.disclosure.coverage.figures import read_figures
from desktop_app.areas.disclosure.coverage.rules import CellState
from desktop_app.areas.disclosure.coverage.service import CoverageService
from desktop_app.areas.disclosure.demo import make
from desktop_app.areas.disclosure.demo_plan import Planned, plan
from desktop_app.areas.disclosure.further_models import QuarterList
from desktop_app.areas.disclosure.models import ChangeKind, Disclosure, Form, HamletNotice, RadioSlot
from desktop_app.areas.disclosure.plan.service import PlanService
from desktop_app.areas.disclosure.queries import DisclosureFilter, counts
from desktop_app.areas.disclosure.requests.models import RequestEnd
from desktop_app.areas.disclosure.requests.queries import RequestFilter, RequestPages
from desktop_app.areas.disclosure.requests.rules import Stands
from desktop_app.areas.disclosure.today import disclosure_today
from desktop_app.areas.disclosure.views.register_page import state_sentence
from desktop_app.core.clock import FixedClock
from desktop_app.core.law.calendar import WorkCalendar
from desktop_app.core.progress import Silent
from desktop_app.office.desk import Desk
from desktop_app.office.hamlet_service import HamletService
from desktop_app.office.hamlets import HamletFacts
from desktop_app.office.postings.models import MinutesKind, PlaceKind, PostingGap
from desktop_app.office.postings.queries import postings_of
from desktop_app.office.postings.rules import Hanging
from desktop_app.office.practice import read
from tests.areas.counted import YEAR, figures

TODAY = date(2026, 11, 23)


def _planned(rows: int = 420) -> list[Planned]:
    return plan(read("disclosures")["disclosures"], WorkCalendar(), TODAY, rows, range(1, 13))


def test_the_same_day_plans_the_same_documents_within_the_year_that_ends_on_it() -> None:
    planned = _planned()

    assert planned == _planned()
    assert len(planned) == len(read("disclosures")["disclosures"])
    assert all(date(2025, 11, 24) <= each.trigger_on <= TODAY for each in planned)
    assert sum(each.stays_up for each in planned) == 1


def test_no_gap_of_a_text_stays_unfilled() -> None:
    assert [each for each in _planned() if "{" in f"{each.title}{each.number}{each.note}"] == []


def test_a_small_year_has_fewer_documents_from_every_part_of_it() -> None:
    assert 3 <= len(_planned(2)) <= len(_planned(40)) <= 12
    assert {each.trigger_on.month > 6 for each in _planned(40)} == {True, False}


def test_the_year_fills_the_matrix_with_every_state_and_the_clock_comes_back(desk: Desk, clock: FixedClock) -> None:
    names = "\n".join(hamlet["full_name"] for hamlet in read("hamlets")["hamlets"])
    hamlets = HamletService(desk)
    for row in hamlets.all():
        hamlets.change(row.uid, HamletFacts(kind=row.kind, name=f"{row.name} Mới", from_on=date(2027, 1, 1)))
    hamlets.paste(names)
    now = clock.now()

    made = make(desk, clock, random.Random(3), 420, Silent())

    assert clock.now() == now
    grid = CoverageService(desk).grid(2026)
    states = Counter(cell.state for row in grid.rows for cell in row.cells)
    assert set(states) == set(CellState)
    assert states[CellState.DONE] > 30 > 5 > states[CellState.LATE]
    with desk.db.reading() as session:
        rows = session.scalars(select(Disclosure)).all()
        postings = postings_of(session, [row.uid for row in rows], TODAY)
        gaps = session.scalars(select(PostingGap)).all()
        slots, heads = session.scalars(select(RadioSlot)).all(), session.scalars(select(HamletNotice)).all()
        lists = session.scalars(select(QuarterList)).all()
    copies = [copy for views in postings.values() for view in views for copy in view.copies]
    assert len(rows) == made + 1
    assert [row.void_reason for row in rows if row.voided_on] == ["Ghi trùng với hồ sơ ngay trước đó."]
    assert sum(row.change is ChangeKind.CORRECTED for row in rows) == 3
    assert {copy.place_kind for copy in copies} == set(PlaceKind) - {PlaceKind.OTHER}
    assert {copy.count.hanging for copy in copies} == set(Hanging) - {Hanging.BROKEN, Hanging.REMOVED}
    assert all(copy.minutes_of(MinutesKind.BEGIN) for copy in copies if copy.started_at)
    assert len(gaps) == 3
    assert [copy.count.days for copy in copies if copy.count.hanging is Hanging.SHORT] == [18]
    assert slots
    assert {head.acknowledged_on is None for head in heads} == {True, False}
    assert len(lists) == 3
    told = state_sentence(counts(desk, DisclosureFilter(from_on=date(2026, 1, 1), to_on=date(2026, 12, 31))))
    assert f"{disclosure_today(desk).figures[1][0]} đang công khai," in told
    asked = RequestPages(desk, RequestFilter()).after(None, 50)
    assert {view.state for view in asked} == {Stands.ENDED, Stands.AT_SOURCE, Stands.OPEN, Stands.SOON}
    assert {view.end for view in asked} == {None, *RequestEnd}
    this, last = PlanService(desk).plan(2026), PlanService(desk).plan(2025)
    assert this
    assert last
    assert (this.number, last.number, this.is_changed) == ("05/KH-UBND", "08/KH-UBND", False)
    assert {Form.POSTED} <= {form for line in this.lines for form in line.forms}
    with desk.db.reading() as session:
        whole = read_figures(session, YEAR.from_on, YEAR.to_on, TODAY).whole
    reported = figures(desk, "disclosure.documents")
    assert (reported[""], reported["broken=RESUMED"]) == (whole.documents, 3)
    assert (reported["timeliness=ON_TIME"], reported["timeliness=LATE"]) == (whole.on_time, whole.late)
