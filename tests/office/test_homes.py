"""Two places on a PC where an office may lie; an empty register is never opened without a word about another."""

import shutil
from pathlib import Path

import pytest

from db import place
from db.key_content import FILE_NAME
from db.keys import Created
from desktop_app.core.errors import UserError
from desktop_app.office import homes as module
from desktop_app.office.homes import OWN, SHARED, Homes, shared_folder
from desktop_app.office.opening import Opener


@pytest.fixture
def homes(tmp_path: Path) -> Homes:
    return Homes(tmp_path / "riêng" / "du-lieu", tmp_path / "chung" / "du-lieu")


def settle(folder: Path, template: tuple[Path, Created]) -> Path:
    shutil.copytree(template[0], folder)
    return folder


def test_without_any_office_the_accounts_own_place_is_the_usual_one(homes: Homes, opener: Opener) -> None:
    assert homes.usual(opener) == homes.only(opener) == homes.own
    assert homes.others(homes.own, opener) == []


def test_an_office_for_the_whole_pc_is_found_by_every_account(
    homes: Homes, opener: Opener, office_template: tuple[Path, Created]
) -> None:
    assert homes.shared
    settle(homes.shared, office_template)
    assert homes.usual(opener) == homes.only(opener) == homes.shared
    [other] = homes.others(homes.own, opener)
    assert (other.folder, other.title, other.words) == (homes.shared, "UBND xã Yên Hạ, tỉnh Minh Họa", SHARED)


def test_with_two_offices_a_command_asks_which(
    homes: Homes, opener: Opener, office_template: tuple[Path, Created]
) -> None:
    assert homes.shared
    for folder in (homes.own, homes.shared):
        settle(folder, office_template)
    assert homes.usual(opener) == homes.own
    assert [home.words for home in homes.others(homes.shared, opener)] == [OWN]
    with pytest.raises(UserError, match=r"hai nơi giữ dữ liệu: .* Hãy chỉ một nơi bằng --data"):
        homes.only(opener)


def test_a_second_office_is_not_made_unasked(
    homes: Homes, opener: Opener, office_template: tuple[Path, Created]
) -> None:
    homes.refuse_second(homes.own, opener)
    assert homes.shared
    settle(homes.shared, office_template)
    with pytest.raises(UserError, match="Máy này đã có dữ liệu của UBND xã Yên Hạ"):
        homes.refuse_second(homes.own, opener)


def test_an_office_whose_keys_are_spoilt_is_still_an_office(
    homes: Homes, opener: Opener, office_template: tuple[Path, Created]
) -> None:
    (settle(homes.own, office_template) / FILE_NAME).write_bytes(b"spoilt")
    assert homes.home(homes.own, opener).title == "Dữ liệu của một cơ quan"


def test_the_shared_folder_is_opened_to_all_before_anything_lies_in_it(
    homes: Homes, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(module, "share", opened.append)
    homes.make_room(homes.own)
    assert opened == []
    assert not homes.own.exists()
    assert homes.shared
    homes.make_room(homes.shared)
    assert opened == [homes.shared]
    assert homes.shared.is_dir()


@pytest.mark.parametrize(
    ("environment", "platform", "folder"),
    [
        ({"PROGRAMDATA": "C:/ProgramData"}, "win32", Path("C:/ProgramData/SoDanChu/du-lieu")),
        ({}, "win32", None),
        ({"PROGRAMDATA": "C:/ProgramData"}, "linux", None),
    ],
)
def test_only_a_windows_pc_has_a_place_for_all_accounts(
    environment: dict[str, str], platform: str, folder: Path | None
) -> None:
    assert shared_folder(environment, platform) == folder


class Done:
    def __init__(self, code: int) -> None:
        self.returncode = code


@pytest.mark.parametrize("code", [0, 5])
def test_windows_is_asked_without_a_black_window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    asked: list[tuple[list[str], int]] = []

    def run(command: list[str], creationflags: int, **_: object) -> Done:
        asked.append((command, creationflags))
        return Done(code)

    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setattr(place.subprocess, "CREATE_NO_WINDOW", 0x08000000, raising=False)
    monkeypatch.setattr(place.subprocess, "run", run)
    if code:
        with pytest.raises(UserError, match="Windows không cho các tài khoản khác"):
            place.share(tmp_path)
    else:
        place.share(tmp_path)
    [(command, flags)] = asked
    assert command[:2] == ["icacls", str(tmp_path)]
    assert "*S-1-5-32-545:(OI)(CI)M" in command
    assert flags == 0x08000000
