"""What is built around an office before anybody has signed in."""

import pytest

from desktop_app import main
from desktop_app.core.errors import UserError
from desktop_app.core.progress import Silent
from desktop_app.office.door import Door
from desktop_app.office.opening import Opener, OpenOffice


def test_the_data_of_a_real_office_are_never_opened_for_practice(office: OpenOffice, opener: Opener) -> None:
    with pytest.raises(UserError, match="dữ liệu của cơ quan thật"):
        main._practice_office(Door(office.folder, opener), Silent())
    assert office.keys.content().holders[0].tries.failed == 0
