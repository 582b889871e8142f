"""Copies, where they go, what a check tells, and a copy brought back beside the office."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from desktop_app.areas import load_areas
from desktop_app.core.clock import FixedClock
from desktop_app.core.errors import InvalidInput, NotAllowed, UserError
from desktop_app.core.progress import Silent
from desktop_app.office.accounts import AccountService
from desktop_app.office.opening import Opener, OpenOffice, open_office
from desktop_app.office.profile import OfficeService
from desktop_app.office.profile_entry import OFFICE_FORM, profile_of, profile_texts, settle_office
from desktop_app.office.rights import Role
from desktop_app.office.safety import Places, SafetyService
from tests.conftest import PASSWORD

OTHER = "cá rô đồng kho khế chua"


@pytest.fixture
def safety(office: OpenOffice) -> SafetyService:
    return SafetyService(office, [book for area in load_areas() for book in area.books])


def test_copies_are_listed_the_newest_first_from_both_folders(
    safety: SafetyService, clock: FixedClock, tmp_path: Path
) -> None:
    stick = tmp_path / "usb"
    stick.mkdir()
    assert safety.places() == Places(None, False)
    safety.back_up(Silent())
    safety.choose(stick)
    clock.move_by(timedelta(minutes=5))
    file = safety.back_up(Silent())

    assert [(copy.file.parent.name, copy.elsewhere) for copy in safety.copies()] == [("usb", True), ("backups", False)]
    assert safety.copies()[0].size == file.stat().st_size
    assert safety.places() == Places(stick, True)
    last = safety.last_backup()
    assert last is not None
    assert (last.at, last.elsewhere) == (clock.now(), True)


def test_old_copies_are_thinned_where_they_are_kept_by_themselves_and_nowhere_else(
    office: OpenOffice, safety: SafetyService, clock: FixedClock, tmp_path: Path
) -> None:
    for _ in range(13):
        clock.move_by(timedelta(minutes=5))
        safety.back_up(Silent())
        safety.back_up(Silent(), tmp_path / "usb")
    assert len(list((office.folder / "backups").iterdir())) == 11
    assert len(list((tmp_path / "usb").iterdir())) == 13


def test_the_data_folder_itself_is_no_place_for_copies(office: OpenOffice, safety: SafetyService) -> None:
    with pytest.raises(UserError, match="hỏng máy là mất cả hai"):
        safety.choose(office.folder / "backups")


def test_a_copy_is_brought_back_into_a_new_folder_and_opens_there(
    office: OpenOffice, safety: SafetyService, opener: Opener
) -> None:
    [made_at, file] = [office.desk.clock.now(), safety.back_up(Silent())]
    folder = safety.folder_beside(safety.made_at(file))
    assert folder.name == f"phuc-hoi-{made_at:%Y%m%d-%H%M}"
    safety.restore(file, folder, "Hoàng Thị Lan", PASSWORD, Silent())

    other = open_office(folder, "Hoàng Thị Lan", PASSWORD, opener)
    assert OfficeService(other.desk).profile().name == "xã Yên Hạ"
    other.close()
    assert safety.folder_beside(made_at).name == f"{folder.name}-2"
    with pytest.raises(UserError, match="không bao giờ phục hồi đè"):
        safety.restore(file, folder, "Hoàng Thị Lan", PASSWORD, Silent())


def test_a_finding_calls_a_part_of_the_register_by_its_name(office: OpenOffice, safety: SafetyService) -> None:
    assert safety.prove(Silent()).checked.is_clean
    with office.db.engine.begin() as connection:
        connection.execute(text("UPDATE hamlet SET rev = rev + 1 WHERE id = 1"))

    findings = " ".join(safety.prove(Silent()).checked.findings)
    assert "phần “thôn, tổ dân phố”" in findings
    assert "hamlet" not in findings


def test_who_may_only_read_backs_up_but_neither_checks_nor_brings_back(office: OpenOffice) -> None:
    AccountService(office.desk, office.keeper).open("Lê Thị Hoa", "", Role.VIEWER, OTHER)
    office.switch("Lê Thị Hoa", OTHER)
    safety = SafetyService(office, ())
    file = safety.back_up(Silent())

    with pytest.raises(NotAllowed):
        safety.prove(Silent())
    with pytest.raises(NotAllowed):
        safety.restore(file, file.parent / "x", "Lê Thị Hoa", OTHER, Silent())
    with pytest.raises(NotAllowed):
        safety.choose(None)


def test_the_form_of_the_office_and_the_profile_say_the_same(office: OpenOffice, tmp_path: Path) -> None:
    before = OfficeService(office.desk).profile()
    values = OFFICE_FORM.checked(profile_texts(before), office.desk.clock.today())
    assert profile_of(values, before) == before

    changed = profile_of(
        {**values, "deputies": "Phạm Hữu Điệp\n\n Đỗ Văn Tâm ", "backup_folder": str(tmp_path), "is_remote": True},
        before,
    )
    assert OFFICE_FORM.checked(profile_texts(changed), office.desk.clock.today())["is_remote"] is True
    settle_office(office, changed)
    assert OfficeService(office.desk).profile().deputies == ("Phạm Hữu Điệp", "Đỗ Văn Tâm")
    with pytest.raises(InvalidInput, match="Không thấy thư mục này"):
        profile_of({**values, "backup_folder": "K:/khong-co"}, before)
