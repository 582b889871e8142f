"""No file is offered or written under a name that Windows takes for something else."""

from pathlib import Path

import pytest

from desktop_app.core.disk import DiskTrouble
from desktop_app.core.files import whole_file
from desktop_app.core.text.file_names import file_name, is_accepted

NAMES = [
    ("Sổ tiếp công dân 2026", "Sổ tiếp công dân 2026"),
    ("Biên nhận 12/2026", "Biên nhận 12-2026"),
    ('Trả lời: "đất đai"?', "Trả lời- -đất đai--"),
    ("nul", "nul-"),
    ("COM1", "COM1-"),
    ("con.lần 2", "con-.lần 2"),
    ("hai  dòng\nmột", "hai dòng một"),
    ("dấu chấm cuối. ", "dấu chấm cuối"),
    ("Tiê\u0301ng", "Tiếng"),
    (" . ", "tệp"),
    ("x" * 300, "x" * 120),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_a_name_is_made_that_every_system_accepts(text: str, name: str) -> None:
    assert file_name(text) == name
    assert is_accepted(name)


@pytest.mark.parametrize(
    "name", ["", "nul", "Con.pdf", "lpt1.xlsx", "sổ: 2026.pdf", "a?b", "cuối.", "cuối ", "a\tb", "a|b"]
)
def test_what_windows_takes_for_something_else_is_known(name: str) -> None:
    assert not is_accepted(name)


@pytest.mark.parametrize(
    "name", ["console.pdf", "null.pdf", "common.xlsx", ".ẩn", "so-tiep-cong-dan.pdf", "Đơn số 5 (bản 2).docx"]
)
def test_an_ordinary_name_is_accepted(name: str) -> None:
    assert is_accepted(name)


@pytest.mark.parametrize("name", ["nul.pdf", "sổ: 2026.pdf"])
def test_nothing_is_written_under_such_a_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(DiskTrouble, match="Windows không nhận tên tệp này"), whole_file(tmp_path / name):
        pytest.fail("nothing is to be written")
    assert list(tmp_path.iterdir()) == []
