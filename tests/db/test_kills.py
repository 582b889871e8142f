"""A program killed while it saves has lost nothing that it had acknowledged."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source import ROOT


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_twenty_kills_during_saves_lose_no_record_leave_no_gap_and_verify_clean(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.kills", "20", "7", str(tmp_path)],
        cwd=ROOT, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "20 kills" in done.stdout
