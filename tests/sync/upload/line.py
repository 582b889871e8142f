"""A receiving service on real loopback sockets, and a line to it that can be cut."""

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from desktop_app.sync.upload.receiver.app import Bounds
from desktop_app.sync.upload.receiver.serving import Place, make_server
from desktop_app.sync.upload.receiver.tokens import Tokens
from desktop_app.sync.upload.ticket import Ticket

UNIT = "27061"
NOW = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)
TODAY = date(2026, 11, 30)
DOWN = -1


@contextmanager
def service(folder: Path, bounds: Bounds | None = None, place: Place | None = None) -> Iterator[int]:
    """A running service; gives its port."""
    server = make_server(folder, place or Place(host="127.0.0.1", port=0), NOW, bounds)
    server.config.log_level = "critical"
    server.config.configure_logging()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        running = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        running.start()
        try:
            yield listening.getsockname()[1]
        finally:
            server.should_exit = server.force_exit = True
            running.join(10)
            assert not running.is_alive()


def ticket(folder: Path, port: int, unit: str = UNIT) -> Ticket:
    """A ticket of a unit that was given a token just now."""
    return Ticket(f"http://127.0.0.1:{port}", unit, Tokens(folder).give(unit, TODAY))


@dataclass
class Line:
    """Relays connections to a port in pieces; each of `cuts` breaks one after so many bytes, DOWN before any passes."""

    port: int
    cuts: list[int]
    passed: int = 0
    piece: int = 16_384

    @contextmanager
    def open(self) -> Iterator[int]:
        """The port to connect to."""
        with socket.create_server(("127.0.0.1", 0)) as listening:
            # Asked again and again: Windows wakes nobody who waits for a connection.
            listening.settimeout(0.05)
            closing = threading.Event()
            relaying = threading.Thread(target=self._relay, args=(listening, closing))
            relaying.start()
            try:
                yield listening.getsockname()[1]
            finally:
                closing.set()
                relaying.join(10)

    def _relay(self, listening: socket.socket, closing: threading.Event) -> None:
        pairs = []
        while not closing.is_set():
            try:
                near, _ = listening.accept()
            except TimeoutError:
                continue
            near.settimeout(None)
            pairs.append(threading.Thread(target=self._pass, args=(near,)))
            pairs[-1].start()
        for pair in pairs:
            pair.join(10)

    def _pass(self, near: socket.socket) -> None:
        far = socket.create_connection(("127.0.0.1", self.port))
        back = threading.Thread(target=_pump, args=(far, near))
        back.start()
        passed = 0
        try:
            while not self._breaks(near, passed) and (piece := near.recv(self.piece)):
                far.sendall(piece)
                passed += len(piece)
                self.passed += len(piece)
        except OSError:
            pass
        far.shutdown(socket.SHUT_WR)
        back.join(10)
        near.close()
        far.close()

    def _breaks(self, near: socket.socket, passed: int) -> bool:
        if not self.cuts or passed <= self.cuts[0]:
            return False
        self.cuts.pop(0)
        # As a line that breaks: nothing more comes, and nobody says good-bye.
        near.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        return True


def _pump(source: socket.socket, target: socket.socket) -> None:
    try:
        while piece := source.recv(16_384):
            target.sendall(piece)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        pass


def raw(port: int, *pieces: bytes, closes: bool = False) -> bytes:
    """What the service answers to bytes that no honest client sends."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
        for piece in pieces:
            line.sendall(piece)
        if closes:
            line.shutdown(socket.SHUT_WR)
        answer = b""
        try:
            while piece := line.recv(16_384):
                answer += piece
        except ConnectionResetError:
            pass
    return answer


def asked(method: str, digest: str, token: str, **headers: object) -> bytes:
    """The head of a request."""
    told = {"Host": "x", "Authorization": f"Bearer {token}"} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    lines = [f"{method} /packages/{digest} HTTP/1.1", *(f"{name}: {value}" for name, value in told.items())]
    return "\r\n".join([*lines, "", ""]).encode()
