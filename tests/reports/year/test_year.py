"""The year at a glance: what it counts, what each number opens, what it is held against, how it is printed."""

from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from desktop_app.areas.conventions.queries import hamlets_without
from desktop_app.areas.surveys.results.figures import Breakdown, Where
from desktop_app.areas.surveys.results.sentences import headline, interval_words, percent
from desktop_app.areas.surveys.results.service import ResultsService
from desktop_app.core.paper.bars import Bars
from desktop_app.core.paper.saving import Format, document_pdf, save_document
from desktop_app.office.desk import Desk
from desktop_app.office.figures.source import Span
from desktop_app.reports.known import Known
from desktop_app.reports.year.documents import YearPapers
from desktop_app.reports.year.queries import known_years, rows_behind, year_view
from desktop_app.reports.year.shown import Named, Opens, Picked, YearView
from desktop_app.reports.year.words import sentence, share_words
from tests.areas.surveys.makers import a_batch, a_survey, with_forms
from tests.areas.surveys.results.test_results import PERSON
from tests.core.paper.samples import ReadPdf


def amount(desk: Desk, known: Known, opens: Opens) -> int | None:
    """What the rows behind a number add up to; None where another page tells."""
    if isinstance(opens, Picked):
        return sum(row.amount for row in rows_behind(desk, known, opens).after(None, 500))
    return len(opens.rows) if isinstance(opens, Named) else None


def test_every_number_opens_rows_that_add_up_to_it(years: Desk, known: Known) -> None:
    year = year_view(years, known, 2026)
    shown = [(each.value, each.opens) for block in year.blocks for each in block.told]
    shown += [(piece.count, piece.opens) for block in year.blocks for piece in block.pieces]
    shown += [(each.value, each.opens) for month in year.months for each in month.told]
    opened = [(value, found) for value, opens in shown if (found := amount(years, known, opens)) is not None]
    assert [pair for pair in opened if pair[0] != pair[1]] == []
    assert sum(value > 0 for value, _ in opened) > 40


def test_the_parts_of_every_bar_are_all_there_is_and_months_make_the_year(years: Desk, known: Known) -> None:
    year = year_view(years, known, 2026)
    for key in ("petitions", "disclosure", "decisions"):
        block = year.block(key)
        [whole] = {told.value for told in block.told if told.title in WHOLES}
        assert sum(piece.count for piece in block.pieces) == whole, key
    assert [piece.count for piece in year.block("conventions").pieces] == [0, 0, 0, len(hamlets_without(years))]
    visits, people, cases = ([month.told[at].value for month in year.months] for at in range(3))
    reception = {told.title: told.value for told in year.block("reception").told}
    assert (sum(visits), sum(people)) == (reception["Lượt tiếp"], reception["Người được tiếp"])
    assert sum(cases) >= reception["Vụ việc"] > 0
    assert [sum(piece.count for piece in month.pieces) for month in year.months] == visits


WHOLES = {"Đơn phải xử lý", "Văn bản, nội dung phải công khai", "Việc đã biểu quyết"}


def test_a_running_year_is_held_against_the_same_days_of_the_year_before(years: Desk, known: Known) -> None:
    year, last = year_view(years, known, 2026), year_view(years, known, 2025)
    assert (year.span, year.last) == (
        Span(date(2026, 1, 1), date(2026, 11, 23)),
        Span(date(2025, 1, 1), date(2025, 11, 23)),
    )
    assert (year.heads[1], last.heads[1]) == ("Cùng kỳ 2025", "Năm 2024")
    assert (len(year.months), len(last.months)) == (11, 12)
    visits, before = year.block("reception").told[0], last.block("reception").told[0]
    assert 0 < (visits.last or 0) < before.value
    assert visits.change == f"- {(visits.last or 0) - visits.value}"
    assert before.last == 0


def test_a_year_of_which_nothing_is_known_says_so(desk: Desk, known: Known) -> None:
    year = year_view(desk, known, 2024)
    assert [block.empty != "" for block in year.blocks] == [True, True, True, False, True]
    assert not year.surveys
    assert known_years(desk, known) == (2026,)
    assert sentence(year) == "01/01/2024 - 31/12/2024: 4 thôn chưa có hương ước."


def test_a_survey_is_told_by_its_index_and_its_share_with_the_interval(desk: Desk, known: Known) -> None:
    survey = a_survey(desk, "PKS02")
    with_forms(desk, a_batch(desk, survey), [PERSON] * 12)
    [asked] = year_view(desk, known, 2026).surveys
    part = ResultsService(desk).look([survey], Breakdown(), Where()).whole
    overall = headline(part)
    assert part.index is not None
    assert overall is not None
    assert overall.positive is not None
    assert (asked.uid, asked.forms, asked.index) == (survey, 12, part.index.index)
    assert share_words(asked) == f"{percent(overall.positive)} % ({interval_words(overall.positive)}), ít phiếu"


@pytest.fixture
def shown(years: Desk, known: Known) -> YearView:
    return year_view(years, known, 2026)


def test_paper_and_workbook_tell_the_same_numbers_with_their_bars(years: Desk, shown: YearView, tmp_path: Path) -> None:
    document = YearPapers(years).paper(shown)
    pdf = ReadPdf(document_pdf(document))
    assert len(pdf) == 2
    bars = [block for block in document.blocks if isinstance(block, Bars)]
    assert [len(each.bars) for each in bars] == [11, 1, 1, 1]
    assert all(each.counted for each in bars)
    save_document(document, Format.EXCEL, tmp_path / "nam.xlsx")
    rows = CalamineWorkbook.from_path(tmp_path / "nam.xlsx").get_sheet_by_index(0).to_python()
    cells = {str(row[0]).removeprefix("- "): row for row in rows if row and row[0]}
    for told in shown.block("petitions").told:
        assert told.value in cells[told.title], told.title
        assert told.title in pdf.all_text()
