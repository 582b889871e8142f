"""The practice year at the reception desk, and that no paper made of it names a denouncer."""

import random
import re
import shutil
from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from db.keys import Created, KeyFile
from desktop_app.areas.reception.books.models import PrintKind
from desktop_app.areas.reception.books.queries import book_year, books, print_log
from desktop_app.areas.reception.demo import make
from desktop_app.areas.reception.demo_plan import plan
from desktop_app.areas.reception.grounds import asks_notice, ground_of
from desktop_app.areas.reception.link_models import PersonCopy, VisitLink
from desktop_app.areas.reception.models import Handling, Visit, VisitPerson
from desktop_app.areas.reception.person_copy import PersonCopyService
from desktop_app.areas.reception.queries import VisitFilter, VisitPages
from desktop_app.areas.reception.statement import StatementService
from desktop_app.core.clock import FixedClock
from desktop_app.core.paper.document import Document
from desktop_app.core.paper.pdf import write_pdf
from desktop_app.core.progress import Silent
from desktop_app.office.desk import Desk
from desktop_app.office.exchange.service import ExchangeService
from desktop_app.office.opening import open_unlocked
from desktop_app.office.practice import PracticeOffice
from desktop_app.office.sealing import sealed_people
from tests.conftest import TEST_COST, office_opener
from tests.core.paper.samples import ReadPdf

NOW = datetime(2026, 11, 23, 9, 16)

DAYS = [on for on in (date(2025, 11, 24) + timedelta(n) for n in range(364)) if on.weekday() < 5]


def _year(rows: int = 420) -> list[dict[str, object]]:
    return [visit.raw() for visit in plan(PracticeOffice(random.Random(3)), DAYS, rows)]


def test_the_same_seed_plans_the_same_words_and_numbers() -> None:
    assert _year() == _year()


def test_a_year_has_groups_repeats_denunciations_and_every_way_of_handling() -> None:
    planned = plan(PracticeOffice(random.Random(3)), DAYS, 420)
    kinds = Counter(visit.source["kind"] for visit in planned)

    assert len(planned) == 420
    assert sum(visit.source.get("is_group", False) for visit in planned) >= 8
    assert sum(visit.earlier is not None for visit in planned) >= 15
    assert kinds["tố cáo"] >= 15
    assert len({visit.source["handling"] for visit in planned}) == 9


def test_visits_stand_in_the_order_of_time_and_repeats_after_what_they_repeat() -> None:
    planned = plan(PracticeOffice(random.Random(3)), DAYS, 420)

    assert [visit.at for visit in planned] == sorted(visit.at for visit in planned)
    assert all(visit.earlier is None or visit.earlier < visit.place for visit in planned)
    assert all(visit.on in DAYS for visit in planned)


def test_no_gap_of_a_text_stays_unfilled() -> None:
    assert [raw for raw in _year(700) if any("{" in str(value) for value in raw.values())] == []


def test_new_grounds_of_refusal_are_named_only_since_they_exist() -> None:
    refusals = [v for v in plan(PracticeOffice(random.Random(3)), DAYS, 420) if v.source.get("refusal")]

    assert refusals
    assert all(ground_of(v.raw()["refusal_ground"], v.on) for v in refusals)
    assert {asks_notice(v.raw()["handling"], v.raw()["refusal_ground"], v.on) for v in refusals} == {True, False}


@pytest.fixture(scope="module")
def year(
    office_template: tuple[Path, Created], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Created, int, datetime]:
    """An office with a year of visits, how many were made, and what the clock says afterwards."""
    template, created = office_template
    folder, clock = tmp_path_factory.mktemp("year") / "data", FixedClock(NOW)
    shutil.copytree(template, folder)
    office = open_unlocked(folder, KeyFile.read(folder, TEST_COST), created.unlocked, office_opener(clock))
    made = make(office.desk, clock, random.Random(3), 300, Silent())
    office.close()
    return folder, created, made, clock.now()


@pytest.fixture
def begun(year: tuple[Path, Created, int, datetime]) -> tuple[Path, Created]:
    """Every office of this file is a copy of the one with the year."""
    return year[:2]


def test_a_year_has_notices_issued_and_one_still_to_come_parted_contents_and_a_copy(desk: Desk) -> None:
    with desk.db.reading() as session:
        refused = session.scalars(select(Visit).where(Visit.handling == Handling.REFUSE)).all()
        links = session.scalars(select(VisitLink)).all()
        copies = session.scalars(select(PersonCopy)).all()
    asked = [v for v in refused if asks_notice(v.handling, v.refusal_ground, v.received_on)]
    assert len(refused) >= 8
    assert {v.is_open for v in asked} == {True, False}
    assert all(bool(v.notice_number) is not v.is_open for v in asked)
    assert len([link for link in links if link.first_id]) == 2
    assert len(copies) == 1


def test_the_year_is_written_through_the_service_and_the_clock_comes_back(
    desk: Desk, year: tuple[Path, Created, int, datetime]
) -> None:
    _, _, made, now = year
    pages = VisitPages(desk.db, VisitFilter())
    rows = pages.after(None, 500)
    assert 295 <= made <= pages.count() == len(rows)
    assert now.replace(tzinfo=None) == NOW
    assert max(row.received_on for row in rows) <= NOW.date()
    main = [row.number for row in rows if row.year == 2026 and row.book == "A"]
    assert sorted(main) == list(range(1, max(main) + 1))


def test_the_year_has_a_second_book_last_years_closing_a_late_entry_and_pages_printed_one_after_the_other(
    desk: Desk,
) -> None:
    assert [book.letter for book in books(desk.db)] == ["A", "B"]
    last_year = book_year(desk.db, "A", 2025)
    assert last_year.closed_on == date(2026, 1, 8)
    late = VisitPages(desk.db, VisitFilter(from_on=date(2025, 12, 30), to_on=date(2025, 12, 30))).after(None, 9)
    assert last_year.last_number in [row.number for row in late]
    prints = print_log(desk.db, "A", 2026)
    assert {row.kind for row in prints} == {PrintKind.WHOLE, PrintKind.CONTINUED}
    assert prints[0].from_number > prints[-1].from_number == 1


def test_an_old_book_was_brought_in_and_can_be_taken_back(desk: Desk, clock: FixedClock) -> None:
    service = ExchangeService(desk)
    [batch] = service.batches()
    assert (batch.rows, batch.is_old, batch.undone_on) == (14, True, None)
    old = VisitFilter(from_on=date(2024, 1, 1), to_on=date(2024, 12, 31))
    rows = VisitPages(desk.db, old).after(None, 100)
    assert sorted(row.number for row in rows) == [number for number in range(1, 16) if number != 9]
    assert not any(row.is_open for row in rows)
    service.undo(batch.uid, "Nhập thử.")
    assert {row.voided_on for row in VisitPages(desk.db, old).after(None, 100)} == {clock.today()}


def _read(document: Document) -> str:
    return re.sub(r"\s+", " ", ReadPdf(write_pdf(document)).all_text())


def test_no_paper_names_a_denouncer_and_no_copy_tells_of_a_denunciation(desk: Desk, clock: FixedClock) -> None:
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
