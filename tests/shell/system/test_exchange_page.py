"""Nhập sổ cũ, xuất Excel: from a chosen workbook to rows in the register and back, with keys alone."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.core.text.legacy import Encoding, to_legacy
from desktop_app.office.exchange.declaration import Terms
from desktop_app.shell.exchange.page import ExchangePage
from desktop_app.shell.exchange.wizard import ImportWizard
from tests.core.sheets.makers import xls, xlsx
from tests.shell.system.conftest import ChosenFiles, ShellPlace
from tests.shell.system.exchange_fake import FakeExchanger
from tests.shell.system.hands import CONTROL, TypeText, done, fill, form_of, go_to, press, settle, told

PLAIN = Qt.KeyboardModifier.NoModifier
HEAD = ("STT", "Ngày tiếp", "Họ và tên", "Địa chỉ", "Loại", "Ghi thêm")
GOOD = (1, date(2024, 3, 5), "Đỗ Văn Hùng", "Thôn Đoài", "Khiếu nại", "a")
WRONG = (2, "31/02/2024", "Lường Thị Xuân", "Thôn Trung", "Khiếu nại", "b")
KNOWN = (3, date(2024, 3, 20), "Ngô Thị Sáu", "Thôn Đoài", "Phản ánh", "c")


class Scene:
    """The page, what is behind it, and the hands before it."""

    def __init__(self, qtbot: QtBot, place: ShellPlace, *files: Path | None) -> None:
        self.qtbot, self.place = qtbot, place
        self.exchanger = FakeExchanger()
        self.page = ExchangePage(place, exchanger=self.exchanger, files=ChosenFiles(*files))
        go_to(qtbot, place, self.page)

    @property
    def wizard(self) -> ImportWizard:
        return self.page.wizard

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        press(self.qtbot, self.place, key, modifier)
        settle(self.qtbot, self.place)

    def on(self) -> None:
        self.key(Qt.Key.Key_Return, CONTROL)

    def choose(self) -> None:
        """From the list to the columns of the chosen file."""
        self.key(Qt.Key.Key_N, CONTROL)
        self.key(Qt.Key.Key_O, CONTROL)
        self.on()


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return xlsx(tmp_path / "so-2024.xlsx", ("SỔ TIẾP CÔNG DÂN NĂM 2024",), HEAD, GOOD, WRONG, KNOWN, ("Cộng: 3",))


def test_an_office_that_never_imported_is_told_how_to_begin(qtbot: QtBot, place: ShellPlace) -> None:
    scene = Scene(qtbot, place)

    assert "Chưa nhập tệp nào" in told(scene.page)
    assert "Chưa có tệp Excel" in told(scene.page)


def test_a_workbook_goes_in_with_keys_alone(qtbot: QtBot, place: ShellPlace, book: Path) -> None:
    scene = Scene(qtbot, place, book)
    scene.choose()

    assert scene.wizard.step is scene.wizard.columns
    assert "Đỗ Văn Hùng  |  Lường Thị Xuân  |  Ngô Thị Sáu" in told(scene.page)
    assert "Không nhập: F “Ghi thêm”." in told(scene.page)
    scene.on()
    assert scene.wizard.step is scene.wizard.result
    assert "Sẽ thêm 2 dòng, 1 dòng chưa nhận được. Chưa ghi gì vào sổ." in told(scene.page)
    assert scene.exchanger.taken == []

    assert not scene.wizard.main.isEnabled(), "somebody looks known and was not asked yet"
    scene.key(Qt.Key.Key_Return)
    assert scene.wizard.result.people.answers == {"5": True}
    scene.on()
    assert scene.wizard.step is scene.wizard.done
    assert "Đã thêm 2 dòng vào sổ" in told(scene.page)
    assert [row["name"] for row in scene.exchanger.taken] == ["Đỗ Văn Hùng", "Ngô Thị Sáu"]
    assert scene.exchanger.answers == {"5": True}

    scene.on()
    assert "1 lần nhập; 2 dòng trong sổ là từ tệp." in told(scene.page)
    assert scene.page.table.view.hasFocus()


def test_a_refused_row_is_told_with_its_place_and_saved_to_be_mended(
    qtbot: QtBot, place: ShellPlace, book: Path, tmp_path: Path
) -> None:
    target = tmp_path / "chua-nhan.xlsx"
    scene = Scene(qtbot, place, book, target)
    scene.choose()
    scene.on()

    scene.wizard.result.turn_to("refused")
    row = scene.wizard.result.lists["refused"].row()
    assert (row.sheet, row.row, row.column, row.value) == ("Sổ", 4, "B “Ngày tiếp”", "31/02/2024")
    assert "Không có ngày" in row.reason or row.reason
    scene.wizard.result.save.click()
    settle(qtbot, place)
    saved = openpyxl.load_workbook(target).active
    assert [cell.value for cell in saved[2]][:3] == [2, "31/02/2024", "Lường Thị Xuân"]
    assert place.said == ["Đã lưu chua-nhan.xlsx. Sửa các ô tô màu rồi nhập lại."]


def test_a_book_with_a_sheet_for_each_month_says_what_is_left(qtbot: QtBot, place: ShellPlace, tmp_path: Path) -> None:
    scene = Scene(qtbot, place, xlsx(tmp_path / "so.xlsx", HEAD, GOOD, T2=[HEAD, KNOWN], T3=[HEAD, KNOWN]))
    scene.choose()

    assert "Tệp còn 2 trang có cùng các cột: “T2”, “T3”." in told(scene.page)
    scene.wizard.columns.sheet.setFocus()
    scene.key(Qt.Key.Key_Down)
    assert scene.wizard.columns.mapping.sheet == "T2"
    assert "“Sổ”, “T3”" in told(scene.page)


def test_nothing_goes_on_without_a_matched_column(qtbot: QtBot, place: ShellPlace, tmp_path: Path) -> None:
    scene = Scene(qtbot, place, xlsx(tmp_path / "la.xlsx", ("Ghi chép", "Buổi"), ("a", "b")))
    scene.choose()

    assert scene.wizard.step is scene.wizard.columns
    assert not scene.wizard.main.isEnabled()


def test_rows_that_were_passed_over_are_told(qtbot: QtBot, place: ShellPlace, book: Path) -> None:
    scene = Scene(qtbot, place, book)
    scene.choose()
    scene.on()

    note = scene.wizard.result.lists["notes"].model.row_at(0)
    assert (note.where, note.what) == ("6", "Dòng cộng: bỏ qua")


def test_a_column_is_matched_by_hand_and_the_layout_is_remembered(
    qtbot: QtBot, place: ShellPlace, tmp_path: Path
) -> None:
    odd = xlsx(
        tmp_path / "la.xlsx", ("STT", "Ngày tiếp", "Ai tới", "Loại"), (1, date(2024, 3, 5), "Đỗ Văn Hùng", "Khác")
    )
    scene = Scene(qtbot, place, odd, odd)
    scene.choose()

    choice = scene.wizard.columns.rows.choices[3]
    if choice.text() != "name":
        assert "Chưa có cột “Họ và tên”." in told(scene.page)
        assert not scene.wizard.main.isEnabled()
    choice.setFocus()
    for letter in (Qt.Key.Key_H, Qt.Key.Key_O):
        press(qtbot, place, letter, PLAIN)
    assert choice.text() == "name"
    scene.on()
    assert scene.wizard.step is scene.wizard.result
    assert [mapping.columns["name"] for mapping in scene.exchanger.kept.values()] in ([3], [])


def test_a_column_of_days_that_can_be_read_in_two_ways_is_asked_about(
    qtbot: QtBot, place: ShellPlace, tmp_path: Path
) -> None:
    mixed = xlsx(
        tmp_path / "lan.xlsx",
        ("Ngày tiếp", "Họ và tên", "Loại"),
        ("25/03/2024", "Đỗ Văn Hùng", "Khác"),
        ("03/25/2024", "Lường Thị Xuân", "Khác"),
    )
    scene = Scene(qtbot, place, mixed)
    scene.choose()
    scene.on()

    assert scene.wizard.step is scene.wizard.columns
    assert "Cột “Ngày tiếp” viết ngày theo thứ tự nào?" in told(scene.page)
    assert not scene.wizard.main.isEnabled()
    scene.key(Qt.Key.Key_Down)
    assert scene.wizard.main.isEnabled()
    scene.on()
    assert scene.wizard.step is scene.wizard.result


def test_old_letters_are_shown_before_and_after(qtbot: QtBot, place: ShellPlace, tmp_path: Path) -> None:
    def old(text: str) -> str:
        return to_legacy(text, Encoding.TCVN3).text

    rows = [tuple(old(text) for text in row) for row in (
        ("Ngày tiếp", "Họ và tên", "Nội dung"),
        ("25/03/2024", "Nguyễn Văn Ất", "Kiến nghị về đường điện"),
        ("26/03/2024", "Đỗ Thị Thơm", "Phản ánh việc đổ rác"),
    )]  # fmt: skip
    scene = Scene(qtbot, place, xls(tmp_path / "vntime.xls", *rows, font=".VnTime"))
    scene.choose()
    scene.on()

    assert scene.wizard.step is scene.wizard.letters
    shown = {row.before: row.after for row in scene.wizard.letters._rows}
    assert shown[old("Kiến nghị về đường điện")] == "Kiến nghị về đường điện"
    assert any("“" in row.doubt for row in scene.wizard.letters._rows), "a lost capital is named"
    scene.key(Qt.Key.Key_Escape)
    assert scene.wizard.step is scene.wizard.columns
    scene.on()
    scene.on()
    scene.on()
    assert [row["name"] for row in scene.exchanger.taken][1] == "Đỗ Thị Thơm"


def test_nothing_is_half_done_when_it_is_cancelled(qtbot: QtBot, place: ShellPlace, tmp_path: Path) -> None:
    scene = Scene(qtbot, place, xlsx(tmp_path / "a.xlsx", HEAD, GOOD))
    scene.choose()
    scene.on()
    scene.exchanger.is_slow = True
    press(qtbot, place, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: "Nhập vào sổ" in told(scene.page))
    scene.key(Qt.Key.Key_Escape)

    assert scene.wizard.step is scene.wizard.result
    assert scene.exchanger.taken == []
    qtbot.waitUntil(scene.wizard.main.isEnabled)
    scene.exchanger.is_slow = False
    scene.on()
    assert len(scene.exchanger.taken) == 1


def test_the_same_file_again_adds_nothing(qtbot: QtBot, place: ShellPlace, tmp_path: Path) -> None:
    file = xlsx(tmp_path / "a.xlsx", HEAD, GOOD)
    scene = Scene(qtbot, place, file, file)
    scene.choose()
    scene.on()
    scene.on()
    scene.wizard.done.again.click()
    scene.key(Qt.Key.Key_O, CONTROL)
    scene.on()
    scene.on()

    assert "Sẽ thêm 0 dòng, 1 dòng đã có trong sổ. Chưa ghi gì vào sổ." in told(scene.page)
    assert not scene.wizard.main.isEnabled()


def test_a_closed_book_needs_a_reason(qtbot: QtBot, place: ShellPlace, tmp_path: Path, type_text: TypeText) -> None:
    scene = Scene(qtbot, place, xlsx(tmp_path / "a.xlsx", HEAD, GOOD))
    scene.exchanger.closed = ("Sổ năm 2024 đã khóa.",)
    scene.choose()
    scene.on()

    assert "Sổ năm 2024 đã khóa." in told(scene.page)
    assert not scene.wizard.main.isEnabled()
    type_text(scene.wizard.result.why.line, "Sổ giấy nhập bù")
    scene.on()
    assert scene.exchanger.reasons == ["Sổ giấy nhập bù"]


def test_a_whole_import_is_taken_back_with_a_reason(
    qtbot: QtBot, place: ShellPlace, tmp_path: Path, type_text: TypeText
) -> None:
    scene = Scene(qtbot, place, xlsx(tmp_path / "a.xlsx", HEAD, GOOD))
    scene.choose()
    scene.wizard.file.old.setChecked(True)
    scene.on()
    scene.on()
    scene.wizard.done.undo.click()
    settle(qtbot, place)
    fill(form_of(place), type_text, {"reason": "không được"})
    press(qtbot, place, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: "Có dòng đã được sửa sau khi nhập" in told(place.surface))
    fill(form_of(place), type_text, {"reason": "Nhập nhầm năm"})
    done(qtbot, place)

    assert place.said == ["Đã hoàn tác cả lần nhập."]
    [row] = scene.exchanger.imports
    assert row.undone_reason == "Nhập nhầm năm"
    assert "1 lần nhập, 1 lần đã hoàn tác; 0 dòng trong sổ là từ tệp." in told(scene.page)
    assert not scene.page._undo.isVisible()


def test_the_book_is_chosen_where_the_office_keeps_several(qtbot: QtBot, place: ShellPlace, tmp_path: Path) -> None:
    scene = Scene(qtbot, place, *[xlsx(tmp_path / "a.xlsx", HEAD, GOOD)] * 2)
    scene.choose()
    scene.on()
    assert scene.exchanger.terms == Terms()
    assert not scene.wizard.file.into.isVisibleTo(scene.page)

    [trade] = scene.exchanger.trades
    scene.wizard.file._trades = (replace(trade, books=lambda: [("A", "Sổ chính"), ("B", "Sổ B: Bản Khuổi")]),)
    scene.wizard.begin()
    assert scene.wizard.file.into.isVisibleTo(scene.page)
    assert scene.wizard.file.into.text() == "A"
    scene.wizard.file.into.set_text("B")
    scene.wizard.file.old.setChecked(True)
    scene.key(Qt.Key.Key_O, CONTROL)
    scene.on()
    scene.on()
    assert scene.exchanger.terms == Terms(old=True, book="B")


@pytest.mark.parametrize(
    ("content", "said"), [(b"", "Tệp rỗng"), (b"\x89PNG\r\n", "không phải"), (b"PK\x03\x04xx", "hỏng")]
)
def test_a_file_that_is_no_workbook_is_one_sentence(
    qtbot: QtBot, place: ShellPlace, tmp_path: Path, content: bytes, said: str
) -> None:
    bad = tmp_path / "so.xlsx"
    bad.write_bytes(content)
    scene = Scene(qtbot, place, bad)
    scene.choose()

    assert scene.wizard.step is scene.wizard.file
    assert said in told(scene.page)


def test_templates_and_exports_are_saved(qtbot: QtBot, place: ShellPlace, tmp_path: Path, type_text: TypeText) -> None:
    mau, xuat = tmp_path / "mau.xlsx", tmp_path / "xuat.csv"
    scene = Scene(qtbot, place, mau, xuat)
    scene.page._template.click()
    settle(qtbot, place)
    scene.key(Qt.Key.Key_E, CONTROL)
    form_of(place).load({"ending": "CSV"})
    done(qtbot, place)
    settle(qtbot, place)

    assert openpyxl.load_workbook(mau).sheetnames[0] == "Sổ tiếp công dân"
    assert xuat.read_text("utf-8-sig").startswith("Số thứ tự;Ngày tiếp")
    assert place.said == ["Đã lưu mau.xlsx.", "Đã lưu xuat.csv, 0 dòng."]


def test_who_may_only_read_finds_no_import(qtbot: QtBot, viewer_place: ShellPlace) -> None:
    scene = Scene(qtbot, viewer_place)

    assert not scene.page._import.isVisible()
    assert not scene.page._export.isVisible()


def test_a_heading_that_is_not_found_is_pointed_at_with_keys(qtbot: QtBot, place: ShellPlace, tmp_path: Path) -> None:
    odd = xlsx(tmp_path / "la.xlsx", ("Ghi chép",), ("Buổi", "Ai tới"), (date(2024, 3, 25), "Đỗ Văn Hùng"))
    scene = Scene(qtbot, place, odd)
    scene.choose()

    assert scene.wizard.step is scene.wizard.columns
    assert "Không thấy dòng tiêu đề của bảng." in told(scene.page)
    assert scene.wizard.columns.first.hasFocus(), "the keyboard is where the heading is pointed at"
    scene.key(Qt.Key.Key_Down)
    assert scene.wizard.columns.mapping.first_heading == 2
    assert [each.heading for each in scene.wizard.columns.opened.columns] == ["Buổi", "Ai tới"]
    for column, letters in ((1, "ngay"), (2, "ho")):
        choice = scene.wizard.columns.rows.choices[column]
        choice.setFocus()
        for letter in letters:
            qtbot.keyClicks(choice, letter)
    scene.on()
    assert "Sẽ thêm 1 dòng." in told(scene.page)


def test_an_import_that_was_begun_is_still_there_after_another_page(
    qtbot: QtBot, place: ShellPlace, book: Path
) -> None:
    scene = Scene(qtbot, place, book)
    scene.choose()
    scene.page.leave()
    scene.page.arrive({})
    settle(qtbot, place)

    assert scene.wizard.isVisible()
    assert scene.wizard.step is scene.wizard.columns
