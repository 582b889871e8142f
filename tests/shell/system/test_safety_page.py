"""Sao lưu, kiểm tra: copies, where they go, and what a check finds."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.keys import KeyFile
from desktop_app.core.progress import Progress, Silent
from desktop_app.kit.progress_view import ProgressView
from desktop_app.office.profile import OfficeService
from desktop_app.office.safety import Checked, Proof, SafetyService
from desktop_app.shell.system.safety_page import CHECKING, SafetyPage
from tests.conftest import PASSWORD, TEST_COST
from tests.shell.system.conftest import ChosenFiles, ShellPlace
from tests.shell.system.hands import TypeText, fill, form_of, go_to, press, settle, sheet_of, told

PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def page(qtbot: QtBot, place: ShellPlace, tmp_path: Path) -> SafetyPage:
    stick = tmp_path / "usb"
    stick.mkdir()
    made = SafetyPage(place, ChosenFiles(stick, stick))
    go_to(qtbot, place, made)
    return made


def test_a_copy_is_made_checked_and_listed(qtbot: QtBot, place: ShellPlace, page: SafetyPage) -> None:
    assert "Chưa có bản sao lưu nào" in told(page)
    press(qtbot, place, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: page.table.model.rowCount() == 1)

    assert "Đã sao lưu 09:16 hôm nay" in told(page)
    assert place.said[0].startswith("Đã sao lưu và mở kiểm tra: sao-luu-")
    assert place.refreshed == 1


def test_a_stick_is_chosen_for_all_copies_and_missed_when_it_is_gone(
    qtbot: QtBot, place: ShellPlace, page: SafetyPage, tmp_path: Path
) -> None:
    assert "Hỏng máy là mất cả sổ lẫn bản sao." in told(page.places)
    page.places.choose.click()
    qtbot.waitUntil(lambda: str(tmp_path / "usb") in told(page.places))
    press(qtbot, place, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: page.table.model.rowCount() == 1)
    assert page.table.row().elsewhere

    (tmp_path / "usb").rename(tmp_path / "pulled")
    page.arrive({})
    qtbot.waitUntil(lambda: "Lúc này không thấy nơi này." in told(page.places))
    page.places.keep_here.click()
    qtbot.waitUntil(lambda: "Trong thư mục dữ liệu" in told(page.places))


def test_a_single_copy_goes_to_another_place(qtbot: QtBot, place: ShellPlace, page: SafetyPage, tmp_path: Path) -> None:
    page._away.click()
    qtbot.waitUntil(lambda: bool(place.said))
    settle(qtbot, place)

    assert len(list((tmp_path / "usb").glob("*.sdcsaoluu"))) == 1
    assert OfficeService(place.desk).profile().backup_folder == ""


def test_a_check_tells_calmly_that_nothing_is_wrong(qtbot: QtBot, place: ShellPlace, page: SafetyPage) -> None:
    page.proof.check.setFocus()
    press(qtbot, place, Qt.Key.Key_Return, PLAIN)
    books = ", ".join(book.name for area in place.areas for book in area.books)
    qtbot.waitUntil(lambda: f"{books}: không đứt quãng" in told(page.proof))
    assert books.startswith("Sổ tiếp công dân, ")

    assert page.proof._badge is not None
    assert page.proof._badge.words == "Không thấy sai khác"
    head = SafetyService(place.office, ()).verify(Silent()).head
    assert head[:4].upper() in told(page.proof)


def test_what_a_check_finds_is_told_in_sentences(qtbot: QtBot, page: SafetyPage, place: ShellPlace) -> None:
    finding = "Nhật ký bị sửa hoặc mất dòng ở dòng số 3."
    page.proof.show_proof(Proof(Checked(2, "ab" * 32, 0, (finding,)), (), place.desk.clock.now()))

    assert page.proof._badge is not None
    assert page.proof._badge.words == "Có 1 điều không khớp"
    qtbot.waitUntil(lambda: finding in told(page.proof))


def test_a_copy_is_brought_back_beside_the_office_with_enter(
    qtbot: QtBot, place: ShellPlace, page: SafetyPage, type_text: TypeText, tmp_path: Path
) -> None:
    press(qtbot, place, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: page.table.model.rowCount() == 1)
    page.table.setFocus()
    press(qtbot, place, Qt.Key.Key_Return, PLAIN)
    folder = Path(form_of(place).raw()["folder"])
    assert folder.parent == place.office.folder.parent
    fill(form_of(place), type_text, {"password": "sai mật khẩu rồi nhé"})
    press(qtbot, place, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: "Mật khẩu không đúng." in told(page))
    assert not folder.exists()

    page.table.setFocus()
    press(qtbot, place, Qt.Key.Key_Return, PLAIN)
    fill(form_of(place), type_text, {"password": PASSWORD})
    press(qtbot, place, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: "Đã phục hồi bản sao lưu ra thư mục riêng" in told(page))
    assert KeyFile.read(folder, TEST_COST).facts().office_name == "UBND xã Yên Hạ"
    assert "Sổ đang dùng không thay đổi." in told(page)


def test_a_file_that_is_no_copy_is_refused_with_a_sentence(qtbot: QtBot, place: ShellPlace, tmp_path: Path) -> None:
    wrong = tmp_path / "anh.sdcsaoluu"
    wrong.write_bytes(b"no copy")
    page = SafetyPage(place, ChosenFiles(wrong))
    go_to(qtbot, place, page)
    page._back.click()
    settle(qtbot, place)

    assert sheet_of(place) is None
    assert "bản sao lưu" in told(page)


def test_long_work_is_seen_and_given_up_with_escape(qtbot: QtBot, place: ShellPlace, page: SafetyPage) -> None:
    given_up = threading.Event()

    def endless(progress: Progress) -> None:
        for done in range(1, 10_000):
            try:
                progress.report(done, 10_000, "Kiểm tra nhật ký")
            except BaseException:
                given_up.set()
                raise
            given_up.wait(0.01)

    page.work.run(endless, CHECKING, lambda _: None, page._fail)
    assert not page._now.isEnabled()
    qtbot.waitUntil(lambda: bool(page.findChildren(ProgressView)))
    [view] = page.findChildren(ProgressView)
    assert "trên 10.000 dòng" in told(view)
    qtbot.keyClick(view, Qt.Key.Key_Escape)

    assert page._now.isEnabled()
    assert page.work.currentIndex() == 0
    assert given_up.wait(2)


def test_who_may_only_read_backs_up_but_neither_checks_nor_brings_back(qtbot: QtBot, viewer_place: ShellPlace) -> None:
    page = SafetyPage(viewer_place)
    go_to(qtbot, viewer_place, page)
    press(qtbot, viewer_place, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: page.table.model.rowCount() == 1)
    page.table.setFocus()
    press(qtbot, viewer_place, Qt.Key.Key_Return, PLAIN)

    assert sheet_of(viewer_place) is None
    assert not page.proof.check.isVisible()
    assert "Tài khoản chỉ xem không kiểm tra được." in told(page.proof)
    assert not page.places.choose.isVisible()
