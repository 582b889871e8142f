"""The receiving service as an administrator runs it: installed from a wheel, killed, stopped, started again.

Alone: python -m tests.slow.receiver_service
"""

import hashlib
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop_app.sync.upload.client import Delivered, Sender
from desktop_app.sync.upload.receiver.commands import LOG
from desktop_app.sync.upload.ticket import Ticket, read_ticket
from tests.core.package.offices import framed
from tests.slow.machine import ROOT, Failed, Skip, output, stage
from tests.sync.upload.line import UNIT, asked

_SECONDS_TO_START, _SECONDS_TO_STOP = 20, 15
_SAID = re.compile(
    r"(?:[-\d]{10} [:,\d]{12} )?(?:INFO|ERROR):? +"
    r"(?:Started server process \[\d+\]|Finished server process \[\d+\]|Shutting down|"
    r"Uvicorn running on http://127\.0\.0\.1:\d+ \(Press CTRL\+C to quit\)|"
    r"Waiting for (?:connections to close|background tasks to complete)\. \(CTRL\+C to force quit\)|"
    rf"took [0-9a-f]{{64}} of unit {UNIT}, \d+ bytes|"
    r"Cancel \d+ running task\(s\), timeout graceful shutdown exceeded)"
)
"""Everything that its log may say: no token, no name, no address of whoever sent."""


def work() -> None:
    """Install, then break off at every place where a service is broken off."""
    with tempfile.TemporaryDirectory(prefix="receiver-") as folder:
        place = Path(folder)
        program = _installed(place)
        told = _ticket(program, place)
        package = framed(place / "goi.dcpkg", random.Random(7).randbytes(8 << 20), unit=UNIT)
        came = _killed_half_way(program, place, told, package)
        with _running(program, place) as service:
            delivered = _sent(told, package)
            if delivered.sent != delivered.length - came:
                raise Failed(f"{delivered.sent} of {delivered.length} bytes were sent though {came} were here")
            _stopped(service)
        with _running(program, place) as service:
            if _sent(told, package).sent:
                raise Failed("a package that is here was sent again")
            with _half_sent(told, framed(place / "other.dcpkg", random.Random(8).randbytes(8 << 20), unit=UNIT)):
                _stopped(service)
        _look_at_logs(place, told)
        print(f"installed, killed at {came} bytes, gone on, stopped twice; the log says nothing of anybody")


def _installed(place: Path) -> Path:
    """The wheel in an environment of its own; what it needs is lent by this one, so that nothing is fetched."""
    uv, source = Path(sys.executable).with_name("uv"), place / "source"
    for name in ("desktop_app", "db", "resources"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source / name)
    try:
        output([uv, "build", "-q", "--wheel", "-o", place, source])
    except Failed as reason:
        raise Skip(f"no wheel could be built: {str(reason)[-300:]}") from None
    output([uv, "venv", "-q", "--python", sys.executable, place / "own"])
    python = place / "own" / "bin" / "python"
    output([uv, "pip", "install", "-q", "--no-deps", "--python", python, *place.glob("*.whl")])
    site = Path(output([python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], cwd=place).strip())
    (site / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    where = output(
        [python, "-c", "from desktop_app.core.resources import resource; print(resource('icons'))"], cwd=place
    )
    if not where.startswith(str(site)) or not Path(where.strip()).is_dir():
        raise Failed(f"what was installed looks for its resources in {where}")
    return place / "own" / "bin" / "sodanchu"


def _ticket(program: Path, place: Path) -> Ticket:
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"http://127.0.0.1:{free.getsockname()[1]}"
    asked_for = ["--data", place / "nhan", "--unit", UNIT, "--address", address, "--out", place / "xa.ketnoi"]
    output([program, "receiver", "ticket", *asked_for], cwd=place)
    return read_ticket((place / "xa.ketnoi").read_bytes())


@contextmanager
def _running(program: Path, place: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """The service once it listens; killed at the end where it still runs."""
    port = int(read_ticket((place / "xa.ketnoi").read_bytes()).address.rpartition(":")[2])
    with (place / "log.txt").open("ab") as log:
        service = subprocess.Popen(
            [program, "serve-receiver", "--data", place / "nhan", "--port", str(port)],
            cwd=place, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=log,
        )  # fmt: skip
        try:
            _wait_for(port)
            yield service
        finally:
            service.kill()
            service.wait()


def _wait_for(port: int) -> None:
    until = time.monotonic() + _SECONDS_TO_START
    while time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise Failed("the service did not begin to listen")


def _killed_half_way(program: Path, place: Path, told: Ticket, package: Path) -> int:
    """How many bytes are here after a kill in the middle of an upload."""
    with _running(program, place) as service, _half_sent(told, package):
        service.kill()
        service.wait()
    [part] = (place / "nhan").rglob("*.part")
    return part.stat().st_size


@contextmanager
def _half_sent(told: Ticket, package: Path) -> Iterator[None]:
    """An upload of which one half came, its connection open."""
    content = package.read_bytes()
    head = asked("PUT", hashlib.sha256(content).hexdigest(), told.token, Content_Length=len(content))
    with socket.create_connection(("127.0.0.1", int(told.address.rpartition(":")[2]))) as line:
        line.sendall(head + content[: len(content) // 2])
        time.sleep(1)
        yield


def _sent(told: Ticket, package: Path) -> Delivered:
    sender = Sender(told)
    try:
        return sender.send(package)
    finally:
        sender.close()


def _stopped(service: "subprocess.Popen[bytes]") -> None:
    """As systemd stops it: asked politely, and gone in time."""
    service.send_signal(signal.SIGTERM)
    try:
        code = service.wait(_SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        raise Failed(f"still running {_SECONDS_TO_STOP} s after it was asked to stop") from None
    if code not in (0, -signal.SIGTERM):
        raise Failed(f"stopped with {code}")


def _look_at_logs(place: Path, told: Ticket) -> None:
    logs = (place / "log.txt", place / "nhan" / LOG)
    lines = [line for log in logs for line in log.read_text(encoding="utf-8").splitlines() if line.strip()]
    if odd := [line for line in lines if not _SAID.fullmatch(line)]:
        raise Failed("the log says: " + " | ".join(odd[:5]))
    if told.token in "".join(lines) or not any("took" in line for line in lines):
        raise Failed("the log tells a token, or not that a package was taken")


if __name__ == "__main__":
    stage(work)
