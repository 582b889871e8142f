"""An upper office with something of its own of every kind, and a commune that trusts it."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from db.keys import Created
from desktop_app.core.clock import VIETNAM, FixedClock
from desktop_app.office.opening import Opener
from tests.conftest import office_opener
from tests.sync.down.makers import Offices, own_things
from tests.sync.two_sites.sites import Above, Commune, two_sites


@pytest.fixture(scope="session")
def both_templates(office_template: tuple[Path, Created], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both offices, enrolled with each other, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("both")
    opener = office_opener(FixedClock(datetime(2026, 11, 23, 9, 0, tzinfo=VIETNAM)))
    commune, above = two_sites(office_template, folder, opener)
    own_things(above.desk)
    commune.close()
    above.close()
    return folder


@pytest.fixture
def offices(
    both_templates: Path, office_template: tuple[Path, Created], tmp_path: Path, opener: Opener
) -> Iterator[Offices]:
    """Both, with the stick between them."""
    created = office_template[1]
    commune = Commune((both_templates / "commune", created), tmp_path / "commune", opener)
    above = Above((both_templates / "above", created), tmp_path / "above", opener)
    yield Offices(commune, above, tmp_path / "stick")
    commune.close()
    above.close()
