"""Old books reach further back than the law in the program: nothing legal is made up for their days."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from desktop_app.areas.reception.documents import RegisterService
from desktop_app.areas.reception.figures.documents import FigurePapers
from desktop_app.areas.reception.figures.queries import figures
from desktop_app.areas.reception.models import CrowdCount
from desktop_app.areas.reception.person_copy import PersonCopyService
from desktop_app.areas.reception.queries import VisitFilter, VisitPages, due_visits
from desktop_app.areas.reception.record import earlier_visits, visit_record
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.areas.reception.sessions.schedule import ScheduleService
from desktop_app.core.law.rulebook import NoRule
from desktop_app.core.paper.saving import register_pdf
from desktop_app.office.desk import Desk
from desktop_app.office.exchange.service import ExchangeService
from desktop_app.office.models import Person
from tests.areas.reception.exchange.workbooks import planned, taken_over, visits, workbook
from tests.areas.reception.makers import MakeEntry
from tests.core.paper.samples import ReadPdf

LONG_AGO = date(2012, 5, 7)
YEAR = (date(2012, 1, 1), date(2012, 12, 31))
OLD_ROW: dict[str, Any] = {"Số thứ tự": 3, "Ngày tiếp": LONG_AGO, "Số người đến": 7}


@pytest.mark.parametrize(
    ("on", "old", "said"),
    [
        (LONG_AGO, True, ""),
        (date(1990, 1, 1), True, ""),
        (date(1989, 12, 31), True, "Ngày trước 01/01/1990"),
        (LONG_AGO, False, "thì chọn Nhập sổ cũ"),
        (date(2021, 11, 15), False, ""),
    ],
)
def test_a_day_before_the_law_in_the_program_is_for_old_books_alone(
    desk: Desk, tmp_path: Path, on: date, old: bool, said: str
) -> None:
    plan = planned(desk, workbook(tmp_path / "a.xlsx", {"Ngày tiếp": on}), old=old)
    assert len(plan.accepted) == (0 if said else 1)
    assert said in "".join(each.reason for each in plan.refused)


def test_an_empty_session_of_an_old_book_has_the_same_oldest_day(desk: Desk, tmp_path: Path) -> None:
    rows = [{"Ngày phiên": date(year, 5, 7), "Chế độ tiếp": "Thủ trưởng"} for year in (1989, 1990)]
    plan = planned(desk, workbook(tmp_path / "a.xlsx", *rows), old=True)
    assert (len(plan.accepted), len(plan.refused)) == (1, 1)


def test_of_a_day_without_rules_no_number_is_made_up(desk: Desk, tmp_path: Path) -> None:
    taken_over(desk, workbook(tmp_path / "a.xlsx", OLD_ROW), old=True)
    [visit] = visits(desk)
    assert (visit.label, visit.is_open, visit.is_group, visit.answered_on) == ("3/2012", False, False, None)
    record = visit_record(desk.db, visit.uid)
    [row] = VisitPages(desk.db, VisitFilter()).after(None, 5)
    with desk.db.reading() as session:
        person = session.scalars(select(Person.id)).one()
    [earlier] = earlier_visits(desk.db, person)
    assert [record.row.due_on, record.values["answer_due_on"], row.due_on, earlier.due_on] == [None] * 4
    assert due_visits(desk.db, date(2027, 12, 31)) == []


def test_the_printed_register_names_no_deadline_of_an_old_entry(desk: Desk, tmp_path: Path) -> None:
    rows = (OLD_ROW, {**OLD_ROW, "Số thứ tự": 4, "Ngày tiếp": date(2026, 3, 25)})
    taken_over(desk, workbook(tmp_path / "a.xlsx", *rows), old=True)
    for span in (YEAR, (date(2026, 1, 1), date(2026, 12, 31))):
        text = ReadPdf(register_pdf(RegisterService(desk).print_register(*span))).all_text()
        assert "Nhập bù" in text
        assert "Hạn trả lời" not in text
        assert ("Chưa có quy định mẫu sổ của ngày này" in text) is (span == YEAR)
        assert ("04/2021" in text) is (span != YEAR)


def test_the_figures_of_a_span_without_rules_say_so(desk: Desk, tmp_path: Path) -> None:
    taken_over(desk, workbook(tmp_path / "a.xlsx", OLD_ROW), old=True)
    table, papers = figures(desk.db, *YEAR), FigurePapers(desk)
    assert (table.whole.visits, table.whole.groups) == (1, 0)
    assert "chưa có quy định của ngày này" in papers.definitions(YEAR[1])[-1]
    assert "chưa có quy định của ngày này" in str(papers.paper(table))
    assert "chưa có quy định của ngày này" in str(papers.grid(table))
    assert "05 người" in papers.definitions(date(2026, 6, 30))[-1]


def test_other_papers_of_an_old_entry_ask_no_law(desk: Desk, tmp_path: Path) -> None:
    taken_over(desk, workbook(tmp_path / "a.xlsx", OLD_ROW), old=True)
    [visit] = visits(desk)
    copy = str(PersonCopyService(desk).copy(visit.uid, date(2026, 11, 20), "Theo đơn đề nghị"))
    assert "3/2012" in copy
    assert "Hạn trả lời" not in copy
    assert ScheduleService(desk).month(2012, 5).minimum is None


def test_an_old_entry_can_be_corrected_and_counted_as_a_group(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry, tmp_path: Path
) -> None:
    taken_over(desk, workbook(tmp_path / "a.xlsx", OLD_ROW), old=True)
    [visit] = visits(desk)
    entry = an_entry(received_on=LONG_AGO, people_present=7, crowd_count=CrowdCount.YES, group_reason="Theo sổ giấy")
    reception.correct(visit.uid, visit.rev, entry, "So lại với sổ giấy")
    [visit] = visits(desk)
    assert (visit.is_group, visit.is_open, visit.content) == (True, False, entry.content)


def test_at_the_desk_a_day_without_rules_has_no_deadline_and_is_not_entered(
    reception: ReceptionService, an_entry: MakeEntry
) -> None:
    assert reception.answer_deadline(LONG_AGO) is None
    assert reception.group_law(LONG_AGO) is None
    with pytest.raises(NoRule):
        reception.register(an_entry(received_on=LONG_AGO))


def test_an_undone_old_book_comes_again(desk: Desk, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", OLD_ROW)
    ExchangeService(desk).undo(taken_over(desk, path, old=True).uid, "Nhập nhầm tệp")
    taken_over(desk, path, old=True)
    [visit] = visits(desk)
    assert (visit.voided_on, visit.is_backfilled, visit.is_open) == (None, True, False)


YEARS = [(1962, 1962), ("1962", 1962), ("năm 1962", 1962), ("Sinh năm 1962", 1962), ("00/00/1962", 1962)]


@pytest.mark.parametrize(("cell", "year"), YEARS)
def test_a_year_of_birth_goes_into_the_note_and_is_no_day(desk: Desk, tmp_path: Path, cell: object, year: int) -> None:
    path = workbook(tmp_path / "a.xlsx", {"Ngày sinh": cell, "Ghi chú": "Có đơn"})
    [doubt] = planned(desk, path, old=True).doubts
    assert f"“Năm sinh {year}”" in doubt.reason
    taken_over(desk, path, old=True)
    [visit] = visits(desk)
    assert (visit.people[0].born_on, visit.note) == (None, f"Nhập bù; Năm sinh {year}; Có đơn")


def test_a_year_of_birth_after_the_visit_is_refused(desk: Desk, tmp_path: Path) -> None:
    [told] = planned(desk, workbook(tmp_path / "a.xlsx", {"Ngày sinh": 2027})).refused
    assert "Năm sinh sau ngày tiếp" in told.reason


def test_a_denouncers_year_of_birth_is_written_nowhere(desk: Desk, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"Ngày sinh": 1962, "Loại": "Tố cáo"})
    plan = planned(desk, path)
    assert "không ghi vào sổ" in plan.doubts[0].reason
    assert "1962" not in str(plan.doubts)
    taken_over(desk, path)
    assert "1962" not in visits(desk)[0].note


@pytest.mark.parametrize("kind", ["TC", "T/C", "tố giác"])
def test_no_message_quotes_who_came_where_the_kind_was_not_understood(desk: Desk, tmp_path: Path, kind: str) -> None:
    row = {"Họ và tên": "Lê Thị Thắm", "Ngày tiếp": "Lê Thị Thắm", "Ngày sinh": "Thắm 62", "Loại": kind}
    plan = planned(desk, workbook(tmp_path / "a.xlsx", row))
    assert plan.refused
    assert "Thắm" not in str([*plan.refused, *plan.doubts])


def test_years_of_birth_tell_people_of_one_name_apart(desk: Desk, tmp_path: Path) -> None:
    rows = [{"Ngày sinh": year, "Nội dung": f"Việc {year} {at}"} for at in (1, 2) for year in (1950, 1980)]
    taken_over(desk, workbook(tmp_path / "a.xlsx", *rows))
    with desk.db.reading() as session:
        assert len(session.scalars(select(Person)).all()) == 2


@pytest.mark.parametrize(("year", "asked"), [(1961, 1), (1975, 0)])
def test_another_year_of_birth_is_another_person(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry, tmp_path: Path, year: int, asked: int
) -> None:
    reception.register(an_entry())
    plan = planned(desk, workbook(tmp_path / "a.xlsx", {"Họ và tên": "Nguyễn Văn Đức", "Ngày sinh": year}))
    assert len(plan.questions) == asked
    assert all(f"sinh {year}" in question.said for question in plan.questions)


def test_a_refusal_without_a_ground_shows_what_the_workbook_says(desk: Desk, tmp_path: Path) -> None:
    row = {"Hướng xử lý": "Từ chối tiếp", "Kết quả": "Đã có kết luận số 12", "Ghi chú": "Đến lần ba"}
    path = workbook(tmp_path / "a.xlsx", row)
    [doubt] = planned(desk, path).doubts
    assert "không có căn cứ từ chối. Tệp ghi: “Đã có kết luận số 12”, vẫn in trong sổ." in doubt.reason
    taken_over(desk, path)
    paper = RegisterService(desk).print_register(date(2026, 1, 1), date(2026, 12, 31))
    text = " ".join(ReadPdf(register_pdf(paper)).all_text().split())
    assert "Đã có kết luận số 12" in text
    assert "Từ chối tiếp; Đến lần ba" in text


def test_of_a_refused_denunciation_the_workbooks_words_are_not_shown(desk: Desk, tmp_path: Path) -> None:
    row = {"Hướng xử lý": "Từ chối tiếp", "Kết quả": "Đã có kết luận số 12", "Loại": "Tố cáo"}
    [doubt] = planned(desk, workbook(tmp_path / "a.xlsx", row)).doubts
    assert "kết luận" not in doubt.reason
