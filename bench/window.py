"""How long a start takes until the first page can be used, and the memory it needs: a process of its own.

python -m bench.window DATA opens the office in DATA, its password being the first line of the input, and shows Hôm nay
and then the register. It prints the seconds since the process began and the memory it holds in megabytes.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from bench.measure import Measure, held_now

if TYPE_CHECKING:
    from desktop_app.shell.window import Window

TIMES = 3
EMPTY = """
import os, sys, time
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1366, 697)
window.show()
window.grab()
seconds = time.time() - float(os.environ["BENCH_BEGAN"])
held = [int(line.split()[1]) / 1024 for line in open("/proc/self/status") if line.startswith("VmRSS:")]
print(seconds, seconds, held[0], flush=True)
os._exit(0)
"""


def measure_window(data: Path, password: str) -> Iterator[Measure]:
    """The window on an office beside an empty Qt window; the best of three."""
    ours = [run("-m", "bench.window", str(data), password=password) for _ in range(TIMES)]
    bare = [run("-c", EMPTY) for _ in range(TIMES)]
    first, register, memory = (min(column) for column in zip(*ours, strict=True))
    empty, _, least = (min(column) for column in zip(*bare, strict=True))
    yield Measure("start to usable first page", first, empty, "an empty Qt window")
    yield Measure("start to the register's first page", register, empty, "an empty Qt window")
    yield Measure("memory with the register open", memory, least, "an empty Qt window", unit="MB")


def run(*arguments: str, password: str = "") -> list[float]:
    """The numbers that a Python of its own prints."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "BENCH_BEGAN": str(time.time())}
    done = subprocess.run(
        [sys.executable, *arguments], env=environment, input=password, capture_output=True,
        encoding="utf-8", check=True,
    )  # fmt: skip
    return [float(number) for number in done.stdout.split()]


def opened(data: Path, password: str) -> "Window":
    """The window on an office, signed in."""
    from bench.opener import opener_at_now
    from desktop_app.areas import load_areas
    from desktop_app.main import details
    from desktop_app.office.door import Door
    from desktop_app.shell.memory import Memory
    from desktop_app.shell.pictures import unseen_application
    from desktop_app.shell.program import Program
    from desktop_app.shell.window import Window

    unseen_application()
    door = Door(data, opener_at_now())
    program = Program(door.opener.clock, door, load_areas(), Memory(data / "window.json"), details)
    window = Window(program)
    window.resize(1366, 697)
    window.show()
    window.enter(door.open(door.plate().people[0].uid, password))
    return window


def _office(data: Path, password: str) -> tuple[float, float]:
    window = opened(data, password)
    first = _drawn(window)
    if window.work is not None:
        window.work.open("reception.register")
    return first, _drawn(window)


def _drawn(window: "Window") -> float:
    """When everything is read and drawn."""
    from desktop_app.shell.pictures import rest

    calm = 0
    while calm < 3:
        rest(2)
        calm = 0 if window.work is None or window.work.jobs.is_busy else calm + 1
    window.grab()
    return _since()


def _since() -> float:
    return time.time() - float(os.environ["BENCH_BEGAN"])


if __name__ == "__main__":
    print(*_office(Path(sys.argv[1]), sys.stdin.readline().strip()), held_now(), flush=True)
    os._exit(0)
