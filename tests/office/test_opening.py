"""An office is made whole or not at all."""

from dataclasses import replace
from pathlib import Path

import pytest

from db.keys import NewOffice
from db.sign_in import SignInRules
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.office.opening import BEING_MADE, Opener, create_office, open_office
from desktop_app.office.profile import Profile
from tests.full_disk import files_at_most

PASSWORD = "một câu dễ nhớ của Lan"
NEW = NewOffice(
    office_name="UBND xã Yên Hạ",
    office_place="tỉnh Minh Họa",
    practice=False,
    rules=SignInRules(tries=5, lock_minutes=5, shortest_password=14, idle_minutes=15),
    account_name="Hoàng Thị Lan",
)
PROFILE = Profile(name="xã Yên Hạ", place="Yên Hạ")


def test_a_full_disk_is_told_and_leaves_nothing(tmp_path: Path, opener: Opener) -> None:
    with files_at_most(30_000), pytest.raises(UserError):
        create_office(tmp_path / "data", NEW, PROFILE, [], PASSWORD, opener)
    assert list(tmp_path.iterdir()) == []


def test_a_refused_password_leaves_the_folder_as_it_was(tmp_path: Path, opener: Opener) -> None:
    with pytest.raises(InvalidInput):
        create_office(tmp_path, NEW, PROFILE, [], "ngắn", opener)
    assert list(tmp_path.iterdir()) == []


def test_what_a_stopped_machine_left_behind_is_no_office_and_is_swept_away(tmp_path: Path, opener: Opener) -> None:
    (tmp_path / BEING_MADE).mkdir()
    (tmp_path / BEING_MADE / "keys.json").write_text("{", encoding="utf-8")
    create_office(tmp_path, NEW, PROFILE, [], PASSWORD, opener)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["keys.json", "register.db"]
    open_office(tmp_path, "Hoàng Thị Lan", PASSWORD, opener).close()


@pytest.mark.parametrize("found", ["keys.json", "register.db"])
def test_a_folder_with_somebodys_data_is_refused_and_left_alone(tmp_path: Path, opener: Opener, found: str) -> None:
    (tmp_path / found).write_bytes(b"data")
    with pytest.raises(UserError, match="đã có dữ liệu của một cơ quan"):
        create_office(tmp_path, NEW, PROFILE, [], PASSWORD, opener)
    assert [path.name for path in tmp_path.iterdir()] == [found]
    assert (tmp_path / found).read_bytes() == b"data"


def test_a_refused_place_is_not_touched(tmp_path: Path, opener: Opener) -> None:
    def refuse(folder: Path) -> None:
        raise UserError("Thư mục này nằm trên ổ mạng.")

    with pytest.raises(UserError, match="ổ mạng"):
        create_office(tmp_path / "data", NEW, PROFILE, [], PASSWORD, replace(opener, check_place=refuse))
    assert list(tmp_path.iterdir()) == []
