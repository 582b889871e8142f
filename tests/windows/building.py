"""The program built as a folder of Windows files, looked at from outside, and how long its window takes to open."""

import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tests.slow.machine import Failed
from tests.windows.machine import Windows

WINDOW, CONSOLE = "SoDanChu.exe", "sodanchu-cli.exe"
LARGEST_MB = 170
UNWANTED = ("numpy", "Qt6Qml", "Qt6Quick", "Qt6Network", "opengl32sw", "tkinter", "pytest", "/translations/")
TRIES, LONGEST_START = 3, 120
SHOWN = "window shown"
EMPTY = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv)
window = QMainWindow()
window.resize(1366, 697)
window.show()
QTimer.singleShot(0, lambda: open(sys.argv[1], "w").write("shown"))
app.exec()
"""


def build(windows: Windows, project: Path, place: Path) -> Path:
    """Build `project` by its own build.spec below `place`; the folder that holds the program."""
    options = ["--noconfirm", "--log-level", "WARN", "--distpath", place / "dist", "--workpath", place / "work"]
    said = windows.run_python("-m", "PyInstaller", *options, "build.spec", cwd=project)
    if "error" in said.lower():
        print(said)
    return place / "dist" / "SoDanChu"


def build_empty(windows: Windows, place: Path) -> Path:
    """An empty Qt window built the same way, to compare with."""
    place.mkdir(parents=True, exist_ok=True)
    script = place / "empty.py"
    script.write_text(EMPTY, encoding="utf-8")
    options = ["--noconfirm", "--log-level", "WARN", "--onedir", "--windowed", "--name", "empty", "--specpath", place]
    folders = ["--distpath", place / "dist", "--workpath", place / "work"]
    windows.run_python("-m", "PyInstaller", *options, *folders, script, cwd=place)
    return place / "dist" / "empty" / "empty.exe"


def files_of(folder: Path) -> list[Path]:
    """Every file below."""
    return sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def megabytes(folder: Path) -> float:
    """What all files below hold."""
    return sum(path.stat().st_size for path in files_of(folder)) / 1e6


def list_contents(built: Path) -> None:
    """Print what is inside: the largest parts, then every part with a megabyte."""
    sizes: Counter[str] = Counter()
    for path in files_of(built):
        inside = path.relative_to(built).as_posix().removeprefix("_internal/").split("/")
        sizes[inside[0] if len(inside) == 1 else "/".join(inside[:2]) if len(inside) > 2 else inside[0] + "/"] += (
            path.stat().st_size
        )
    for name, size in sizes.most_common(40):
        print(f"  {size / 1e6:7.1f} MB  {name}")
    print(f"  {len(files_of(built))} files, {megabytes(built):.1f} MB")


def check_contents(built: Path) -> None:
    """`Failed` when the build is too large, carries what it must not, or a program lacks its face."""
    size = megabytes(built)
    if size > LARGEST_MB:
        raise Failed(f"the program is {size:.0f} MB, at most {LARGEST_MB} MB is allowed")
    carried = [path for path in files_of(built) if any(part in path.as_posix() for part in UNWANTED)]
    if carried:
        raise Failed(f"the build carries {[path.name for path in carried[:5]]}")
    for name in (WINDOW, CONSOLE):
        look_at(built / name)


def look_at(program: Path) -> None:
    """`Failed` unless Windows will find its version, its icon and that it never asks to be an administrator."""
    held = program.read_bytes()
    wanted = {
        "a version resource": "ProductVersion".encode("utf-16-le"),
        "its name": "Sổ Dân Chủ".encode("utf-16-le"),
        "asInvoker": b'level="asInvoker"',
        "long paths": b"longPathAware",
    }
    missing = [what for what, mark in wanted.items() if mark not in held]
    # A bitmap icon begins with its header: 256 pixels wide and twice as high.
    if (40).to_bytes(4, "little") + (256).to_bytes(4, "little") + (512).to_bytes(4, "little") not in held:
        missing.append("its icon")
    if missing:
        raise Failed(f"{program.name} lacks {', '.join(missing)}")


def seconds_to_window(windows: Windows, program: Path, data: Path) -> float:
    """How long from the start of the .exe until its log says that the window is there; the window is closed again."""
    log = windows.log()
    before = _lines(log)
    return _seconds(windows, program, ["--data", data], lambda: _lines(log) > before)


def start_ratio(windows: Windows, program: Path, data: Path, empty: Path, place: Path) -> Mapping[str, float]:
    """The best of a few starts of the program and of the empty window, in seconds, and how they compare."""
    mark = place / "shown.txt"

    def bare() -> float:
        mark.unlink(missing_ok=True)
        return _seconds(windows, empty, [mark], mark.exists)

    first = min(seconds_to_window(windows, program, data) for _ in range(TRIES))
    second = min(bare() for _ in range(TRIES))
    return {"program": first, "empty": second, "ratio": first / second}


def _seconds(windows: Windows, program: Path, arguments: Sequence[str | Path], shown: Callable[[], bool]) -> float:
    began = time.monotonic()
    process = windows.start(program, *arguments)
    try:
        while not shown():
            if process.poll() is not None:
                said = process.communicate()[0].decode("utf-8", "replace")
                raise Failed(f"{program.name} closed by itself:\n{said}")
            if time.monotonic() - began > LONGEST_START:
                raise Failed(f"{program.name} showed no window within {LONGEST_START} seconds")
            time.sleep(0.01)
        return time.monotonic() - began
    finally:
        windows.end(process, program)


def _lines(log: Path) -> int:
    """How many windows were shown, by the program's own log."""
    return log.read_text(encoding="utf-8").count(SHOWN) if log.exists() else 0
