"""Máy quét thẻ: the port of this machine, and a card to try it with."""

import os
import sys

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.kit.serial_scanner import MEMORY, PORT, Port
from desktop_app.shell.system import scanner_page
from desktop_app.shell.system.scanner_page import ScannerPage
from desktop_app.shell.system.scanner_words import LISTENING, options_of
from tests.core.idcard.cards import FIRST, SECOND
from tests.kit.keyboard_scanner import scan
from tests.shell.system.conftest import ShellPlace
from tests.shell.system.hands import go_to, press, told


def test_a_card_is_tried_by_keyboard_and_forgotten_when_the_page_is_left(qtbot: QtBot, place: ShellPlace) -> None:
    page = ScannerPage(place)
    go_to(qtbot, place, page)
    scan(FIRST.replace("068090", "999090"))
    qtbot.waitUntil(lambda: "Nguyễn Văn Mẫu" in told(page))
    seen = told(page)
    assert "999*****0123" in seen
    assert "999090000123" not in seen
    assert "Cần đối chiếu | Mã 999" in seen
    page.leave()
    assert "Nguyễn Văn Mẫu" not in told(page)


def test_what_is_no_card_is_told(qtbot: QtBot, place: ShellPlace) -> None:
    page = ScannerPage(place)
    go_to(qtbot, place, page)
    scan("8934567890123")
    assert page.bar.said.startswith("Đây không phải mã của thẻ căn cước.")


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals here")
def test_a_port_is_chosen_with_the_keys_heard_at_once_and_remembered(
    qtbot: QtBot, place: ShellPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    import tty

    scanner, line = os.openpty()
    tty.setraw(line)
    name = os.ttyname(line)
    monkeypatch.setattr(scanner_page, "ports", lambda: [Port(name, "USB Barcode Scanner")])
    page = ScannerPage(place)
    go_to(qtbot, place, page)
    page.choice.setFocus()
    press(qtbot, place, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
    qtbot.waitUntil(lambda: page.state.words == LISTENING)
    assert place.memory(MEMORY)[PORT] == name
    assert place.said == [f"Đã chọn máy quét: Cổng {name}: USB Barcode Scanner."]
    os.write(scanner, f"{SECOND}\r".encode())
    qtbot.waitUntil(lambda: "Trần Thị Ví Dụ" in told(page))
    page.leave()
    assert not page.scanner.is_listening
    os.close(scanner)
    os.close(line)


def test_a_port_that_is_gone_is_told_with_a_way_out(qtbot: QtBot, place: ShellPlace) -> None:
    place.memory(MEMORY)[PORT] = "/dev/there-is-no-such-port"
    page = ScannerPage(place)
    go_to(qtbot, place, page)
    qtbot.waitUntil(lambda: page.state.words == "Chưa mở được cổng")
    assert "chọn cổng khác" in page.about.text()
    assert page.choice.currentText() == "Cổng /dev/there-is-no-such-port (đang không thấy)"
    page.leave()


def test_ports_are_offered_by_name_and_maker() -> None:
    offered = options_of([Port("COM3", "USB Serial"), Port("COM4", "")], "COM4")
    assert offered == [("", "Gõ như bàn phím"), ("COM3", "Cổng COM3: USB Serial"), ("COM4", "Cổng COM4")]
