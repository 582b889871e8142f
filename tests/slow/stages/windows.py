"""The short form of `python dev.py windows`: a Windows Python opens the file and goes through a day, the .exe is built,
tells the demo story as Linux tells it, and opens its window. The long form also installs; docs/windows.md says how."""

import shutil

from tests.slow.machine import stage
from tests.windows import building
from tests.windows.__main__ import run_suite
from tests.windows.agreement import compare
from tests.windows.journey import Journey, tell_on_linux
from tests.windows.machine import KEPT, copy_project, prepare

PART = ("tests/db", "tests/core/test_files.py", "tests/core/test_patience.py", "tests/core/test_first_window.py",
        "tests/core/text", "tests/office", "tests/journeys", "tests/test_cli.py")  # fmt: skip


def work() -> None:
    """From the bare machine to the open window; skipped where Wine or Windows' Python cannot be had."""
    windows = prepare()
    project, scratch = KEPT / "project", KEPT / "kết quả ngắn"
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    copy_project(project)
    print(run_suite(windows, project, *PART))
    built = building.build(windows, project, KEPT / "build")
    building.check_contents(built)
    print(f"size: {building.megabytes(built):.1f} MB")
    journey = Journey(windows, built, scratch)
    journey.installed = built
    print(journey.cli("self-check"))
    journey.story()
    print("\n".join(compare(scratch / "linux", journey.out, tell_on_linux(scratch / "linux"), journey.demo_json)))
    seconds = building.seconds_to_window(windows, built / building.WINDOW, journey.out / "du-lieu")
    print(f"start of the .exe to its first window: {seconds:.2f} s")


if __name__ == "__main__":
    stage(work)
