"""One line of a benchmark, and the memory of this process while something is measured."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self


@dataclass(frozen=True)
class Measure:
    """One line of the result: seconds of ours beside seconds of the baseline."""

    what: str
    ours: float
    raw: float
    baseline: str
    unit: str = "ms"

    def line(self) -> str:
        """The line that is printed."""
        times = 1000 if self.unit == "ms" else 1
        ratio = self.ours / self.raw if self.raw else float("nan")
        ours, raw = f"{self.ours * times:10.1f} {self.unit}", f"{self.raw * times:10.2f} {self.unit}"
        return f"  {self.what:<36}{ours} {ratio:7.1f} × {raw}  {self.baseline}"


def seconds(work: Callable[[], object]) -> float:
    """How long the work takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def held_now() -> float:
    """Megabytes that this process holds; not a number where the system does not say."""
    status = Path("/proc/self/status")
    for line in status.read_text(encoding="ascii").splitlines() if status.exists() else ():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return float("nan")


class Memory:
    """Looks every tenth of a second how much the process holds."""

    EVERY = 0.1

    def __init__(self) -> None:
        """Begins with the block."""
        self._before = self._most = held_now()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._ended.set()
        self._thread.join()

    def restart(self) -> None:
        """From here on the most is looked for anew."""
        self._before = self._most = held_now()

    def measure(self) -> Measure:
        """The most that was held since the last measure, beside what was held then."""
        told = Measure(
            "  its memory at most", max(self._most, held_now()), self._before, "the process before", unit="MB"
        )
        self.restart()
        return told

    def _look(self) -> None:
        while not self._ended.wait(self.EVERY):
            self._most = max(self._most, held_now())
