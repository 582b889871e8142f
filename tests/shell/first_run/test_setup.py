"""What the first run accepts, step by step, without a window."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.progress import Silent
from desktop_app.core.resources import resource
from desktop_app.core.units import Unit, Units
from desktop_app.office.hamlet_service import HamletService
from desktop_app.office.opening import Opener, open_office
from desktop_app.office.profile import OfficeService
from desktop_app.office.sheets import Sheet
from desktop_app.shell.first_run.checks import Strength
from desktop_app.shell.first_run.setup import ORDER, Setup, Step
from desktop_app.sync.enrolling.queries import own
from tests.full_disk import files_at_most
from tests.shell.first_run.given import GOOD, PASSWORD, TYPED


def at(setup: Setup, step: Step, answers: Mapping[str, str]) -> Setup:
    setup.put(answers)
    setup.step = step
    return setup


ANSWERS: list[tuple[Step, dict[str, str], dict[str, str]]] = [
    (Step.OFFICE, {}, {"unit": "Chưa chọn đơn vị"}),
    (Step.OFFICE, {"typed": "có"}, {"name": "Chưa nhập tên đơn vị", "province": "Chưa nhập tỉnh"}),
    (Step.OFFICE, {"typed": "có", "name": "Sở Nội vụ", "kind": "UPPER"}, {}),
    (Step.OFFICE, {**TYPED, "name": "x" * 121}, {"name": "Tên đơn vị dài 121 ký tự"}),
    (Step.OFFICE, TYPED, {}),
    (Step.HEAD, {"place": " "}, {"place": "Chưa nhập địa danh"}),
    (Step.HEAD, {"place": "Yên Hạ"}, {}),
    (Step.HAMLETS, {"hamlets": ""}, {}),
    (Step.HAMLETS, {"hamlets": "Thôn Đoài\n;;;\n..."}, {"hamlets": "Dòng 3 không có tên thôn"}),
    (Step.ACCOUNT, {"account_name": ""}, {"account_name": "Chưa nhập", "password": "", "password_again": "Chưa nhập"}),
    (Step.ACCOUNT, {**GOOD, "password": "ngắn", "password_again": "ngắn"}, {"password": "Mật khẩu có 4 ký tự"}),
    (Step.ACCOUNT, {**GOOD, "password": "a" * 20, "password_again": "a" * 20}, {"password": "lặp lại vài ký tự"}),
    (Step.ACCOUNT, {**GOOD, "password_again": f"{PASSWORD} "}, {"password_again": "Hai lần gõ mật khẩu không giống"}),
    (Step.ACCOUNT, GOOD, {}),
    (Step.FOLDERS, {"folder": ""}, {"folder": "Chưa nhập thư mục dữ liệu"}),
    (Step.FOLDERS, {"folder": "du-lieu"}, {"folder": "Đường dẫn chưa đầy đủ"}),
    (Step.FOLDERS, {"backup_folder": "khong-co"}, {"backup_folder": "Không thấy thư mục này"}),
    (Step.FOLDERS, {}, {}),
]


@pytest.mark.parametrize(("step", "answers", "expected"), ANSWERS)
def test_a_step_says_what_is_in_the_way(
    setup: Setup, step: Step, answers: dict[str, str], expected: dict[str, str]
) -> None:
    found = at(setup, step, answers).problems()

    assert found.keys() == expected.keys()
    assert [name for name, words in expected.items() if words not in found[name]] == []


def test_a_copy_does_not_lie_inside_what_it_is_a_copy_of(setup: Setup, tmp_path: Path) -> None:
    inside = tmp_path / "data" / "copies"
    inside.mkdir(parents=True)
    found = at(setup, Step.FOLDERS, {"backup_folder": str(inside)}).problems()
    assert "nằm trong thư mục dữ liệu" in found["backup_folder"]


SUGGESTED = [
    ("xã Yên Hạ", "tỉnh Minh Họa", "xã Yên Hạ", "Yên Hạ", "UBND tỉnh Minh Họa"),
    ("Phường 1 Bảo Lộc", "tỉnh Lâm Đồng", "phường 1 Bảo Lộc", "Phường 1 Bảo Lộc", "UBND tỉnh Lâm Đồng"),
    ("tỉnh Bắc Ninh", "tỉnh Bắc Ninh", "tỉnh Bắc Ninh", "Bắc Ninh", ""),
    ("Sở Nội vụ", "tỉnh Bắc Ninh", "Sở Nội vụ", "Bắc Ninh", "UBND tỉnh Bắc Ninh"),
    ("Ban Quản lý", "", "Ban Quản lý", "", ""),
]


@pytest.mark.parametrize(("name", "province", "kept", "place", "upper"), SUGGESTED)
def test_the_name_makes_place_and_upper_office_likely(
    setup: Setup, name: str, province: str, kept: str, place: str, upper: str
) -> None:
    at(setup, Step.OFFICE, {"typed": "có", "kind": "UPPER", "name": name, "province": province}).go_on()

    assert setup.step is Step.HEAD
    assert (setup.raw["name"], setup.raw["place"], setup.raw["upper_office"]) == (kept, place, upper)


def test_an_office_of_the_list_brings_its_code(setup: Setup) -> None:
    setup.choose(Units(resource("units.json")).find("nha nam bac ninh")[0])
    setup.go_on()
    profile = setup.profile()
    assert (profile.name, profile.place, profile.upper_office) == ("xã Nhã Nam", "Nhã Nam", "UBND tỉnh Bắc Ninh")
    assert profile.code


def test_another_office_changes_what_was_likely_but_never_what_was_typed(setup: Setup) -> None:
    setup.choose(Unit("1", "Xã Yên Hạ", "tỉnh Minh Họa"))
    setup.go_on()
    setup.put({"place": "Yên Hạ Thượng"})
    setup.go_back()
    setup.choose(Unit("2", "Phường Tân Mỹ", "tỉnh Hạ Vân"))
    setup.go_on()
    assert (setup.raw["place"], setup.raw["upper_office"]) == ("Yên Hạ Thượng", "UBND tỉnh Hạ Vân")


def test_the_reception_official_is_likely_to_be_the_first_account(setup: Setup) -> None:
    at(setup, Step.HEAD, {"place": "Yên Hạ", "reception_official": "Hoàng Thị Lan"}).go_on()
    assert setup.raw["account_name"] == "Hoàng Thị Lan"


STRENGTHS = [
    ("", Strength.SHORT, "Ít nhất 14 ký tự"),
    ("trăng sáng", Strength.SHORT, "Đã gõ 10 ký tự, cần ít nhất 14"),
    ("ababababababab", Strength.WEAK, "dễ đoán"),
    ("hoang thi lan 123", Strength.WEAK, "tên người"),
    ("trangsangdonglua", Strength.FAIR, "Đạt yêu cầu"),
    (PASSWORD, Strength.STRONG, "mạnh"),
]


@pytest.mark.parametrize(("password", "strength", "words"), STRENGTHS)
def test_how_good_a_password_is_is_said_in_words(setup: Setup, password: str, strength: Strength, words: str) -> None:
    setup.put({"account_name": "Hoàng Thị Lan"})
    found, said = setup.strength(password)
    assert found is strength
    assert words in said


def test_the_office_is_made_of_all_the_answers_and_the_password_is_forgotten(setup: Setup, opener: Opener) -> None:
    made = at(setup, Step.FOLDERS, {**GOOD, "code": "99001"}).make(Silent())
    setup.accept(made)

    assert (setup.step, setup.can_go_back, setup.raw["password"]) == (Step.SHEET, False, "")
    assert setup.unproved == list(Sheet)
    desk = made.office.desk
    assert OfficeService(desk).profile().deputies == ("Trần Đức Thắng", "Phạm Hữu Điệp")
    assert [row.full_name for row in HamletService(desk).all()] == ["Thôn Đoài", "Thôn Trung"]
    card = own(desk).card
    assert card is not None
    assert card.unit == "99001"
    made.office.close()
    open_office(Path(setup.raw["folder"]), "Hoàng Thị Lan", PASSWORD, opener).close()


def test_a_refused_folder_and_a_full_disk_lose_no_answer(setup: Setup, opener: Opener, tmp_path: Path) -> None:
    def refuse(folder: Path) -> None:
        raise UserError("Thư mục này nằm trên USB.")

    before = dict(at(setup, Step.FOLDERS, GOOD).raw)
    setup.opener = replace(opener, check_place=refuse)
    with pytest.raises(UserError, match="USB"):
        setup.make(Silent())
    setup.opener = opener
    with files_at_most(30_000), pytest.raises(UserError):
        setup.make(Silent())

    assert setup.raw == before
    assert list(tmp_path.iterdir()) == []
    setup.make(Silent()).office.close()


def test_steps_follow_one_another_and_a_wrong_answer_stays(setup: Setup) -> None:
    setup.put(GOOD)
    seen = []
    while setup.step is not Step.FOLDERS:
        seen.append(setup.step)
        setup.go_on()
    assert seen == list(ORDER[: len(seen)])
    setup.put({"folder": ""})
    with pytest.raises(InvalidInput):
        setup.go_on()
    assert setup.step is Step.FOLDERS
