"""A paper and a folder leave on a stick, in the real window, with only the keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel

from desktop_app.areas.views.saved import tell_saved
from desktop_app.core.stick.drives import StickDrive
from desktop_app.core.stick.troubles import PULLED
from desktop_app.kit.preview import PaperPreview
from desktop_app.office.deliveries.queries import DeliveryPages, files_of
from desktop_app.shell.usb.page import UsbPage
from desktop_app.shell.usb.sheet import WHICH, SendSheet
from tests.core.stick.doors import FolderDrives, stick_at
from tests.journeys.handler import CTRL, Handler, Key

DOWN = Qt.Key.Key_Down


@pytest.fixture
def drives(handler: Handler) -> FolderDrives:
    """No stick is plugged in yet."""
    handler.work.drives = made = FolderDrives()
    return made


def told(handler: Handler) -> str:
    labels = handler.window.findChildren(QLabel)
    return " | ".join(label.text() for label in labels if label.isVisible())


def plug_in(handler: Handler, drives: FolderDrives, sheet: SendSheet, stick: StickDrive) -> None:
    drives.there.append(stick)
    sheet._watch.look()
    handler.rest()


def test_a_paper_goes_from_its_preview_to_the_stick_and_the_stick_is_taken_out(
    handler: Handler, drives: FolderDrives, tmp_path: Path
) -> None:
    handler.work.open("today")
    handler.rest()
    handler.press(Key.Key_P, with_=CTRL)
    handler.over(PaperPreview)
    handler.press(Key.Key_U, with_=CTRL)
    sheet = handler.over(SendSheet)
    handler.press(Key.Key_S, with_=CTRL)
    assert WHICH in told(handler)
    stick = stick_at(tmp_path / "usb")
    (stick.root / "autorun.inf").write_bytes(b"")
    plug_in(handler, drives, sheet, stick)
    assert WHICH not in told(handler)
    assert "“autorun.inf” làm chương trình lạ tự chạy" in told(handler)
    assert sheet.drives.drive == stick, "the only one there is chosen by itself"

    handler.press(Key.Key_S, with_=CTRL)
    handler.qtbot.waitUntil(lambda: sheet.was_sent)
    assert "Đã đọc lại từ USB và so SHA-256 từng tệp: khớp." in told(handler)
    folder = stick.root / "so-dan-chu-2026-11-23"
    assert sorted(path.name for path in folder.iterdir()) == ["DANH-SACH.txt", "viec-can-lam-2026-11-23.pdf"]
    handler.press(Key.Key_T, with_=CTRL)
    handler.over(PaperPreview)
    assert drives.there == []
    assert "Chờ đèn của USB tắt rồi rút." in told(handler)
    handler.press(Key.Key_Escape)
    assert not handler.is_over(PaperPreview)
    [row] = DeliveryPages(handler.work.desk).after(None, 5)
    assert [file.name for file in files_of(handler.work.desk, row.uid)] == ["viec-can-lam-2026-11-23.pdf"]


def test_a_folder_is_chosen_on_the_page_a_pulled_stick_is_told_and_the_log_grows(
    handler: Handler, drives: FolderDrives, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers = tmp_path / "quý III"
    papers.mkdir()
    (papers / "01-TCD.xlsx").write_bytes(b"excel")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", staticmethod(lambda *_: str(papers)))
    drives.there = [stick_at(tmp_path / "usb")]
    handler.work.open("system.usb")
    page = handler.page(UsbPage)
    assert "Chưa gửi gì ra USB" in told(handler)
    assert "KINGSTON (usb)" in told(handler)

    for name, ends in (("pulled", False), ("usb", True)):
        handler.press(Key.Key_N, with_=CTRL)
        handler.press(DOWN, DOWN, Key.Key_Return)
        sheet = handler.over(SendSheet)
        if not ends:
            (tmp_path / "usb").rename(tmp_path / name)
        handler.press(Key.Key_S, with_=CTRL)
        handler.qtbot.waitUntil(lambda sheet=sheet: sheet.was_sent or PULLED in told(handler))
        assert sheet.was_sent is ends
        if not ends:
            (tmp_path / name).rename(tmp_path / "usb")
        handler.press(Key.Key_Escape)
    handler.qtbot.waitUntil(lambda: page.log.table.model.rowCount() == 2)
    handler.rest()
    assert "2 lần gửi trong nhật ký." in told(handler)
    assert (tmp_path / "usb/so-dan-chu-2026-11-23/quý III/01-TCD.xlsx").read_bytes() == b"excel"

    handler.press(Key.Key_P, with_=CTRL)
    handler.over(PaperPreview)
    assert "Danh sách gửi ra USB, 01/01/2026 - 23/11/2026" in told(handler)
    handler.press(Key.Key_Escape)
    page.cards.try_asked.emit(drives.there[0], False)
    handler.qtbot.waitUntil(lambda: "ghi gì đọc lại đúng như vậy" in told(handler))
    assert sorted(path.name for path in (tmp_path / "usb").iterdir()) == ["so-dan-chu-2026-11-23"]


def test_what_was_saved_is_offered_to_the_stick(handler: Handler, drives: FolderDrives, tmp_path: Path) -> None:
    saved = tmp_path / "so.docx"
    saved.write_bytes(b"word")
    tell_saved(handler.work, saved)
    assert "Đã lưu so.docx." in told(handler)
    handler.press(Key.Key_U, with_=CTRL | Qt.KeyboardModifier.ShiftModifier)
    handler.over(SendSheet)
    assert "1 tệp, 1 KB" in told(handler)
