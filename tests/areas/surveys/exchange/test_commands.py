"""Templates, imports and exports of answers without a window."""

from pathlib import Path
from typing import Any

import pytest

from desktop_app.areas.surveys.exchange.commands import give_out, take_in, template
from desktop_app.core.errors import UserError
from desktop_app.office.desk import Desk
from tests.areas.surveys.exchange.test_portal import LINES, OLD_FIELD, a_dump
from tests.areas.surveys.exchange.workbooks import a_workbook, row_with
from tests.areas.surveys.makers import a_survey


def asked(file: Path, **changed: Any) -> dict[str, Any]:
    said = {"code": "pks05", "period": None, "file": file, "dry_run": False, "portal": False, "map": None, "unit": None}
    return {**said, **changed}


def test_a_template_is_filled_in_imported_and_exported(desk: Desk, tmp_path: Path) -> None:
    a_survey(desk)
    assert template(desk, {"code": "PKS05", "period": None, "out": tmp_path / "mau.xlsx"}).data["file"]
    file = a_workbook(tmp_path, [row_with(), row_with(q4=6)])
    dry = take_in(desk, asked(file, dry_run=True))
    assert (dry.data["added"], dry.data["accepted"], dry.failure[:12]) == (0, 1, "Có 1 dòng kh")
    done = take_in(desk, asked(file))
    assert (done.data["added"], done.data["batch"]) == (1, "Lô 01")
    assert "chỉ nhận 1, 2, 3" in done.text
    out = give_out(desk, {"code": "PKS05", "period": "2026-q3", "out": tmp_path / "ra"})
    assert (out.data["forms"], len(out.data["files"]), out.data["withheld"]) == (1, 5, 2)


def test_the_portals_words_are_settled_in_a_table_between_two_runs(desk: Desk, tmp_path: Path) -> None:
    a_survey(desk)
    file = a_dump(tmp_path, [*LINES[:5], (1, 12, "Xã Yên Hạ", OLD_FIELD, "Đất đai", "x")])
    with pytest.raises(UserError, match="--dry-run --map"):
        take_in(desk, asked(file, portal=True))
    matches = tmp_path / "ghep.csv"
    first = take_in(desk, asked(file, portal=True, dry_run=True, map=matches))
    assert first.data["open"] == 1
    rows = matches.read_text(encoding="utf-8-sig").splitlines()
    said = [row if not row.startswith(OLD_FIELD) else f"{OLD_FIELD};;1;;bỏ qua;" for row in rows]
    matches.write_text("\n".join(said), encoding="utf-8")
    assert take_in(desk, asked(file, portal=True, map=matches)).data["added"] == 2


def test_it_is_said_which_surveys_there_are_when_it_is_not_clear_which_is_meant(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Chưa có đợt khảo sát nào"):
        give_out(desk, {"code": "PKS05", "period": None, "out": tmp_path})
    a_survey(desk)
    a_survey(desk)
    for period, said in (
        (None, "2 đợt: 2026-Q3, 2026-Q3/2"),
        ("2026-Q1", "không có đợt 2026-Q1"),
        ("quý 3", "Không hiểu"),
    ):
        with pytest.raises(UserError, match=said):
            give_out(desk, {"code": "PKS05", "period": period, "out": tmp_path})
    assert give_out(desk, {"code": "PKS05", "period": "2026-Q3/2", "out": tmp_path / "ra"}).data["forms"] == 0
