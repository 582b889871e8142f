"""What is built around an office before anybody has signed in."""

from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from desktop_app import main
from desktop_app.areas import sample
from desktop_app.core.clock import FixedClock
from desktop_app.core.errors import UserError
from desktop_app.core.progress import Silent
from desktop_app.office.door import Door
from desktop_app.office.opening import Opener, OpenOffice


def test_the_data_of_a_real_office_are_never_opened_for_practice(office: OpenOffice, opener: Opener) -> None:
    with pytest.raises(UserError, match="dữ liệu của cơ quan thật"):
        main._practice_office(Door(office.folder, opener), Silent())
    assert office.keys.content().holders[0].tries.failed == 0


def test_a_new_practice_office_goes_on_by_the_clock_of_the_program(
    opener: Opener, clock: FixedClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sample, "make_practice_office", partial(sample.make_practice_office, rows=2))
    office = main._practice_office(Door(tmp_path / "tap-huan", opener), Silent())
    try:
        clock.move_to(clock.now() + timedelta(hours=20))
        assert office.desk.clock.now() == clock.now()
    finally:
        office.close()
