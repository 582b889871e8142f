"""Who may open the register, on real key files."""

from pathlib import Path

import pytest

from db.keys import Created
from desktop_app.core.errors import NotAllowed, UserError
from desktop_app.office.accounts import AccountService
from desktop_app.office.desk import Desk, SignedIn
from desktop_app.office.opening import Opener, OpenOffice, recover
from desktop_app.office.rights import Role
from tests.conftest import PASSWORD

OTHER = "cá rô đồng kho khế chua"


@pytest.fixture
def accounts(office: OpenOffice) -> AccountService:
    return AccountService(office.desk, office.keeper)


def test_a_new_account_signs_in_with_its_own_role_and_without_the_vault(
    office: OpenOffice, accounts: AccountService
) -> None:
    accounts.open("Lê Thị Hoa", "Văn phòng", Role.OFFICIAL, OTHER)
    desk = office.switch("Lê Thị Hoa", OTHER)

    assert (desk.account.name, desk.account.role) == ("Lê Thị Hoa", Role.OFFICIAL)
    assert not desk.account.sees_denouncer
    with pytest.raises(NotAllowed, match="quản lý tài khoản"):
        AccountService(desk, office.keeper).open("Trần Đức Thắng", "", Role.VIEWER, OTHER)


def test_a_closed_account_no_longer_signs_in_but_keeps_its_name(office: OpenOffice, accounts: AccountService) -> None:
    uid = accounts.open("Lê Thị Hoa", "Văn phòng", Role.OFFICIAL, OTHER)
    accounts.close(uid)

    with pytest.raises(UserError, match="Không có tài khoản"):
        office.switch("Lê Thị Hoa", OTHER)
    assert [(row.name, row.is_active) for row in accounts.all()][-1] == ("Lê Thị Hoa", False)


def test_the_last_administrator_stays_one(desk: Desk, accounts: AccountService) -> None:
    with pytest.raises(UserError, match="ít nhất một tài khoản quản trị"):
        accounts.change(desk.account.uid, "Hoàng Thị Lan", "", Role.OFFICIAL)
    with pytest.raises(UserError, match="Không tự ngừng"):
        accounts.close(desk.account.uid)


def test_the_vault_is_granted_only_with_the_password_of_whom_it_is_granted_to(
    office: OpenOffice, accounts: AccountService
) -> None:
    uid = accounts.open("Ngô Xuân Thạo", "Chủ tịch", Role.LEADER, OTHER)
    with pytest.raises(UserError, match="không đúng"):
        accounts.grant_vault(uid, "sai mật khẩu rồi nhé")
    accounts.grant_vault(uid, OTHER)

    assert office.switch("Ngô Xuân Thạo", OTHER).account.sees_denouncer


def test_the_last_holder_of_the_vault_keeps_it(desk: Desk, accounts: AccountService) -> None:
    with pytest.raises(UserError, match="người cuối cùng xem được kho mật"):
        accounts.withdraw_vault(desk.account.uid)


def test_ones_own_password_is_changed_by_knowing_the_old_one(office: OpenOffice, accounts: AccountService) -> None:
    with pytest.raises(UserError, match="Mật khẩu không đúng"):
        accounts.change_own_password("không phải mật khẩu", OTHER)
    accounts.change_own_password(PASSWORD, OTHER)

    assert office.switch("Hoàng Thị Lan", OTHER).account.sees_denouncer


def test_somebody_elses_way_in_is_not_made_twice(accounts: AccountService) -> None:
    accounts.open("Lê Thị Hoa", "", Role.VIEWER, OTHER)

    with pytest.raises(UserError, match="Đã có tài khoản"):
        accounts.open("lê thị hoa", "", Role.VIEWER, OTHER)


def test_rights_follow_the_role() -> None:
    may = {role: SignedIn("", "", "", role) for role in Role}
    from desktop_app.office.rights import Right

    assert [role for role in Role if may[role].may(Right.CHANGE_LAW)] == [Role.ADMINISTRATOR]
    assert [role for role in Role if may[role].may(Right.SIGN_IN)] == list(Role)
    assert [role for role in Role if not may[role].may(Right.READ)] == [Role.KEYER]
    assert not any(may[role].may(Right.SEE_DENOUNCER) for role in Role)


def test_a_forgotten_password_is_replaced_by_the_recovery_sheet_which_is_then_void(
    office: OpenOffice, office_template: tuple[Path, Created], opener: Opener
) -> None:
    code = office_template[1].recovery_code
    new_code = recover(office.folder, code.lower(), "Hoàng Thị Lan", OTHER, opener)

    assert office.switch("Hoàng Thị Lan", OTHER).account.name == "Hoàng Thị Lan"
    assert not office.desk.account.sees_denouncer
    with pytest.raises(UserError):
        recover(office.folder, code, "Hoàng Thị Lan", PASSWORD, opener)
    recover(office.folder, new_code, "Hoàng Thị Lan", PASSWORD, opener)


def test_the_vault_s_own_sheet_gives_its_right_back_and_is_used_up(
    office: OpenOffice, accounts: AccountService, office_template: tuple[Path, Created]
) -> None:
    created = office_template[1]
    accounts.open("Ngô Xuân Thạo", "Chủ tịch", Role.LEADER, OTHER)
    chair = office.switch("Ngô Xuân Thạo", OTHER)
    own = AccountService(chair, office.keeper)
    with pytest.raises(UserError, match="Mật khẩu không đúng"):
        own.take_vault(created.vault_recovery_code, PASSWORD)
    with pytest.raises(UserError, match="Mã này là của phiếu khôi phục khóa của sổ"):
        own.take_vault(created.recovery_code, OTHER)

    code = own.take_vault(created.vault_recovery_code, OTHER)

    assert office.switch("Ngô Xuân Thạo", OTHER).account.sees_denouncer
    with pytest.raises(UserError, match="không mở được dữ liệu"):
        own.take_vault(created.vault_recovery_code, OTHER)
    assert own.take_vault(code, OTHER) != code
