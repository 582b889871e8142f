"""A scanner on a serial port (most scanners can be set to be one), heard on a thread of its own."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop_app.core.idcard.burst import SILENCE_MS
from desktop_app.core.idcard.wire import Wire

MEMORY = "card_scanner"
PORT = "port"
"""Where this machine remembers the port; none for a scanner that plays a keyboard."""

SPEED = 9600
"""What scanners are set to by their makers; a virtual port does not mind."""

_PATIENCE = 1.0
"""Seconds until a port that could not be opened is tried again."""

_FAREWELL = 2.0


@dataclass(frozen=True)
class Port:
    """A serial port of this machine: its name, and what hangs on it."""

    name: str
    about: str


def ports() -> list[Port]:
    """The serial ports there are now; takes a moment on some machines, so not for the window's thread."""
    try:
        found = sorted(_asked_system())
    except AttributeError:
        # A system without the functions that know of ports has none to choose from.
        return []
    return [Port(each.device, "" if each.description in ("n/a", None) else each.description) for each in found]


def _asked_system() -> list[Any]:
    from serial.tools import list_ports

    return list(list_ports.comports())


class SerialScanner(QObject):
    """Tells on the window's thread what a scanner read; a scanner that was pulled out is waited for."""

    scanned = Signal(str)

    opened = Signal()
    """The port answers."""

    failed = Signal(str)
    """The port could not be opened, or went away; a sentence."""

    _arrived = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Nothing is heard before `listen`."""
        super().__init__(parent)
        self._stop: threading.Event | None = None
        self._thread: threading.Thread | None = None
        self._arrived.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    @property
    def is_listening(self) -> bool:
        """Whether a port is listened to."""
        return self._stop is not None

    def listen(self, port: str) -> None:
        """Listen to this port from now on, and to no other."""
        self.close()
        if port:
            stop = self._stop = threading.Event()
            self._thread = threading.Thread(
                target=_listen, args=(port, stop, self._arrived.emit), name="scanner", daemon=True
            )
            self._thread.start()

    def close(self) -> None:
        """Let go of the port; nothing is told after this, not even what was already heard."""
        stop, thread = self._stop, self._thread
        self._stop = self._thread = None
        if stop is not None and thread is not None:
            stop.set()
            thread.join(_FAREWELL)

    @Slot(object, object)
    def _tell(self, stop: threading.Event, said: Callable[["SerialScanner"], None]) -> None:
        if stop is self._stop:
            said(self)


_Say = Callable[[threading.Event, Callable[[SerialScanner], None]], None]


def _listen(port: str, stop: threading.Event, say: _Say) -> None:
    """Open, hear until the port is gone, and try again, until told to stop."""
    # Imported here: who has no serial scanner need not wait for it at the start.
    from serial import Serial, SerialException

    lost = f"Chưa mở được cổng {port}. Cắm lại máy quét, hoặc chọn cổng khác ở Hệ thống, trang Máy quét thẻ."
    was_told = False
    while not stop.is_set():
        try:
            with Serial(port, SPEED, timeout=SILENCE_MS / 1000) as line:
                was_told = False
                say(stop, lambda scanner: scanner.opened.emit())
                _hear(line.read, stop, say)
        except (SerialException, OSError, ValueError):
            if not was_told and not stop.is_set():
                was_told = True
                say(stop, lambda scanner: scanner.failed.emit(lost))
            stop.wait(_PATIENCE)


def _hear(read: Callable[[int], bytes], stop: threading.Event, say: _Say) -> None:
    wire = Wire()
    while not stop.is_set():
        arrived = read(64)
        for text in wire.feed(arrived) if arrived else wire.silence():
            say(stop, lambda scanner, text=text: scanner.scanned.emit(text))  # type: ignore[misc]
