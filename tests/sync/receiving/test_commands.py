"""The upper office without a window, and its papers."""

import json
from pathlib import Path
from typing import Any

import pytest

from desktop_app.core.errors import UserError
from desktop_app.core.paper.document import Document, Table
from desktop_app.core.paper.inline import text_cell, text_of
from desktop_app.sync.receiving.commands import take_packages, tell_consolidated, tell_matrix, write_receipts
from desktop_app.sync.receiving.consolidated import consolidated
from desktop_app.sync.receiving.matrix import matrix
from desktop_app.sync.receiving.papers import ReceivingPaperService
from desktop_app.sync.receiving.queries import packages
from desktop_app.sync.receiving.service import ReceiveService
from desktop_app.sync.receiving.sum_paper import SumPaperService
from desktop_app.sync.views.consolidated_words import is_marked
from tests.sync.receiving.makers import Q3, Commune, report


def words_of(document: Document) -> str:
    """Everything a paper says, in one line."""
    tables = [block for block in document.blocks if isinstance(block, Table)]
    cells = [cell for table in tables for row in (*table.rows, table.total) for cell in row]
    others = [getattr(block, "content", "") for block in document.blocks if not isinstance(block, Table)]
    return " | ".join(text_of(text_cell(each)) for each in (*cells, *others))


def test_a_folder_is_tried_then_taken_in_and_receipts_are_written(
    receiving: ReceiveService, commune: Commune, tmp_path: Path
) -> None:
    desk, folder = receiving.desk, tmp_path / "usb"
    folder.mkdir()
    commune.put()
    path = commune.build(reports={"a": report()}).rename(folder / "anh cuoi.jpg")
    (folder / "hong.dcpkg").write_bytes(path.read_bytes()[:-9])
    values: dict[str, Any] = {"path": folder, "dry_run": True, "arrived": None}
    tried = take_packages(desk, values)
    assert [(each["standing"], each["reason"]) for each in tried.data["packages"]] == [("refused", "cut"), ("good", "")]
    assert packages(desk) == []

    done = take_packages(desk, values | {"dry_run": False})
    assert "thêm 1, đổi 0" in done.text
    assert "1 gói chưa nhập được" in done.failure
    assert json.dumps(done.data)
    told = write_receipts(desk, {"folder": tmp_path / "out"})
    assert [Path(each["file"]).exists() for each in told.data["receipts"]] == [True]
    assert "Không có biên nhận" in write_receipts(desk, {"folder": tmp_path / "out"}).text
    with pytest.raises(UserError, match="Không tìm thấy gói"):
        take_packages(desk, values | {"path": tmp_path / "out"})


def test_the_matrix_and_the_sums_are_told_as_values(
    receiving: ReceiveService, commune: Commune, tmp_path: Path
) -> None:
    desk = receiving.desk
    receiving.take(commune.build(reports={"a": report()}))
    asked = {"form": "01-TCD", "step": "quarter"}
    quarter = tell_matrix(desk, asked | {"period": "2026-q3"})
    assert [cell["state"] for cell in quarter.data["units"][0]["cells"]] == ["sent"]
    assert (quarter.from_on, quarter.to_on) == Q3
    assert len(tell_matrix(desk, asked | {"period": "2026"}).data["periods"]) == 4
    assert len(tell_matrix(desk, asked | {"period": "2026-11"}).data["periods"]) == 1
    with pytest.raises(UserError, match="chưa có biểu LẠ"):
        tell_matrix(desk, asked | {"period": "2026", "form": "LẠ"})

    target = tmp_path / "tong.xlsx"
    values = {"form": "01-TCD", "from": Q3[0], "to": Q3[1], "format": "json", "out": None}
    told = tell_consolidated(desk, values)
    assert (told.data["total"]["1"], told.data["units"][0]["values"]["2"]) == (3, 5)
    tell_consolidated(desk, values | {"format": "xlsx", "out": target})
    assert target.stat().st_size > 4_000


def test_papers_say_what_was_handed_over_refused_and_is_missing(
    receiving: ReceiveService, commune: Commune, tmp_path: Path
) -> None:
    other = Commune(receiving.desk, tmp_path, unit="24002", name="UBND xã Bình")
    commune.put()
    commune.put(table="visit_person")
    done = receiving.take(commune.build(reports={"a": report(nothing_arose=True)}, facts={"nothing": True}))
    spoiled = other.build()
    spoiled.write_bytes(b"DCCS-PKG\0")
    receiving.take(spoiled)
    papers = ReceivingPaperService(receiving.desk)
    note = words_of(papers.note(done.uid))
    for said in ("UBND xã An", "Lê Thị Hoa", "Sổ tiếp công dân | 1 | 0 | 0 | 0", "Cộng | 2", "kỳ này không phát sinh"):
        assert said in note, said
    assert "bị thiếu phần cuối" in words_of(papers.refused())
    found = matrix(receiving.desk, "01-TCD", 2026)
    assert "Mọi đơn vị đã nộp đủ" in words_of(papers.urged(found, 0))
    whole = words_of(SumPaperService(receiving.desk).form("01-TCD", *Q3))
    assert "UBND xã An" in whole
    assert "Chưa nộp: UBND xã Bình" in whole
    assert "Khai không phát sinh: UBND xã An" in whole
    assert "trả lại" not in whole
    receiving.give_back(done.uid, "Sai cột 1")
    assert "Đã trả lại, vẫn tính trong tổng" in words_of(SumPaperService(receiving.desk).form("01-TCD", *Q3))
    [line] = consolidated(receiving.desk, "01-TCD", *Q3).lines
    assert is_marked(line, "1")
