"""PSPP and LibreOffice use what leaves of a survey, and we what they save: run by the stage `statistics`."""

import csv
import random
import re
import subprocess
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.areas.surveys.demo_answers import drawn
from desktop_app.areas.surveys.exchange.export_service import ExportService
from desktop_app.areas.surveys.exchange.intake_service import IntakeService
from desktop_app.areas.surveys.exchange.variables import Variable, variables_of
from desktop_app.areas.surveys.forms.answering import kept
from desktop_app.areas.surveys.forms.form import Answers, Missing
from desktop_app.areas.surveys.forms.shipped import shipped
from desktop_app.areas.surveys.kept import answers_of, form_of_survey, survey_of
from desktop_app.areas.surveys.report.content import report_document
from desktop_app.areas.surveys.report.samples import sample_facts
from desktop_app.core.paper.saving import Format, save_document
from desktop_app.core.sheets.reader import open_book
from desktop_app.office.desk import Desk
from desktop_app.office.paper_frame import sample_frame
from desktop_app.office.rights import Role
from tests.areas.surveys.exchange.workbooks import planned
from tests.areas.surveys.makers import a_batch, a_survey, with_forms
from tests.areas.surveys.report.test_report import AT, PROFILE, WORDS, figures
from tests.core.paper.samples import ReadPdf

SAID = ("Đường “xấu”; cần 'sửa'", 'Mong được "bàn" trước', "=1+1", "")
FORMS = 120
TODAY = date(2026, 11, 23)
OPEN = [code for code, form in shipped().items() if not form.is_anonymous]


def forms_of(desk: Desk, survey: str) -> list[Answers]:
    """Forms of a survey that skip and miss what they may."""
    with desk.db.reading() as session:
        form = form_of_survey(survey_of(session, survey))
    chance = random.Random(7)
    filled = [drawn(form, {}, SAID, 0.5, chance) for _ in range(FORMS)]
    for answers in filled:
        for name in chance.sample(list(answers), 2):
            answers[name] = form[name].missing_code(chance.choice(list(Missing)))
    return [kept(form, answers, TODAY) for answers in filled]


@pytest.mark.parametrize("code", OPEN)
def test_pspp_reads_the_syntax_and_counts_what_we_count(desk: Desk, tmp_path: Path, code: str) -> None:
    leader = replace(desk, account=replace(desk.account, role=Role.LEADER))
    survey, folder = a_survey(desk, code), tmp_path / "ra"
    filled = forms_of(desk, survey)
    with_forms(desk, a_batch(desk, survey, FORMS), filled)
    made = ExportService(leader).export(survey, folder)
    syntax = next(file.name for file in made.files if file.suffix == ".sps")
    with desk.db.reading() as session:
        variables = variables_of(form_of_survey(survey_of(session, survey)))
    asked = " ".join(each.name for each in variables if not each.is_text)
    (folder / "run.sps").write_text(f"INSERT FILE='{syntax}'.\nFREQUENCIES {asked} /FORMAT=AVALUE.\n", encoding="utf-8")
    told = subprocess.run(
        ["pspp", "-O", "format=csv", "-o", "counts.csv", "run.sps"], cwd=folder, capture_output=True, check=False
    )
    out = (folder / "counts.csv").read_text(encoding="utf-8")
    assert told.returncode == 0, out[:2000]
    assert not {"error:", "warning:"} & set(out.split()), out[:2000]
    found = counts_in(out)
    for each in variables:
        if not each.is_text:
            assert found[each.label.casefold()] == counted(each, filled), each.name


def counts_in(out: str) -> dict[str, dict[str, int]]:
    """The tables of frequencies that PSPP wrote, by the label of the column; codes are told by their labels."""
    found = dict[str, dict[str, int]]()
    table: dict[str, int] = {}
    for row in csv.reader(out.splitlines()):
        if row and row[0].startswith("Table: "):
            table = found.setdefault(row[0].removeprefix("Table: ").casefold(), {})
        elif len(row) > 3 and row[1] and row[2].isdecimal() and row[0] in ("", "Valid", "Missing"):
            table[row[1]] = int(row[2])
    return found


def counted(variable: Variable, filled: list[Answers]) -> dict[str, int]:
    """Our own count of the codes of a column; "." is PSPP's word for a form that was not asked."""
    values = Counter(variable.value(answers) for answers in filled)
    labels = {**variable.labels, **variable.missing}
    return {"." if code is None else labels[int(code)]: count for code, count in values.items()}


@pytest.mark.parametrize(
    "form", ["xlsx:Calc MS Excel 2007 XML", "ods:calc8", "csv:Text - txt - csv (StarCalc):59,34,76"]
)
def test_a_template_filled_in_and_saved_by_libreoffice_comes_in(desk: Desk, tmp_path: Path, form: str) -> None:
    first, second = a_survey(desk), a_survey(desk, quarter=4)
    filled = forms_of(desk, first)
    with_forms(desk, a_batch(desk, first, FORMS), filled)
    leader = replace(desk, account=replace(desk.account, role=Role.LEADER))
    made = ExportService(leader).export(first, tmp_path / "ra")
    book = next(file for file in made.files if file.suffix == ".xlsx")
    saved = _saved(book, tmp_path, form)
    plan = planned(desk, first, saved)
    # The serials are known: every form is refused as one of the printed batch, and none for its answers.
    assert {each.reason[:22] for each in plan.refused} == {"Số phiếu này của Lô 01"}
    bare = _without_serials(saved, tmp_path)
    IntakeService(desk).apply(planned(desk, second, bare))
    with desk.db.reading() as session:
        assert sorted(map(str, answers_of(session, survey_of(session, second)))) == sorted(map(str, filled))


def _saved(book: Path, folder: Path, form: str) -> Path:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", form, "--outdir", folder / "saved", book],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return folder / "saved" / f"{book.stem}.{form.partition(':')[0]}"


def _without_serials(saved: Path, folder: Path) -> Path:
    """The same answers as text, without the columns beside them."""
    bare = folder / "bare.csv"
    with open_book(saved) as book, bare.open("w", encoding="utf-8", newline="") as out:
        rows = ([_plain(value) for value in row.values[4:]] for row in book.sheets[0].rows())
        csv.writer(out, delimiter=";").writerows(rows)
    return bare


def _plain(value: object) -> object:
    return int(value) if isinstance(value, float) else value


@pytest.mark.parametrize("form", [Format.WORD, Format.EXCEL])
def test_libreoffice_opens_the_report_and_finds_every_figure_in_it(tmp_path: Path, form: Format) -> None:
    frame = sample_frame(PROFILE, AT, dated_on=AT.date())
    document = report_document(WORDS, sample_facts(), frame)
    save_document(document, form, tmp_path / f"bao-cao.{form.value}")
    pdf = _saved(tmp_path / f"bao-cao.{form.value}", tmp_path, "pdf")
    # A spreadsheet writes a decimal as the machine's language does.
    said = set(re.findall(r"[\w%,]+", re.sub(r"(?<=\d)\.(?=\d)", ",", ReadPdf(pdf.read_bytes()).all_text())))
    assert {figure for figure in figures(document) if figure not in said} == set()
