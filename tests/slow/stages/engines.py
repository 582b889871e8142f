"""The other Pythons and another build of the engine: what we promise to run on, and that the file outlives us."""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from dev import DEV_LOCK, FITTING, version_of
from tests.slow.machine import ROOT, Failed, Skip, need, output, run, stage

TESTED = ("tests/core", "tests/db", "tests/office", "tests/areas")


def work() -> None:
    """Test under each other fitting Python that the machine has; then read the file with Debian's sqlcipher."""
    pythons = _other_pythons()
    for version, python in pythons.items():
        print(f"Python {version}", flush=True)
        _test_under(python)
    skipped = [] if pythons else ["the machine has no other fitting Python"]
    try:
        _read_with_another_build()
    except Skip as reason:
        skipped.append(str(reason))
    if len(skipped) == 2:
        raise Skip("; ".join(skipped))
    print("\n".join(f"left out: {reason}" for reason in skipped))


def _other_pythons() -> dict[str, str]:
    own = f"{sys.version_info.major}.{sys.version_info.minor}"
    versions = Path(os.environ.get("PYENV_ROOT", "~/.pyenv")).expanduser() / "versions"
    found: dict[str, str] = {}
    for version in FITTING:
        candidates = [f"python{version}", *map(str, versions.glob(f"{version}.*/bin/python{version}"))]
        fitting = next((python for python in candidates if version_of([python]) == version), None)
        if fitting and version != own:
            found[version] = fitting
    return found


def _test_under(python: str) -> None:
    with tempfile.TemporaryDirectory(prefix="engine-") as folder:
        own = Path(folder) / "venv"
        output([python, "-m", "venv", own])
        output([own / "bin" / "python", "-m", "pip", "install", "--quiet", "--no-deps", "--require-hashes",
                "-r", DEV_LOCK])  # fmt: skip
        present = [tested for tested in TESTED if (ROOT / tested).exists()]
        run([own / "bin" / "python", "-m", "pytest", "-n", "2", "-p", "no:cacheprovider", *present])


def _read_with_another_build() -> None:
    need(["sqlcipher"], ["sqlcipher"])
    with tempfile.TemporaryDirectory(prefix="engine-") as folder:
        said = output([sys.executable, "-m", "tests.slow.office", folder])
        key = re.search(r"key ([0-9a-f]{64})", said)
        if not key:
            raise Failed(said)
        asked = f"PRAGMA key = \"x'{key[1]}'\"; PRAGMA cipher_integrity_check; PRAGMA quick_check; " \
                "SELECT 'visits', count(*) FROM visit;"  # fmt: skip
        done = subprocess.run(
            ["sqlcipher", str(Path(folder) / "register.db"), asked], capture_output=True, encoding="utf-8", check=False
        )
        print(done.stdout + done.stderr)
        if not re.search(r"visits\|[1-9]\d*", done.stdout) or done.returncode:
            raise Failed("another build of the engine cannot read the register")


if __name__ == "__main__":
    stage(work)
