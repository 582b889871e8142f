"""Every property test again with a thousand new cases each, broken scans of cards with ten thousand.

Packages that were spoiled are read for a while; `tests.slow.package_fuzzing` does it as long as one likes. What
hostile ones cost in memory is measured.
"""

import sys

from tests.slow.machine import check_with_pytest, run, stage


def work() -> None:
    """Run what Hypothesis drives."""
    check_with_pytest(
        "--ignore=tests/core/idcard", "-m", "hypothesis", "--hypothesis-profile=slow", "-n", "2", "--timeout=420"
    )
    check_with_pytest("tests/core/idcard", "-m", "hypothesis", "--hypothesis-profile=scans", "-n", "2", "--timeout=420")
    run([sys.executable, "-m", "tests.slow.package_fuzzing", "--minutes", "0.3"])
    run([sys.executable, "-m", "tests.slow.package_memory"])


if __name__ == "__main__":
    stage(work)
