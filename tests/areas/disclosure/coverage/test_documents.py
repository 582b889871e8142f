"""The year as a paper, a spreadsheet and values, from the command line; whole, or not there."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from desktop_app.areas.disclosure.coverage.commands import write_coverage
from desktop_app.areas.disclosure.coverage.samples import coverage_sample
from desktop_app.core.disk import DiskTrouble
from desktop_app.core.errors import UserError
from desktop_app.office.desk import Desk
from desktop_app.office.wording import shipped_wordings
from tests.areas.reception.test_golden_papers import GOLDEN, PROFILE
from tests.core.paper.samples import ReadPdf


def written(desk: Desk, target: Path, form: str, year: int = 2026) -> Any:
    return write_coverage(desk, {"year": year, "format": form, "out": target})


@pytest.mark.usefixtures("full_year")
def test_the_values_name_every_month_its_state_and_what_is_missing(desk: Desk, tmp_path: Path) -> None:
    done = written(desk, tmp_path / "nam.json", "json")
    told = json.loads((tmp_path / "nam.json").read_text(encoding="utf-8"))
    assert told["counts"]["done"] == done.data["counts"]["done"] == 17
    by_code = {item["code"]: item for item in told["items"]}
    late = by_code["CK07"]["months"][10]
    assert (late["month"], late["state"], len(late["records"])) == (11, "late", 1)
    assert late["missing"] == ["biên bản gỡ tại 3 nơi", "1 trong 3 buổi phát thanh"]
    assert by_code["CK01"]["months"][3]["reason"] == "Không có văn bản mới"
    assert by_code["CK04"]["looked_over_on"] == "2026-11-05"
    assert "CK02.3" in by_code
    assert "CK02.1" not in by_code
    assert done.text.startswith("Năm 2026: 17 ô đã đủ")


@pytest.mark.usefixtures("full_year")
def test_the_paper_holds_every_item_and_every_cell_in_words(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "nam.pdf"
    written(desk, target, "pdf")
    text = ReadPdf(target.read_bytes()).all_text()
    assert "BẢNG THEO DÕI NỘI DUNG CÔNG KHAI NĂM 2026" in text
    for said in ("CK14", "Thiếu", "Ngày 12", "Sắp hạn", "TX"):
        assert said in text


@pytest.mark.usefixtures("full_year")
def test_the_spreadsheet_has_a_column_for_each_month(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "nam.xlsx"
    written(desk, target, "xlsx")
    sheet = load_workbook(target).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    [head] = [row for row in rows if row[0] == "Mã"]
    assert head[1:4] == ("Nội dung phải công khai", "Th 1", "Th 2")
    [fees] = [row for row in rows if row[0] == "CK12"]
    assert (fees[2], fees[13]) == ("Đủ", "Chưa hạn")


@pytest.mark.parametrize("form", ["json", "pdf", "xlsx"])
def test_a_file_that_cannot_be_written_leaves_nothing(desk: Desk, tmp_path: Path, form: str) -> None:
    with pytest.raises((DiskTrouble, OSError)):
        written(desk, tmp_path / "không có" / f"nam.{form}", form)
    assert list(tmp_path.iterdir()) == [tmp_path / "data"]


def test_a_year_that_is_none_is_told(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Năm 26 không hợp lệ"):
        written(desk, tmp_path / "nam.json", "json", year=26)
    assert not (tmp_path / "nam.json").exists()


def test_the_text_of_the_paper_is_the_golden_one() -> None:
    wording = shipped_wordings()["bang-cong-khai-nam"]
    text = ReadPdf(coverage_sample(PROFILE, wording, datetime(2026, 11, 23, 9, 0))).all_text() + "\n"
    assert text == (GOLDEN / "bang-cong-khai-nam.txt").read_text(encoding="utf-8")
