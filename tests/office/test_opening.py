"""An office is made whole or not at all."""

from dataclasses import replace
from pathlib import Path

import pytest

from db.keys import NewOffice
from db.sign_in import SignInRules
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.law.rulebook import Unit
from desktop_app.office.hamlet_service import HamletService
from desktop_app.office.law_entry import RuleChange
from desktop_app.office.law_service import LawService
from desktop_app.office.opening import BEING_MADE, Opener, OpenOffice, create_office, open_office
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


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "thiếu tệp sổ register.db"),
        (b"", "thiếu tệp sổ register.db"),
        (b"another file", "Khóa không khớp với tệp sổ"),
        (bytes(range(256)) * 64, "Khóa không khớp với tệp sổ"),
    ],
)
def test_a_register_that_is_gone_or_another_file_is_told_and_nothing_is_put_in_its_place(
    tmp_path: Path, opener: Opener, content: bytes | None, sentence: str
) -> None:
    create_office(tmp_path, NEW, PROFILE, [], PASSWORD, opener)
    register = tmp_path / "register.db"
    register.unlink()
    if content is not None:
        register.write_bytes(content)

    with pytest.raises(UserError, match=f"{sentence}.*chưa có gì bị thay đổi.*Hãy chọn đúng thư mục"):
        open_office(tmp_path, "Hoàng Thị Lan", PASSWORD, opener)
    assert (register.read_bytes() if register.exists() else None) == content


def test_a_folder_that_could_not_be_opened_is_free_for_the_next(tmp_path: Path, opener: Opener) -> None:
    create_office(tmp_path, NEW, PROFILE, [], PASSWORD, opener)
    register = tmp_path / "register.db"
    whole = register.read_bytes()
    register.write_bytes(whole[:5000])
    with pytest.raises(UserError, match="Tệp sổ bị hỏng"):
        open_office(tmp_path, "Hoàng Thị Lan", PASSWORD, opener)
    for left in tmp_path.glob("register.db*"):
        left.unlink()
    register.write_bytes(whole)

    open_office(tmp_path, "Hoàng Thị Lan", PASSWORD, opener).close()


def test_an_office_signs_in_by_the_numbers_its_law_has_today(office: OpenOffice) -> None:
    change = RuleChange(
        key="security.password_tries",
        value=3,
        unit=Unit.TIMES,
        from_on=office.desk.clock.today(),
        to_on=None,
        citation="Điều 5 Quy chế an toàn thông tin",
        document="12/QĐ-UBND",
        reason="Quy chế của xã",
    )
    LawService(office.desk).make(change)

    assert office.keys.facts().rules.tries == 3


def test_an_office_is_closed_also_where_the_disk_is_full(tmp_path: Path, opener: Opener) -> None:
    create_office(tmp_path, NEW, PROFILE, [], PASSWORD, opener)
    office = open_office(tmp_path, "Hoàng Thị Lan", PASSWORD, opener)
    HamletService(office.desk).paste("Thôn Mới; 12")
    with files_at_most(100_000):
        office.close()

    again = open_office(tmp_path, "Hoàng Thị Lan", PASSWORD, opener)
    assert [hamlet.full_name for hamlet in HamletService(again.desk).all()] == ["Thôn Mới"]
    again.close()
