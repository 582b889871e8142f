"""The installed program brought up to date from a stick: refused, broken off, failing, done, and gone back from.

The key that signs here is made anew each time; the installed program trusts it because its public half is put among the
resources, which whoever may write there could do as well with any other file of the program.
"""

import os
import re
import shutil
import time
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop_app.core.release import FILE, read_release, release_text
from desktop_app.core.update_package.write import write_update
from desktop_app.core.updating.errand import RESULT
from desktop_app.core.updating.place import COMING, KEPT
from tests.slow.machine import Failed
from tests.windows.building import CONSOLE, WINDOW, files_of
from tests.windows.installing import KEY, install, make_installer
from tests.windows.journey import ACCOUNT, PASSWORD, SECRET, Journey
from tests.windows.machine import Windows
from tests.windows.release import manifest_of, publish

FIRST, BROKEN, CUT, SECOND, THIRD = "0.2.0", "0.3.0", "0.3.1", "0.4.0", "0.5.0"
ONCE = r"HKCU\Software\Microsoft\Windows\CurrentVersion\RunOnce"
OF_SOMEBODY_ELSE = "ghi-chu-cua-toi.txt"
PATIENCE = 240


class Updating:
    """Versions made of one build, and a stick with their updates."""

    def __init__(self, journey: Journey) -> None:
        """The steps are told by the journey."""
        self.journey, self.windows = journey, journey.windows
        self.key = Ed25519PrivateKey.generate()
        self.stick = journey.scratch / "USB của xã"
        self.stick.mkdir(parents=True)
        self.notes = self.stick / "moi.txt"
        self.notes.write_text("- In nhanh hơn.\n", encoding="utf-8")

    def whole(self) -> None:
        """Everything, good and bad."""
        step = self.journey.step
        self.journey.clear()
        step(f"version {FIRST} installed, with an office", self.begin)
        step("refused: signed by somebody else", self.refuse_foreign)
        step("refused: older, the same, damaged, cut, no update at all", self.refuse_others)
        step(f"version {BROKEN} does not start: nothing changed", self.fail_to_start)
        step("installer ended while it unpacks: nothing changed", self.end_while_unpacking)
        step(f"power cut while {CUT} is exchanged: complete after the next sign-in", self.cut_in_the_middle)
        step(f"version {SECOND}, the window still open at first", self.update_while_open)
        step("back to the version before, and forward again", self.go_back)
        step(f"version {THIRD} installed by hand over it", self.install_by_hand)

    def begin(self) -> str:
        """A version that trusts the test's key, with data and a file that no installer brought."""
        self.journey.installed = install(self.windows, self.installer(FIRST), FIRST)
        (self.journey.installed / OF_SOMEBODY_ELSE).write_text("giữ", encoding="utf-8")
        self.journey.set_up()
        self.shows(FIRST)
        return self.journey.cli("self-check").strip()

    def refuse_foreign(self) -> str:
        """The same installer, another key."""
        made = self.update(SECOND, self.installer(SECOND), Ed25519PrivateKey.generate())
        return self.refused(made, "chữ ký")

    def refuse_others(self) -> str:
        """What is signed and still not taken."""
        whole = self.update(SECOND, self.installer(SECOND))
        damaged, cut, other = (self.stick / f"{name}.sdcup" for name in ("hong", "dut", "khac"))
        content = bytearray(whole.read_bytes())
        cut.write_bytes(content[: len(content) // 2])
        content[-1_000_000] ^= 1
        damaged.write_bytes(content)
        other.write_bytes(self.installer(SECOND).read_bytes()[:100_000])
        small = self.notes
        told = [
            self.refused(self.update("0.1.0", small), "cũ hơn"),
            self.refused(self.update(FIRST, small), "đang được dùng"),
            self.refused(damaged, "hỏng"), self.refused(cut, "chép chưa đủ"), self.refused(other, "không phải gói"),
        ]  # fmt: skip
        self.shows(FIRST)
        return f"{len(told)} sentences"

    def fail_to_start(self) -> str:
        """A version that lacks its fonts and its tables is found out before it is put in place."""
        built = self.version(BROKEN)
        shutil.rmtree(built / "_internal" / "resources" / "legal")
        ending = self.apply(self.update(BROKEN, make_installer(built, self.journey.scratch, BROKEN, quick=True)))
        self.shows(FIRST)
        return self.ended(ending, "check")

    def end_while_unpacking(self) -> str:
        """As when the power goes or somebody ends the installer."""
        self.send(self.update(SECOND, self.installer(SECOND)))
        coming = self.journey.installed / COMING
        self.until(lambda: coming.exists() and len(files_of(coming)) > 50, "nothing was unpacked")
        self.windows.run(Path("taskkill"), "/f", "/im", f"CaiDat-SoDanChu-{SECOND}.exe", codes=(0, 1, 128))
        self.shows(FIRST)
        return f"{len(files_of(coming))} files lay ready"

    def cut_in_the_middle(self) -> str:
        """Between two renames no whole program is there; what Windows does at the next sign-in completes it."""
        built = self.version(CUT)
        cut = make_installer(built, self.journey.scratch, CUT, quick=True, cut=True)
        self.send(self.update(CUT, cut))
        self.until(lambda: not (self.journey.installed / "_internal").exists(), "the exchange did not begin")
        self.until(lambda: f"CaiDat-SoDanChu-{CUT}" not in self.windows.run(Path("tasklist")), "the installer stayed")
        told = self.windows.run(Path("reg"), "query", ONCE, "/v", "!SoDanChu")
        found = re.search(r'"(.+NoiTiep\.exe)" (.+)', told)
        if found is None:
            raise Failed(f"nothing is to be done at the next sign-in: {told}")
        second = self.journey.installed / COMING / "NoiTiep.exe"
        if not found[1].endswith(f"{COMING}\\NoiTiep.exe"):
            raise Failed(f"Windows would start {found[1]}")
        self.windows.run(second, *found[2].split())
        self.until(lambda: not second.exists(), "the exchange was not completed")
        self.shows(CUT)
        return "no version lost"

    def update_while_open(self) -> str:
        """The installer waits for the window; the update of an earlier step is the one that counts."""
        window = self.windows.start(self.journey.installed / WINDOW)
        log, before = self.windows.log(), 0
        self.until(lambda: log.exists() and log.read_text(encoding="utf-8").count("window shown") > before, "no window")
        self.send(self.update(SECOND, self.installer(SECOND)))
        time.sleep(3)
        untouched = read_release(self.journey.installed / "_internal" / "resources")
        self.windows.end(window, self.journey.installed / WINDOW)
        ending = self.result()
        self.shows(SECOND)
        backups = list((self.journey.data / "backups").iterdir())
        if untouched is None or str(untouched.version) != CUT or not backups:
            raise Failed(f"the installer did not wait, or there is no backup: {untouched}, {backups}")
        return f"{self.ended(ending, 'done')}, {len(backups)} backups"

    def go_back(self) -> str:
        """Each of two versions keeps the other."""
        for version in (CUT, SECOND):
            self.forget()
            self.journey.cli("update", "back")
            self.ended(self.result(), "done")
            self.shows(version)
        return f"{CUT}, then {SECOND}"

    def install_by_hand(self) -> str:
        """The installer alone, as from a web page: the same exchange."""
        install(self.windows, self.installer(THIRD), THIRD)
        self.shows(THIRD)
        kept = read_release(self.journey.installed / KEPT / "_internal" / "resources")
        if kept is None or str(kept.version) != SECOND:
            raise Failed(f"the version before is not kept: {kept}")
        return f"{SECOND} kept"

    def version(self, number: str) -> Path:
        """The build under another number, trusting the test's key; links, so that it costs no room."""
        target = self.journey.scratch / f"ban {number}"
        shutil.copytree(self.journey.built, target, copy_function=os.link)
        resources = target / "_internal" / "resources"
        told = read_release(resources)
        if told is None or told.made_on is None:
            raise Failed("the build does not say which version it is")
        (resources / FILE).unlink()
        (resources / FILE).write_text(release_text(number, told.made_on), encoding="utf-8")
        publish(self.key, resources / "updates" / "thu.pub")
        return target

    def installer(self, number: str) -> Path:
        """Its installer, made once."""
        made = self.journey.scratch / f"CaiDat-SoDanChu-{number}.exe"
        return made if made.exists() else make_installer(self.version(number), made.parent, number, quick=True)

    def update(self, number: str, content: Path, key: Ed25519PrivateKey | None = None) -> Path:
        """A signed update on the stick."""
        asked = Namespace(what="program", version=number, oldest="0.1.0", notes=self.notes)
        return write_update(self.stick, manifest_of(asked), content, key or self.key)

    def refused(self, update: Path, word: str) -> str:
        """The program says why and stays as it is."""
        said = self.windows.run(self.journey.installed / CONSOLE, "update", "inspect", update, codes=(1,))
        if word not in said:
            raise Failed(f"{update.name}: {word!r} is not in {said!r}")
        again = self.windows.run(
            self.journey.installed / CONSOLE, "update", "apply", update, "--account", ACCOUNT,
            env={SECRET: PASSWORD}, codes=(1,),
        )  # fmt: skip
        if (self.journey.installed / COMING).exists() or word not in again:
            raise Failed(f"{update.name} was not refused before anything was done: {again!r}")
        return said.strip().splitlines()[-1]

    def apply(self, update: Path) -> str:
        """As an official would, until the installer has told its ending."""
        self.send(update)
        return self.result()

    def send(self, update: Path) -> None:
        """The program checks, backs up and starts the installer, which goes on when the program has ended."""
        self.forget()
        program, asked = self.journey.installed / CONSOLE, ["update", "apply", update, "--account", ACCOUNT]
        process = self.windows.start(program, *asked, env={SECRET: PASSWORD})
        # Not until its output ends: in Wine the installer holds the same pipe.
        if process.wait(PATIENCE) and process.stdout:
            raise Failed(process.stdout.read().decode("utf-8", "replace"))

    def forget(self) -> None:
        """What an earlier installer told."""
        self.told.unlink(missing_ok=True)

    @property
    def told(self) -> Path:
        """Where an installer tells its ending."""
        return self.windows.local() / "SoDanChu" / "cap-nhat" / RESULT

    def result(self) -> str:
        """The word that the installer left, once it did."""
        self.until(lambda: self.told.exists() and bool(self.told.read_text(encoding="ascii")), "no ending was told")
        time.sleep(1)
        return self.told.read_text(encoding="ascii")

    def ended(self, told: str, wanted: str) -> str:
        """The word, which must be this one."""
        if told != wanted:
            raise Failed(f"the installer told {told!r}, not {wanted!r}")
        return told

    def shows(self, version: str) -> None:
        """The program of this version is there whole, opens the data, and what is not its own was left alone."""
        said = self.journey.cli("--version").strip()
        if said != f"Sổ Dân Chủ {version}":
            raise Failed(f"the installed program says {said!r}, not {version}")
        if (self.journey.installed / OF_SOMEBODY_ELSE).read_text(encoding="utf-8") != "giữ":
            raise Failed("a file that no installer brought was touched")
        if version not in self.windows.run(Path("reg"), "query", KEY, "/v", "DisplayVersion"):
            raise Failed(f"the list of installed programs does not name {version}")
        self.journey.cli("verify", "--account", ACCOUNT)

    def until(self, done: Callable[[], bool], failed: str) -> None:
        """Wait for what another process does."""
        end = time.monotonic() + PATIENCE
        while not done():
            if time.monotonic() > end:
                raise Failed(failed)
            time.sleep(0.05)


def update_installed(windows: Windows, built: Path, scratch: Path) -> list[str]:
    """The whole journey of updates; its lines."""
    journey = Journey(windows, built, scratch)
    Updating(journey).whole()
    (journey.installed / OF_SOMEBODY_ELSE).unlink()
    journey.uninstall_all()
    return journey.told
