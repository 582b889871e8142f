"""What the long stages share: outside programs, processes, and the two ways a stage may end early."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SKIPPED = 77
WITHOUT_PAGES = ("--ignore-glob=*/test_views_*", "tests/core", "tests/db", "tests/office", "tests/areas")
"""What can differ between Pythons and systems; pages are seen by the suite, on its own Python."""


class Skip(Exception):
    """An outside program cannot be had here; the text says which and why."""


class Failed(Exception):
    """What was looked at is wrong; the text says what."""


def stage(work: Callable[[], None]) -> None:
    """Do a stage's work as a process; the exit code says passed, skipped or failed."""
    try:
        work()
    except Skip as reason:
        print(f"SKIPPED: {reason}", flush=True)
        sys.exit(SKIPPED)
    except (Failed, subprocess.CalledProcessError) as reason:
        sys.exit(f"FAILED: {reason}")


def need(packages: Sequence[str], programs: Sequence[str]) -> None:
    """See that outside programs are there, installing Debian packages when we may."""
    missing = [program for program in programs if not shutil.which(program)]
    if not missing:
        return
    if not shutil.which("apt-get") or os.geteuid() != 0:
        raise Skip(f"{', '.join(missing)} is not installed and cannot be (no apt-get or not root)")
    quiet = {"env": dict(os.environ, DEBIAN_FRONTEND="noninteractive"), "stdout": subprocess.DEVNULL, "check": False}
    subprocess.run(["apt-get", "update", "-qq"], **quiet)
    subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages], **quiet)
    if missing := [program for program in programs if not shutil.which(program)]:
        raise Skip(f"apt-get could not install {', '.join(missing)}")


def run(command: Sequence[str | Path], env: Mapping[str, str] | None = None, cwd: Path = ROOT) -> None:
    """Run a command that must succeed, its output shown."""
    print("$ " + " ".join(str(part) for part in command)[:300], flush=True)
    subprocess.run([str(part) for part in command], cwd=cwd, env={**os.environ, **(env or {})}, check=True)


def output(command: Sequence[str | Path], env: Mapping[str, str] | None = None, cwd: Path = ROOT) -> str:
    """What a command that must succeed says."""
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env={**os.environ, **(env or {})},
        capture_output=True, encoding="utf-8", errors="replace", check=False,
    )  # fmt: skip
    if done.returncode != 0:
        raise Failed(f"{' '.join(str(part) for part in command)[:200]}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
    return done.stdout


def check_with_pytest(*arguments: str) -> None:
    """Run tests of the project in this Python."""
    run([sys.executable, "-m", "pytest", *arguments])
