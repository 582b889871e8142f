"""The democracy report of an office: its text and annexes over frozen figures, and the same facts in every format."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.paper.document import Heading, Table
from desktop_app.core.paper.saving import Format
from desktop_app.office.desk import Desk
from desktop_app.office.profile import Profile
from desktop_app.reports.entering import EnteringService
from desktop_app.reports.entry import Typed
from desktop_app.reports.forms import DEMOCRACY
from desktop_app.reports.known import Known
from desktop_app.reports.models import Report
from desktop_app.reports.narrative.annexes.lines import Line
from desktop_app.reports.narrative.annexes.registers import READS
from desktop_app.reports.narrative.drafting import PartText
from desktop_app.reports.narrative.paper_service import NarrativePapers, signer_of
from desktop_app.reports.narrative.prose import text_of
from desktop_app.reports.narrative.queries import Narrative, narrative
from desktop_app.reports.narrative.service import NarrativeService
from desktop_app.reports.papers.commands import write_report
from desktop_app.reports.queries import Wanted
from desktop_app.reports.service import ReportService
from tests.reports.narrative.binh_phuoc import FACTS, FIGURES

WANTED = Wanted(DEMOCRACY, date(2025, 11, 15), date(2026, 11, 14))
WHO = ("Văn phòng HĐND và UBND", "Lê Thị Hoa")


@pytest.fixture
def known() -> Known:
    from desktop_app.areas import load_areas

    return Known(load_areas())


@pytest.fixture
def report_uid(desk: Desk, known: Known) -> str:
    return ReportService(desk, known).begin(WANTED).uid


@pytest.fixture
def frozen(desk: Desk, known: Known, report_uid: str) -> str:
    """A report that was frozen with the figures of Bình Phước."""
    EnteringService(desk).enter_all(report_uid, [], rest_is_nothing=True)
    ReportService(desk, known).freeze(report_uid, read(desk, known).figures.rev)
    with desk.db.writing(desk.account.uid) as session:
        report = session.scalars(select(Report)).one()
        for figure in report.figures:
            figure.value = str(FIGURES.get(figure.key, 0))
    return report_uid


def read(desk: Desk, known: Known) -> Narrative:
    return narrative(desk, known, WANTED)


def part(desk: Desk, known: Known, key: str) -> PartText:
    return next(part for section in read(desk, known).sections for part in section.parts if part.key == key)


def test_a_report_waits_for_what_no_register_holds_and_nothing_arose_is_stated_on_purpose(
    desk: Desk, known: Known, report_uid: str
) -> None:
    report = read(desk, known)
    assert report.figures.name == "Năm 2026"
    assert report.figures.due_on == date(2026, 11, 25)
    assert "Chưa nhập: Kế hoạch đã ban hành." in report.missing
    assert "Ưu điểm: Nêu ưu điểm." in report.missing
    with pytest.raises(UserError, match="Chưa nhập"):
        ReportService(desk, known).freeze(report_uid, report.figures.rev)
    EnteringService(desk).enter_all(report_uid, [], rest_is_nothing=True)
    assert read(desk, known).figures.unknown == ()


def test_annex_vii_tells_petitions_from_the_beginning_of_the_year_beside_those_of_the_period(
    desk: Desk, known: Known
) -> None:
    second_half = Wanted(DEMOCRACY, date(2026, 5, 15), date(2026, 11, 14))
    assert narrative(desk, known, second_half).figures.span.year_from == date(2025, 11, 15)
    tables = [block for paper in NarrativePapers(desk, known).documents(second_half) for block in paper.blocks]
    heads = [[cell.text for cell in table.head[0]] for table in tables if isinstance(table, Table)]
    told = [head for head in heads if "Từ đầu năm" in head]
    assert told == [["STT", "Chỉ tiêu", "Đơn vị tính", "Kỳ này", "Từ đầu năm", "Cùng kỳ năm trước", "Tăng, giảm"]]


@pytest.mark.parametrize("form", list(Format))
def test_the_figures_of_binh_phuoc_stand_in_every_format(
    desk: Desk, known: Known, frozen: str, form: Format, tmp_path: Path
) -> None:
    target = tmp_path / f"bao-cao.{form.value}"
    NarrativePapers(desk, known).save(WANTED, form, target)
    text = READERS[form](target)
    assert [fact for fact in FACTS if fact not in text] == []
    assert "Kết quả thực hiện dân chủ ở cơ sở năm 2026" in text
    assert "Phụ lục VIII" in text
    assert "TM. ỦY BAN NHÂN DÂN" in text


def test_the_command_gives_every_figure_by_its_name_and_writes_the_report_of_words(
    desk: Desk, frozen: str, tmp_path: Path
) -> None:
    asked = {"form": DEMOCRACY, "from": WANTED.from_on, "to": WANTED.to_on}
    told = write_report(desk, {**asked, "format": "json", "out": None}).data
    assert {key: told[key] for key in FIGURES} == FIGURES
    write_report(desk, {**asked, "format": "docx", "out": tmp_path / "bao-cao.docx"})
    assert FACTS[0] in _word(tmp_path / "bao-cao.docx")


@pytest.mark.parametrize(
    ("signer", "post", "lines"),
    [
        ("", "", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        ("Ngô Xuân Thạo", "Chủ tịch", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        ("Hà Thị Vân", "", ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        ("Lý Văn Tám", "Phó Chủ tịch", ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        ("Lý Văn Tám", "Quyền Chủ tịch", ("TM. ỦY BAN NHÂN DÂN", "QUYỀN CHỦ TỊCH")),
    ],
)
def test_whoever_signs_stands_under_the_right_lines(signer: str, post: str, lines: tuple[str, ...]) -> None:
    profile = Profile(name="xã Yên Hạ", chairperson="Ngô Xuân Thạo", deputies=("Hà Thị Vân",))
    signed = signer_of(profile, signer, post)
    assert (signed.lines, signed.name) == (lines, signer or "Ngô Xuân Thạo")


def test_an_edited_paragraph_keeps_its_links_and_the_wording_comes_back(desk: Desk, known: Known, frozen: str) -> None:
    service = NarrativeService(desk)
    service.edit(frozen, "reception", "Xã tiếp {reception.visits} lượt, {reception.people=3.000} người.\nĐoạn hai.")
    ReportService(desk, known).correct(frozen, "reception.visits", "4.461", "Ghi sót một lượt")
    edited = part(desk, known, "reception")
    assert [text_of(prose) for prose in edited.paragraphs] == ["Xã tiếp 4.461 lượt, 3.000 người.", "Đoạn hai."]
    assert (edited.is_edited, edited.typed_over) == (True, ("reception.people",))
    assert "reception.by_head" in edited.lost
    service.leave_out(frozen, "reception", out=True)
    assert part(desk, known, "reception").paragraphs == ()
    service.leave_out(frozen, "reception", out=False)
    service.restore(frozen, "reception")
    assert "4.461 lượt với 3.304 người" in text_of(part(desk, known, "reception").prose)
    with pytest.raises(InvalidInput, match="Bỏ đoạn này"):
        service.edit(frozen, "reception", " ")
    corrected = NarrativePapers(desk, known).documents(WANTED)[0]
    headings = [block.text for block in corrected.blocks if isinstance(block, Heading)]
    assert headings[:3] == ["I. KẾT QUẢ THỰC HIỆN", "1. Công khai thông tin", "2. Nhân dân bàn và quyết định"]
    assert any("4.460 thành 4.461" in str(block) for block in corrected.blocks)


def test_annexes_are_frozen_with_the_figures_and_follow_the_registers_again_when_these_are_opened(
    desk: Desk, known: Known, frozen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    cells = {"clause": "1", "item": "CK01", "title": "Kế hoạch năm", "forms": "Niêm yết"}
    monkeypatch.setitem(READS, "disclosed", lambda *_: iter([Line(cells=cells, uid="a", page="disclosure.record")]))
    assert read(desk, known).annexes[0].lines == (), "written after the figures were frozen"
    service = ReportService(desk, known)
    service.reopen(frozen, read(desk, known).figures.rev, "Bổ sung hồ sơ công khai")
    assert [line.cells["title"] for line in read(desk, known).annexes[0].lines] == ["Kế hoạch năm"]
    service.freeze(frozen, read(desk, known).figures.rev)
    monkeypatch.setitem(READS, "disclosed", lambda *_: iter(()))
    assert [line.cells["title"] for line in read(desk, known).annexes[0].lines] == ["Kế hoạch năm"]


def test_an_approved_report_is_worded_no_more(desk: Desk, known: Known, frozen: str) -> None:
    with desk.db.writing(desk.account.uid) as session:
        from desktop_app.reports.models import ReportState

        session.scalars(select(Report)).one().state = ReportState.APPROVED
    with pytest.raises(UserError, match="đã duyệt"):
        NarrativeService(desk).edit(frozen, "good", "Nền nếp.")


@pytest.mark.parametrize(
    ("annex", "cells", "told"),
    [
        ("III", {"title": "Đồ án quy hoạch", "received": "1.124", "taken": "1.200"}, "Số ý kiến tiếp thu"),
        ("II.a", {"item": "Việc khác", "title": "Đường thôn", "yes": "90", "households": "80"}, "Số phiếu tán thành"),
        ("II.c", {"title": "Cầu", "total": "100", "people": "40", "state": "50", "other": "0"}, "Tổng giá trị"),
        ("III", {"title": "Đồ án", "received": "10", "taken": "8", "explained": "2"}, ""),
        ("IV", {"title": "Giám sát thu quỹ", "party": "1"}, ""),
    ],
)
def test_a_typed_line_of_an_annex_is_checked(
    desk: Desk, known: Known, report_uid: str, annex: str, cells: dict[str, str], told: str
) -> None:
    NarrativeService(desk).add_line(report_uid, annex, cells, *WHO)
    table = next(each for each in read(desk, known).annexes if each.plan.key == annex)
    assert [made.check.says.startswith(told) for _, made in table.broken] == ([True] if told else [])
    assert table.lines[0].is_typed
    if told:
        assert any(sentence.startswith(f"Phụ lục {annex}, dòng 1: {told}") for sentence in read(desk, known).missing)


def test_an_annex_adds_up_to_what_the_text_says_and_nobody_is_told_that_nothing_arose_before_the_figures_are_frozen(
    desk: Desk, known: Known, report_uid: str
) -> None:
    EnteringService(desk).enter_all(
        report_uid, [Typed(key="consult.received", value="12", source=WHO[0], person=WHO[1])], rest_is_nothing=True
    )
    NarrativeService(desk).add_line(report_uid, "III", {"title": "Đồ án quy hoạch", "received": "10"}, *WHO)
    said = "Phụ lục III: cột ý kiến tham gia cộng được 10, số liệu của báo cáo là 12."
    assert [each for each in read(desk, known).missing if each.startswith(said)]
    assert any(each.startswith("Phụ lục IV: thêm dòng") for each in read(desk, known).missing)

    def printed() -> str:
        return str(next(each for each in NarrativePapers(desk, known).documents(WANTED) if each.title == "Phụ lục IV"))

    assert "Chưa nhập dòng nào." in printed()
    ReportService(desk, known).freeze(report_uid, read(desk, known).figures.rev)
    assert "Không phát sinh." in printed()


def test_a_line_that_cannot_be_so_is_told_by_its_cells_and_one_struck_is_gone(
    desk: Desk, known: Known, report_uid: str
) -> None:
    service = NarrativeService(desk)
    with pytest.raises(InvalidInput) as wrong:
        service.add_line(report_uid, "III", {"received": "-1", "from": "31/11/2026"}, "", "Lê Thị Hoa")
    assert wrong.value.problems.keys() == {"title", "received", "from", "source"}
    service.add_line(report_uid, "III", {"title": "Đồ án", "received": "1.124"}, *WHO)
    line = next(each for each in read(desk, known).annexes if each.plan.key == "III").lines[0]
    assert line.cells["received"] == "1124"
    service.change_line(report_uid, line.uid, {"title": "Đồ án quy hoạch", "received": "1.125"}, *WHO)
    line = next(each for each in read(desk, known).annexes if each.plan.key == "III").lines[0]
    assert (line.cells["title"], line.cells["received"]) == ("Đồ án quy hoạch", "1125")
    ReportService(desk, known).strike(report_uid, line.uid, "Gõ nhầm báo cáo")
    assert next(each for each in read(desk, known).annexes if each.plan.key == "III").lines == ()


def _pdf(path: Path) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        return _one_line("\n".join(page.get_textpage().get_text_bounded() for page in document))


def _word(path: Path) -> str:
    from docx import Document

    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return _one_line("\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells]))


def _excel(path: Path) -> str:
    from openpyxl import load_workbook

    book = load_workbook(path)
    values = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    return _one_line("\n".join(map(str, values)))


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\u00a0", " ").replace("\ufffe", ""))


READERS: dict[Format, Callable[[Path], str]] = {Format.PDF: _pdf, Format.WORD: _word, Format.EXCEL: _excel}
