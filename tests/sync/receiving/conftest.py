"""An upper office and one commune that it knows."""

from pathlib import Path

import pytest

from desktop_app.office.desk import Desk
from desktop_app.sync.receiving.service import ReceiveService
from tests.sync.receiving.makers import Commune, upper


@pytest.fixture
def receiving(desk: Desk) -> ReceiveService:
    return ReceiveService(upper(desk))


@pytest.fixture
def commune(receiving: ReceiveService, tmp_path: Path) -> Commune:
    return Commune(receiving.desk, tmp_path)
