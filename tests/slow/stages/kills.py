"""Five hundred kills during saves: no acknowledged record lost, no gap, the journal's chain whole."""

import os
import sys
import tempfile

from tests.slow.machine import Skip, run, stage

KILLS = 500
SEED = 20261123


def work() -> None:
    """Kill and look, over and over."""
    if not hasattr(os, "fork"):
        raise Skip("this system cannot fork")
    with tempfile.TemporaryDirectory(prefix="kills-") as folder:
        run([sys.executable, "-m", "tests.kills", str(KILLS), str(SEED), folder])


if __name__ == "__main__":
    stage(work)
