"""Rows are sent to the register many at once; what stands in it is the same as if each had been typed."""

from pathlib import Path

import pytest
from sqlalchemy import column, func, select, table

from db import index
from db.journal import Told, story
from desktop_app.areas.reception.exchange.declared import EXCHANGE, TEMPLATE
from desktop_app.areas.reception.models import Visit, VisitPerson
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.core.errors import Cancelled
from desktop_app.core.sheets.mapping import find_table
from desktop_app.core.sheets.reader import open_book
from desktop_app.office.desk import Desk
from desktop_app.office.exchange.applying import CARRYING, TAKING_BACK, Answers
from desktop_app.office.exchange.models import ImportBatch, ImportedRow
from desktop_app.office.exchange.people import Same
from desktop_app.office.exchange.planning import PLANNING
from desktop_app.office.exchange.service import ExchangeService
from desktop_app.office.models import Person
from desktop_app.office.opening import OpenOffice
from tests.areas.reception.exchange.test_whole import REASON, clean
from tests.areas.reception.exchange.workbooks import planned, taken_over, visits, workbook
from tests.areas.reception.makers import MakeEntry

SEVERAL = (
    {"Mã vụ việc": "A", "Số giấy tờ": "099061004471"},
    {"Nội dung": "Hai", "Mã vụ việc": "A", "Số giấy tờ": "099061004471", "Điện thoại": "0100999999"},
    {"Nội dung": "Ba", "Loại": "Tố cáo", "Họ và tên": "Lê Thị Thắm"},
    {"Nội dung": "Bốn", "Thôn": "Xóm Lẻ"},
)
SEARCHED = table("search_text", column("rowid"), column("body"))


class Listens:
    """Notes every report; gives up at the first of the phase named."""

    def __init__(self, stop_at: str = "") -> None:
        self.said = list[tuple[int, int, str]]()
        self._stop_at = stop_at

    def report(self, done: int, total: int, what: str = "") -> None:
        self.said.append((done, total, what))
        if what == self._stop_at:
            raise Cancelled

    @property
    def phases(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(what for _, _, what in self.said))


def told_of(desk: Desk, number: int) -> list[Told]:
    with desk.db.reading() as session:
        visit = session.scalars(select(Visit).where(Visit.number == number)).one()
        [who] = visit.people
        assert who.person is not None
        uids = [visit.uid, who.uid, who.person.uid]
        return [each for each in story(session, uids) if each.action == "add"]


def test_the_journal_tells_as_much_of_a_row_as_of_a_typed_visit(
    office: OpenOffice, an_entry: MakeEntry, tmp_path: Path
) -> None:
    desk = office.desk
    ReceptionService(desk).register(an_entry())
    taken_over(desk, workbook(tmp_path / "a.xlsx", {}))
    typed, brought = ({each.table: each for each in told_of(desk, number)} for number in (1, 2))

    assert typed.keys() == brought.keys() == {"visit", "visit_person", "person"}
    for name, one in typed.items():
        assert one.new.keys() == brought[name].new.keys()
    assert brought["visit"].new["content"] == "Đề nghị sửa mương"
    assert clean(office)


def test_a_row_is_found_by_the_very_text_that_a_typed_visit_would_have(office: OpenOffice, tmp_path: Path) -> None:
    def texts() -> list[tuple[int, str]]:
        with office.db.reading() as session:
            rows = session.execute(select(SEARCHED.c.rowid, SEARCHED.c.body).order_by(SEARCHED.c.rowid))
            return [(row.rowid, row.body) for row in rows]

    taken_over(office.desk, workbook(tmp_path / "a.xlsx", *SEVERAL), old=True)
    as_imported = texts()
    with office.db.writing("lan") as session:
        index.rebuild(session, office.records)

    assert texts() == as_imported
    assert sum("xom le" in body for _, body in as_imported) == 2
    assert not any("tham" in body.split() for _, body in as_imported)


def test_open_pages_hear_of_everything_that_an_import_brought(desk: Desk, tmp_path: Path) -> None:
    heard = list[frozenset[str]]()
    desk.db.on_change(heard.append)
    taken_over(desk, workbook(tmp_path / "a.xlsx", *SEVERAL))

    [tables] = heard
    assert tables >= {"visit", "visit_person", "person", "case_file", "import_batch", "imported_row"}


def test_somebody_named_twice_is_one_person_with_all_that_both_rows_say(desk: Desk, tmp_path: Path) -> None:
    taken_over(desk, workbook(tmp_path / "a.xlsx", *SEVERAL))
    with desk.db.reading() as session:
        [known] = session.scalars(select(Person).where(Person.paper_number == "099061004471"))
        came = session.scalars(select(VisitPerson).where(VisitPerson.person_id == known.id)).all()

    assert known.phone == "0100999999"
    assert [who.phone for who in came] == ["", "0100999999"]


def test_a_row_refused_for_its_number_is_given_back_whole(desk: Desk, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"Số thứ tự": 4}, {"Số thứ tự": 4, "Nội dung": "Xin cấp lại sổ hộ nghèo"})
    plan = planned(desk, path)
    assert ExchangeService(desk).write_refused(plan, tmp_path / "b.xlsx") == 1
    with open_book(tmp_path / "b.xlsx") as book:
        cells = [value for row in book.sheets[0].rows() for value in row.values]

    assert "Xin cấp lại sổ hộ nghèo" in cells


def test_all_the_time_the_work_says_in_which_phase_it_is(desk: Desk, tmp_path: Path) -> None:
    rows = ({**SEVERAL[at % 4], "Nội dung": f"Việc {at}"} for at in range(1_010))
    service, planning, carrying, undoing = ExchangeService(desk), Listens(), Listens(), Listens()
    with open_book(workbook(tmp_path / "a.xlsx", *rows)) as book:
        plan = service.plan(EXCHANGE, book, find_table(book, TEMPLATE).mapping, progress=planning)
    done = service.apply(plan, Answers({question.key: Same.OTHER for question in plan.questions}), carrying)
    service.undo(done.uid, REASON, undoing)

    for listens, phases in ((planning, PLANNING), (carrying, CARRYING), (undoing, TAKING_BACK)):
        assert listens.phases == phases
        for phase in phases:
            said = [(done, total) for done, total, what in listens.said if what == phase]
            assert said == sorted(said)
            assert all(done <= total for done, total in said)


@pytest.mark.parametrize("phase", CARRYING)
def test_an_import_that_is_given_up_in_any_phase_leaves_nothing(office: OpenOffice, tmp_path: Path, phase: str) -> None:
    path = workbook(tmp_path / "a.xlsx", *SEVERAL)
    with pytest.raises(Cancelled):
        taken_over(office.desk, path, progress=Listens(phase))
    with office.db.reading() as session:
        for kind in (Visit, VisitPerson, Person, ImportBatch, ImportedRow):
            assert session.scalars(select(func.count()).select_from(kind)).one() == 0
        assert session.scalars(select(func.count()).select_from(SEARCHED)).one() == 0
    assert clean(office)
    assert taken_over(office.desk, path).rows == 4


@pytest.mark.parametrize("phase", TAKING_BACK)
def test_an_undoing_that_is_given_up_in_any_phase_leaves_all_rows(
    office: OpenOffice, tmp_path: Path, phase: str
) -> None:
    done = taken_over(office.desk, workbook(tmp_path / "a.xlsx", *SEVERAL))
    with pytest.raises(Cancelled):
        ExchangeService(office.desk).undo(done.uid, REASON, Listens(phase))

    assert [visit.voided_on for visit in visits(office.desk)] == [None] * 4
    assert clean(office)
    ExchangeService(office.desk).undo(done.uid, REASON)
