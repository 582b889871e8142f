"""The program as a Windows program, whole: python -m tests.windows, which `python dev.py windows` calls.

Suite on a Windows Python, build, installer, the installed program at work, its story beside the one told on Linux.
"""

import re
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.slow.machine import ROOT, Failed, Skip
from tests.windows import building
from tests.windows.agreement import compare
from tests.windows.installing import check_size, make_installer
from tests.windows.journey import Journey, tell_on_linux
from tests.windows.machine import KEPT, NATIVE, Windows, copy_project, prepare

DIST = ROOT / "dist" / "windows"
SUITE = ("-m", "pytest", "-p", "no:cacheprovider", "-n", "2", "--dist", "loadfile")


def main() -> int:
    """Everything, then the figures; 0 only when all of it went well."""
    figures: list[str] = []
    try:
        windows = prepare()
    except Skip as reason:
        print(f"SKIPPED: {reason}")
        return 1
    try:
        whole(windows, figures)
    except (Failed, Skip) as reason:
        figures.append(f"FAILED: {reason}")
        return 1
    finally:
        print("\n" + "\n".join(figures), flush=True)
    return 0


def whole(windows: Windows, figures: list[str]) -> None:
    """Each part after the other; `figures` has what is to be reported."""
    project, scratch = KEPT / "project", KEPT / "kết quả"
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    copy_project(project)
    _timed("suite", lambda: figures.append(run_suite(windows, project)))
    built = _timed("build", lambda: building.build(windows, project, KEPT / "build"))
    building.list_contents(built)
    building.check_contents(built)
    figures.append(f"size: {building.megabytes(built):.1f} MB unpacked, at most {building.LARGEST_MB}")
    installer = _timed("installer", lambda: make_installer(built, _handed_out()))
    figures.append(f"installer: {check_size(installer):.1f} MB, {installer.name}")
    journey = Journey(windows, built, scratch)
    if NATIVE and (windows.local() / "SoDanChu").exists():
        figures.append("installed program: not tried, because this Windows account has an office of its own")
        return
    try:
        _timed("installed program", lambda: journey.whole(installer))
    finally:
        figures.append("installed program:")
        figures.extend(f"  {line}" for line in journey.told)
    told = _timed("the story on Linux", lambda: tell_on_linux(scratch / "linux")) if not NATIVE else ""
    if told:
        figures.append("the same on Linux and Windows:")
        figures.extend(f"  {line}" for line in compare(scratch / "linux", journey.out, told, journey.demo_json))
    start = _timed("start", lambda: start_of(windows, built, scratch))
    figures.append(start)


def run_suite(windows: Windows, project: Path, *only: str) -> str:
    """The suite (or only some of it) on the Windows Python; Failed with its end when a test is red."""
    said = windows.run_python(*SUITE, *only, cwd=project, codes=(0, 1))
    print(said[-6_000:] if "failed" in said else said[-400:])
    counted = re.search(r"(\d+ (?:failed|passed).*) in [\d.]+s", said)
    if counted is None or "failed" in counted[1] or "error" in counted[1]:
        raise Failed(f"the suite on the Windows Python: {counted[1] if counted else 'did not come to its end'}")
    version = windows.run_python("-c", "import sys; print(sys.version.split()[0])").strip().splitlines()[-1]
    return f"suite on Windows Python {version}: {counted[1]}"


def start_of(windows: Windows, built: Path, scratch: Path) -> str:
    """How the start of the .exe compares with that of an empty window built the same way."""
    empty = building.build_empty(windows, KEPT / "empty")
    found = building.start_ratio(windows, built / building.WINDOW, scratch / "phục hồi", empty, scratch)
    return (
        f"start of the .exe to its first window: {found['program']:.2f} s, empty Qt .exe {found['empty']:.2f} s, "
        f"ratio {found['ratio']:.2f}"
    )


def _handed_out() -> Path:
    """The folder for what is handed out."""
    DIST.mkdir(parents=True, exist_ok=True)
    return DIST


def _timed(what: str, work: Callable[[], object]):  # type: ignore[no-untyped-def]
    print(f"\n--- {what}", flush=True)
    began = time.monotonic()
    result = work()
    print(f"--- {what}: {time.monotonic() - began:.0f} s", flush=True)
    return result


if __name__ == "__main__":
    sys.exit(main())
