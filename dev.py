#!/usr/bin/env python3
"""One door to work on the program: sets up what is missing, then runs, tests or builds it.

It runs on any Python 3 so that it can say which Python is wanted; everything else runs in .venv.
"""

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
DEV_LOCK = ROOT / "requirements-dev.lock"
FITTING = ("3.11", "3.12", "3.13")
PROBE = "import sys; print('%d.%d' % sys.version_info[:2]); import venv, ensurepip"

QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
WINDOW_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}


def main():
    """Do the command named on the command line; its exit code is ours."""
    os.chdir(str(ROOT))
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    if name not in COMMANDS:
        lines = ["  python dev.py %-12s %s" % (known, words) for known, (_, words) in COMMANDS.items()]
        sys.exit("\n".join([__doc__, *lines]))
    work, _ = COMMANDS[name]
    sys.exit(work(sys.argv[2:]))


# Commands -------------------------------------------------------------------------------------------------------------


def run(rest):
    """Open the program, or make the demo story where there is no display."""
    python = set_up(LOCK)
    if has_display():
        need_libraries(dict(QT_LIBRARIES, **WINDOW_LIBRARIES))
        return call([python, "-m", "desktop_app", *rest])
    need_libraries(QT_LIBRARIES)
    print("No display here: making the demo story in out/ instead.", flush=True)
    code = call([python, "-m", "desktop_app", "demo", "--out", "out"], offscreen=True)
    print("To open the window, run this command again on a desktop (or with DISPLAY set): python dev.py run")
    return code


def test(rest):
    """Lint, types, contracts and the whole suite, offscreen; every check runs, any failure is red."""
    python = set_up(DEV_LOCK)
    need_libraries(QT_LIBRARIES)
    types = [python, "-m", "mypy"]
    beside = subprocess.Popen(types, env=surroundings(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    checks = [
        [python, "-m", "ruff", "check", "."],
        [python, "-m", "ruff", "format", "--check", "."],
        [python, "-c", "from importlinter.cli import lint_imports_command as check; check()"],
        [python, "-m", "pytest", "-n", "3", "--dist", "loadfile", "--no-loadscope-reorder"],
    ]
    folder = tempfile.mkdtemp(dir=roomy_memory())
    checks[-1] += ["--basetemp", os.path.join(folder, "tests"), *rest]
    failed = [check for check in checks if call(check, offscreen=True) != 0]
    shutil.rmtree(folder, ignore_errors=True)
    print(beside.communicate()[0].decode("utf-8", "replace"), end="", flush=True)
    failed += [types] if beside.returncode else []
    for check in failed:
        print("FAILED: " + " ".join(["python", *check[1:]]))
    return 1 if failed else 0


def roomy_memory():
    """Where files are kept in memory, so that no save of a test waits for the disk; None where there is no room."""
    shared = "/dev/shm"
    return shared if os.path.isdir(shared) and shutil.disk_usage(shared).free > 2 * 1024**3 else None


def in_venv(*arguments):
    """A command that hands its arguments to one of our own modules, offscreen."""

    def work(rest):
        python = set_up(DEV_LOCK)
        need_libraries(QT_LIBRARIES)
        return call([python, *list(arguments), *rest], offscreen=True)

    return work


def build(rest):
    """Build the program as one folder and start what was built."""
    python = set_up(DEV_LOCK)
    need_libraries(QT_LIBRARIES)
    code = call([python, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "build.spec"])
    ending = ".exe" if os.name == "nt" else ""
    built = ROOT / "dist" / "SoDanChu" / ("sodanchu-cli" + ending)
    return code or call([str(built), "--version"], offscreen=True)


def lock(rest):
    """Make both locks and the notices again from pyproject.toml."""
    python = set_up(DEV_LOCK)
    for target, extra in ((LOCK, []), (DEV_LOCK, ["--extra", "dev", "--extra", "receiver"])):
        options = ["--universal", "--generate-hashes", "--no-emit-index-url", "--no-header", "--no-annotate"]
        options += ["--python-version", "3.11", "--quiet", "--output-file", target.name]
        code = call([python, "-m", "uv", "pip", "compile", "pyproject.toml", *options, *extra])
        if code:
            return code
    return call([set_up(DEV_LOCK), "-m", "tests.notices.collect"])


COMMANDS = {
    "run": (run, "open the program; --practice for a practice office with sample data"),
    "test": (test, "lint, types, contracts and the whole suite"),
    "slow": (in_venv("-m", "tests.slow"), "the long stages; names of stages run only these"),
    "bench": (in_venv("-m", "bench"), "benchmarks, each a ratio to a raw baseline"),
    "screenshots": (in_venv("-m", "tests.screens"), "every page with demo data into --out DIR; or --manual"),
    "words": (in_venv("-m", "tests.architecture.spoken"), "every message and label with its place, for a reader"),
    "manual": (in_venv("-m", "desktop_app", "manual"), "the manual as one PDF into --out FILE"),
    "build": (build, "build the program as one folder and start it"),
    "windows": (in_venv("-m", "tests.windows"), "the program as a Windows program: suite, build, installer, installed"),
    "update": (in_venv("-m", "tests.windows.release"), "the maker's key, and signed updates made with it"),
    "lock": (lock, "make the locks and the notices again"),
}


# Set-up ---------------------------------------------------------------------------------------------------------------


def set_up(wanted):
    """The Python of .venv with everything of the lock installed; installs again only when the lock changed."""
    python = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = VENV / "installed.txt"
    if version_of([str(python)]) not in FITTING:
        make_venv()
    fulfilled = [digest(wanted)] + ([digest(DEV_LOCK)] if wanted == LOCK else [])
    if not stamp.exists() or stamp.read_text(encoding="ascii") not in fulfilled:
        print("Installing the packages of " + wanted.name + " ...", flush=True)
        options = ["--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes"]
        if call([str(python), "-m", "pip", "install", *options, "-r", str(wanted)]):
            sys.exit("The packages could not be installed; see pip's message above.")
        stamp.write_text(digest(wanted), encoding="ascii")
    return str(python)


def make_venv():
    """A fresh .venv from a fitting Python."""
    if VENV.exists():
        shutil.rmtree(str(VENV))
    if call([*fitting_python(), "-m", "venv", str(VENV)]):
        shutil.rmtree(str(VENV), ignore_errors=True)
        sys.exit("Python could not make " + str(VENV) + "; see its message above.")


def fitting_python(may_install=True):
    """The command of a Python that can run the program; leaves with one sentence when there is none."""
    candidates = [[sys.executable]] + [["python" + version] for version in FITTING]
    candidates += [["python3"], ["python"]] + [["py", "-" + version] for version in FITTING]
    unfinished = set()
    for command in candidates:
        version = version_of(command)
        if version in FITTING:
            return command
        if version and version.rstrip("?") in FITTING:
            unfinished.add("python" + version.rstrip("?") + "-venv")
    if unfinished and may_install:
        need_debian(sorted(unfinished), "Python's venv module")
        return fitting_python(may_install=False)
    return sys.exit(
        "Install Python 3.11, 3.12 or 3.13 (64-bit) from your system or from python.org, then run this again."
    )


def version_of(command):
    """The version a Python command has, "?" after it when it lacks venv or ensurepip; None when it does not run."""
    try:
        probe = subprocess.Popen([*command, "-c", PROBE], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    except OSError:
        return None
    version = probe.communicate()[0].decode("ascii", "replace").strip()
    return (version if probe.returncode == 0 else version + "?") if version else None


def need_libraries(libraries):
    """See that Linux has the system libraries that Qt loads."""
    if not sys.platform.startswith("linux"):
        return
    missing = sorted(package for name, package in libraries.items() if not loads(name))
    if missing:
        need_debian(missing, "Qt's system libraries")


def loads(name):
    """Whether the system has a shared library."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def need_debian(packages, what):
    """Install Debian packages when we may; else leave with the command that does."""
    command = "apt-get install --no-install-recommends " + " ".join(packages)
    if not shutil.which("apt-get"):
        sys.exit("Missing: " + what + ". On Debian or Ubuntu this is: " + command)
    if os.geteuid() != 0:
        sys.exit("Missing: " + what + ". Run this, then try again: sudo " + command)
    print("Installing " + what + ": " + " ".join(packages), flush=True)
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    subprocess.call(["apt-get", "update", "-qq"], env=environment)
    quietly = command.replace("apt-get install", "apt-get install -y -qq").split()
    if subprocess.call(quietly, env=environment, stdout=subprocess.DEVNULL):
        sys.exit("Missing: " + what + ". This failed: " + command)


def has_display():
    """Whether a window can be opened here."""
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def digest(path):
    """What a file holds, in short."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def call(command, offscreen=False):
    """Run a command in the project's folder and give its exit code."""
    return subprocess.call(command, env=surroundings(offscreen))


def surroundings(offscreen=False):
    """The environment of a command."""
    environment = dict(os.environ, PYTHONUTF8="1")
    # Else each of the many processes that tests start would compile the whole program anew.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    if offscreen:
        environment["QT_QPA_PLATFORM"] = "offscreen"
    return environment


if __name__ == "__main__":
    main()
