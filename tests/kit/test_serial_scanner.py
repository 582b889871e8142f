"""A serial scanner, played by a pseudo-terminal, is heard on the window's thread and let go of cleanly."""

import os
import sys
import threading
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.kit.serial_scanner import SerialScanner, ports
from tests.core.idcard.cards import FIRST, SECOND

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals here")


class Pty:
    """A scanner at the other end of a line."""

    def __init__(self) -> None:
        import tty

        self.end, self._line = os.openpty()
        tty.setraw(self._line)
        self.name = os.ttyname(self._line)
        self._is_open = True

    def send(self, sent: bytes) -> None:
        os.write(self.end, sent)

    def pull_out(self) -> None:
        if self._is_open:
            self._is_open = False
            os.close(self.end)
            os.close(self._line)


@pytest.fixture
def pty() -> Iterator[Pty]:
    made = Pty()
    yield made
    made.pull_out()


class Ear:
    """What a window hears, and on which thread."""

    def __init__(self, scanner: SerialScanner) -> None:
        self.heard: list[str] = []
        self.opened = 0
        self.failed: list[str] = []
        self.threads: set[QThread] = set()
        scanner.scanned.connect(self._hear)
        scanner.opened.connect(self._open)
        scanner.failed.connect(self.failed.append)

    def _hear(self, text: str) -> None:
        self.heard.append(text)
        self.threads.add(QThread.currentThread())

    def _open(self) -> None:
        self.opened += 1


@pytest.fixture
def scanner(qtbot: QtBot) -> Iterator[SerialScanner]:
    made = SerialScanner()
    yield made
    made.close()
    made.deleteLater()


def listeners() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "scanner"]


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n", b""], ids=["CR", "LF", "CRLF", "silence"])
def test_a_code_arrives_whole_on_the_thread_of_the_window(
    qtbot: QtBot, scanner: SerialScanner, pty: Pty, qapp: QApplication, end: bytes
) -> None:
    ear = Ear(scanner)
    scanner.listen(pty.name)
    qtbot.waitUntil(lambda: ear.opened == 1)
    sent = FIRST.encode() + end
    for at in range(0, len(sent), 11):
        pty.send(sent[at : at + 11])
        time.sleep(0.002)
    qtbot.waitUntil(lambda: ear.heard == [FIRST])
    assert ear.threads == {qapp.thread()}


def test_two_cards_one_after_the_other_are_two_codes(qtbot: QtBot, scanner: SerialScanner, pty: Pty) -> None:
    ear = Ear(scanner)
    scanner.listen(pty.name)
    qtbot.waitUntil(lambda: ear.opened == 1)
    pty.send(f"{FIRST}\r{SECOND}\r".encode())
    qtbot.waitUntil(lambda: ear.heard == [FIRST, SECOND])


def test_closing_lets_go_of_the_port_and_of_the_thread(qtbot: QtBot, scanner: SerialScanner, pty: Pty) -> None:
    ear = Ear(scanner)
    scanner.listen(pty.name)
    qtbot.waitUntil(lambda: ear.opened == 1)
    pty.send(FIRST.encode() + b"\r")
    began = time.monotonic()
    scanner.close()
    assert time.monotonic() - began < 1
    assert listeners() == []
    qtbot.wait(100)
    assert (ear.heard, scanner.is_listening) == ([], False)


def test_another_port_is_listened_to_instead(qtbot: QtBot, scanner: SerialScanner, pty: Pty) -> None:
    ear, other = Ear(scanner), Pty()
    scanner.listen(pty.name)
    scanner.listen(other.name)
    qtbot.waitUntil(lambda: ear.opened == 1)
    assert len(listeners()) == 1
    other.send(SECOND.encode() + b"\r")
    qtbot.waitUntil(lambda: ear.heard == [SECOND])
    other.pull_out()


def test_a_port_that_is_not_there_is_told_once_with_a_way_out(qtbot: QtBot, scanner: SerialScanner) -> None:
    ear = Ear(scanner)
    scanner.listen("/dev/there-is-no-such-port")
    qtbot.waitUntil(lambda: len(ear.failed) == 1)
    assert "chọn cổng khác" in ear.failed[0]
    scanner.close()
    assert listeners() == []


def test_a_scanner_that_is_pulled_out_is_told(qtbot: QtBot, scanner: SerialScanner, pty: Pty) -> None:
    ear = Ear(scanner)
    scanner.listen(pty.name)
    qtbot.waitUntil(lambda: ear.opened == 1)
    pty.pull_out()
    qtbot.waitUntil(lambda: len(ear.failed) == 1)


def test_no_port_chosen_is_no_thread(scanner: SerialScanner) -> None:
    scanner.listen("")
    assert (listeners(), scanner.is_listening) == ([], False)


def test_the_ports_of_this_machine_can_be_listed() -> None:
    assert all(port.name for port in ports())


def test_a_system_that_knows_nothing_of_ports_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def lacking() -> None:
        raise AttributeError("function 'CM_Get_Parent' not found")

    monkeypatch.setattr("desktop_app.kit.serial_scanner._asked_system", lacking)
    assert ports() == []
