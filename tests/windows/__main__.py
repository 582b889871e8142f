"""The program as a Windows program, whole: python -m tests.windows, which `python dev.py windows` calls.

Suite on a Windows Python, build, installer, the installed program at work, its story beside the one told on Linux.
"""

import re
import shutil
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from desktop_app import __version__
from tests.slow.machine import ROOT, Failed, Skip
from tests.windows import building
from tests.windows.agreement import compare
from tests.windows.installing import LARGEST_MB, check_size, make_installer, name_of, write_sheet
from tests.windows.journey import Journey, tell_on_linux
from tests.windows.machine import KEPT, NATIVE, Windows, copy_project, prepare
from tests.windows.updating import update_installed

BUILT = KEPT / "build" / "dist" / "SoDanChu"
DIST = ROOT / "dist" / "windows"
T = TypeVar("T")
SUITE = ("-m", "pytest", "-p", "no:cacheprovider", "-n", "2", "--dist", "loadfile")


PARTS = ("suite", "build", "installed", "updates", "start")


def main(parts: Sequence[str]) -> int:
    """Everything (or only these parts, on what an earlier run built), then the figures; 0 when all of it went well."""
    if unknown := set(parts) - set(PARTS):
        sys.exit(f"No such part: {', '.join(sorted(unknown))}. Parts: {', '.join(PARTS)}")
    figures: list[str] = []
    try:
        whole(prepare(), parts or PARTS, figures)
    except Skip as reason:
        figures.append(f"SKIPPED: {reason}")
        return 1
    except Failed as reason:
        figures.append(f"FAILED: {reason}")
        return 1
    finally:
        print("\n" + "\n".join(figures), flush=True)
    return 0


def whole(windows: Windows, parts: Sequence[str], figures: list[str]) -> None:
    """Each part after the other; `figures` has what is to be reported."""
    project, scratch = KEPT / "project", KEPT / "kết quả"
    copy_project(project)
    if "suite" in parts:
        figures.append(_timed("suite", lambda: run_suite(windows, project)))
    if "build" in parts:
        figures.extend(_timed("build", lambda: build(windows, project)))
    if "installed" in parts:
        shutil.rmtree(scratch, ignore_errors=True)
        scratch.mkdir(parents=True)
        _timed("installed program", lambda: use_installed(windows, scratch, figures))
    if "updates" in parts:
        _timed("updates", lambda: update(windows, figures))
    if "start" in parts:
        figures.append(_timed("start", lambda: start_of(windows, scratch)))


def build(windows: Windows, project: Path) -> list[str]:
    """The program and its installer, looked at."""
    built = building.build(windows, project, KEPT / "build")
    building.list_contents(built)
    building.check_contents(built)
    DIST.mkdir(parents=True, exist_ok=True)
    installer = make_installer(built, DIST)
    return [
        f"size: {building.megabytes(built):.1f} MB unpacked, at most {building.LARGEST_MB}",
        f"installer: {check_size(installer):.1f} MB, at most {LARGEST_MB}: {installer.name}",
        f"sheet: {write_sheet(installer).name}",
    ]


def use_installed(windows: Windows, scratch: Path, figures: list[str]) -> None:
    """The installed program from the first day to the last, its story beside the one told on Linux."""
    if NATIVE and (windows.local() / "SoDanChu").exists():
        figures.append("installed program: not tried, because this Windows account has an office of its own")
        return
    journey = Journey(windows, BUILT, scratch)
    try:
        journey.whole(DIST / name_of(__version__))
    finally:
        figures.append("installed program:")
        figures.extend(f"  {line}" for line in journey.told)
    if not NATIVE:
        told = tell_on_linux(scratch / "linux")
        figures.append("the same words and numbers on Linux and on Windows:")
        figures.extend(f"  {line}" for line in compare(scratch / "linux", journey.out, told, journey.demo_json))


def update(windows: Windows, figures: list[str]) -> None:
    """The installed program brought up to date from a stick, well and badly."""
    if NATIVE and (windows.local() / "SoDanChu").exists():
        figures.append("updates: not tried, because this Windows account has an office of its own")
        return
    scratch = KEPT / "cập nhật"
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    try:
        figures.extend(["updates:", *(f"  {line}" for line in update_installed(windows, BUILT, scratch))])
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def run_suite(windows: Windows, project: Path, *only: str) -> str:
    """The suite (or only some of it) on the Windows Python; Failed with its end when a test is red."""
    said = windows.run_python(*SUITE, *only, cwd=project, codes=(0, 1))
    print(said[-6_000:] if "failed" in said else said[-400:])
    counted = re.search(r"(\d+ (?:failed|passed).*) in [\d.]+s", said)
    if counted is None or "failed" in counted[1] or "error" in counted[1]:
        raise Failed(f"the suite on the Windows Python: {counted[1] if counted else 'did not come to its end'}")
    version = windows.run_python("-c", "import sys; print(sys.version.split()[0])").strip().splitlines()[-1]
    return f"suite on Windows Python {version}: {counted[1]}"


def start_of(windows: Windows, scratch: Path) -> str:
    """How the start of the .exe compares with that of an empty window built the same way."""
    empty = building.build_empty(windows, KEPT / "empty")
    found = building.start_ratio(windows, BUILT / building.WINDOW, scratch / "phục hồi", empty, scratch)
    return (
        f"start of the .exe to its first window: {found['program']:.2f} s, empty Qt .exe {found['empty']:.2f} s, "
        f"ratio {found['ratio']:.2f}"
    )


def _timed(what: str, work: Callable[[], T]) -> T:
    print(f"\n--- {what}", flush=True)
    began = time.monotonic()
    result = work()
    print(f"--- {what}: {time.monotonic() - began:.0f} s", flush=True)
    return result


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
