"""The inspectorate's forms on paper and in files: one content, the figures of the registers, every row of a figure."""

import json
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pytest

from desktop_app.areas.reception.models import Mode
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.core.errors import UserError
from desktop_app.core.paper.document import LANDSCAPE_TEXT_WIDTH_MM, Table
from desktop_app.core.paper.document_words import document_words
from desktop_app.core.paper.heads import HeadCell, heads_over, place_heads
from desktop_app.core.paper.saving import Format, document_pdf, register_pdf
from desktop_app.core.paper.word import write_docx
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import HIDDEN_NAME, Kind
from desktop_app.office.profile import Profile
from desktop_app.office.wording import shipped_wordings
from desktop_app.reports.forms import load_forms
from desktop_app.reports.papers.commands import write_report, write_rows
from desktop_app.reports.papers.content import WORDING, Around, form_document
from desktop_app.reports.papers.declared import JSON
from desktop_app.reports.papers.samples import form_sample, sample_figures
from desktop_app.reports.papers.service import ReportPapers
from desktop_app.reports.queries import Wanted, report_figures
from desktop_app.reports.service import ReportService
from tests.architecture.source import ROOT
from tests.areas.reception.makers import MakeEntry
from tests.core.paper.samples import ReadPdf

AT = datetime(2026, 9, 18, 9, 0)
PROFILE = Profile(name="xã Thí Dụ", province="tỉnh Minh Họa", place="Thí Dụ", chairperson="Nguyễn Văn Mẫu")
WANTED = Wanted("01-TCD", date(2026, 9, 15), date(2026, 12, 14))
ASKED = {"form": "01-TCD", "from": WANTED.from_on, "to": WANTED.to_on, "format": JSON, "out": None}


@pytest.fixture
def filled(desk: Desk, reception: ReceptionService, an_entry: MakeEntry) -> Desk:
    """A man, a denouncer with somebody else, and a group of six before the head."""
    reception.register(an_entry())
    reception.register(
        an_entry(kind=Kind.DENUNCIATION, full_name="Lê Thị Thắm", paper_number="", phone="", people_present=2)
    )
    reception.register(an_entry(mode=Mode.BY_HEAD, people_present=6))
    return desk


@pytest.mark.parametrize(
    ("paths", "levels"),
    [
        ([("A",), ("B",)], [[("A", 1, 1), ("B", 1, 1)]]),
        ([("A",), ("G", "a"), ("G", "b")], [[("A", 1, 2), ("G", 2, 1)], [("a", 1, 1), ("b", 1, 1)]]),
        ([("G", "a"), ("H", "a")], [[("G", 1, 1), ("H", 1, 1)], [("a", 1, 1), ("a", 1, 1)]]),
        (
            [("G", "N", "a"), ("G", "N", "b"), ("G", "c")],
            [[("G", 3, 1)], [("N", 2, 1), ("c", 1, 2)], [("a", 1, 1), ("b", 1, 1)]],
        ),
    ],
)
def test_neighbours_share_their_heads_and_the_own_one_reaches_down(
    paths: list[tuple[str, ...]], levels: list[list[tuple[str, int, int]]]
) -> None:
    made = heads_over(paths, [False] * len(paths))
    assert made == tuple(tuple(HeadCell(*cell) for cell in level) for level in levels)
    assert len(place_heads(made, len(paths))) == sum(map(len, levels))


def test_the_text_of_a_form_is_the_golden_one() -> None:
    text = ReadPdf(form_sample(PROFILE, shipped_wordings()[WORDING], AT)).all_text() + "\n"
    assert text == (ROOT / "tests" / "golden" / "bieu-01-tcd.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("key", [form.key for form in load_forms() if form.columns])
def test_every_form_keeps_to_one_page_across_and_says_the_same_in_word(key: str) -> None:
    figures = sample_figures(AT, key, Decimal(98765))
    paper = form_document(
        figures,
        PROFILE,
        shipped_wordings()[WORDING],
        Around(made_at=AT, made_by="Phạm Thị Ngọc Dụ", dated_on=AT.date()),
    )
    [table] = [block for block in paper.blocks if isinstance(block, Table)]
    assert sum(column.width_mm for column in table.columns) == pytest.approx(LANDSCAPE_TEXT_WIDTH_MM)
    pdf = ReadPdf(document_pdf(paper))
    assert len(pdf) == 1
    assert f"Xã Thí Dụ {' '.join(['98.765'] * len(figures.form.columns))}" in pdf.text(0)
    in_word = docx.Document(BytesIO(write_docx(paper))).tables[1]
    last = [cell.text for cell in in_word.rows[-1].cells[1:]]
    assert last == [*["98.765"] * len(figures.form.columns), *([] if figures.form.note_below else [last[-1]])]
    assert "btLr" in in_word._tbl.xml


def test_a_workbook_holds_real_numbers_and_works_its_sums_out_itself(filled: Desk, tmp_path: Path) -> None:
    target = tmp_path / "bieu.xlsx"
    ReportPapers(filled).save(WANTED, Format.EXCEL, target)
    figures = report_figures(filled, ReportPapers(filled)._known, WANTED)
    seen, worked = (openpyxl.load_workbook(target, data_only=known) for known in (True, False))
    sheet = seen["Biểu 01-TCD"]
    [head] = [row for row in sheet.iter_rows() if row[0].value == "MS"]
    at = head[0].row + 1
    columns = figures.form.columns
    assert [head[place].value for place in range(1, 31)] == [str(number) for number in range(1, 31)]
    assert [sheet.cell(at, place + 2).value for place in range(29)] == [figures.values[each.key] for each in columns]
    sums = {figures.values[each.key]: worked["Biểu 01-TCD"].cell(at, int(each.key) + 1).value for each in columns[:3]}
    for told, formula in sums.items():
        assert sum(sheet[place].value for place in formula.removeprefix("=").split("+")) == told
    explained = {row[1]: row for row in seen["Cách tính và so sánh"].iter_rows(min_row=3, values_only=True)}
    assert [explained["17"][place] for place in (4, 5, 6, 7, 9)] == ["đoàn", 1, 0, 1, 1]


def test_the_paper_tells_corrections_what_never_arose_and_whether_it_was_frozen(
    filled: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    reports, papers = ReportService(filled), ReportPapers(filled)
    assert "Số liệu chưa chốt, lấy từ sổ lúc 23/11/2026, 09:16." in document_words(papers.form(WANTED))
    uid = reports.begin(WANTED).uid
    reports.freeze(uid, report_figures(filled, papers._known, WANTED).rev)
    reports.correct(uid, "13", "2", "Ghi thiếu một lượt")
    said = document_words(papers.form(WANTED))
    assert "cột 13: 1 thành 2, lý do: Ghi thiếu một lượt, ngày 23/11/2026" in said
    assert "cột 1: 3 thành 4, lý do: Ghi thiếu một lượt" in said
    assert "Số liệu chốt lúc 23/11/2026, 09:16, người chốt: Hoàng Thị Lan." in said
    empty = Wanted("01-TCD", date(2026, 1, 1), date(2026, 1, 31))
    assert "sổ không có dòng nào thuộc biểu này" in document_words(papers.form(empty))
    begun = reports.begin(empty)
    reports.state_nothing(begun.uid, begun.rev, nothing=True)
    assert "Kỳ này không phát sinh. Cơ quan xác nhận" in document_words(papers.form(empty))


def test_the_rows_behind_a_figure_print_with_what_it_counts_and_never_name_a_denouncer(filled: Desk) -> None:
    paper = ReportPapers(filled).rows(WANTED, "2")
    assert [part.form_label for part in paper.parts] == [("Biểu 01/TCD", "Cột 5"), ("Biểu 01/TCD", "Cột 14")]
    said = ReadPdf(register_pdf(paper)).all_text()
    assert "DÒNG SỔ CỦA CỘT 2, BIỂU 01/TCD" in said
    assert "Tổng số người được tiếp: 9 người. Cách tính: Cộng số người đến của từng lượt." in said
    assert "Cộng của cột 5: 2 dòng, 3 người." in said
    assert HIDDEN_NAME in said
    assert "Thắm" not in said


def test_values_and_rows_leave_for_other_programs(filled: Desk, tmp_path: Path) -> None:
    told = write_report(filled, ASKED)
    assert [told.data[key] for key in ("1", "2", "4", "5", "13", "14", "17", "30")] == [3, 9, 2, 3, 1, 6, 1, ""]
    for key in ("2", "3", "9", "17"):
        found = write_rows(filled, {**ASKED, "column": key}).data
        assert sum(row["amount"] for row in found["rows"]) == told.data[key] == found["value"]
    for key, form in (("01-TCD", JSON), ("01-TCD", "pdf"), ("all", "docx")):
        target = tmp_path / f"{key}.{form}"
        write_report(filled, {**ASKED, "form": key, "format": form, "out": target})
        assert target.stat().st_size > 500
    assert json.loads((tmp_path / "01-TCD.json").read_text(encoding="utf-8"))["data"] == told.data
    assert "Kỳ còn đến hết 14/12/2026." in write_report(filled, ASKED).text
    assert "mọi cột đếm từ sổ bằng 0" in write_report(filled, {**ASKED, "to": date(2026, 9, 20)}).text


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"to": date(2026, 9, 1)}, "Ngày cuối kỳ 01/09/2026 trước ngày đầu kỳ"),
        ({"column": "31"}, "Biểu 01/TCD không có cột 31. Các cột: "),
        ({"format": "pdf"}, "Thiếu --out"),
    ],
)
def test_what_cannot_be_written_is_refused_with_a_sentence(desk: Desk, given: dict[str, object], says: str) -> None:
    with pytest.raises(UserError, match=says):
        write_rows(desk, {**ASKED, "column": "8", **given})
