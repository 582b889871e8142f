"""The office's own service, as the windows hear it."""

from datetime import date
from pathlib import Path

import pytest

from desktop_app.core.progress import Silent
from desktop_app.core.sheets.mapping import find_table
from desktop_app.core.sheets.reader import open_book
from desktop_app.office.exchange.declaration import Terms
from desktop_app.shell.exchange.exchanger import Exchanger, Found
from desktop_app.shell.exchange.seam import exchanger_of
from tests.areas.reception.exchange.workbooks import workbook
from tests.shell.system.conftest import ShellPlace

LAN = {"Họ và tên": "Lê Lan", "Điện thoại": "0912345678"}


@pytest.fixture
def exchanger(place: ShellPlace) -> Exchanger:
    return exchanger_of(place)


def tried(exchanger: Exchanger, file: Path) -> Found:
    trade = next(each for each in exchanger.trades if each.key == "reception")
    with open_book(file) as book:
        mapping = find_table(book, trade.template).mapping
        return exchanger.plan(trade, book, mapping, Terms(), Silent())


def test_every_declared_register_is_offered(exchanger: Exchanger) -> None:
    assert [trade.key for trade in exchanger.trades] == [
        "reception",
        "petitions",
        "disclosure",
        "conventions",
        "decisions",
    ]


def test_numbers_that_the_paper_skips_are_told(exchanger: Exchanger, tmp_path: Path) -> None:
    found = tried(exchanger, workbook(tmp_path / "a.xlsx", {"Số thứ tự": 1}, {"Số thứ tự": 4}, {"Số thứ tự": 6}))

    assert found.accepted == 3
    assert found.gaps == (
        "Sổ năm 2026 thiếu số 2 đến 3: để trống, không tự điền",
        "Sổ năm 2026 thiếu số 5: để trống, không tự điền",
    )


def test_somebody_who_looks_known_is_asked_about_and_never_merged_unasked(exchanger: Exchanger, tmp_path: Path) -> None:
    first = exchanger.apply(tried(exchanger, workbook(tmp_path / "a.xlsx", LAN)), {}, "", Silent())
    found = tried(exchanger, workbook(tmp_path / "b.xlsx", LAN | {"Ngày tiếp": date(2026, 4, 1)}))
    [asked] = found.asked

    assert asked.said.startswith("Lê Lan")
    assert (asked.rows, asked.why[:10]) == ("dòng 2", "Cùng họ tê")
    assert exchanger.apply(found, {asked.uid: True}, "", Silent()).added == 1
    assert [row.added for row in exchanger.batches()] == [1, 1]

    exchanger.undo(exchanger.batches()[0].uid, "Nhập nhầm", Silent())
    newest, before = exchanger.batches()
    assert (newest.undone_on, newest.undone_reason) == (date(2026, 11, 23), "Nhập nhầm")
    assert (before.uid, before.undone_on) == (first.batch_uid, None)


def test_a_corrected_match_comes_back_for_the_same_headings(exchanger: Exchanger, tmp_path: Path) -> None:
    trade = next(each for each in exchanger.trades if each.key == "reception")
    with open_book(workbook(tmp_path / "a.xlsx", {})) as book:
        match = find_table(book, trade.template)
        assert exchanger.remembered(trade, match) == match.mapping
        corrected = match.mapping.with_column("note", None)
        exchanger.remember(trade, corrected)
        assert exchanger.remembered(trade, match) == corrected


def test_what_is_refused_is_written_to_be_mended(exchanger: Exchanger, tmp_path: Path) -> None:
    found = tried(exchanger, workbook(tmp_path / "a.xlsx", {}, {"Ngày tiếp": "31/02/2026"}))

    assert (found.accepted, found.refused_rows, len(found.refusals)) == (1, 1, 1)
    assert exchanger.save_refused(found, tmp_path / "b.xlsx", Silent()) == 1
