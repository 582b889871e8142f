"""A quick benchmark: times and ratios are printed, never judged; only that it runs is."""

import sys

from tests.slow.machine import run, stage


def work() -> None:
    """Run the benchmark at the smallest size."""
    run([sys.executable, "-m", "bench", "--quick"])


if __name__ == "__main__":
    stage(work)
