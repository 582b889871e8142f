"""A form that is written as an XLSForm workbook and read again is the same form."""

from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

from desktop_app.areas.surveys.forms.form import Choice, Form
from desktop_app.areas.surveys.forms.shipped import shipped
from desktop_app.areas.surveys.forms.xlsform.reading import read_xlsform
from desktop_app.areas.surveys.forms.xlsform.writing import write_xlsform
from desktop_app.core.sheets.reader import open_book
from tests.areas.surveys.forms.xlsform.made import edited, forms

MADE_AT = datetime(2026, 11, 23, 9, 16)


def there_and_back(form: Form, folder: Path) -> Form:
    path = folder / "phieu.xlsx"
    write_xlsform(form, path, MADE_AT, {})
    read = read_xlsform(path)
    assert read.problems == ()
    assert read.notes == ()
    assert read.form is not None
    return read.form


@pytest.mark.parametrize("form", [*shipped().values(), *edited()], ids=lambda form: f"{form.code}-{len(form.retired)}")
def test_a_form_comes_back_whole_from_its_workbook(form: Form, tmp_path: Path) -> None:
    assert there_and_back(form, tmp_path) == form


@settings(max_examples=15)
@given(form=forms())
def test_any_form_comes_back_whole_from_its_workbook(form: Form) -> None:
    with TemporaryDirectory() as folder:
        assert there_and_back(form, Path(folder)) == form


def test_the_hamlets_of_the_day_are_written_for_other_programs_and_not_read_back(tmp_path: Path) -> None:
    form, path = shipped()["PKS03"], tmp_path / "phieu.xlsx"
    write_xlsform(form, path, MADE_AT, {"hamlets": (Choice(1, "Thôn Đoài", "uid"), Choice(2, "Thôn Trung", "uid"))})
    with open_book(path) as book:
        written = [row.values[:3] for sheet in book.sheets for row in sheet.rows() if "co_quan_hamlets" in row.values]
    assert written == [("co_quan_hamlets", "1", "Thôn Đoài"), ("co_quan_hamlets", "2", "Thôn Trung")]
    assert read_xlsform(path).form == form


def test_a_label_that_looks_like_a_formula_stays_words(tmp_path: Path) -> None:
    form = edited()[0]
    assert there_and_back(form, tmp_path)["loi_dan"].label.startswith("=")
