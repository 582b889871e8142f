"""A register leaves one PC and goes on at another: nothing is lost on the way, and only one of the two writes."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from db.keys import Created, KeyFile
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.core.clock import FixedClock
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.package.keys import read_card
from desktop_app.core.progress import Silent
from desktop_app.core.report_periods import ReportPeriod
from desktop_app.office.desk import Desk
from desktop_app.office.opening import Opener, open_unlocked
from desktop_app.office.profile import OfficeService
from desktop_app.sync.branch.guard import watch
from desktop_app.sync.enrolling.service import EnrolService
from desktop_app.sync.moving import service as moving_service
from desktop_app.sync.moving.arriving import Arrival, Way, arrive
from desktop_app.sync.moving.service import MoveService
from desktop_app.sync.receiving.planned import Standing
from desktop_app.sync.receiving.service import ReceiveService
from desktop_app.sync.sending.service import SendService
from desktop_app.sync.states import PartnerKind
from tests.areas.reception.makers import MakeEntry
from tests.conftest import PASSWORD, TEST_COST
from tests.sync.makers import with_code

WEEK = ReportPeriod("Tuần 48", date(2026, 11, 22), date(2026, 11, 29))
NEW_PASSWORD = "mưa rào trên mái ngói"


@pytest.fixture
def opener(opener: Opener) -> Opener:
    """As the program opens offices: who writes what is looked after."""
    return replace(opener, watch=watch)


@pytest.fixture
def moved(desk: Desk, opener: Opener, clock: FixedClock, tmp_path: Path) -> "Iterator[Moves]":
    """Moves the register of the desk; the new office is closed at the end."""
    made = Moves(desk, opener, clock, tmp_path)
    yield made
    for each in made.opened:
        each.office.close()


class Moves:
    """An old PC, a stick, new PCs."""

    def __init__(self, desk: Desk, opener: Opener, clock: FixedClock, folder: Path) -> None:
        self.desk, self.opener, self.clock, self.folder = desk, opener, clock, folder
        self.opened = list[Arrival]()

    def arrive(self, file: Path, password: str = PASSWORD, code: str = "") -> Desk:
        self.clock.move_to(self.clock.now() + timedelta(hours=1))
        way = Way(account=self.desk.account.uid, password=password, code=code)
        self.opened.append(arrive(file, self.folder / "new", way, self.opener, Silent()))
        return self.opened[-1].office.desk


def test_the_old_pc_only_reads_and_the_new_one_writes_on_with_the_next_number(
    moved: Moves, an_entry: MakeEntry, tmp_path: Path
) -> None:
    reception, offices = ReceptionService(moved.desk), OfficeService(moved.desk)
    offices.settle(replace(offices.profile(), backup_folder=str(tmp_path / "only on the old PC")))
    reception.register(an_entry())
    file = MoveService(moved.desk).hand_over(tmp_path / "stick")
    with pytest.raises(UserError, match="đã chuyển sang máy mới lúc 23/11/2026, 09:16"):
        reception.register(an_entry())
    new = moved.arrive(file)
    assert ReceptionService(new).register(an_entry()).label == "2/2026"
    assert OfficeService(new).profile().backup_folder == ""
    standing = MoveService(new).standing()
    assert (standing.handed_over, bool(standing.arrived)) == (None, True)


def test_a_lost_stick_is_no_end_the_old_pc_writes_again_with_a_reason(
    desk: Desk, moved: Moves, an_entry: MakeEntry, tmp_path: Path
) -> None:
    moving = MoveService(desk)
    moving.hand_over(tmp_path / "stick")
    with pytest.raises(InvalidInput):
        moving.take_back(" ")
    moving.take_back("USB bị mất ngày 24/11/2026, chưa mở ở máy nào")
    assert ReceptionService(desk).register(an_entry()).label == "1/2026"


def test_a_handing_over_that_cannot_be_noted_leaves_no_register_on_the_stick(
    desk: Desk, an_entry: MakeEntry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError("no room for the note")

    monkeypatch.setattr(moving_service, "put_handed_over", full)
    with pytest.raises(OSError, match="no room"):
        MoveService(desk).hand_over(tmp_path / "stick")
    assert list((tmp_path / "stick").iterdir()) == []
    assert ReceptionService(desk).register(an_entry()).label == "1/2026"


def test_what_was_written_while_the_copy_was_made_keeps_the_old_pc_open(
    desk: Desk, an_entry: MakeEntry, tmp_path: Path
) -> None:
    reception, stick = ReceptionService(desk), tmp_path / "stick"

    def meanwhile(folder: Path, progress: Silent) -> Path:
        made = desk.back_up(folder, progress)
        reception.register(an_entry())
        return made

    with pytest.raises(UserError, match="có người ghi thêm"):
        MoveService(replace(desk, back_up=meanwhile)).hand_over(stick)
    assert list(stick.iterdir()) == []
    assert reception.register(an_entry()).label == "2/2026"


def test_the_recovery_code_opens_a_moved_register_where_the_password_is_forgotten(
    moved: Moves, office_template: tuple[Path, Created], tmp_path: Path
) -> None:
    file, code = MoveService(moved.desk).hand_over(tmp_path / "stick"), office_template[1].recovery_code
    with pytest.raises(UserError):
        moved.arrive(file, NEW_PASSWORD, code[:-1] + ("2" if code[-1] != "2" else "3"))
    assert not (tmp_path / "new").exists()
    moved.arrive(file, NEW_PASSWORD, code)
    new = KeyFile.read(tmp_path / "new", TEST_COST)
    assert new.unlock(moved.desk.account.uid, NEW_PASSWORD, moved.clock.now()).account_uid
    assert new.content().recovery.issue == 2
    assert moved.opened[0].code != code


def test_the_office_above_enrols_the_new_keys_and_confirms_the_new_pc_once(
    moved: Moves, office_template: tuple[Path, Created], opener: Opener, an_entry: MakeEntry, tmp_path: Path
) -> None:
    folder = tmp_path / "upper"
    shutil.copytree(office_template[0], folder)
    upper = open_unlocked(folder, KeyFile.read(folder, TEST_COST), office_template[1].unlocked, opener)
    above, commune = with_code(upper.desk, "24000"), with_code(moved.desk)
    know(commune, EnrolService(above).own_card(), PartnerKind.UPPER)
    know(above, EnrolService(commune).own_card(), PartnerKind.COMMUNE)
    receiving = ReceiveService(above)

    def sent(desk: Desk) -> Path:
        ReceptionService(desk).register(an_entry())
        return SendService(desk).build(SendService(desk).look(WEEK)).copy

    assert receiving.take(sent(commune)).planned.standing is Standing.GOOD
    new = moved.arrive(MoveService(commune).hand_over(tmp_path / "stick"))
    file = sent(new)
    assert receiving.plan(file).reason == "unknown_signer"
    know(above, EnrolService(new).own_card(), PartnerKind.COMMUNE)
    waits = receiving.take(file)
    assert waits.planned.standing is Standing.FORKED
    assert "máy mới" in waits.planned.trouble
    assert receiving.confirm_fork(waits.uid, "Đã gọi hỏi, xã đổi máy").planned.trouble == ""
    assert receiving.take(sent(new)).planned.standing is Standing.GOOD
    upper.close()


def know(desk: Desk, content: bytes, kind: PartnerKind) -> None:
    """Enrol a card whose digits were compared."""
    EnrolService(desk).enrol(content, read_card(content).fingerprint, kind)
