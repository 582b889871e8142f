"""What leaves of a survey: every answer under its column, its words beside it, and nothing that must stay."""

import csv
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.areas.surveys.exchange.export_service import ExportService
from desktop_app.areas.surveys.exchange.syntax import spss_syntax, stata_do
from desktop_app.areas.surveys.exchange.variables import variables_of
from desktop_app.areas.surveys.forms.form import Choice, Form, Kind, Question
from desktop_app.areas.surveys.forms.shipped import shipped
from desktop_app.core.errors import Cancelled, UserError
from desktop_app.core.sheets.reader import open_book
from desktop_app.office.desk import Desk
from desktop_app.office.rights import Role
from tests.areas.surveys.exchange.workbooks import planned
from tests.areas.surveys.makers import PLAIN, a_batch, a_survey, with_forms

SAID = "=Đường “xấu”; 'cần' \"sửa\"\nngay"
FILLED = [
    {**PLAIN, "q3": 3, "q3_1": [1, 3], "q8": 1, "q8_1": [2]},
    {**PLAIN, "q3": 3, "q3_1": 7, "q4": 9},
]


def leader(desk: Desk) -> Desk:
    return replace(desk, account=replace(desk.account, role=Role.LEADER))


def filled(desk: Desk) -> str:
    survey = a_survey(desk)
    with_forms(desk, a_batch(desk, survey), FILLED)
    return survey


def rows_in(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened, delimiter=";"))


def test_each_form_is_a_row_and_each_of_several_choices_a_column(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "ra"
    made = ExportService(leader(desk)).export(filled(desk), folder)
    first, second = rows_in(folder / "PKS05-2026-Q3-tra-loi.csv")
    assert (made.forms, made.withheld) == (2, 0)
    assert (first["so_lo"], first["q3_1__1"], first["q3_1__2"], first["q3_1__3"], first["q8_1__2"]) == (
        "Lô 01", "1", "0", "1", "1",
    )  # fmt: skip
    assert [second[name] for name in ("q3_1__1", "q3_1__2", "q4", "q8_1__1")] == ["7", "7", "9", ""]
    assert set(folder.iterdir()) == set(made.files)


def test_words_stay_words_in_a_spreadsheet_and_one_line_in_a_text_file(desk: Desk, tmp_path: Path) -> None:
    survey = a_survey(desk, "PKS03", quarter=2)
    with_forms(desk, a_batch(desk, survey), [{"q1": 1, "q14": SAID}])
    ExportService(desk).export(survey, tmp_path)
    [row] = rows_in(tmp_path / "PKS03-2026-Q2-tra-loi.csv")
    assert row["q14"] == "'" + " ".join(SAID.split())
    with open_book(tmp_path / "PKS03-2026-Q2-tra-loi.xlsx") as book:
        assert list(book.sheets[0].rows())[1].values[-1] == SAID
        assert [sheet.name for sheet in book.sheets] == ["Trả lời", "Bảng mã", "Về tệp này"]


def test_questions_that_raise_an_alert_leave_only_with_those_who_may_see_alerts(desk: Desk, tmp_path: Path) -> None:
    made = ExportService(desk).export(filled(desk), tmp_path)
    assert made.withheld == 2
    text = "".join(file.read_text(encoding="utf-8") for file in made.files if file.suffix != ".xlsx")
    assert not re.search(r"\bq8", text)
    with open_book(tmp_path / "PKS05-2026-Q3-tra-loi.xlsx") as book:
        assert not any(
            str(cell).startswith("q8") for sheet in book.sheets for row in sheet.rows() for cell in row.values
        )


def test_single_forms_of_an_anonymous_survey_never_leave(desk: Desk, tmp_path: Path) -> None:
    survey = a_survey(desk, "PKS01", quarter=1)
    with_forms(desk, a_batch(desk, survey), [{"q4": 1}])
    with pytest.raises(UserError, match="báo cáo kết quả"):
        ExportService(leader(desk)).export(survey, tmp_path / "ra")
    assert not any((tmp_path / "ra").iterdir())


def test_an_export_that_is_cancelled_leaves_no_file(desk: Desk, tmp_path: Path) -> None:
    class GivesUp:
        calls = 0

        def report(self, done: int, total: int, what: str = "") -> None:
            self.calls += 1
            if self.calls == 2:
                raise Cancelled

    with pytest.raises(Cancelled):
        ExportService(desk).export(filled(desk), tmp_path / "ra", GivesUp())
    assert not any((tmp_path / "ra").iterdir())


def test_what_was_exported_comes_in_again_as_it_was(desk: Desk, tmp_path: Path) -> None:
    survey = filled(desk)
    ExportService(leader(desk)).export(survey, tmp_path)
    other = a_survey(desk, quarter=4)
    plan = planned(desk, other, tmp_path / "PKS05-2026-Q3-tra-loi.csv")
    # The serials are those of another survey; without them all would come in.
    assert {each.reason[:21] for each in plan.refused} == {"Số phiếu này sai chữ "}
    again = planned(desk, survey, tmp_path / "PKS05-2026-Q3-tra-loi.xlsx")
    assert {each.reason[:22] for each in again.refused} == {"Số phiếu này của Lô 01"}


def spss_labels(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """An own reading of the syntax: the labels of each column's codes."""
    for block in re.findall(r"^VALUE LABELS (\w+)\n(.*?)^  \.$", text, re.MULTILINE | re.DOTALL):
        name, lines = block
        yield (
            name,
            {code: said.replace("''", "'") for code, said in re.findall(r"^  (-?\d+) '((?:[^']|'')*)'$", lines, re.M)},
        )


@pytest.mark.parametrize("code", shipped())
def test_syntax_labels_every_code_of_every_column(code: str) -> None:
    variables = variables_of(shipped()[code])
    text = spss_syntax("x", variables, "a.csv", "a.sav")
    labels = dict(spss_labels(text))
    coded = [each for each in variables if not each.is_text]
    assert list(labels) == [each.name for each in coded]
    for each in coded:
        assert labels[each.name] == {str(code): said for code, said in {**each.labels, **each.missing}.items()}
        assert f"MISSING VALUES {each.name} ({', '.join(map(str, each.missing))})." in text
    do = stata_do("x", variables, "a.csv", "a.dta")
    assert all(f"label values {each.name} {each.name}_l" in do for each in coded)
    assert all(len(said) <= 80 for said in re.findall(r'^label variable \w+ "(.*)"$', do, re.MULTILINE))


def test_names_and_words_that_statistics_programs_take_for_something_else_are_written_so_that_they_do_not() -> None:
    choices = (Choice(1, "Nói 'có'"), Choice(2, 'Nói "không" `$x'))
    named = [
        Question(id=name, kind=Kind.ONE, label="L'hỏi", choices=choices) for name in ("by", "BY", "1a", "so_phieu")
    ]
    variables = variables_of(Form(code="X", version="1", title="t", questions=tuple(named)))
    assert [each.name for each in variables] == ["c_by", "c_by_v2", "c_1a", "so_phieu_v2"]
    assert "'L''hỏi'" in spss_syntax("x", variables, "a.csv", "a.sav")
    assert '2 "Nói ”không” ’\\$x"' in stata_do("x", variables, "a.csv", "a.dta")
