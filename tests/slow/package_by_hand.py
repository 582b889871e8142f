"""A stranger reads a package with the commands of docs/package-format.md and nothing of ours."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.core.package.offices import COMMUNE, PHOTO, PHOTO_NAME, RECOVERY, ROWS, pack
from tests.slow.machine import ROOT


@pytest.fixture
def by_hand(tmp_path: Path) -> str:
    """What the commands say for a good package, opened with the commune's recovery key."""
    pack(tmp_path / "goi.dcpkg")
    return _read(tmp_path)


def _read(folder: Path) -> str:
    commands = re.findall(r"```sh\n(.*?)```", (ROOT / "docs" / "package-format.md").read_text(encoding="utf-8"), re.S)
    (folder / "key.txt").write_text(RECOVERY + "\n", encoding="ascii")
    work = folder / "work"
    work.mkdir()
    given = {"P": str(folder / "goi.dcpkg"), "KEY": str(folder / "key.txt"), "SIGN": COMMUNE.public}
    done = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", commands[0]],
        cwd=work, env={**os.environ, **given, "LC_ALL": "C"}, capture_output=True, check=False,
    )  # fmt: skip
    return f"{done.stdout.decode()}{done.stderr.decode()}exit {done.returncode}"


def test_a_stranger_finds_everything_whole_and_signed(by_hand: str, tmp_path: Path) -> None:
    lines = by_hand.splitlines()
    assert lines[0] == "DCCS-PKG"
    wanted = {
        "body.age: OK", f"att/{PHOTO_NAME}: OK", "audit/heads.json: OK", "data/petitions.ndjson: OK",
        "data/visits.ndjson: OK", "report/01-TCD_2026-Q4.json: OK", "nothing besides: OK", "header: OK",
        "Signature Verified Successfully", "exit 0",
    }  # fmt: skip
    assert set(lines[1:]) == wanted
    inside = tmp_path / "work" / "inside"
    assert (inside / "data" / "visits.ndjson").read_text(encoding="utf-8").count("\n") == len(ROWS)
    assert (inside / "att" / PHOTO_NAME).read_bytes() == PHOTO


def test_a_stranger_sees_that_a_label_was_changed(tmp_path: Path) -> None:
    pack(tmp_path / "goi.dcpkg")
    changed = (tmp_path / "goi.dcpkg").read_bytes().replace(b'"seq":3', b'"seq":4')
    (tmp_path / "goi.dcpkg").write_bytes(changed)
    said = _read(tmp_path)
    assert "data/visits.ndjson: OK" in said
    assert "header: OK" not in said
