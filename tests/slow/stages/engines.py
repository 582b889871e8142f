"""The other Pythons and another engine: what we promise to run on, and that the file outlives us."""

import os
import sys
import tempfile
from pathlib import Path

from dev import DEV_LOCK, FITTING, version_of
from tests.slow.machine import WITHOUT_PAGES, Failed, Skip, output, run, stage

OTHER_ENGINE = "apsw-sqlite3mc"
QUESTION = """
import sys, apsw
file = apsw.Connection(sys.argv[1])
for setting in ("cipher = 'sqlcipher'", "legacy = 4", f"key = \\"x'{sys.argv[2]}'\\""):
    list(file.execute(f"PRAGMA {setting}"))
print(file.execute("SELECT count(*) FROM visit").get, "visit,", file.execute("PRAGMA integrity_check").get)
"""


def work() -> None:
    """Test under each other fitting Python that the machine has; then read the register with another engine."""
    pythons = _other_pythons()
    for version, python in pythons.items():
        print(f"Python {version}", flush=True)
        _test_under(python)
    skipped = [] if pythons else ["the machine has no other fitting Python"]
    try:
        _read_with_another_engine()
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
        run([own / "bin" / "python", "-m", "pytest", "-n", "2", "-p", "no:cacheprovider", *WITHOUT_PAGES])


def _read_with_another_engine() -> None:
    """SQLite3 Multiple Ciphers, written by others, opens the register with the data key alone."""
    with tempfile.TemporaryDirectory(prefix="engine-") as folder:
        own = Path(folder) / "venv"
        output([sys.executable, "-m", "venv", own])
        try:
            output([own / "bin" / "python", "-m", "pip", "install", "--quiet", OTHER_ENGINE])
        except Failed as reason:
            raise Skip(f"{OTHER_ENGINE} cannot be installed: {str(reason)[-200:]}") from None
        key = output([sys.executable, "-m", "tests.slow.office", folder]).split()[-1]
        said = output([own / "bin" / "python", "-c", QUESTION, Path(folder) / "data" / "register.db", key])
        print(f"{OTHER_ENGINE}: {said.strip()}")
        if said.split() != ["1", "visit,", "ok"]:
            raise Failed("another engine cannot read the register")


if __name__ == "__main__":
    stage(work)
