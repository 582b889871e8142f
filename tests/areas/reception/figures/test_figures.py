"""Figures of a span: four counts by their own definitions, each opening the visits it is made of."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop_app.areas.reception.books.service import BookService
from desktop_app.areas.reception.figures.address import Rows, What, read_address
from desktop_app.areas.reception.figures.documents import FigurePapers
from desktop_app.areas.reception.figures.queries import FigureTable, figures
from desktop_app.areas.reception.models import Mode
from desktop_app.areas.reception.queries import VisitPages
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.areas.reception.views.only import only_rows
from desktop_app.core.paper.excel import write_grid_xlsx
from desktop_app.core.paper.saving import document_pdf
from desktop_app.core.report_periods import report_periods, report_year
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import Kind
from tests.areas.reception.makers import MakeEntry
from tests.areas.reception.test_plans import whole_reads
from tests.core.paper.samples import ReadPdf

NOVEMBER = (date(2026, 11, 1), date(2026, 11, 30))


@pytest.fixture
def filled(desk: Desk, reception: ReceptionService, an_entry: MakeEntry) -> Desk:
    """Five visits of four cases, one crowd, one struck out, one outside the month."""
    first = reception.register(an_entry())
    reception.register(an_entry(earlier_uid=first.uid, kind=Kind.COMPLAINT))
    reception.register(an_entry(full_name="Trần Thị Mỵ", paper_number="", people_present=7, mode=Mode.BY_HEAD))
    reception.register(an_entry(full_name="Lý Văn Tư", paper_number="", people_present=2, kind=Kind.DENUNCIATION))
    reception.register(an_entry(full_name="Vũ Thị Sáu", paper_number="", mode=Mode.BY_DELEGATE))
    struck = reception.register(an_entry(full_name="Đỗ Văn Ba", paper_number=""))
    reception.void(struck.uid, struck.rev, "Ghi trùng")
    reception.register(an_entry(full_name="Đỗ Văn Ba", paper_number="", received_on=date(2026, 10, 31)))
    return desk


def counted(table: FigureTable, name: str) -> tuple[int, ...]:
    line = next(line for _, lines in table.sections for line in lines if line.title == name)
    return line.visits, line.people, line.cases, line.groups, line.people_of_groups


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Cả kỳ", (5, 12, 4, 1, 7)),
        ("Khiếu nại", (1, 1, 1, 0, 0)),
        ("Tố cáo", (1, 2, 1, 0, 0)),
        ("Kiến nghị", (3, 9, 3, 1, 7)),
        ("Phản ánh", (0, 0, 0, 0, 0)),
        ("Tiếp thường xuyên", (3, 4, 2, 0, 0)),
        ("Người đứng đầu tiếp", (1, 7, 1, 1, 7)),
        ("Ủy quyền tiếp", (1, 1, 1, 0, 0)),
    ],
)
def test_visits_people_cases_and_groups_are_four_different_counts(
    filled: Desk, line: str, expected: tuple[int, ...]
) -> None:
    assert counted(figures(filled.db, *NOVEMBER), line) == expected


def test_every_figure_opens_the_rows_it_is_made_of(filled: Desk) -> None:
    table = figures(filled.db, *NOVEMBER)
    for _, lines in table.sections:
        for line in lines:
            for what, expected in ((What.VISITS, line.visits), (What.CASES, line.visits), (What.GROUPS, line.groups)):
                only = only_rows(table.rows(line, what).address())
                assert only is not None
                assert VisitPages(filled.db, only.wanted).count() == expected


def test_an_address_says_what_is_looked_at_and_comes_back_as_it_was() -> None:
    rows = Rows(What.CASES, 12, *NOVEMBER, Kind.COMPLAINT, None, "B")

    assert read_address(rows.address()) == rows
    assert rows.sentence() == (
        "Đang xem các lượt của số liệu: 12 vụ việc (khiếu nại, sổ B), từ 01/11/2026 đến 30/11/2026."
    )
    assert read_address("01a20630-5300-7f14-877b-fe634fe60b0b") is None


def test_figures_are_of_one_book_or_of_all(filled: Desk, reception: ReceptionService, an_entry: MakeEntry) -> None:
    BookService(filled).open_book("Bàn nhà văn hóa", "")
    reception.register(an_entry(book="B", full_name="Lò Thị Pha", paper_number=""))

    assert counted(figures(filled.db, *NOVEMBER), "Cả kỳ")[0] == 6
    assert counted(figures(filled.db, *NOVEMBER, "B"), "Cả kỳ") == (1, 1, 1, 0, 0)


def test_figures_go_by_an_index(filled: Desk) -> None:
    assert whole_reads(filled, lambda: figures(filled.db, *NOVEMBER)) == []


def test_paper_and_spreadsheet_hold_the_same_numbers_and_say_how_they_are_counted(filled: Desk, tmp_path: Path) -> None:
    papers, table = FigurePapers(filled), figures(filled.db, *NOVEMBER)
    text = " ".join(ReadPdf(document_pdf(papers.paper(table))).all_text().split())
    write_grid_xlsx(papers.grid(table), tmp_path / "so-lieu.xlsx")
    cells = [[cell.value for cell in row] for row in load_workbook(tmp_path / "so-lieu.xlsx").active.iter_rows()]

    span = "Từ ngày 01 tháng 11 năm 2026 đến ngày 30 tháng 11 năm 2026"
    assert f"SỐ LIỆU TIẾP CÔNG DÂN {span} Phân loại" in text
    assert any(span in str(row[0]) for row in cells)
    assert "Cả kỳ 5 12 4 1 7" in text
    assert "một người đến hai lần tính hai" in text
    assert ["Cả kỳ", 5, 12, 4, 1, 7] in cells
    assert "Lý Văn Tư" not in text


@pytest.mark.parametrize(
    ("today", "year"), [(date(2026, 12, 14), 2026), (date(2026, 12, 15), 2027), (date(2026, 1, 3), 2026)]
)
def test_a_reporting_year_begins_in_the_middle_of_december(today: date, year: int) -> None:
    assert report_year(today, 15) == year


@pytest.mark.parametrize(
    ("name", "from_on", "to_on"),
    [
        ("Tháng 12/2026", date(2026, 11, 15), date(2026, 12, 14)),
        ("Quý I/2026", date(2025, 12, 15), date(2026, 3, 14)),
        ("Quý II/2026", date(2026, 3, 15), date(2026, 6, 14)),
        ("Quý III/2026", date(2026, 6, 15), date(2026, 9, 14)),
        ("Quý IV/2026", date(2026, 9, 15), date(2026, 12, 14)),
        ("6 tháng năm 2026", date(2025, 12, 15), date(2026, 6, 14)),
        ("9 tháng năm 2026", date(2025, 12, 15), date(2026, 9, 14)),
        ("Năm 2026", date(2025, 12, 15), date(2026, 12, 14)),
        ("Năm 2025", date(2024, 12, 15), date(2025, 12, 14)),
    ],
)
def test_the_inspectorates_periods_run_from_the_15th_to_the_14th(name: str, from_on: date, to_on: date) -> None:
    found = {each.name: (each.from_on, each.to_on) for each in report_periods(date(2026, 11, 29), 15)}
    assert found[name] == (from_on, to_on)


@pytest.mark.parametrize(
    ("today", "name"),
    [
        (date(2026, 11, 14), "Tháng 11/2026"),
        (date(2026, 11, 15), "Tháng 12/2026"),
        (date(2026, 12, 20), "Tháng 01/2027"),
    ],
)
def test_a_months_period_is_called_after_the_month_it_ends_in(today: date, name: str) -> None:
    assert report_periods(today, 15)[0].name == name


def test_a_quarter_that_has_not_begun_is_not_offered() -> None:
    assert "Quý III/2026" not in [each.name for each in report_periods(date(2026, 4, 1), 15)]
