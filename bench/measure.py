"""One line of a benchmark."""

from dataclasses import dataclass


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
