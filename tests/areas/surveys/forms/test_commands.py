"""Questionnaires go in and out without a window."""

from pathlib import Path

import pytest

from desktop_app.areas.surveys.forms.commands import give_out, take_in
from desktop_app.areas.surveys.forms.service import FormService
from desktop_app.core.errors import UserError
from desktop_app.office.desk import Desk
from tests.areas.surveys.forms.xlsform.books import a_book


def test_a_version_is_written_and_taken_over_as_a_draft(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "PKS03.xlsx"
    assert give_out(desk, {"file": target, "code": "PKS03", "version": None}).data["version"] == "2026.1"
    done = take_in(desk, {"file": target, "code": None})
    assert done.data["version"] == "2026.2"
    assert done.text.startswith("Đã nhập phiếu PKS03 bản 2026.2, 20 câu, là bản đang soạn.")


def test_what_is_wrong_with_a_workbook_is_listed_and_fails(desk: Desk, tmp_path: Path) -> None:
    before = FormService(desk).versions()
    bad = a_book(tmp_path, (("type", "name", "label"), ("geopoint", "vt", "Vị trí"), ("rank co", "h", "Xếp")))
    done = take_in(desk, {"file": bad, "code": None})
    assert done.failure.startswith("Chưa nhập: tệp còn 2 chỗ chưa đúng.")
    assert [line.split(":")[0] for line in done.text.splitlines()] == [
        "Trang survey, dòng 2, cột A", "Trang survey, dòng 3, cột A",
    ]  # fmt: skip
    assert FormService(desk).versions() == before


@pytest.mark.parametrize(
    ("file", "code", "said"), [("a.pdf", "PKS03", r"\.xlsx"), ("a.xlsx", "PKS99", "Không có phiếu PKS99")]
)
def test_what_cannot_be_written_is_said_in_a_sentence(
    desk: Desk, tmp_path: Path, file: str, code: str, said: str
) -> None:
    with pytest.raises(UserError, match=said):
        give_out(desk, {"file": tmp_path / file, "code": code, "version": None})
    assert not (tmp_path / file).exists()
