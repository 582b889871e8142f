"""The year with everything, entered once."""

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from db.keys import Created, KeyFile
from desktop_app.core.clock import FixedClock
from desktop_app.office.opening import open_unlocked
from tests.areas.disclosure.coverage.makers import fill_year
from tests.conftest import TEST_COST, office_opener


@pytest.fixture(scope="session")
def year_template(
    office_template: tuple[Path, Created], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Created]:
    """The set-up office with the year that shows every state, made once and copied for each test that asks for it."""
    template, created = office_template
    folder = tmp_path_factory.mktemp("year") / "data"
    shutil.copytree(template, folder)
    opener = office_opener(FixedClock(datetime(2026, 11, 23, 9, 16)))
    office = open_unlocked(folder, KeyFile.read(folder, TEST_COST), created.unlocked, opener)
    fill_year(office.desk)
    office.close()
    return folder, created


@pytest.fixture
def full_year() -> None:
    """The office of the test has that year."""


@pytest.fixture
def begun(request: pytest.FixtureRequest) -> tuple[Path, Created]:
    """The office without or with the year."""
    name = "year_template" if "full_year" in request.fixturenames else "office_template"
    template: tuple[Path, Created] = request.getfixturevalue(name)
    return template
