"""The installed program at work: every step as an official or a script would do it, each told when it went well."""

import json
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from db.migrations import HEAD
from desktop_app import __version__
from tests.slow.machine import ROOT, Failed
from tests.windows import old_office
from tests.windows.building import CONSOLE, WINDOW
from tests.windows.installing import FOLDER, install, make_installer, uninstall
from tests.windows.machine import NATIVE, Windows

PASSWORD = "một mật khẩu đủ dài 2026"
ACCOUNT = "Lê Thị Hoa"
PRACTICE_PASSWORD = "tập huấn ở xã Yên Hạ"
OLDER = "0.0.1"
OLDEST_REVISION = "0001"
LEFT_OVER = "_internal/cua-ban-cu.txt"
SECRET = "SODANCHU_PASSWORD"
SMALLEST_PICTURE = 8_000


class Journey:
    """The steps, one after another; `told` has a line for each."""

    def __init__(self, windows: Windows, built: Path, scratch: Path) -> None:
        """`built` is the folder to make installers of; papers and copies go below `scratch`."""
        self.windows, self.built, self.scratch = windows, built, scratch
        self.told: list[str] = []
        self.installed = Path()
        self.demo_json = ""

    def step(self, what: str, work: Callable[[], str | None]) -> None:
        """Do a step and print it with what it found."""
        began = time.monotonic()
        found = work()
        line = f"{what}{': ' + found if found else ''} ({time.monotonic() - began:.0f} s)"
        self.told.append(line)
        print(f"  {line}", flush=True)

    def whole(self, installer: Path) -> None:
        """An older version with data, the present one over it, everything an office does once, and away again."""
        self.clear()
        self.step(f"older version {OLDER} installed", self.install_older)
        self.step("an office set up with it, at the usual place", self.set_up)
        self.step(f"an office of revision {OLDEST_REVISION} beside it", self.make_old_office)
        self.step(f"version {__version__} installed over it", lambda: self.install_over(installer))
        self.step("verify, data of the version before", lambda: self.verify(self.data, ACCOUNT, PASSWORD))
        self.step(f"verify, data of revision {OLDEST_REVISION}", self.verify_old)
        self.story()
        self.step("backup", self.back_up)
        self.step("restore beside", self.restore)
        self.step("a second office at the usual place refused", self.refuse_second)
        self.step("second start calls the first window forward", self.start_twice)
        self.step("uninstalled, data kept", self.uninstall_keeping)
        self.step("installed again, the same data opened", lambda: self.install_again(installer))
        self.step("uninstalled with the data, as asked", self.uninstall_all)

    def clear(self) -> None:
        """In the Wine that is ours nothing of an earlier run is left."""
        if not NATIVE:
            for folder in (FOLDER, "SoDanChu"):
                shutil.rmtree(self.windows.local() / folder, ignore_errors=True)

    def story(self) -> None:
        """The demo story with its papers and pictures, told by the program that is there."""
        self.step("demo", self.demo)
        self.step("pictures of every page", self.look_at_pictures)

    @property
    def data(self) -> Path:
        """The usual place of an office's data."""
        return self.windows.local() / "SoDanChu" / "du-lieu"

    @property
    def out(self) -> Path:
        """Where the demo story is told."""
        return self.scratch / "chuyện của năm"

    def cli(self, *arguments: str | Path, password: str = PASSWORD) -> str:
        """What the console program says."""
        return self.windows.run(self.installed / CONSOLE, *arguments, env={SECRET: password})

    def install_older(self) -> str:
        """The same program under an older number, with a file that the present one does not have."""
        older = self.scratch / "older"
        shutil.copytree(self.built, older)
        (older / LEFT_OVER).write_text(OLDER, encoding="utf-8")
        self.installed = install(self.windows, make_installer(older, self.scratch, OLDER, quick=True), OLDER)
        if not (self.installed / LEFT_OVER).exists():
            raise Failed("the older version was not installed whole")
        shutil.rmtree(older)
        return str(self.installed.relative_to(self.windows.local()))

    def install_over(self, installer: Path) -> str:
        """The present version; what only the older one had is gone, the data are not."""
        before = (self.data / "register.db").read_bytes()
        install(self.windows, installer)
        if (self.installed / LEFT_OVER).exists():
            raise Failed("a file of the older version stayed")
        if (self.data / "register.db").read_bytes() != before:
            raise Failed("installing touched the data")
        said = self.cli("--version").strip()
        if said != f"Sổ Dân Chủ {__version__}":
            raise Failed(f"the installed program says {said!r}")
        return said

    def set_up(self) -> str:
        """A new office where the program looks by itself."""
        return self.cli("init", "--office", "xã Yên Hạ, tỉnh Lào Cai", "--account", ACCOUNT).splitlines()[0]

    def make_old_office(self) -> str:
        """As a program of the first revision left it."""
        old_office.make(self.scratch / "sổ cũ", OLDEST_REVISION)
        return f"{sum(path.stat().st_size for path in (self.scratch / 'sổ cũ').iterdir()):,} bytes"

    def verify(self, data: Path | None, account: str, password: str) -> str:
        """The program's own check of an office."""
        named = ["--data", data] if data != self.data else []
        return self.cli("verify", *named, "--account", account, password=password).strip()

    def verify_old(self) -> str:
        """Brought to the present revision, a copy made first where there was a step to take."""
        folder = self.scratch / "sổ cũ"
        said = self.verify(folder, old_office.NAME, old_office.PASSWORD)
        copies = list((folder / "backups").glob("*")) if (folder / "backups").exists() else []
        if OLDEST_REVISION != HEAD and not copies:
            raise Failed("no copy was made before the register was brought to the present revision")
        return said

    def demo(self) -> str:
        """The year of a practice commune."""
        self.demo_json = self.cli("demo", "--out", self.out, "--format", "json")
        counted = json.loads(self.demo_json)["data"]
        return f"{counted['visits']} visits, {len(counted['papers'])} papers"

    def look_at_pictures(self) -> str:
        """Each page was drawn and holds something."""
        pictures = sorted((self.out / "anh-man-hinh").glob("*.png"))
        empty = [path.name for path in pictures if path.stat().st_size < SMALLEST_PICTURE]
        if not pictures or empty:
            raise Failed(f"{len(pictures)} pictures, nothing to see on {empty}")
        return f"{len(pictures)} pictures"

    def back_up(self) -> str:
        """A checked copy in a folder with accents and spaces."""
        said = self.cli("backup", "--to", self.scratch / "bản sao lưu", "--account", ACCOUNT, "--format", "json")
        return f"{json.loads(said)['data']['bytes']:,} bytes"

    def restore(self) -> str:
        """That copy in a new folder, and its check."""
        [copy] = (self.scratch / "bản sao lưu").iterdir()
        beside = self.scratch / "phục hồi"
        self.cli("restore", copy, "--to", beside, "--account", ACCOUNT)
        return self.verify(beside, ACCOUNT, PASSWORD)

    def refuse_second(self) -> str:
        """An empty register is never made where an office is already."""
        program, asked = self.installed / CONSOLE, ["init", "--office", "xã Khác", "--account", "Ai Đó"]
        return self.windows.run(program, *asked, env={SECRET: PASSWORD}, codes=(1,)).strip()[:60] + "…"

    def start_twice(self) -> str:
        """The second start ends by itself, told to do so by the first."""
        first = self.windows.start(self.installed / WINDOW)
        log = self.windows.log()
        try:
            self.wait(lambda: log.exists() and "window shown" in log.read_text(encoding="utf-8"), "no window came up")
            second = self.windows.start(self.installed / WINDOW)
            self.wait(lambda: second.poll() is not None, "the second start did not end")
            if second.returncode != 0 or first.poll() is not None:
                raise Failed(f"the second start ended with {second.returncode}, the first: {first.poll()}")
        finally:
            self.windows.end(first, self.installed / WINDOW)
        return "ended with 0 at once"

    def wait(self, done: Callable[[], bool], failed: str) -> None:
        """Until something has happened, a minute at most."""
        until = time.monotonic() + 60
        while not done():
            if time.monotonic() > until:
                raise Failed(failed)
            time.sleep(0.1)

    def uninstall_keeping(self) -> str:
        """Nothing of the program stays, everything of the office does."""
        before = sorted(self.data.rglob("*"))
        uninstall(self.windows, self.installed)
        if sorted(self.data.rglob("*")) != before:
            raise Failed("uninstalling took data away")
        return f"{len(before)} files of the office stayed"

    def install_again(self, installer: Path) -> str:
        """The data are found where they were."""
        install(self.windows, installer)
        return self.verify(self.data, ACCOUNT, PASSWORD)

    def uninstall_all(self) -> None:
        """Told so, nothing stays at all."""
        uninstall(self.windows, self.installed, "/XOA-DU-LIEU")
        if self.data.exists():
            raise Failed("the data stayed although they were to be taken away")


def tell_on_linux(out: Path) -> str:
    """The same story told by this system's own Python; what it says as JSON."""
    import sys

    from tests.slow.machine import output

    return output(
        [sys.executable, "-m", "desktop_app", "demo", "--out", out, "--format", "json"], {"PYTHONUTF8": "1"}, ROOT
    )
