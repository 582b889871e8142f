"""Tests of sending: a commune and the office above it."""

import pytest

from desktop_app.office.desk import Desk
from desktop_app.sync.sending.service import SendService
from tests.sync.sending.makers import Upper, enrolled


@pytest.fixture
def upper(desk: Desk) -> Upper:
    """The office above, enrolled by the commune."""
    return enrolled(desk)


@pytest.fixture
def sending(desk: Desk) -> SendService:
    """The commune's sending."""
    return SendService(desk)
