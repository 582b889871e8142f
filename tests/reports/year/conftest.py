"""A desk with two random years of visits and petitions, a few documents to be disclosed, and a window."""

from datetime import date
from random import Random

import pytest

from desktop_app.areas import load_areas
from desktop_app.office.desk import Desk
from desktop_app.reports.known import Known
from tests.areas.conftest import dressed, workplace
from tests.areas.disclosure.coverage.makers import add_record
from tests.reports.years import Years

__all__ = ["dressed", "workplace"]


@pytest.fixture(scope="session")
def known() -> Known:
    return Known(load_areas())


@pytest.fixture
def years(desk: Desk) -> Desk:
    Years(desk, Random(7)).write(visits=60, petitions=60)
    add_record(desk, "CK07", date(2026, 6, 1), due_on=date(2026, 6, 8))
    add_record(desk, "CK14", date(2026, 8, 1), begun=(), due_on=date(2026, 8, 8))
    return desk
