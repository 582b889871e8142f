"""What a holder may change in the key file."""

from pathlib import Path

import pytest

from db.codes import Sheet
from db.key_content import FILE_NAME, KeyFileTrouble
from db.sign_in import SignInRules, WrongPassword
from desktop_app.core.disk import DiskTrouble
from desktop_app.core.errors import InvalidInput, UserError
from tests.db.key_makers import CHI, CHI_PASSWORD, LAN, LAN_PASSWORD, NOW, create, keeper, rewrite
from tests.full_disk import files_at_most

NEW_PASSWORD = "cánh đồng mẫu lớn"


def test_an_added_account_opens_the_same_data_without_the_vault(tmp_path: Path) -> None:
    made = create(tmp_path)
    keeper(made).add_account(CHI, "Chủ tịch", CHI_PASSWORD, NOW)
    opened = made.keys.unlock(CHI, CHI_PASSWORD, NOW)
    assert opened.data_key == made.unlocked.data_key
    assert opened.vault_secret is None
    assert [a.name for a in made.keys.accounts()] == [LAN, CHI]


def test_an_added_account_gets_the_vault_from_one_who_holds_it(tmp_path: Path) -> None:
    made = create(tmp_path)
    keeper(made).add_account(CHI, "Chủ tịch", CHI_PASSWORD, NOW, vault=True)
    assert made.keys.unlock(CHI, CHI_PASSWORD, NOW).vault_secret == made.unlocked.vault_secret


def test_nobody_without_the_vault_gives_the_vault(tmp_path: Path) -> None:
    made = create(tmp_path, holds_vault=False)
    before = (tmp_path / FILE_NAME).read_bytes()
    with pytest.raises(UserError, match="Chỉ người đang có quyền xem kho mật"):
        keeper(made).add_account(CHI, "", CHI_PASSWORD, NOW, vault=True)
    with pytest.raises(UserError, match="Chỉ người đang có quyền xem kho mật"):
        keeper(made).grant_vault(LAN, LAN_PASSWORD)
    with pytest.raises(UserError, match="Chỉ người đang có quyền xem kho mật"):
        keeper(made).renew_sheet(Sheet.VAULT, NOW)
    assert (tmp_path / FILE_NAME).read_bytes() == before


@pytest.mark.parametrize("name", [LAN, " hoàng  thị lan ", "HOA\u0300NG THI\u0323 LAN"])
def test_two_accounts_never_share_a_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(InvalidInput, match="Đã có tài khoản"):
        keeper(create(tmp_path)).add_account(name, "", CHI_PASSWORD, NOW)


def test_an_account_has_a_name_and_a_strong_password(tmp_path: Path) -> None:
    made = create(tmp_path)
    with pytest.raises(InvalidInput, match="Chưa nhập tên"):
        keeper(made).add_account("  ", "", CHI_PASSWORD, NOW)
    with pytest.raises(InvalidInput, match="cần ít nhất 14"):
        keeper(made).add_account(CHI, "", "ngắn", NOW)
    assert len(made.keys.accounts()) == 1


def test_ones_own_new_password_keeps_the_vault_and_voids_the_old_password(tmp_path: Path) -> None:
    made = create(tmp_path)
    keeper(made).set_password(LAN, NEW_PASSWORD)
    assert made.keys.unlock(LAN, NEW_PASSWORD, NOW) == made.unlocked
    with pytest.raises(WrongPassword):
        made.keys.unlock(LAN, LAN_PASSWORD, NOW)


def test_a_password_set_by_one_without_the_vault_ends_the_right_to_the_vault(tmp_path: Path) -> None:
    made = create(tmp_path)
    keeper(made).add_account(CHI, "", CHI_PASSWORD, NOW)
    chi = made.keys.unlock(CHI, CHI_PASSWORD, NOW)
    keeper(made, chi).set_password(LAN, NEW_PASSWORD)
    assert made.keys.unlock(LAN, NEW_PASSWORD, NOW).vault_secret is None


def test_a_forgotten_password_is_set_anew_with_the_recovery_sheet(tmp_path: Path) -> None:
    made = create(tmp_path)
    recovered = made.keys.unlock_with_recovery(made.recovery_code)
    keeper(made, recovered).set_password(LAN, NEW_PASSWORD)
    opened = made.keys.unlock(LAN, NEW_PASSWORD, NOW)
    assert opened.data_key == made.unlocked.data_key
    assert opened.vault_secret is None
    with_vault = made.keys.with_vault_recovery(opened, made.vault_recovery_code)
    keeper(made, with_vault).grant_vault(LAN, NEW_PASSWORD)
    assert made.keys.unlock(LAN, NEW_PASSWORD, NOW) == made.unlocked


def test_a_new_password_ends_a_wait(tmp_path: Path) -> None:
    made = create(tmp_path)
    for _ in range(5):
        with pytest.raises(WrongPassword):
            made.keys.unlock(LAN, "sai", NOW)
    keeper(made).set_password(LAN, NEW_PASSWORD)
    assert made.keys.unlock(LAN, NEW_PASSWORD, NOW).name == LAN


def test_the_vault_is_granted_with_both_people_present_and_withdrawn_again(tmp_path: Path) -> None:
    made = create(tmp_path)
    keeper(made).add_account(CHI, "", CHI_PASSWORD, NOW)
    with pytest.raises(InvalidInput, match=f"Mật khẩu của {CHI} không đúng"):
        keeper(made).grant_vault(CHI, "không phải mật khẩu")
    keeper(made).grant_vault(CHI, CHI_PASSWORD)
    assert made.keys.unlock(CHI, CHI_PASSWORD, NOW).vault_secret == made.unlocked.vault_secret
    keeper(made).withdraw_vault(CHI)
    assert made.keys.unlock(CHI, CHI_PASSWORD, NOW).vault_secret is None
    assert [a.is_vault_holder for a in made.keys.accounts()] == [True, False]


def test_a_removed_account_opens_nothing_and_the_last_one_stays(tmp_path: Path) -> None:
    made = create(tmp_path)
    keeper(made).add_account(CHI, "", CHI_PASSWORD, NOW)
    keeper(made).remove_account(CHI)
    with pytest.raises(UserError, match="Không có tài khoản"):
        made.keys.unlock(CHI, CHI_PASSWORD, NOW)
    with pytest.raises(UserError, match="tài khoản cuối cùng"):
        keeper(made).remove_account(LAN)


def test_a_renamed_account_keeps_its_keys(tmp_path: Path) -> None:
    made = create(tmp_path)
    keeper(made).rename_account(LAN, "Hoàng Thị Lan", "Văn phòng")
    keeper(made).rename_account(LAN, "Hoàng Lan", "Văn phòng")
    assert made.keys.unlock("Hoàng Lan", LAN_PASSWORD, NOW).account_uid == made.unlocked.account_uid


@pytest.mark.parametrize("sheet", Sheet)
def test_a_new_sheet_voids_the_old_one(tmp_path: Path, sheet: Sheet) -> None:
    made = create(tmp_path)
    old = made.recovery_code if sheet is Sheet.REGISTER else made.vault_recovery_code
    new = keeper(made).renew_sheet(sheet, NOW)

    def opened_by(code: str) -> object:
        if sheet is Sheet.REGISTER:
            return made.keys.unlock_with_recovery(code).data_key
        return made.keys.with_vault_recovery(made.unlocked, code).vault_secret

    assert opened_by(new)
    with pytest.raises(UserError, match="phiếu lần 02"):
        opened_by(old)


def test_rules_names_and_epoch_change_and_everybody_still_signs_in(tmp_path: Path) -> None:
    made = create(tmp_path)
    rules = SignInRules(tries=3, lock_minutes=15, shortest_password=8, idle_minutes=10)
    before = made.keys.facts().epoch
    keeper(made).set_rules(rules)
    keeper(made).rename_office("UBND phường Yên Hạ", "tỉnh Bắc Ninh")
    after = keeper(made).begin_epoch(NOW)
    facts = made.keys.facts()
    assert (facts.rules, facts.office_name, facts.epoch) == (rules, "UBND phường Yên Hạ", after)
    assert before != after
    assert made.keys.unlock(LAN, LAN_PASSWORD, NOW) == made.unlocked
    assert made.keys.unlock_with_recovery(made.recovery_code).data_key == made.unlocked.data_key


def test_a_holder_never_signs_what_somebody_else_altered(tmp_path: Path) -> None:
    made = create(tmp_path)
    rewrite(tmp_path, lambda data: data["rules"].update(tries=9999))
    with pytest.raises(KeyFileTrouble, match="sửa ngoài chương trình"):
        keeper(made).rename_office("UBND xã Yên Hạ", "tỉnh Bắc Ninh")


def test_a_change_that_cannot_be_written_leaves_the_file_and_no_part_of_another(tmp_path: Path) -> None:
    made = create(tmp_path)
    before = (tmp_path / FILE_NAME).read_bytes()
    with files_at_most(100), pytest.raises(DiskTrouble, match="đã đầy"):
        keeper(made).set_password(LAN, NEW_PASSWORD)
    assert (tmp_path / FILE_NAME).read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]
