"""The report on the results of a survey: its words, and the same figures whichever program it is written for."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook

from desktop_app.areas.surveys.report.commands import results as write_results
from desktop_app.areas.surveys.report.content import report_document
from desktop_app.areas.surveys.report.facts import ReportFacts
from desktop_app.areas.surveys.report.reading import report_facts
from desktop_app.areas.surveys.report.samples import report_sample, sample_facts
from desktop_app.areas.surveys.report.service import ReportService
from desktop_app.areas.surveys.results.opinions import OpinionService
from desktop_app.core.clock import VIETNAM
from desktop_app.core.errors import NotAllowed
from desktop_app.core.paper.bars import Bars
from desktop_app.core.paper.document import Document, Table
from desktop_app.core.paper.document_words import document_words
from desktop_app.core.paper.saving import Format, save_document
from desktop_app.office.desk import Desk
from desktop_app.office.paper_frame import sample_frame
from desktop_app.office.profile import Profile
from desktop_app.office.rights import Role
from desktop_app.office.wording import shipped_wordings
from tests.areas.surveys.exchange.test_out import leader
from tests.areas.surveys.makers import PLAIN, a_batch, a_survey, with_forms
from tests.core.paper.samples import ReadPdf

GOLDEN = Path(__file__).parents[3] / "golden" / "bao-cao-khao-sat.txt"
PROFILE = Profile(name="xã Thí Dụ", province="tỉnh Minh Họa", place="Thí Dụ", chairperson="Nguyễn Văn Mẫu")
AT = datetime(2026, 4, 2, 8, 0, tzinfo=VIETNAM)
WORDS = shipped_wordings()["bao-cao-khao-sat"]


@pytest.fixture(scope="module")
def facts() -> ReportFacts:
    return sample_facts()


@pytest.fixture(scope="module")
def document(facts: ReportFacts) -> Document:
    return report_document(WORDS, facts, sample_frame(PROFILE, AT, dated_on=AT.date()))


def pdf_words(file: Path) -> str:
    return ReadPdf(file.read_bytes()).all_text()


def word_words(file: Path) -> str:
    return "\n".join(
        each.text or "" for each in docx.Document(str(file)).element.body.iter() if each.tag.endswith("}t")
    )


def excel_words(file: Path) -> str:
    sheet = load_workbook(file).active
    told = (cell for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None)
    return "\n".join(f"{cell:g}".replace(".", ",") if isinstance(cell, float) else str(cell) for cell in told)


def test_the_text_of_the_report_is_the_golden_one() -> None:
    assert ReadPdf(report_sample(PROFILE, WORDS, AT)).all_text() + "\n" == GOLDEN.read_text(encoding="utf-8")


def figures(document: Document) -> Iterator[str]:
    """Every figure in a table, as it is told."""
    for block in document.blocks:
        if isinstance(block, Table):
            yield from (cell.text for row in block.rows for cell in row if hasattr(cell, "value"))


@pytest.mark.parametrize(
    ("form", "read"), [(Format.PDF, pdf_words), (Format.WORD, word_words), (Format.EXCEL, excel_words)]
)
def test_all_three_formats_say_the_same_words_and_figures(
    document: Document, tmp_path: Path, form: Format, read: Callable[[Path], str]
) -> None:
    target = tmp_path / f"bao-cao.{form.value}"
    save_document(document, form, target)
    said = set(re.findall(r"[\w%,]+", read(target)))
    wanted = set(re.findall(r"[\w%,]+", document_words(document))) | set(figures(document))
    assert {word for word in wanted if word not in said and not word.endswith(",")} == set()


def test_the_parts_of_bars_are_the_counts_of_the_tables(facts: ReportFacts, document: Document) -> None:
    drawn = {
        block.title: [count for bar in block.bars for count in bar.counts]
        for block in document.blocks
        if isinstance(block, Bars)
    }
    closed = [each for each in facts.results.whole.questions if each.cells]
    assert drawn == {each.question.called: [cell.count for cell in each.cells] for each in closed}


def test_charts_of_the_workbook_are_its_own_and_drawn_from_its_cells(document: Document, tmp_path: Path) -> None:
    save_document(document, Format.EXCEL, tmp_path / "a.xlsx")
    [sheet] = load_workbook(tmp_path / "a.xlsx").worksheets
    bars = [block for block in document.blocks if isinstance(block, Bars)]
    assert len(sheet._charts) == len(bars)
    series = sheet._charts[0].series[0].val.numRef.f
    assert re.fullmatch(r"'?[^!]+'?!\$B\$\d+(?::\$B\$\d+)?", series)


def test_forms_from_files_stand_beside_and_not_in_the_response_rate(facts: ReportFacts) -> None:
    assert (facts.came_back, facts.response_rate) == (140, 140 / 150)


def test_forms_that_are_still_out_lower_no_response_rate(desk: Desk) -> None:
    survey = a_survey(desk)
    a_batch(desk, survey, forms=20, returned=15)
    a_batch(desk, survey, forms=30, returned=None)
    with desk.db.reading() as session:
        found = report_facts(session, desk, [survey])
    assert (found.results.gathered.handed_out, found.still_out, found.response_rate) == (50, 30, 0.75)


def test_the_report_says_what_is_a_draft_and_what_was_found(document: Document) -> None:
    said = document_words(document)
    assert said.count("(dự thảo)") == 2
    for words in ("không phân biệt được", "Tỷ lệ sai khi nhập hai lượt", "Ý kiến ghi thêm theo chủ đề", "n = 82"):
        assert words in said


def filled(desk: Desk) -> str:
    survey = a_survey(desk)
    with_forms(desk, a_batch(desk, survey, 40), [{**PLAIN, "q8": 1 + at % 2, "q4": 1 + at % 3} for at in range(40)])
    return survey


def test_questions_that_raise_an_alert_are_told_only_to_those_who_may_see_alerts(desk: Desk) -> None:
    survey = filled(desk)
    asked = "gợi ý trả thêm chi phí"
    assert asked not in document_words(ReportService(desk).report([survey]))
    assert asked in document_words(ReportService(leader(desk)).report([survey]))


def test_what_few_people_wrote_on_anonymous_forms_is_not_told(desk: Desk) -> None:
    survey = a_survey(desk, "PKS01", quarter=1)
    said = [{"q4": 1, "q13": "Công khai lương"} for _ in range(8)]
    with_forms(desk, a_batch(desk, survey, 30), [*said, *({"q4": 2} for _ in range(20))])
    heading = WORDS.say("y_kien", {})
    assert heading in document_words(ReportService(desk).report([survey]))
    with_forms(desk, a_batch(desk, survey, 2), [{"q4": 1, "q13": "Khác"} for _ in range(2)])
    theme = OpinionService(desk).add_theme(survey, "q13", "Lương")
    OpinionService(desk).turn(survey, theme, "cong khai luong")
    told = document_words(ReportService(desk).report([survey]))
    assert heading not in told
    assert WORDS.say("y_kien_an", {}) in told


def test_the_command_writes_the_results_as_values_and_as_files(desk: Desk, tmp_path: Path) -> None:
    filled(desk)
    asked = {"code": "PKS05", "period": "2026-Q3", "format": "json", "out": tmp_path / "a.json"}
    data = write_results(desk, asked).data
    kept = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert kept == {name: value for name, value in data.items() if name != "file"}
    [manner] = [each for each in kept["questions"] if each["id"] == "q4"]
    assert [each["count"] for each in manner["answers"]] == [14, 13, 13]
    assert (kept["gathered"]["valid"], manner["valid"], manner["answers"][0]["percent"]) == (40, 40, 35.0)
    write_results(desk, {**asked, "format": "pdf", "out": tmp_path / "a.pdf"})
    assert ReadPdf((tmp_path / "a.pdf").read_bytes()).all_text().count("PKS05 quý III/2026") > 1


def test_who_may_not_print_gets_no_report(desk: Desk) -> None:
    keyer = replace(desk, account=replace(desk.account, role=Role.KEYER))
    with pytest.raises(NotAllowed):
        ReportService(keyer).report([filled(desk)])
