"""The main PC of a commune and one branch, each with a register of its own, and the stick between them."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
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
from tests.conftest import PASSWORD, TEST_COST
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


@pytest.fixture
def pair(main: Desk, office: OpenOffice, opener: Opener, clock: FixedClock, tmp_path: Path) -> Iterator[Pair]:
    """A main PC whose branch has just begun."""
    stick = tmp_path / "stick"
    starter = BranchService(main).make(NAME, PLACE, stick)
    branch = begin_branch(starter.file, tmp_path / "branch", main.account.uid, PASSWORD, opener, Silent())
    yield Pair(main, branch.desk, stick)
    branch.close()


@pytest.fixture
def copied_main(
    main: Desk, office: OpenOffice, office_template: tuple[Path, Created], opener: Opener, tmp_path: Path
) -> Iterator[Callable[[str], Desk]]:
    """The main PC as it stands now, once more in a folder of that name."""
    opened = list[OpenOffice]()

    def copied(name: str) -> Desk:
        folder = tmp_path / f"main-{name}"
        main.db.checkpoint()
        shutil.copytree(office.folder, folder)
        opened.append(open_unlocked(folder, KeyFile.read(folder, TEST_COST), office_template[1].unlocked, opener))
        return opened[-1].desk

    yield copied
    for each in opened:
        each.close()
