"""A program that is killed while it saves loses nothing that it had acknowledged."""

import os
import subprocess
import sys

import pytest

from tests.architecture.source import ROOT


@pytest.mark.skipif(not hasattr(os, "fork"), reason="victims are forked")
def test_twenty_kills_during_saves_lose_no_acknowledged_record() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.kills", "20"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert "none lost" in done.stdout
