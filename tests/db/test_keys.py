"""Opening the key file: passwords, tries, waits, recovery sheets."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from db.key_content import FILE_NAME, KeyFileTrouble
from db.keys import KeyFile
from db.sealing import FLOOR, Cost
from db.sign_in import LockedOut, WrongPassword
from desktop_app.core.errors import InvalidInput, UserError
from tests.db.key_makers import CHEAP, LAN, LAN_PASSWORD, NOW, RULES, create, new_office, rewrite

Alteration = Callable[[dict[str, Any]], None]


def failed_tries(keys: KeyFile) -> int:
    return keys.content().holders[0].tries.failed


def test_the_first_account_signs_in_by_uid_and_by_name(tmp_path: Path) -> None:
    made = create(tmp_path)
    by_uid = made.keys.unlock(made.unlocked.account_uid, LAN_PASSWORD, NOW)
    by_name = made.keys.unlock("  hoàng thị  LAN ", LAN_PASSWORD, NOW)
    assert by_uid == by_name == made.unlocked
    assert len(by_uid.data_key) == 32


def test_a_password_typed_in_decomposed_letters_is_the_same_password(tmp_path: Path) -> None:
    decomposed = "mu\u0300a lu\u0301a chi\u0301n va\u0300ng"
    assert decomposed != LAN_PASSWORD
    assert create(tmp_path).keys.unlock(LAN, decomposed, NOW).name == LAN


def test_no_secret_shows_in_what_a_log_would_print(tmp_path: Path) -> None:
    made = create(tmp_path)
    shown = repr(made) + repr(made.unlocked)
    for secret in (made.unlocked.data_key.hex(), repr(made.unlocked.data_key), made.recovery_code, "AGE-SECRET-KEY"):
        assert secret not in shown


def test_the_key_file_holds_no_secret_in_clear(tmp_path: Path) -> None:
    made = create(tmp_path)
    raw = (tmp_path / FILE_NAME).read_text(encoding="utf-8")
    assert "AGE-SECRET-KEY" not in raw
    assert LAN_PASSWORD not in raw
    assert made.unlocked.data_key.hex() not in raw
    assert made.recovery_code not in raw


def test_two_offices_never_share_a_key_or_a_file_code(tmp_path: Path) -> None:
    first, second = create(tmp_path / "a"), create(tmp_path / "b")
    assert first.unlocked.data_key != second.unlocked.data_key
    assert first.keys.facts().file_code != second.keys.facts().file_code
    assert first.unlocked.fingerprint() != second.unlocked.fingerprint()


def test_a_folder_with_keys_is_never_given_new_ones(tmp_path: Path) -> None:
    create(tmp_path)
    before = (tmp_path / FILE_NAME).read_bytes()
    with pytest.raises(UserError, match="đã có dữ liệu của một cơ quan"):
        create(tmp_path)
    assert (tmp_path / FILE_NAME).read_bytes() == before


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("", "Mật khẩu có 0 ký tự, cần ít nhất 14"),
        ("mười ba chữ.", "có 12 ký tự"),
        ("a" * 40, "lặp lại vài ký tự"),
        ("ab" * 10, "lặp lại vài ký tự"),
        ("ab cd" * 41, "dài 205 ký tự, tối đa 200"),
    ],
)
def test_a_weak_password_makes_no_office(tmp_path: Path, password: str, sentence: str) -> None:
    with pytest.raises(InvalidInput, match=sentence):
        KeyFile.create(tmp_path, new_office(), password, cost=CHEAP, at=NOW, floor=CHEAP)
    assert not list(tmp_path.iterdir())


def test_an_account_that_is_not_there_is_said_to_be_not_there(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Không có tài khoản “Ai đó”"):
        create(tmp_path).keys.unlock("Ai đó", LAN_PASSWORD, NOW)


def test_wrong_tries_are_counted_down_then_the_account_waits(tmp_path: Path) -> None:
    keys = create(tmp_path).keys
    for left in (4, 3, 2, 1, 0):
        with pytest.raises(WrongPassword) as wrong:
            keys.unlock(LAN, "sai mật khẩu rồi", NOW)
        assert wrong.value.tries_left == left
    with pytest.raises(LockedOut, match="sau 5 phút, lúc 09:21"):
        keys.unlock(LAN, LAN_PASSWORD, NOW)
    assert keys.accounts()[0].locked_until == NOW + timedelta(minutes=5)


def test_the_sentence_for_a_wrong_password_says_what_is_left_and_what_to_check(tmp_path: Path) -> None:
    with pytest.raises(WrongPassword) as wrong:
        create(tmp_path).keys.unlock(LAN, "sai", NOW)
    assert str(wrong.value) == (
        "Mật khẩu không đúng. Còn 4 lần thử trước khi phải chờ 5 phút. Kiểm tra phím Caps Lock và bộ gõ."
    )


def test_after_the_wait_all_tries_are_there_again(tmp_path: Path) -> None:
    keys = create(tmp_path).keys
    for _ in range(5):
        with pytest.raises(WrongPassword):
            keys.unlock(LAN, "sai mật khẩu rồi", NOW)
    later = NOW + timedelta(minutes=5)
    with pytest.raises(WrongPassword) as wrong:
        keys.unlock(LAN, "sai mật khẩu rồi", later)
    assert wrong.value.tries_left == 4
    assert keys.unlock(LAN, LAN_PASSWORD, later).name == LAN
    assert failed_tries(keys) == 0


def test_a_right_password_forgets_the_wrong_tries_before_it(tmp_path: Path) -> None:
    keys = create(tmp_path).keys
    with pytest.raises(WrongPassword):
        keys.unlock(LAN, "sai", NOW)
    assert failed_tries(keys) == 1
    keys.unlock(LAN, LAN_PASSWORD, NOW)
    assert failed_tries(keys) == 0


def test_a_wait_left_by_a_clock_set_far_ahead_is_cut_to_the_rule(tmp_path: Path) -> None:
    keys = create(tmp_path).keys
    ahead = NOW + timedelta(days=3650)
    for _ in range(5):
        with pytest.raises(WrongPassword):
            keys.unlock(LAN, "sai", ahead)
    with pytest.raises(LockedOut, match="sau 5 phút"):
        keys.unlock(LAN, LAN_PASSWORD, NOW)
    assert keys.unlock(LAN, LAN_PASSWORD, NOW + timedelta(minutes=5)).name == LAN


def test_the_register_sheet_opens_the_register_and_never_the_vault(tmp_path: Path) -> None:
    made = create(tmp_path)
    opened = made.keys.unlock_with_recovery(made.recovery_code.lower().replace("-", " "))
    assert opened.data_key == made.unlocked.data_key
    assert opened.vault_secret is None
    assert opened.account_uid == ""


def test_the_vault_sheet_opens_the_vault_for_one_who_opened_the_register(tmp_path: Path) -> None:
    made = create(tmp_path)
    opened = made.keys.unlock_with_recovery(made.recovery_code)
    assert made.keys.with_vault_recovery(opened, made.vault_recovery_code).vault_secret == made.unlocked.vault_secret
    with pytest.raises(UserError, match="Mã này là của phiếu khôi phục khóa của sổ"):
        made.keys.with_vault_recovery(opened, made.recovery_code)


def test_the_sheet_of_another_office_opens_nothing(tmp_path: Path) -> None:
    made, other = create(tmp_path / "a"), create(tmp_path / "b")
    with pytest.raises(UserError, match="phiếu lần 01 lập ngày 23/11/2026"):
        made.keys.unlock_with_recovery(other.recovery_code)


def test_the_first_account_gets_the_vault_only_when_it_is_meant_to(tmp_path: Path) -> None:
    made = create(tmp_path, holds_vault=False)
    assert made.keys.unlock(LAN, LAN_PASSWORD, NOW).vault_secret is None
    assert made.keys.accounts()[0].is_vault_holder is False


def test_what_is_known_before_signing_in(tmp_path: Path) -> None:
    made = create(tmp_path, practice=True)
    facts = made.keys.facts()
    assert (facts.is_practice, facts.office_name, facts.office_place) == (True, "UBND xã Yên Hạ", "tỉnh Bắc Ninh")
    assert facts.rules == RULES
    assert facts.vault_public.startswith("age1")
    assert [(a.name, a.post) for a in made.keys.accounts()] == [(LAN, "Tiếp công dân")]


@pytest.mark.parametrize("weak", [replace(CHEAP, memory_kib=1024), Cost(8 * 1024, 0), Cost(2 * 1024 * 1024, 1)])
def test_a_key_file_that_makes_guessing_cheap_or_signing_in_endless_is_refused(tmp_path: Path, weak: Cost) -> None:
    made = create(tmp_path)
    rewrite(tmp_path, lambda data: data["recovery"]["wrap"].update(cost=vars(weak)))
    with pytest.raises(KeyFileTrouble, match="mức bảo vệ mật khẩu ngoài giới hạn"):
        made.keys.unlock(LAN, LAN_PASSWORD, NOW)


def test_test_cost_is_refused_where_it_is_not_allowed_on_purpose(tmp_path: Path) -> None:
    create(tmp_path)
    assert FLOOR.memory_kib > CHEAP.memory_kib
    with pytest.raises(KeyFileTrouble, match="mức bảo vệ"):
        KeyFile.read(tmp_path)


@pytest.mark.parametrize(
    "alter",
    [
        lambda data: data.update(practice=False),
        lambda data: data.update(file_code="SDC-0000-0000"),
        lambda data: data.update(vault_public="age1" + "q" * 58),
        lambda data: data["holders"][0]["wrap"].update(epoch="another"),
        lambda data: data["holders"][0].update(uid="another"),
        lambda data: data["holders"][0]["wrap"]["cost"].update(passes=2),
    ],
)
def test_a_practice_office_can_never_be_turned_into_a_real_one_nor_a_wrap_be_moved(
    tmp_path: Path, alter: Alteration
) -> None:
    made = create(tmp_path, practice=True)
    rewrite(tmp_path, alter)
    with pytest.raises(UserError):
        made.keys.unlock(LAN, LAN_PASSWORD, NOW)
    with pytest.raises(UserError):
        made.keys.unlock_with_recovery(made.recovery_code)


@pytest.mark.parametrize(
    "alter",
    [
        lambda data: data.update(office_name="UBND xã Khác"),
        lambda data: data["rules"].update(tries=9999),
        lambda data: data["holders"][0].update(name="Người khác"),
        lambda data: data.update(epoch="another"),
        lambda data: data["recovery"].update(issue=7),
    ],
)
def test_what_was_edited_outside_the_program_is_noticed_at_sign_in(tmp_path: Path, alter: Alteration) -> None:
    made = create(tmp_path)
    rewrite(tmp_path, alter)
    with pytest.raises(KeyFileTrouble, match="đã bị sửa ngoài chương trình"):
        made.keys.unlock(made.unlocked.account_uid, LAN_PASSWORD, NOW)
