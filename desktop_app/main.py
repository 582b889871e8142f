"""The only place that builds things: where the data lies, the log, the tables of all areas, the window."""

import ctypes
import logging
import os
import subprocess
import sys
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from logging.handlers import RotatingFileHandler
from pathlib import Path
from traceback import extract_tb
from types import TracebackType
from typing import TextIO

from db.sealing import Cost
from desktop_app.areas import load_areas
from desktop_app.core.clock import Clock, SystemClock
from desktop_app.core.errors import UserError
from desktop_app.core.first_window import FirstWindow
from desktop_app.core.progress import Progress
from desktop_app.core.release import release
from desktop_app.core.update_package.trust import trusted_keys
from desktop_app.core.updating.errand import Errands
from desktop_app.core.updating.place import installed_place
from desktop_app.core.updating.updater import Updater
from desktop_app.office.door import Door
from desktop_app.office.homes import Homes, shared_folder
from desktop_app.office.models import OfficeKind
from desktop_app.office.opening import Opener, OpenOffice

PASSWORD_COST = Cost(memory_kib=64 * 1024, passes=3)
LOG_SIZE, LOGS_KEPT = 1_000_000, 5
LOGS, UPDATES = "nhat-ky", "cap-nhat"
PRACTICE, PRACTICE_UPPER = "tap-huan", "tap-huan-cap-tren"
WATCH = "desktop_app.sync.branch.guard"
_EXCLAMATION = 0x30

log = logging.getLogger("desktop_app")


def data_home() -> Path:
    """Where the program keeps an office's data unless it is told otherwise."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "SoDanChu"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "sodanchu"


def data_folder(practice: bool = False, upper: bool = False) -> Path:
    """The data folder of the office, or of a practice office beside it."""
    return data_home() / (PRACTICE_UPPER if upper else PRACTICE if practice else "du-lieu")


def homes() -> Homes:
    """Where offices may lie on this PC."""
    return Homes(data_folder(), shared_folder(os.environ, sys.platform))


def make_opener(clock: Clock | None = None, holder: str = "cửa sổ chương trình") -> Opener:
    """How this program opens offices: the tables and deadlines of every area, passwords at full cost."""
    areas = load_areas()
    records = {kind: entry for area in areas for kind, entry in import_module(area.models).RECORDS.items()}
    limits = [import_module(area.limits) for area in areas if area.limits]
    seals = [import_module(area.seals) for area in areas if area.seals]
    watch = import_module(WATCH).watch
    return Opener(clock or SystemClock(), records, limits, seals, cost=PASSWORD_COST, holder=holder, watch=watch)


def open_window(data: Path | None, practice: bool, upper: bool = False) -> int:
    """Show the window on the data folder (the usual one when None) until it is closed; the exit code.

    With `practice` the practice office is opened at once, and made with its sample data when it is not there yet; with
    `upper` it is the one that receives.
    """
    # The window's libraries are loaded only by who opens one.
    from desktop_app.shell.memory import Memory
    from desktop_app.shell.program import Program
    from desktop_app.shell.start import show_window

    start_log(data_home() / LOGS)
    folder = data_folder(practice, upper)
    memory = Memory(data_home() / (f"cua-so-{folder.name}.json" if practice else "cua-so.json"))
    remembered = memory.of("window").get("folder")
    opener, places = make_opener(), None if practice else homes()
    usual = places.usual(opener) if places else folder
    folder = data or (Path(remembered) if remembered else usual)
    first = FirstWindow(data_home(), folder)
    if not first.take():
        return _call(first)
    door = Door(folder, opener)
    program = Program(
        clock=opener.clock,
        door=door,
        areas=load_areas(),
        memory=memory,
        details=details,
        practise=None if practice else _practise,
        homes=places,
        is_named=data is not None,
        first=first,
        is_practice=practice,
        updater=None if practice else updater(),
    )
    return show_window(program, partial(_practice_office, door, upper=upper) if practice else None)


def _call(first: FirstWindow) -> int:
    if first.call():
        return 0
    raise UserError(
        "Cửa sổ chương trình đang mở nhưng không trả lời. Hãy tìm cửa sổ đó ở thanh dưới màn hình; nếu không thấy, "
        "đóng chương trình trong Trình quản lý tác vụ rồi mở lại."
    )


def _practice_office(door: Door, progress: Progress, upper: bool = False) -> OpenOffice:
    # Only who practises pays for the sample data's modules.
    from desktop_app.areas.sample import PASSWORD, make_practice_office
    from desktop_app.sync.practice.upper import make_practice_upper

    if not door.is_set_up:
        # The year was lived through by a clock of its own; work goes on by the real one.
        make = make_practice_upper if upper else make_practice_office
        make(door.folder, door.opener, progress).close()
    plate = door.plate()
    if not plate.is_practice:
        raise UserError(
            "Thư mục này giữ dữ liệu của cơ quan thật, không phải cơ quan tập huấn. Hãy mở chương trình không có "
            "--practice, hoặc chọn thư mục khác bằng --data."
        )
    return door.open(plate.people[0].uid, PASSWORD)


def updater() -> Updater:
    """What updates need of this PC; the installer outlives the program that starts it."""
    return Updater(release(), trusted_keys(), installed_place(), Errands(data_home() / UPDATES), _start)


def _start(command: Sequence[str]) -> None:
    nothing = subprocess.DEVNULL
    subprocess.Popen(command, close_fds=True, cwd=data_home(), stdin=nothing, stdout=nothing, stderr=nothing)


def _practise(kind: str) -> None:
    """Another window beside this one, for the practice office of that kind."""
    option = "--practice-upper" if kind == OfficeKind.UPPER.name else "--practice"
    subprocess.Popen([*_program(), option], close_fds=True)


def _program() -> list[str]:
    """How this program is started; the frozen one always as a window, which has no console to flash up."""
    if not getattr(sys, "frozen", False):
        return [sys.executable, "-m", "desktop_app"]
    window = Path(sys.executable).with_stem("SoDanChu")
    return [str(window if window.exists() else sys.executable)]


def details(error: BaseException) -> str:
    """Where a defect happened, for whoever mends the program; holds no value that somebody typed."""
    return f"Sổ Dân Chủ {release().version}, {sys.platform}\n{places(type(error), error.__traceback__)}"


class WithoutWords(logging.Formatter):
    """Writes where an error happened but never its text, which may quote what a citizen said."""

    def formatException(self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | object) -> str:
        """The kind of error and the places it went through."""
        kind, _error, trace = ei  # type: ignore[misc]
        return places(kind, trace)


def places(kind: type[BaseException], trace: TracebackType | None) -> str:
    """The kind of an error and the program's own places it went through, without any value."""
    frames = (f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in extract_tb(trace))
    return "\n".join((kind.__name__, *frames))


def start_log(folder: Path) -> None:
    """Write defects into a small rotating log; a folder that cannot be written is no reason not to start."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / "chuong-trinh.log"
        handler = RotatingFileHandler(file, maxBytes=LOG_SIZE, backupCount=LOGS_KEPT - 1, encoding="utf-8")
    except OSError:
        return
    handler.setFormatter(WithoutWords("%(asctime)s %(levelname)s %(name)s %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.INFO)


def tell(sentence: str, out: TextIO | None) -> None:
    """Say a sentence; a program without a console says it in a small window of the system."""
    if out is not None:
        out.write(f"{sentence}\n")
    elif sys.platform == "win32":
        ctypes.windll.user32.MessageBoxW(None, sentence, "Sổ Dân Chủ", _EXCLAMATION)


def speak_utf8() -> None:
    """Vietnamese on every console; a Windows one would otherwise end the program at the first accent."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
