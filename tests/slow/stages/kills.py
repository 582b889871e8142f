"""Five hundred kill -9 during saves, some while batches are sealed or files go to a stick, at new moments each time.

And one in the middle of an upload to the receiving service, installed as an administrator installs it.
"""

import sys
import time

from tests.slow.machine import run, stage
from tests.slow.receiver_service import work as receive

KILLS = 500


def work() -> None:
    """Kill; the seed is printed so that a failure can be met again."""
    seed = time.time_ns() % 1_000_000
    print(f"seed {seed}", flush=True)
    run([sys.executable, "-m", "tests.kills", str(KILLS), str(seed)])
    run([sys.executable, "-m", "tests.kills.sealing", str(KILLS // 20), str(seed)])
    run([sys.executable, "-m", "tests.kills.stick", str(KILLS // 5), str(seed)])
    receive()


if __name__ == "__main__":
    stage(work)
