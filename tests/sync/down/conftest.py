"""An upper office with something of its own of every kind, and a commune that trusts it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.keys import Created
from desktop_app.office.opening import Opener
from tests.sync.down.makers import Offices, own_things
from tests.sync.two_sites.sites import two_sites


@pytest.fixture
def offices(office_template: tuple[Path, Created], tmp_path: Path, opener: Opener) -> Iterator[Offices]:
    """Both, enrolled with each other."""
    commune, above = two_sites(office_template, tmp_path, opener)
    own_things(above.desk)
    yield Offices(commune, above, tmp_path / "stick")
    commune.close()
    above.close()
