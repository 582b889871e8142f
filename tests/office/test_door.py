"""From an empty folder to an open office, and back in with the paper in hand."""

import random
from pathlib import Path

import pytest

from db.codes import Sheet, groups_of
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.office.door import Door, FirstAnswers, Made
from desktop_app.office.opening import Opener
from desktop_app.office.profile import Profile
from desktop_app.office.sheets import SheetService, asked_groups

PASSWORD = "một câu dễ nhớ của Lan"
ANSWERS = FirstAnswers(
    profile=Profile(name="xã Yên Hạ", province="tỉnh Minh Họa", place="Yên Hạ"),
    account_name="Hoàng Thị Lan",
    account_post="Công chức tiếp công dân",
    password=PASSWORD,
)


@pytest.fixture
def made(tmp_path: Path, opener: Opener) -> Made:
    return Door(tmp_path / "data", opener).set_up(ANSWERS)


def test_a_new_office_is_open_at_once_and_its_door_names_who_may_come_in(made: Made, opener: Opener) -> None:
    door = Door(made.office.folder, opener)
    made.office.close()
    plate = door.plate()
    assert door.is_set_up
    assert (plate.office_name, plate.office_place, plate.is_practice) == ("UBND xã Yên Hạ", "tỉnh Minh Họa", False)
    assert [person.name for person in plate.people] == ["Hoàng Thị Lan"]
    assert plate.idle_minutes == 15
    opened = door.open("Hoàng Thị Lan", PASSWORD)
    assert opened.desk.account.name == "Hoàng Thị Lan"
    opened.close()


def test_an_empty_folder_is_not_set_up(tmp_path: Path, opener: Opener) -> None:
    assert not Door(tmp_path, opener).is_set_up


def test_the_sheet_lets_one_in_with_a_new_password_and_is_used_up(made: Made, opener: Opener) -> None:
    door, code = Door(made.office.folder, opener), made.codes[Sheet.REGISTER]
    made.office.close()
    office, new_code = door.recover(code, "Hoàng Thị Lan", "một câu khác hẳn câu cũ")
    office.close()
    assert new_code != code
    with pytest.raises(UserError):
        door.recover(code, "Hoàng Thị Lan", "một câu khác hẳn câu cũ nữa")
    with pytest.raises(UserError, match="Mật khẩu không đúng"):
        door.open("Hoàng Thị Lan", PASSWORD)


def test_a_sheet_is_proved_by_two_groups_typed_from_the_paper(made: Made) -> None:
    service = SheetService(made.office)
    assert service.unchecked() == [Sheet.REGISTER, Sheet.VAULT]
    for sheet in Sheet:
        groups = groups_of(made.codes[sheet])
        service.check(sheet, made.codes[sheet], {place: groups[place - 1].lower() for place in (3, 6)})
    assert service.unchecked() == []
    made.office.keeper.renew_sheet(Sheet.REGISTER, made.office.desk.clock.now())
    assert service.unchecked() == [Sheet.REGISTER]
    made.office.close()


def test_any_two_groups_may_be_asked_for() -> None:
    asked = {tuple(asked_groups(random.Random(seed))) for seed in range(300)}
    assert len(asked) == 21
    assert all(1 <= first < second <= 7 for first, second in asked)


def test_a_wrong_group_is_named(made: Made) -> None:
    groups = groups_of(made.codes[Sheet.REGISTER])
    with pytest.raises(InvalidInput) as refused:
        SheetService(made.office).check(Sheet.REGISTER, made.codes[Sheet.REGISTER], {3: groups[2], 6: groups[2]})
    assert list(refused.value.problems) == ["group6"]
    made.office.close()


def test_the_sheet_is_a_paper_of_one_page_made_in_memory(made: Made, tmp_path: Path) -> None:
    before = sorted(path.name for path in made.office.folder.rglob("*"))
    paper = SheetService(made.office).paper(Sheet.VAULT, made.codes[Sheet.VAULT])
    assert paper.startswith(b"%PDF")
    assert sorted(path.name for path in made.office.folder.rglob("*")) == before
    made.office.close()
