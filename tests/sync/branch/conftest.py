"""The main PC of a commune and one branch, each with a register of its own, and the stick between them."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import pytest

from db.keys import Created, KeyFile
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.core.clock import FixedClock
from desktop_app.core.progress import Silent
from desktop_app.office.desk import Desk
from desktop_app.office.opening import Opener, OpenOffice, open_unlocked
from desktop_app.sync.branch.beginning import begin_branch
from desktop_app.sync.branch.guard import watch
from desktop_app.sync.branch.handing import HandService
from desktop_app.sync.branch.join_service import JoinService
from desktop_app.sync.branch.service import BranchService
from desktop_app.sync.enrolling.service import EnrolService
from desktop_app.sync.receiving.planned import Taken
from tests.conftest import PASSWORD, TEST_COST, office_opener
from tests.sync.makers import with_code

NAME, PLACE = "Bàn nhà văn hóa", "Nhà văn hóa thôn Đoài"


@pytest.fixture
def opener(opener: Opener) -> Opener:
    """As the program opens offices: who writes what is looked after."""
    return replace(opener, watch=watch)


@dataclass
class Pair:
    """Both PCs; `stick` is the folder that goes between them."""

    main: Desk
    branch: Desk
    stick: Path
    office: OpenOffice

    @property
    def reception(self) -> ReceptionService:
        """The register at the branch's desk."""
        return ReceptionService(self.branch)

    def hand(self) -> Path:
        """The branch's package on the stick."""
        return HandService(self.branch).hand(self.stick).file

    def join(self, file: Path) -> Taken:
        """The package taken in, after it was looked at."""
        service = JoinService(self.main)
        return service.apply(service.plan(file))


@pytest.fixture
def main(desk: Desk) -> Desk:
    """The main PC, with a code and keys."""
    EnrolService(with_code(desk)).own_card()
    return desk


@pytest.fixture(scope="session")
def both_begun(office_template: tuple[Path, Created], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a main PC, its branch that has just begun, and the stick that went between them."""
    folder, opener = tmp_path_factory.mktemp("pair"), office_opener(FixedClock(datetime(2026, 11, 23, 8, 0)))
    shutil.copytree(office_template[0], folder / "main")
    office = opened(folder / "main", office_template[1], opener)
    starter = BranchService(with_code(office.desk)).make(NAME, PLACE, folder / "stick")
    account = office.desk.account.uid
    office.close()
    begin_branch(starter.file, folder / "branch", account, PASSWORD, opener, Silent()).close()
    return folder


@pytest.fixture
def pair(both_begun: Path, office_template: tuple[Path, Created], opener: Opener, tmp_path: Path) -> Iterator[Pair]:
    """A main PC whose branch has just begun."""
    for name in ("main", "branch", "stick"):
        shutil.copytree(both_begun / name, tmp_path / name)
    with ExitStack() as open_ones:
        office, branch = (opened(tmp_path / name, office_template[1], opener) for name in ("main", "branch"))
        for each in (office, branch):
            open_ones.callback(each.close)
        yield Pair(office.desk, branch.desk, tmp_path / "stick", office)


@pytest.fixture
def copied_main(
    pair: Pair, office_template: tuple[Path, Created], opener: Opener, tmp_path: Path
) -> Iterator[Callable[[str], Desk]]:
    """The main PC as it stands now, once more in a folder of that name."""
    with ExitStack() as open_ones:

        def copied(name: str) -> Desk:
            pair.main.db.checkpoint()
            shutil.copytree(pair.office.folder, tmp_path / f"main-{name}")
            office = opened(tmp_path / f"main-{name}", office_template[1], opener)
            open_ones.callback(office.close)
            return office.desk

        yield copied


def opened(folder: Path, created: Created, opener: Opener) -> OpenOffice:
    """The office in a folder, by the keys that all of them have."""
    return open_unlocked(folder, KeyFile.read(folder, TEST_COST), created.unlocked, opener)
