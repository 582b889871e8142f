"""The practice office that receives: every sign of a commune's story stands in the matrix."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.core.clock import FixedClock
from desktop_app.core.progress import Silent
from desktop_app.office.opening import Opener
from desktop_app.office.practice import read
from desktop_app.sync.practice import upper
from desktop_app.sync.receiving.matrix import CellState, Step, matrix
from desktop_app.sync.receiving.queries import packages

STORIES = {"99011": ".rf", "99012": "-i2", "99013": "xbt"}
STANDS = {
    "99011": [CellState.ON_TIME, CellState.CORRECTED, CellState.FORKED],
    "99012": [CellState.NOTHING, CellState.INCOMPLETE, CellState.LATE],
    "99013": [CellState.MISSING, CellState.BLANK, CellState.RETURNED],
}


def test_every_sign_of_a_story_stands_in_the_matrix(
    opener: Opener, clock: FixedClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = read("upper")
    units = [unit | {"story": STORIES[unit["code"]]} for unit in told["units"] if unit["code"] in STORIES]
    monkeypatch.setattr(upper, "read", lambda _name: told | {"units": units})
    office = upper.make_practice_upper(tmp_path / "u", replace(opener, clock=clock), Silent(), days=90)
    try:
        shown = matrix(office.desk, "01-TCD", 2026, Step.MONTH)
        assert {row.unit: [cell.state for cell in row.cells[8:11]] for row in shown.rows} == STANDS
        assert office.desk.is_practice
        assert sum(each.waits for each in packages(office.desk)) == 1
    finally:
        office.close()
